// claimline-train-mentions: learns from articles in which people have marked which words tell of the same
// happening. See data/README.md, language/en/mentions.tsv.
//
//   claimline-train-mentions ARTICLES.jsonl ANSWERS.jsonl [--evidence FILE] > mentions.tsv
//
// ARTICLES: {"id","dct","title","text"}; ANSWERS: {"id","incident","events":[{"begin","end","cluster"}]}.
#include "cli/annotation.h"
#include "cli/train/regression.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

namespace claimline::cli::train {

namespace {

using Json = nlohmann::json;
constexpr double articleRidge = 0.1, mentionRidge = 8; // by cross-validation over topics

struct Marked {
    std::uint32_t mention = 0; // of the article
    std::string cluster;
};

struct Document {
    Asked asked;
    ingest::Analyser::Analysis found;
    std::string incident;
    std::vector<Marked> marked;
};

// The mention that stands for the words from `begin` to `end`: the one whose phrase or word covers most of
// them, the shorter first.
std::uint32_t mentionAt(const std::vector<Mention>& mentions, Span words) {
    std::uint32_t best = none;
    std::pair<std::int64_t, std::int64_t> bestWorth;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        std::vector<Span> spans = mentions[i].phrases;
        spans.push_back(mentions[i].span);
        for (const Span span : spans) {
            if (!span.overlaps(words))
                continue;
            const std::int64_t common =
                std::int64_t{std::min(span.end, words.end)} - std::int64_t{std::max(span.begin, words.begin)};
            const std::pair<std::int64_t, std::int64_t> worth{common, -std::int64_t{span.size()}};
            if (best == none || worth > bestWorth) {
                best = i;
                bestWorth = worth;
            }
        }
    }
    return best;
}

std::map<std::string, Json> readAnswers(const std::string& path) {
    std::map<std::string, Json> answers;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (const Json json = Json::parse(line, nullptr, false); json.is_object())
            answers[json.value("id", "")] = json;
    return answers;
}

std::vector<Document> read(const std::string& articles, const std::map<std::string, Json>& answers,
                           const ingest::Analyser& analyser) {
    std::vector<Document> documents;
    std::ifstream file(articles);
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        auto asked = parseAsked(line, ++number, analyser.readers());
        if (!asked || !answers.contains(asked->id))
            continue;
        Document document;
        document.asked = std::move(*asked);
        const Json& answer = answers.at(document.asked.id);
        document.incident = answer.value("incident", "");
        document.found = analyser.analyse(document.asked.article, {}, ingest::Analyser::Depth::mentions);
        const OffsetMap offsets(document.asked.article.text);
        const std::uint32_t before = offsets.codePoint(document.asked.prefix);
        for (const Json& event : answer.value("events", Json::array())) {
            const Span words{offsets.byteOfCodePoint(before + event.value("begin", 0U)),
                             offsets.byteOfCodePoint(before + event.value("end", 0U))};
            if (const std::uint32_t mention = mentionAt(document.found.mentions, words); mention != none)
                document.marked.push_back({mention, event.value("cluster", "")});
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

// The documents of each story as the program sees it, by number.
std::vector<std::vector<std::size_t>> storiesOf(const std::vector<Document>& documents,
                                                const resolve::Resolver& resolver) {
    std::vector<resolve::ArticleFacts> articles;
    std::map<ReportId, std::size_t> owner;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const Article& article = documents[i].asked.article;
        articles.push_back({article.id, article.title, article.publisher, article.agency, article.text,
                            &documents[i].found.facts});
        for (const Report& report : documents[i].found.facts.reports)
            if (report.headline)
                owner[report.id] = i;
    }
    std::vector<std::vector<std::size_t>> stories;
    for (const Event& event : resolver.events(articles)) {
        std::vector<std::size_t> members;
        for (const ReportRef& report : event.reports)
            if (owner.contains(report.report))
                members.push_back(owner.at(report.report));
        std::ranges::sort(members);
        if (!members.empty())
            stories.push_back(std::move(members));
    }
    return stories;
}

std::vector<resolve::MentionArticle> articlesOf(const std::vector<Document>& documents,
                                                const std::vector<std::size_t>& members) {
    std::vector<resolve::MentionArticle> articles;
    for (const std::size_t member : members)
        articles.push_back({0, &documents[member].found.facts, &documents[member].found.mentions});
    return articles;
}

std::vector<float> learned(const std::vector<Example>& examples, double ridge) {
    const std::vector<double> weights = regress(examples, ridge);
    std::vector<float> out;
    for (const double weight : weights)
        out.push_back(static_cast<float>(weight));
    return out;
}

void print(const std::string& kind, const std::vector<std::string>& names,
           const std::vector<float>& weights) {
    for (std::size_t i = 0; i < weights.size(); ++i)
        std::printf("%s:%s\t%.3f\n", kind.c_str(), names[i].c_str(), double{weights[i]});
}

class Trainer {
public:
    Trainer(const std::vector<Document>& documents, const resolve::Resolver& resolver,
            const resolve::MentionJoiner& joiner, std::ostream* evidence)
        : documents_(documents)
        , joiner_(joiner)
        , evidence_(evidence)
        , stories_(storiesOf(documents, resolver)) {}

    void run() {
        const std::vector<float> articles = learnArticles();
        for (const std::vector<std::size_t>& members : stories_)
            addMentions(members, articles);
        print("article", resolve::articleEvidenceNames(), articles);
        const std::vector<std::string> names = resolve::mentionEvidenceNames();
        const std::vector<float> all = learned(examples_, mentionRidge);
        std::vector<float> related(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(names.size()));
        std::vector<float> kin = related;
        for (std::size_t i = 0; i < kin.size(); ++i)
            kin[i] += all[names.size() + i];
        print("kin", names, kin);
        print("related", names, related);
    }

private:
    std::vector<float> learnArticles() const {
        std::vector<Example> examples;
        for (const std::vector<std::size_t>& members : stories_)
            for (auto& pair : joiner_.articlePairs(articlesOf(documents_, members)))
                examples.push_back(
                    {std::move(pair.evidence),
                     documents_[members[pair.a]].incident == documents_[members[pair.b]].incident,
                     2.0 / static_cast<double>(members.size())});
        return learned(examples, articleRidge);
    }

    // All pairs of kin of a marked word weigh together as much as those of any other, else a word that a
    // story repeats would outweigh all others; so do all pairs of words related to it.
    void addMentions(const std::vector<std::size_t>& members, const std::vector<float>& articles) {
        std::vector<resolve::MentionRef> which;
        std::vector<std::pair<const Document*, const Marked*>> marked;
        for (std::uint32_t i = 0; i < members.size(); ++i)
            for (const Marked& one : documents_[members[i]].marked) {
                which.push_back({i, one.mention});
                marked.emplace_back(&documents_[members[i]], &one);
            }
        auto pairs = joiner_.mentionPairs(articlesOf(documents_, members), which, articles);
        std::erase_if(pairs, [&](const resolve::EvidencePair& pair) { // two marks on one mention
            return which[pair.a].article == which[pair.b].article &&
                   which[pair.a].mention == which[pair.b].mention;
        });
        std::array<std::vector<double>, 2> counts; // of the pairs of each: related, kin
        counts.fill(std::vector<double>(which.size(), 0));
        for (const resolve::EvidencePair& pair : pairs)
            for (const std::uint32_t one : {pair.a, pair.b})
                counts[pair.kin ? 1 : 0][one] += 1;
        for (resolve::EvidencePair& pair : pairs) {
            const auto& [first, one] = marked[pair.a];
            const auto& [second, other] = marked[pair.b];
            if (evidence_)
                write(*first, *one, *second, *other, pair);
            const std::vector<double>& count = counts[pair.kin ? 1 : 0];
            examples_.push_back(
                {both(pair), one->cluster == other->cluster, 2 / (count[pair.a] + count[pair.b])});
        }
    }

    // Evidence has one weight for all pairs, and one more for kin: there is little to learn from.
    static std::vector<float> both(const resolve::EvidencePair& pair) {
        std::vector<float> evidence = pair.evidence;
        evidence.resize(2 * pair.evidence.size(), 0);
        if (pair.kin)
            std::ranges::copy(pair.evidence,
                              evidence.begin() + static_cast<std::ptrdiff_t>(pair.evidence.size()));
        return evidence;
    }

    void write(const Document& first, const Marked& one, const Document& second, const Marked& other,
               const resolve::EvidencePair& pair) const {
        *evidence_ << first.incident << '\t' << first.asked.id << '\t' << one.mention << '\t'
                   << second.incident << '\t' << second.asked.id << '\t' << other.mention << '\t'
                   << (one.cluster == other.cluster) << '\t' << pair.kin;
        for (const float value : pair.evidence)
            *evidence_ << '\t' << value;
        *evidence_ << '\n';
    }

    const std::vector<Document>& documents_;
    const resolve::MentionJoiner& joiner_;
    std::ostream* evidence_;
    std::vector<std::vector<std::size_t>> stories_;
    std::vector<Example> examples_;
};

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() != 2 && !(arguments.size() == 4 && arguments[2] == "--evidence")) {
        std::cerr << "usage: claimline-train-mentions ARTICLES.jsonl ANSWERS.jsonl [--evidence FILE]\n";
        return 2;
    }
    const auto analyser = ingest::Analyser::load("en");
    if (!analyser) {
        std::cerr << analyser.error().message() << "\n";
        return 1;
    }
    const auto joiner = resolve::MentionJoiner::load(analyser->language().folder());
    if (!joiner) {
        std::cerr << joiner.error().message() << "\n";
        return 1;
    }
    std::ofstream evidence;
    if (arguments.size() == 4)
        evidence.open(arguments[3]);
    const std::vector<Document> documents = read(arguments[0], readAnswers(arguments[1]), *analyser);
    std::cout
        << "# What speaks for and against that two words tell of one happening, and that two articles of "
           "a story are\n# about the same: logarithms of odds. Made by claimline-train-mentions; see "
           "data/README.md.\nevidence\tweight\n";
    std::cout.flush();
    Trainer(documents, analyser->resolver(), *joiner, evidence.is_open() ? &evidence : nullptr).run();
    return 0;
}

} // namespace

} // namespace claimline::cli::train

int main(int count, char** arguments) {
    return claimline::cli::train::run({arguments + 1, arguments + count});
}
