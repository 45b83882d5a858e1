#include "formats/dates.h"

#include <gtest/gtest.h>

namespace claimline::formats {
namespace {

const DateReader& dates() {
    static const DateReader reader;
    return reader;
}

struct DateCase {
    const char* text;
    const char* edtf;
    NumberOrder order = NumberOrder::unknown;
};
class Dates : public testing::TestWithParam<DateCase> {};

TEST_P(Dates, AreReadAsTheyArePrinted) {
    EXPECT_EQ(dates().parse(GetParam().text, GetParam().order).edtf, GetParam().edtf) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Dates,
    testing::Values(DateCase{"2019-11-19", "2019-11-19"},
                    DateCase{"2019-11-19T19:07:00-05:00", "2019-11-19T19:07-05:00"},
                    DateCase{"2019-11-19T19:07:00.000Z", "2019-11-19T19:07Z"},
                    DateCase{"2019-11-19 19:07", "2019-11-19T19:07"}, DateCase{"20191119", "2019-11-19"},
                    DateCase{"Nov. 19th, 2019", "2019-11-19"},
                    DateCase{"Tue, 19 Nov 2019 12:30:00 GMT", "2019-11-19T12:30Z"},
                    DateCase{"Tue, 19 Nov 2019 12:30:00 +0200", "2019-11-19T12:30+02:00"},
                    DateCase{"7:07 PM EST Nov 19, 2019", "2019-11-19T19:07-05:00"},
                    DateCase{"Monday, November 18th, 2019 at 11:08 a.m.", "2019-11-18T11:08"},
                    DateCase{"19. November 2019, 12:05 Uhr", "2019-11-19T12:05"},
                    DateCase{"22 de janeiro de 2018 às 0:13", "2018-01-22T00:13"},
                    DateCase{"19 listopada 2019", "2019-11-19"}, DateCase{"19 ноября 2019", "2019-11-19"},
                    DateCase{"2019年11月19日", "2019-11-19"}, DateCase{"19.11.2019", "2019-11-19"},
                    DateCase{"11/19/2019", "2019-11-19"}, DateCase{"19/11/2019", "2019-11-19"},
                    DateCase{"12:00 AM Jan 2, 2020", "2020-01-02T00:00"}, DateCase{"2019-11", "2019-11"},
                    DateCase{"2019", "2019"}));

INSTANTIATE_TEST_SUITE_P(NumbersWhoseOrderIsTold, Dates,
                         testing::Values(DateCase{"03/04/2019", ""},
                                         DateCase{"03/04/2019", "2019-04-03", NumberOrder::dayFirst},
                                         DateCase{"03/04/2019", "2019-03-04", NumberOrder::monthFirst},
                                         DateCase{"04/04/2019", "2019-04-04"}));

INSTANTIATE_TEST_SUITE_P(NoDates, Dates,
                         testing::Values(DateCase{"", ""}, DateCase{"yesterday", ""},
                                         DateCase{"February 30, 2019", ""}, DateCase{"19 Nov", ""},
                                         DateCase{"version 2.11.22", ""},
                                         DateCase{"99999999999999999999", ""},
                                         DateCase{"May 2019 we hope", ""},
                                         DateCase{"Nov 19, 2019 and Nov 20, 2019", ""}));

TEST(DateReader, FindsEveryDateOfALineWithItsPlace) {
    const std::string line = "Posted 18 November 2019, updated 20 November 2019 at 9:41 AM";
    const auto found = dates().find(line);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(slice(line, found[0].span), "18 November 2019");
    EXPECT_EQ(found[1].when.edtf, "2019-11-20T09:41");
}

TEST(DateReader, KnowsMonthsOfManyLanguages) {
    for (const char* name : {"november", "nov", "novembre", "noviembre", "novembro", "ноября", "листопада",
                             "listopadu", "kasım", "marraskuuta"})
        EXPECT_EQ(dates().monthOf(name), 11) << name;
    EXPECT_EQ(dates().monthOf("monday"), 0);
}

} // namespace
} // namespace claimline::formats
