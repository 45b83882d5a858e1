// The learnt part of the finding of names: its chain, its file, and texts that no one wrote for it.
#include "knowledge/understood.h"
#include "language/knowledge/knowledge.h"
#include "language/knowledge/name_chain.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

namespace claimline::language {

namespace {

using namespace known;

struct Chain {
    Moves moves{};
    std::vector<LabelScores> scores;
};

Chain randomChain(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> weight(-2, 2);
    Chain chain;
    for (auto& row : chain.moves)
        for (float& value : row)
            value = weight(random);
    chain.scores.resize(size);
    for (auto& row : chain.scores)
        for (float& value : row)
            value = weight(random);
    return chain;
}

// The weight of one row of labels; nothing where one may not follow another.
std::optional<double> weightOf(const Chain& chain, const std::vector<std::size_t>& labels) {
    double sum = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!mayFollow(before, labels[i]))
            return std::nullopt;
        sum += chain.moves[before][labels[i]] + chain.scores[i][labels[i]];
        before = labels[i];
    }
    return sum + chain.moves[before][0];
}

template<class Take>
void eachRow(std::size_t size, Take take) {
    std::vector<std::size_t> labels(size, 0);
    for (;;) {
        take(labels);
        std::size_t i = 0;
        while (i < size && ++labels[i] == nameLabels)
            labels[i++] = 0;
        if (i == size)
            return;
    }
}

TEST(NameChains, FindTheRowOfMostWeightAndTheChanceOfEachLabel) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Chain chain = randomChain(3, seed);
        std::vector<std::size_t> best;
        double most = -1e9, all = 0;
        std::vector<std::array<double, nameLabels>> sums(3);
        eachRow(3, [&](const std::vector<std::size_t>& labels) {
            const auto weight = weightOf(chain, labels);
            if (!weight)
                return;
            if (*weight > most)
                most = *weight, best = labels;
            all += std::exp(*weight);
            for (std::size_t i = 0; i < 3; ++i)
                sums[i][labels[i]] += std::exp(*weight);
        });
        const NameChain found(chain.moves);
        EXPECT_EQ(found.best(chain.scores), best) << seed;
        const auto chances = found.chances(chain.scores);
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t label = 0; label < nameLabels; ++label)
                EXPECT_NEAR(chances[i][label], sums[i][label] / all, 1e-4) << seed;
    }
}

TEST(NameChains, OfNoWordsAreEmpty) {
    const NameChain chain{Moves{}};
    EXPECT_TRUE(chain.best({}).empty());
    EXPECT_TRUE(chain.chances({}).empty());
}

// A copy of the language whose names.model a test may spoil.
class SpoiledModel : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() /
                  ("claimline-names-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        for (const auto& file :
             std::filesystem::directory_iterator(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en"))
            if (file.path().extension() == ".tsv" || file.path().filename() == "names.model")
                std::filesystem::copy_file(file.path(), folder_ / file.path().filename());
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string faultOfLoading() const {
        const auto loaded = Knowledge::load(folder_, CLAIMLINE_DATA_DIR);
        return loaded ? "" : loaded.error().message();
    }
    std::filesystem::path model() const { return folder_ / "names.model"; }

    std::filesystem::path folder_;
};

TEST_F(SpoiledModel, IsNamedWhereItIsMissing) {
    EXPECT_EQ(faultOfLoading(), "");
    std::filesystem::remove(model());
    EXPECT_NE(faultOfLoading().find("names.model"), std::string::npos);
}

TEST_F(SpoiledModel, IsNamedWhereItIsCutShort) {
    std::filesystem::resize_file(model(), std::filesystem::file_size(model()) / 2);
    EXPECT_NE(faultOfLoading().find("names.model"), std::string::npos);
}

TEST_F(SpoiledModel, IsNamedWhereAByteIsWrong) {
    std::fstream file(model(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(5000);
    const char byte = static_cast<char>(file.get() ^ 0x40);
    file.seekp(5000);
    file.put(byte);
    file.close();
    EXPECT_NE(faultOfLoading().find("names.model"), std::string::npos);
}

TEST(LearntNames, AreFoundWhereNoListAndNoTitleTells) {
    const Understood understood("Tamsin Quarrow and Bertil Ohlendorf ran the bakery in Vesterholt for years. "
                                "Quarrow retired in May.");
    EXPECT_EQ(understood.entity("Tamsin Quarrow").kind, NameKind::person);
    EXPECT_EQ(understood.entity("Bertil Ohlendorf").kind, NameKind::person);
    EXPECT_EQ(understood.entity("Vesterholt").kind, NameKind::place);
    EXPECT_EQ(understood.key("Quarrow"), "tamsin quarrow");
}

TEST(LearntNames, DoNotRunOverAGenitive) {
    const Understood understood("Denmark's Harbour Ministry said so, and Norway's Bergen region agreed.");
    EXPECT_EQ(understood.key("Denmark"), "denmark");
    EXPECT_EQ(understood.entity("Bergen").kind, NameKind::place);
}

// Any bytes that are words to the tokenizer: spans stay in the text, mentions in order and disjoint.
TEST(LearntNames, OfHostileTextsLieInTheText) {
    const std::vector<std::string> pieces = {
        "A",  "'s", "of",   "THE", "Ж",  "李", "🙂", "(", ")",   "-",     "9", ",", "Lund", "Ana",
        "\"", "’",  "\x01", "de",  "Mr", ".",  "US",   "&", "and", "Board", ":", "É", "\t",   "said"};
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        std::string text;
        for (int i = 0; i < 200; ++i) {
            text += pieces[random() % pieces.size()];
            if (random() % 3)
                text += ' ';
        }
        const Understood understood(text);
        std::uint32_t last = 0;
        for (const Mention& mention : understood.document().mentions) {
            EXPECT_LT(mention.first, mention.last) << text;
            EXPECT_LE(last, mention.first) << text;
            EXPECT_LE(mention.span.end, text.size()) << text;
            last = mention.named ? mention.last : last;
        }
    }
}

} // namespace

} // namespace claimline::language
