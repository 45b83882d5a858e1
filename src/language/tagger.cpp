#include "language/tagger.h"

namespace claimline::language {

namespace {

const Word outside = [] {
    Word word;
    word.tag = noTag;
    return word;
}();

} // namespace

std::span<const std::uint64_t> TagFeatures::of(std::span<const Word> words, std::size_t at) {
    const auto word = [&](std::ptrdiff_t offset) -> const Word& {
        const auto i = static_cast<std::ptrdiff_t>(at) + offset;
        return i < 0 || i >= static_cast<std::ptrdiff_t>(words.size()) ? outside
                                                                       : words[static_cast<std::size_t>(i)];
    };
    const Word &w = word(0), &l1 = word(-1), &l2 = word(-2), &r1 = word(1), &r2 = word(2);
    std::size_t count = 0;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        const std::uint64_t name = count + 1;
        features_[count++] = mixFeature(mixFeature(name << 56 | a, b), c + 0x77);
    };
    const std::uint64_t shape = w.shape;
    put(0);
    put(w.form);
    put(w.form, shape);
    for (const std::uint32_t suffix : w.suffix)
        put(suffix, w.shape & 1);
    for (const std::uint32_t prefix : w.prefix)
        put(prefix);
    put(w.pattern);
    put(w.pattern, w.shape & 16);
    put(w.cluster);
    put(w.cluster >> 9, w.suffix[0]);
    put(w.cluster >> 9, w.wordnet, l1.tag);
    put(w.wordnet, shape);
    put(w.wordnet, w.suffix[1]);
    put(w.tags);
    put(w.tags, w.wordnet, shape);
    put(l1.tag);
    put(l1.tag, l2.tag);
    put(l1.tag, w.form);
    put(l1.tag, w.suffix[1]);
    put(l1.tag, w.tags, w.wordnet);
    put(l1.tag, w.tags, r1.tags);
    put(l1.tag, l2.tag, w.tags);
    put(l1.tag, r1.tags, r1.wordnet);
    put(l1.form);
    put(l1.form, w.form);
    put(l1.form, w.tags, w.wordnet);
    put(l1.form, w.suffix[0]);
    put(l2.form);
    put(l2.form, l1.form);
    put(l2.tag, w.form);
    put(r1.form);
    put(r1.form, w.form);
    put(r1.form, w.tags, w.wordnet);
    put(r1.form, w.suffix[0]);
    put(r1.suffix[1]);
    put(r1.tags, w.tags, w.wordnet);
    put(r1.tags, w.form);
    put(r1.wordnet, r1.suffix[0], w.tags);
    put(r1.cluster, w.cluster);
    put(l1.cluster, w.cluster);
    put(l1.cluster);
    put(r1.cluster);
    put(l1.cluster >> 9, w.cluster >> 9, r1.cluster >> 9);
    put(r1.pattern, w.pattern);
    put(l1.pattern, w.pattern);
    put(r2.form);
    put(r2.tags, r1.tags, w.tags);
    put(r1.form, r2.form);
    put(l1.form, r1.form);
    put(l1.tag, r1.form);
    put(l1.cluster, r1.cluster, w.tags);
    put(r2.cluster, w.tags);
    return {features_.data(), count};
}

} // namespace claimline::language
