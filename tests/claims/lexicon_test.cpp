#include "claims/support.h"
#include "support/scratch.h"

#include "model/table.h"

#include <cctype>
#include <filesystem>
#include <fstream>

using namespace claimline;
using namespace claimline::claims::test;

TEST(ClaimLexicon, EveryExampleYieldsAClaimWithItsWordAsCue) {
    const auto table = Table::read(english().folder() / "claim_cues.tsv", {"part", "lemma", "example"});
    ASSERT_TRUE(table) << table.error().message();
    int lines = 0;
    for (const auto& row : *table) {
        const auto all = toldIn(std::string(row["example"]));
        // "data" has the lemma "datum", "convinced" may be one of a verb: as written is as good.
        const bool hit = std::ranges::any_of(all, [&](const Told& told) {
            std::string cue = told.cue;
            std::ranges::transform(cue, cue.begin(), [](unsigned char c) { return std::tolower(c); });
            return told.claim.cueLemma == row["lemma"] || cue.find(row["lemma"]) != std::string::npos;
        });
        ++lines;
        EXPECT_TRUE(hit) << row["example"] << shown(all);
    }
    EXPECT_GT(lines, 600);
}

TEST(ClaimLexicon, EveryHedgeLowersTheCertaintyOfItsExample) {
    const auto table = Table::read(english().folder() / "claim_hedges.tsv", {"words", "factor", "example"});
    ASSERT_TRUE(table) << table.error().message();
    EXPECT_GT(table->rows().size(), 20u);
    for (const auto& row : *table) {
        const Article article = articleOf(std::string(row["example"]));
        auto all = toldIn(article, true);
        for (const Told& told : toldIn(article))
            all.push_back(told);
        const double factor = std::stod(std::string(row["factor"]));
        EXPECT_TRUE(
            std::ranges::any_of(all, [&](const Told& told) { return told.claim.certainty <= factor; }))
            << row["example"] << shown(all);
    }
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
