// Articles of a project with their facts, as people put them right, read when they are asked for. Private to
// ingest.
#pragma once

#include "ingest/edits.h"

#include <list>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::ingest {

struct HeldArticle {
    Article article;
    Facts facts;
    resolve::ArticleFacts seen; // as resolve sees the two above
};

// Holds the last few hundred that were asked for; who holds one longer keeps it alive.
class ArticleCache {
public:
    ArticleCache(const store::Project& project, const Edits& edits)
        : project_(project)
        , edits_(edits) {}

    Result<std::shared_ptr<const HeldArticle>> get(ArticleId id);

private:
    using Entry = std::pair<ArticleId, std::shared_ptr<const HeldArticle>>;
    const store::Project& project_;
    const Edits& edits_;
    std::list<Entry> recent_; // last asked for first
    std::unordered_map<ArticleId, std::list<Entry>::iterator> held_;
};

// The reports of one event with the articles that hold them.
struct HeldGroup {
    std::vector<std::pair<const resolve::ArticleFacts*, std::uint32_t>> reports;
    std::vector<std::shared_ptr<const HeldArticle>> articles;
};
Result<HeldGroup> hold(ArticleCache& articles, const resolve::ReportGroup& group);

} // namespace claimline::ingest
