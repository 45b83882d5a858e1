// Makes data/language/en/toll_weights.tsv from articles whose dead and injured are known:
//
//   train_tolls OUTPUT.tsv ARTICLES.jsonl ANSWERS.jsonl [ARTICLES.jsonl ANSWERS.jsonl]…
//
// ARTICLES: {"id","dct","title","text"} a line; ANSWERS: {"id","incident","facts":{"killed","injured"}}.
// Prints how often the number is right by five-fold cross-validation over incidents: of each article on its
// own, and of all articles of an incident together. Deterministic.
#include "ingest/ingest.h"
#include "reports/toll_guess.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

namespace {

using namespace claimline;
using Json = nlohmann::json;
using Weights = std::map<std::string, double>;

struct Sample {
    std::string incident, published;
    int fold = 0;
    std::vector<reports::TollCandidate> candidates[2]; // by Fate
    int right[2] = {};
};

constexpr int folds = 5, rounds = 40;
constexpr double rate = 0.15, decay = 1e-3;

std::vector<double> likelihoods(const std::vector<reports::TollCandidate>& candidates,
                                const Weights& weights) {
    std::vector<double> out;
    double all = 0;
    for (const auto& candidate : candidates) {
        double score = 0;
        for (const auto& [sign, strength] : candidate.signs)
            if (const auto weight = weights.find(sign); weight != weights.end())
                score += weight->second * strength;
        out.push_back(score);
        all += std::exp(score);
    }
    for (double& score : out)
        score -= std::log(all);
    return out;
}

bool holds(const Sample& sample, int fate) {
    return std::ranges::any_of(sample.candidates[fate],
                               [&](const auto& candidate) { return candidate.value == sample.right[fate]; });
}

// Steps down the slope of the likelihood, each weight at its own pace (AdaGrad).
Weights train(std::vector<const Sample*> samples, int fate) {
    Weights weights, slopes;
    std::mt19937 dice(1);
    std::erase_if(samples, [&](const Sample* sample) { return !holds(*sample, fate); });
    for (int round = 0; round < rounds; ++round) {
        std::shuffle(samples.begin(), samples.end(), dice);
        for (const Sample* sample : samples) {
            const auto& candidates = sample->candidates[fate];
            const auto now = likelihoods(candidates, weights);
            Weights slope;
            for (std::size_t i = 0; i < candidates.size(); ++i) {
                const double off = std::exp(now[i]) - (candidates[i].value == sample->right[fate] ? 1 : 0);
                for (const auto& [sign, strength] : candidates[i].signs)
                    slope[sign] += off * strength;
            }
            for (const auto& [sign, value] : slope) {
                const double step = value + decay * weights[sign];
                slopes[sign] += step * step;
                weights[sign] -= rate * step / std::sqrt(slopes[sign] + 1e-6);
            }
        }
    }
    return weights;
}

std::vector<Sample> read(const ingest::Analyser& analyser, const reports::TollWeigher& weigher,
                         const std::string& articles, const std::string& answers) {
    std::map<std::string, Json> known;
    std::string line;
    for (std::ifstream in(answers); std::getline(in, line);) {
        const Json json = Json::parse(line);
        known[json["id"]] = json;
    }
    std::vector<Sample> out;
    for (std::ifstream in(articles); std::getline(in, line);) {
        const Json json = Json::parse(line);
        Article article;
        article.text = json["text"];
        article.title = json["title"].is_string() ? json["title"] : "";
        const std::string published = json["dct"].is_string() ? json["dct"] : "";
        if (auto when = parseEdtf(published))
            article.published = *when;
        formats::putTitleFirst(article);
        analyser.readers().complete(article);
        article.cuts.clear();
        const auto found = analyser.analyse(article);
        const auto headline = std::ranges::find_if(found.facts.reports, &Report::headline);
        if (headline == found.facts.reports.end())
            continue;
        const auto document = analyser.language().analyse(article.text);
        const reports::Tree tree(article.text, document);
        const Json& answer = known.at(json["id"]);
        Sample& sample = out.emplace_back();
        sample.incident = answer["incident"];
        sample.published = published;
        sample.fold = static_cast<int>(std::hash<std::string>{}(sample.incident) % folds);
        for (const int fate : {0, 1}) {
            sample.candidates[fate] =
                weigher.candidates(tree, article, *headline, static_cast<reports::Fate>(fate));
            sample.right[fate] = answer["facts"][fate == 0 ? "killed" : "injured"];
        }
    }
    return out;
}

void score(const std::string& name, const std::vector<Sample>& samples, int fate,
           const std::vector<Weights>& byFold) {
    std::map<std::string, std::vector<const Sample*>> incidents;
    for (const Sample& sample : samples)
        incidents[sample.incident].push_back(&sample);
    double own = 0, together = 0;
    for (auto& [incident, list] : incidents) {
        std::ranges::stable_sort(list, {}, &Sample::published);
        std::vector<reports::TollGuess> guesses;
        std::vector<const reports::TollGuess*> pointers;
        for (const Sample* sample : list) {
            const auto now =
                likelihoods(sample->candidates[fate], byFold[static_cast<std::size_t>(sample->fold)]);
            auto& guess = guesses.emplace_back();
            for (std::size_t i = 0; i < now.size(); ++i)
                guess.killed.emplace_back(sample->candidates[fate][i].value, now[i]);
            own += reports::settledToll({&guess}).killed == sample->right[fate];
        }
        for (const auto& guess : guesses)
            pointers.push_back(&guess);
        const auto settled = reports::settledToll(pointers).killed;
        for (const Sample* sample : list)
            together += settled == sample->right[fate];
    }
    const double all = static_cast<double>(samples.size()) / 100;
    std::cout << name << (fate == 0 ? " killed " : " injured ") << own / all << " alone, " << together / all
              << " together\n";
}

} // namespace

int main(int count, char** words) {
    if (count < 4 || count % 2 != 0) {
        std::cerr << "usage: train_tolls OUTPUT.tsv ARTICLES.jsonl ANSWERS.jsonl …\n";
        return 2;
    }
    const auto analyser = ingest::Analyser::load("en");
    const auto weigher = analyser ? reports::TollWeigher::load(analyser->language().folder())
                                  : tl::unexpected(analyser.error());
    if (!weigher) {
        std::cerr << weigher.error().message() << "\n";
        return 1;
    }
    std::map<std::string, std::vector<Sample>> sets;
    for (int i = 2; i + 1 < count; i += 2)
        sets[words[i]] = read(*analyser, *weigher, words[i], words[i + 1]);
    Weights final[2];
    for (const int fate : {0, 1}) {
        std::vector<Weights> byFold;
        for (int fold = 0; fold <= folds; ++fold) {
            std::vector<const Sample*> samples;
            for (const auto& [name, set] : sets)
                for (const Sample& sample : set)
                    if (sample.fold != fold)
                        samples.push_back(&sample);
            byFold.push_back(train(samples, fate)); // the last one from all
        }
        for (const auto& [name, set] : sets)
            score(name, set, fate, byFold);
        final[fate] = byFold.back();
    }
    std::map<std::string, std::pair<double, double>> table;
    for (const auto& [sign, weight] : final[0])
        table[sign].first = weight;
    for (const auto& [sign, weight] : final[1])
        table[sign].second = weight;
    std::ofstream out(words[1]);
    out << "# What each sign speaks for, by articles whose dead and injured are known; made by train_tolls.\n"
        << "sign\tkilled\tinjured\n";
    out << std::fixed;
    out.precision(3);
    for (const auto& [sign, pair] : table)
        out << sign << "\t" << pair.first << "\t" << pair.second << "\n";
    return 0;
}
