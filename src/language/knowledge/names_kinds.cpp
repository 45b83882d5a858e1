// What kind of thing a name names, by its words and what stands around it.
#include "language/knowledge/names_scan.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr std::uint32_t wellKnownPeople =
    100'000;                               // people from which a town is taken for a place without context
constexpr std::uint32_t longestPerson = 5; // words

} // namespace

NameFinder::Scan::Guess NameFinder::Scan::classify(std::uint32_t first, std::uint32_t last,
                                                   const Context& context) const {
    if (const Listed listed = listedAt(first); listed && listed.last == last && !context.person)
        return {listed.body != none ? NameKind::organisation : NameKind::place, true};
    const auto head = words_[last - 1].lower;
    const bool several = last - first > 1;
    const bool ofBody = several && hasBodyThenOf(first, last);
    if (ofBody || (several && lexicon_.bodyNouns.contains(head)))
        return {NameKind::organisation, true};
    if (context.person && last - first <= longestPerson)
        return {NameKind::person, true};
    if (lexicon_.hasPlaceRole(words_[first].lower, PlaceRole::opens) && several)
        return {NameKind::place, true};
    if (!several && first > begin_ && words_[first - 1].text == "," &&
        lexicon_.regionShorts.contains(words_[first].text))
        return {NameKind::place, true};
    if (several &&
        (lexicon_.hasPlaceRole(head, PlaceRole::behind) || lexicon_.hasPlaceRole(head, PlaceRole::street) ||
         lexicon_.hasPlaceRole(head, PlaceRole::region)))
        return {NameKind::place, true};
    if (several && (lexicon_.eventHeads.contains(head) || lexicon_.eventOpenings.at(words_, first)))
        return {NameKind::event, true};
    if (several && namesPlace(first, last))
        return {NameKind::place, true};
    if (several && lexicon_.givenNames.contains(words_[first].lower) && last - first <= longestPerson &&
        !hasDigit(first, last))
        return {NameKind::person, true};
    if (several && isInitial(words_[first].text))
        return {NameKind::person, true};
    return classifyByPlace(first, last);
}

// "North America", "New York"; but a town that bears a person's name ("Benito Juárez") leaves it to that.
bool NameFinder::Scan::namesPlace(std::uint32_t first, std::uint32_t last) const {
    const auto records = gazetteer_.find(foldName(words_.phrase(first, last)));
    if (!isWellKnown(records))
        return false;
    return gazetteer_.record(records.front()).placeClass() != PlaceClass::settlement ||
           !lexicon_.givenNames.contains(words_[first].lower);
}

NameFinder::Scan::Guess NameFinder::Scan::classifyByPlace(std::uint32_t first, std::uint32_t last) const {
    const bool several = last - first > 1;
    const bool context = placeContext(first, last);
    const bool acronym =
        !several && words_[first].allCapitals && !words_[first].heading && !isDateline(first, last);
    const auto records =
        acronym ? std::span<const std::uint32_t>{} : gazetteer_.find(foldName(words_.phrase(first, last)));
    if (!records.empty()) {
        const PlaceRecord& best = gazetteer_.record(records.front());
        if (context || best.population >= wellKnownPeople || best.placeClass() != PlaceClass::settlement)
            return {NameKind::place, context};
    }
    if (context && !acronym)
        return {NameKind::place, true};
    if (hasDigit(first, last))
        return {NameKind::product, false};
    if (acronym)
        return {actsAsBody(first) ? NameKind::organisation : NameKind::other, false};
    if (!several && lexicon_.givenNames.contains(words_[first].lower))
        return {NameKind::person, false};
    if (several && last - first <= 3 && looksLikePerson(first, last))
        return {NameKind::person, false};
    return {NameKind::other, false};
}

bool NameFinder::Scan::hasDigit(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i)
        if (words_[i].text.find_first_of("0123456789") != std::string_view::npos)
            return true;
    return false;
}

// "KYIV, Ukraine —", "EAST ORANGE, N.J."
bool NameFinder::Scan::isDateline(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i)
        if (!words_[i].allCapitals && words_[i].capital)
            return false;
    const bool opens = first == begin_ ||
                       (first <= begin_ + 4 && words_[begin_].allCapitals && words_[first - 1].text == ",");
    return opens && last < end_ && isOneOf(words_[last].text, {",", "—", "–", "(", "-", "--"});
}

// "The AFU struck" is a body; "ATACMS missiles" is not.
bool NameFinder::Scan::actsAsBody(std::uint32_t token) const {
    const Deprel relation = tokens_[token].deprel;
    const bool article = token > begin_ && words_[token - 1].lower == "the";
    const bool genitive = token + 1 < end_ && isGenitive(words_[token + 1].lower);
    return (article && relation != Deprel::compound) || genitive || relation == Deprel::nsubj ||
           relation == Deprel::oblAgent;
}

bool NameFinder::Scan::isInitial(std::string_view text) {
    return text.size() == 2 && text[1] == '.';
}

// Two or three plain words with capitals that a verb of a person or a comma follows.
bool NameFinder::Scan::looksLikePerson(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i)
        if (small_.contains(words_[i].lower) || words_[i].allCapitals ||
            lexicon_.bodyNouns.contains(words_[i].lower))
            return false;
    return first == begin_ || !isOneOf(words_[first - 1].lower, {"the", "a", "an"});
}

// "…, a town in eastern Lundia", "…, the regional capital,"
bool NameFinder::Scan::isCalledPlace(std::uint32_t token) const {
    if (token >= end_ || !isOneOf(words_[token].lower, {"a", "an", "the"}))
        return false;
    for (std::uint32_t i = token + 1; i < end_ && i < token + 5; ++i) {
        if (lexicon_.hasPlaceRole(words_[i].lower, PlaceRole::before))
            return i + 1 >= end_ || !words_[i + 1].capital;
        if (tokens_[i].upos != Upos::ADJ && tokens_[i].upos != Upos::NOUN && tokens_[i].upos != Upos::ADV)
            return false;
    }
    return false;
}

// "…, Illinois"
bool NameFinder::Scan::isRegion(std::uint32_t token) const {
    for (std::uint32_t last = std::min(end_, token + 2); last > token; --last) {
        const auto records = gazetteer_.find(foldName(words_.phrase(token, last)));
        if (words_[token].capital && !records.empty() &&
            gazetteer_.record(records.front()).placeClass() == PlaceClass::region &&
            gazetteer_.record(records.front()).population >= wellKnownPeople)
            return true;
    }
    return false;
}

bool NameFinder::Scan::isInGazetteer(std::uint32_t first, std::uint32_t last) const {
    return !gazetteer_.find(foldName(words_.phrase(first, last))).empty();
}

bool NameFinder::Scan::placeContext(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t before = first;
    while (before > begin_ && isOneOf(words_[before - 1].lower, {"the", "northern", "southern", "eastern",
                                                                 "western", "central", "nearby", "downtown"}))
        --before;
    const bool direct = before == first || words_[before].lower != "the";
    if (before > begin_) {
        const auto lower = words_[before - 1].lower;
        if (direct && lexicon_.hasPlaceRole(lower, PlaceRole::near) &&
            !(lower == "in" && words_[first].allCapitals))
            return true;
        if (lower == "of" && before >= begin_ + 2 &&
            lexicon_.hasPlaceRole(words_[before - 2].lower, PlaceRole::before))
            return true;
        if (lexicon_.hasPlaceRole(lower, PlaceRole::before) && lower != "state")
            return true; // "the city Lund", "port Lund"
    }
    if (isDateline(first, last))
        return true;
    if (last < end_ && !words_[last].capital &&
        (lexicon_.hasPlaceRole(words_[last].lower, PlaceRole::region) ||
         lexicon_.hasPlaceRole(words_[last].lower, PlaceRole::behind)))
        return true;
    if (last + 1 >= end_ || words_[last].text != ",")
        return false;
    if (isCalledPlace(last + 1) || (isRegion(last + 1) && isInGazetteer(first, last)))
        return true;
    const Listed behind = listedAt(last + 1);
    return behind.country != none && !(behind.last < end_ && isGenitive(words_[behind.last].lower));
}

} // namespace claimline::language::known
