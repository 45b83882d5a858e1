#include "resolve/pairing_marks.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <span>

namespace claimline::resolve {

namespace {

constexpr std::uint32_t leadBytes = 1'500; // the days that stand farther behind are those of other matters
constexpr int dayMinutes = 24 * 60;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

std::optional<std::uint32_t> numberIn(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

bool isYear(std::uint32_t number) {
    return number >= 1900 && number < 2100;
}

class MarkFinder {
public:
    MarkFinder(const ArticleFacts& article, const Vocabulary& vocabulary)
        : text_(article.text)
        , facts_(*article.facts)
        , vocabulary_(vocabulary) {}

    Marks run() {
        for (std::size_t at = 0; at < text_.size();) {
            if (!isDigit(text_[at])) {
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < text_.size() && isDigit(text_[end]))
                ++end;
            readNumber(at, end);
            at = end;
        }
        for (const Timex& timex : facts_.timexes)
            readTimex(timex);
        std::sort(out_.begin(), out_.end());
        out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
        return std::move(out_);
    }

private:
    void add(Mark kind, std::uint32_t value) { out_.push_back(marked(kind, value)); }
    char at(std::size_t position) const { return position < text_.size() ? text_[position] : '\0'; }

    void readNumber(std::size_t begin, std::size_t end) {
        const char before = begin == 0 ? ' ' : text_[begin - 1];
        if (isLetter(before) || before == '.' || before == ':' || before == '$' || before == '-' ||
            (begin >= 2 && before == ',' && isDigit(text_[begin - 2])))
            return;
        const bool more = (at(end) == ',' || at(end) == '.' || at(end) == ':') && isDigit(at(end + 1));
        const auto value = numberIn(text_.substr(begin, end - begin));
        if (more || !value || *value == 0)
            return;
        if (end - begin <= 2)
            readSmall(begin, end, *value);
        else if (end - begin <= 5 && !(end - begin == 4 && isYear(*value)))
            readAddress(end, *value);
        else if (end - begin == 4)
            add(Mark::year, *value);
    }

    // "15-year-old", "59 - year old", "Marsh, 34, said"
    void readSmall(std::size_t begin, std::size_t end, std::uint32_t value) {
        const std::size_t hyphen = at(end) == ' ' ? end + 1 : end;
        const std::size_t behind = at(hyphen + 1) == ' ' ? hyphen + 2 : hyphen + 1;
        const bool compound = at(hyphen) == '-' && isLetter(at(behind));
        const bool apposed =
            at(end) == ',' && begin >= 2 && text_[begin - 1] == ' ' && text_[begin - 2] == ',';
        if (compound || apposed)
            add(Mark::number, value);
    }

    // "4100 block", "890 Elm"
    void readAddress(std::size_t end, std::uint32_t value) {
        if (at(end) != ' ' && at(end) != '-')
            return;
        std::size_t stop = end + 1;
        while (stop < text_.size() && isLetter(text_[stop]))
            ++stop;
        const std::string_view next = text_.substr(end + 1, stop - end - 1);
        if (!next.empty() &&
            (std::isupper(static_cast<unsigned char>(next[0])) != 0 || vocabulary_.followsAddress(next)))
            add(Mark::address, value);
    }

    // Weekdays and hours are read from what the time module made of them; a date only where the words name
    // its day, for others rest on the date that the article was taken to have.
    void readTimex(const Timex& timex) {
        const std::string_view value = timex.value;
        if (timex.type != TimexType::date && timex.type != TimexType::time)
            return;
        const std::size_t clock = value.find('T');
        if (clock != std::string_view::npos && value.size() >= clock + 6 && isDigit(value[clock + 1]))
            readClock(value.substr(clock + 1));
        if (value.size() >= 10 && value.substr(0, 8) == "XXXX-WXX") {
            if (timex.span.begin < leadBytes && isDigit(value[9]))
                add(Mark::weekday, static_cast<std::uint32_t>(value[9] - '0'));
        } else if (value.size() >= 10 && value[4] == '-' && value[7] == '-') {
            readDay(timex, value, clock != std::string_view::npos && isDigit(at(value, clock + 1)));
        }
    }

    static char at(std::string_view text, std::size_t position) {
        return position < text.size() ? text[position] : '\0';
    }

    void readClock(std::string_view clock) {
        const auto hour = numberIn(clock.substr(0, 2)), minute = numberIn(clock.substr(3, 2));
        if (hour && minute)
            add(Mark::clock, (*hour * 60 + *minute) % dayMinutes);
    }

    void readDay(const Timex& timex, std::string_view value, bool hasClock) {
        const auto month = numberIn(value.substr(5, 2)), day = numberIn(value.substr(8, 2));
        if (!month || !day)
            return;
        if (names(timex.span, *day)) {
            add(Mark::date, *month * 32 + *day);
            return;
        }
        const auto year = numberIn(value.substr(0, 4));
        if (!year || hasClock || timex.span.begin >= leadBytes)
            return;
        if (const auto when = Day::of(static_cast<int>(*year), *month, *day))
            add(Mark::weekday, when->weekday());
    }

    bool names(Span span, std::uint32_t number) const {
        const std::string_view words = slice(text_, span);
        for (std::size_t i = 0; i < words.size();) {
            std::size_t end = i;
            while (end < words.size() && isDigit(words[end]))
                ++end;
            if (end > i && end - i <= 2 && numberIn(words.substr(i, end - i)) == number)
                return true;
            i = end > i ? end : i + 1;
        }
        return false;
    }

    std::string_view text_;
    const Facts& facts_;
    const Vocabulary& vocabulary_;
    Marks out_;
};

std::span<const std::uint32_t> ofKind(Mark kind, const Marks& marks) {
    const auto begin = std::lower_bound(marks.begin(), marks.end(), marked(kind, 0));
    const auto end = std::upper_bound(begin, marks.end(), marked(kind, 0x0FFFFFFF));
    return {begin, end};
}

} // namespace

Marks marksOf(const ArticleFacts& article, const Vocabulary& vocabulary) {
    return MarkFinder(article, vocabulary).run();
}

Shared shared(Mark kind, const Marks& a, const Marks& b) {
    const auto x = ofKind(kind, a), y = ofKind(kind, b);
    Shared out;
    out.both = !x.empty() && !y.empty();
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
        if (x[i] == y[j])
            ++out.common, ++i, ++j;
        else
            x[i] < y[j] ? ++i : ++j;
    }
    return out;
}

std::optional<int> minutesApart(const Marks& a, const Marks& b) {
    std::optional<int> least;
    for (const std::uint32_t x : ofKind(Mark::clock, a))
        for (const std::uint32_t y : ofKind(Mark::clock, b)) {
            const int apart = std::abs(static_cast<int>(x) - static_cast<int>(y));
            const int round = std::min(apart, dayMinutes - apart);
            if (!least || round < *least)
                least = round;
        }
    return least;
}

} // namespace claimline::resolve
