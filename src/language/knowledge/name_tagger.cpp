#include "language/knowledge/name_tagger.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace claimline::language::known {

namespace {

std::uint32_t keyOf(std::uint64_t feature) {
    return static_cast<std::uint32_t>(feature) | 1u; // 0 is a free slot
}

std::uint32_t homeOf(std::uint64_t feature) {
    return static_cast<std::uint32_t>(feature >> 32);
}

} // namespace

Result<NameTagger> NameTagger::load(const std::filesystem::path& languageFolder) {
    auto file = ModelFile::open(languageFolder / "names.model");
    if (!file)
        return tl::unexpected(file.error());
    const auto moveBytes = file->section("moves");
    const auto weightBytes = file->section("weights");
    if (!moveBytes)
        return tl::unexpected(moveBytes.error());
    if (!weightBytes)
        return tl::unexpected(weightBytes.error());
    Moves moves;
    if (moveBytes->size() != sizeof moves || weightBytes->size() < headerSize)
        return file->damaged("its parts have not the size that this version wants");
    std::memcpy(&moves, moveBytes->data(), sizeof moves);
    std::uint32_t rows = 0;
    float scale = 0;
    std::memcpy(&rows, weightBytes->data(), sizeof rows);
    std::memcpy(&scale, weightBytes->data() + sizeof rows, sizeof scale);
    if (!std::has_single_bit(rows) ||
        weightBytes->size() != headerSize + std::size_t{rows} * (sizeof(std::uint32_t) + rowSize))
        return file->damaged("its weights have not the size that this version wants");
    const char* table = weightBytes->data() + headerSize;
    NameTagger tagger(std::move(*file), moves);
    tagger.keys_ = reinterpret_cast<const std::uint32_t*>(table);
    tagger.weights_ = reinterpret_cast<const std::int8_t*>(table + std::size_t{rows} * sizeof(std::uint32_t));
    tagger.mask_ = rows - 1;
    tagger.scale_ = scale;
    return tagger;
}

std::string NameTagger::packWeights(const std::vector<std::pair<std::uint64_t, LabelScores>>& features) {
    const auto rows = std::bit_ceil(static_cast<std::uint32_t>(features.size() * 5 / 4 + 1));
    float most = 1e-6F;
    for (const auto& [feature, weights] : features)
        for (const float weight : weights)
            most = std::max(most, std::abs(weight));
    const float scale = most / 127;
    std::vector<std::uint32_t> keys(rows, 0);
    std::vector<std::int8_t> table(rows * rowSize, 0);
    for (const auto& [feature, weights] : features) {
        std::uint32_t slot = homeOf(feature) & (rows - 1);
        while (keys[slot] != 0 && keys[slot] != keyOf(feature))
            slot = (slot + 1) & (rows - 1);
        if (keys[slot] != 0)
            continue;
        keys[slot] = keyOf(feature);
        for (std::size_t label = 0; label < nameLabels; ++label)
            table[slot * rowSize + label] = static_cast<std::int8_t>(std::lround(weights[label] / scale));
    }
    std::string bytes(headerSize, '\0');
    std::memcpy(bytes.data(), &rows, sizeof rows);
    std::memcpy(bytes.data() + sizeof rows, &scale, sizeof scale);
    bytes.append(reinterpret_cast<const char*>(keys.data()), keys.size() * sizeof(std::uint32_t));
    bytes.append(reinterpret_cast<const char*>(table.data()), table.size());
    return bytes;
}

LabelScores NameTagger::score(const std::vector<std::uint64_t>& features) const {
    std::array<std::int32_t, rowSize> sums{};
    for (const std::uint64_t feature : features) {
        const std::uint32_t key = keyOf(feature);
        std::uint32_t slot = homeOf(feature) & mask_;
        // bounded, so that a table without a free slot ends too
        for (int probes = 0; keys_[slot] != 0 && keys_[slot] != key && probes < 256; ++probes)
            slot = (slot + 1) & mask_;
        if (keys_[slot] != key)
            continue;
        const std::int8_t* row = weights_ + std::size_t{slot} * rowSize;
        for (std::size_t i = 0; i < rowSize; ++i)
            sums[i] += row[i];
    }
    LabelScores scores;
    for (std::size_t label = 0; label < nameLabels; ++label)
        scores[label] = static_cast<float>(sums[label]) * scale_;
    return scores;
}

TaggedText NameTagger::tag(NameFeatures& features, std::uint32_t tokens) const {
    TaggedText text;
    text.outside.assign(tokens, 1.0F);
    std::vector<std::uint64_t> seen;
    std::vector<LabelScores> scores;
    for (const NameFeatures::Stretch& stretch : features.stretches()) {
        scores.clear();
        for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
            features.of(stretch, i, seen);
            scores.push_back(score(seen));
        }
        const auto labels = chain_.best(scores);
        const auto chances = chain_.chances(scores);
        for (std::uint32_t i = 0; i < labels.size(); ++i) {
            const std::uint32_t token = stretch.first + i;
            text.outside[token] = chances[i][0];
            const float chance = chances[i][labels[i]];
            if (isFurther(labels[i])) {
                text.names.back().last = token + 1;
                text.names.back().chance = std::min(text.names.back().chance, chance);
            } else if (labels[i] != 0) {
                text.names.push_back({token, token + 1, kindOfLabel(labels[i]), chance});
            }
        }
    }
    return text;
}

} // namespace claimline::language::known
