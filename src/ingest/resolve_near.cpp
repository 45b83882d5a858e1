#include "ingest/article_cache.h"
#include "ingest/dates_together.h"
#include "ingest/resolve_steps.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace claimline::ingest {

namespace {

constexpr std::size_t smallProject = 3'000; // up to here all is joined anew each time, in a second or two
constexpr std::size_t fewArticles = 200;    // more at once are joined with the whole project
constexpr std::size_t likeArticles = 24, likeEvents = 10; // looked at for each article and each report
constexpr std::size_t askedWords = 10, askedWordsOfReport = 6;
constexpr double everydayShare = 0.01;
constexpr std::uint32_t commonWord = 1'500; // articles; a word of more finds too many

// How many articles of the project hold a word. Words of everyday language are as common here as anywhere:
// they are not counted, which would mean to walk through half of the index for each.
class WordCounts {
public:
    WordCounts(const store::Project& project, const resolve::Resolver& resolver, double articles)
        : project_(project)
        , resolver_(resolver)
        , articles_(articles) {}

    double operator()(const std::string& word) {
        const auto [at, fresh] = counts_.emplace(word, 0);
        if (fresh) {
            const double share = resolver_.share(word);
            if (share >= everydayShare)
                at->second = share * articles_;
            else if (const auto found = project_.articlesHolding({word}))
                at->second = std::min<double>(found->front(), articles_);
        }
        return at->second;
    }

private:
    const store::Project& project_;
    const resolve::Resolver& resolver_;
    double articles_;
    std::unordered_map<std::string, double> counts_;
};

// The rarest words that others hold, too.
std::vector<std::string> rarest(const std::vector<std::pair<std::string, float>>& terms, std::size_t most,
                                WordCounts& counts) {
    std::vector<std::pair<double, std::string>> found;
    for (const auto& [word, weight] : terms)
        if (const double articles = counts(word); articles >= 2 && articles <= commonWord)
            found.emplace_back(articles, word);
    std::ranges::sort(found);
    found.resize(std::min(found.size(), most));
    std::vector<std::string> words;
    for (auto& [articles, word] : found)
        words.push_back(std::move(word));
    return words;
}

class Near {
public:
    Near(store::Project& project, const Analyser& analyser, const Edits& edits, std::size_t articles)
        : project_(project)
        , analyser_(analyser)
        , edits_(edits)
        , counts_(project, analyser.resolver(), static_cast<double>(articles))
        , whole_{static_cast<double>(articles), [this](const std::string& word) { return counts_(word); }}
        , cache_(project, edits) {}

    Result<void> run(const std::vector<ArticleId>& changed) {
        changed_.insert(changed.begin(), changed.end());
        if (const Result<void> done = findArticles(changed); !done)
            return done;
        if (const Result<void> done = date(); !done)
            return done;
        if (const Result<void> done = findEvents(); !done)
            return done;
        return join();
    }

private:
    Result<void> findArticles(const std::vector<ArticleId>& changed) {
        for (const ArticleId id : changed) {
            const auto outline = outlineOf(id);
            if (!outline)
                return tl::unexpected(outline.error());
            const auto like =
                project_.articlesLike(rarest(outline->terms, askedWords, counts_), likeArticles);
            if (!like)
                return tl::unexpected(like.error());
            articles_.insert(id);
            articles_.insert(like->begin(), like->end());
        }
        return {};
    }

    Result<resolve::DateOutline> outlineOf(ArticleId id) const {
        const auto text = project_.outline(id);
        if (!text)
            return tl::unexpected(text.error());
        Result<resolve::DateOutline> outline = parseOutline(*text);
        if (outline)
            outline->id = id;
        return outline;
    }

    // The new ones from those that are like them, and the other way round.
    Result<void> date() {
        std::vector<resolve::DateOutline> outlines;
        for (const ArticleId id : articles_) {
            auto outline = outlineOf(id);
            if (!outline)
                return tl::unexpected(outline.error());
            outlines.push_back(std::move(*outline));
        }
        const auto moved = dateTogether(project_, analyser_, edits_, std::move(outlines), &whole_);
        if (!moved)
            return tl::unexpected(moved.error());
        changed_.insert(moved->begin(), moved->end());
        return {};
    }

    // Those of the changed articles, the headline events of the like ones, and those whose words are like a
    // report's own.
    Result<void> findEvents() {
        const auto own = project_.eventsFrom({changed_.begin(), changed_.end()}, false);
        if (!own)
            return tl::unexpected(own.error());
        events_.insert(own->begin(), own->end());
        const auto heads = project_.eventsFrom({articles_.begin(), articles_.end()}, true);
        if (!heads)
            return tl::unexpected(heads.error());
        events_.insert(heads->begin(), heads->end());
        for (const ArticleId id : changed_) {
            const auto held = cache_.get(id);
            if (!held)
                return tl::unexpected(held.error());
            for (const Report& report : (*held)->facts.reports) {
                const auto like =
                    project_.eventsLike(rarest(report.terms, askedWordsOfReport, counts_), likeEvents);
                if (!like)
                    return tl::unexpected(like.error());
                events_.insert(like->begin(), like->end());
            }
        }
        return {};
    }

    Result<void> join() {
        const auto reports = project_.reportsOf({events_.begin(), events_.end()});
        if (!reports)
            return tl::unexpected(reports.error());
        std::map<ArticleId, std::set<ReportId>> wanted;
        for (const auto& [article, report] : *reports)
            wanted[article].insert(report);
        for (const ArticleId id : changed_)
            wanted[id]; // all of its reports, below
        resolve::Pairing pairing = analyser_.resolver().pairing();
        for (const auto& [article, which] : wanted) {
            const auto held = cache_.get(article);
            if (!held)
                return tl::unexpected(held.error());
            const std::vector<Report>& all = (*held)->facts.reports;
            std::vector<std::uint32_t> numbers;
            for (std::uint32_t i = 0; i < all.size(); ++i)
                if (changed_.contains(article) || which.contains(all[i].id))
                    numbers.push_back(i);
            pairing.add((*held)->seen, std::move(numbers));
        }
        std::vector<Event> fresh;
        for (const resolve::ReportGroup& group : pairing.run(edits_.forResolver(), &whole_)) {
            const auto held = hold(cache_, group);
            if (!held)
                return tl::unexpected(held.error());
            fresh.push_back(analyser_.resolver().event(held->reports, edits_.forResolver()));
            edits_.settle(fresh.back());
        }
        return project_.changeEvents({events_.begin(), events_.end()}, fresh);
    }

    store::Project& project_;
    const Analyser& analyser_;
    const Edits& edits_;
    WordCounts counts_;
    resolve::Background whole_;
    ArticleCache cache_;
    std::set<ArticleId> changed_, articles_;
    std::set<EventId> events_;
};

} // namespace

Result<void> resolveNear(store::Project& project, const Analyser& analyser,
                         const std::vector<ArticleId>& changed) {
    const Result<store::Totals> totals = project.totals();
    if (!totals)
        return tl::unexpected(totals.error());
    const auto decisions = project.decisions();
    if (!decisions)
        return tl::unexpected(decisions.error());
    const Edits edits(*decisions);
    return Near(project, analyser, edits, totals->articles).run(changed);
}

Result<void> resolveChanged(store::Project& project, const Analyser& analyser,
                            const std::vector<ArticleId>& changed, Summary& summary,
                            const std::atomic<bool>* cancel) {
    const Result<store::Totals> totals = project.totals();
    if (!totals)
        return tl::unexpected(totals.error());
    if (changed.empty() || changed.size() > fewArticles || totals->articles <= smallProject)
        return resolveProject(project, analyser, &summary, cancel);
    if (const Result<void> done = resolveNear(project, analyser, changed); !done)
        return done;
    return fillTotals(project, summary);
}

} // namespace claimline::ingest
