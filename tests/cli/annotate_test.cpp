#include "session.h"

namespace claimline::cli {
namespace {

Json lineOf(const std::string& id, const Json& dct, const std::string& text) {
    return {{"id", id}, {"dct", dct}, {"title", nullptr}, {"text", text}};
}

std::string linesOf(const std::vector<Json>& all) {
    std::string text;
    for (const Json& line : all)
        text += line.dump() + "\n";
    return text;
}

TEST(Annotate, GivesSpansInCodePointsOfTheTextAsItWasGiven) {
    const std::string text = "„Größe“: The mayor said on Tuesday that two boats sank.\n\nRecommended Videos\n";
    const Ran ran = call({"annotate"}, linesOf({lineOf("d1", "2021-05-06", text)}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), 1u);
    const Json& line = lines[0];
    for (const char* key : {"id", "dct", "timexes", "claims", "events", "conflicts"})
        EXPECT_TRUE(line.contains(key)) << key;
    EXPECT_EQ(line["id"], "d1");
    EXPECT_EQ(line["dct"]["value"], "2021-05-06");
    EXPECT_EQ(line["dct"]["basis"], "given");
    ASSERT_EQ(line["timexes"].size(), 1u);
    const Json& timex = line["timexes"][0];
    EXPECT_EQ(timex["value"], "2021-05-04");
    EXPECT_EQ(timex["type"], "DATE");
    const OffsetMap offsets(text);
    const auto at = text.find("Tuesday");
    EXPECT_EQ(timex["begin"], offsets.codePoint(static_cast<std::uint32_t>(at)));
    EXPECT_EQ(timex["end"], offsets.codePoint(static_cast<std::uint32_t>(at + 7)));
    ASSERT_EQ(line["claims"].size(), 1u) << "narrator claims are left out";
    for (const char* key : {"source", "cue", "content", "stance"})
        EXPECT_TRUE(line["claims"][0].contains(key)) << key;
    EXPECT_EQ(line["claims"][0]["stance"], "asserts");
}

TEST(Annotate, KeepsTheOrderOfItsInputOnManyThreads) {
    std::vector<Json> in;
    for (int i = 0; i < 60; ++i)
        in.push_back(lineOf(std::to_string(i), nullptr,
                            i % 7 ? "Two boats sank." : std::string(20'000, 'a') + " sank."));
    const Ran ran = call({"annotate", "--threads", "5"}, linesOf(in));
    const auto lines = ran.lines();
    ASSERT_EQ(lines.size(), in.size());
    for (int i = 0; i < 60; ++i)
        EXPECT_EQ(lines[static_cast<std::size_t>(i)]["id"], std::to_string(i));
}

TEST(Annotate, NamesABadLineAndGoesOn) {
    const std::string in = lineOf("a", nullptr, "Two boats sank.").dump() + "\n{broken\n[1]\n" +
                           std::string(100'000, '[') + "\n\n" + lineOf("b", "someday", "x").dump() + "\n" +
                           lineOf("c", nullptr, "").dump() + "\n";
    for (const char* option : {"--threads=2", "--resolve-together"}) {
        const Ran ran = call({"annotate", option}, in);
        EXPECT_EQ(ran.code, 1);
        EXPECT_THAT(ran.err, testing::HasSubstr("line 2"));
        const auto lines = ran.lines();
        ASSERT_EQ(lines.size(), 6u);
        EXPECT_EQ(lines[0]["id"], "a");
        EXPECT_TRUE(lines[1].contains("error"));
        EXPECT_TRUE(lines[4].contains("error")) << "a dct that is no date";
        EXPECT_EQ(lines[5]["id"], "c");
        EXPECT_TRUE(lines[5]["events"].empty());
    }
}

TEST(Annotate, JoinsOverTheWholeInputWhereAsked) {
    const std::vector<Json> in{
        lineOf("a", "2021-05-06",
               "A ferry caught fire off Odense on Tuesday and two people were killed, police said."),
        lineOf("b", "2021-05-06",
               "Two people were killed when a ferry caught fire off Odense on Tuesday, police said."),
        lineOf("c", "2021-09-01", "The central bank raised interest rates in Quito on Wednesday.")};
    const auto lines = call({"annotate", "--resolve-together"}, linesOf(in)).lines();
    ASSERT_EQ(lines.size(), 3u);
    const auto headline = [](const Json& line) {
        for (const Json& event : line["events"])
            if (event.value("headline", false))
                return event;
        return Json();
    };
    ASSERT_FALSE(headline(lines[0]).is_null());
    ASSERT_FALSE(headline(lines[1]).is_null());
    EXPECT_EQ(headline(lines[0])["cluster"], headline(lines[1])["cluster"]);
    EXPECT_TRUE(headline(lines[0]).contains("killed"));
    EXPECT_EQ(headline(lines[0])["date"], "2021-05-04");
    for (const Json& event : lines[2]["events"])
        EXPECT_NE(event["cluster"], headline(lines[0])["cluster"]);
}

TEST(Annotate, TakesOneTextTwiceAsTwoDocuments) {
    const std::string text = "A ferry caught fire off Odense on Tuesday, police said.";
    const auto lines = call({"annotate", "--resolve-together"},
                            linesOf({lineOf("a", nullptr, text), lineOf("b", nullptr, text)}))
                           .lines();
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0]["id"], "a");
    EXPECT_EQ(lines[1]["id"], "b");
}

TEST(AnnotateConllu, FillsTheColumnsAndKeepsTheWords) {
    const std::string in = "# sent_id = 1\n1\tTwo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tboats\t_\t_\t_\t_\t_\t_\t_\t_\n"
                           "3\tsank\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    const Ran ran = call({"annotate", "--conllu"}, in);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, testing::HasSubstr("# sent_id = 1"));
    EXPECT_THAT(ran.out, testing::HasSubstr("2\tboats\tboat\tNOUN"));
}

} // namespace
} // namespace claimline::cli
