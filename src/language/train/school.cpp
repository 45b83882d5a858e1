#include "language/train/school.h"

#include <algorithm>

namespace claimline::language::train {

std::vector<Lesson> makeLessons(const std::vector<GoldSentence>& bank, const WordTable& table,
                                const WordList& list, const TagSet& tags, const NetworkShape& shape,
                                const Schooling& schooling) {
    std::vector<Lesson> lessons;
    std::vector<std::string_view> texts;
    std::vector<Word> words;
    for (const GoldSentence& sentence : bank) {
        Lesson& lesson = lessons.emplace_back();
        texts.clear();
        words.clear();
        for (const GoldWord& word : sentence)
            texts.push_back(word.form);
        readWords(table, texts, words);
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            lesson.rows.push_back(featureRows(shape, words[i]));
            const double count = list.counts[words[i].row];
            lesson.unknown.push_back(
                static_cast<float>(schooling.unknownShare / (schooling.unknownShare + count)));
            lesson.tags.push_back(tags.find(sentence[i].upos, sentence[i].xpos));
            lesson.heads.push_back(sentence[i].head);
            lesson.labels.push_back(static_cast<std::uint32_t>(sentence[i].deprel));
        }
    }
    return lessons;
}

School::School(NetworkTrainer& trainer, const std::vector<Lesson>& lessons, const Schooling& schooling)
    : trainer_(trainer)
    , schooling_(schooling)
    , chance_(schooling.seed + 77) {
    for (const Lesson& lesson : lessons) {
        order_.push_back(&lesson);
        words_ += lesson.rows.size();
    }
}

double School::round(int number) {
    for (std::size_t i = order_.size(); i > 1; --i)
        std::swap(order_[i - 1], order_[chance_.next() % i]);
    double loss = 0;
    int steps = 0;
    std::vector<const Lesson*> batch;
    std::size_t size = 0, done = 0;
    for (const Lesson* lesson : order_) {
        batch.push_back(lesson);
        size += lesson->rows.size();
        if (size < schooling_.batchWords && lesson != order_.back())
            continue;
        const double at = number + static_cast<double>(done) / static_cast<double>(words_);
        loss += trainer_.learn(batch, static_cast<float>(rateAt(at)));
        ++steps;
        done += size;
        size = 0;
        batch.clear();
    }
    return loss / steps;
}

// Rises over half a round, then falls to nothing.
double School::rateAt(double round) const {
    return schooling_.rate * std::min(1.0, round / 0.5 + 0.01) * (1 - round / schooling_.rounds);
}

} // namespace claimline::language::train
