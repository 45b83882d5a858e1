#include "resolve/mentions.h"

#include "language/language.h"
#include "model/table.h"
#include "reports/reports.h"
#include "resolve/average_link.h"
#include "resolve/paraphrases.h"
#include "resolve/related_words.h"
#include "resolve/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <fstream>
#include <gtest/gtest.h>

namespace claimline::resolve {

namespace {

using Clusters = std::vector<std::uint32_t>;

TEST(AverageLink, ChainOfLikeNeighboursIsNoCluster) {
    EXPECT_EQ(averageLink({0, 1, 2}, {{0, 1, 0.9}, {1, 2, 0.9}}, 0.5), (Clusters{0, 0, 2}));
}

TEST(AverageLink, TheBestPairComesFirstAndTheMeanCountsAfterwards) {
    const std::vector<ScoredPair> pairs = {{0, 1, 0.6}, {0, 2, 0.1}, {0, 3, 0.1},
                                           {1, 2, 0.7}, {1, 3, 0.7}, {2, 3, 0.9}};
    EXPECT_EQ(averageLink({0, 1, 2, 3}, pairs, 0.5), (Clusters{0, 1, 1, 1}));
    EXPECT_EQ(averageLink({0, 1, 2, 3}, pairs, 0.2), (Clusters{0, 0, 0, 0}));
    EXPECT_TRUE(averageLink({}, {}, 0.2).empty());
}

TEST(AverageLink, GoesOnFromClusters) {
    // Two things each with one pair of four at 0.9: a mean of 0.225.
    EXPECT_EQ(averageLink({0, 0, 2, 2}, {{1, 2, 0.9}}, 0.2), (Clusters{0, 0, 0, 0}));
    EXPECT_EQ(averageLink({0, 0, 2, 2}, {{1, 2, 0.9}}, 0.3), (Clusters{0, 0, 2, 2}));
}

TEST(AverageLink, AMeanThatRisesWithAJoiningIsSeen) {
    // 2 is near to 1 alone (0.3); once 0 and 1 are one, to both of them (0.6 in the mean).
    EXPECT_EQ(averageLink({0, 1, 2}, {{0, 1, 0.8}, {0, 2, 0.9}, {1, 2, 0.3}}, 0.5), (Clusters{0, 0, 0}));
    EXPECT_EQ(averageLink({0, 1, 2}, {{0, 1, 0.8}, {0, 2, 0.9}, {1, 2, 0.3}}, 0.56), (Clusters{0, 1, 0}));
}

TEST(AverageLink, TiesGoToTheSmallerNumbers) {
    EXPECT_EQ(averageLink({0, 1, 2}, {{1, 2, 0.9}, {0, 1, 0.9}}, 0.5), (Clusters{0, 0, 2}));
}

TEST(RelatedWords, StandUnderTheFirstOfThem) {
    const auto folder = std::filesystem::temp_directory_path() / "claimline-related-words";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "related.tsv") << "word\tsynonyms\tnear\nfoil\tthwart|frustrate\tprevent\n";
    const auto related = RelatedWords::load(folder);
    ASSERT_TRUE(related);
    ASSERT_EQ(related->under("foil").size(), 3U);
    EXPECT_EQ(related->under("foil")[1], std::pair(std::string("frustrate"), Relation::synonyms));
    EXPECT_EQ(related->under("foil")[2], std::pair(std::string("prevent"), Relation::near));
    EXPECT_TRUE(related->under("thwart").empty());
    std::filesystem::remove_all(folder);
}

class ParaphrasesFile : public ::testing::Test {
protected:
    void SetUp() override { std::filesystem::create_directories(folder_); }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    Result<Paraphrases> load(const std::string& rows) {
        std::ofstream(folder_ / "paraphrases.tsv") << "scene\tsure\twords\n" << rows;
        return Paraphrases::load(folder_);
    }
    static Mention verb(const std::string& lemma) {
        Mention mention;
        mention.lemma = lemma;
        return mention;
    }
    const std::filesystem::path folder_ = // tests run at once
        std::filesystem::temp_directory_path() /
        (std::string("claimline-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(ParaphrasesFile, AVerbStandsInItsOwnLinesAndInThoseOfWhatGoesWithIt) {
    const auto table = load("office\tsame\tresign.v|step_down.v|exit.n\nwalk\tmay\tstep.v|tread.v\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->wordsOf(verb("step")).size(), 1U);
    Mention down = verb("step");
    down.particles = {"down"};
    ASSERT_EQ(table->wordsOf(down).size(), 2U);
    EXPECT_EQ(table->linesOf(table->wordsOf(down)[0]), Paraphrases::Numbers{0});
    EXPECT_EQ(table->linesOf(table->wordsOf(down)[1]), Paraphrases::Numbers{1});
    EXPECT_TRUE(table->wordsOf(verb("exit")).empty()) << "only the noun is in the table";
}

TEST_F(ParaphrasesFile, ANounMayBeCarriedByItsVerb) {
    const auto table = load("arrest\tsame\tarrest.v|take_custody.v\n");
    ASSERT_TRUE(table);
    Mention custody = verb("custody");
    custody.noun = true;
    EXPECT_TRUE(table->wordsOf(custody).empty());
    custody.governor = "take";
    EXPECT_EQ(table->wordsOf(custody).size(), 1U);
    Mention take = verb("take");
    take.around = {"custody"};
    EXPECT_EQ(table->wordsOf(take), table->wordsOf(custody));
}

TEST_F(ParaphrasesFile, ParticiplesAndNounsInIngAreTheirVerbs) {
    const auto table = load("arrest\tsame\tdetain.v|nab.v\n");
    ASSERT_TRUE(table);
    Mention detained = verb("detained"), nabbing = verb("nabbing");
    detained.adjective = nabbing.noun = true;
    EXPECT_EQ(table->wordsOf(detained), table->wordsOf(verb("detain")));
    EXPECT_EQ(table->wordsOf(nabbing), table->wordsOf(verb("nab")));
}

TEST_F(ParaphrasesFile, TheSceneOfAStoryIsTheStrongerOne) {
    std::string rows = "arrest\tsame\tcatch.v|nab.v\narrest\tsame\tcharge.v|indict.v\n"
                       "sport\tsame\tcatch.v|hold.v\nsport\tsame\tgoal.n|strike.n\n";
    for (int i = 0; i < 30; ++i)
        rows += "other\tsame\tfirst" + std::to_string(i) + ".v|second" + std::to_string(i) + ".v\n";
    const auto table = load(rows);
    ASSERT_TRUE(table);
    std::vector<Mention> some = {verb("catch"), verb("charge")}, others = {verb("nab"), verb("hold")};
    Facts facts;
    StoryParaphrases story(*table, {{0, &facts, &some}, {0, &facts, &others}});
    EXPECT_TRUE(story.linked(0, 2));
    EXPECT_FALSE(story.linked(1, 2));
    const auto& names = StoryParaphrases::names();
    const auto at = static_cast<std::size_t>(std::ranges::find(names, "scene-strength") - names.begin());
    EXPECT_GT(story.evidence(0, 2)[at], story.evidence(0, 3)[at]);
    EXPECT_EQ(story.evidence(1, 2), StoryParaphrases::Evidence{});
    EXPECT_EQ(story.linkedPairs().size(), 2U);
}

TEST_F(ParaphrasesFile, AWordOfAllLinesIsLinkedToNone) {
    std::string rows;
    for (int i = 0; i < 30; ++i)
        rows += "other\tsame\thit.v|word" + std::to_string(i) + ".v|peer" + std::to_string(i) + ".v\n";
    const auto table = load(rows);
    ASSERT_TRUE(table);
    const std::vector<Mention> mentions = {verb("hit"), verb("word3"), verb("peer3")};
    const Facts facts;
    const StoryParaphrases story(*table, {{0, &facts, &mentions}});
    EXPECT_TRUE(story.linked(1, 2));
    EXPECT_FALSE(story.linked(0, 1));
}

TEST_F(ParaphrasesFile, RefusesALineThatIsNeitherSureNorDoubtful) {
    EXPECT_FALSE(load("arrest\tperhaps\tcatch.v|nab.v\n"));
}

TEST(Paraphrases, EachLineHasTwoWordsAndEachWordItsPartOfSpeech) {
    const auto table =
        Table::read(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language" / "en" / "paraphrases.tsv",
                    {"scene", "sure", "words"});
    ASSERT_TRUE(table) << table.error().message();
    for (const Table::Row& row : *table) {
        std::vector<std::string> words = splitList(row["words"]);
        EXPECT_GE(words.size(), 2U) << row.line();
        for (const std::string& word : words)
            EXPECT_TRUE(word.ends_with(".v") || word.ends_with(".n") || word.ends_with(".a")) << word;
        std::ranges::sort(words);
        EXPECT_EQ(std::ranges::adjacent_find(words), words.end()) << row.line();
    }
}

class WordVectorsFile : public ::testing::Test {
protected:
    void SetUp() override { std::filesystem::create_directories(folder_); }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    Result<WordVectors> load(const std::string& row) {
        std::ofstream(folder_ / "word_vectors.tsv") << "word\tvector\n" << row << "\n";
        return WordVectors::load(folder_);
    }
    const std::filesystem::path folder_ = // tests run at once
        std::filesystem::temp_directory_path() /
        (std::string("claimline-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(WordVectorsFile, GivesANumberADirectionAndNoneOfAnyToUnknownWords) {
    const auto vectors = load("quake\tff018080808080808080807f");
    ASSERT_TRUE(vectors);
    EXPECT_EQ(vectors->of("quake")[0], 1);
    EXPECT_EQ(vectors->of("quake")[1], -1);
    EXPECT_EQ(vectors->of("quake")[2], 0);
    EXPECT_LT(vectors->of("quake")[11], 0);
    EXPECT_EQ(vectors->of("qwerty"), WordVectors::Vector{});
}

TEST_F(WordVectorsFile, RefusesALineThatIsTooShortOrHoldsOtherSigns) {
    EXPECT_FALSE(load("quake\tff0180"));
    EXPECT_FALSE(load("quake\tff01808080808080808080zz"));
}

TEST(WordVectors, WordsThatTextsUseAlikeStandNear) {
    const auto vectors = WordVectors::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language" / "en");
    ASSERT_TRUE(vectors) << vectors.error().message();
    const auto apart = [&](const std::string& a, const std::string& b) {
        double sum = 0;
        for (std::size_t i = 0; i < WordVectors::directions; ++i)
            sum += std::pow(double{vectors->of(a)[i]} - double{vectors->of(b)[i]}, 2);
        return sum;
    };
    EXPECT_LT(apart("earthquake", "flood"), apart("earthquake", "say"));
    EXPECT_LT(apart("say", "tell"), apart("say", "flood"));
}

// The joiner over the real language and weights.
class Mentions : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        auto loaded = language::Language::load("en", CLAIMLINE_DATA_DIR);
        ASSERT_TRUE(loaded) << loaded.error().message();
        language_ = new language::Language(std::move(*loaded));
        auto finder = reports::ReportFinder::load(language_->folder());
        ASSERT_TRUE(finder) << finder.error().message();
        finder_ = new reports::ReportFinder(std::move(*finder));
        auto joiner = MentionJoiner::load(language_->folder());
        ASSERT_TRUE(joiner) << joiner.error().message();
        joiner_ = new MentionJoiner(std::move(*joiner));
    }
    static void TearDownTestSuite() {
        delete joiner_;
        delete finder_;
        delete language_;
    }

    // An article of the story with that number.
    void add(const std::string& text, std::uint32_t story = 0) {
        texts_.push_back(text);
        Article article;
        article.text = text;
        mentions_.push_back(finder_->mentions(article, language_->analyse(text), facts_));
        articles_.push_back({story, &facts_, &mentions_.back()});
    }

    void join() { clusters_ = joiner_->join(articles_); }

    std::uint32_t clusterOf(std::size_t article, std::string_view word, std::size_t which = 0) const {
        for (std::size_t k = 0; k < mentions_[article].size(); ++k)
            if (slice(texts_[article], mentions_[article][k].span) == word && which-- == 0)
                return clusters_[article][k];
        ADD_FAILURE() << word << " is no mention of article " << article;
        return none;
    }

    Facts facts_;
    std::deque<std::string> texts_;
    std::deque<std::vector<Mention>> mentions_;
    std::vector<MentionArticle> articles_;
    std::vector<std::vector<std::uint32_t>> clusters_;
    static inline language::Language* language_ = nullptr;
    static inline reports::ReportFinder* finder_ = nullptr;
    static inline MentionJoiner* joiner_ = nullptr;
};

} // namespace

TEST_F(Mentions, OneWordOfTwoReportsOfOneStoryIsOneHappening) {
    add("Rebels attacked the barracks of Lund on Monday. Four soldiers died.");
    add("Rebels attacked the barracks in Lund on Monday, an officer said. Four soldiers were killed.");
    join();
    EXPECT_EQ(clusterOf(0, "attacked"), clusterOf(1, "attacked"));
    EXPECT_EQ(clusterOf(0, "died"), clusterOf(1, "killed"));
    EXPECT_NE(clusterOf(0, "attacked"), clusterOf(0, "died"));
}

TEST_F(Mentions, RelatedWordsWithTheSameArgumentsAreOneHappening) {
    add("The robbery of the jewellery shop in Lund shocked the town.");
    add("The heist at the jewellery shop in Lund shocked the town. The mayor spoke of a scandal.");
    join();
    EXPECT_EQ(clusterOf(0, "robbery"), clusterOf(1, "heist"));
    EXPECT_NE(clusterOf(0, "robbery"), clusterOf(1, "scandal"));
}

TEST_F(Mentions, WordsOfOneSceneAreOneHappening) {
    add("A court in Lund jailed the banker for nine years on Monday. He was taken into custody.");
    add("The banker was sentenced to nine years in Lund on Monday. The verdict pleased the mayor.");
    join();
    EXPECT_EQ(clusterOf(0, "jailed"), clusterOf(1, "sentenced"));
    EXPECT_NE(clusterOf(0, "jailed"), clusterOf(1, "pleased"));
}

TEST_F(Mentions, AVerbIsKnownByWhatGoesWithIt) {
    add("The mayor of Torvik, Anna Lind, stepped down on Tuesday after prosecutors accused her of taking "
        "bribes. Police had taken her brother into custody a day earlier.");
    add("Anna Lind resigned as mayor of Torvik on Tuesday. Her brother was arrested on Monday on suspicion "
        "of bribery.");
    join();
    const auto starts = [](const Mention& mention) {
        return mention.lemma == "step" || mention.lemma == "take";
    };
    std::vector<std::uint32_t> phrasal;
    for (std::size_t k = 0; k < mentions_[0].size(); ++k)
        if (starts(mentions_[0][k]))
            phrasal.push_back(clusters_[0][k]);
    ASSERT_EQ(phrasal.size(), 3U); // stepped down, taking bribes, taken into custody
    EXPECT_EQ(phrasal[0], clusterOf(1, "resigned"));
    EXPECT_NE(phrasal[1], clusterOf(1, "arrested"));
    EXPECT_EQ(phrasal[2], clusterOf(1, "arrested"));
}

TEST_F(Mentions, StoriesAreNeverJoined) {
    add("Rebels attacked the barracks of Lund on Monday.", 0);
    add("Rebels attacked the barracks of Lund on Monday.", 1);
    join();
    EXPECT_NE(clusterOf(0, "attacked"), clusterOf(1, "attacked"));
}

TEST_F(Mentions, EqualArgumentsAndNeighboursSpeakForOneHappening) {
    add("Thieves broke a window of the museum in Lund.");
    add("The museum in Lund said that thieves broke a window.");
    add("The striker broke the record for goals.");
    std::vector<MentionRef> which;
    for (std::uint32_t article = 0; article < 3; ++article) {
        const auto& all = mentions_[article];
        const auto found = std::ranges::find(all, "break", &Mention::lemma);
        which.push_back({article, static_cast<std::uint32_t>(found - all.begin())});
    }
    const auto pairs = joiner_->mentionPairs(articles_, which, std::vector<float>(20, 1));
    ASSERT_EQ(pairs.size(), 3U);
    const auto &same = pairs[0].evidence, &other = pairs[1].evidence;
    EXPECT_TRUE(pairs[0].kin);
    const auto names = mentionEvidenceNames();
    for (const std::string name : {"arguments", "object", "subject", "near", "sentence", "articles"}) {
        const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
        ASSERT_LT(at, names.size()) << name;
        EXPECT_GT(same[at], other[at]) << name;
    }
}

TEST_F(Mentions, ManyOfOneWordStayOneSenseInsteadOfTakingSeconds) {
    std::string text;
    for (int i = 0; i < 900; ++i)
        text += "A ferry sank. ";
    add(text);
    join();
    EXPECT_EQ(clusterOf(0, "sank", 0), clusterOf(0, "sank", 899));
}

TEST_F(Mentions, EachHasACluster) {
    add("");
    add("The dam burst.");
    join();
    ASSERT_EQ(clusters_.size(), 2U);
    EXPECT_TRUE(clusters_[0].empty());
    EXPECT_EQ(clusters_[1].size(), mentions_[1].size());
}

TEST_F(Mentions, EvidenceDoesNotDependOnWhichComesFirst) {
    add("Rebels attacked the barracks of Lund on Monday. Four soldiers died in the attack.");
    add("An attack on the barracks in Lund killed four soldiers.");
    std::vector<MentionRef> which, reversed;
    for (std::uint32_t article = 0; article < 2; ++article)
        for (std::uint32_t k = 0; k < mentions_[article].size(); ++k)
            which.push_back({article, k});
    reversed.assign(which.rbegin(), which.rend());
    const std::vector<float> weights(20, 0.5F);
    const auto there = joiner_->mentionPairs(articles_, which, weights);
    auto back = joiner_->mentionPairs(articles_, reversed, weights);
    ASSERT_GE(there.size(), 5U);
    const auto last = static_cast<std::uint32_t>(which.size() - 1);
    for (const EvidencePair& pair : there) {
        const auto same = std::ranges::find_if(back, [&](const EvidencePair& other) {
            return other.a == last - pair.b && other.b == last - pair.a;
        });
        ASSERT_NE(same, back.end());
        EXPECT_EQ(pair.evidence, same->evidence) << pair.a << ", " << pair.b;
    }
}

TEST(MentionWeights, UnknownEvidenceIsRefusedByItsName) {
    const auto folder = std::filesystem::temp_directory_path() / "claimline-mention-weights";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "mentions.tsv") << "evidence\tweight\nkin:always\t1.5\nkin:colour\t2\n";
    const auto weights = MentionWeights::load(folder);
    ASSERT_FALSE(weights);
    EXPECT_NE(weights.error().message().find("kin:colour"), std::string::npos);
    std::ofstream(folder / "mentions.tsv") << "evidence\tweight\nkin:always\t1.5\n";
    EXPECT_EQ(MentionWeights::load(folder)->kin[0], 1.5F);
    std::filesystem::remove_all(folder);
}

} // namespace claimline::resolve
