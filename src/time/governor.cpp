#include "time/governor.h"

#include <algorithm>

namespace claimline::time {

using language::Deprel;
using language::Form;
using language::Upos;

namespace {

constexpr int maxSteps = 6;          // up the tree
constexpr std::uint32_t nearby = 30; // tokens; a sentence may be a page long

} // namespace

Governor::Governor(const std::vector<Piece>& pieces, const language::Document& document)
    : pieces_(pieces)
    , document_(document) {}

Sign Governor::of(Span expression, bool heldFor) const {
    std::uint32_t at = headOf(expression);
    for (int steps = 0; steps < maxSteps && at != none; ++steps, at = token(at).head) {
        if (!isPredicate(at))
            continue;
        Tense tense = heldFor && cueOf(at) == Cue::arranged ? Tense{Outlook::planned} : ofPredicate(at, 0);
        tense.coming &= steps == 0; // "could not explain his arrest on Friday"
        return {tense, token(at).span.begin, true};
    }
    return {};
}

// The first word outside the expression that one of its words hangs on.
std::uint32_t Governor::headOf(Span expression) const {
    for (std::uint32_t i = document_.tokenAt(expression.begin);
         i < document_.tokens.size() && token(i).span.begin < expression.end; ++i) {
        const std::uint32_t head = token(i).head;
        if (head == none || !expression.contains(token(head).span))
            return head;
    }
    return none;
}

std::pair<std::uint32_t, std::uint32_t> Governor::around(std::uint32_t at) const {
    const language::Sentence& sentence = document_.sentences[token(at).sentence];
    return {std::max(sentence.first, at - std::min(at, nearby)), std::min(sentence.last, at + nearby)};
}

bool Governor::has(std::uint32_t at, Deprel relation) const {
    const auto [first, last] = around(at);
    for (std::uint32_t child = first; child < last; ++child)
        if (token(child).head == at && token(child).deprel == relation)
            return true;
    return false;
}

bool Governor::isPredicate(std::uint32_t at) const {
    return token(at).upos == Upos::VERB || has(at, Deprel::cop) ||
           (token(at).upos == Upos::AUX && token(at).deprel != Deprel::aux);
}

std::uint32_t Governor::predicateAbove(std::uint32_t at) const {
    for (int steps = 0; steps < maxSteps && at != none; ++steps) {
        at = token(at).head;
        if (at != none && isPredicate(at))
            return at;
    }
    return none;
}

Cue Governor::cueOf(std::uint32_t at) const {
    const auto piece = std::ranges::lower_bound(pieces_, token(at).span.begin, {},
                                                [](const Piece& p) { return p.span.begin; });
    const bool known = piece != pieces_.end() && piece->span.begin == token(at).span.begin &&
                       piece->entry != nullptr && !(piece->capital && piece->entry->month != 0);
    return known ? piece->entry->cue : Cue::none;
}

Governor::Beside Governor::beside(std::uint32_t at) const {
    Beside found;
    const auto [first, last] = around(at);
    for (std::uint32_t child = first; child < last; ++child) {
        const Deprel relation = token(child).deprel;
        if (token(child).head != at || (relation != Deprel::aux && relation != Deprel::auxPass &&
                                        relation != Deprel::cop && relation != Deprel::mark))
            continue;
        const Cue cue = cueOf(child);
        found.future |= cue == Cue::future;
        found.modal |= cue == Cue::modal;
        found.past |= cue == Cue::past;
        found.present |= cue == Cue::present;
        found.to |= cue == Cue::to;
        found.passive |= cue == Cue::present && relation == Deprel::auxPass;
    }
    return found;
}

Tense Governor::ofPredicate(std::uint32_t at, int depth) const {
    const Beside words = beside(at);
    const bool perfect = words.present && token(at).form == Form::pastParticiple;
    if (words.future)
        return {Outlook::planned};
    if (words.modal) // "may have met", but "if it is met"
        return {Outlook::hypothetical, !perfect};
    const Cue own = cueOf(at);
    if (own == Cue::plan || (own == Cue::arranged && words.passive))
        return {Outlook::planned};
    if (words.to)
        return perfect ? Tense{Outlook::past} : ofInfinitive(at, depth); // "to have been hit"
    const Form form = token(at).form;
    const bool leans = form == Form::gerund || (form == Form::base && token(at).deprel == Deprel::conj);
    if (leans && depth < 3 && !words.past && !words.present)
        if (const std::uint32_t head = predicateAbove(at); head != none)
            return ofPredicate(head, depth + 1);
    return {byForm(at, words)};
}

Outlook Governor::byForm(std::uint32_t at, const Beside& words) const {
    const Form form = token(at).form;
    if (words.past)
        return Outlook::past;
    if (words.present) // "has met" is past, "is held" is not
        return form == Form::pastParticiple && !has(at, Deprel::auxPass) ? Outlook::past : Outlook::ongoing;
    if (form == Form::past || form == Form::pastParticiple)
        return Outlook::past;
    return form == Form::present ? Outlook::ongoing : Outlook::unknown;
}

// "is to meet", "plans to meet", "a plan to meet" lie ahead, "came to meet" does not.
Tense Governor::ofInfinitive(std::uint32_t at, int depth) const {
    const std::uint32_t governor = token(at).head;
    if (governor == none || depth >= 3)
        return {Outlook::planned};
    if (const Cue cue = cueOf(governor); cue == Cue::plan || cue == Cue::intent || cue == Cue::arranged)
        return {Outlook::planned};
    std::uint32_t head = isPredicate(governor) ? governor : predicateAbove(governor);
    Tense above;
    for (; head != none && above.outlook == Outlook::unknown; head = predicateAbove(head))
        above = ofPredicate(head, ++depth);
    const bool same = has(at, Deprel::cop) || // "what police believe to be a raid"
                      above.outlook == Outlook::past || above.outlook == Outlook::hypothetical;
    return same ? above : Tense{Outlook::planned};
}

} // namespace claimline::time
