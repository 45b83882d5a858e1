// Over the whole project: dates of the articles that state none, then events, facets and conflicts. Articles
// are read one after the other, and of each only what pairing asks is kept: a project need not fit into
// memory.
#include "ingest/article_cache.h"
#include "ingest/dates_together.h"
#include "ingest/resolve_steps.h"
#include "model/parallel.h"

namespace claimline::ingest {

namespace {

constexpr std::size_t batch = 256; // events that are put together at once, on all cores

Result<std::vector<resolve::DateOutline>> readOutlines(const store::Project& project) {
    std::vector<resolve::DateOutline> outlines;
    std::optional<Error> damaged;
    const Result<void> read = project.forEachOutline([&](ArticleId id, const std::string& text) {
        Result<resolve::DateOutline> outline = parseOutline(text);
        if (!outline) {
            damaged = outline.error();
            return;
        }
        outline->id = id;
        outlines.push_back(std::move(*outline));
    });
    if (!read)
        return tl::unexpected(read.error());
    if (damaged)
        return tl::unexpected(*damaged);
    return outlines;
}

Result<std::vector<resolve::ReportGroup>> groupsOf(ArticleCache& articles, const std::vector<ArticleId>& ids,
                                                   const Analyser& analyser, const Edits& edits) {
    resolve::Pairing pairing = analyser.resolver().pairing();
    for (const ArticleId id : ids) {
        const auto held = articles.get(id);
        if (!held)
            return tl::unexpected(held.error());
        pairing.add((*held)->seen);
    }
    return pairing.run(edits.forResolver());
}

// Gives the events of the groups one after the other; a batch of them is made at a time.
class EventSource {
public:
    EventSource(ArticleCache& articles, const Analyser& analyser, const Edits& edits,
                const std::vector<resolve::ReportGroup>& groups, const std::atomic<bool>* cancel)
        : articles_(articles)
        , analyser_(analyser)
        , edits_(edits)
        , groups_(groups)
        , cancel_(cancel) {}

    Result<std::optional<Event>> next() {
        if (given_ == ready_.size()) {
            if (at_ == groups_.size())
                return std::nullopt;
            if (cancel_ && cancel_->load())
                return fail(ErrorKind::cancelled, "joining the reports", "it was cancelled",
                            "the next import or resolve does it");
            if (const Result<void> made = makeBatch(); !made)
                return tl::unexpected(made.error());
        }
        return std::move(ready_[given_++]);
    }

private:
    Result<void> makeBatch() {
        const std::size_t count = std::min(batch, groups_.size() - at_);
        std::vector<HeldGroup> held;
        for (std::size_t i = 0; i < count; ++i) {
            Result<HeldGroup> group = hold(articles_, groups_[at_ + i]);
            if (!group)
                return tl::unexpected(group.error());
            held.push_back(std::move(*group));
        }
        ready_.assign(count, Event{});
        given_ = 0;
        forEachParallel(count, 0, [&](std::size_t i) {
            ready_[i] = analyser_.resolver().event(held[i].reports, edits_.forResolver());
            edits_.settle(ready_[i]);
        });
        at_ += count;
        return {};
    }

    ArticleCache& articles_;
    const Analyser& analyser_;
    const Edits& edits_;
    const std::vector<resolve::ReportGroup>& groups_;
    const std::atomic<bool>* cancel_;
    std::vector<Event> ready_;
    std::size_t given_ = 0, at_ = 0;
};

} // namespace

Result<void> fillTotals(const store::Project& project, Summary& summary) {
    const Result<store::Totals> totals = project.totals();
    if (!totals)
        return tl::unexpected(totals.error());
    summary.claims = totals->claims;
    summary.events = totals->events;
    summary.conflicts = totals->conflicts;
    return {};
}

Result<void> resolveProject(store::Project& project, const Analyser& analyser, Summary* summary,
                            const std::atomic<bool>* cancel) {
    const auto decisions = project.decisions();
    if (!decisions)
        return tl::unexpected(decisions.error());
    const Edits edits(*decisions);
    Result<std::vector<resolve::DateOutline>> outlines = readOutlines(project);
    if (!outlines)
        return tl::unexpected(outlines.error());
    const auto moved = dateTogether(project, analyser, edits, std::move(*outlines), nullptr);
    if (!moved)
        return tl::unexpected(moved.error());
    const auto ids = project.articleIds();
    if (!ids)
        return tl::unexpected(ids.error());
    ArticleCache articles(project, edits);
    const auto groups = groupsOf(articles, *ids, analyser, edits);
    if (!groups)
        return tl::unexpected(groups.error());
    EventSource events(articles, analyser, edits, *groups, cancel);
    if (const Result<void> put = project.putEventsFrom([&] { return events.next(); }); !put)
        return put;
    return summary ? fillTotals(project, *summary) : Result<void>();
}

} // namespace claimline::ingest
