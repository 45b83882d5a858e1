#include "language/train/figures.h"

#include <cstdio>
#include <ctime>
#include <set>

namespace claimline::language::train {

namespace {

// Of the lemmas that stand most often before or after what is said; a yardstick, not a lexicon.
const std::set<std::string>& saying() {
    static const std::set<std::string> verbs = {
        "say",     "tell",    "claim",     "report",   "state",   "announce",    "warn",
        "allege",  "assert",  "deny",      "confirm",  "declare", "insist",      "argue",
        "add",     "note",    "suggest",   "believe",  "think",   "admit",       "accuse",
        "reveal",  "explain", "describe",  "write",    "ask",     "acknowledge", "predict",
        "contend", "stress",  "emphasize", "maintain", "estimate"};
    return verbs;
}

std::string_view baseOf(Deprel relation) {
    const std::string_view name = nameOf(relation);
    return name.substr(0, name.find(':'));
}

struct Matches {
    double gold = 0, found = 0, both = 0;
    void count(bool inGold, bool inFound, bool same) {
        gold += inGold;
        found += inFound;
        both += inGold && inFound && same;
    }
    double f1() const { return gold + found > 0 ? 200 * both / (gold + found) : 0; }
};

bool isSubject(Deprel relation) {
    return relation == Deprel::nsubj;
}

bool isContent(Deprel relation) {
    return relation == Deprel::ccomp || relation == Deprel::parataxis;
}

struct Counts {
    double words = 0, upos = 0, heads = 0, both = 0;
    Matches subjects, contents;

    void add(const GoldSentence& gold, std::span<const ParsedWord> parsed) {
        const auto says = [&](std::uint32_t head) {
            return head != 0 && gold[head - 1].upos == Upos::VERB && saying().contains(gold[head - 1].lemma);
        };
        for (std::size_t i = 0; i < gold.size(); ++i) {
            const GoldWord& right = gold[i];
            const ParsedWord& ours = parsed[i];
            const bool head = right.head == ours.head;
            ++words;
            upos += right.upos == ours.tag.upos;
            heads += head;
            both += head && baseOf(right.deprel) == baseOf(ours.relation);
            subjects.count(says(right.head) && isSubject(right.deprel),
                           says(ours.head) && isSubject(ours.relation), head);
            contents.count(says(right.head) && isContent(right.deprel),
                           says(ours.head) && isContent(ours.relation), head);
        }
    }
};

double threadSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

} // namespace

Figures measure(const WordTable& table, const Parser& parser, const std::vector<GoldSentence>& bank) {
    Counts counts;
    Parser::Scratch scratch;
    std::vector<Word> words;
    std::vector<ParsedWord> parsed;
    std::vector<std::string_view> texts;
    std::vector<std::uint32_t> lengths;
    double seconds = 0;
    constexpr std::size_t together = 8;
    for (std::size_t at = 0; at < bank.size(); at += together) {
        const auto sentences = std::span(bank).subspan(at, std::min(together, bank.size() - at));
        const double began = threadSeconds();
        words.clear();
        lengths.clear();
        for (const GoldSentence& sentence : sentences) {
            texts.clear();
            for (const GoldWord& word : sentence)
                texts.push_back(word.form);
            readWords(table, texts, words);
            lengths.push_back(static_cast<std::uint32_t>(sentence.size()));
        }
        parser.parse(words, lengths, scratch, parsed);
        seconds += threadSeconds() - began;
        std::size_t first = 0;
        for (const GoldSentence& sentence : sentences) {
            counts.add(sentence, std::span(parsed).subspan(first, sentence.size()));
            first += sentence.size();
        }
    }
    const double share = 100 / counts.words;
    return {counts.upos * share,  counts.heads * share, counts.both * share,
            counts.subjects.f1(), counts.contents.f1(), counts.words / seconds};
}

void print(const std::string& name, const Figures& figures) {
    std::fprintf(stderr,
                 "  %s UPOS %.2f UAS %.2f LAS %.2f; subject of saying %.1f, head of what is said %.1f; "
                 "%.0f words/s\n",
                 name.substr(name.rfind('/') + 1).c_str(), figures.upos, figures.heads, figures.both,
                 figures.subjects, figures.contents, figures.wordsPerSecond);
}

} // namespace claimline::language::train
