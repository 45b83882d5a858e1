// Names that no list knows but that the text shows to be bodies: "the group X", "X, the company that …",
// "a spokeswoman for X", "X said it had …".
#include "language/knowledge/names_scan.h"

namespace claimline::language::known {

namespace {

constexpr std::uint32_t longestApposition = 4; // words up to its noun: "the country's largest ferry operator"

// Groups that any name may head and that speak for themselves.
bool headsAnyName(const Group& group) {
    return group.party && group.one &&
           (group.kind == SourceKind::company || group.kind == SourceKind::organisation);
}

} // namespace

// What one place shows holds for every mention of that name which no list or title settles.
void NameFinder::Scan::readBodies() {
    ByWord<SourceKind> shown;
    for (const NameSpan& name : names_) {
        const SourceKind kind = shownAs(name);
        if (kind == SourceKind::unknown)
            continue;
        SourceKind& known =
            shown.emplace(lowerCase(words_.phrase(name.first, name.last)), SourceKind::unknown).first->second;
        // that it is a company tells more than that it is some body
        if (known == SourceKind::unknown || kind == SourceKind::company)
            known = kind;
    }
    learnShortNames(shown);
    if (shown.empty())
        return;
    for (NameSpan& name : names_) {
        const auto found = shown.find(lowerCase(words_.phrase(name.first, name.last)));
        if (found == shown.end() || name.country != none || name.body != none ||
            (name.sure && name.kind != NameKind::organisation))
            continue;
        name.kind = NameKind::organisation;
        name.shownAs = found->second;
        name.sure = true;
    }
}

// "Harbour Lines" where "Harbour Lines AB" stands; a single word only where it is no town's name.
void NameFinder::Scan::learnShortNames(ByWord<SourceKind>& shown) const {
    for (const NameSpan& name : names_) {
        if (name.kind != NameKind::organisation || name.body != none || name.last - name.first < 2)
            continue;
        const auto head = lexicon_.bodyNouns.find(words_[name.last - 1].lower);
        const bool company = head != lexicon_.bodyNouns.end() && head->second.kind == SourceKind::company;
        const std::string shorter = lowerCase(words_.phrase(name.first, name.last - 1));
        if (company && (name.last - name.first > 2 || gazetteer_.find(foldName(shorter)).empty()))
            shown.emplace(shorter, SourceKind::company);
    }
}

SourceKind NameFinder::Scan::shownAs(const NameSpan& name) const {
    const bool body = name.kind == NameKind::organisation;
    const bool open = !name.sure && name.kind != NameKind::event;
    if ((!body && !open) || name.country != none || name.body != none ||
        lexicon_.givenNames.contains(words_[name.first].lower))
        return SourceKind::unknown;
    if (const SourceKind before = namedByNounBefore(name); before != SourceKind::unknown)
        return before;
    if (const SourceKind behind = namedByNounBehind(name); behind != SourceKind::unknown)
        return behind;
    if (name.first >= words_.sentenceBegin(name.first) + 2 && words_[name.first - 1].lower == "of")
        for (std::uint32_t back = 2; back <= 4 && name.first >= back; ++back)
            if (const auto office = lexicon_.offices.at(words_, name.first - back);
                office && office.last + 1 == name.first && office.value->kind == SourceKind::company)
                return SourceKind::company; // "chief executive of X"
    if (open && speaksThroughOffice(name))
        return SourceKind::organisation;
    // a body by its words stays what they say; of the others it is only known that they are none of people
    if (open && name.kind != NameKind::place && (spokenForByOffice(name) || calledIt(name)))
        return SourceKind::organisation;
    return SourceKind::unknown;
}

// "the group X", "the ship's operator, X,"
SourceKind NameFinder::Scan::namedByNounBefore(const NameSpan& name) const {
    const std::uint32_t begin = words_.sentenceBegin(name.first);
    std::uint32_t at = name.first;
    if (at >= begin + 2 && words_[at - 1].lower == "itself" && tokens_[at - 2].lemma == "call")
        return SourceKind::organisation; // "a group that calls itself X"
    if (at > begin && words_[at - 1].text == ",")
        --at;
    if (at < begin + 2 || words_[at - 1].capital || tokens_[at - 1].upos != Upos::NOUN)
        return SourceKind::unknown;
    const auto group = lexicon_.groups.find(words_[at - 1].lower);
    if (group == lexicon_.groups.end() || !headsAnyName(group->second))
        return SourceKind::unknown;
    // behind a comma only what is shut by another, so that "left the company, Lund said" is none
    if (at != name.first && !(name.last < words_.size() && words_[name.last].text == ","))
        return SourceKind::unknown;
    return group->second.kind;
}

// "X, the company that runs it", "X, a ferry operator"
SourceKind NameFinder::Scan::namedByNounBehind(const NameSpan& name) const {
    const std::uint32_t end = words_.sentenceEnd(name.first);
    if (name.last + 2 >= end || words_[name.last].text != "," ||
        !isOneOf(words_[name.last + 1].lower, {"the", "a", "an"}))
        return SourceKind::unknown;
    const std::uint32_t first = name.last + 2;
    for (std::uint32_t i = first; i < end && i < first + longestApposition; ++i) {
        const bool within = tokens_[i].upos == Upos::NOUN || tokens_[i].upos == Upos::ADJ ||
                            tokens_[i].upos == Upos::PROPN || isGenitive(words_[i].lower);
        if (!within)
            return SourceKind::unknown;
        const auto group = lexicon_.groups.find(words_[i].lower);
        const bool last = i + 1 >= end || (tokens_[i + 1].upos != Upos::NOUN && !words_[i + 1].capital &&
                                           !isGenitive(words_[i + 1].lower));
        if (last && group != lexicon_.groups.end())
            return headsAnyName(group->second) ? group->second.kind : SourceKind::unknown;
    }
    return SourceKind::unknown;
}

// "a spokeswoman for X": an office that takes its kind from the body.
bool NameFinder::Scan::spokenForByOffice(const NameSpan& name) const {
    if (name.first < words_.sentenceBegin(name.first) + 2 ||
        !isOneOf(words_[name.first - 1].lower, {"for", "of"}))
        return false;
    const auto office = lexicon_.offices.at(words_, name.first - 2);
    return office && office.last == name.first - 1 && office.value->kind == SourceKind::unknown;
}

// "X spokeswoman Ana Lund": whose speaker stands behind it is a body.
bool NameFinder::Scan::speaksThroughOffice(const NameSpan& name) const {
    const std::uint32_t at = name.last;
    if (name.last - name.first < 2)
        return false; // "Clinton spokesman Jon Lund" speaks for a person
    const auto office = at < words_.size() ? lexicon_.offices.at(words_, at) : Phrases<Office>::Match{};
    return office && office.value->speaks && office.value->kind != SourceKind::person &&
           office.last < words_.sentenceEnd(name.first) && words_[office.last].capital &&
           lexicon_.givenNames.contains(words_[office.last].lower);
}

// "X said it had …", "X says that its …"; "it was clear" means nobody. A single word may as well be a state.
bool NameFinder::Scan::calledIt(const NameSpan& name) const {
    const std::uint32_t end = words_.sentenceEnd(name.first);
    std::uint32_t at = name.last;
    if (name.last - name.first < 2 || at >= end || tokens_[at].upos != Upos::VERB ||
        (tokens_[name.last - 1].deprel != Deprel::nsubj && tokens_[name.first].deprel != Deprel::nsubj))
        return false;
    ++at;
    if (at < end && words_[at].lower == "that")
        ++at;
    if (at + 2 >= end)
        return false;
    return words_[at].lower == "its" || (words_[at].lower == "it" && tokens_[at + 1].lemma == "have" &&
                                         tokens_[at + 2].upos == Upos::VERB);
}

} // namespace claimline::language::known
