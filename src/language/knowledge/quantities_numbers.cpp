// How digits, number words and ranges of both are read: "2.4 million", "a dozen", "two to three".
#include "language/knowledge/quantities_scan.h"

#include "language/knowledge/number_reader.h"

#include <cctype>
#include <cmath>

namespace claimline::language::known {

const QuantityFinder::NumberWord* QuantityFinder::Scan::numberWord(std::uint32_t token,
                                                                   std::uint32_t end) const {
    if (token >= end)
        return nullptr;
    const auto match = finder_.numbers_.at(words_, token);
    return match && match.last == token + 1 ? match.value : nullptr;
}

// A run of digits or number words without ranges: "2.4 million", "two hundred and fifty", "a dozen".
std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readSimple(std::uint32_t token,
                                                                        std::uint32_t end) const {
    if (token >= end)
        return std::nullopt;
    std::uint32_t at = token;
    const bool currency = isCurrency(words_[at].text) && at + 1 < end;
    if (currency)
        ++at;
    if (words_[at].digit)
        return readDigitNumber(token, at, end, currency);
    if (currency)
        return std::nullopt;
    return readWordNumber(token, end);
}

std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readDigitNumber(std::uint32_t first,
                                                                             std::uint32_t at,
                                                                             std::uint32_t end,
                                                                             bool currency) const {
    const auto run = readDigits(words_[at].text);
    if (!run)
        return std::nullopt;
    Reading reading{first, at + 1, run->value, run->value, false, false, false, true};
    double scale = 1;
    if (!run->rest.empty()) {
        if (!acceptRest(run->rest, currency, at, end, scale))
            return std::nullopt;
    } else if (const auto* word = numberWord(at + 1, end); word && word->role == Role::suffix) {
        if (words_.joined(at) && (currency || word->low != 1e6 || plainNounAt(at + 2, end))) {
            scale = word->low;
            ++reading.last;
        }
    }
    reading.last = readScales(reading.last, end, scale);
    // 4.1 times a million is 4,100,000, whatever binary fractions make of it.
    reading.low = scale == 1 ? reading.low : std::round(reading.low * scale * 1e3) / 1e3;
    reading.high = scale == 1 ? reading.high : std::round(reading.high * scale * 1e3) / 1e3;
    if (run->plainYear && !currency && scale == 1 && looksLikeYear(first, reading.last, end))
        return std::nullopt;
    return reading;
}

// Whether what is glued to the digits leaves a number: a unit or a scale. "12th", "155mm" and "03:25" do
// not.
bool QuantityFinder::Scan::acceptRest(std::string_view rest, bool currency, std::uint32_t at,
                                      std::uint32_t end, double& scale) const {
    if (const auto* word = finder_.numbers_.whole(rest); word && word->role == Role::suffix) {
        if (currency || word->low != 1e6 || plainNounAt(at + 1, end)) {
            scale = word->low;
            return true;
        }
    }
    if (rest == "-") // "6-"; a suspended hyphen
        return false;
    const auto* unit = finder_.units_.whole(rest);
    if (!unit)
        unit = finder_.unitsAnyCase_.whole(rest);
    return unit && unit->kind != "calibre";
}

bool QuantityFinder::Scan::plainNounAt(std::uint32_t token, std::uint32_t end) const {
    return token < end && tokens_[token].upos == Upos::NOUN && !isUnitAt(token);
}

bool QuantityFinder::Scan::isUnitAt(std::uint32_t token) const {
    return finder_.units_.at(words_, token) || finder_.unitsAnyCase_.at(words_, token);
}

// "2.4 million", "two hundred thousand": scales behind a number.
std::uint32_t QuantityFinder::Scan::readScales(std::uint32_t at, std::uint32_t end, double& scale) const {
    while (const auto* word = numberWord(at, end)) {
        if (word->role != Role::scale)
            break;
        scale *= word->low;
        ++at;
    }
    return at;
}

std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readWordNumber(std::uint32_t token,
                                                                            std::uint32_t end) const {
    std::uint32_t at = token;
    const bool article = isOneOf(words_[at].lower, {"a", "an"});
    if (article)
        ++at;
    const auto* word = numberWord(at, end);
    if (!word)
        return std::nullopt;
    switch (word->role) {
    case Role::vague:
        return readVague(token, at, end, *word);
    case Role::exact:
        return readExact(token, at, article, *word);
    case Role::fraction:
        return readFraction(token, at, end, article ? 1.0 : 0.0, *word);
    case Role::suffix:
        return std::nullopt;
    case Role::scale:
        if (!article && word->low != 12)
            break; // "million" alone is no number; "dozen" may be
        return article ? readCardinal(token, at, end) : std::nullopt;
    default:
        break;
    }
    return article || word->role == Role::scale ? std::nullopt : readCardinal(token, at, end);
}

// "dozens", "hundreds of thousands", "a few hundred", "several".
std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readVague(std::uint32_t first, std::uint32_t at,
                                                                       std::uint32_t end,
                                                                       const NumberWord& word) const {
    const bool article = first != at;
    // "few came" speaks of almost none; only "a few" counts
    if (isOneOf(words_[at].lower, {"few", "couple", "handful", "score"}) && !article)
        return std::nullopt;
    Reading reading{first, at + 1, word.low, word.high, false, true, false, false};
    double scale = 1;
    const auto* next = numberWord(at + 1, end);
    if (next && next->role == Role::scale) {
        reading.last = readScales(at + 1, end, scale);
    } else if (at + 2 < end && words_[at + 1].lower == "of") {
        if (const auto* of = numberWord(at + 2, end); of && of->role == Role::vague && of->low >= 12) {
            scale = of->low; // "tens of thousands"
            reading.last = at + 3;
        }
    }
    // 4.1 times a million is 4,100,000, whatever binary fractions make of it.
    reading.low = scale == 1 ? reading.low : std::round(reading.low * scale * 1e3) / 1e3;
    reading.high = scale == 1 ? reading.high : std::round(reading.high * scale * 1e3) / 1e3;
    return reading;
}

std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readExact(std::uint32_t first, std::uint32_t at,
                                                                       bool article,
                                                                       const NumberWord& word) const {
    const bool needsOf = isOneOf(words_[at].lower, {"pair", "duo", "trio"});
    if (needsOf && !(article && at + 1 < words_.size() && words_[at + 1].lower == "of"))
        return std::nullopt;
    if (words_[at].lower == "both" && !(at + 1 < words_.size() && isNounLike(at + 1)))
        return std::nullopt; // "both he and she"
    return Reading{first, at + 1, word.low, word.high, false, false, false, false};
}

// "a third of the ships", "half a million"; other thirds and quarters are a place in a row or a time.
std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readFraction(std::uint32_t first,
                                                                          std::uint32_t at, std::uint32_t end,
                                                                          double times,
                                                                          const NumberWord& word) const {
    if (times == 0)
        times = 1;
    const bool half = words_[at].lower == "half";
    if (half && at + 2 < end && words_[at + 1].lower == "a")
        if (const auto* scale = numberWord(at + 2, end); scale && scale->role == Role::scale)
            return Reading{first, at + 3, scale->low / 2, scale->low / 2, false, false, false, false};
    const bool counted = first != at || half;
    if (!counted || at + 1 >= end || !isOneOf(words_[at + 1].lower, {"of", half ? "the" : "of"}))
        return std::nullopt;
    const double share = times * word.low;
    return Reading{first, at + 1, share, share, false, false, true, false};
}

// "twenty-three", "two hundred and fifty thousand", "two and a half million", "two thirds".
std::optional<QuantityFinder::Reading>
QuantityFinder::Scan::readCardinal(std::uint32_t first, std::uint32_t at, std::uint32_t end) const {
    double total = 0, group = 0;
    bool any = first != at; // the article counts as one
    if (any)
        group = 1;
    bool afterTen = false, afterDigit = any;
    std::uint32_t last = at;
    while (at < end) {
        if (any && isHyphen(words_[at].text) && afterTen && numberWord(at + 1, end)) {
            ++at;
            continue;
        }
        if (any && isHyphen(words_[at].text) && afterDigit && total == 0)
            if (const auto* share = numberWord(at + 1, end); share && share->role == Role::fraction)
                return readFraction(first, at + 1, end, group, *share); // "three-quarters of"
        if (any && words_[at].lower == "and" && takesAnd(at, end, group, total)) {
            if (const auto half = readAndAHalf(at, end)) {
                group += 0.5;
                last = at = *half;
                continue;
            }
            ++at;
            afterDigit = false;
            continue;
        }
        const auto* word = numberWord(at, end);
        if (!word)
            break;
        if (word->role == Role::fraction && any && total == 0)
            return readFraction(first, at, end, group, *word);
        if (word->role == Role::digit && !afterDigit) {
            group += word->low;
            afterDigit = true, afterTen = false;
        } else if (word->role == Role::ten && !afterDigit && !afterTen) {
            group += word->low;
            afterTen = true;
        } else if (word->role == Role::scale && any) {
            if (word->low == 100 || word->low == 12)
                group *= word->low;
            else
                total += group * word->low, group = 0;
            afterDigit = afterTen = false;
        } else {
            break;
        }
        any = true;
        last = ++at;
    }
    if (!any || last == first)
        return std::nullopt;
    const double value = total + group;
    return Reading{first, last, value, value, false, false, false, false};
}

bool QuantityFinder::Scan::takesAnd(std::uint32_t at, std::uint32_t end, double group, double total) const {
    if (readAndAHalf(at, end))
        return true;
    const auto* next = numberWord(at + 1, end);
    const bool small = next && (next->role == Role::digit || next->role == Role::ten);
    return small && ((group >= 100 && std::fmod(group, 100) == 0) || (group == 0 && total > 0));
}

std::optional<std::uint32_t> QuantityFinder::Scan::readAndAHalf(std::uint32_t at, std::uint32_t end) const {
    if (at + 2 < end && words_[at + 1].lower == "a" && words_[at + 2].lower == "half")
        return at + 3;
    return std::nullopt;
}

bool QuantityFinder::Scan::isLetterWord(std::uint32_t token) const {
    const auto text = words_[token].text;
    return !text.empty() && (std::isalpha(static_cast<unsigned char>(text.front())) != 0);
}

// A number or a range of two.
std::optional<QuantityFinder::Reading> QuantityFinder::Scan::readNumber(std::uint32_t token,
                                                                        std::uint32_t end) const {
    const bool between = words_[token].lower == "between" && token + 1 < end;
    auto low = readSimple(between ? token + 1 : token, end);
    if (!low)
        return std::nullopt;
    low->first = token;
    const std::uint32_t sign = low->last;
    if (sign + 1 >= end)
        return between ? std::nullopt : low;
    const bool dash = isHyphen(words_[sign].text);
    const bool word = isOneOf(words_[sign].lower, {"to", "or"}) || (between && words_[sign].lower == "and");
    // "rose from 40 to 50"; "From 40 to 50 homes" opens with a range
    const bool change = !between && token > words_.sentenceBegin(token) + 1 &&
                        words_[token - 1].lower == "from" && isLetterWord(token - 2);
    if ((dash || word) && !change) {
        auto high = readSimple(sign + 1, end);
        if (high && low->low < 1000 && high->low >= 100 && std::fmod(high->low, 100) == 0 &&
            low->low * 100 <= high->low)
            alignScales(*low, *high);
        if (high && high->low > low->low && (low->digits == high->digits || word))
            return Reading{token, high->last, low->low,      high->high,
                           true,  low->vague, low->fraction, low->digits};
    }
    return between ? std::nullopt : low;
}

// "2 to 3 million": the scale goes for both.
void QuantityFinder::Scan::alignScales(Reading& low, const Reading& high) const {
    double scale = 1;
    const auto* word = numberWord(high.last - 1, words_.size());
    if (word && word->role == Role::scale && high.last - high.first > 1)
        scale = word->low;
    if (low.low * scale < high.low && low.last - low.first == 1)
        low.low *= scale, low.high *= scale;
}

} // namespace claimline::language::known
