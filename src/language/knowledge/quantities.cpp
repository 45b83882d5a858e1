#include "language/knowledge/quantities.h"

#include "language/knowledge/number_reader.h"
#include "model/table.h"

#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace claimline::language::known {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-6;
constexpr double aboutShare = 0.1;         // "about 115" is 103.5 to 126.5
constexpr std::uint32_t furthestNoun = 9;  // tokens between a number and its noun
constexpr std::uint32_t contextReach = 8;  // tokens between a number and what makes it a running total
constexpr std::size_t nounReach = 20;      // quantities that a bare number looks back at
constexpr std::uint32_t sentencesBack = 1; // how far back a bare number finds its noun

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

bool isHyphen(std::string_view text) {
    return isOneOf(text, {"-", "–", "—", "‑", "‐"});
}

bool isCurrency(std::string_view text) {
    return isOneOf(text, {"$", "€", "£", "¥", "₹", "₽", "₴", "US$", "A$", "C$"});
}

template<class Enum>
std::optional<Enum> named(std::string_view word,
                          std::initializer_list<std::pair<std::string_view, Enum>> names) {
    for (const auto& [name, value] : names)
        if (name == word)
            return value;
    return std::nullopt;
}

double toNumber(std::string_view text) {
    return text == "inf" ? infinity : std::strtod(std::string(text).c_str(), nullptr);
}

} // namespace

Result<QuantityFinder> QuantityFinder::load(const std::filesystem::path& folder) {
    QuantityFinder finder;
    const auto numbers = Table::read(folder / "numbers.tsv", {"word", "role", "low", "high", "example"});
    const auto hedges = Table::read(folder / "number_hedges.tsv", {"phrase", "hedge", "place", "example"});
    const auto contexts = Table::read(folder / "number_contexts.tsv", {"phrase", "role", "example"});
    const auto units = Table::read(folder / "units.tsv", {"word", "unit", "factor", "kind", "example"});
    for (const auto* table : {&numbers, &hedges, &contexts, &units})
        if (!*table)
            return tl::unexpected(table->error());
    for (const auto& row : *numbers)
        if (const auto role =
                claimline::language::known::named<Role>(row["role"], {{"digit", Role::digit},
                                                                      {"ten", Role::ten},
                                                                      {"scale", Role::scale},
                                                                      {"suffix", Role::suffix},
                                                                      {"vague", Role::vague},
                                                                      {"exact", Role::exact},
                                                                      {"fraction", Role::fraction}}))
            finder.numbers_.add(row["word"], {*role, toNumber(row["low"]), toNumber(row["high"])});
    for (const auto& row : *hedges)
        if (const auto bound =
                claimline::language::known::named<Bound>(row["hedge"], {{"exact", Bound::exact},
                                                                        {"about", Bound::about},
                                                                        {"nearly", Bound::nearly},
                                                                        {"justOver", Bound::justOver},
                                                                        {"atLeast", Bound::atLeast},
                                                                        {"over", Bound::over},
                                                                        {"atMost", Bound::atMost},
                                                                        {"under", Bound::under}}))
            (row["place"] == "after" ? finder.after_ : finder.before_).add(row["phrase"], *bound);
    for (const auto& row : *contexts)
        if (const auto role =
                claimline::language::known::named<Context>(row["role"], {{"time", Context::time},
                                                                         {"total", Context::total},
                                                                         {"part", Context::part},
                                                                         {"label", Context::label},
                                                                         {"address", Context::address}}))
            finder.contexts_.add(row["phrase"], *role);
    for (const auto& row : *units) {
        const Unit unit{std::string(row["unit"]), std::string(row["kind"]), toNumber(row["factor"])};
        // short signs are units as written only: "MB", "m"
        (row["word"].size() <= 3 ? finder.units_ : finder.unitsAnyCase_).add(row["word"], unit);
    }
    return finder;
}

// One pass over a document.
class QuantityFinder::Scan {
public:
    Scan(const QuantityFinder& finder, const Words& words, const std::vector<bool>& named)
        : finder_(finder)
        , words_(words)
        , tokens_(words.document().tokens)
        , named_(named) {}

    std::vector<Quantity> run() {
        for (std::uint32_t i = 0; i < words_.size();) {
            const std::uint32_t next = take(i);
            i = next > i ? next : i + 1;
        }
        return std::move(found_);
    }

private:
    // Reads what begins at this token; gives one past its last token, or the token itself where nothing does.
    std::uint32_t take(std::uint32_t token) {
        if (!mayOpen(token))
            return token;
        Hedging hedge = readHedge(token);
        const std::uint32_t begin = hedge.found ? hedge.last : token;
        auto reading = begin < words_.size() ? readNumber(begin, words_.sentenceEnd(token)) : std::nullopt;
        if (!reading)
            return partOfOne(token);
        if (isNoQuantity(*reading))
            return reading->last;
        return keep(hedge, *reading);
    }

    bool mayOpen(std::uint32_t token) const { return token < words_.size() && !words_[token].text.empty(); }

    Hedging readHedge(std::uint32_t token) const {
        Hedging hedge{token, token, Bound::exact, false};
        const std::uint32_t end = words_.sentenceEnd(token);
        while (hedge.last < end) {
            const auto match = finder_.before_.at(words_, hedge.last);
            if (!match)
                break;
            if (!hedge.found || hedge.bound == Bound::exact)
                hedge.bound = *match.value;
            hedge.found = true;
            hedge.last = match.last;
        }
        return hedge;
    }

    const NumberWord* numberWord(std::uint32_t token, std::uint32_t end) const {
        if (token >= end)
            return nullptr;
        const auto match = finder_.numbers_.at(words_, token);
        return match && match.last == token + 1 ? match.value : nullptr;
    }

    // A run of digits or number words without ranges: "2.4 million", "two hundred and fifty", "a dozen".
    std::optional<Reading> readSimple(std::uint32_t token, std::uint32_t end) const {
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

    std::optional<Reading> readDigitNumber(std::uint32_t first, std::uint32_t at, std::uint32_t end,
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
        reading.low *= scale;
        reading.high *= scale;
        if (run->plainYear && !currency && scale == 1 && looksLikeYear(first, reading.last, end))
            return std::nullopt;
        return reading;
    }

    // Whether what is glued to the digits leaves a number: a unit or a scale. "12th", "155mm" and "03:25" do
    // not.
    bool acceptRest(std::string_view rest, bool currency, std::uint32_t at, std::uint32_t end,
                    double& scale) const {
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

    bool plainNounAt(std::uint32_t token, std::uint32_t end) const {
        return token < end && tokens_[token].upos == Upos::NOUN && !isUnitAt(token);
    }

    bool isUnitAt(std::uint32_t token) const {
        return finder_.units_.at(words_, token) || finder_.unitsAnyCase_.at(words_, token);
    }

    // "2.4 million", "two hundred thousand": scales behind a number.
    std::uint32_t readScales(std::uint32_t at, std::uint32_t end, double& scale) const {
        while (const auto* word = numberWord(at, end)) {
            if (word->role != Role::scale)
                break;
            scale *= word->low;
            ++at;
        }
        return at;
    }

    std::optional<Reading> readWordNumber(std::uint32_t token, std::uint32_t end) const {
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
    std::optional<Reading> readVague(std::uint32_t first, std::uint32_t at, std::uint32_t end,
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
        reading.low *= scale;
        reading.high *= scale;
        return reading;
    }

    std::optional<Reading> readExact(std::uint32_t first, std::uint32_t at, bool article,
                                     const NumberWord& word) const {
        const bool needsOf = isOneOf(words_[at].lower, {"pair", "duo", "trio"});
        if (needsOf && !(article && at + 1 < words_.size() && words_[at + 1].lower == "of"))
            return std::nullopt;
        if (words_[at].lower == "both" && !(at + 1 < words_.size() && isNounLike(at + 1)))
            return std::nullopt; // "both he and she"
        return Reading{first, at + 1, word.low, word.high, false, false, false, false};
    }

    // "a third of the ships", "half a million"; other thirds and quarters are a place in a row or a time.
    std::optional<Reading> readFraction(std::uint32_t first, std::uint32_t at, std::uint32_t end,
                                        double times, const NumberWord& word) const {
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
    std::optional<Reading> readCardinal(std::uint32_t first, std::uint32_t at, std::uint32_t end) const {
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

    bool takesAnd(std::uint32_t at, std::uint32_t end, double group, double total) const {
        if (readAndAHalf(at, end))
            return true;
        const auto* next = numberWord(at + 1, end);
        const bool small = next && (next->role == Role::digit || next->role == Role::ten);
        return small && ((group >= 100 && std::fmod(group, 100) == 0) || (group == 0 && total > 0));
    }

    std::optional<std::uint32_t> readAndAHalf(std::uint32_t at, std::uint32_t end) const {
        if (at + 2 < end && words_[at + 1].lower == "a" && words_[at + 2].lower == "half")
            return at + 3;
        return std::nullopt;
    }

    // A number or a range of two.
    std::optional<Reading> readNumber(std::uint32_t token, std::uint32_t end) const {
        const bool between = words_[token].lower == "between" && token + 1 < end;
        auto low = readSimple(between ? token + 1 : token, end);
        if (!low)
            return std::nullopt;
        low->first = token;
        const std::uint32_t sign = low->last;
        if (sign + 1 >= end)
            return between ? std::nullopt : low;
        const bool dash = isHyphen(words_[sign].text);
        const bool word =
            isOneOf(words_[sign].lower, {"to", "or"}) || (between && words_[sign].lower == "and");
        const bool change = !between && token > 0 && words_[token - 1].lower == "from";
        if ((dash || word) && !change) {
            auto high = readSimple(sign + 1, end);
            if (high && low->low < 1000 && high->low >= 1000 && std::fmod(high->low, 1000) == 0 &&
                low->low * 1000 <= high->low * 10)
                alignScales(*low, *high);
            if (high && high->low > low->low && (low->digits == high->digits || word))
                return Reading{token, high->last, low->low,      high->high,
                               true,  low->vague, low->fraction, low->digits};
        }
        return between ? std::nullopt : low;
    }

    // "2 to 3 million": the scale goes for both.
    void alignScales(Reading& low, const Reading& high) const {
        double scale = 1;
        const auto* word = numberWord(high.last - 1, words_.size());
        if (word && word->role == Role::scale && high.last - high.first > 1)
            scale = word->low;
        if (low.low * scale < high.low && low.last - low.first == 1)
            low.low *= scale, low.high *= scale;
    }

    bool isNounLike(std::uint32_t token) const {
        const Upos upos = tokens_[token].upos;
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::ADJ;
    }

    bool isMonth(std::uint32_t token) const {
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
                       {"jan",      "jan.",  "january",   "feb",     "feb.", "february", "mar",  "mar.",
                        "march",    "apr",   "apr.",      "april",   "may",  "jun",      "jun.", "june",
                        "jul",      "jul.",  "july",      "aug",     "aug.", "august",   "sep",  "sep.",
                        "sept",     "sept.", "september", "oct",     "oct.", "october",  "nov",  "nov.",
                        "november", "dec",   "dec.",      "december"});
    }

    bool looksLikeYear(std::uint32_t first, std::uint32_t last, std::uint32_t end) const {
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
    bool isNoQuantity(const Reading& reading) const {
        const std::uint32_t begin = words_.sentenceBegin(reading.first),
                            end = words_.sentenceEnd(reading.first);
        const std::uint32_t first = reading.first, last = reading.last;
        if (reading.digits && (isMonth(first > begin ? first - 1 : words_.size()) || isMonth(last)))
            return true;
        if (reading.digits && isPartOfSign(first, last, begin, end))
            return true;
        if (last < end && (isTimeBehind(last, end) || isCalibre(last)))
            return true;
        if (isLabel(reading, begin, end) || isAge(reading, begin, end))
            return true;
        return words_[first].lower == "one" && last - first == 1 && isNoOne(first, begin, end);
    }

    // Glued to letters, slashes, colons, brackets or a hyphen: "S-400", "9/11", "03:25", "[17]", "3-1", "#5".
    bool isPartOfSign(std::uint32_t first, std::uint32_t last, std::uint32_t begin, std::uint32_t end) const {
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
    bool isTimeBehind(std::uint32_t last, std::uint32_t end) const {
        std::uint32_t at = last;
        while (at < end &&
               (isHyphen(words_[at].text) ||
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

    // "155mm", written as one word
    bool isCalibre(std::uint32_t last) const {
        const auto unit = words_.joined(last - 1) ? finder_.units_.at(words_, last) : Phrases<Unit>::Match{};
        return unit && unit.value->kind == "calibre";
    }

    bool isLabel(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
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

    // "aged 9"; "Jon Lund, 34, said".
    bool isAge(const Reading& reading, std::uint32_t begin, std::uint32_t end) const {
        const std::uint32_t first = reading.first, last = reading.last;
        return reading.digits && reading.low < 120 && first >= begin + 2 && words_[first - 1].text == "," &&
               words_[first - 2].capital && (last >= end || isOneOf(words_[last].text, {",", ".", ")", ";"}));
    }

    // "one" that counts nothing: "no one", "this one", "one of the largest", "one another", "one must".
    bool isNoOne(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const {
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

    // The quantity that a bare number may take its noun from.
    const Quantity* inheritable(std::uint32_t token) const {
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
    bool nearEnough(std::uint32_t earlier, std::uint32_t token) const {
        const auto& sentences = words_.document().sentences;
        const std::uint32_t from = tokens_[earlier].sentence, to = tokens_[token].sentence;
        if (from == to || from >= sentences.size() || to >= sentences.size())
            return from == to;
        return from + sentencesBack >= to && sentences[from].paragraph == sentences[to].paragraph;
    }

    // "including a child": one of those just counted.
    std::uint32_t partOfOne(std::uint32_t token) {
        if (!isOneOf(words_[token].lower, {"a", "an"}) || token == words_.sentenceBegin(token))
            return token;
        const bool part = isOneOf(words_[token - 1].lower, {"including", "included", "includes"});
        if (!part || token + 1 >= words_.size() || !inheritable(token))
            return token;
        Reading reading{token, token + 1, 1, 1, false, false, false, false};
        return keep({token, token, Bound::exact, false}, reading);
    }

    std::uint32_t keep(const Hedging& hedge, const Reading& reading) {
        Quantity quantity;
        quantity.first = hedge.found ? hedge.first : reading.first;
        quantity.last = reading.last;
        const std::uint32_t end = words_.sentenceEnd(reading.first);
        Bound bound = hedge.bound;
        if (const auto after =
                reading.last < end ? finder_.after_.at(words_, reading.last) : Phrases<Bound>::Match{}) {
            bound = *after.value;
            quantity.last = after.last;
        }
        const std::uint32_t noun = findNoun(quantity, reading, end);
        if (noun == skip)
            return reading.last;
        setBounds(quantity, reading, bound);
        setContext(quantity, end);
        quantity.span = {tokens_[quantity.first].span.begin, tokens_[quantity.last - 1].span.end};
        found_.push_back(quantity);
        return std::max(quantity.last, reading.last);
    }

    static constexpr std::uint32_t skip = none - 1;

    void setBounds(Quantity& quantity, const Reading& reading, Bound bound) const {
        const double percent = reading.fraction ? 100 : 1;
        double low = reading.low * percent, high = reading.high * percent;
        const bool whole = !quantity.measure;
        // a hair of tolerance: 11,000 * 1.1 must not become 12,101
        const auto down = [&](double v) { return whole ? std::floor(v + rounding) : v; };
        const auto up = [&](double v) { return whole ? std::ceil(v - rounding) : v; };
        quantity.hedge = reading.vague ? Hedge::vague : reading.range ? Hedge::range : Hedge::exact;
        switch (bound) {
        case Bound::exact:
            break;
        case Bound::about:
            quantity.hedge = Hedge::about, low = down(low * (1 - aboutShare)),
            high = up(high * (1 + aboutShare));
            break;
        case Bound::nearly:
            quantity.hedge = Hedge::about, low = down(low * (1 - aboutShare));
            break;
        case Bound::justOver:
            quantity.hedge = Hedge::about, high = up(high * (1 + aboutShare));
            break;
        case Bound::atLeast:
        case Bound::over:
            quantity.hedge = Hedge::atLeast, high = infinity;
            break;
        case Bound::atMost:
        case Bound::under:
            quantity.hedge = Hedge::atMost, low = 0;
            break;
        }
        quantity.low = low;
        quantity.high = high;
    }

    // Sets noun, nounToken and measure; gives `skip` where the number turns out to be no quantity.
    std::uint32_t findNoun(Quantity& quantity, const Reading& reading, std::uint32_t end) {
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
    bool isAddress(std::uint32_t noun) const {
        const auto match = finder_.contexts_.at(words_, noun);
        return match && *match.value == Context::address;
    }

    // "a five-missile attack" counts missiles if the text knows them as a thing counted; "a two-storey house"
    // does not.
    std::uint32_t hyphenated(Quantity& quantity, std::uint32_t hyphen, std::uint32_t end) {
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

    bool setUnit(Quantity& quantity, const Reading& reading, std::uint32_t end) const {
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
        if (!match && at < end)
            match = finder_.unitsAnyCase_.at(words_, at);
        if (!match || match.last > end || isVerb(at))
            return false;
        if (match.value->kind == "calibre")
            return false;
        if (at + 1 < end && match.value->kind == "money" && tokens_[at].upos == Upos::PROPN &&
            !words_[at].allCapitals)
            return false;
        return setUnit(quantity, *match.value, match.last - 1);
    }

    static bool setUnit(Quantity& quantity, const Unit& unit, std::uint32_t token) {
        quantity.measure = true;
        quantity.noun = unit.name;
        quantity.nounToken = token;
        return true;
    }

    bool isVerb(std::uint32_t token) const {
        return tokens_[token].upos == Upos::VERB || tokens_[token].upos == Upos::AUX;
    }

    std::uint32_t inherit(Quantity& quantity) const {
        if (const Quantity* from = inheritable(quantity.first)) {
            quantity.noun = from->noun;
            quantity.nounToken = from->nounToken;
        }
        return none;
    }

    // The head that the parser gives the number, where it is a noun just behind it.
    std::uint32_t treeNoun(const Reading& reading, std::uint32_t end) const {
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
    std::uint32_t scanNoun(std::uint32_t at, std::uint32_t end) const {
        std::uint32_t noun = none;
        const std::uint32_t stop = std::min(end, at + furthestNoun + 2);
        bool start = true;
        for (; at < stop; ++at, start = false) {
            const Upos upos = tokens_[at].upos;
            const auto lower = words_[at].lower;
            if (start && isOneOf(lower, {"more", "other", "additional", "further", "the", "its", "their",
                                         "his", "her", "our"}))
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
            else if (noun != none && upos == Upos::ADJ && tokens_[noun].upos == Upos::PROPN &&
                     words_[at].capital)
                continue; // "North Korean"
            else if (noun != none && !isHyphen(words_[at].text))
                break;
            else if (upos != Upos::ADJ && upos != Upos::ADV && !isHyphen(words_[at].text) &&
                     upos != Upos::NUM && !(upos == Upos::VERB && at > 0 && isHyphen(words_[at - 1].text)))
                break;
        }
        return noun;
    }

    bool nounBehind(std::uint32_t at, std::uint32_t stop) const {
        while (at < stop && (tokens_[at].upos == Upos::ADJ || isHyphen(words_[at].text)))
            ++at;
        return at < stop && (tokens_[at].upos == Upos::NOUN || tokens_[at].upos == Upos::PROPN);
    }

    // "12 injured people", but not "12 injured in the fire".
    bool participleBeforeNoun(std::uint32_t at, std::uint32_t stop) const {
        return at + 1 < stop && (tokens_[at + 1].upos == Upos::NOUN || tokens_[at + 1].upos == Upos::ADJ) &&
               (tokens_[at].form == Form::pastParticiple || tokens_[at].deprel == Deprel::amod);
    }

    std::string lemmaOf(std::uint32_t token) const {
        if (!tokens_[token].lemma.empty())
            return lowerCase(tokens_[token].lemma);
        std::string lower(words_[token].lower);
        if (lower.size() > 3 && lower.ends_with("s") && !lower.ends_with("ss"))
            lower.pop_back();
        return lower;
    }

    void setContext(Quantity& quantity, std::uint32_t end) const {
        const std::uint32_t begin = words_.sentenceBegin(quantity.first);
        const std::uint32_t from = std::max(begin, quantity.first - std::min(quantity.first, contextReach));
        const std::uint32_t to = std::min(end, quantity.last + contextReach);
        for (std::uint32_t i = from; i < to; ++i) {
            const auto match = finder_.contexts_.at(words_, i);
            if (!match)
                continue;
            if (*match.value == Context::total && (match.last <= quantity.first || i >= quantity.last))
                quantity.runningTotal = true;
            const bool near = match.last <= quantity.first && quantity.first - match.last <= 1;
            if (*match.value == Context::part && (near || i == quantity.last))
                quantity.partOfOther = true;
        }
    }

    const QuantityFinder& finder_;
    const Words& words_;
    const std::vector<Token>& tokens_;
    const std::vector<bool>& named_;
    std::vector<Quantity> found_;
    std::unordered_set<std::string_view> vocabulary_; // made when first asked
};

std::vector<Quantity> QuantityFinder::find(const Words& words, const std::vector<bool>& named) const {
    return Scan(*this, words, named).run();
}

} // namespace claimline::language::known
