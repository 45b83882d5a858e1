// claimline-train: makes the language model from treebanks and text, and measures it. See
// data/language/en/README.md for the commands.
#include "language/segmenter.h"
#include "language/train/clusters.h"
#include "language/train/figures.h"
#include "language/train/gather.h"
#include "language/train/lemmas.h"
#include "language/train/names_train.h"
#include "language/train/pairs.h"
#include "language/train/school.h"
#include "language/train/teachers.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

namespace claimline::language::train {
namespace {

struct Options {
    std::vector<std::string> treebanks, silver, development, texts, teachers;
    std::string wordnet, clusters, lemmas, folder, output, annotate, measure, gather, pairs;
    double silverWeight = 0.5;
    int report = 5;
    NetworkShape shape{1, 96, 3, 2, 0, 96, 64, static_cast<std::uint32_t>(Deprel::xcomp) + 1};
    Schooling schooling;
};

Result<void> report(const std::string& file, const std::vector<std::string>& banks) {
    const auto model = ModelFile::open(file);
    if (!model)
        return tl::unexpected(model.error());
    const auto table = WordTable::from(*model);
    const auto parser = Parser::from(*model);
    if (!table)
        return tl::unexpected(table.error());
    if (!parser)
        return tl::unexpected(parser.error());
    for (const std::string& name : banks) {
        const auto bank = readTreebank(name);
        if (!bank)
            return tl::unexpected(bank.error());
        print(name, train::measure(*table, *parser, *bank));
    }
    return {};
}

Result<void> makeClusters(const Options& options) {
    const auto bank = readTreebanks(options.treebanks);
    if (!bank)
        return tl::unexpected(bank.error());
    const auto tokenizer = Tokenizer::load(options.folder);
    if (!tokenizer)
        return tl::unexpected(tokenizer.error());
    std::ofstream(options.clusters) << clusterWords(*bank, options.texts, *tokenizer);
    return {};
}

// What the teachers say of the texts, as a treebank.
Result<void> annotateTexts(const Options& options) {
    constexpr std::uint32_t fewest = 3, most = 80; // words of a sentence worth learning from
    const auto bank = readTreebanks(options.treebanks);
    if (!bank)
        return tl::unexpected(bank.error());
    auto teachers = Teachers::load(options.teachers, countTags(*bank));
    if (!teachers)
        return tl::unexpected(teachers.error());
    const auto segmenter = Segmenter::load(options.folder);
    if (!segmenter)
        return tl::unexpected(segmenter.error());
    std::ofstream file(options.annotate);
    std::string line, out;
    for (const std::string& name : options.texts) {
        std::ifstream in(name);
        while (std::getline(in, line)) {
            const Document document = segmenter->segment(line, {});
            for (const Sentence& part : document.sentences) {
                if (part.last - part.first < fewest || part.last - part.first > most)
                    continue;
                GoldSentence sentence(part.last - part.first);
                for (std::uint32_t i = part.first; i < part.last; ++i)
                    sentence[i - part.first].form = slice(line, document.tokens[i].span);
                teachers->annotate(sentence);
                writeSentence(sentence, out);
            }
            file << out;
            out.clear();
        }
    }
    return {};
}

// Counts the pairs of relations of a model anew.
Result<void> recountPairs(const Options& options) {
    const auto bank = readTreebanks(options.treebanks);
    if (!bank)
        return tl::unexpected(bank.error());
    const auto model = ModelFile::open(options.pairs);
    if (!model)
        return tl::unexpected(model.error());
    std::vector<std::pair<std::string, std::string>> sections;
    for (const char* name : {"tags", "words", "shape", "rows", "numbers"}) {
        const auto bytes = model->section(name);
        if (!bytes)
            return tl::unexpected(bytes.error());
        sections.emplace_back(name, *bytes);
    }
    sections.emplace_back("pairs", countPairs(*bank));
    return writeModelFile(options.pairs, sections);
}

struct Material {
    std::vector<GoldSentence> bank, silver;
};

Result<Material> readMaterial(const Options& options) {
    auto bank = readTreebanks(options.treebanks), silver = readTreebanks(options.silver);
    if (!bank)
        return tl::unexpected(bank.error());
    if (!silver)
        return tl::unexpected(silver.error());
    return Material{std::move(*bank), std::move(*silver)};
}

// A table can be read only from a mapped file; this one lives as long as the training.
Result<ModelFile> mapTable(const std::string& output, const std::string& bytes) {
    const std::string name = output + ".words";
    if (const auto written = writeModelFile(name, {{"words", bytes}}); !written)
        return tl::unexpected(written.error());
    auto mapped = ModelFile::open(name);
    std::filesystem::remove(name);
    return mapped;
}

Result<void> trainModel(const Options& options) {
    const auto began = std::chrono::steady_clock::now();
    const auto material = readMaterial(options);
    if (!material)
        return tl::unexpected(material.error());
    const WordList list = makeWordList(material->bank, material->silver, options.wordnet, options.clusters);
    const auto mapped = mapTable(options.output, list.table);
    if (!mapped)
        return tl::unexpected(mapped.error());
    const auto table = WordTable::from(*mapped);
    if (!table)
        return tl::unexpected(table.error());
    if (!options.lemmas.empty())
        std::ofstream(options.lemmas) << lemmaExceptions(material->bank, options.wordnet, *table);
    const TagSet tags = countTags(material->bank);
    NetworkShape shape = options.shape;
    shape.words = list.rows;
    shape.tags = static_cast<std::uint32_t>(tags.tags.size());
    std::vector<Lesson> lessons = makeLessons(material->bank, *table, list, tags, shape, options.schooling);
    for (Lesson& lesson : makeLessons(material->silver, *table, list, tags, shape, options.schooling)) {
        lesson.weight = static_cast<float>(options.silverWeight);
        lessons.push_back(std::move(lesson));
    }
    std::fprintf(stderr, "%zu sentences, %zu tags, %u words with vectors\n", lessons.size(), tags.tags.size(),
                 list.rows);
    const std::string pairs = countPairs(material->bank);
    NetworkTrainer trainer(shape, options.schooling.seed, options.schooling.dropout);
    School school(trainer, lessons, options.schooling);
    for (int round = 0; round < options.schooling.rounds; ++round) {
        const double loss = school.round(round);
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began;
        std::fprintf(stderr, "round %d: loss %.4f after %.0f s\n", round + 1, loss, passed.count());
        if ((round + 1) % options.report != 0 && round + 1 != options.schooling.rounds)
            continue;
        auto sections = trainer.pack();
        sections.insert(sections.begin(), {{"tags", tags.pack()}, {"words", list.table}, {"pairs", pairs}});
        if (const auto written = writeModelFile(options.output, sections); !written)
            return written;
        if (const auto reported = report(options.output, options.development); !reported)
            return reported;
    }
    return {};
}

constexpr const char* usage =
    "usage: claimline-train --treebank FILE… [--silver FILE…] [--wordnet FOLDER] [--clusters FILE]\n"
    "                       [--development FILE…] [--lemmas FILE] --output MODEL       train\n"
    "       claimline-train --measure MODEL --development FILE…                        figures of a model\n"
    "       claimline-train --treebank FILE… --pairs MODEL             which relations go together, in a "
    "model\n"
    "       claimline-train --text FILE… --gather FILE                              plain text of files\n"
    "       claimline-train --treebank FILE… --text FILE… --folder FOLDER --clusters FILE\n"
    "                                                                       word classes from plain text\n"
    "       claimline-train --treebank FILE… --teacher MODEL… --text FILE… --folder FOLDER --annotate FILE\n"
    "                                                          the text as models parse it together\n";

// Fills the options; false where one is not known or has no value.
bool readOptions(int argc, char** argv, Options& options) {
    Schooling& schooling = options.schooling;
    const std::map<std::string_view, std::vector<std::string>*> lists = {
        {"--treebank", &options.treebanks},
        {"--silver", &options.silver},
        {"--development", &options.development},
        {"--text", &options.texts},
        {"--teacher", &options.teachers}};
    const std::map<std::string_view, std::string*> names = {
        {"--wordnet", &options.wordnet}, {"--clusters", &options.clusters}, {"--folder", &options.folder},
        {"--lemmas", &options.lemmas},   {"--output", &options.output},     {"--annotate", &options.annotate},
        {"--measure", &options.measure}, {"--gather", &options.gather},     {"--pairs", &options.pairs}};
    const std::map<std::string_view, double*> reals = {{"--rate", &schooling.rate},
                                                       {"--unknown", &schooling.unknownShare},
                                                       {"--silver-weight", &options.silverWeight},
                                                       {"--drop-input", &schooling.dropout.input},
                                                       {"--drop-layer", &schooling.dropout.layer},
                                                       {"--drop-meet", &schooling.dropout.meet}};
    const std::map<std::string_view, std::uint32_t*> sizes = {{"--width", &options.shape.width},
                                                              {"--layers", &options.shape.layers},
                                                              {"--tag-layer", &options.shape.tagLayer},
                                                              {"--arc-width", &options.shape.arcWidth},
                                                              {"--label-width", &options.shape.labelWidth}};
    for (int i = 1; i < argc; i += 2) {
        const std::string_view name = argv[i];
        if (i + 1 >= argc)
            return false;
        const std::string value = argv[i + 1];
        if (const auto list = lists.find(name); list != lists.end())
            list->second->push_back(value);
        else if (const auto text = names.find(name); text != names.end())
            *text->second = value;
        else if (const auto real = reals.find(name); real != reals.end())
            *real->second = std::stod(value);
        else if (const auto size = sizes.find(name); size != sizes.end())
            *size->second = static_cast<std::uint32_t>(std::stoul(value));
        else if (name == "--rounds")
            schooling.rounds = std::stoi(value);
        else if (name == "--batch")
            schooling.batchWords = std::stoul(value);
        else if (name == "--seed")
            schooling.seed = std::stoul(value);
        else if (name == "--report")
            options.report = std::stoi(value);
        else
            return false;
    }
    return true;
}

int run(const Options& options) {
    Result<void> done;
    if (!options.gather.empty())
        done = gatherText(options.texts, options.gather);
    else if (!options.measure.empty())
        done = report(options.measure, options.development);
    else if (!options.annotate.empty() && !options.teachers.empty())
        done = annotateTexts(options);
    else if (!options.pairs.empty() && !options.treebanks.empty())
        done = recountPairs(options);
    else if (!options.output.empty() && !options.treebanks.empty())
        done = trainModel(options);
    else if (!options.clusters.empty() && !options.texts.empty())
        done = makeClusters(options);
    else
        return std::fputs(usage, stderr), 2;
    if (!done)
        return std::fprintf(stderr, "%s\n", done.error().message().c_str()), 1;
    return 0;
}

} // namespace
} // namespace claimline::language::train

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == "names")
        return claimline::language::train::trainNames(argc - 2, argv + 2);
    claimline::language::train::Options options;
    if (!readOptions(argc, argv, options))
        return std::fputs(claimline::language::train::usage, stderr), 2;
    return run(options);
}
