#include "resolve/mentions.h"

#include "resolve/average_link.h"
#include "resolve/mention_story.h"

#include "model/table.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>

namespace claimline::resolve {

namespace {

// A mean chance from here on joins two clusters: measured by cross-validation over the topics of ECB+.
constexpr double leastChance = 0.4;
// Pairs below this change no cluster by cross-validation, and are half of all.
constexpr double slightestChance = 0.1;
// Larger sets of kin are left together as one sense: all pairs of them would take seconds.
constexpr std::size_t mostKin = 500;
constexpr std::size_t mostRelated = 10'000; // pairs of mentions of two related words

template<std::size_t size>
bool setWeight(std::string_view name, float value, std::string_view prefix,
               const std::array<std::string_view, size>& names, std::array<float, size>& weights) {
    if (!name.starts_with(prefix))
        return false;
    const auto found = std::find(names.begin(), names.end(), name.substr(prefix.size()));
    if (found == names.end())
        return false;
    weights[static_cast<std::size_t>(found - names.begin())] = value;
    return true;
}

double chance(const MentionEvidence& evidence, const MentionEvidence& weights) {
    const double odds = std::inner_product(weights.begin(), weights.end(), evidence.begin(), 0.0);
    return 1 / (1 + std::exp(-odds));
}

} // namespace

Result<MentionWeights> MentionWeights::load(const std::filesystem::path& languageFolder) {
    const std::filesystem::path file = languageFolder / "mentions.tsv";
    const Result<Table> table = Table::read(file, {"evidence", "weight"});
    if (!table)
        return tl::unexpected(table.error());
    MentionWeights weights;
    for (const Table::Row& row : *table) {
        const float value = std::strtof(std::string(row["weight"]).c_str(), nullptr);
        const std::string_view name = row["evidence"];
        if (!setWeight(name, value, "article:", articleNames(), weights.article) &&
            !setWeight(name, value, "kin:", mentionNames(), weights.kin) &&
            !setWeight(name, value, "related:", mentionNames(), weights.related))
            return fail(ErrorKind::unreadable, file.string(),
                        "line " + std::to_string(row.line()) + ": no such evidence: " + std::string(name),
                        "the language cannot be used");
    }
    return weights;
}

namespace {

// The cluster of each mention of a story, named by its first one.
std::vector<std::uint32_t> clustersOf(MentionStory& story, const MentionWeights& weights) {
    std::vector<std::uint32_t> start(story.size());
    std::iota(start.begin(), start.end(), 0U);
    std::vector<ScoredPair> pairs;
    const auto weigh = [&](std::uint32_t a, std::uint32_t b, const MentionEvidence& own) {
        if (const double score = chance(story.evidence(a, b), own); score >= slightestChance)
            pairs.push_back({a, b, score});
    };
    for (const std::vector<std::uint32_t>& set : story.kindred()) {
        if (set.size() > mostKin) {
            for (const std::uint32_t one : set)
                start[one] = set.front();
            continue;
        }
        for (std::size_t b = 0; b < set.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                if (story.kin(set[a], set[b]))
                    weigh(set[a], set[b], weights.kin);
    }
    for (const auto& [some, others] : story.relatedSets())
        if (some.size() * others.size() <= mostRelated)
            for (const std::uint32_t a : some)
                for (const std::uint32_t b : others)
                    if (story.related(a, b))
                        weigh(a, b, weights.related);
    return averageLink(std::move(start), pairs, leastChance);
}

} // namespace

struct MentionJoiner::Parts {
    MentionWords words;
    MentionWeights weights;
};

MentionJoiner::MentionJoiner(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
MentionJoiner::MentionJoiner(MentionJoiner&&) noexcept = default;
MentionJoiner& MentionJoiner::operator=(MentionJoiner&&) noexcept = default;
MentionJoiner::~MentionJoiner() = default;

Result<MentionJoiner> MentionJoiner::load(const std::filesystem::path& languageFolder) {
    auto vocabulary = Vocabulary::load(languageFolder);
    if (!vocabulary)
        return tl::unexpected(vocabulary.error());
    auto related = RelatedWords::load(languageFolder);
    if (!related)
        return tl::unexpected(related.error());
    auto paraphrases = Paraphrases::load(languageFolder);
    if (!paraphrases)
        return tl::unexpected(paraphrases.error());
    auto vectors = WordVectors::load(languageFolder);
    if (!vectors)
        return tl::unexpected(vectors.error());
    const auto weights = MentionWeights::load(languageFolder);
    if (!weights)
        return tl::unexpected(weights.error());
    return MentionJoiner(std::make_unique<Parts>(
        Parts{{std::move(*vocabulary), std::move(*related), std::move(*paraphrases), std::move(*vectors)},
              *weights}));
}

std::vector<std::vector<std::uint32_t>>
MentionJoiner::join(const std::vector<MentionArticle>& articles) const {
    std::vector<std::vector<std::uint32_t>> out(articles.size());
    std::map<std::uint32_t, std::vector<std::uint32_t>> stories;
    for (std::uint32_t i = 0; i < articles.size(); ++i)
        stories[articles[i].story].push_back(i);
    std::uint32_t used = 0;
    for (const auto& [number, members] : stories) {
        std::vector<MentionArticle> own;
        for (const std::uint32_t member : members)
            own.push_back(articles[member]);
        MentionStory story(own, parts_->words, parts_->weights.article);
        const std::vector<std::uint32_t> cluster = clustersOf(story, parts_->weights);
        for (std::uint32_t i = 0; i < own.size(); ++i)
            for (std::uint32_t k = 0; k < own[i].mentions->size(); ++k)
                out[members[i]].push_back(used + cluster[story.number(i, k)]);
        used += story.size();
    }
    return out;
}

std::vector<EvidencePair> MentionJoiner::articlePairs(const std::vector<MentionArticle>& articles) const {
    const MentionStory story(articles, parts_->words, parts_->weights.article);
    std::vector<EvidencePair> pairs;
    for (std::uint32_t a = 0; a < articles.size(); ++a)
        for (std::uint32_t b = a + 1; b < articles.size(); ++b) {
            const ArticleEvidence evidence = story.articleEvidence(a, b);
            pairs.push_back({a, b, false, {evidence.begin(), evidence.end()}});
        }
    return pairs;
}

std::vector<EvidencePair> MentionJoiner::mentionPairs(const std::vector<MentionArticle>& articles,
                                                      const std::vector<MentionRef>& which,
                                                      const std::vector<float>& articleWeights) const {
    ArticleEvidence weights{};
    std::copy_n(articleWeights.begin(), std::min(weights.size(), articleWeights.size()), weights.begin());
    MentionStory story(articles, parts_->words, weights);
    std::vector<EvidencePair> pairs;
    for (std::uint32_t a = 0; a < which.size(); ++a)
        for (std::uint32_t b = a + 1; b < which.size(); ++b) {
            const std::uint32_t x = story.number(which[a].article, which[a].mention);
            const std::uint32_t y = story.number(which[b].article, which[b].mention);
            if (!story.kin(x, y) && !story.related(x, y))
                continue;
            const MentionEvidence evidence = story.evidence(x, y);
            pairs.push_back({a, b, story.kin(x, y), {evidence.begin(), evidence.end()}});
        }
    return pairs;
}

} // namespace claimline::resolve
