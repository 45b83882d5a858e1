// Rules and learnt weights together: a list or title that a rule rests on holds; what the rules only guessed
// gives way to what the weights are sure of.
#include "language/knowledge/name_tagger.h"
#include "language/knowledge/names_scan.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

// Chances that were tried on GUM's development part and on the sources of claims.
constexpr float newName = 0.5F;               // a name that no rule found
constexpr float otherKind = 0.8F;             // another kind than one that a rule was sure of
constexpr float otherBorders = 0.6F;          // other borders than those of sure names
constexpr float noName = 0.7F;                // that a guess of the rules is no name at all
constexpr std::uint32_t adjectiveReach = 3;   // tokens of "U.S." before a name
constexpr std::uint32_t metropolis = 300'000; // people from which a town is known to everybody

bool overlap(const NameSpan& a, const TaggedName& b) {
    return a.first < b.last && b.first < a.last;
}

} // namespace

void NameFinder::Scan::weigh(const NameTagger& tagger) {
    NameFeatures features(lexicon_, gazetteer_, words_, names_);
    TaggedText tagged = tagger.tag(features, words_.size());
    std::erase_if(tagged.names, [&](const TaggedName& name) { return isRefused(name); });
    agree(tagged.names);
    std::unordered_set<std::string_view> known; // as the text has them
    for (const TaggedName& name : tagged.names)
        if (name.chance >= newName)
            known.insert(words_.phrase(name.first, name.last));
    std::vector<NameSpan> names;
    std::size_t rule = 0;
    const auto keepUpTo = [&](std::uint32_t token) { // rules' names that no learnt one touches
        for (; rule < names_.size() && names_[rule].last <= token; ++rule)
            if (known.contains(words_.phrase(names_[rule].first, names_[rule].last)) ||
                holdsAlone(names_[rule], tagged))
                names.push_back(names_[rule]);
    };
    for (const TaggedName& name : tagged.names) {
        keepUpTo(name.first);
        const std::size_t from = rule;
        while (rule < names_.size() && overlap(names_[rule], name))
            ++rule;
        choose(name, std::span(names_).subspan(from, rule - from), names);
    }
    keepUpTo(words_.size());
    names_ = std::move(names);
}

// A people ("North Koreans"), and new names in a headline, where every word has a capital.
bool NameFinder::Scan::isRefused(const TaggedName& name) {
    if (const auto people = lexicon_.demonyms.at(words_, name.first); people && people.last == name.last)
        return true;
    const Sentence& sentence = document_.sentences[tokens_[name.first].sentence];
    begin_ = sentence.first, end_ = std::min<std::uint32_t>(sentence.last, words_.size());
    if (!isTitleCase(sentence.heading))
        return false;
    const auto rule = std::ranges::lower_bound(names_, name.first, {}, &NameSpan::first);
    return rule == names_.end() || rule->first != name.first || rule->last != name.last;
}

// One phrase is one kind of thing through the text: the kind that has most weight.
void NameFinder::Scan::agree(std::vector<TaggedName>& names) const {
    std::unordered_map<std::string_view, std::array<float, nameKinds>> weights;
    for (const TaggedName& name : names)
        weights[words_.phrase(name.first, name.last)][static_cast<std::size_t>(name.kind)] += name.chance;
    for (TaggedName& name : names) {
        const auto& kinds = weights[words_.phrase(name.first, name.last)];
        name.kind = static_cast<NameKind>(std::ranges::max_element(kinds) - kinds.begin());
    }
    std::unordered_set<std::string_view> surnames; // of the people whom the text names in full
    for (const TaggedName& name : names)
        if (name.kind == NameKind::person && name.last - name.first > 1)
            surnames.insert(words_[name.last - 1].text);
    for (TaggedName& name : names)
        if (name.kind == NameKind::place && name.last - name.first == 1 &&
            surnames.contains(words_[name.first].text) && !standsInPlace(name.first))
            name.kind = NameKind::person;
}

bool NameFinder::Scan::standsInPlace(std::uint32_t token) const {
    return token > words_.sentenceBegin(token) &&
           isOneOf(words_[token - 1].lower, {"in", "near", "at", "outside", "to"});
}

bool NameFinder::Scan::isListedName(const NameSpan& name) {
    return name.country != none || name.body != none;
}

// A town that everybody knows is not taken for a person.
bool NameFinder::Scan::isKnownTown(const NameSpan& name) const {
    if (name.kind != NameKind::place)
        return false;
    const std::string folded = foldName(words_.phrase(name.first, name.last));
    const auto records = gazetteer_.find(folded);
    return lexicon_.capitals.contains(folded) ||
           (!records.empty() && gazetteer_.record(records.front()).population >= metropolis);
}

// A hospital is a place until it acts.
bool NameFinder::Scan::speaksAsBody(const NameSpan& name) const {
    if (name.kind != NameKind::organisation)
        return false;
    for (std::uint32_t i = name.first; i < name.last; ++i)
        if (tokens_[i].deprel == Deprel::nsubj || tokens_[i].deprel == Deprel::oblAgent)
            return true;
    return false;
}

bool NameFinder::Scan::holdsAlone(const NameSpan& name, const TaggedText& tagged) const {
    const Word& word = words_[name.first]; // letters in capitals are a name of something
    const bool letters = word.allCapitals && !word.heading && name.last - name.first == 1;
    if (name.sure || isListedName(name) || letters)
        return true;
    float outside = 1;
    for (std::uint32_t i = name.first; i < name.last; ++i)
        outside = std::min(outside, tagged.outside[i]);
    return outside < noName;
}

// One learnt name against the rules' names that it touches.
void NameFinder::Scan::choose(const TaggedName& name, std::span<const NameSpan> rules,
                              std::vector<NameSpan>& out) {
    const bool free = out.empty() || out.back().last <= name.first;
    if (rules.empty()) {
        if (free && name.chance >= newName)
            out.push_back(asSpan(name));
        return;
    }
    if (rules.size() == 1 && rules[0].first == name.first && rules[0].last == name.last) {
        // "ATACMS missiles" are no body, "S-400" is no place
        const bool actor = name.kind == NameKind::person || name.kind == NameKind::organisation ||
                           name.kind == NameKind::place;
        const bool letters = words_[name.first].allCapitals && name.chance < otherKind;
        const bool thing = actor && ((rules[0].kind == NameKind::other && letters) ||
                                     (!rules[0].sure && hasDigit(name.first, name.last)));
        const bool holds = isListedName(rules[0]) || rules[0].kind == name.kind || thing ||
                           (rules[0].sure && (name.chance < otherKind || speaksAsBody(rules[0]))) ||
                           isKnownTown(rules[0]);
        out.push_back(holds ? rules[0] : asSpan(name));
        return;
    }
    bool holds = !free;
    for (const NameSpan& rule : rules)
        holds = holds || holdsBorders(rule, name);
    if (!holds) {
        out.push_back(asSpan(name));
        return;
    }
    for (const NameSpan& rule : rules)
        if (out.empty() || out.back().last <= rule.first)
            out.push_back(rule);
}

bool NameFinder::Scan::holdsBorders(const NameSpan& rule, const TaggedName& name) const {
    // "Lundia's General Staff" and "Lundia's Bryn region" are two names
    if (rule.first > name.first && rule.sure && isGenitive(words_[rule.first - 1].lower))
        return true;
    if (isListedName(rule) && rule.last < name.last && isGenitive(words_[rule.last].lower))
        return true;
    const bool within = name.first <= rule.first && rule.last <= name.last;
    return (isListedName(rule) && !within) || (rule.sure && name.chance < otherBorders);
}

// "The Seamen's Union" is where no one is, whatever weights make of it.
bool NameFinder::Scan::namesSpeakingBody(std::uint32_t first, std::uint32_t last) const {
    const auto head = lexicon_.bodyNouns.find(words_[last - 1].lower);
    return last - first > 1 && head != lexicon_.bodyNouns.end() && (head->second.party || head->second.own);
}

// With what the words beside it tell: whose it is, what office.
NameSpan NameFinder::Scan::asSpan(TaggedName name) {
    if (name.kind == NameKind::place && namesSpeakingBody(name.first, name.last))
        name.kind = NameKind::organisation;
    begin_ = words_.sentenceBegin(name.first);
    end_ = words_.sentenceEnd(name.first);
    // never sure: what the text shows by its words about a name goes before what weights make of it
    NameSpan span{name.first, name.last, name.kind, none, none, genitiveCountry(name.first),
                  0,          0,         false,     0,    false};
    for (std::uint32_t back = 1; back <= adjectiveReach && name.first >= begin_ + back; ++back)
        if (const auto land = lexicon_.demonyms.at(words_, name.first - back);
            land && land.last == name.first && name.kind != NameKind::person)
            span.of = *land.value;
    if (const Listed listed = listedAt(name.first); listed && listed.last == name.last) {
        if (listed.country != none && name.kind == NameKind::place)
            span.country = listed.country;
        if (listed.body != none && name.kind == NameKind::organisation)
            span.body = listed.body;
    }
    if (name.last - name.first > 1 && lexicon_.hasPlaceRole(words_[name.last - 1].lower, PlaceRole::street))
        span.kind = NameKind::place; // "East 75th Street"
    if (name.kind == NameKind::organisation && span.of == none)
        span.of = countryBehind(name.last);
    if (name.kind == NameKind::person) {
        if (const auto title =
                name.first > begin_ ? lexicon_.titles.at(words_, name.first - 1) : Phrases<Title>::Match{};
            title && title.last == name.first)
            span.gender = title.value->gender;
        setOfficeBefore(span, Context{});
    }
    return span;
}

} // namespace claimline::language::known
