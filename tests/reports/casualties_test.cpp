// How many one article tells of as killed and injured: sentences of all kinds, the way through the parser.
#include "language/language.h"
#include "reports/reports.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace claimline::reports {

namespace {

struct Told {
    const char* text;
    int killed, injured;
};

// Each is the whole of an article.
const std::vector<Told> told = {
    {"A couple was found dead in their home on Monday, police said.", 2, 0},
    {"A man and a woman were found dead in an apartment on Tuesday.", 2, 0},
    {"A mother and her two sons were killed in a fire on Monday.", 3, 0},
    {"His mother and grandmother were shot and killed on Tuesday.", 2, 0},
    {"Anna Lind, 23, and Per Holm, 30, were killed in the crash on Monday.", 2, 0},
    {"The charges follow the shooting deaths of 16-year-old Monica Bell, 24-year-old Dana Lott and "
     "25-year-old "
     "Mark Wall.",
     3, 0},
    {"A man was found with multiple stab wounds and was pronounced dead at the scene on Monday.", 1, 0},
    {"The family of a 14-year-old boy fatally shot outside a shop wants answers. Someone shot the teenager "
     "on "
     "Monday night.",
     1, 0},
    {"An 11-year-old boy accidentally shot himself in the leg early Thursday.", 0, 1},
    {"Boy, 11, accidentally shoots self", 0, 1},
    {"Teen found shot to death in Lund", 1, 0},
    {"A little girl was left in critical condition after a shooting.", 0, 1},
    {"Four people were wounded, one critically, in a shooting on Sunday night.", 0, 4},
    {"Ten people were wounded in the shooting and one of them died.", 1, 9},
    {"Eight people were shot, including two who died.", 2, 6},
    {"Two men were killed and a third was wounded.", 2, 1},
    {"One person is dead and two more are injured after a crash.", 1, 2},
    {"A 20-year-old man died at the scene, two people are in critical condition and five others were "
     "hospitalized with injuries.",
     1, 7},
    {"Three children were taken to hospital; two of them died on Sunday.", 2, 1},
    {"A truck driver was killed and three others were hurt in a pileup.", 1, 3},
    {"Nobody was killed in the blast on Monday, police said.", 0, 0},
    {"A man shot at police officers on Sunday, but nobody was hurt.", 0, 0},
    {"Nine people were injured in the blaze. Two people were in a critical condition, doctors said.", 0, 9},
    {"The number of injured rose to 44 on Monday after the collapse.", 0, 44},
    {"The bomber killed himself and three others in the attack on Friday.", 4, 0},
    {"The gunman was shot dead by police after he killed two people.", 3, 0},
    {"Four people were killed by a man on a rampage before he was shot and killed by police on Sunday.", 5,
     0},
    {"Police shot and killed an armed man on Friday.", 1, 0},
    {"Five migrants drowned and twelve were rescued on Sunday.", 5, 0},
    {"A 41-year-old cyclist was hit by a truck and died on Thursday.", 1, 0},
    {"Three men were stabbed, one of whom died.", 1, 2},
    {"The gunman shot and killed five people before he was killed by police.", 6, 0},
    {"The gunman shot five people, killing three, and then took his own life.", 4, 2},
    {"A bus overturned on Friday, killing 12 passengers and the driver.", 13, 0},
    {"A toddler drowned in a pool on Monday; her grandmother was hospitalized.", 1, 1},
    {"A man is dead and his wife is in critical condition after a shooting.", 1, 1},
    {"One man was killed and another wounded in the shooting.", 1, 1},
    {"Gunfire erupted during the parade, leaving about 19 people wounded.", 0, 19},
    {"Friends said both men were among the 16 injured in the attack at a nightclub.", 0, 16},
    {"Two victims injured in the attack were taken to one clinic and two others were sent to another.", 0, 4},
};

} // namespace

TEST(Casualties, AreCountedHoweverTheyAreTold) {
    const auto language = language::Language::load("en", CLAIMLINE_DATA_DIR);
    ASSERT_TRUE(language);
    const auto finder = ReportFinder::load(language->folder());
    ASSERT_TRUE(finder) << finder.error().message();
    for (const Told& row : told) {
        Article article;
        article.text = row.text;
        article.id = articleId(sha256(article.text));
        const auto found = finder->find(article, language->analyse(article.text), Facts{});
        const auto headline = std::ranges::find_if(found, &Report::headline);
        ASSERT_NE(headline, found.end()) << row.text;
        EXPECT_EQ(tollOf(*headline).killed, row.killed) << row.text;
        EXPECT_EQ(tollOf(*headline).injured, row.injured) << row.text;
    }
}

TEST(Casualties, WordsSpeakWhereNoFigureDoes) {
    const auto language = language::Language::load("en", CLAIMLINE_DATA_DIR);
    ASSERT_TRUE(language);
    const auto finder = ReportFinder::load(language->folder());
    const auto settled = [&](const std::string& text) {
        Article article;
        article.text = text;
        article.id = articleId(sha256(article.text));
        const auto document = language->analyse(article.text);
        const TollEvidence told =
            finder->tollEvidence(article, document, finder->find(article, document, Facts{}));
        return finder->settleToll({&told});
    };
    EXPECT_EQ(settled("Two men were shot dead in Lund on Sunday.").killed, 2);
    EXPECT_EQ(settled("Police arrested a man in the homicide of Per Holm in Lund on Sunday.").killed, 1);
    EXPECT_EQ(settled("The council raised its fees on Sunday."), Toll{}); // nothing of it is told
}

} // namespace claimline::reports
