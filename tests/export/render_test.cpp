#include "export/export.h"
#include "export/renderers.h"
#include "support/sample_report.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace claimline::exporting {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::sampleReport;

TEST(Html, WordsOfArticlesAreNeverMarkup) {
    const std::string page = renderHtml(sampleReport());
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
    EXPECT_THAT(page, Not(HasSubstr("<fire>")));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
}

TEST(Html, EveryCitationLeadsToALineOfTheSources) {
    const std::string page = renderHtml(sampleReport());
    for (const char* number : {"1", "2"}) {
        EXPECT_THAT(page, HasSubstr(std::string("href=\"#s") + number + "\""));
        EXPECT_THAT(page, HasSubstr(std::string("id=\"s") + number + "\""));
    }
}

TEST(Csv, FormulasAreDisarmedAndEveryRowHasAllFields) {
    const std::string table = renderCsv(sampleReport());
    EXPECT_THAT(table, HasSubstr("\"'=HYPERLINK(1)\""));
    std::istringstream lines(table);
    int rows = 0;
    for (std::string line; std::getline(lines, line); ++rows) {
        int commas = 0;
        bool inside = false;
        for (const char c : line) {
            inside ^= c == '"';
            commas += c == ',' && !inside;
        }
        EXPECT_EQ(commas, 21) << line;
    }
    EXPECT_EQ(rows, 1 + 2 + 1 + 1);
}

TEST(Calendar, EventsWithADateStandInItAndLinesAreFolded) {
    const std::string calendar = renderCalendar(sampleReport());
    EXPECT_THAT(calendar, HasSubstr("DTSTART:20250312T024000\r\n"));
    EXPECT_THAT(calendar, HasSubstr("DTSTART;VALUE=DATE:20250301\r\n"));
    EXPECT_THAT(calendar, Not(HasSubstr("Rumour")));
    std::istringstream lines(calendar);
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(line.size(), 76u) << line;
}

TEST(TimelineJs, DatesAreAsFineAsTheyAreKnownAndMarkupIsEscaped) {
    const auto all = nlohmann::json::parse(renderTimelineJs(sampleReport()));
    ASSERT_EQ(all["events"].size(), 2u);
    EXPECT_EQ(all["events"][0]["start_date"]["minute"], 40);
    EXPECT_FALSE(all["events"][1]["start_date"].contains("day"));
    EXPECT_EQ(all["title"]["text"]["headline"], "Ferry &amp; &lt;fire&gt;");
}

TEST(Markdown, TablesKeepTheirColumnsWhateverTheWordsHold) {
    Report report = sampleReport();
    report.events[0].event.facets[0].cells[0].quote = "three | four\nfive";
    EXPECT_THAT(renderMarkdown(report), HasSubstr("three \\| four five"));
}

TEST(Json, ADateSaysItsBoundsAndPutsItsMarkFirst) {
    const auto date = dateJson(*parseEdtf("2025-01~"));
    EXPECT_EQ(date["value"], "~2025-01");
    EXPECT_EQ(date["start"], "2025-01-01T00:00");
    EXPECT_EQ(date["end"], "2025-02-01T00:00");
    EXPECT_TRUE(dateJson({})["value"].is_null());
    EXPECT_TRUE(dateJson(*parseEdtf("2025-01-01/.."))["end"].is_null());
}

} // namespace
} // namespace claimline::exporting
