#include "ingest/article_cache.h"

namespace claimline::ingest {

namespace {
constexpr std::size_t mostHeld = 512;
}

Result<std::shared_ptr<const HeldArticle>> ArticleCache::get(ArticleId id) {
    if (const auto found = held_.find(id); found != held_.end()) {
        recent_.splice(recent_.begin(), recent_, found->second);
        return found->second->second;
    }
    Result<Article> article = project_.article(id);
    if (!article)
        return tl::unexpected(article.error());
    Result<Facts> facts = project_.facts(id);
    if (!facts)
        return tl::unexpected(facts.error());
    auto held = std::make_shared<HeldArticle>();
    held->article = std::move(*article);
    held->facts = std::move(*facts);
    edits_.corrections().apply(held->article, held->facts);
    held->seen = {id,
                  held->article.title,
                  held->article.publisher,
                  held->article.agency,
                  std::move(held->article.text),
                  &held->facts};
    recent_.emplace_front(id, std::move(held));
    held_[id] = recent_.begin();
    if (recent_.size() > mostHeld) {
        held_.erase(recent_.back().first);
        recent_.pop_back();
    }
    return recent_.front().second;
}

Result<HeldGroup> hold(ArticleCache& articles, const resolve::ReportGroup& group) {
    HeldGroup held;
    for (const resolve::ReportRefId& report : group) {
        if (held.articles.empty() || held.articles.back()->seen.id != report.article) {
            auto article = articles.get(report.article);
            if (!article)
                return tl::unexpected(article.error());
            held.articles.push_back(std::move(*article));
        }
        held.reports.emplace_back(&held.articles.back()->seen, report.number);
    }
    return held;
}

} // namespace claimline::ingest
