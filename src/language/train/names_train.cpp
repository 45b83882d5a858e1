#include "language/train/names_train.h"

#include "language/analyser.h"
#include "language/knowledge/knowledge.h"
#include "language/knowledge/name_tagger.h"
#include "language/train/names_score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <random>

namespace claimline::language::train {

namespace {

using namespace known;

struct Options {
    std::vector<std::string> treebanks, development, score;
    std::string data, output;
    int rounds = 20, folds = 0;
    std::size_t features = 50'000, seen = 2;
    double rate = 0.05, dropout = 0.5;
    bool goldTags = false, show = false;
};

// One stretch: the rows of the weights that speak for each of its words, and the labels to learn.
struct Example {
    std::vector<std::vector<std::uint32_t>> rows;
    std::vector<std::uint8_t> labels;
    std::size_t text = 0; // of the treebank
};

struct Learnt {
    std::vector<LabelScores> weights; // beside the rows
    Moves moves{};
};

// Stretches of all texts with rows in place of features.
class ExampleMaker {
public:
    ExampleMaker(const Lexicon& lexicon, const Gazetteer& gazetteer)
        : lexicon_(lexicon)
        , gazetteer_(gazetteer) {}

    void add(const NamedText& text, std::size_t index) {
        const Words words(text.text, text.document);
        const auto names = NameFinder(lexicon_, gazetteer_).find(words);
        NameFeatures reader(lexicon_, gazetteer_, words, names);
        std::vector<std::uint8_t> labels(words.size(), 0);
        for (const GoldName& name : text.gold)
            for (std::uint32_t i = name.first; i < name.last; ++i)
                labels[i] = static_cast<std::uint8_t>(i == name.first ? firstLabel(name.kind)
                                                                      : furtherLabel(name.kind));
        std::vector<std::uint64_t> seen;
        for (const auto& stretch : reader.stretches()) {
            Example example;
            example.text = index;
            for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
                reader.of(stretch, i, seen);
                auto& rows = example.rows.emplace_back();
                for (const std::uint64_t feature : seen)
                    rows.push_back(rowOf(feature));
                // a name that runs on from outside the stretch begins with it
                const std::size_t label = labels[i];
                const std::size_t before = example.labels.empty() ? 0 : example.labels.back();
                example.labels.push_back(
                    static_cast<std::uint8_t>(mayFollow(before, label) ? label : label - 1));
            }
            examples.push_back(std::move(example));
        }
    }

    std::vector<Example> examples;
    std::vector<std::uint64_t> features; // of the rows
    std::vector<std::uint32_t> counts;

private:
    std::uint32_t rowOf(std::uint64_t feature) {
        const auto [at, fresh] = rows_.try_emplace(feature, static_cast<std::uint32_t>(features.size()));
        if (fresh) {
            features.push_back(feature);
            counts.push_back(0);
        }
        ++counts[at->second];
        return at->second;
    }

    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
    std::unordered_map<std::uint64_t, std::uint32_t> rows_;
};

// Maximum likelihood of the labels by gradient steps (AdaGrad), features left out at random so that none is
// leaned on alone; the mean of the last rounds' weights is what is learnt.
class ChainTrainer {
public:
    ChainTrainer(std::size_t rows, const Options& options)
        : options_(options)
        , weights_(rows)
        , speeds_(rows)
        , sums_(rows) {}

    Learnt learn(std::vector<const Example*> examples) {
        int kept = 0;
        for (int round = 0; round < options_.rounds; ++round) {
            std::ranges::shuffle(examples, random_);
            for (const Example* example : examples)
                step(*example);
            if (round < options_.rounds / 2)
                continue;
            ++kept;
            for (std::size_t i = 0; i < weights_.size(); ++i)
                for (std::size_t label = 0; label < nameLabels; ++label)
                    sums_[i][label] += weights_[i][label];
            for (std::size_t a = 0; a < nameLabels; ++a)
                for (std::size_t b = 0; b < nameLabels; ++b)
                    moveSums_[a][b] += moves_[a][b];
        }
        for (auto& row : sums_)
            for (float& weight : row)
                weight /= static_cast<float>(std::max(kept, 1));
        for (auto& row : moveSums_)
            for (float& weight : row)
                weight /= static_cast<float>(std::max(kept, 1));
        return {std::move(sums_), moveSums_};
    }

private:
    void step(const Example& example) {
        const std::size_t size = example.labels.size();
        std::bernoulli_distribution left(options_.dropout);
        std::vector<std::vector<std::uint32_t>> rows(size);
        std::vector<LabelScores> scores(size, LabelScores{});
        for (std::size_t i = 0; i < size; ++i)
            for (const std::uint32_t row : example.rows[i]) {
                if (left(random_))
                    continue;
                rows[i].push_back(row);
                for (std::size_t label = 0; label < nameLabels; ++label)
                    scores[i][label] += weights_[row][label];
            }
        Moves pairs{};
        const auto chances = NameChain(moves_).chances(scores, &pairs);
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t label = 0; label < nameLabels; ++label) {
                const float slope = (example.labels[i] == label ? 1.0F : 0.0F) - chances[i][label];
                if (std::abs(slope) > 1e-4F)
                    for (const std::uint32_t row : rows[i])
                        move(weights_[row][label], speeds_[row][label], slope);
            }
        std::size_t before = 0;
        for (std::size_t i = 0; i <= size; ++i) {
            const std::size_t label = i < size ? example.labels[i] : 0;
            pairs[before][label] -= 1;
            before = label;
        }
        for (std::size_t a = 0; a < nameLabels; ++a)
            for (std::size_t b = 0; b < nameLabels; ++b)
                if (std::abs(pairs[a][b]) > 1e-4F)
                    move(moves_[a][b], moveSpeeds_[a][b], -pairs[a][b]);
    }

    void move(float& weight, float& speed, float slope) const {
        speed += slope * slope;
        weight += static_cast<float>(options_.rate) * slope / std::sqrt(speed + 1e-2F);
    }

    const Options& options_;
    std::vector<LabelScores> weights_, speeds_, sums_;
    Moves moves_{}, moveSpeeds_{}, moveSums_{};
    std::mt19937 random_{5};
};

// What the weights alone make of a text, without the rules' say.
std::vector<GoldName> label(const Learnt& learnt, const std::vector<const Example*>& examples,
                            const std::vector<NameFeatures::Stretch>& stretches) {
    std::vector<GoldName> names;
    const NameChain chain(learnt.moves);
    for (std::size_t e = 0; e < examples.size(); ++e) {
        std::vector<LabelScores> scores(examples[e]->labels.size(), LabelScores{});
        for (std::size_t i = 0; i < scores.size(); ++i)
            for (const std::uint32_t row : examples[e]->rows[i])
                for (std::size_t l = 0; l < nameLabels; ++l)
                    scores[i][l] += learnt.weights[row][l];
        const auto labels = chain.best(scores);
        for (std::uint32_t i = 0; i < labels.size(); ++i) {
            const std::uint32_t token = stretches[e].first + i;
            if (isFurther(labels[i]))
                names.back().last = token + 1;
            else if (labels[i] != 0)
                names.push_back({token, token + 1, kindOfLabel(labels[i])});
        }
    }
    return names;
}

int complain(const Error& error) {
    std::fprintf(stderr, "%s\n", error.message().c_str());
    return 1;
}

Result<std::vector<NamedText>> readTexts(const std::vector<std::string>& files, const Options& options) {
    std::vector<NamedText> texts;
    const auto analyser = options.goldTags ? Result<Analyser>(tl::unexpected(Error{}))
                                           : Analyser::load(options.data + "/language/en");
    if (!options.goldTags && !analyser)
        return tl::unexpected(analyser.error());
    for (const std::string& file : files) {
        auto part = readNamedTexts(file);
        if (!part)
            return part;
        for (NamedText& text : *part) {
            if (analyser)
                analyser->parse(text.text, text.document);
            texts.push_back(std::move(text));
        }
    }
    return texts;
}

// Names as the program finds them: rules and weights together.
int score(const Options& options) {
    const auto knowledge = Knowledge::load(options.data + "/language/en", options.data);
    if (!knowledge)
        return complain(knowledge.error());
    for (const std::string& file : options.score) {
        auto texts = readTexts({file}, options);
        if (!texts)
            return complain(texts.error());
        NameScore score;
        std::size_t bytes = 0;
        double seconds = 0;
        for (NamedText& text : *texts) {
            const std::clock_t began = std::clock(); // of the processor: other work may go on
            knowledge->understand(text.text, text.document);
            seconds += static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
            bytes += text.text.size();
            std::vector<GoldName> found;
            for (const Mention& mention : text.document.mentions)
                if (mention.named)
                    found.push_back({mention.first, mention.last,
                                     mention.entity == none ? NameKind::other
                                                            : text.document.entities[mention.entity].kind});
            score.add(text, found, options.show);
        }
        score.print(file.substr(file.rfind('/') + 1) + (options.goldTags ? ", gold tags" : ""));
        std::printf("%.2f MB/s\n", static_cast<double>(bytes) / seconds / 1e6);
    }
    return 0;
}

// Features seen too seldom to be learnt from have a row that stays 0; it is cheaper to drop them.
void dropRare(ExampleMaker& made, std::size_t seen) {
    for (Example& example : made.examples)
        for (auto& rows : example.rows)
            std::erase_if(rows, [&](std::uint32_t row) { return made.counts[row] < seen; });
}

// Each part of the treebank labelled by weights learnt from the others.
void crossValidate(const std::vector<NamedText>& texts, const ExampleMaker& made, const Options& options,
                   const Lexicon& lexicon, const Gazetteer& gazetteer) {
    NameScore all, rules;
    for (int fold = 0; fold < options.folds; ++fold) {
        std::vector<const Example*> others;
        for (const Example& example : made.examples)
            if (static_cast<int>(example.text) % options.folds != fold)
                others.push_back(&example);
        const Learnt learnt = ChainTrainer(made.features.size(), options).learn(others);
        for (std::size_t t = static_cast<std::size_t>(fold); t < texts.size();
             t += static_cast<std::size_t>(options.folds)) {
            std::vector<const Example*> own;
            for (const Example& example : made.examples)
                if (example.text == t)
                    own.push_back(&example);
            const Words words(texts[t].text, texts[t].document);
            const auto names = NameFinder(lexicon, gazetteer).find(words);
            const NameFeatures features(lexicon, gazetteer, words, names);
            all.add(texts[t], label(learnt, own, features.stretches()), options.show);
            std::vector<GoldName> ruled;
            for (const NameSpan& name : names)
                ruled.push_back({name.first, name.last, name.kind});
            rules.add(texts[t], ruled, false);
        }
    }
    rules.print("rules alone");
    all.print("weights alone");
}

// Texts that were not learnt from, labelled by weights learnt from all examples.
void scoreWeights(const std::vector<NamedText>& texts, ExampleMaker made, const Options& options,
                  const Lexicon& lexicon, const Gazetteer& gazetteer) {
    const std::size_t learnt = made.examples.size();
    for (const NamedText& text : texts)
        made.add(text, none);
    dropRare(made, options.seen);
    std::vector<const Example*> all;
    for (std::size_t i = 0; i < learnt; ++i)
        all.push_back(&made.examples[i]);
    const Learnt weights = ChainTrainer(made.features.size(), options).learn(all);
    NameScore score;
    std::size_t at = learnt;
    for (const NamedText& text : texts) {
        const Words words(text.text, text.document);
        const auto names = NameFinder(lexicon, gazetteer).find(words);
        const NameFeatures features(lexicon, gazetteer, words, names);
        std::vector<const Example*> own;
        for (std::size_t i = 0; i < features.stretches().size(); ++i)
            own.push_back(&made.examples[at++]);
        score.add(text, label(weights, own, features.stretches()), options.show);
    }
    score.print("development, weights alone");
}

int write(const ExampleMaker& made, const Learnt& learnt, const Options& options) {
    std::vector<std::uint32_t> order(made.features.size());
    std::iota(order.begin(), order.end(), 0u);
    std::vector<double> strength(order.size());
    for (const std::uint32_t row : order)
        for (const float weight : learnt.weights[row])
            strength[row] += std::abs(weight);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return strength[a] > strength[b]; });
    order.resize(std::min(order.size(), options.features));
    std::vector<std::pair<std::uint64_t, LabelScores>> kept;
    for (const std::uint32_t row : order)
        if (strength[row] > 0)
            kept.emplace_back(made.features[row], learnt.weights[row]);
    const std::string moves(reinterpret_cast<const char*>(learnt.moves.data()), sizeof learnt.moves);
    const std::string weights = NameTagger::packWeights(kept);
    const auto written = writeModelFile(options.output, {{"moves", moves}, {"weights", weights}});
    if (!written)
        return complain(written.error());
    std::fprintf(stderr, "%zu features, %.2f MB\n", kept.size(), static_cast<double>(weights.size()) / 1e6);
    return 0;
}

int train(const Options& options) {
    const auto texts = readTexts(options.treebanks, options);
    if (!texts)
        return complain(texts.error());
    const auto dev = readTexts(options.development, options);
    if (!dev)
        return complain(dev.error());
    const auto lexicon = Lexicon::load(options.data + "/language/en");
    if (!lexicon)
        return complain(lexicon.error());
    const auto gazetteer = Gazetteer::open(options.data + "/places");
    if (!gazetteer)
        return complain(gazetteer.error());
    ExampleMaker made(*lexicon, *gazetteer);
    for (std::size_t i = 0; i < texts->size(); ++i)
        made.add((*texts)[i], i);
    dropRare(made, options.seen);
    std::fprintf(stderr, "%zu texts, %zu stretches, %zu features\n", texts->size(), made.examples.size(),
                 made.features.size());
    if (!dev->empty())
        scoreWeights(*dev, made, options, *lexicon, *gazetteer);
    if (options.folds > 1)
        crossValidate(*texts, made, options, *lexicon, *gazetteer);
    if (options.output.empty())
        return 0;
    std::vector<const Example*> all;
    for (const Example& example : made.examples)
        all.push_back(&example);
    const Learnt learnt = ChainTrainer(made.features.size(), options).learn(all);
    return write(made, learnt, options);
}

bool read(Options& options, const std::string& name, const std::string& value) {
    if (name == "--treebank")
        options.treebanks.push_back(value);
    else if (name == "--development")
        options.development.push_back(value);
    else if (name == "--score")
        options.score.push_back(value);
    else if (name == "--data")
        options.data = value;
    else if (name == "--output")
        options.output = value;
    else if (name == "--rounds")
        options.rounds = std::stoi(value);
    else if (name == "--folds")
        options.folds = std::stoi(value);
    else if (name == "--features")
        options.features = std::stoul(value);
    else if (name == "--seen")
        options.seen = std::stoul(value);
    else if (name == "--rate")
        options.rate = std::stod(value);
    else if (name == "--dropout")
        options.dropout = std::stod(value);
    else if (name == "--tags")
        options.goldTags = value == "gold";
    else if (name == "--show")
        options.show = value == "errors";
    else
        return false;
    return true;
}

} // namespace

int trainNames(int argc, char** argv) {
    Options options;
    bool understood = argc > 0 && argc % 2 == 0;
    for (int i = 0; i + 1 < argc && understood; i += 2)
        understood = read(options, argv[i], argv[i + 1]);
    if (!understood || options.data.empty() || (options.treebanks.empty() && options.score.empty())) {
        std::fprintf(
            stderr,
            "usage: claimline-train names --data FOLDER --treebank FILE… [--output FILE] [--folds N]\n"
            "       claimline-train names --data FOLDER --score FILE… [--tags gold] [--show errors]\n");
        return 2;
    }
    return options.score.empty() ? train(options) : score(options);
}

} // namespace claimline::language::train
