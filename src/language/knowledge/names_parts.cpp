// How a run of name words falls into names: titles, adjectives, countries and bodies that stand in a row.
#include "language/knowledge/names_scan.h"

#include <algorithm>

namespace claimline::language::known {

void NameFinder::Scan::splitRun(std::uint32_t first, std::uint32_t last) {
    Context context;
    context.of = genitiveCountry(first);
    context.person = followsOffice(first);
    std::uint32_t pending = first;
    for (std::uint32_t at = first; at < last;) {
        if (const auto title = lexicon_.titles.at(words_, at);
            title && title.last < last && !(title.last - at == 1 && inBody(at, last))) {
            flush(pending, at, context);
            context.person = true;
            context.gender = title.value->gender;
            context.officeFirst = context.officeFirst ? context.officeFirst : at;
            context.officeLast = title.last;
            pending = at = title.last;
            continue;
        }
        if (const auto office = officeAt(at, last)) {
            takeAffiliation(pending, at, context);
            context.person = true;
            context.officeLast = office;
            pending = at = office;
            continue;
        }
        const Listed listed = listedAt(at);
        if (listed && listed.last <= last && at == pending) {
            const std::uint32_t next = takeListed(listed, at, last, context);
            if (next != at) {
                pending = at = next;
                continue;
            }
        }
        at = listed && listed.last <= last && at == pending ? std::max(at + 1, at) : at + 1;
    }
    flush(pending, last, context);
}

bool NameFinder::Scan::endsInBody(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i)
        if (lexicon_.givenNames.contains(words_[i].lower) || lexicon_.offices.at(words_, i))
            return false;
    return lexicon_.bodyNouns.contains(words_[last - 1].lower);
}

// Whether the word before the next office or end of the run heads a body's name.
bool NameFinder::Scan::inBody(std::uint32_t at, std::uint32_t last) const {
    return at + 1 < last && lexicon_.bodyNouns.contains(words_[at + 1].lower);
}

// What stands before an office: "Kremlin" spokesman, "European Parliament" President, "Strategic
// Communications" Coordinator.
void NameFinder::Scan::takeAffiliation(std::uint32_t first, std::uint32_t last, Context& context) {
    if (!context.officeFirst)
        context.officeFirst = first;
    if (first >= last)
        return;
    const bool body = lexicon_.bodyNouns.contains(words_[last - 1].lower) ||
                      (words_[last - 1].allCapitals && last - first == 1);
    if (body)
        emit(first, last, context, NameKind::organisation, true);
}

// A listed phrase at the beginning of what is left. Gives where to go on, or `at` where it is part of
// more.
std::uint32_t NameFinder::Scan::takeListed(const Listed& listed, std::uint32_t at, std::uint32_t last,
                                           Context& context) {
    const std::uint32_t stop = bodyEnd(listed.last, last);
    const bool more = stop > listed.last;
    if (const std::uint32_t place = listed.country != none && !more ? placeEnd(at) : 0;
        place > listed.last && place <= last) {
        names_.push_back(
            {at, place, NameKind::place, none, none, none, 0, 0, false, 0, true}); // "Mexico City"
        return place;
    }
    if (listed.adjective != none) {
        context.of = listed.adjective;
        if (!context.officeFirst)
            context.officeFirst = at;
        if (!more)
            return listed.last;
        emitBody(at, stop, context, listed.adjective);
        return stop;
    }
    if (more && !isHyphen(words_[listed.last].text)) {
        emitBody(at, stop, context, listed.country != none ? listed.country : countryOf(listed.body));
        return stop;
    }
    const bool person = listed.last < last && listed.last == at + 1 &&
                        lexicon_.givenNames.contains(words_[at].lower) && !isHyphen(words_[listed.last].text);
    if (person || (context.person && listed.country != none && listed.last < last))
        return at; // "Georgia Lund", "President Chad Lund"
    NameSpan name{at, listed.last, NameKind::place, listed.body, listed.country, none, 0, 0, false, 0, true};
    if (listed.body != none)
        name.kind = NameKind::organisation;
    if (listed.country == none)
        name.of = context.of != none ? context.of : countryBehind(listed.last); // "Supreme Court of Kenya"
    if (!context.officeFirst)
        context.officeFirst = at;
    names_.push_back(name);
    if (listed.last < last && isHyphen(words_[listed.last].text))
        return listed.last + 1;
    return listed.last;
}

std::uint32_t NameFinder::Scan::countryOf(std::uint32_t body) const {
    if (body == none)
        return none;
    const auto found = lexicon_.codes.find(lexicon_.knownBodies[body].country);
    return found == lexicon_.codes.end() ? none : found->second;
}

// One past a body noun that the words from here on run to, "General Staff" → past "Staff"; `from` where
// none does.
std::uint32_t NameFinder::Scan::bodyEnd(std::uint32_t from, std::uint32_t last) const {
    std::uint32_t end = from;
    for (std::uint32_t i = from; i < last; ++i) {
        if (i > from && !lexicon_.bodyNouns.contains(words_[i].lower) && lexicon_.offices.at(words_, i) &&
            !inBody(i, last))
            break;
        if (lexicon_.titles.at(words_, i))
            break;
        if (!lexicon_.bodyNouns.contains(words_[i].lower))
            continue;
        end = i + 1;
        if (end < last && isOneOf(words_[end].lower, {"of", "for"})) { // "Ministry of Defence"
            std::uint32_t tail = end + 1;
            while (tail < last && !lexicon_.offices.at(words_, tail) && !lexicon_.titles.at(words_, tail))
                ++tail;
            return tail;
        }
    }
    return end;
}

void NameFinder::Scan::emitBody(std::uint32_t first, std::uint32_t last, Context& context,
                                std::uint32_t country) {
    NameSpan name{first, last, NameKind::organisation, none, none, country, 0, 0, false, 0, true};
    if (const auto whole = lexicon_.bodies.at(words_, first); whole && whole.last == last)
        name.body = *whole.value;
    if (!context.officeFirst)
        context.officeFirst = first;
    names_.push_back(name);
}

void NameFinder::Scan::flush(std::uint32_t first, std::uint32_t last, Context& context) {
    while (first < last &&
           (isHyphen(words_[first].text) || isOneOf(words_[first].lower, {"of", "for", "the", "and", "&"})))
        ++first;
    if (first >= last)
        return;
    const auto [kind, sure] = classify(first, last, context);
    if (kind == NameKind::other && last - first == 1 &&
        (isCommonHead(first) || tokens_[first].form == Form::plural))
        return; // "the College", "an Earl", "Senators"
    emit(first, last, context, kind, sure);
    context.person = false;
}

bool NameFinder::Scan::isCommonHead(std::uint32_t token) const {
    const auto lower = words_[token].lower;
    return lexicon_.bodyNouns.contains(lower) || lexicon_.groups.contains(lower) ||
           lexicon_.placeWords.contains(lower) || small_.contains(lower);
}

void NameFinder::Scan::emit(std::uint32_t first, std::uint32_t last, Context& context, NameKind kind,
                            bool sure) {
    NameSpan name{first, last, kind, none, none, context.of, 0, 0, context.former, 0, sure};
    if (const auto whole = lexicon_.bodies.at(words_, first);
        whole && whole.last == last && kind == NameKind::organisation)
        name.body = *whole.value;
    if (kind == NameKind::person) {
        name.gender = context.gender;
        setOfficeBefore(name, context);
    }
    if (kind == NameKind::organisation && name.of == none)
        name.of = countryBehind(last);
    names_.push_back(name);
}

// "Russia's" before a name.
std::uint32_t NameFinder::Scan::genitiveCountry(std::uint32_t first) const {
    if (first < begin_ + 2 || !isGenitive(words_[first - 1].lower))
        return none;
    for (std::uint32_t back = 2; back <= 5 && first >= begin_ + back; ++back)
        if (const Listed listed = listedAt(first - back); listed.country != none && listed.last == first - 1)
            return listed.country;
    return none;
}

// "of Ukraine" behind a name that does not hold it.
std::uint32_t NameFinder::Scan::countryBehind(std::uint32_t last) const {
    if (last + 1 >= end_ || !isOneOf(words_[last].lower, {"of", "in"}))
        return none;
    const std::uint32_t at = words_[last + 1].lower == "the" && last + 2 < end_ ? last + 2 : last + 1;
    return listedAt(at).country;
}

} // namespace claimline::language::known
