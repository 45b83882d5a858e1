// Claims of the whole project, in the order of articles and text.
#include "store/codec.h"
#include "store/corrections.h"
#include "store/fold.h"
#include "store/parts.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace claimline::store {

namespace {

// Members that ask about an event: a claim on no event meets none of them.
bool asksForEvent(const Filter& filter) {
    return filter.from || filter.to || !filter.text.empty() || !filter.places.empty() ||
           !filter.types.empty() || !filter.statuses.empty() || !filter.precisions.empty();
}

// The claim's own members: who speaks, for whom, in which article.
class ClaimFilter {
public:
    explicit ClaimFilter(const Filter& filter)
        : parties_(folded(filter.parties))
        , sources_(folded(filter.sources))
        , articles_(filter.articles) {}
    bool passes(ArticleId article, const Source& source) const {
        return among(parties_, fold(source.party)) && among(sources_, fold(source.name)) &&
               among(articles_, article);
    }
    bool passes(ArticleId article) const { return among(articles_, article); }

private:
    static std::vector<std::string> folded(const std::vector<std::string>& names) {
        std::vector<std::string> all;
        for (const std::string& name : names)
            all.push_back(fold(name));
        return all;
    }
    template<class Value>
    static bool among(const std::vector<Value>& wanted, const Value& value) {
        return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
    }
    std::vector<std::string> parties_, sources_;
    std::vector<ArticleId> articles_;
};

// The event of each claim of an article; of several the one that the filter gives, and of those the first by
// id.
std::map<ClaimId, EventId> eventsOf(Connection& connection, ArticleId article,
                                    const std::unordered_set<std::uint64_t>& given) {
    std::map<ClaimId, EventId> events;
    Query query(connection, "SELECT claim, event FROM event_claim WHERE article = ? ORDER BY claim, event");
    query.bind(rowid(article));
    while (query.step()) {
        const ClaimId claim{static_cast<std::uint64_t>(query.integer(0))};
        const EventId event{static_cast<std::uint64_t>(query.integer(1))};
        const auto known = events.find(claim);
        if (known == events.end())
            events.emplace(claim, event);
        else if (!given.contains(known->second.value) && given.contains(event.value))
            known->second = event;
    }
    return events;
}

// The claims of the article at the query's row as people put them right.
std::vector<ClaimMark> corrected(const Corrections& corrections, const Query& query, Facts& facts) {
    Result<Article> article = decodeHead(query.text(3));
    if (!article)
        return {};
    article->text = query.text(2);
    corrections.apply(*article);
    return corrections.apply(*article, facts);
}

} // namespace

Result<std::vector<ClaimRow>> Project::claims(const Filter& filter) const {
    Filter ofEvents = filter;
    ofEvents.sources.clear(); // judged claim by claim
    ofEvents.parties.clear();
    ofEvents.articles.clear();
    const Result<Slice> chosen = slice(ofEvents);
    if (!chosen)
        return tl::unexpected(chosen.error());
    std::unordered_set<std::uint64_t> given;
    for (std::size_t i = 0; i < chosen->rows.size(); ++i)
        given.insert(chosen->rows.id(i).value);
    return parts_->run("the claims cannot be read", [&]() -> Result<std::vector<ClaimRow>> {
        const ClaimFilter own(filter);
        const bool needsEvent = asksForEvent(filter);
        std::vector<ClaimRow> rows;
        const Corrections& corrections = parts_->currentCorrections();
        Query query(
            *parts_->connection,
            "SELECT id, facts, text, head FROM article JOIN article_facts ON article_facts.article = id "
            "JOIN article_text ON article_text.article = id ORDER BY path, id");
        while (query.step()) {
            const ArticleId article{static_cast<std::uint64_t>(query.integer(0))};
            if (!own.passes(article))
                continue;
            const auto events = eventsOf(*parts_->connection, article, given);
            Result<Facts> facts = decodeFacts(query.text(1));
            if (!facts)
                return tl::unexpected(facts.error());
            const std::vector<ClaimMark> marks = corrections.touches(article)
                                                     ? corrected(corrections, query, *facts)
                                                     : std::vector<ClaimMark>();
            for (std::size_t i = 0; i < facts->claims.size(); ++i) {
                Claim& claim = facts->claims[i];
                if (i < marks.size() && marks[i].rejected)
                    continue;
                const Source source =
                    claim.speaker < facts->sources.size() ? facts->sources[claim.speaker] : Source{};
                const auto event = events.find(claim.id);
                const bool onEvent = event != events.end() && given.contains(event->second.value);
                if (!own.passes(article, source) || (!onEvent && (needsEvent || event != events.end())))
                    continue;
                ClaimRow& row = rows.emplace_back();
                row.article = article;
                row.event = onEvent ? event->second : EventId{};
                row.source = source;
                row.quote = claimline::slice(query.text(2), claim.quote);
                row.claim = std::move(claim);
            }
        }
        return rows;
    });
}

} // namespace claimline::store
