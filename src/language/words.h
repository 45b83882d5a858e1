// What tagger and parser know of each word before they look at its neighbours: hashes of its form and
// affixes, its shape, and what the word table has: cluster, WordNet's parts of speech, the tags seen in the
// treebanks.
#pragma once

#include "language/model_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace claimline::language {

// A tag of the tagger: a UPOS with a Penn tag, numbered by the model file.
using Tag = std::uint8_t;

struct WordEntry {
    std::uint32_t key = 0;     // hash of the lower-case form; 0: free
    std::uint16_t cluster = 0; // 0: none
    std::uint8_t wordnet = 0;  // 1 noun, 2 verb, 4 adjective, 8 adverb
    std::uint8_t seen = 0;     // in the treebanks: 1 often enough for `tags` to tell
    std::uint32_t tags = 0;    // bit per UPOS seen
    std::uint32_t row = 0;     // of the network's vectors; 0: none of its own
};

constexpr std::uint8_t wordnetNoun = 1, wordnetVerb = 2, wordnetAdjective = 4, wordnetAdverb = 8;

std::uint32_t hashWord(std::string_view lower);

// The word table of a model: section "words", a power of two of WordEntry with linear probing.
class WordTable {
public:
    WordTable() = default;
    static Result<WordTable> from(const ModelFile& file);
    // The entry of that lower-case word, or an empty one.
    const WordEntry& find(std::string_view lower) const;

private:
    const WordEntry* entries_ = nullptr;
    std::size_t mask_ = 0;
    WordEntry nothing_;
};

// For the trainer: the bytes of a table of these.
std::string packWordTable(const std::vector<WordEntry>& entries);

struct Word {
    std::uint32_t row = 0; // the word's own vector; 0: none
    std::uint16_t cluster = 0;
    std::uint8_t wordnet = 0;
    std::uint8_t shape =
        0; // bits: capital first, all capitals, has digit, has hyphen, first of sentence, any lower
    std::uint32_t tags = 0;
    std::uint32_t suffix[4] = {}; // of 2 to 5 bytes
    std::uint32_t prefix[2] = {}; // of 2 and 3
    std::uint32_t pattern = 0;    // "Xxx00"
};

// Appends the features of one sentence's words.
void readWords(const WordTable& table, std::span<const std::string_view> texts, std::vector<Word>& out);

} // namespace claimline::language
