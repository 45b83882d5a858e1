#include "formats/debris.h"
#include "formats/lexicons.h"
#include "formats/people.h"
#include "model/table.h"

#include <gtest/gtest.h>

namespace claimline::formats {
namespace {

const std::filesystem::path folder = std::filesystem::path(CLAIMLINE_DATA_DIR) / "language" / "en";

const Lexicons& lexicons() {
    static const auto loaded = Lexicons::load(folder);
    return *loaded;
}

TEST(Lexicons, EveryLineOfDebrisMatchesItsExample) {
    const auto table = Table::read(folder / "debris.tsv", {"pattern", "kind", "place", "longest", "example"});
    ASSERT_TRUE(table) << table.error().message();
    for (const Table::Row& row : *table)
        EXPECT_TRUE(lexicons().debris(row["example"])) << "line " << row.line() << ": " << row["example"];
}

TEST(Lexicons, SentencesOfTheNewsAreNoDebris) {
    for (const char* sentence : {"The minister said the photo was taken on Monday.",
                                 "Police closed the harbour after the fire.",
                                 "He died.",
                                 "Read the full indictment, prosecutors urged the court.",
                                 "Follow the money, the auditor told reporters.",
                                 "More than 40 people were hurt.",
                                 "Subscribers lost their data in the breach, the company said.",
                                 "Related charges were dropped on Friday.",
                                 "Home prices fell.",
                                 "Sport was not on his mind, he said.",
                                 "Share prices fell by 4% after the announcement.",
                                 "Comments by the president drew criticism.",
                                 "Watch towers were built along the border.",
                                 "Copyright law was changed in 2019, the court noted.",
                                 "Close allies of the president resigned.",
                                 "Advertisement spending fell.",
                                 "Tags were attached to the bodies, a witness said.",
                                 "Print shops reopened.",
                                 "Loading docks were hit by the blast.",
                                 "The newsletter was banned."}) {
        const auto match = lexicons().debris(sentence);
        EXPECT_FALSE(match && match->place == DebrisPlace::any) << sentence;
    }
}

TEST(Lexicons, AgenciesGoByTheirTags) {
    ASSERT_TRUE(lexicons().agency("AP"));
    EXPECT_EQ(lexicons().agency("AP")->name, "The Associated Press");
    EXPECT_EQ(lexicons().agency("the associated press")->name, "The Associated Press");
    EXPECT_FALSE(lexicons().agency("Harbour Radio"));
}

TEST(Lexicons, ASubdomainBelongsToItsOutlet) {
    EXPECT_EQ(lexicons().outletOfDomain("www.nationalpost.com"), "National Post");
    EXPECT_EQ(lexicons().outletOfDomain("edition.cnn.com"), "CNN");
    EXPECT_EQ(lexicons().outletOfDomain("notcnn.com"), "");
}

TEST(Lexicons, ADamagedTableIsNamed) {
    const auto broken = Lexicons::load(folder / "no-such-folder");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().input, "debris.tsv");
}

TEST(Bylines, TakePeopleAndLeaveRolesAndOutlets) {
    EXPECT_EQ(joinNames(readAuthors("By Stefan Becket, Kathryn Watson, Grace Segers", lexicons()).names),
              "Stefan Becket, Kathryn Watson, Grace Segers");
    EXPECT_EQ(joinNames(readAuthors("JANE ROE, Staff Writer", lexicons()).names), "Jane Roe");
    EXPECT_EQ(joinNames(readAuthors("Ursula van der Meer | Reuters", lexicons()).names),
              "Ursula van der Meer");
    EXPECT_EQ(joinNames(readAuthors("Von Erika Muster", lexicons()).names), "Erika Muster");
    EXPECT_TRUE(readAuthors("Admin", lexicons()).names.empty());
    EXPECT_TRUE(readAuthors("http://example.org/author/7", lexicons()).names.empty());
}

TEST(Bylines, WithoutAByNeedANewsroomsRole) {
    ASSERT_TRUE(readByline("Jane Roe, AP National Security Writer", lexicons()));
    EXPECT_EQ(readByline("Jane Roe, AP National Security Writer", lexicons())->agency,
              "The Associated Press");
    EXPECT_FALSE(readByline("Mara Lind, Harbour Ministry Spokesperson", lexicons()));
    EXPECT_FALSE(readByline("Jane Roe", lexicons()));
}

} // namespace
} // namespace claimline::formats
