// Who speaks where the words that name him are not those of his name, or have no verb of their own.
#include "support.h"

namespace claimline::claims::test {
namespace {

std::string speakerOf(const std::string& text, std::string_view content) {
    const auto all = toldIn(articleOf(text));
    const Told* told = withContent(all, content);
    return told == nullptr ? "nobody:" + shown(all) : told->who.name;
}

TEST(Speakers, AnOfficeIsItsHolderWhereTheTextNamesHim) {
    EXPECT_EQ(
        speakerOf("The hospital chief said 40 people were treated.\n\n\"Two have left,\" Ruth Vay, chief of "
                  "the hospital, said.\n",
                  "40 people"),
        "Ruth Vay");
    EXPECT_EQ(speakerOf("The federation said the figure was wrong. Federation president Clara Oye agreed.\n",
                        "figure was wrong"),
              "The federation");
}

TEST(Speakers, WhoSpeaksForABodyWithoutANameIsTheBody) {
    const std::string before = "Harbour Lines, a ferry company, lost a ship on Monday. ";
    EXPECT_EQ(speakerOf(before + "A spokesman for the company said nine were hurt.\n", "nine"),
              "Harbour Lines");
    EXPECT_EQ(speakerOf("A police spokeswoman said nine were hurt.\n", "nine"), "police");
    EXPECT_EQ(speakerOf(before + "A spokeswoman, Ann Lee, said nine were hurt.\n", "nine"), "Ann Lee");
}

TEST(Speakers, ABodyThatCallsItselfSoHasThatName) {
    EXPECT_EQ(speakerOf("A crew that calls itself Grey Heron said it stole nine records.\n", "nine"),
              "Grey Heron");
    EXPECT_EQ(speakerOf("A group called Grey Heron said it stole nine records.\n", "nine"), "Grey Heron");
}

TEST(Speakers, FiguresAreThoseOfWhoeverGaveThem) {
    EXPECT_EQ(speakerOf("Nine died, according to the figures that the coast guard gave on Sunday.\n", "Nine"),
              "the coast guard");
}

TEST(Speakers, ATopicBeforeAColonSaysNothing) {
    EXPECT_EQ(
        speakerOf("Kolvar: army says rebel mortars killed seven\n\nThe town was quiet on Monday.\n", "seven"),
        "army");
}

TEST(Speakers, ASecondFigureIsThatOfTheSecondSpeaker) {
    const std::pair<std::string, std::string> cases[] = {
        {"Organisers put the turnout at 40,000 and police at 12,000.", "police"},
        {"The union reported 34 arrests on that day, the organisers' lawyers 12,000.",
         "the organisers' lawyers"},
        {"The union says 900 people are on strike, the company 12,000.", "the company"},
        {"The company spoke of 22 and the union of 12,000.", "the union"},
        {"The government says 12 people died, the opposition says 12,000.", "the opposition"},
    };
    for (const auto& [text, speaker] : cases)
        EXPECT_EQ(speakerOf(text + "\n", "12,000"), speaker) << text;
}

TEST(Speakers, WhoSpeaksStandsBeforeWhatOnlyTellsOfHim) {
    expectEach({{"The lawyers' group which joined the march affirms that 61 persons were held.",
                 "The lawyers' group which joined the march", "61 persons"},
                {"Two residents reached by telephone said that it fell.",
                 "Two residents reached by telephone", "it fell"},
                {"Two gates were opened at ten, Ann Lee, 67, told this paper.", "Ann Lee", "Two gates"},
                {"The company repeated in a statement that 47 people died.", "The company", "47 people"}});
}

TEST(Speakers, ATextMayBeCutOffBehindAnyWord) {
    const std::string text =
        "Nine were held, the mayor said on Monday, but the union, which spoke of 40, denied it; "
        "\"We know,\" said Ann Lee, 67, managing director of the port - and police 12,000.";
    for (std::size_t end = 0; end <= text.size(); ++end)
        for (const Told& told : toldIn(articleOf(text.substr(0, end))))
            EXPECT_LE(told.content.size(), text.size());
}

// Two repairs of its tree once hung two of its words on each other, and reading it had no end.
TEST(Speakers, ASentenceInDisorderIsReadToItsEnd) {
    toldIn(articleOf(
        "Teachers rally in Teachers through Larkos on Thursday to Their union put attendance at City "
        "police said between 6,000 7,000 marchers.\n\nFour were detained, said. union said 11 "
        "teachers had been into custody.\n"));
    SUCCEED();
}

} // namespace
} // namespace claimline::claims::test
