#include "language/train/teachers.h"

#include "language/train/backward.h"

#include <algorithm>
#include <limits>

namespace claimline::language::train {

namespace {

// sums += the probabilities of each row of scores
void addProbabilities(std::vector<float>& scores, std::size_t rows, std::size_t columns,
                      std::vector<float>& sums) {
    for (std::size_t row = 0; row < rows; ++row) {
        normalise(scores.data() + row * columns, columns);
        addTo(sums.data() + row * columns, scores.data() + row * columns, 1, columns);
    }
}

} // namespace

Result<Teachers> Teachers::load(const std::vector<std::string>& files, const TagSet& tags) {
    Teachers all(tags);
    for (const std::string& name : files) {
        auto file = ModelFile::open(name);
        if (!file)
            return tl::unexpected(file.error());
        const auto words = WordTable::from(*file);
        if (!words)
            return tl::unexpected(words.error());
        auto network = Network::from(*file);
        if (!network)
            return tl::unexpected(network.error());
        if (network->shape().tags != tags.tags.size())
            return file->damaged("its tags are not those of the treebanks");
        all.teachers_.push_back({std::move(*file), *words, std::move(*network), {}});
    }
    return all;
}

void Teachers::annotate(GoldSentence& sentence) {
    const std::size_t size = sentence.size(), tagCount = tags_.tags.size();
    texts_.clear();
    for (const GoldWord& word : sentence)
        texts_.push_back(word.form);
    tagSums_.assign(size * tagCount, 0);
    arcSums_.assign(size * (size + 1), 0);
    const auto length = static_cast<std::uint32_t>(size);
    for (Teacher& teacher : teachers_) {
        words_.clear();
        readWords(teacher.words, texts_, words_);
        teacher.network.read(words_, std::span(&length, 1), teacher.reading);
        addProbabilities(teacher.reading.tags, size, tagCount, tagSums_);
        teacher.network.scoreArcs(0, size, teacher.reading);
        addProbabilities(teacher.reading.arcs, size, size + 1, arcSums_);
    }
    // The tree of which most arcs are expected to be right (minimum risk).
    const auto heads = decoder_.decode(arcSums_, size);
    const std::size_t labelCount = teachers_.front().network.shape().labels;
    labelSums_.assign(size * labelCount, 0);
    readArcs(heads, arcs_);
    for (Teacher& teacher : teachers_) {
        teacher.network.scoreLabels(0, arcs_, teacher.reading);
        addProbabilities(teacher.reading.labels, size, labelCount, labelSums_);
    }
    constexpr auto root = static_cast<std::size_t>(Deprel::root);
    for (std::size_t i = 0; i < size; ++i) {
        GoldWord& word = sentence[i];
        const auto& [upos, xpos] = tags_.tags[greatest(tagSums_.data() + i * tagCount, tagCount)];
        word.upos = upos;
        word.xpos = xpos;
        word.head = heads[i];
        labelSums_[i * labelCount + root] = std::numeric_limits<float>::lowest();
        word.deprel = heads[i] == 0
                          ? Deprel::root
                          : static_cast<Deprel>(greatest(labelSums_.data() + i * labelCount, labelCount));
    }
}

} // namespace claimline::language::train
