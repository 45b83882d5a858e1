#include "language/train/clusters.h"

#include "language/characters.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

namespace claimline::language::train {

namespace {

constexpr int fineClasses = 400, coarseClasses = 60;
constexpr int rareBelow = 3;
constexpr int rounds = 12;

struct Corpus {
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> ids;
    std::vector<std::string> words;
    std::vector<std::vector<std::uint32_t>> lines;

    std::uint32_t id(const std::string& word) {
        const auto [at, isNew] = ids.emplace(word, words.size());
        if (isNew)
            words.push_back(word);
        return at->second;
    }
};

std::string normal(std::string_view word) {
    std::string lower;
    appendLower(word, lower);
    for (std::size_t at; (at = lower.find("’")) != std::string::npos;)
        lower.replace(at, 3, "'");
    return lower;
}

void readTexts(const std::vector<std::string>& files, const Tokenizer& tokenizer, Corpus& corpus) {
    std::vector<Piece> pieces;
    for (const std::string& file : files) {
        std::ifstream in(file);
        std::string line;
        while (std::getline(in, line)) {
            pieces.clear();
            tokenizer.tokenize(line, {0, static_cast<std::uint32_t>(line.size())}, pieces);
            auto& ids = corpus.lines.emplace_back();
            for (const Piece& piece : pieces)
                ids.push_back(corpus.id(normal(slice(line, piece.span))));
        }
    }
}

// What stands beside a word: its neighbours with counts, left ones even, right ones odd.
struct Company {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> neighbours;
    std::uint32_t count = 0;
};

std::vector<Company> countCompany(const Corpus& corpus, const std::vector<std::uint32_t>& kept,
                                  std::uint32_t size) {
    constexpr std::uint32_t dropped = 0xFFFFFFFF;
    std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> counts(size);
    std::vector<Company> company(size);
    for (const auto& line : corpus.lines)
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::uint32_t word = kept[line[i]];
            if (word == dropped)
                continue;
            ++company[word].count;
            // The class of rare words, number size, is a neighbour like others; so is the line's border, size
            // + 1.
            const auto neighbour = [&](std::size_t at) {
                return kept[line[at]] == dropped ? size : kept[line[at]];
            };
            ++counts[word][2 * (i > 0 ? neighbour(i - 1) : size + 1)];
            ++counts[word][2 * (i + 1 < line.size() ? neighbour(i + 1) : size + 1) + 1];
        }
    for (std::uint32_t word = 0; word < size; ++word)
        company[word].neighbours.assign(counts[word].begin(), counts[word].end());
    return company;
}

double entropy(std::uint32_t n) {
    static const std::vector<double> table = [] {
        std::vector<double> values(1 << 16);
        for (std::size_t i = 1; i < values.size(); ++i)
            values[i] = static_cast<double>(i) * std::log(static_cast<double>(i));
        return values;
    }();
    return n < table.size() ? table[n] : n * std::log(static_cast<double>(n));
}

// Moves words, frequent ones first, to the class where they make neighbours most foreseeable, until few move.
std::vector<int> exchange(const std::vector<Company>& company, int classes) {
    const std::size_t size = company.size();
    std::vector<int> classOf(size);
    std::vector<std::uint32_t> total(static_cast<std::size_t>(classes));
    std::vector<std::uint32_t> joint(2 * (size + 2) * static_cast<std::size_t>(classes));
    const auto cell = [&](std::uint32_t neighbour, int c) -> std::uint32_t& {
        return joint[neighbour * static_cast<std::size_t>(classes) + static_cast<std::size_t>(c)];
    };
    const auto move = [&](std::size_t word, int c, bool in) {
        for (const auto& [neighbour, count] : company[word].neighbours)
            cell(neighbour, c) += in ? count : 0u - count;
        total[static_cast<std::size_t>(c)] += in ? company[word].count : 0u - company[word].count;
    };
    for (std::size_t word = 0; word < size; ++word) {
        classOf[word] = static_cast<int>(word) % classes;
        move(word, classOf[word], true);
    }
    std::vector<double> gain(static_cast<std::size_t>(classes));
    for (int round = 0; round < rounds; ++round) {
        std::size_t moved = 0;
        for (std::size_t word = 0; word < size; ++word) {
            move(word, classOf[word], false);
            for (int c = 0; c < classes; ++c) {
                const std::uint32_t before = total[static_cast<std::size_t>(c)];
                gain[static_cast<std::size_t>(c)] =
                    -2 * (entropy(before + company[word].count) - entropy(before));
            }
            for (const auto& [neighbour, count] : company[word].neighbours) {
                const std::uint32_t* row = &cell(neighbour, 0);
                const double alone = entropy(count);
                for (int c = 0; c < classes; ++c)
                    gain[static_cast<std::size_t>(c)] +=
                        row[c] == 0 ? alone : entropy(row[c] + count) - entropy(row[c]);
            }
            const int best = static_cast<int>(std::ranges::max_element(gain) - gain.begin());
            moved += best != classOf[word];
            classOf[word] = best;
            move(word, best, true);
        }
        std::fprintf(stderr, "  clusters: round %d moved %zu of %zu\n", round + 1, moved, size);
        if (moved * 100 < size)
            break;
    }
    return classOf;
}

} // namespace

std::string clusterWords(const std::vector<GoldSentence>& bank, const std::vector<std::string>& textFiles,
                         const Tokenizer& tokenizer) {
    Corpus corpus;
    readTexts(textFiles, tokenizer, corpus);
    for (const GoldSentence& sentence : bank) {
        auto& ids = corpus.lines.emplace_back();
        for (const GoldWord& word : sentence)
            ids.push_back(corpus.id(normal(word.form)));
    }
    std::vector<std::uint32_t> counts(corpus.words.size()), order, kept(corpus.words.size(), 0xFFFFFFFF);
    std::size_t tokens = 0;
    for (const auto& line : corpus.lines)
        for (const std::uint32_t word : line) {
            ++counts[word];
            ++tokens;
        }
    for (std::uint32_t word = 0; word < counts.size(); ++word)
        if (counts[word] >= rareBelow)
            order.push_back(word);
    std::ranges::stable_sort(order, std::greater<>(), [&](std::uint32_t word) { return counts[word]; });
    for (std::uint32_t i = 0; i < order.size(); ++i)
        kept[order[i]] = i;
    std::fprintf(stderr, "clusters: %zu tokens, %zu words\n", tokens, order.size());
    const auto company = countCompany(corpus, kept, static_cast<std::uint32_t>(order.size()));
    const std::vector<int> coarse = exchange(company, coarseClasses), fine = exchange(company, fineClasses);
    std::string out;
    for (std::size_t i = 0; i < order.size(); ++i)
        out += corpus.words[order[i]] + "\t" + std::to_string((coarse[i] + 1) << 9 | (fine[i] + 1)) + "\n";
    return out;
}

} // namespace claimline::language::train
