// What holds of every expression, whatever the text.
#include "finder.h"

#include <random>

namespace claimline::time {
namespace {

const std::vector<std::string>& fragments() {
    static const std::vector<std::string> words = {"on ",
                                                   "in ",
                                                   "the ",
                                                   "of ",
                                                   "Monday ",
                                                   "Tuesday, ",
                                                   "Nov. ",
                                                   "May ",
                                                   "February ",
                                                   "19 ",
                                                   "31, ",
                                                   "30 ",
                                                   "2024 ",
                                                   "1999, ",
                                                   "0 ",
                                                   "490 BC ",
                                                   "last ",
                                                   "next ",
                                                   "this ",
                                                   "week ",
                                                   "month ",
                                                   "years ",
                                                   "days ",
                                                   "two ",
                                                   "a ",
                                                   "half ",
                                                   "few ",
                                                   "ago ",
                                                   "later ",
                                                   "night ",
                                                   "overnight ",
                                                   "morning ",
                                                   "at ",
                                                   "03:25 ",
                                                   "4 a.m. ",
                                                   "GMT ",
                                                   "noon ",
                                                   "end ",
                                                   "early ",
                                                   "mid-",
                                                   "-",
                                                   "and ",
                                                   "to ",
                                                   "1,000th ",
                                                   "day ",
                                                   "every ",
                                                   "daily ",
                                                   "as many ",
                                                   "third ",
                                                   "quarter ",
                                                   "summer ",
                                                   "Easter ",
                                                   "1930s ",
                                                   "century ",
                                                   "99999999999 ",
                                                   "\n",
                                                   ". ",
                                                   "(",
                                                   ") ",
                                                   "'",
                                                   "\xE2\x80\x99s ",
                                                   "\xE2\x80\x94",
                                                   "\xD1\x8F ",
                                                   "\xF0\x9F\x98\x80 ",
                                                   "will ",
                                                   "was ",
                                                   "said ",
                                                   "decade ",
                                                   "between ",
                                                   "from ",
                                                   "until ",
                                                   "previous ",
                                                   "following ",
                                                   "same ",
                                                   "that ",
                                                   "year ",
                                                   "9999 ",
                                                   "1000 ",
                                                   "24:00 ",
                                                   "12.5.2010 ",
                                                   "T",
                                                   "Z "};
    return words;
}

void checkAll(const std::string& text, const When& published) {
    std::uint32_t end = 0;
    for (const Timex& timex : finder().find(text, {}, published)) {
        ASSERT_LT(timex.span.begin, timex.span.end) << text;
        ASSERT_GE(timex.span.begin, end) << "overlap in: " << text;
        ASSERT_LE(timex.span.end, text.size()) << text;
        ASSERT_NE(static_cast<unsigned char>(text[timex.span.begin]) & 0xC0u, 0x80u)
            << "inside a code point: " << text;
        ASSERT_FALSE(timex.value.empty()) << text;
        end = timex.span.end;
        const When& when = timex.when;
        if (!when.known())
            continue;
        ASSERT_LE(when.earliestStart, when.latestStart) << when.edtf << " in: " << text;
        ASSERT_LE(when.earliestEnd, when.latestEnd) << when.edtf << " in: " << text;
        ASSERT_LT(when.earliestStart, when.latestEnd) << when.edtf << " in: " << text;
        ASSERT_FALSE(when.because.empty()) << when.edtf;
        const auto again = parseEdtf(when.edtf);
        ASSERT_TRUE(again) << when.edtf << " in: " << text;
        ASSERT_EQ(again->edtf, when.edtf);
        if (when.precision != Precision::partOfDay) { // whose hours no EDTF text holds
            ASSERT_LE(again->earliestStart, when.earliestStart) << when.edtf << " in: " << text;
            ASSERT_GE(again->latestEnd, when.latestEnd) << when.edtf << " in: " << text;
        }
    }
}

TEST(Time, SpansLieInsideBoundsAreOrderedAndDatesReadBack) {
    std::mt19937 random(20241119);
    const std::vector<When> published = {{},
                                         givenDate("2024-11-20"),
                                         givenDate("2021-01-03"),
                                         givenDate("2024-02-29"),
                                         givenDate("2024-11"),
                                         givenDate("2024"),
                                         givenDate("0001-01-01"),
                                         givenDate("9998-12-31")};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const auto size = 1 + random() % 14;
        for (unsigned i = 0; i < size; ++i)
            text += fragments()[random() % fragments().size()];
        checkAll(text, published[random() % published.size()]);
        if (HasFatalFailure())
            return;
    }
}

TEST(Time, AnyBytesAreTaken) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string text(random() % 400, ' ');
        for (char& c : text)
            c = static_cast<char>(random() % 256);
        for (const Timex& timex : finder().find(text, {}, givenDate("2024-11-20")))
            ASSERT_LE(timex.span.end, text.size());
        Article article;
        article.text = text;
        (void)finder().dateArticle(article, {});
    }
}

TEST(Time, TheSameTextGivesTheSameTwice) {
    const std::string text = "On Nov. 19 at 03:25 it fell; two days later, on Thursday, it rose.";
    EXPECT_EQ(findIn(text, "2024-11-25"), findIn(text, "2024-11-25"));
}

} // namespace
} // namespace claimline::time
