#include "resolve/assemble.h"

#include "resolve/words.h"

#include "model/table.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace claimline::resolve {

namespace {

constexpr std::size_t mostSummaryFacets = 4;
constexpr std::size_t mostSummaryCells = 3;

Instant publishedAt(const Member& member) {
    const When& published = member.article->facts->published;
    return published.known() ? published.earliestStart : std::numeric_limits<Instant>::max();
}

// The oldest report gives the event its name; ids break ties, so that no order of import matters.
const Member& oldest(const std::vector<Member>& members) {
    return *std::min_element(members.begin(), members.end(), [](const Member& a, const Member& b) {
        return std::tuple(publishedAt(a), a.report->id) < std::tuple(publishedAt(b), b.report->id);
    });
}

std::string lowered(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return low;
}

// "Struck fuel depot at night": begins with the deed in the past, and nobody did it.
bool lacksSubject(const Report& report, std::string_view predicate) {
    const std::string deed = lowered(predicate.substr(0, predicate.find(' ')));
    const std::string title = lowered(report.title);
    return title.starts_with(deed + " ") && !deed.ends_with('s') && !deed.ends_with("ing") &&
           !report.lemma.starts_with(deed);
}

int titleWorth(const Member& member) {
    const Report& report = *member.report;
    if (report.title.empty())
        return -100;
    int worth = report.headline ? 4 : 0;
    worth += std::min<int>(3, static_cast<int>(report.answers.size()));
    const bool placed = std::any_of(report.places.begin(), report.places.end(), [&](const Place& place) {
        return !place.span.empty() &&
               report.title.find(slice(member.article->text, place.span)) != std::string::npos;
    });
    worth += placed ? 3 : 0;
    worth += report.title.size() >= 20 && report.title.size() <= 90 ? 3 : 0;
    worth += report.modality == Modality::happened ? 1 : 0;
    worth -= lacksSubject(report, slice(member.article->text, report.predicate)) ? 5 : 0;
    return worth;
}

// How many titles hold each of the longer words.
using TitleWords = std::unordered_map<std::string, int>;

std::set<std::string> longWords(const Report& report) {
    std::set<std::string> words;
    for (std::string& word : splitList(lowered(report.title), ' '))
        if (word.size() > 3)
            words.insert(std::move(word));
    return words;
}

// How often the other reports' titles hold the longer words of this one: a title that strays to another
// happening shares little with them.
int sharedWords(const Report& report, const TitleWords& titles) {
    int shared = 0;
    for (const std::string& word : longWords(report))
        shared += titles.at(word) - 1;
    return std::min(shared, 8);
}

const Member& bestTold(const std::vector<Member>& members) {
    TitleWords titles;
    for (const Member& member : members)
        for (const std::string& word : longWords(*member.report))
            ++titles[word];
    const auto rank = [&](const Member& member) {
        return std::tuple(-titleWorth(member) - sharedWords(*member.report, titles), publishedAt(member),
                          member.report->id);
    };
    const Member* best = &members.front();
    auto least = rank(*best);
    for (const Member& member : members)
        if (auto own = rank(member); own < least) {
            best = &member;
            least = std::move(own);
        }
    return *best;
}

constexpr Instant day = 86'400;

bool namesDay(const When& when) {
    return when.known() && when.latestEnd - when.earliestStart <= 2 * day;
}

// Those whose article is about the event know its date best; what others say of it in passing counts only
// where there are none.
std::vector<const Member*> datingMembers(const std::vector<Member>& members) {
    std::vector<const Member*> out;
    for (const bool headline : {true, false}) {
        for (const Member& member : members)
            if (member.report->when.known() && (member.report->headline || !headline))
                out.push_back(&member);
        if (!out.empty())
            break;
    }
    return out;
}

bool namesDay(const Facts& facts, Day candidate) {
    return std::ranges::any_of(facts.timexes, [&](const Timex& timex) {
        return (timex.type == TimexType::date || timex.type == TimexType::time) && namesDay(timex.when) &&
               dayOf(timex.when.earliestStart) == candidate;
    });
}

// How much one of them speaks for a day: it is the day that it tells, or one that its article names, for
// whatever. An article's own day is named for much that is not the happening, and is taken for want of a
// better.
double voteFor(Day candidate, const Member& member) {
    constexpr double supposed = 0.7, ownDay = 0.6, named = 0.5;
    const Report& report = *member.report;
    const When& published = member.article->facts->published;
    if (!namesDay(report.when) || dayOf(report.when.earliestStart) != candidate)
        return namesDay(*member.article->facts, candidate) ? named : 0;
    const bool own = published.known() && dayOf(published.earliestStart) == candidate;
    return (report.timeSpan.empty() ? supposed : 1) * (own ? ownDay : 1);
}

// The day for which most speaks. Where as much speaks for one as for another it is the earlier: what came of
// a happening, and the telling of it, lie behind it. No day lies behind what was written of it.
std::optional<Day> settledDay(const std::vector<const Member*>& members) {
    std::map<Day, double> votes;
    for (const Member* member : members)
        if (namesDay(member->report->when))
            votes[dayOf(member->report->when.earliestStart)] = 0;
    for (auto& [candidate, vote] : votes)
        for (const Member* member : members) {
            const When& published = member->article->facts->published;
            vote += voteFor(candidate, *member);
            vote -= published.known() && dayOf(published.latestEnd - 1) < candidate ? 1 : 0;
        }
    const auto most = std::ranges::max_element(
        votes, [](const auto& a, const auto& b) { return a.second < b.second; }); // the first of equals
    return most == votes.end() ? std::nullopt : std::optional(most->first);
}

// The day that most reports tell of, by the finest expression for it; without one the finest stretch.
When dateOf(const std::vector<Member>& members) {
    const std::vector<const Member*> dating = datingMembers(members);
    const std::optional<Day> settled = settledDay(dating);
    const Member* best = nullptr;
    const auto rank = [](const Member& member) {
        const When& when = member.report->when;
        return std::tuple(when.latestEnd - when.earliestStart, member.report->timeSpan.empty(),
                          when.earliestStart, member.report->id);
    };
    for (const Member* member : dating) {
        const When& when = member->report->when;
        const bool fits = !settled || (namesDay(when) && dayOf(when.earliestStart) == *settled);
        if (fits && (best == nullptr || rank(*member) < rank(*best)))
            best = member;
    }
    return best == nullptr ? When{} : best->report->when;
}

std::vector<Place> placesOf(const std::vector<Member>& members) {
    std::map<std::string, std::pair<double, Place>> votes;
    for (const Member& member : members) {
        double worth = member.report->headline ? 1.5 : 1;
        for (const Place& place : member.report->places) {
            auto& vote = votes[place.name];
            // A narrow place says more than the country that it lies in.
            vote.first += worth * (place.name == place.region || place.region.empty() ? 0.7 : 1);
            if (vote.second.name.empty() || (!vote.second.located && place.located))
                vote.second = place;
            worth *= 0.7;
        }
    }
    std::vector<std::pair<double, Place>> sorted;
    for (auto& [name, vote] : votes)
        sorted.push_back(std::move(vote));
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Place> out;
    for (auto& [worth, place] : sorted) {
        place.span = {}; // of one article; the event has many
        out.push_back(std::move(place));
    }
    return out;
}

// Some happenings hold others: a march its clashes, arrests and injured, an intrusion an "attack" and a fine.
// Who tells only of those tells of the same event.
double breadthOf(EventType type) {
    switch (type) {
    case EventType::protest:
    case EventType::cyber:
    case EventType::election:
        return 2;
    case EventType::disaster:
        return 1.5;
    case EventType::statement:
    case EventType::economy:
        return 0.7;
    case EventType::other:
        return 0.3;
    default:
        return 1;
    }
}

EventType typeOf(const std::vector<Member>& members) {
    std::map<EventType, double> votes;
    for (const Member& member : members)
        votes[member.report->type] += (member.report->headline ? 2 : 1) * breadthOf(member.report->type);
    return std::max_element(votes.begin(), votes.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

Modality modalityOf(const std::vector<Member>& members) {
    Modality best = Modality::background;
    for (const Member& member : members)
        best = std::min(best, member.report->modality);
    return best;
}

void addSources(Event& event, const std::vector<Member>& members) {
    std::map<std::string, std::string> names;
    std::set<std::string> parties;
    std::set<std::pair<ArticleId, ClaimId>> claims;
    for (const Member& member : members) {
        const Facts& facts = *member.article->facts;
        std::vector<std::uint32_t> indices = member.report->claims;
        for (const Answer& answer : member.report->answers)
            indices.push_back(answer.claim);
        for (const std::uint32_t index : indices) {
            if (index >= facts.claims.size())
                continue;
            const Claim& claim = facts.claims[index];
            claims.emplace(member.article->id, claim.id);
            if (claim.speaker >= facts.sources.size())
                continue;
            const Source& source = facts.sources[claim.speaker];
            names.emplace(source.key, source.name);
            if (!source.party.empty())
                parties.insert(source.party);
        }
    }
    for (const auto& [key, name] : names)
        if (std::find(event.sources.begin(), event.sources.end(), name) == event.sources.end())
            event.sources.push_back(name);
    event.parties.assign(parties.begin(), parties.end());
    event.claims.assign(claims.begin(), claims.end());
}

// "o1", "o2", … in the order of the cells; counts those of the whole event.
int numberOrigins(Event& event, const std::vector<Member>& members, const Origins& origins) {
    std::map<std::string, std::string> numbers;
    for (Facet& facet : event.facets)
        for (Cell& cell : facet.cells) {
            const auto [at, fresh] = numbers.emplace(cell.origin, "o" + std::to_string(numbers.size() + 1));
            cell.origin = at->second;
        }
    std::set<std::string> all;
    for (const Member& member : members) {
        bool attributed = false;
        for (const std::uint32_t index : member.report->claims)
            if (index < member.article->facts->claims.size()) {
                const Claim& claim = member.article->facts->claims[index];
                if (!Origins::isSpoken(*member.article, claim))
                    continue;
                all.insert(origins.of(*member.article, &claim).key);
                attributed = true;
            }
        if (!attributed)
            all.insert(origins.of(*member.article, nullptr).key);
    }
    return static_cast<int>(all.size());
}

std::string summaryOf(const Event& event) {
    std::string out;
    std::size_t facets = 0;
    for (const Facet& facet : event.facets) {
        if (facets == mostSummaryFacets)
            break;
        if (facet.kind != FacetKind::count && facet.kind != FacetKind::amount &&
            facet.kind != FacetKind::yesNo)
            continue;
        std::set<std::string> said;
        std::string values;
        for (const Cell& cell : facet.cells) {
            if (cell.state != CellState::current || said.size() == mostSummaryCells)
                continue;
            const std::string value = (cell.answer.denied ? "not " : "") + cell.answer.value;
            if (said.insert(value).second)
                values += (values.empty() ? "" : ", ") + value + " (" + shortened(cell.source) + ")";
        }
        if (values.empty())
            continue;
        std::string name = facet.name;
        if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
            name[0] = static_cast<char>(name[0] - 'a' + 'A');
        out += (out.empty() ? "" : " ") + name + ": " + values + ".";
        ++facets;
    }
    return out;
}

EventStatus statusOf(const Event& event) {
    if (event.conflicts > 0)
        return EventStatus::contested;
    const bool updated = std::any_of(event.facets.begin(), event.facets.end(),
                                     [](const Facet& facet) { return facet.status == FacetStatus::updated; });
    if (updated)
        return EventStatus::updated;
    return event.origins > 1 ? EventStatus::corroborated : EventStatus::single;
}

void applyDecisions(Event& event, const std::vector<Member>& members, const Decisions& decisions) {
    const auto mine = [&](ReportId id) {
        return std::any_of(members.begin(), members.end(),
                           [&](const Member& member) { return member.report->id == id; });
    };
    for (const auto& [report, title] : decisions.titles)
        if (mine(report))
            event.title = title;
    for (const auto& [report, when] : decisions.dates)
        if (mine(report))
            event.when = when;
}

ReportRef refOf(const Member& member) {
    const Report& report = *member.report;
    ReportRef ref;
    ref.article = member.article->id;
    ref.report = report.id;
    ref.quoteSpan = report.quote;
    ref.timeSpan = report.timeSpan;
    ref.when = report.when;
    ref.quote = slice(member.article->text, report.quote);
    ref.timeQuote = slice(member.article->text, report.timeSpan);
    return ref;
}

} // namespace

Event assemble(const std::vector<Member>& members, const FacetWords& words, const Decisions& decisions) {
    Event event;
    event.id = EventId{oldest(members).report->id.value};
    event.title = bestTold(members).report->title;
    event.type = typeOf(members);
    event.modality = modalityOf(members);
    event.when = dateOf(members);
    event.places = placesOf(members);
    std::vector<const ArticleFacts*> articles;
    for (const Member& member : members) {
        event.reports.push_back(refOf(member));
        if (articles.empty() || articles.back() != member.article)
            articles.push_back(member.article);
    }
    addSources(event, members);
    const Origins origins(articles, decisions.origins);
    event.facets = makeFacets(members, origins, words);
    event.origins = numberOrigins(event, members, origins);
    event.conflicts =
        static_cast<int>(std::count_if(event.facets.begin(), event.facets.end(), [](const Facet& facet) {
            return facet.status == FacetStatus::conflict;
        }));
    event.status = statusOf(event);
    event.summary = summaryOf(event);
    applyDecisions(event, members, decisions);
    return event;
}

} // namespace claimline::resolve
