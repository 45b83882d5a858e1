#include "world.h"

namespace claimline::ingest {
namespace {

class PastedText : public Import {};

TEST_F(PastedText, BecomesAnArticleWithTheFieldsThatWereGiven) {
    store::Project project = open();
    const Pasted pasted{"Mill burns", "Ulm Post", "https://ulm.example/mill", "2021-05-06",
                        "A mill burned in Ulm on Tuesday, police said.\r\nNobody was hurt.\r"};
    const auto summary = importText(project, analyser(), pasted);
    ASSERT_TRUE(summary) << summary.error().message();
    EXPECT_EQ(summary->added, 1u);
    const auto rows = *project.articles();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].title, "Mill burns");
    EXPECT_EQ(rows[0].publisher, "Ulm Post");
    EXPECT_EQ(rows[0].url, pasted.url);
    EXPECT_EQ(rows[0].published.edtf, "2021-05-06");
    EXPECT_EQ(*project.raw(rows[0].id), pasted.text) << "as it came";
    EXPECT_EQ(project.article(rows[0].id)->text.find('\r'), std::string::npos);
    EXPECT_EQ(importText(project, analyser(), pasted)->duplicates, 1u);
    EXPECT_THAT(project.check()->faults, testing::IsEmpty());
}

TEST_F(PastedText, ThatIsEmptyOrHasAWrongDateIsRefused) {
    store::Project project = open();
    EXPECT_EQ(importText(project, analyser(), {"", "", "", "", " \n"}).error().kind, ErrorKind::usage);
    EXPECT_EQ(importText(project, analyser(), {"", "", "", "May", "A text."}).error().kind, ErrorKind::usage);
    EXPECT_EQ(project.articles()->size(), 0u);
}

} // namespace
} // namespace claimline::ingest
