// claimline-train-pairing: learns from articles of known incidents how much each piece of evidence tells. See
// data/README.md, language/en/pairing.tsv.
//
//   claimline-train-pairing ARTICLES.jsonl,INCIDENTS.jsonl… [--evidence FILE] > pairing.tsv
//
// ARTICLES: {"id","dct","title","text"}; INCIDENTS: {"id","incident"}. Articles that carry dates are learned
// from twice, with and without them.
#include "cli/annotation.h"
#include "cli/ordered.h"
#include "cli/train/regression.h"

#include <array>
#include <cstdio>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace claimline::cli::train {

namespace {

using Json = nlohmann::json;
constexpr double ridge = 3;
// Not learned: collections of single incidents hold no series, in which one side strikes twice in a week.
constexpr std::array held = {std::pair<std::string_view, double>("stated-days-differ", -2.7),
                             std::pair<std::string_view, double>("recurrence-differs", -6.5)};
// Learned from shootings, that fill minutes; marches and fires fill a day.
constexpr std::string_view limited = "clock-differs";
constexpr double leastWeight = -1.6;

std::optional<double> heldWeight(const std::string& name) {
    const auto* const found = std::ranges::find(held, name, &std::pair<std::string_view, double>::first);
    return found == held.end() ? std::nullopt : std::optional(found->second);
}

struct Collection {
    std::deque<Asked> asked;
    std::deque<Facts> facts;
    std::vector<resolve::ArticleFacts> articles; // by id
    std::map<ArticleId, std::string> incidents;
};

std::map<std::string, std::string> readIncidents(const std::string& path) {
    std::map<std::string, std::string> incidents;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (const Json json = Json::parse(line, nullptr, false); json.is_object())
            incidents[json.value("id", "")] = json.value("incident", "");
    return incidents;
}

void analyseAll(Collection& collection, const ingest::Analyser& analyser) {
    using Analysis = ingest::Analyser::Analysis;
    std::deque<Analysis> found(collection.asked.size());
    const auto onEach = [&](const auto& work) {
        OrderedStream stream(0, [](const std::string&) {});
        for (std::size_t i = 0; i < found.size(); ++i)
            stream.push([&, i] {
                work(i);
                return std::string();
            });
    };
    onEach([&](std::size_t i) { found[i] = analyser.analyse(collection.asked[i].article); });
    std::vector<resolve::DateOutline> outlines;
    for (const Analysis& analysis : found)
        outlines.push_back(analysis.outline);
    std::map<ArticleId, When> dates;
    for (const auto& dated : analyser.resolver().dateArticles(outlines))
        dates[dated.id] = dated.published;
    onEach([&](std::size_t i) {
        const Article& article = collection.asked[i].article;
        if (const auto date = dates.find(article.id); date != dates.end())
            found[i] = analyser.analyse(article, date->second);
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Article& article = collection.asked[i].article;
        const Facts& facts = collection.facts.emplace_back(std::move(found[i].facts));
        collection.articles.push_back(
            {article.id, article.title, article.publisher, article.agency, article.text, &facts});
    }
    std::ranges::sort(collection.articles, {}, &resolve::ArticleFacts::id);
}

Collection read(const std::string& articles, const std::map<std::string, std::string>& incidents, bool dated,
                const ingest::Analyser& analyser) {
    Collection collection;
    std::ifstream file(articles);
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        Json json = Json::parse(line, nullptr, false);
        if (!json.is_object())
            continue;
        if (!dated)
            json["dct"] = nullptr;
        auto asked = parseAsked(json.dump(), ++number, analyser.readers());
        if (!asked || !incidents.contains(asked->id) || collection.incidents.contains(asked->article.id))
            continue;
        collection.incidents[asked->article.id] = incidents.at(asked->id);
        collection.asked.push_back(std::move(*asked));
    }
    analyseAll(collection, analyser);
    return collection;
}

// A line for each pair: both incidents, both articles, the evidence.
void write(const Collection& collection, const std::vector<resolve::StoryPair>& pairs, std::ostream& file) {
    for (const resolve::StoryPair& pair : pairs) {
        file << collection.incidents.at(pair.a) << '\t' << collection.incidents.at(pair.b) << '\t'
             << pair.a.text() << '\t' << pair.b.text();
        for (const float value : pair.evidence)
            file << '\t' << value;
        file << '\n';
    }
}

std::vector<resolve::StoryPair> pairsOf(const std::vector<const resolve::ArticleFacts*>& articles,
                                        const ingest::Analyser& analyser) {
    resolve::Pairing pairing = analyser.resolver().pairing();
    for (const resolve::ArticleFacts* article : articles)
        pairing.add(*article);
    return pairing.storyPairs();
}

// The pairs of one collection weigh together as much as those of another.
void addExamples(const Collection& collection, const std::vector<resolve::StoryPair>& pairs,
                 std::vector<Example>& all) {
    constexpr double weightOfCollection = 1'000;
    const auto names = resolve::storyEvidenceNames();
    for (const resolve::StoryPair& pair : pairs) {
        all.push_back({pair.evidence, collection.incidents.at(pair.a) == collection.incidents.at(pair.b),
                       weightOfCollection / static_cast<double>(pairs.size())});
        for (std::size_t i = 0; i < names.size(); ++i)
            if (heldWeight(names[i]))
                all.back().evidence[i] = 0;
    }
}

// What a person has who collects a handful of articles of one kind: each so-and-so-manieth article with those
// that are most like it.
std::vector<resolve::StoryPair> pairsOfHandfuls(const Collection& collection,
                                                const std::vector<resolve::StoryPair>& pairs,
                                                const ingest::Analyser& analyser) {
    constexpr std::size_t likenessAt = 1, inHandful = 9, step = 4;
    std::map<ArticleId, std::vector<std::pair<float, ArticleId>>> near;
    for (const resolve::StoryPair& pair : pairs) {
        near[pair.a].emplace_back(-pair.evidence[likenessAt], pair.b);
        near[pair.b].emplace_back(-pair.evidence[likenessAt], pair.a);
    }
    std::vector<resolve::StoryPair> out;
    for (std::size_t i = 0; i < collection.articles.size(); i += step) {
        auto& others = near[collection.articles[i].id];
        std::ranges::sort(others);
        std::vector<const resolve::ArticleFacts*> handful{&collection.articles[i]};
        for (std::size_t k = 0; k < std::min(inHandful, others.size()); ++k)
            handful.push_back(&*std::ranges::lower_bound(collection.articles, others[k].second, {},
                                                         &resolve::ArticleFacts::id));
        std::ranges::sort(handful, {}, &resolve::ArticleFacts::id);
        const auto more = pairsOf(handful, analyser);
        out.insert(out.end(), more.begin(), more.end());
    }
    return out;
}

void learnFrom(const Collection& collection, const ingest::Analyser& analyser, std::ostream* evidence,
               std::vector<Example>& all) {
    std::vector<const resolve::ArticleFacts*> articles;
    for (const resolve::ArticleFacts& article : collection.articles)
        articles.push_back(&article);
    const auto pairs = pairsOf(articles, analyser);
    const auto handfuls = pairsOfHandfuls(collection, pairs, analyser);
    if (evidence)
        write(collection, pairs, *evidence);
    addExamples(collection, pairs, all);
    addExamples(collection, handfuls, all);
}

bool hasDates(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const Json json = Json::parse(line, nullptr, false);
    return json.is_object() && json.contains("dct") && json["dct"].is_string();
}

// What two articles share never speaks against them, whatever little there was to learn it from.
double finalWeight(const std::string& name, double learned) {
    constexpr std::array sharing = {"number", "address", "weekday", "date", "year", "count", "place"};
    if (std::ranges::find(sharing, name) != sharing.end())
        return std::max(learned, 0.0);
    if (const auto weight = heldWeight(name))
        return *weight;
    return name == limited ? std::max(learned, leastWeight) : learned;
}

void print(const std::vector<double>& weights) {
    std::cout
        << "# What speaks for and against that two articles are about one happening: logarithms of odds. "
           "Made by\n# claimline-train-pairing; see data/README.md.\nevidence\tweight\n";
    const auto names = resolve::storyEvidenceNames();
    for (std::size_t i = 0; i < weights.size(); ++i)
        std::printf("%s\t%.3f\n", names[i].c_str(), finalWeight(names[i], weights[i]));
}

int run(const std::vector<std::string>& arguments) {
    const auto analyser = ingest::Analyser::load("en");
    if (!analyser) {
        std::cerr << analyser.error().message() << "\n";
        return 1;
    }
    std::vector<Example> examples;
    std::ofstream evidence;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::size_t comma = arguments[i].find(',');
        if (arguments[i] == "--evidence" && i + 1 < arguments.size()) {
            evidence.open(arguments[++i]);
        } else if (comma == std::string::npos) {
            std::cerr << "usage: claimline-train-pairing [--evidence FILE] ARTICLES.jsonl,INCIDENTS.jsonl…\n";
            return 2;
        } else {
            const std::string articles = arguments[i].substr(0, comma);
            const auto incidents = readIncidents(arguments[i].substr(comma + 1));
            for (const bool dated : {false, true})
                if (!dated || hasDates(articles))
                    learnFrom(read(articles, incidents, dated, *analyser), *analyser,
                              evidence.is_open() ? &evidence : nullptr, examples);
        }
    }
    print(regress(examples, ridge));
    return 0;
}

} // namespace

} // namespace claimline::cli::train

int main(int count, char** arguments) {
    return claimline::cli::train::run({arguments + 1, arguments + count});
}
