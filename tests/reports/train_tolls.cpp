// Makes data/language/en/toll_weights.tsv from articles whose dead and injured are known:
//
//   train_tolls [--folds N] OUTPUT.tsv ARTICLES.jsonl ANSWERS.jsonl [ARTICLES.jsonl ANSWERS.jsonl]…
//
// ARTICLES: {"id","dct","title","text"} a line; ANSWERS: {"id","incident","facts":{"killed","injured"}}.
// Learns from every incident as a whole and from each of its articles alone. Prints how often the number is
// right by cross-validation over incidents (ten folds; more are nearer to what new articles will show, as
// each leaves more to learn from): of each article on its own, and of all articles of an incident together.
// Deterministic.
#include "toll_trainer.h"

#include "ingest/ingest.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace {

using namespace claimline;
using Json = nlohmann::json;

struct Told {
    std::string incident;
    std::array<int, 2> right{};
    reports::TollEvidence evidence;
};

constexpr int usualFolds = 10;

// FNV-1a: the same incidents stand in the same fold wherever it is built.
int foldOf(const std::string& incident, int folds) {
    std::uint32_t hash = 2166136261U;
    for (const char letter : incident)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return static_cast<int>(hash % static_cast<std::uint32_t>(folds));
}

std::map<std::string, Json> readAnswers(const std::string& file) {
    std::map<std::string, Json> out;
    std::string line;
    for (std::ifstream in(file); std::getline(in, line);) {
        const Json json = Json::parse(line);
        out[json["id"]] = json;
    }
    return out;
}

std::vector<Told> read(const ingest::Analyser& analyser, const std::string& articles,
                       const std::string& answers) {
    const auto known = readAnswers(answers);
    std::vector<Told> out;
    std::string line;
    for (std::ifstream in(articles); std::getline(in, line);) {
        const Json json = Json::parse(line);
        Article article;
        article.text = json["text"];
        article.title = json["title"].is_string() ? json["title"] : "";
        if (auto when = parseEdtf(json["dct"].is_string() ? std::string(json["dct"]) : ""))
            article.published = *when;
        formats::putTitleFirst(article);
        analyser.readers().complete(article);
        article.cuts.clear();
        const Json& answer = known.at(json["id"]);
        out.push_back({answer["incident"],
                       {answer["facts"]["killed"], answer["facts"]["injured"]},
                       analyser.analyse(article, {}, ingest::Analyser::Depth::mentions).toll});
    }
    return out;
}

// The incidents as wholes, then each article of those that have several.
std::vector<reports::TollLesson> lessonsOf(const std::vector<Told>& articles, int folds) {
    constexpr double aloneWeight = 0.5; // one of many of its incident
    std::map<std::string, std::vector<const Told*>> incidents;
    for (const Told& told : articles)
        incidents[told.incident].push_back(&told);
    std::vector<reports::TollLesson> out;
    for (const auto& [incident, list] : incidents) {
        std::vector<const reports::TollEvidence*> all;
        for (const Told* told : list)
            all.push_back(&told->evidence);
        const int fold = foldOf(incident, folds);
        const double size = static_cast<double>(list.size());
        out.push_back({reports::tollCase(all), list.front()->right, fold, std::sqrt(size), list.size()});
        for (const Told* told : list.size() > 1 ? list : std::vector<const Told*>())
            out.push_back({reports::tollCase({&told->evidence}), told->right, fold, aloneWeight, 0});
    }
    return out;
}

struct Score {
    std::array<double, 2> alone{}, together{};
    double articles = 0, singles = 0;
};

void add(const reports::TollLesson& lesson, const reports::TollWeigher& weigher, Score& score) {
    const reports::Toll toll = weigher.settle(lesson.told);
    const std::array<bool, 2> right{toll.killed == lesson.right[0], toll.injured == lesson.right[1]};
    score.articles += static_cast<double>(lesson.articles);
    score.singles += lesson.articles <= 1 ? 1 : 0;
    for (const std::size_t fate : {0U, 1U}) {
        score.together[fate] += right[fate] ? static_cast<double>(lesson.articles) : 0;
        score.alone[fate] += lesson.articles <= 1 && right[fate] ? 1 : 0;
    }
}

void print(const std::string& name, const Score& score) {
    for (const std::size_t fate : {0U, 1U})
        std::cout << name << (fate == 0 ? " killed " : " injured ") << 100 * score.alone[fate] / score.singles
                  << " alone, " << 100 * score.together[fate] / score.articles << " together\n";
}

void write(const std::string& file, const reports::TollWeigher::Table& weights) {
    std::ofstream out(file);
    out << "# What each sign speaks for, by articles whose dead and injured are known; made by train_tolls.\n"
        << "sign\tkilled\tinjured\tboth\n";
    const std::map<std::string, reports::TollWeigher::Weights> sorted(weights.begin(), weights.end());
    out << std::fixed;
    out.precision(3);
    for (const auto& [sign, weight] : sorted)
        out << sign << "\t" << weight.killed << "\t" << weight.injured << "\t" << weight.both << "\n";
}

} // namespace

int main(int count, char** options) {
    std::vector<std::string> words(options + 1, options + count);
    int folds = usualFolds;
    if (words.size() > 1 && words[0] == "--folds") {
        folds = std::atoi(words[1].c_str());
        words.erase(words.begin(), words.begin() + 2);
    }
    if (words.size() < 3 || words.size() % 2 == 0 || folds < 2) {
        std::cerr << "usage: train_tolls [--folds N] OUTPUT.tsv ARTICLES.jsonl ANSWERS.jsonl …\n";
        return 2;
    }
    const auto analyser = ingest::Analyser::load("en");
    if (!analyser) {
        std::cerr << analyser.error().message() << "\n";
        return 1;
    }
    std::vector<reports::TollLesson> lessons;
    std::vector<std::pair<std::string, std::size_t>> ends; // of each set
    for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
        for (auto& lesson : lessonsOf(read(*analyser, words[i], words[i + 1]), folds))
            lessons.push_back(std::move(lesson));
        ends.emplace_back(words[i], lessons.size());
    }
    std::vector<reports::TollWeigher> byFold;
    for (int fold = 0; fold < folds; ++fold)
        byFold.emplace_back(reports::trainToll(lessons, fold));
    std::size_t at = 0;
    for (const auto& [name, end] : ends) {
        Score score;
        for (; at < end; ++at)
            add(lessons[at], byFold[static_cast<std::size_t>(lessons[at].fold)], score);
        print(name, score);
    }
    write(words[0], reports::trainToll(lessons, -1));
    return 0;
}
