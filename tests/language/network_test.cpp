#include "language/network.h"
#include "language/train/network_trainer.h"
#include "language/tree_decoder.h"
#include "support/scratch.h"

#include "language/english.h"

namespace claimline::language {
namespace {

NetworkShape smallShape() {
    NetworkShape shape;
    shape.words = 40;
    shape.width = 16;
    shape.layers = 2;
    shape.tagLayer = 0;
    shape.tags = 5;
    shape.arcWidth = 16;
    shape.labelWidth = 8;
    shape.labels = 6;
    return shape;
}

Word wordOf(std::uint32_t row) {
    Word word;
    word.row = row;
    return word;
}

// Sentences in which each word has a tag, a head and a relation of its own choice.
struct Sample {
    std::vector<Word> words;
    train::Lesson lesson;
};

std::vector<Sample> samples() {
    std::vector<Sample> all;
    const std::vector<std::vector<std::uint32_t>> heads = {{2, 0, 2}, {0, 1, 4, 1, 4}, {3, 3, 4, 0}, {0}};
    std::uint32_t row = 1;
    for (const auto& tree : heads) {
        Sample& sample = all.emplace_back();
        for (const std::uint32_t head : tree) {
            sample.words.push_back(wordOf(row));
            sample.lesson.rows.push_back(featureRows(smallShape(), sample.words.back()));
            sample.lesson.unknown.push_back(0);
            sample.lesson.tags.push_back(row % 5);
            sample.lesson.heads.push_back(head);
            sample.lesson.labels.push_back(head == 0 ? 5 : row % 4);
            ++row;
        }
    }
    return all;
}

class LearntByHeart : public testing::Test {
protected:
    void SetUp() override {
        train::NetworkTrainer trainer(smallShape(), 3, {0, 0, 0});
        std::vector<const train::Lesson*> batch;
        for (const Sample& sample : samples_)
            batch.push_back(&sample.lesson);
        firstLoss_ = trainer.learn(batch, 0.01f);
        for (int step = 0; step < 300; ++step)
            lastLoss_ = trainer.learn(batch, 0.01f);
        ASSERT_TRUE(writeModelFile(file_, trainer.pack()));
    }

    testing_support::Scratch scratch_;
    std::filesystem::path file_ = scratch_.folder() / "small.model";
    std::vector<Sample> samples_ = samples();
    double firstLoss_ = 0, lastLoss_ = 0;
};

TEST_F(LearntByHeart, TheLossGoesToNothing) {
    EXPECT_GT(firstLoss_, 1);
    EXPECT_LT(lastLoss_, 0.02);
}

TEST_F(LearntByHeart, WhatIsReadBackGivesTheAnswersThatWereTaught) {
    const auto file = ModelFile::open(file_);
    ASSERT_TRUE(file);
    const auto network = Network::from(*file);
    ASSERT_TRUE(network) << network.error().message();
    Network::Reading reading;
    TreeDecoder decoder;
    std::vector<Arc> arcs;
    std::vector<Word> words;
    std::vector<std::uint32_t> lengths;
    for (const Sample& sample : samples_) {
        words.insert(words.end(), sample.words.begin(), sample.words.end());
        lengths.push_back(static_cast<std::uint32_t>(sample.words.size()));
    }
    network->read(words, lengths, reading);
    std::size_t first = 0;
    for (const Sample& sample : samples_) {
        const std::size_t size = sample.words.size();
        network->scoreArcs(first, size, reading);
        const auto heads = decoder.decode(reading.arcs, size);
        readArcs(heads, arcs);
        network->scoreLabels(first, arcs, reading);
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_EQ(network->tagOf(reading, first + i), sample.lesson.tags[i]);
            EXPECT_EQ(heads[i], sample.lesson.heads[i]);
            EXPECT_EQ(greatest(reading.labels.data() + i * 6, 6), sample.lesson.labels[i]);
        }
        first += size;
    }
}

TEST_F(LearntByHeart, TheSameSeedGivesTheSameNumbers) {
    const auto teach = [&] {
        train::NetworkTrainer trainer(smallShape(), 9, {});
        const train::Lesson* lesson = &samples_[1].lesson;
        for (int step = 0; step < 5; ++step)
            trainer.learn(std::span(&lesson, 1), 0.01f);
        return trainer.pack();
    };
    EXPECT_EQ(teach(), teach());
}

TEST(Network, ASentenceGetsTheSameTreeAloneAndInCompany) {
    const std::vector<std::string> sentences = {
        "The harbour master said that two ferries had collided.", "Nobody was hurt.",
        "Officials in the capital, who had been warned on Friday, denied the report.", "Why?",
        "\"We lost everything,\" a fisherman told reporters."};
    std::string text;
    for (const std::string& sentence : sentences)
        text += sentence + "\n\n";
    Document together = english().segment(text);
    english().parse(text, together);
    std::size_t next = 0;
    for (const std::string& sentence : sentences) {
        Document alone = english().segment(sentence);
        english().parse(sentence, alone);
        const std::size_t base = next;
        for (const Token& token : alone.tokens) {
            ASSERT_LT(next, together.tokens.size());
            const Token& other = together.tokens[next++];
            EXPECT_EQ(token.upos, other.upos);
            EXPECT_EQ(token.deprel, other.deprel);
            EXPECT_EQ(token.head == none ? none : token.head + base, other.head);
        }
    }
}

} // namespace
} // namespace claimline::language
