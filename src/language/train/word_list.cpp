#include "language/train/word_list.h"

#include "language/characters.h"

#include <algorithm>
#include <fstream>
#include <map>

namespace claimline::language::train {

namespace {

constexpr std::size_t mostRows = 28'000;
constexpr int seenOften = 4; // fewer sightings do not tell which tags a word has

struct Counts {
    WordEntry entry;
    int seen = 0, read = 0; // in gold sentences; in all
    std::map<Upos, int> tags;
};

std::string lowerOf(std::string_view word) {
    std::string lower;
    appendLower(word, lower);
    for (std::size_t at; (at = lower.find("’")) != std::string::npos;)
        lower.replace(at, 3, "'");
    return lower;
}

// Regular inflections of a WordNet lemma, so that "drones" is known as a noun.
void addInflections(std::map<std::string, std::uint8_t>& flags, const std::string& lemma, std::uint8_t part) {
    flags[lemma] |= part;
    if (lemma.size() < 3)
        return;
    const char last = lemma.back();
    const std::string stem = lemma.substr(0, lemma.size() - 1);
    const bool hisses =
        last == 's' || last == 'x' || last == 'z' || lemma.ends_with("ch") || lemma.ends_with("sh");
    const bool yEnding =
        last == 'y' && std::string_view("aeiou").find(lemma[lemma.size() - 2]) == std::string::npos;
    if (part == wordnetNoun || part == wordnetVerb)
        flags[yEnding ? stem + "ies" : hisses ? lemma + "es" : lemma + "s"] |= part;
    if (part == wordnetVerb) {
        flags[last == 'e' ? lemma + "d" : yEnding ? stem + "ied" : lemma + "ed"] |= part;
        flags[last == 'e' ? stem + "ing" : lemma + "ing"] |= part;
    }
}

void readWordNet(const std::string& folder, std::map<std::string, Counts>& words) {
    std::map<std::string, std::uint8_t> flags;
    const std::pair<const char*, std::uint8_t> files[] = {
        {"noun", wordnetNoun}, {"verb", wordnetVerb}, {"adj", wordnetAdjective}, {"adv", wordnetAdverb}};
    for (const auto& [name, part] : files) {
        std::ifstream index(folder + "/index." + name);
        std::string line;
        while (std::getline(index, line)) {
            const std::string lemma = line.substr(0, line.find(' '));
            if (!lemma.empty() && lemma.find_first_of("_.'-/") == std::string::npos && line[0] != ' ')
                addInflections(flags, lemma, part);
        }
        std::ifstream exceptions(folder + "/" + name + ".exc");
        while (std::getline(exceptions, line))
            if (const std::string form = line.substr(0, line.find(' ')); form.find('_') == std::string::npos)
                flags[form] |= part;
    }
    for (const auto& [word, part] : flags)
        words[word].entry.wordnet = part;
}

// How often a word must be read to have a vector of its own: twice, or as often as leaves the most frequent.
int leastForRow(const std::map<std::string, Counts>& words) {
    std::vector<int> counts;
    for (const auto& [word, known] : words)
        if (known.read >= 2)
            counts.push_back(known.read);
    if (counts.size() < mostRows)
        return 2;
    std::ranges::nth_element(counts, counts.begin() + mostRows, std::greater<>());
    return counts[mostRows] + 1;
}

} // namespace

std::string knownForm(std::string_view word) {
    std::string form = lowerOf(word);
    for (char& c : form)
        if (c >= '0' && c <= '9')
            c = '0';
    return form;
}

WordList makeWordList(const std::vector<GoldSentence>& bank, const std::vector<GoldSentence>& silver,
                      const std::string& wordnet, const std::string& clusters) {
    std::map<std::string, Counts> words;
    if (!wordnet.empty())
        readWordNet(wordnet, words);
    for (const GoldSentence& sentence : bank)
        for (const GoldWord& word : sentence) {
            Counts& counts = words[lowerOf(word.form)];
            ++counts.seen;
            ++counts.tags[word.upos];
        }
    for (const std::vector<GoldSentence>* part : {&bank, &silver})
        for (const GoldSentence& sentence : *part)
            for (const GoldWord& word : sentence)
                ++words[knownForm(word.form)].read;
    std::ifstream clusterFile(clusters);
    std::string line;
    while (std::getline(clusterFile, line))
        if (const auto tab = line.find('\t'); tab != std::string::npos)
            words[line.substr(0, tab)].entry.cluster =
                static_cast<std::uint16_t>(std::stoi(line.substr(tab + 1)));
    const int readOften = leastForRow(words);
    WordList list;
    std::vector<WordEntry> entries;
    for (auto& [word, counts] : words) {
        WordEntry& entry = counts.entry;
        entry.seen = counts.seen >= seenOften;
        if (entry.seen)
            for (const auto& [upos, count] : counts.tags)
                if (count * 50 >= counts.seen) // a slip of an annotator is no tag of the word
                    entry.tags |= 1u << static_cast<unsigned>(upos);
        if (counts.read >= readOften) {
            entry.row = list.rows++;
            list.counts.push_back(counts.read);
        }
        if (!entry.seen && entry.wordnet == 0 && entry.cluster == 0 && entry.row == 0)
            continue;
        entry.key = hashWord(word);
        entries.push_back(entry);
    }
    list.table = packWordTable(entries);
    return list;
}

} // namespace claimline::language::train
