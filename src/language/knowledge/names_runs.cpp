// Which words may be part of a name, and how far a run of them goes.
#include "language/knowledge/names_scan.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr std::uint32_t knownPeople =
    50'000;                              // people from which a name of several words is a place by itself
constexpr std::uint32_t longestRun = 60; // words; a text in capitals is cut into such pieces

// Small words inside names: "Charles de Gaulle", "Mohammed bin Salman".
bool isParticle(std::string_view lower) {
    return isOneOf(lower, {"de",  "da",  "del",  "della", "di", "do", "dos", "du", "van", "von",
                           "der", "den", "ten",  "ter",   "la", "le", "les", "al", "el",  "bin",
                           "ibn", "ben", "bint", "ul",    "ur", "y",  "af",  "av", "zu"});
}

} // namespace

bool NameFinder::Scan::isNameWord(std::uint32_t token) const {
    const Word& word = words_[token];
    if (!word.capital)
        return false;
    if (const auto common = lexicon_.commonCapitals.find(word.text); common != lexicon_.commonCapitals.end())
        return common->second && (opensWithDirection(token) || (token > begin_ && words_[token - 1].capital &&
                                                                tokens_[token].upos == Upos::PROPN));
    const Upos upos = tokens_[token].upos;
    if (isOneOf(upos, {Upos::PRON, Upos::DET, Upos::AUX, Upos::ADP, Upos::CCONJ, Upos::SCONJ, Upos::NUM,
                       Upos::PUNCT, Upos::INTJ}) &&
        !word.allCapitals)
        return false;
    if (upos == Upos::PART || word.text.size() == 1)
        return upos == Upos::PROPN;
    if (titleCase_)
        return capital_.contains(word.lower) || followsGivenName(token) ||
               (upos == Upos::PROPN && !small_.contains(word.lower) && isListed(token));
    if (upos == Upos::PROPN)
        return !word.opens || !small_.contains(word.lower) || isListed(token) || nextIsName(token);
    if (word.opens && opensName(token))
        return true;
    if (word.opens)
        return capital_.contains(word.lower) || lexicon_.givenNames.contains(word.lower) ||
               (word.allCapitals && word.text.size() < 7);
    return (upos != Upos::ADV && upos != Upos::VERB) || (nextIsName(token) && !small_.contains(word.lower));
}

// "East Orange", "South America", but not "Eastern Ukraine"
bool NameFinder::Scan::opensWithDirection(std::uint32_t token) const {
    return token + 1 < end_ && words_[token + 1].capital && isNameWord(token + 1) &&
           !(words_[token].lower.ends_with("ern") && lexicon_.countryNames.at(words_, token + 1));
}

bool NameFinder::Scan::followsGivenName(std::uint32_t token) const {
    return token > begin_ && lexicon_.givenNames.contains(words_[token - 1].lower) &&
           !small_.contains(words_[token - 1].lower);
}

// "Northern Transport Authority closed": its first word looks like any that opens a sentence.
bool NameFinder::Scan::opensName(std::uint32_t token) const {
    if (!isOneOf(tokens_[token].upos, {Upos::ADJ, Upos::NOUN}) || token + 1 >= end_ ||
        !words_[token + 1].capital || words_[token].heading || lexicon_.demonyms.at(words_, token))
        return false;
    return !lexicon_.demonyms.at(words_, token + 1) && !lexicon_.offices.at(words_, token + 1) &&
           !lexicon_.offices.at(words_, token) && !lexicon_.titles.at(words_, token + 1) &&
           !lexicon_.givenNames.contains(words_[token + 1].lower) &&
           !lexicon_.countryNames.at(words_, token + 1) && !lexicon_.bodies.at(words_, token + 1);
}

bool NameFinder::Scan::nextIsName(std::uint32_t token) const {
    return token + 1 < end_ && words_[token + 1].capital && tokens_[token + 1].upos == Upos::PROPN;
}

bool NameFinder::Scan::isListed(std::uint32_t token) const {
    return lexicon_.givenNames.contains(words_[token].lower) || lexicon_.bodies.at(words_, token) ||
           lexicon_.countryNames.at(words_, token) || !gazetteer_.find(foldName(words_[token].text)).empty();
}

// The longest listed phrase that begins here.
NameFinder::Scan::Listed NameFinder::Scan::listedAt(std::uint32_t token) const {
    Listed found;
    const Word& word = words_[token];
    if (word.text.empty())
        return found;
    if (const auto match = lexicon_.bodies.at(words_, token);
        match && match.last <= end_ && bodyHolds(token, match.last))
        found = {match.last, *match.value, none, none};
    if (const auto match = lexicon_.countryNames.at(words_, token);
        match && match.last <= end_ && match.last > found.last)
        found = {match.last, none, *match.value, none};
    if (const auto match = lexicon_.demonyms.at(words_, token);
        match && match.last <= end_ && match.last > found.last)
        found = {match.last, none, none, *match.value};
    return found;
}

// Bodies whose name is a common word ("Times", "Meta", "Labour") need more than a capital at a sentence's
// opening.
bool NameFinder::Scan::bodyHolds(std::uint32_t token, std::uint32_t last) const {
    if (last - token > 1 || words_[token].allCapitals)
        return true;
    if (titleCase_)
        return !small_.contains(words_[token].lower);
    return !words_[token].opens || tokens_[token].upos == Upos::PROPN ||
           !small_.contains(words_[token].lower);
}

void NameFinder::Scan::scanSentence() {
    for (std::uint32_t i = begin_; i < end_;) {
        const std::uint32_t last = runFrom(i);
        if (last == i) {
            ++i;
            continue;
        }
        splitRun(i, last);
        i = last;
    }
}

// One past the run of name words that begins here; the token itself where none does.
std::uint32_t NameFinder::Scan::runFrom(std::uint32_t token) const {
    std::uint32_t at = token;
    while (at < end_ && at < token + longestRun) {
        if (const Listed listed = listedAt(at)) {
            at = listed.last;
        } else if (const auto title = lexicon_.titles.at(words_, at);
                   title && title.last < end_ && words_[title.last].capital) {
            at = title.last;
        } else if (const auto office = lexicon_.offices.at(words_, at);
                   office && office.last > at + 1 && words_[at].capital) {
            at = office.last; // "President-elect", "Editor in Chief"
        } else if (const std::uint32_t place = placeEnd(at)) {
            at = place;
        } else if (isNameWord(at)) {
            ++at;
        } else if (at > token && linksOn(token, at)) {
            ++at;
        } else {
            break;
        }
    }
    while (at > token && !endsRun(at - 1))
        --at;
    return at;
}

// One past a well known place of two or three words that begins here: "New York"; 0 where none does.
std::uint32_t NameFinder::Scan::placeEnd(std::uint32_t token) const {
    if (titleCase_ || !words_[token].capital)
        return 0;
    for (std::uint32_t last = std::min(end_, token + 3); last > token + 1; --last) {
        bool capital = true;
        for (std::uint32_t i = token; i < last; ++i)
            capital = capital && words_[i].capital;
        if (capital && isWellKnown(gazetteer_.find(foldName(words_.phrase(token, last)))))
            return last;
    }
    return 0;
}

bool NameFinder::Scan::isWellKnown(std::span<const std::uint32_t> records) const {
    if (records.empty())
        return false;
    const PlaceRecord& best = gazetteer_.record(records.front());
    return best.population >= knownPeople && best.placeClass() != PlaceClass::district;
}

bool NameFinder::Scan::endsRun(std::uint32_t token) const {
    return words_[token].capital || tokens_[token].upos == Upos::PROPN || words_[token].digit ||
           listedEnd(token);
}

bool NameFinder::Scan::listedEnd(std::uint32_t token) const { // "al-Shabab", "dpa"
    for (std::uint32_t back = 0; back < 3 && token >= begin_ + back; ++back)
        if (const Listed listed = listedAt(token - back); listed && listed.last == token + 1)
            return true;
    return false;
}

// Whether a small word or sign inside a run holds it together.
bool NameFinder::Scan::linksOn(std::uint32_t first, std::uint32_t at) const {
    if (at + 1 >= end_)
        return false;
    const auto lower = words_[at].lower;
    const bool nextName = isNameWord(at + 1) || listedAt(at + 1);
    if (isHyphen(words_[at].text))
        return nextName && words_.joined(at - 1) && words_.joined(at) &&
               !(listedAt(at - 1).country != none && listedAt(at + 1).country != none);
    if (lower == "&")
        return nextName;
    if (isParticle(lower))
        return nextName || (at + 2 < end_ && isParticle(words_[at + 1].lower) && isNameWord(at + 2));
    if (lower == "of" || lower == "for")
        return takesOf(first, at) &&
               (nextName || (words_[at + 1].lower == "the" && at + 2 < end_ && isNameWord(at + 2)));
    if (lower == "the")
        return at > first && isOneOf(words_[at - 1].lower, {"of", "for"}) && nextName;
    if (lower == "and")
        return nextName && hasBodyThenOf(first, at) && !lexicon_.givenNames.contains(words_[at + 1].lower) &&
               !listedAt(at + 1);
    return false;
}

// "Ministry of", "Gulf of", "University of": what stands before "of" heads a body's or a place's name.
bool NameFinder::Scan::takesOf(std::uint32_t first, std::uint32_t at) const {
    const auto head = words_[at - 1].lower;
    if (lexicon_.offices.at(words_, at - 1) && !lexicon_.bodyNouns.contains(head))
        return false;
    return lexicon_.bodyNouns.contains(head) || lexicon_.hasPlaceRole(head, PlaceRole::opens) ||
           isOneOf(head, {"republic", "kingdom", "house", "board", "chamber", "court", "trades", "people",
                          "branch", "declaration", "treaty", "battle", "university", "statue", "museum"}) ||
           (at - first >= 2 && lexicon_.bodyNouns.contains(words_[first].lower));
}

bool NameFinder::Scan::hasBodyThenOf(std::uint32_t first, std::uint32_t at) const {
    for (std::uint32_t i = first; i + 1 < at; ++i)
        if (isOneOf(words_[i + 1].lower, {"of", "for"}) && lexicon_.bodyNouns.contains(words_[i].lower))
            return true;
    return false;
}

} // namespace claimline::language::known
