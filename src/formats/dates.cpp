#include "formats/dates.h"

#include "formats/strings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <memory>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

namespace claimline::formats {

namespace {

// English first: a word keeps the month of the language that brought it first.
constexpr std::array languages{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sk", "hu",
                               "ro", "bg", "sr", "sl", "sv", "da", "nb", "fi", "tr", "el", "id", "ms", "vi",
                               "ca", "et", "lv", "lt", "sq", "az", "be", "mk", "hi", "ar", "fa", "ka", "hy"};

struct Token {
    enum Kind { number, word, mark } kind = mark;
    Span span;
    std::string text; // folded
    int value = 0;    // of a number
    int digits = 0;
};

std::vector<Token> tokenize(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = nextCodePoint(text, at);
        Token token;
        if (c < 0x80 && std::isdigit(static_cast<int>(c))) {
            while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])))
                ++at;
            token.kind = Token::number;
            token.digits = static_cast<int>(std::min<std::size_t>(at - begin, 20));
            if (token.digits <= 8)
                std::from_chars(text.data() + begin, text.data() + at, token.value);
        } else if (u_isalpha(static_cast<UChar32>(c))) {
            const bool han = c >= 0x2E80;
            std::size_t next = at;
            while (!han && at < text.size()) {
                const auto d = static_cast<UChar32>(nextCodePoint(text, next));
                if (!u_isalpha(d) && u_charType(d) != U_NON_SPACING_MARK &&
                    u_charType(d) != U_COMBINING_SPACING_MARK)
                    break;
                at = next;
            }
            token.kind = Token::word;
        } else if (foldLine(text.substr(begin, at - begin)).empty()) {
            continue;
        }
        token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
        token.text = foldLine(text.substr(begin, at - begin));
        tokens.push_back(std::move(token));
    }
    return tokens;
}

struct Zone {
    std::string_view name;
    int minutes;
};
constexpr std::array zones{Zone{"utc", 0},     Zone{"gmt", 0},    Zone{"z", 0},      Zone{"est", -300},
                           Zone{"edt", -240},  Zone{"cst", -360}, Zone{"cdt", -300}, Zone{"mst", -420},
                           Zone{"mdt", -360},  Zone{"pst", -480}, Zone{"pdt", -420}, Zone{"akst", -540},
                           Zone{"akdt", -480}, Zone{"hst", -600}, Zone{"bst", 60},   Zone{"cet", 60},
                           Zone{"cest", 120},  Zone{"eet", 120},  Zone{"eest", 180}, Zone{"msk", 180},
                           Zone{"jst", 540},   Zone{"aest", 600}, Zone{"aedt", 660}};

struct Clock {
    int hour = 0, minute = 0;
    std::optional<int> zone;
    std::size_t tokens = 0; // how many it took
};

class Scanner {
public:
    Scanner(const DateReader& reader, std::string_view text, NumberOrder order)
        : reader_(reader)
        , tokens_(tokenize(text))
        , order_(order) {}

    std::vector<FoundDate> run() {
        std::vector<FoundDate> found;
        for (std::size_t i = 0; i < tokens_.size();) {
            Match match;
            if (!dateAt(i, match)) {
                ++i;
                continue;
            }
            found.push_back(finish(i, match));
            i = std::max(i + 1, match.next);
        }
        return found;
    }

private:
    struct Match {
        Day day;
        std::size_t next = 0;
        bool numeric = false;
        bool iso = false;
    };

    const Token* at(std::size_t i) const { return i < tokens_.size() ? &tokens_[i] : nullptr; }
    bool isMark(std::size_t i, std::string_view marks) const {
        return at(i) && at(i)->kind == Token::mark && marks.find(at(i)->text) != std::string_view::npos;
    }
    bool isWord(std::size_t i, std::initializer_list<std::string_view> words) const {
        return at(i) && at(i)->kind == Token::word && std::ranges::find(words, at(i)->text) != words.end();
    }
    bool touches(std::size_t i) const {
        return i > 0 && at(i) && tokens_[i - 1].span.end == tokens_[i].span.begin;
    }
    const Token* numberAt(std::size_t i, int fewest, int most) const {
        const Token* t = at(i);
        return t && t->kind == Token::number && t->digits >= fewest && t->digits <= most ? t : nullptr;
    }
    static bool isYear(int value) { return value >= 1800 && value <= 2199; }

    bool set(Match& match, int year, int month, int day, std::size_t next, bool numeric = false) const {
        if (!isYear(year) || month < 1 || day < 1)
            return false;
        const auto found = Day::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
        if (!found)
            return false;
        match.day = *found;
        match.next = next;
        match.numeric = numeric;
        return true;
    }

    bool dateAt(std::size_t i, Match& match) const {
        const Token& t = tokens_[i];
        if (t.kind == Token::word)
            return monthFirst(i, match);
        if (t.kind != Token::number)
            return false;
        return yearFirst(i, match) || packed(i, match) || dayThenMonth(i, match) || numbersOnly(i, match);
    }

    // "Nov. 19th, 2019"
    bool monthFirst(std::size_t i, Match& match) const {
        const int month = reader_.monthOf(tokens_[i].text);
        if (!month)
            return false;
        std::size_t k = i + 1;
        if (isMark(k, ".-/"))
            ++k;
        const Token* day = numberAt(k, 1, 2);
        if (!day)
            return false;
        ++k;
        if (isWord(k, {"st", "nd", "rd", "th"}))
            ++k;
        while (isMark(k, ",.-/"))
            ++k;
        const Token* year = numberAt(k, 4, 4);
        return year && set(match, year->value, month, day->value, k + 1);
    }

    // "19. November 2019", "19 de enero de 2018", "1er mars 2019", "19-Nov-2019"
    bool dayThenMonth(std::size_t i, Match& match) const {
        const Token* day = numberAt(i, 1, 2);
        if (!day)
            return false;
        std::size_t k = i + 1;
        while (isMark(k, ".º°ª-/") || isWord(k, {"st", "nd", "rd", "th", "er", "de", "of", "º", "ª"}))
            ++k;
        const int month = at(k) && at(k)->kind == Token::word ? reader_.monthOf(at(k)->text) : 0;
        if (!month)
            return false;
        ++k;
        while (isMark(k, ".,-/") || isWord(k, {"de", "del", "of"}))
            ++k;
        const Token* year = numberAt(k, 4, 4);
        return year && set(match, year->value, month, day->value, k + 1);
    }

    // "2019-11-19", "2019/11/19", "2019年11月19日"
    bool yearFirst(std::size_t i, Match& match) const {
        const Token* year = numberAt(i, 4, 4);
        const Token* month = numberAt(i + 2, 1, 2);
        const Token* day = numberAt(i + 4, 1, 2);
        if (!year || !month || !day)
            return false;
        const bool han = isWord(i + 1, {"年"}) && isWord(i + 3, {"月"});
        if (!han &&
            !(isMark(i + 1, "-/.") && at(i + 3)->text == at(i + 1)->text && touches(i + 1) && touches(i + 2)))
            return false;
        match.iso = at(i + 1)->text == "-";
        return set(match, year->value, month->value, day->value,
                   i + 5 + (han && isWord(i + 5, {"日"}) ? 1 : 0));
    }

    // "20191119", alone or before "T1907"
    bool packed(std::size_t i, Match& match) const {
        const Token* all = numberAt(i, 8, 8);
        if (!all)
            return false;
        return set(match, all->value / 10'000, all->value / 100 % 100, all->value % 100, i + 1);
    }

    // "19.11.2019", "11/19/2019", "19/11/19" is left alone: its year is not sure
    bool numbersOnly(std::size_t i, Match& match) const {
        const Token* first = numberAt(i, 1, 2);
        const Token* second = numberAt(i + 2, 1, 2);
        const Token* year = numberAt(i + 4, 4, 4);
        if (!first || !second || !year || !isMark(i + 1, "./-") || at(i + 3)->text != at(i + 1)->text)
            return false;
        bool dayFirst = order_ == NumberOrder::dayFirst || at(i + 1)->text == ".";
        if (first->value > 12 || first->value == second->value)
            dayFirst = true;
        else if (second->value > 12)
            dayFirst = false;
        else if (!dayFirst && order_ == NumberOrder::unknown)
            return false;
        const int day = dayFirst ? first->value : second->value;
        const int month = dayFirst ? second->value : first->value;
        return set(match, year->value, month, day, i + 5, true);
    }

    FoundDate finish(std::size_t i, Match& match) const {
        std::size_t begin = i;
        std::optional<Clock> clock = clockAfter(match.next, match.iso);
        if (clock)
            match.next += clock->tokens;
        else if ((clock = clockBefore(i)))
            begin -= clock->tokens;
        FoundDate found;
        found.numeric = match.numeric;
        found.span = {tokens_[begin].span.begin, tokens_[match.next - 1].span.end};
        found.when = whenOf(match.day, clock);
        return found;
    }

    static When whenOf(Day day, const std::optional<Clock>& clock) {
        if (!clock)
            return whenOfDay(day);
        When when = whenOfMinute(day, clock->hour, clock->minute);
        if (!clock->zone)
            return when;
        const int zone = *clock->zone;
        char suffix[16] = "Z";
        if (zone != 0)
            std::snprintf(suffix, sizeof suffix, "%c%02d:%02d", zone < 0 ? '-' : '+',
                          std::abs(zone) / 60 % 100, std::abs(zone) % 60);
        return parseEdtf(when.edtf + suffix).value_or(when);
    }

    // hh:mm[:ss[.fff]] [am|pm] [zone], from token i
    std::optional<Clock> clockAt(std::size_t i) const {
        const Token* hour = numberAt(i, 1, 2);
        if (!hour || hour->value > 23)
            return std::nullopt;
        Clock clock{hour->value, 0, {}, 1};
        std::size_t k = i + 1;
        const Token* minute = numberAt(k + 1, 2, 2);
        if (minute && minute->value < 60 && (isMark(k, ":.") || isWord(k, {"h"}))) {
            clock.minute = minute->value;
            k += 2;
            if (isMark(k, ":") && numberAt(k + 1, 2, 2)) {
                k += 2;
                if (isMark(k, ".") && touches(k + 1) && numberAt(k + 1, 1, 9))
                    k += 2;
            }
        } else if (!meridiem(k)) {
            return std::nullopt;
        }
        readMeridiem(k, clock);
        readZone(k, clock);
        clock.tokens = k - i;
        return clock;
    }

    // 0, or how many tokens "pm", "p.m." take
    std::size_t meridiem(std::size_t k) const {
        if (isWord(k, {"am", "pm"}))
            return 1;
        if (isWord(k, {"a", "p"}) && isMark(k + 1, ".") && isWord(k + 2, {"m"}))
            return isMark(k + 3, ".") ? 4 : 3;
        return 0;
    }

    void readMeridiem(std::size_t& k, Clock& clock) const {
        const std::size_t length = meridiem(k);
        if (!length || clock.hour > 12)
            return;
        const bool afternoon = at(k)->text[0] == 'p';
        clock.hour = clock.hour % 12 + (afternoon ? 12 : 0);
        k += length;
    }

    void readZone(std::size_t& k, Clock& clock) const {
        if (isMark(k, "(") && at(k + 1) && at(k + 1)->kind == Token::word)
            return;
        if (at(k) && at(k)->kind == Token::word)
            for (const Zone& zone : zones)
                if (at(k)->text == zone.name) {
                    clock.zone = zone.minutes;
                    ++k;
                    break;
                }
        if (!isMark(k, "+-") || !(clock.zone || touches(k) || numberAt(k + 1, 4, 4)))
            return;
        const int sign = at(k)->text == "-" ? -1 : 1;
        if (const Token* packedZone = numberAt(k + 1, 4, 4);
            packedZone && packedZone->value % 100 < 60 && packedZone->value <= 1500) {
            clock.zone = sign * (packedZone->value / 100 * 60 + packedZone->value % 100);
            k += 2;
        } else if (const Token* hours = numberAt(k + 1, 1, 2); hours && hours->value <= 15) {
            const Token* minutes = isMark(k + 2, ":") ? numberAt(k + 3, 2, 2) : nullptr;
            if (!minutes || minutes->value > 59)
                return;
            clock.zone = sign * (hours->value * 60 + minutes->value);
            k += 4;
        }
    }

    std::optional<Clock> clockAfter(std::size_t i, bool iso) const {
        std::size_t k = i;
        if (iso && touches(k) && isWord(k, {"t"})) {
            ++k;
        } else {
            while (k < i + 3 &&
                   (isMark(k, ",-–—|•·:/@") || isWord(k, {"at", "à", "um", "at", "в", "o", "ore", "às", "a",
                                                          "las", "kl", "om", "godz", "saat"})))
                ++k;
        }
        auto clock = clockAt(k);
        if (clock)
            clock->tokens += k - i;
        return clock;
    }

    // "7:07 PM EST Nov 19, 2019"
    std::optional<Clock> clockBefore(std::size_t i) const {
        for (std::size_t back = 3; back <= 11 && back <= i; ++back) {
            auto clock = clockAt(i - back);
            if (!clock)
                continue;
            std::size_t k = i - back + clock->tokens;
            while (k < i && (isMark(k, ",-–—|•·.") ||
                             isWord(k, {"on", "et", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday",
                                        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})))
                ++k;
            if (k != i || (i > back && isMark(i - back - 1, ":")))
                continue;
            clock->tokens = back;
            return clock;
        }
        return std::nullopt;
    }

    const DateReader& reader_;
    std::vector<Token> tokens_;
    NumberOrder order_;
};

} // namespace

DateReader::DateReader() {
    const auto add = [&](const UChar* name, std::int32_t length, int month) {
        char buffer[128];
        std::int32_t size = 0;
        UErrorCode status = U_ZERO_ERROR;
        u_strToUTF8(buffer, sizeof buffer, &size, name, length, &status);
        if (U_FAILURE(status))
            return;
        std::string word = foldLine(std::string_view(buffer, static_cast<std::size_t>(size)));
        while (!word.empty() && word.back() == '.')
            word.pop_back();
        if (word.size() > 2 && word.find(' ') == std::string::npos &&
            !std::isdigit(static_cast<unsigned char>(word[0])))
            months_.try_emplace(word, month);
    };
    for (const char* language : languages) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UDateFormat, void (*)(UDateFormat*)> format(
            udat_open(UDAT_LONG, UDAT_LONG, language, u"UTC", 3, nullptr, 0, &status),
            [](UDateFormat* f) { udat_close(f); });
        if (U_FAILURE(status))
            continue;
        for (const UDateFormatSymbolType type :
             {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS})
            for (int month = 0; month < 12; ++month) {
                UChar name[64];
                status = U_ZERO_ERROR;
                const std::int32_t length = udat_getSymbols(format.get(), type, month, name, 64, &status);
                if (U_SUCCESS(status) && length < 64)
                    add(name, length, month + 1);
            }
    }
    months_.try_emplace("sept", 9);
}

int DateReader::monthOf(std::string_view foldedWord) const {
    const auto found = months_.find(std::string(foldedWord));
    return found == months_.end() ? 0 : found->second;
}

std::vector<FoundDate> DateReader::find(std::string_view text, NumberOrder order) const {
    return Scanner(*this, text, order).run();
}

When DateReader::parse(std::string_view text, NumberOrder order) const {
    const std::string_view body = trim(text);
    if (body.size() > 120)
        return {};
    const auto found = find(body, order);
    if (found.size() == 1)
        return found.front().when;
    // "2019-11", "2019": a month or a year is kept as coarse as it is written.
    if (found.empty() && (body.size() == 4 || (body.size() == 7 && body[4] == '-')))
        if (auto coarse = parseEdtf(body);
            coarse && (coarse->precision == Precision::month || coarse->precision == Precision::year))
            return *coarse;
    return {};
}

} // namespace claimline::formats
