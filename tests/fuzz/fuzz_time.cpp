// Time alone, so that a fuzzer gets through many inputs: the first two bytes choose the article's date, the
// rest is text. Every value holds what its header promises, and every date reads back as it was written.
#include "fuzz/check.h"
#include "time/time.h"

#include <array>

namespace {

using namespace claimline;

const time::TimeFinder& finder() {
    static const auto loaded = time::TimeFinder::load(CLAIMLINE_DATA_DIR "/language/en");
    fuzz::require(loaded.has_value(), "the words of time load");
    return *loaded;
}

When publishedBy(std::uint8_t first, std::uint8_t second) {
    static constexpr std::array dates{"",           "2024-11-20", "2024-02-29", "2021-01-03",
                                      "0001-01-01", "9998-12-31", "2024",       "2024-11",
                                      "1999-12-31", "0000-01-01", "-0001-03-01"};
    const auto when = parseEdtf(dates[first % dates.size()]);
    return when && second % 8 != 0 ? *when : When{};
}

void checkWhen(const When& when) {
    if (!when.known())
        return;
    fuzz::require(when.earliestStart <= when.latestStart, "beginnings are in order");
    fuzz::require(when.earliestEnd <= when.latestEnd, "ends are in order");
    fuzz::require(when.earliestStart < when.latestEnd, "a stretch is not empty");
    const auto again = parseEdtf(when.edtf);
    fuzz::require(again.has_value() && again->edtf == when.edtf, "dates read back");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
    std::uint32_t end = 0;
    for (const Timex& timex : finder().find(text, {}, publishedBy(data[0], data[1]))) {
        fuzz::require(fuzz::inside(timex.span, text), "times lie in the text");
        fuzz::require(timex.span.begin >= end, "times are in order and disjoint");
        fuzz::require(!timex.value.empty(), "every time has a value");
        end = timex.span.end;
        checkWhen(timex.when);
    }
    Article article;
    article.text = text;
    const time::ArticleDate date = finder().dateArticle(article, {});
    checkWhen(date.when);
    fuzz::require(date.when.known() == !date.when.because.empty(), "a date has a reason");
    (void)parseEdtf(text);
    return 0;
}
