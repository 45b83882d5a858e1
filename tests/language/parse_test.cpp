#include "language/english.h"

#include "model/limits.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace claimline::language {
namespace {

Document parsed(std::string_view text) {
    Document document = english().segment(text);
    english().parse(text, document);
    return document;
}

std::uint32_t find(std::string_view text, const Document& document, std::string_view word) {
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i)
        if (slice(text, document.tokens[i].span) == word)
            return i;
    return none;
}

// "word<relation" of the word's head: "minister<nsubj<said".
std::string arc(std::string_view text, std::string_view word) {
    const Document document = parsed(text);
    const std::uint32_t at = find(text, document, word);
    if (at == none)
        return "no such word";
    const Token& token = document.tokens[at];
    const std::string head =
        token.head == none ? "" : std::string(slice(text, document.tokens[token.head].span));
    return std::string(word) + "<" + std::string(nameOf(token.deprel)) + "<" + head;
}

TEST(Parse, SpeakersAreSubjectsOfTheirVerb) {
    EXPECT_EQ(arc("The minister said that the ferry had left the harbour.", "minister"),
              "minister<nsubj<said");
    EXPECT_EQ(arc("The minister said that the ferry had left the harbour.", "left"), "left<ccomp<said");
    EXPECT_EQ(arc("Officials in the capital denied the report.", "Officials"), "Officials<nsubj<denied");
    EXPECT_EQ(arc("Officials in the capital denied the report.", "report"), "report<obj<denied");
}

TEST(Parse, WhatIsSaidHangsOnTheVerbThatClosesTheSentence) {
    const std::string text = "The bridge was closed after the storm, the mayor said.";
    EXPECT_EQ(arc(text, "said"), "said<root<");
    EXPECT_EQ(arc(text, "closed"), "closed<ccomp<said");
}

TEST(Parse, WhatSomebodyIsToldIsNoRelativeClause) {
    EXPECT_EQ(
        arc("The minister told the harbour committee that the agency expects to spend more.", "expects"),
        "expects<ccomp<told");
}

TEST(Parse, WhoHurtsHimselfIsTheSubjectOfAVerb) {
    EXPECT_EQ(arc("A two-year-old boy shot himself in the leg on Sunday.", "boy"), "boy<nsubj<shot");
    EXPECT_EQ(arc("The teenager shot himself.", "himself"), "himself<obj<shot");
}

TEST(Parse, NoVerbOfTheSamplesHasTwoObjects) {
    std::size_t verbs = 0, twice = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CLAIMLINE_DATA_DIR "/samples")) {
        if (entry.path().extension() != ".txt")
            continue;
        std::ifstream in(entry.path());
        const std::string text(std::istreambuf_iterator<char>(in), {});
        const Document document = parsed(text);
        for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
            if (document.tokens[i].upos != Upos::VERB)
                continue;
            ++verbs;
            twice += std::ranges::count_if(document.children(i), [&](std::uint32_t child) {
                         return document.tokens[child].deprel == Deprel::obj;
                     }) > 1;
        }
    }
    EXPECT_GT(verbs, 150u);
    EXPECT_EQ(twice, 0u);
}

TEST(Parse, CountsHangOnWhatTheyCount) {
    EXPECT_EQ(arc("Rescuers found twelve bodies in the river.", "twelve"), "twelve<nummod<bodies");
    EXPECT_EQ(arc("Two bridges were destroyed by the flood.", "bridges"), "bridges<nsubj:pass<destroyed");
}

TEST(Parse, TwoRunsGiveTheSameTree) {
    const std::string text =
        "The navy, which lost two ships, denied on Friday that its crews had fled the harbour.";
    const Document first = parsed(text), second = parsed(text);
    for (std::size_t i = 0; i < first.tokens.size(); ++i) {
        EXPECT_EQ(first.tokens[i].head, second.tokens[i].head);
        EXPECT_EQ(first.tokens[i].deprel, second.tokens[i].deprel);
        EXPECT_EQ(first.tokens[i].lemma, second.tokens[i].lemma);
    }
}

TEST(Parse, ASentenceOverTheLimitIsParsedInPiecesUnderOneRoot) {
    for (const std::size_t words :
         {limits.sentenceTokens - 1, limits.sentenceTokens + 1, 3 * limits.sentenceTokens}) {
        std::string text = "boats";
        for (std::size_t i = 1; i < words; ++i)
            text += " boats";
        const Document document = parsed(text);
        ASSERT_EQ(document.sentences.size(), 1u);
        std::size_t roots = 0;
        for (const Token& token : document.tokens)
            roots += token.head == none;
        EXPECT_EQ(roots, 1u) << words;
    }
}

// ---------------------------------------------------------------- against the development treebanks

struct Score {
    double upos = 0, heads = 0, both = 0;
};

// Of the first `most` lines of a treebank; empty where there is none.
std::optional<Score> scoreOf(const std::string& name, int most) {
    std::ifstream in(std::string(CLAIMLINE_SHARED_DIR) + "/eval/language/" + name);
    if (!in)
        return std::nullopt;
    std::ostringstream slice;
    std::string line;
    for (int i = 0; std::getline(in, line) && (i < most || !line.empty()); ++i)
        slice << line << '\n';
    const auto annotated = english().annotateConllu(slice.str());
    EXPECT_TRUE(annotated);
    std::istringstream gold(slice.str()), ours(*annotated);
    std::string other;
    Score score;
    double words = 0;
    while (std::getline(gold, line) && std::getline(ours, other)) {
        std::istringstream a(line), b(other);
        std::string g[8], o[8];
        for (int i = 0; i < 8; ++i)
            if (!std::getline(a, g[i], '\t') || !std::getline(b, o[i], '\t'))
                break;
        if (g[7].empty() || g[0].find_first_not_of("0123456789") != std::string::npos)
            continue;
        ++words;
        const auto base = [](const std::string& relation) { return relation.substr(0, relation.find(':')); };
        score.upos += g[3] == o[3];
        score.heads += g[6] == o[6];
        score.both += g[6] == o[6] && base(g[7]) == base(o[7]);
    }
    return Score{100 * score.upos / words, 100 * score.heads / words, 100 * score.both / words};
}

TEST(Parse, TheDevelopmentTreebanksKeepTheirFigures) {
    const auto web = scoreOf("ewt-dev.conllu", 8'000), news = scoreOf("gum-dev.conllu", 8'000);
    if (!web || !news)
        GTEST_SKIP() << "no treebanks here";
    EXPECT_GT(web->upos, 95.5);
    EXPECT_GT(web->heads, 86.5);
    EXPECT_GT(web->both, 84.0);
    EXPECT_GT(news->upos, 96.8);
    EXPECT_GT(news->heads, 87.0);
    EXPECT_GT(news->both, 84.5);
}

} // namespace
} // namespace claimline::language
