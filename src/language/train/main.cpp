// claimline-train: makes the language model from treebanks. See data/language/en/README.md for the command.
#include "language/parser.h"
#include "language/punctuation.h"
#include "language/tagger.h"
#include "language/train/clusters.h"
#include "language/train/lemmas.h"
#include "language/train/names_train.h"
#include "language/train/oracle.h"
#include "language/train/perceptron.h"
#include "language/train/treebank.h"
#include "language/train/word_list.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace claimline::language::train {
namespace {

struct Options {
    std::vector<std::string> treebanks, development, texts;
    std::string wordnet, clusters, lemmas, folder, output;
    int tagRounds = 7, openRounds = 2, parseRounds = 7, folds = 5;
    std::size_t features = 520'000, tagFeatures = 200'000;
    double tagThreshold = 0.6, parseThreshold = 0.7;
    int margin = 50, tagMargin = 60;
};

// A sentence with all that both learners need.
struct Example {
    std::vector<Word> words;
    std::vector<Tag> gold;
    std::vector<std::uint32_t> heads, labels; // from 1
};

// The tags: pairs of UPOS and Penn tag, frequent ones first.
struct TagSet {
    std::vector<std::pair<Upos, std::string>> tags;
    std::vector<std::uint8_t> upos;

    Tag find(Upos wanted, const std::string& xpos) const {
        for (std::size_t i = 0; i < tags.size(); ++i)
            if (tags[i].first == wanted && tags[i].second == xpos)
                return static_cast<Tag>(i);
        for (std::size_t i = 0; i < tags.size(); ++i)
            if (tags[i].first == wanted)
                return static_cast<Tag>(i);
        return 0;
    }
};

TagSet countTags(const std::vector<GoldSentence>& bank) {
    std::map<std::pair<Upos, std::string>, int> counts;
    for (const GoldSentence& sentence : bank)
        for (const GoldWord& word : sentence)
            ++counts[{word.upos, word.xpos}];
    std::vector<std::pair<int, std::pair<Upos, std::string>>> order;
    std::set<Upos> seen;
    for (const auto& [tag, count] : counts)
        if (count >= 20 || !seen.contains(tag.first)) {
            order.push_back({-count, tag});
            seen.insert(tag.first);
        }
    std::ranges::sort(order);
    TagSet set;
    for (const auto& [count, tag] : order)
        if (set.tags.size() < maxClasses) {
            set.tags.push_back(tag);
            set.upos.push_back(static_cast<std::uint8_t>(tag.first));
        }
    return set;
}

std::vector<Example> makeExamples(const std::vector<GoldSentence>& bank, const WordTable& table,
                                  const TagSet& tags) {
    std::vector<Example> examples;
    for (const GoldSentence& sentence : bank) {
        Example& example = examples.emplace_back();
        std::vector<std::string_view> texts;
        example.heads.push_back(0);
        example.labels.push_back(0);
        for (const GoldWord& word : sentence) {
            texts.push_back(word.form);
            example.gold.push_back(tags.find(word.upos, word.xpos));
            example.heads.push_back(word.head);
            example.labels.push_back(static_cast<std::uint32_t>(word.deprel));
        }
        readWords(table, texts, example.words);
    }
    return examples;
}

Perceptron trainTagger(std::vector<Example*> examples, std::uint32_t classes, int rounds,
                       const Options& options) {
    Perceptron model(classes);
    std::mt19937 random(7);
    TagFeatures features;
    for (int round = 0; round < rounds; ++round) {
        std::ranges::shuffle(examples, random);
        for (Example* example : examples)
            for (std::size_t i = 0; i < example->words.size(); ++i) {
                Scores scores{};
                const auto seen = features.of(example->words, i);
                model.add(seen, scores);
                const std::uint32_t best = bestOf(scores, classes);
                if (best != example->gold[i]) {
                    model.update(seen, example->gold[i], best);
                } else if (options.tagMargin > 0) {
                    scores[best] -= options.tagMargin;
                    if (const std::uint32_t rival = bestOf(scores, classes); rival != best)
                        model.update(seen, best, rival);
                }
                model.tick();
                example->words[i].tag = static_cast<Tag>(best);
            }
        if (round + 1 == options.openRounds)
            model.keepStrongest(options.tagFeatures);
    }
    return model;
}

// Tags as the parser will meet them: each part is tagged by a model of the others.
void tagByOthers(std::vector<Example>& examples, std::uint32_t classes, const Options& options) {
    for (int fold = 0; fold < options.folds; ++fold) {
        std::vector<Example*> others;
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (static_cast<int>(i / 20) % options.folds != fold)
                others.push_back(&examples[i]);
        std::vector<std::vector<Word>> kept;
        const Perceptron model = trainTagger(others, classes, std::max(options.tagRounds / 2, 3), options);
        const PackedModel packed(model.pack(options.tagThreshold));
        for (std::size_t i = 0; i < examples.size(); ++i)
            if (static_cast<int>(i / 20) % options.folds == fold)
                tagWords(packed.weights(), examples[i].words);
    }
}

Tree goldTree(const Example& example, const TagSet& tags) {
    Tree tree;
    tree.heads = example.heads;
    tree.relations.assign(example.labels.begin(), example.labels.end());
    tree.upos.assign(1, 0);
    tree.forms.assign(1, 0);
    tree.isMark.assign(1, false);
    for (std::size_t i = 0; i < example.words.size(); ++i) {
        tree.upos.push_back(tags.upos[example.gold[i]]);
        tree.forms.push_back(example.words[i].form);
        tree.isMark.push_back(static_cast<Upos>(tree.upos.back()) == Upos::PUNCT);
    }
    return tree;
}

struct ParserTrainer {
    Perceptron model{stepClasses};
    int margin = 0;
    std::mt19937 random{11};

    void learn(const Example& example, std::span<const std::uint8_t> uposOfTag, bool explore) {
        state_.start(example.words, uposOfTag);
        readGold(example);
        std::uniform_real_distribution<double> chance(0, 1);
        while (!state_.done()) {
            Scores scores{};
            const auto features = state_.features();
            model.add(features, scores);
            const std::uint32_t guess = state_.bestStep(scores);
            const StepSet best = bestSteps(state_, heads_, labels_);
            std::uint32_t right = stepClasses;
            for (std::uint32_t step = 0; step < stepClasses; ++step)
                if (best[step] && (right == stepClasses || scores[step] > scores[right]))
                    right = step;
            if (!best[guess]) {
                model.update(features, right, guess);
            } else if (margin > 0) {
                // Right, but only just: the runner-up is pushed back as well.
                Scores others = scores;
                for (std::uint32_t step = 0; step < stepClasses; ++step)
                    if (best[step])
                        others[step] = std::numeric_limits<std::int32_t>::min();
                const std::uint32_t rival = state_.bestStep(others);
                if (!best[rival] && scores[rival] + margin > scores[right])
                    model.update(features, right, rival);
            }
            model.tick();
            state_.apply(explore && chance(random) < 0.9 ? guess : right);
        }
    }

private:
    // The gold tree over the parser's nodes: what hangs on a mark hangs on the mark's head.
    void readGold(const Example& example) {
        const auto& nodes = state_.nodes();
        std::vector<std::uint32_t> nodeOf(example.heads.size(), 0);
        for (std::uint32_t i = 1; i <= state_.size(); ++i)
            nodeOf[nodes[i].token + 1u] = i;
        heads_.assign(state_.size() + 1, 0);
        labels_.assign(state_.size() + 1, 0);
        for (std::uint32_t i = 1; i <= state_.size(); ++i) {
            std::uint32_t head = example.heads[nodes[i].token + 1u];
            while (head != 0 && nodeOf[head] == 0)
                head = example.heads[head];
            heads_[i] = nodeOf[head];
            labels_[i] = example.labels[nodes[i].token + 1u];
        }
    }

    ParseState state_;
    std::vector<std::uint32_t> heads_, labels_;
};

// Where marks hang, learnt from the gold trees.
std::string trainMarks(const std::vector<Example>& examples, const TagSet& tags, int rounds,
                       double threshold) {
    Perceptron model(markHeads);
    for (int round = 0; round < rounds; ++round)
        for (const Example& example : examples) {
            Tree tree = goldTree(example, tags);
            MarkContext context(tree);
            for (std::uint32_t mark = 1; mark <= tree.size(); ++mark) {
                if (!tree.isMark[mark])
                    continue;
                const auto candidates = context.candidates(mark);
                const auto features = context.features(mark);
                Scores scores{};
                model.add(features, scores);
                std::uint32_t guess = markHeads, right = markHeads;
                for (std::uint32_t i = 0; i < markHeads; ++i) {
                    if (candidates[i] == 0)
                        continue;
                    if (guess == markHeads || scores[i] > scores[guess])
                        guess = i;
                    if (candidates[i] == example.heads[mark] &&
                        (right == markHeads || scores[i] > scores[right]))
                        right = i;
                }
                if (right != markHeads && candidates[guess] != example.heads[mark])
                    model.update(features, right, guess);
                model.tick();
            }
        }
    return model.pack(threshold);
}

struct Figures {
    double upos = 0, uas = 0, las = 0;
};

Figures measure(const Weights& tagger, const Weights& parser, const Weights& marks,
                std::vector<Example> examples, const TagSet& tags) {
    double words = 0, upos = 0, heads = 0, both = 0;
    ParseState state;
    Tree tree;
    const auto base = [](std::uint32_t label) {
        const std::string_view name = nameOf(static_cast<Deprel>(label));
        return name.substr(0, name.find(':'));
    };
    for (Example& example : examples) {
        tagWords(tagger, example.words);
        state.start(example.words, tags.upos);
        if (parser.classes() > 0)
            parseWords(parser, state);
        readTree(state, example.words, tags.upos, tree);
        hangMarks(marks, tree);
        for (std::uint32_t i = 1; i <= tree.size(); ++i) {
            ++words;
            upos += tree.upos[i] == tags.upos[example.gold[i - 1]];
            heads += tree.heads[i] == example.heads[i];
            both += tree.heads[i] == example.heads[i] && base(tree.relations[i]) == base(example.labels[i]);
        }
    }
    return {100 * upos / words, 100 * heads / words, 100 * both / words};
}

std::string packTags(const TagSet& tags) {
    std::string bytes;
    for (const auto& [upos, xpos] : tags.tags) {
        bytes += static_cast<char>(upos);
        bytes += static_cast<char>(formOf(xpos));
    }
    return bytes;
}

int run(const Options& options) {
    std::vector<GoldSentence> bank;
    for (const std::string& file : options.treebanks) {
        auto part = readTreebank(file);
        if (!part)
            return std::fprintf(stderr, "%s\n", part.error().message().c_str()), 1;
        bank.insert(bank.end(), std::make_move_iterator(part->begin()), std::make_move_iterator(part->end()));
    }
    const auto began = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    };
    if (!options.texts.empty() && !options.clusters.empty()) {
        const auto tokenizer = Tokenizer::load(options.folder);
        if (!tokenizer)
            return std::fprintf(stderr, "%s\n", tokenizer.error().message().c_str()), 1;
        std::ofstream(options.clusters) << clusterWords(bank, options.texts, *tokenizer);
        if (options.output.empty())
            return 0;
    }
    const std::string wordBytes = makeWordTable(bank, options.wordnet, options.clusters);
    const std::string wordFile = options.output + ".words";
    (void)writeModelFile(wordFile, {{"words", wordBytes}});
    const auto mapped = ModelFile::open(wordFile);
    std::remove(wordFile.c_str());
    const auto table = mapped ? WordTable::from(*mapped) : Result<WordTable>(tl::unexpected(mapped.error()));
    if (!table)
        return std::fprintf(stderr, "%s\n", table.error().message().c_str()), 1;
    if (!options.lemmas.empty())
        std::ofstream(options.lemmas) << lemmaExceptions(bank, options.wordnet, *table);
    const TagSet tags = countTags(bank);
    const auto classes = static_cast<std::uint32_t>(tags.tags.size());
    std::vector<Example> examples = makeExamples(bank, *table, tags);
    std::vector<std::vector<Example>> developments;
    for (const std::string& file : options.development) {
        const auto part = readTreebank(file);
        if (!part)
            return std::fprintf(stderr, "%s\n", part.error().message().c_str()), 1;
        developments.push_back(makeExamples(*part, *table, tags));
    }
    std::fprintf(stderr, "%zu sentences, %u tags, words %.1f MB\n", bank.size(), classes,
                 static_cast<double>(wordBytes.size()) / 1e6);

    std::vector<Example*> all;
    for (Example& example : examples)
        all.push_back(&example);
    const std::string tagger =
        trainTagger(all, classes, options.tagRounds, options).pack(options.tagThreshold);
    const PackedModel packedTagger(tagger);
    const std::string marks = trainMarks(examples, tags, 6, options.tagThreshold);
    const PackedModel packedMarks(marks);
    const auto report = [&](const Weights& parser) {
        for (std::size_t i = 0; i < developments.size(); ++i) {
            const Figures f =
                measure(packedTagger.weights(), parser, packedMarks.weights(), developments[i], tags);
            std::fprintf(stderr, "  %s UPOS %.2f UAS %.2f LAS %.2f\n",
                         options.development[i].substr(options.development[i].rfind('/') + 1).c_str(), f.upos,
                         f.uas, f.las);
        }
    };
    std::fprintf(stderr, "tagger after %.0f s\n", seconds());
    report(Weights());

    if (options.parseRounds == 0)
        return 0;
    tagByOthers(examples, classes, options);
    std::fprintf(stderr, "tagged by others after %.0f s\n", seconds());
    ParserTrainer trainer;
    trainer.margin = options.margin;
    std::mt19937 random(3);
    std::string parser;
    for (int round = 0; round < options.parseRounds; ++round) {
        std::ranges::shuffle(all, random);
        for (const Example* example : all)
            trainer.learn(*example, tags.upos, round > 0);
        if (round + 1 == options.openRounds)
            trainer.model.keepStrongest(options.features);
        std::fprintf(stderr, "round %d after %.0f s\n", round + 1, seconds());
        if (round + 1 == options.openRounds || round + 1 == options.parseRounds) {
            parser = trainer.model.pack(options.parseThreshold);
            report(PackedModel(parser).weights());
        }
    }
    const auto written = writeModelFile(options.output, {{"tags", packTags(tags)},
                                                         {"words", wordBytes},
                                                         {"tagger", tagger},
                                                         {"marks", marks},
                                                         {"parser", parser}});
    if (!written)
        return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
    return 0;
}

} // namespace
} // namespace claimline::language::train

int main(int argc, char** argv) {
    using namespace claimline::language::train;
    if (argc > 1 && std::string_view(argv[1]) == "names")
        return trainNames(argc - 2, argv + 2);
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i], value = argv[i + 1];
        if (name == "--treebank")
            options.treebanks.push_back(value);
        else if (name == "--development")
            options.development.push_back(value);
        else if (name == "--wordnet")
            options.wordnet = value;
        else if (name == "--clusters")
            options.clusters = value;
        else if (name == "--text")
            options.texts.push_back(value);
        else if (name == "--folder")
            options.folder = value;
        else if (name == "--lemmas")
            options.lemmas = value;
        else if (name == "--output")
            options.output = value;
        else if (name == "--rounds")
            options.parseRounds = std::stoi(value);
        else if (name == "--tagger-margin")
            options.tagMargin = std::stoi(value);
        else if (name == "--margin")
            options.margin = std::stoi(value);
        else if (name == "--open-rounds")
            options.openRounds = std::stoi(value);
        else if (name == "--features")
            options.features = std::stoul(value);
        else if (name == "--tag-rounds")
            options.tagRounds = std::stoi(value);
        else if (name == "--parser-threshold")
            options.parseThreshold = std::stod(value);
        else if (name == "--tagger-threshold")
            options.tagThreshold = std::stod(value);
        else
            return std::fprintf(stderr, "claimline-train: the option %s is not known\n", name.c_str()), 2;
    }
    if (options.treebanks.empty() || (options.output.empty() && options.texts.empty()))
        return std::fprintf(
                   stderr, "usage: claimline-train --treebank FILE… [--development FILE…] [--wordnet FOLDER] "
                           "[--clusters FILE] --output FILE\n"),
               2;
    return run(options);
}
