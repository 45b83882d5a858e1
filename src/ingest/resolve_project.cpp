// Over the whole project: dates of the articles that state none, then events, facets and conflicts.
#include "ingest/edits.h"
#include "ingest/ingest.h"
#include "ingest/parallel.h"

#include <map>

namespace claimline::ingest {

namespace {

struct Held {
    Article article;
    Facts facts;
    std::string outline; // as stored: of the article's own evidence alone
    When wanted;         // the date that it is to have; not known: its own, if it has one
    bool redo = false;
};

struct Outlines {
    std::vector<resolve::DateOutline> all;
    std::map<ArticleId, std::string> texts;
};

Result<Outlines> readOutlines(const store::Project& project, const Edits& edits) {
    Outlines outlines;
    std::optional<Error> damaged;
    const Result<void> read = project.forEachOutline([&](ArticleId id, const std::string& text) {
        Result<resolve::DateOutline> outline = parseOutline(text);
        if (!outline) {
            damaged = outline.error();
            return;
        }
        outline->id = id;
        if (const When* user = edits.articleDate(id)) {
            outline->published = *user;
            outline->candidates.clear();
        }
        outlines.all.push_back(std::move(*outline));
        outlines.texts.emplace(id, text);
    });
    if (!read)
        return tl::unexpected(read.error());
    if (damaged)
        return tl::unexpected(*damaged);
    return outlines;
}

// A person's date before that of the collection, and that before the article's own.
std::map<ArticleId, When> wantedDates(const Outlines& outlines, const Edits& edits,
                                      const resolve::Resolver& resolver) {
    std::map<ArticleId, When> wanted;
    for (const resolve::DateOutline& outline : outlines.all)
        wanted[outline.id] = outline.published;
    for (const resolve::DatedArticle& dated : resolver.dateArticles(outlines.all))
        if (!edits.articleDate(dated.id))
            wanted[dated.id] = dated.published;
    return wanted;
}

bool sameDate(const When& a, const When& b) {
    return a.edtf == b.edtf && a.basis == b.basis && a.because == b.because;
}

Result<std::vector<Held>> readArticles(const store::Project& project, const Outlines& outlines,
                                       const std::map<ArticleId, When>& wanted) {
    std::vector<Held> all;
    all.reserve(outlines.all.size());
    for (const resolve::DateOutline& outline : outlines.all) {
        Result<Article> article = project.article(outline.id);
        if (!article)
            return tl::unexpected(article.error());
        Result<Facts> facts = project.facts(outline.id);
        if (!facts)
            return tl::unexpected(facts.error());
        Held& held = all.emplace_back();
        held.article = std::move(*article);
        held.facts = std::move(*facts);
        held.outline = outlines.texts.at(outline.id);
        held.wanted = wanted.at(outline.id);
        held.redo = !sameDate(held.facts.published, held.wanted);
    }
    return all;
}

// Articles whose date has moved are read anew: "Tuesday" is another day now.
Result<void> analyseMoved(store::Project& project, const Analyser& analyser, std::vector<Held>& all,
                          int threads) {
    std::vector<Held*> moved;
    for (Held& held : all)
        if (held.redo)
            moved.push_back(&held);
    forEachParallel(moved.size(), threads, [&](std::size_t i) {
        Held& held = *moved[i];
        try {
            held.facts = analyser.analyse(held.article, held.wanted).facts;
        } catch (const std::exception&) {
            held.redo = false; // it keeps what was found with its old date
        }
    });
    for (const Held* held : moved) {
        if (!held->redo)
            continue;
        if (const Result<void> put = project.putFacts(held->article.id, held->facts, held->outline); !put)
            return put;
    }
    return {};
}

std::vector<Event> eventsOf(const Analyser& analyser, std::vector<Held>& all, const Edits& edits) {
    std::vector<resolve::ArticleFacts> articles;
    for (Held& held : all) {
        edits.apply(held.facts);
        articles.push_back({held.article.id, held.article.title, held.article.publisher, held.article.agency,
                            held.article.text, &held.facts});
    }
    return analyser.resolver().events(articles, edits.forResolver());
}

} // namespace

Result<void> resolveProject(store::Project& project, const Analyser& analyser, Summary* summary) {
    const auto decisions = project.decisions();
    if (!decisions)
        return tl::unexpected(decisions.error());
    const Edits edits(*decisions);
    const Result<Outlines> outlines = readOutlines(project, edits);
    if (!outlines)
        return tl::unexpected(outlines.error());
    Result<std::vector<Held>> all =
        readArticles(project, *outlines, wantedDates(*outlines, edits, analyser.resolver()));
    if (!all)
        return tl::unexpected(all.error());
    if (const Result<void> analysed = analyseMoved(project, analyser, *all, 0); !analysed)
        return analysed;
    std::size_t claims = 0;
    for (const Held& held : *all)
        claims += held.facts.claims.size();
    const std::vector<Event> events = eventsOf(analyser, *all, edits);
    if (const Result<void> put = project.putEvents(events); !put)
        return put;
    if (summary) {
        summary->claims = claims;
        summary->events = events.size();
        summary->conflicts = 0;
        for (const Event& event : events)
            summary->conflicts += static_cast<std::size_t>(event.conflicts);
    }
    return {};
}

} // namespace claimline::ingest
