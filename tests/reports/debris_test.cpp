// Of how many weapons debris fell.
#include "reports/debris.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

double fallen(const std::string& text) {
    const auto language = language::Language::load("en", CLAIMLINE_DATA_DIR);
    const auto lexicon = Lexicon::load(language->folder());
    const language::Document document = language->analyse(text);
    const Tree tree(text, document);
    const auto predicates = findPredicates(tree, *lexicon);
    std::vector<Count> counts = findCounts(tree, *lexicon, predicates);
    countDebris(tree, *lexicon, predicates, counts);
    for (const Count& count : counts)
        if (count.answer.facet == "count:missile:fall_on")
            return count.answer.low;
    return 0;
}

} // namespace

TEST(Debris, FromFiveOfThemCountsFive) {
    EXPECT_EQ(fallen("The army fired nine missiles, with the debris from five of them falling on a base."),
              5);
}

TEST(Debris, FragmentsOfWhatWasDamagedAreThoseOfTheOne) {
    EXPECT_EQ(fallen("The army shot down five missiles and damaged one more. The fragments fell on a base."),
              1);
    EXPECT_EQ(fallen("Five missiles were intercepted, while one was damaged. Its fragments fell on a base."),
              1);
}

TEST(Debris, FragmentsOfWhatWasShotDownCountNothing) {
    EXPECT_EQ(fallen("The army shot down five missiles. The fragments fell on a base."), 0);
}

} // namespace claimline::reports
