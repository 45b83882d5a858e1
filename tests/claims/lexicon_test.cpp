#include "claims/support.h"
#include "support/scratch.h"

#include "model/table.h"

#include <filesystem>
#include <fstream>

using namespace claimline;
using namespace claimline::claims::test;

// The parser errs now and then; a line of the lexicon that is never found shows as more than that.
TEST(ClaimLexicon, NineOfTenExamplesYieldAClaimWithTheirWordAsCue) {
    const auto table = Table::read(english().folder() / "claim_cues.tsv", {"part", "lemma", "example"});
    ASSERT_TRUE(table) << table.error().message();
    int lines = 0, found = 0;
    std::string missed;
    for (const auto& row : *table) {
        const auto all = toldIn(std::string(row["example"]));
        const bool hit =
            std::ranges::any_of(all, [&](const Told& told) { return told.claim.cueLemma == row["lemma"]; });
        ++lines;
        found += hit;
        if (!hit)
            missed += "\n  " + std::string(row["example"]) + shown(all);
    }
    EXPECT_GT(lines, 300);
    EXPECT_GE(found * 10, lines * 9) << missed;
}

TEST(ClaimLexicon, AMissingOrDamagedFileIsNamed) {
    const testing_support::Scratch scratch;
    const auto& folder = scratch.folder();
    const auto absent = claims::ClaimFinder::load(folder);
    ASSERT_FALSE(absent);
    EXPECT_NE(absent.error().message().find("claim_classes.tsv"), std::string::npos)
        << absent.error().message();
    std::ofstream(folder / "claim_classes.tsv")
        << "class\tstance\tnegated\ttraits\tcommitment\nsay\tshouts\tdenies\t\t1\n";
    const auto damaged = claims::ClaimFinder::load(folder);
    ASSERT_FALSE(damaged);
    EXPECT_NE(damaged.error().message().find("line 2"), std::string::npos) << damaged.error().message();
}
