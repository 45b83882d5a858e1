// Brings a network up on lessons: batches in an order of chance, a rate that falls to nothing.
#pragma once

#include "language/train/network_trainer.h"
#include "language/train/tag_set.h"
#include "language/train/word_list.h"

namespace claimline::language::train {

struct Schooling {
    int rounds = 13;
    double rate = 2e-3;
    double unknownShare = 0.5; // a word read n times is taken for unknown by share / (share + n)
    std::size_t batchWords = 600;
    std::uint64_t seed = 6;
    Dropout dropout;
};

std::vector<Lesson> makeLessons(const std::vector<GoldSentence>& bank, const WordTable& table,
                                const WordList& list, const TagSet& tags, const NetworkShape& shape,
                                const Schooling& schooling);

class School {
public:
    School(NetworkTrainer& trainer, const std::vector<Lesson>& lessons, const Schooling& schooling);

    // Goes through all lessons once; rounds count from 0. Returns the mean loss.
    double round(int number);

private:
    double rateAt(double round) const;

    NetworkTrainer& trainer_;
    const Schooling& schooling_;
    Chance chance_;
    std::vector<const Lesson*> order_;
    std::size_t words_ = 0;
};

} // namespace claimline::language::train
