// Lines and openings that hold the date of an article.
#include "time/article_date_weighing.h"

#include <algorithm>

namespace claimline::time {

Span Weighing::lineOf(Span span) const {
    const auto begin = text_.rfind('\n', span.begin == 0 ? 0 : span.begin - 1);
    const auto from = begin == std::string_view::npos ? 0 : begin + 1;
    return {static_cast<std::uint32_t>(span.begin == 0 ? 0 : from),
            static_cast<std::uint32_t>(std::min(text_.find('\n', span.end), text_.size()))};
}

// A paragraph that opens with the date as a sentence of its own: "9 May 2026. The ministry …".
bool Weighing::opensAlone(const Expression& e) const {
    return e.span.begin == lineOf(e.span).begin && text_.substr(e.span.end, 2) == ". ";
}

// The line holds little else than the date; or the date stands before "(Agency) —" at a paragraph's
// begin; or it alone opens a paragraph, where no others do as in a list of days.
bool Weighing::dateLine(const Expression& e) const {
    if (opensAlone(e))
        return std::ranges::none_of(dated_, [&](const Dated& other) {
            return other.e.span.begin != e.span.begin && wholeDay(other.e) && opensAlone(other.e);
        });
    const Span line = lineOf(e.span);
    const auto rest = line.size() - e.span.size();
    const std::string_view before = text_.substr(line.begin, e.span.begin - line.begin);
    const std::string_view after = text_.substr(e.span.end, line.end - e.span.end);
    if (rest <= 45 && before.find_first_of(".!?") == std::string_view::npos) {
        int words = 0;
        for (const char c : before)
            words += c == ' ' ? 1 : 0;
        return words <= 4;
    }
    if (before.size() > 60 || before.find(". ") != std::string_view::npos)
        return false;
    // places in capitals: "KYIV, Ukraine, Nov. 19, 2024 (AP) —"
    int lower = 0;
    bool start = true;
    for (const char c : before) {
        lower += start && c >= 'a' && c <= 'z' ? 1 : 0;
        start = c == ' ';
    }
    const bool placed = std::ranges::any_of(before, [](char c) { return c >= 'A' && c <= 'Z'; });
    const auto mark = after.substr(0, 48); // "(Continental News Agency) —"
    return lower == 0 &&
           ((placed && mark.starts_with(": ")) || mark.find("\xE2\x80\x94") != std::string_view::npos ||
            mark.find("\xE2\x80\x93") != std::string_view::npos ||
            mark.find(" - ") != std::string_view::npos || mark.find("--") != std::string_view::npos);
}

// Near the begin of the text, or at its very end.
bool Weighing::placedLikeDateLine(const Expression& e) const {
    return e.span.begin < 1200 || e.span.end + 200 > text_.size();
}

} // namespace claimline::time
