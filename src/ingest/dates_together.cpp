#include "ingest/dates_together.h"

#include "model/parallel.h"

#include <algorithm>
#include <unordered_map>

namespace claimline::ingest {

namespace {

struct Moved {
    Article article;
    When wanted;
    std::string outline; // as stored: of the article's own evidence alone
    Facts facts;
    bool failed = false;
};

bool sameDate(const When& a, const When& b) {
    return a.edtf == b.edtf && a.basis == b.basis && a.because == b.because;
}

// A person's date before that of the collection, and that before the article's own.
std::unordered_map<ArticleId, When> wantedDates(const std::vector<resolve::DateOutline>& outlines,
                                                const Edits& edits, const resolve::Resolver& resolver,
                                                const resolve::Background* whole) {
    std::unordered_map<ArticleId, When> wanted;
    for (const resolve::DateOutline& outline : outlines)
        wanted[outline.id] = outline.published;
    for (const resolve::DatedArticle& dated : resolver.dateArticles(outlines, whole))
        if (!edits.corrections().articleDate(dated.id))
            wanted[dated.id] = dated.published;
    return wanted;
}

Result<std::vector<Moved>> movedOnes(const store::Project& project,
                                     const std::unordered_map<ArticleId, When>& wanted) {
    std::vector<Moved> moved;
    for (const auto& [id, when] : wanted) {
        const Result<When> now = project.published(id);
        if (!now)
            return tl::unexpected(now.error());
        if (sameDate(*now, when))
            continue;
        Result<Article> article = project.article(id);
        if (!article)
            return tl::unexpected(article.error());
        Result<std::string> outline = project.outline(id);
        if (!outline)
            return tl::unexpected(outline.error());
        moved.push_back({std::move(*article), when, std::move(*outline), {}, false});
    }
    std::ranges::sort(moved, {}, [](const Moved& one) { return one.article.id; });
    return moved;
}

} // namespace

// "Tuesday" is another day now.
Result<std::vector<ArticleId>> dateTogether(store::Project& project, const Analyser& analyser,
                                            const Edits& edits, std::vector<resolve::DateOutline> outlines,
                                            const resolve::Background* whole) {
    for (resolve::DateOutline& outline : outlines)
        if (const When* user = edits.corrections().articleDate(outline.id)) {
            outline.published = *user;
            outline.candidates.clear();
        }
    Result<std::vector<Moved>> moved =
        movedOnes(project, wantedDates(outlines, edits, analyser.resolver(), whole));
    if (!moved)
        return tl::unexpected(moved.error());
    forEachParallel(moved->size(), 0, [&](std::size_t i) {
        Moved& one = (*moved)[i];
        try {
            one.facts = analyser.analyse(one.article, one.wanted).facts;
        } catch (const std::exception&) {
            one.failed = true; // it keeps what was found with its old date
        }
    });
    std::vector<ArticleId> ids;
    for (const Moved& one : *moved) {
        if (one.failed)
            continue;
        if (const Result<void> put = project.putFacts(one.article.id, one.facts, one.outline); !put)
            return tl::unexpected(put.error());
        ids.push_back(one.article.id);
    }
    return ids;
}

} // namespace claimline::ingest
