// Which numbers are no quantities: dates, times, ages, labels, scores, parts of names.
#include "language/knowledge/quantities_scan.h"

#include <array>

namespace claimline::language::known {

namespace {

constexpr std::uint32_t longestStreet = 4; // words

bool opensWithLetter(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.empty() ? ' ' : word.front());
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first >= 0xC3;
}

} // namespace

bool QuantityFinder::Scan::isNounLike(std::uint32_t token) const {
    const Upos upos = tokens_[token].upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::ADJ;
}

bool QuantityFinder::Scan::isMonth(std::uint32_t token) const {
    if (token >= words_.size() || !words_[token].capital)
        return false;
    static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto lower = words_[token].lower;
    if (lower.size() < 3)
        return false;
    return std::ranges::find(months, lower.substr(0, 3)) != months.end() &&
           (lower.size() <= 5 || tokens_[token].upos != Upos::VERB) &&
           isOneOf(lower,
                   {"jan",  "jan.", "january", "feb",    "feb.", "february", "mar",  "mar.",  "march",
                    "apr",  "apr.", "april",   "may",    "jun",  "jun.",     "june", "jul",   "jul.",
                    "july", "aug",  "aug.",    "august", "sep",  "sep.",     "sept", "sept.", "september",
                    "oct",  "oct.", "october", "nov",    "nov.", "november", "dec",  "dec.",  "december"});
}

bool QuantityFinder::Scan::looksLikeYear(std::uint32_t first, std::uint32_t last, std::uint32_t end) const {
    const bool counts =
        last < end && (tokens_[last].upos == Upos::NOUN || tokens_[last].upos == Upos::ADJ) &&
        (tokens_[last].form == Form::plural || words_[last].lower.ends_with("s") || isUnitAt(last));
    if (!counts)
        return true;
    const std::uint32_t begin = words_.sentenceBegin(first);
    return first > begin &&
           (isOneOf(words_[first - 1].lower, {"in", "since", "the", "of", "by", "until", "from"}) ||
            isMonth(first - 1));
}

// Dates, times of day, ages, labels, scores, list marks, parts of names.
bool QuantityFinder::Scan::isNoQuantity(const Reading& reading) const {
    const std::uint32_t begin = words_.sentenceBegin(reading.first), end = words_.sentenceEnd(reading.first);
    const std::uint32_t first = reading.first, last = reading.last;
    const std::uint32_t behind = last < end ? last : static_cast<std::uint32_t>(words_.size());
    if (reading.digits && (isMonth(first > begin ? first - 1 : words_.size()) || isMonth(behind)))
        return true; // "killed 7" in a heading; "Aug 30" below it is no month of the seven
    if (reading.digits && isPartOfSign(first, last, begin, end))
        return true;
    if (last < end && (isTimeBehind(last, end) || isCalibre(last)))
        return true;
    if (isHourAfterAdverb(reading, begin, end))
        return true;
    if (isCapitalWordNumber(reading, begin) || isModel(reading, begin, end) ||
        (reading.digits && opensStreet(last, end)))
        return true;
    if (isLabel(reading, begin, end) || isAge(reading, begin, end) || isAgeOf(reading, end))
        return true;
    return words_[first].lower == "one" && last - first == 1 && isNoOne(first, begin, end);
}

// "the Group of Seven", "the Big Four"; but "May 3, 2026 - Seven people"
bool QuantityFinder::Scan::isCapitalWordNumber(const Reading& reading, std::uint32_t begin) const {
    const Word& word = words_[reading.first];
    return !reading.digits && word.capital && !word.opens && !word.heading && !word.allCapitals &&
           reading.first > begin && opensWithLetter(words_[reading.first - 1].text);
}

// "Leopard", "iPhone"
bool QuantityFinder::Scan::isNameLike(std::uint32_t token) const {
    return tokens_[token].upos == Upos::PROPN ||
           std::ranges::any_of(words_[token].text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "a Leopard 2 tank", "an iPhone 15 was": behind a name, and what follows is no plural.
bool QuantityFinder::Scan::isModel(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = reading.first, last = reading.last;
    if (!reading.digits || reading.range || last - first != 1 || first < begin + 1 || last >= end ||
        !isNameLike(first - 1) || isMonth(first - 1) || isUnitAt(last))
        return false;
    const bool article = first >= begin + 2 && isOneOf(words_[first - 2].lower, {"a", "an"});
    const bool single = reading.low > 1 && tokens_[last].upos == Upos::NOUN &&
                        tokens_[last].form == Form::singular && !words_[last].lower.ends_with("s");
    const bool isOne =
        words_[last].lower == "was" || words_[last].lower == "is" || words_[last].lower == "has";
    return article || (single && words_[first - 1].capital && !words_[first - 1].heading) ||
           (isOne && reading.low > 1);
}

// "10 Downing Street"
bool QuantityFinder::Scan::opensStreet(std::uint32_t token, std::uint32_t end) const {
    for (std::uint32_t i = token; i < end && i < token + longestStreet && words_[i].capital; ++i)
        if (const auto match = finder_.contexts_.at(words_, i);
            match && *match.value == Context::address && i > token)
            return true;
    return false;
}

// Glued to letters, slashes, colons, brackets or a hyphen: "S-400", "9/11", "03:25", "[17]", "3-1", "#5".
bool QuantityFinder::Scan::isPartOfSign(std::uint32_t first, std::uint32_t last, std::uint32_t begin,
                                        std::uint32_t end) const {
    if (first > begin && words_.joined(first - 1)) {
        const auto before = words_[first - 1].text;
        if (isOneOf(before, {"/", ":", "[", "#", "№", ".", "_", "@", "+"}))
            return true;
        const bool tight = isHyphen(before) && first - 1 > begin && words_.joined(first - 2);
        if (tight)
            return true;
    }
    if (last < end && words_.joined(last - 1)) {
        const auto behind = words_[last].text;
        if (isOneOf(behind, {"/", ":", "]", "_", "@", "+"}))
            return true;
        if (isHyphen(behind) && last + 1 < end && words_.joined(last) && words_[last + 1].digit)
            return true; // a score or a phone number: a range has been read before
    }
    return first == begin && last < end && isOneOf(words_[last].text, {".", ")"}); // "1." opens a list
}

// "12 days", "5 p.m.", "25-year-old".
bool QuantityFinder::Scan::isTimeBehind(std::uint32_t last, std::uint32_t end) const {
    std::uint32_t at = last;
    while (at < end && (isHyphen(words_[at].text) ||
                        isOneOf(words_[at].lower, {"more", "full", "consecutive", "straight", "successive"})))
        ++at;
    if (at >= end)
        return false;
    if (isOneOf(words_[at].lower,
                {"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt", "bce", "bc", "ad"}))
        return true;
    const auto match = finder_.contexts_.at(words_, at);
    return match && *match.value == Context::time;
}

// "shortly before eight", "just after 7"
bool QuantityFinder::Scan::isHourAfterAdverb(const Reading& reading, std::uint32_t begin,
                                             std::uint32_t end) const {
    constexpr double hours = 12;
    if (reading.first < begin + 2 || reading.low < 1 || reading.high > hours ||
        !isOneOf(words_[reading.first - 1].lower, {"before", "after", "past"}) ||
        !isOneOf(words_[reading.first - 2].lower, {"shortly", "just", "soon", "little", "right"}))
        return false;
    return reading.last >= end || !isNounLike(reading.last);
}

// "155mm", written as one word
bool QuantityFinder::Scan::isCalibre(std::uint32_t last) const {
    const auto unit = words_.joined(last - 1) ? finder_.units_.at(words_, last) : Phrases<Unit>::Match{};
    return unit && unit.value->kind == "calibre";
}

bool QuantityFinder::Scan::isLabel(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = reading.first;
    if (first <= begin || reading.range)
        return false;
    const bool countsOn = reading.last < end && isNounLike(reading.last) &&
                          words_[reading.last].lower.size() > 1 && !words_[reading.last].capital;
    const auto match = finder_.contexts_.at(words_, first - 1);
    if (match && *match.value == Context::label && match.last == first)
        return !countsOn || words_[first - 1].capital;
    if (!reading.digits || countsOn)
        return false;
    const bool inName = first < named_.size() && named_[first] && named_[first - 1];
    const bool afterName =
        words_[first - 1].capital && !words_[first - 1].opens && tokens_[first - 1].upos == Upos::PROPN &&
        reading.last < end && !isOneOf(words_[reading.last].lower, {"%", "percent", "per"}) &&
        tokens_[first].upos != Upos::VERB && !isUnitAt(reading.last) && !isCurrency(words_[first].text);
    return inName || afterName;
}

// "He was twelve": a number by itself that is said of one person.
bool QuantityFinder::Scan::isAgeOf(const Reading& reading, std::uint32_t end) const {
    const std::uint32_t number = reading.last - 1;
    const bool alone = reading.last >= end || tokens_[reading.last].upos == Upos::PUNCT ||
                       tokens_[reading.last].upos == Upos::CCONJ || tokens_[reading.last].upos == Upos::SCONJ;
    if (!alone || reading.low >= 120)
        return false;
    const Document& document = words_.document();
    const std::uint32_t subject = document.child(number, Deprel::nsubj);
    if (subject == none || subject > number || document.child(number, Deprel::cop) == none)
        return false;
    const auto match = finder_.contexts_.at(words_, subject);
    return match && *match.value == Context::aged;
}

// "aged 9"; "Jon Lund, 34, said".
bool QuantityFinder::Scan::isAge(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = reading.first, last = reading.last;
    return reading.digits && reading.low < 120 && first >= begin + 2 && words_[first - 1].text == "," &&
           words_[first - 2].capital && (last >= end || isOneOf(words_[last].text, {",", ".", ")", ";"}));
}

// "one" that counts nothing: "no one", "this one", "one of the largest", "one another", "one must".
bool QuantityFinder::Scan::isNoOne(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const {
    if (token > begin && isOneOf(words_[token - 1].lower,
                                 {"no", "this", "that", "the", "which", "each", "every", "any", "another",
                                  "some", "good", "new", "only", "big", "next", "last", "first"}))
        return true;
    if (token + 1 >= end)
        return found_.empty();
    const auto next = words_[token + 1].lower;
    if (next == "another" || next == "'s" || next == "’s")
        return true;
    if (next == "of")
        return !(token + 2 < end &&
                 isOneOf(words_[token + 2].lower, {"them", "which", "whom", "these", "those"}));
    if (isHyphen(next))
        return true;
    return !isNounLike(token + 1) && !inheritable(token);
}

} // namespace claimline::language::known
