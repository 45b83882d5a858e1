#include "language/words.h"

#include "language/characters.h"

#include <bit>
#include <cstring>

namespace claimline::language {

namespace {

std::uint32_t fold(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32) | 1u; // never 0, which means none
}

// Well mixed in its high bits.
constexpr std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
    std::uint64_t x = (seed ^ value) * 0x9DDFEA08EB382D69u;
    x ^= x >> 47;
    return x * 0x9DDFEA08EB382D69u;
}

std::uint64_t hashBytes(std::string_view bytes, std::uint64_t seed) {
    std::uint64_t hash = seed ^ bytes.size();
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
    return mix(hash, 0x51);
}

char patternLetter(Char here) {
    if (here.kind == CharClass::digit)
        return '0';
    if (here.kind == CharClass::letter)
        return isUpper(here.code) ? 'X' : 'x';
    return here.code < 0x80 ? static_cast<char>(here.code) : '?';
}

constexpr std::size_t longestLooked = 48; // bytes of a word that its pattern and case are read from

struct Shape {
    std::uint8_t bits = 0;
    std::uint32_t pattern = 0;
};

Shape shapeOf(std::string_view text) {
    std::string pattern;
    bool upper = false, lower = false, digit = false, hyphen = false;
    char last = 0;
    int run = 0;
    for (std::size_t at = 0; at < text.size() && at < longestLooked;) {
        const Char here = charAt(text, at);
        const char letter = patternLetter(here);
        upper = upper || letter == 'X';
        lower = lower || letter == 'x';
        digit = digit || letter == '0';
        hyphen = hyphen || letter == '-';
        run = letter == last ? run + 1 : 1;
        if (run <= 2 || letter == '0')
            pattern += letter;
        last = letter;
        at += here.length;
    }
    const bool capital = !text.empty() && isUpper(charAt(text, 0).code);
    const auto bits =
        (capital ? 1 : 0) | (upper && !lower ? 2 : 0) | (digit ? 4 : 0) | (hyphen ? 8 : 0) | (lower ? 32 : 0);
    return {static_cast<std::uint8_t>(bits), fold(hashBytes(pattern, 7))};
}

std::string_view tail(std::string_view text, std::size_t size) {
    return text.size() <= size ? text : text.substr(text.size() - size);
}

} // namespace

std::uint32_t hashWord(std::string_view lower) {
    return fold(hashBytes(lower, 0xC3));
}

Result<WordTable> WordTable::from(const ModelFile& file) {
    const auto bytes = file.section("words");
    if (!bytes)
        return tl::unexpected(bytes.error());
    const std::size_t size = bytes->size() / sizeof(WordEntry);
    if (bytes->size() % sizeof(WordEntry) != 0 || !std::has_single_bit(size))
        return file.damaged("the word table does not fit together");
    WordTable table;
    table.entries_ = reinterpret_cast<const WordEntry*>(bytes->data());
    table.mask_ = size - 1;
    bool anyFree = false;
    for (std::size_t i = 0; i < size && !anyFree; ++i)
        anyFree = table.entries_[i].key == 0;
    if (!anyFree)
        return file.damaged("the word table is overfull");
    return table;
}

const WordEntry& WordTable::find(std::string_view lower) const {
    if (!entries_)
        return nothing_;
    const std::uint32_t key = hashWord(lower);
    for (std::size_t at = key >> 1 & mask_;; at = (at + 1) & mask_) {
        if (entries_[at].key == key)
            return entries_[at];
        if (entries_[at].key == 0)
            return nothing_;
    }
}

std::string packWordTable(const std::vector<WordEntry>& entries) {
    const std::size_t size = std::bit_ceil(entries.size() * 4 / 3 + 2);
    std::vector<WordEntry> slots(size);
    for (const WordEntry& entry : entries) {
        std::size_t at = entry.key >> 1 & (size - 1);
        while (slots[at].key != 0 && slots[at].key != entry.key)
            at = (at + 1) & (size - 1);
        slots[at] = entry;
    }
    return {reinterpret_cast<const char*>(slots.data()), size * sizeof(WordEntry)};
}

void readWords(const WordTable& table, std::span<const std::string_view> texts, std::vector<Word>& out) {
    const std::size_t first = out.size();
    std::string lower;
    for (const std::string_view text : texts) {
        Word& word = out.emplace_back();
        lower.clear();
        appendLower(text, lower);
        for (std::size_t at; (at = lower.find("’")) != std::string::npos;)
            lower.replace(at, 3, "'");
        const WordEntry& entry = table.find(lower);
        word.cluster = entry.cluster;
        word.wordnet = entry.wordnet;
        word.tags = entry.seen ? entry.tags : 0;
        const Shape shape = shapeOf(text);
        word.shape = static_cast<std::uint8_t>(shape.bits | (out.size() == first + 1 ? 16 : 0));
        word.pattern = shape.pattern;
        word.row = entry.row;
        if (shape.bits & 4) {
            for (char& c : lower)
                if (c >= '0' && c <= '9')
                    c = '0'; // all numbers of one length are one word
            word.row = table.find(lower).row;
        }
        for (std::size_t i = 0; i < 4; ++i)
            word.suffix[i] = fold(hashBytes(tail(lower, i + 2), 0x11 + i));
        for (std::size_t i = 0; i < 2; ++i)
            word.prefix[i] = fold(hashBytes(std::string_view(lower).substr(0, i + 2), 0x21 + i));
    }
}

} // namespace claimline::language
