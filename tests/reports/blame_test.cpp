// Who is blamed: the words of each, "not" before those whom somebody clears.
#include "reports/blame.h"

#include "reports/wording.h"
#include "with_english.h"

#include <gtest/gtest.h>

namespace claimline::reports {

namespace {

class BlameWords : public WithEnglish {
protected:
    static std::string blamed(const std::string& text, const std::vector<Timex>& timexes = {}) {
        const language::Document document = language_->analyse(text);
        const Tree tree(text, document);
        std::string all;
        for (const Blame& blame : findBlame(tree, *lexicon_, timexes))
            all += (all.empty() ? "" : " | ") + std::string(blame.denied ? "not " : "") +
                   nounPhrase(tree, blame.token);
        return all;
    }
};

TEST_F(BlameWords, WhoIsBlamedIsNamedInManyWays) {
    const std::pair<std::string, std::string> cases[] = {
        {"The union blamed the employers for the breakdown.", "employers"},
        {"The firm said the union was to blame for the chaos.", "union"},
        {"Responsibility for the dispute lies with the leadership alone.", "leadership"},
        {"The ministry said that the union bears the responsibility alone.", "union"},
        {"The army blamed the strike on rebels.", "rebels"},
        {"Inspectors found that the contractor was responsible for the collapse.", "contractor"},
        {"The firm said it was the union that had refused to negotiate.", "union"},
        {"The union said the driver was not to blame.", "not driver"},
    };
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(blamed(text), expected) << text;
}

TEST_F(BlameWords, WhoIsBlamedKeepsTheNameThatHeBelongsTo) {
    const auto named = [](const std::string& text) {
        const language::Document document = language_->analyse(text);
        const Tree tree(text, document);
        const auto found = findBlame(tree, *lexicon_, {});
        return found.empty() ? std::string() : namedPhrase(tree, found.front().token);
    };
    EXPECT_EQ(named("The government blamed rebels of the Northern Front for the attack."),
              "rebels of the Northern Front");
    EXPECT_EQ(named("The union blamed the owner of the mine for the blast."), "owner");
}

TEST_F(BlameWords, NobodyIsBlamedWhereNobodyIsNamed) {
    EXPECT_EQ(blamed("It was not clear who was responsible. Each side blamed the other."), "");
}

TEST_F(BlameWords, ADayIsBlamedForNothing) {
    const std::string text = "The ministry blamed the owner on Wednesday for the fire.";
    Timex wednesday;
    wednesday.span.begin = static_cast<std::uint32_t>(text.find("Wednesday"));
    wednesday.span.end = wednesday.span.begin + 9;
    EXPECT_EQ(blamed(text, {wednesday}), "owner");
}

} // namespace

} // namespace claimline::reports
