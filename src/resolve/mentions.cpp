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
constexpr double leastChance = 0.35;
// Larger sets of kin are left together as one sense: all pairs of them would take seconds.
constexpr std::size_t mostKin = 500;

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
            !setWeight(name, value, "other:", mentionNames(), weights.others))
            return fail(ErrorKind::unreadable, file.string(),
                        "line " + std::to_string(row.line()) + ": no such evidence: " + std::string(name),
                        "the language cannot be used");
    }
    return weights;
}

namespace {

// The cluster of each mention of a story, from `first` on.
std::vector<std::uint32_t> clustersOf(MentionStory& story, const MentionWeights& weights,
                                      std::uint32_t first) {
    std::vector<std::uint32_t> cluster(story.size());
    std::iota(cluster.begin(), cluster.end(), first);
    for (const std::vector<std::uint32_t>& set : story.kindred()) {
        const auto score = [&](std::uint32_t a, std::uint32_t b) {
            return story.kin(set[a], set[b]) ? chance(story.evidence(set[a], set[b]), weights.kin) : 0;
        };
        const auto joined = set.size() > mostKin ? std::vector<std::uint32_t>(set.size(), 0)
                                                 : averageLink(set.size(), leastChance, score);
        for (std::size_t i = 0; i < set.size(); ++i)
            cluster[set[i]] = first + set[joined[i]];
    }
    return cluster;
}

} // namespace

std::vector<std::vector<std::uint32_t>> joinMentions(const std::vector<MentionArticle>& articles,
                                                     const Vocabulary& vocabulary,
                                                     const MentionWeights& weights) {
    std::vector<std::vector<std::uint32_t>> out(articles.size());
    std::map<std::uint32_t, std::vector<std::uint32_t>> stories;
    for (std::uint32_t i = 0; i < articles.size(); ++i)
        stories[articles[i].story].push_back(i);
    std::uint32_t used = 0;
    for (const auto& [number, members] : stories) {
        std::vector<MentionArticle> own;
        for (const std::uint32_t member : members)
            own.push_back(articles[member]);
        MentionStory story(own, vocabulary, weights.article);
        const std::vector<std::uint32_t> cluster = clustersOf(story, weights, used);
        for (std::uint32_t i = 0; i < own.size(); ++i)
            for (std::uint32_t k = 0; k < own[i].mentions->size(); ++k)
                out[members[i]].push_back(cluster[story.number(i, k)]);
        used += story.size();
    }
    return out;
}

} // namespace claimline::resolve
