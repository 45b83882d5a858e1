// What a number counts or measures: the noun or unit beside it, or the noun of a number before.
#include "language/knowledge/quantities_scan.h"

#include "language/knowledge/number_reader.h"

namespace claimline::language::known {

namespace {

constexpr std::uint32_t furthestNoun = 9;  // tokens between a number and its noun
constexpr std::size_t nounReach = 20;      // quantities that a bare number looks back at
constexpr std::uint32_t sentencesBack = 1; // how far back a bare number finds its noun

} // namespace

// The quantity that a bare number may take its noun from.
const Quantity* QuantityFinder::Scan::inheritable(std::uint32_t token) const {
    const std::size_t back = std::min(found_.size(), nounReach);
    for (auto it = found_.rbegin(); it != found_.rbegin() + static_cast<std::ptrdiff_t>(back); ++it) {
        if (!nearEnough(it->first, token))
            return nullptr;
        if (!it->measure && !it->noun.empty())
            return &*it;
    }
    return nullptr;
}

// In the same sentence, or in the one before of the same paragraph: a headline lends no noun to the text.
bool QuantityFinder::Scan::nearEnough(std::uint32_t earlier, std::uint32_t token) const {
    const auto& sentences = words_.document().sentences;
    const std::uint32_t from = tokens_[earlier].sentence, to = tokens_[token].sentence;
    if (from == to || from >= sentences.size() || to >= sentences.size())
        return from == to;
    return from + sentencesBack >= to && sentences[from].paragraph == sentences[to].paragraph;
}

// Sets noun, nounToken and measure; gives `skip` where the number turns out to be no quantity.
std::uint32_t QuantityFinder::Scan::findNoun(Quantity& quantity, const Reading& reading, std::uint32_t end) {
    if (setUnit(quantity, reading, end))
        return none;
    if (reading.fraction) {
        quantity.noun.assign(1, '%');
        quantity.measure = true;
        quantity.nounToken = scanNoun(std::min(reading.last + 1, end), end);
        return none;
    }
    std::uint32_t at = quantity.last;
    if (at < end && isHyphen(words_[at].text))
        return hyphenated(quantity, at, end);
    const bool of = at < end && words_[at].lower == "of";
    if (of && at + 1 < end &&
        isOneOf(words_[at + 1].lower, {"them", "whom", "which", "those", "these", "us"})) {
        quantity.partOfOther = true;
        return inherit(quantity);
    }
    if (of && !reading.vague)
        quantity.partOfOther = true;
    std::uint32_t noun = scanNoun(of ? at + 1 : at, end);
    if (const std::uint32_t tree = of ? none : treeNoun(reading, end);
        tree != none && (noun == none || tree > noun))
        noun = tree;
    if (noun == none)
        return inherit(quantity);
    if (reading.digits && reading.low >= 100 && isAddress(noun))
        return skip;
    quantity.nounToken = noun;
    quantity.noun = lemmaOf(noun);
    return none;
}

// "890 Lund Avenue", "the 2400 block"
bool QuantityFinder::Scan::isAddress(std::uint32_t noun) const {
    const auto match = finder_.contexts_.at(words_, noun);
    return match && *match.value == Context::address;
}

// "a five-missile attack" counts missiles if the text knows them as a thing counted; "a two-storey house"
// does not.
std::uint32_t QuantityFinder::Scan::hyphenated(Quantity& quantity, std::uint32_t hyphen, std::uint32_t end) {
    if (hyphen + 1 >= end || !words_.joined(hyphen) || tokens_[hyphen + 1].upos != Upos::NOUN)
        return skip;
    const std::string plural = std::string(words_[hyphen + 1].lower) + "s";
    if (vocabulary_.empty())
        for (std::uint32_t i = 0; i < words_.size(); ++i)
            vocabulary_.insert(words_[i].lower);
    if (!vocabulary_.contains(plural))
        return skip;
    quantity.nounToken = hyphen + 1;
    quantity.noun = lemmaOf(hyphen + 1);
    return none;
}

bool QuantityFinder::Scan::setUnit(Quantity& quantity, const Reading& reading, std::uint32_t end) const {
    if (isCurrency(words_[reading.first].text)) {
        if (const Unit* unit = finder_.units_.whole(words_[reading.first].text))
            return setUnit(quantity, *unit, reading.first);
    }
    const auto glued = readDigits(words_[reading.last - 1].text);
    if (glued && !glued->rest.empty()) {
        const Unit* unit = finder_.units_.whole(glued->rest);
        if (!unit)
            unit = finder_.unitsAnyCase_.whole(glued->rest);
        if (unit)
            return setUnit(quantity, *unit, reading.last - 1);
    }
    std::uint32_t at = std::max(quantity.last, reading.last);
    if (at < end && isHyphen(words_[at].text))
        return false;
    auto match = at < end ? finder_.units_.at(words_, at) : Phrases<Unit>::Match{};
    const auto longer = at < end ? finder_.unitsAnyCase_.at(words_, at) : Phrases<Unit>::Match{};
    if (longer.value != nullptr && (match.value == nullptr || longer.last > match.last)) // "km / h" over "km"
        match = longer;
    if (!match || match.last > end || isVerb(at))
        return false;
    if (match.value->kind == "calibre")
        return false;
    if (at + 1 < end && match.value->kind == "money" && tokens_[at].upos == Upos::PROPN &&
        !words_[at].allCapitals)
        return false;
    return setUnit(quantity, *match.value, match.last - 1);
}

bool QuantityFinder::Scan::setUnit(Quantity& quantity, const Unit& unit, std::uint32_t token) {
    quantity.measure = true;
    quantity.noun = unit.name;
    quantity.nounToken = token;
    return true;
}

bool QuantityFinder::Scan::isVerb(std::uint32_t token) const {
    return tokens_[token].upos == Upos::VERB || tokens_[token].upos == Upos::AUX;
}

std::uint32_t QuantityFinder::Scan::inherit(Quantity& quantity) const {
    if (const Quantity* from = inheritable(quantity.first)) {
        quantity.noun = from->noun;
        quantity.nounToken = from->nounToken;
    }
    return none;
}

// The head that the parser gives the number, where it is a noun just behind it.
std::uint32_t QuantityFinder::Scan::treeNoun(const Reading& reading, std::uint32_t end) const {
    for (std::uint32_t i = reading.last; i-- > reading.first;) {
        const Token& token = tokens_[i];
        if (token.deprel != Deprel::nummod || token.head == none || token.head < reading.last ||
            token.head >= end)
            continue;
        if (token.head - reading.last > furthestNoun ||
            (tokens_[token.head].upos != Upos::NOUN && tokens_[token.head].upos != Upos::PROPN))
            continue;
        return token.head;
    }
    return none;
}

// The last noun of the run of adjectives and nouns that begins here.
std::uint32_t QuantityFinder::Scan::scanNoun(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t noun = none;
    const std::uint32_t stop = std::min(end, at + furthestNoun + 2);
    bool start = true;
    for (; at < stop; ++at, start = false) {
        const Upos upos = tokens_[at].upos;
        const auto lower = words_[at].lower;
        if (start && isOneOf(lower, {"more", "other", "additional", "further", "the", "its", "their", "his",
                                     "her", "our"}))
            continue;
        const bool quote = isOneOf(words_[at].text, {"\"", "“", "”", "‘", "’"});
        if (isHyphen(words_[at].text) &&
            at + 2 < stop) { // "U.S.-made", "long-range": what is joined is no noun yet
            ++at;
            if (nounBehind(at + 1, stop))
                noun = none;
            else if (tokens_[at].upos == Upos::NOUN || tokens_[at].upos == Upos::PROPN)
                noun = at;
            else
                return none;
            continue;
        }
        if (upos == Upos::NOUN || upos == Upos::PROPN)
            noun = at;
        else if (quote && at + 1 < stop &&
                 (tokens_[at + 1].upos == Upos::NOUN || tokens_[at + 1].upos == Upos::ADJ))
            continue;
        else if (upos == Upos::VERB && noun == none && participleBeforeNoun(at, stop))
            continue;
        else if (noun != none && upos == Upos::ADJ && tokens_[noun].upos == Upos::PROPN && words_[at].capital)
            continue; // "North Korean"
        else if (noun != none && !isHyphen(words_[at].text))
            break;
        else if (upos != Upos::ADJ && upos != Upos::ADV && !isHyphen(words_[at].text) && upos != Upos::NUM &&
                 !(upos == Upos::VERB && at > 0 && isHyphen(words_[at - 1].text)))
            break;
    }
    return noun;
}

bool QuantityFinder::Scan::nounBehind(std::uint32_t at, std::uint32_t stop) const {
    while (at < stop && (tokens_[at].upos == Upos::ADJ || isHyphen(words_[at].text)))
        ++at;
    return at < stop && (tokens_[at].upos == Upos::NOUN || tokens_[at].upos == Upos::PROPN);
}

// "12 injured people", but not "12 injured in the fire".
bool QuantityFinder::Scan::participleBeforeNoun(std::uint32_t at, std::uint32_t stop) const {
    return at + 1 < stop && (tokens_[at + 1].upos == Upos::NOUN || tokens_[at + 1].upos == Upos::ADJ) &&
           (tokens_[at].form == Form::pastParticiple || tokens_[at].deprel == Deprel::amod);
}

std::string QuantityFinder::Scan::lemmaOf(std::uint32_t token) const {
    if (!tokens_[token].lemma.empty())
        return lowerCase(tokens_[token].lemma);
    std::string lower(words_[token].lower);
    if (lower.size() > 3 && lower.ends_with("s") && !lower.ends_with("ss"))
        lower.pop_back();
    return lower;
}

} // namespace claimline::language::known
