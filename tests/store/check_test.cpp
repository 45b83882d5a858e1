#include "sample.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace claimline::store {
namespace {

class Check : public testing::Test {
protected:
    void SetUp() override {
        Project project = openProject(folder / "p.claimline");
        store(project, {entry});
        ASSERT_TRUE(project.putEvents({eventOf({entry}, "Ferry burns")}));
    }
    // What the check says after someone has been at the file with other tools.
    std::vector<std::string> after(const char* sql) {
        {
            SQLite::Database database((folder / "p.claimline").string(), SQLite::OPEN_READWRITE);
            database.exec(sql);
        }
        const auto report = openProject(folder / "p.claimline").check();
        EXPECT_TRUE(report);
        return report ? report->faults : std::vector<std::string>{};
    }
    Folder folder;
    const ArticleEntry entry = entryOf("a.txt", "The ferry burned. Cats watched.");
};

TEST_F(Check, FindsASoundProjectSound) {
    const auto report = openProject(folder / "p.claimline", Mode::read).check();
    EXPECT_THAT(report->faults, testing::IsEmpty());
    EXPECT_EQ(report->articles, 1u);
    EXPECT_EQ(report->events, 1u);
    EXPECT_EQ(report->claims, 1u);
}

TEST_F(Check, NamesAnArticleWhoseTextWasChanged) {
    EXPECT_THAT(after("UPDATE article_text SET text = replace(text, 'burned', 'turned')"),
                testing::Contains(testing::HasSubstr("a.txt): its text is not the text that was stored")));
}

TEST_F(Check, NamesAnArticleWhoseBytesAreGone) {
    EXPECT_THAT(after("DELETE FROM article_raw"), testing::Contains(testing::HasSubstr("original bytes")));
}

TEST_F(Check, NamesASpanOutsideItsText) {
    EXPECT_THAT(after("UPDATE article_text SET text = 'The'"),
                testing::Contains(testing::HasSubstr("outside its text")));
}

TEST_F(Check, NamesAnEventThatCannotBeRead) {
    EXPECT_THAT(after("UPDATE event_body SET body = x'00'"), testing::Contains(testing::HasSubstr("event ")));
}

TEST_F(Check, NamesAReportThatLeadsNowhere) {
    EXPECT_THAT(after("DELETE FROM event_report"), testing::Contains(testing::HasSubstr("is on no event")));
    EXPECT_THAT(after("DELETE FROM report"), testing::Contains(testing::HasSubstr("is in no article")));
}

} // namespace
} // namespace claimline::store
