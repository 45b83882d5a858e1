// Offices that stand before or behind a person's name.
#include "language/knowledge/names_scan.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr std::uint32_t longestOffice = 14; // words of an office behind a name

} // namespace

// "spokesman Jon Lund"
bool NameFinder::Scan::followsOffice(std::uint32_t first) const {
    for (std::uint32_t back = 1; back <= 4 && first >= begin_ + back; ++back)
        if (const auto office = lexicon_.offices.at(words_, first - back); office && office.last == first)
            return !listedAt(first);
    return false;
}

// An office inside the run that is not part of a body's name: "President", but not "General Staff". Its
// end, or 0.
std::uint32_t NameFinder::Scan::officeAt(std::uint32_t at, std::uint32_t last) const {
    const auto office = lexicon_.offices.at(words_, at);
    if (!office || office.last > last)
        return 0;
    if (office.last < last && endsInBody(office.last, last))
        return 0; // "Major Crimes Task Force"
    if (office.last < last && inBody(at, last) && !lexicon_.givenNames.contains(words_[office.last].lower))
        return 0;
    if (at > begin_ && isOneOf(words_[at - 1].lower, {"the", "of"}) && at > 1 &&
        lexicon_.bodyNouns.contains(words_[at - 2].lower))
        return 0; // "Office of the Prime Minister"
    return office.last;
}

// The words of office before a name, with small ones that the run did not hold: "Kremlin spokesman".
void NameFinder::Scan::setOfficeBefore(NameSpan& name, const Context& context) const {
    std::uint32_t first = name.first;
    if (context.officeLast == name.first && context.person)
        first = std::min(first, context.officeFirst);
    while (first > begin_ && first + longestOffice > name.first && belongsToOffice(first - 1))
        --first;
    while (first < name.first && !opensOffice(first))
        ++first;
    bool office = false;
    for (std::uint32_t i = first; i < name.first; ++i)
        office = office || lexicon_.offices.at(words_, i) || lexicon_.titles.at(words_, i);
    if (!office)
        return;
    name.officeFirst = first;
    name.officeLast = name.first;
    name.former = isFormer(first, name.first);
}

bool NameFinder::Scan::belongsToOffice(std::uint32_t token) const {
    const Upos upos = tokens_[token].upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
           isHyphen(words_[token].text) || isGenitive(words_[token].lower);
}

bool NameFinder::Scan::opensOffice(std::uint32_t token) const {
    return !isGenitive(words_[token].lower) && !isHyphen(words_[token].text);
}

bool NameFinder::Scan::isFormer(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first > begin_ ? first - 1 : first; i < last; ++i)
        if (isOneOf(words_[i].lower, {"former", "ex", "late", "then", "ousted", "retired"}) ||
            words_[i].lower.starts_with("ex-"))
            return true;
    return false;
}

// "Ana Lund, the German foreign minister," and the line "Ana Lund, Foreign Minister".
void NameFinder::Scan::findOfficeBehind(NameSpan& name) const {
    const std::uint32_t begin = words_.sentenceBegin(name.first), end = words_.sentenceEnd(name.first);
    (void)begin;
    std::uint32_t at = name.last;
    if (at + 1 >= end || words_[at].text != ",")
        return;
    ++at;
    const std::uint32_t first = at;
    bool office = false;
    while (at < end && at < first + longestOffice && staysInOffice(at)) {
        office = office || lexicon_.offices.at(words_, at);
        ++at;
    }
    // a bare rank before the name tells less than "head of the committee" behind it
    const bool rank = name.officeLast == name.officeFirst + 1 && at - first > 2;
    if (!office || at == first || (name.officeLast > name.officeFirst && !rank))
        return;
    name.officeFirst = first;
    name.officeLast = at;
    for (std::uint32_t i = first; i < at; ++i)
        name.former = name.former || isOneOf(words_[i].lower, {"former", "late", "retired"});
}

// "the union's leader, Ana Lund," and "Its secretary, Ana Lund."
void NameFinder::Scan::findOfficeAhead(NameSpan& name) const {
    const std::uint32_t begin = words_.sentenceBegin(name.first), end = words_.sentenceEnd(name.first);
    if (name.officeLast > name.officeFirst || name.first < begin + 2 || words_[name.first - 1].text != ",")
        return;
    if (name.last < end && !isOneOf(words_[name.last].text, {",", ".", ";", ")", "”", "\""}))
        return; // one of several: "the mayor, Ana Lund and others"
    const std::uint32_t last = name.first - 1;
    std::uint32_t first = last;
    while (first > begin && last - first < longestOffice && staysInOffice(first - 1))
        --first;
    for (std::uint32_t at = first; at < last; ++at) {
        const auto office = lexicon_.offices.at(words_, at);
        if (!office || office.last > last)
            continue;
        if (office.last < last && !isOneOf(words_[office.last].lower, {"of", "for", "at", "in", "to"}))
            return;
        while (at > first &&
               (belongsToOffice(at - 1) || isOneOf(words_[at - 1].lower, {"the", "its", "their"})))
            --at;
        name.officeFirst = at;
        name.officeLast = last;
        name.former = isFormer(at, last);
        return;
    }
}

bool NameFinder::Scan::staysInOffice(std::uint32_t token) const {
    const Upos upos = tokens_[token].upos;
    const auto lower = words_[token].lower;
    if (words_[token].capital ||
        isOneOf(lower, {"the", "a", "an", "its", "their", "of", "for", "at", "to", "and", "in", "&", "on"}) ||
        isGenitive(lower) || isHyphen(lower))
        return true;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
           upos == Upos::NUM;
}

} // namespace claimline::language::known
