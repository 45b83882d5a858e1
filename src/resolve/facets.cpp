#include "resolve/facets.h"

#include "resolve/confirmation.h"
#include "resolve/running.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace claimline::resolve {

namespace {

constexpr std::size_t longestQuote = 400;

// The sentence around a span, for values whose claim does not hold them.
Span sentenceAround(std::string_view text, Span span) {
    std::size_t begin = span.begin, end = span.end;
    while (begin > 0 && span.begin - begin < longestQuote && text[begin - 1] != '\n' &&
           !(text[begin - 1] == ' ' && begin > 1 && (text[begin - 2] == '.' || text[begin - 2] == '?')))
        --begin;
    while (end < text.size() && end - span.end < longestQuote && text[end] != '\n' &&
           !(text[end] == ' ' && (text[end - 1] == '.' || text[end - 1] == '?')))
        ++end;
    while (begin < span.begin && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        ++begin;
    while (end > span.end && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Who speaks in an article's own voice: he whose its other sentences are, who may be the body that issued it.
Source publisherOf(const ArticleFacts& article) {
    for (const Claim& claim : article.facts->claims)
        if (claim.form == ClaimForm::narrator && claim.speaker < article.facts->sources.size() &&
            !article.facts->sources[claim.speaker].name.empty())
            return article.facts->sources[claim.speaker];
    Source source;
    source.kind = SourceKind::media;
    source.name = article.publisher.empty() ? "the article" : article.publisher;
    source.key = article.publisher.empty() ? "article:" + article.id.text() : "media:" + article.publisher;
    return source;
}

class Gatherer {
public:
    Gatherer(const Origins& origins, const VoiceWords& voices, std::map<std::string, Facet>& facets)
        : origins_(origins)
        , voices_(voices)
        , facets_(facets) {}

    // `occasion`: the day of another happening of a row that the report tells of; empty: of the event's own.
    void take(const Member& member, const std::string& occasion) {
        for (Answer answer : member.report->answers) {
            if (answer.scope.reach.empty() && !occasion.empty() && answer.kind != FacetKind::actor)
                answer.scope.reach = occasion;
            add(member, answer, claimOf(member, answer.claim));
        }
    }

    void take(const Confirmation& confirmation) {
        add(*confirmation.member, confirmation.answer,
            claimOf(*confirmation.member, confirmation.answer.claim));
    }

    // "The mayor accused the operator … The operator denies it": who is blamed and denies something right
    // after it denies the blame.
    void takeRebuttals(const Member& member) {
        for (auto& [key, facet] : facets_) {
            if (facet.kind != FacetKind::actor)
                continue;
            const std::vector<Cell> blaming = facet.cells;
            for (const std::uint32_t index : member.report->claims)
                for (const Cell& cell : blaming)
                    if (cell.article == member.article->id && !cell.answer.denied)
                        rebut(member, cell, index);
        }
    }

private:
    void rebut(const Member& member, const Cell& blame, std::uint32_t index) {
        constexpr std::uint32_t near = 600; // bytes
        const Claim* const claim = claimOf(member, index);
        const auto& sources = member.article->facts->sources;
        if (claim == nullptr || claim->stance != Stance::denies || claim->speaker >= sources.size() ||
            claim->quote.begin < blame.quoteSpan.begin || claim->quote.begin > blame.quoteSpan.end + near)
            return;
        Cell denier;
        denier.source = sources[claim->speaker].name;
        denier.body = bodyOf(sources[claim->speaker], voices_);
        if (!names(blame, denier))
            return;
        Answer answer = blame.answer;
        answer.claim = index;
        answer.denied = true;
        answer.span = claim->cue.empty() ? claim->quote : claim->cue.front();
        add(member, answer, claim);
    }

    void add(const Member& member, const Answer& answer, const Claim* claim) {
        const ArticleFacts& article = *member.article;
        Cell cell;
        cell.article = article.id;
        const auto& sources = article.facts->sources;
        const bool spoken = claim != nullptr && claim->speaker < sources.size();
        const bool nobody = claim != nullptr && claim->form != ClaimForm::narrator && !spoken;
        Source source = spoken ? sources[claim->speaker] : publisherOf(article);
        if (nobody && (source.kind == SourceKind::media ||
                       source.key.starts_with("article:"))) { // what a body estimates in its own text it says
            source.name = "unnamed";
            source.key = "unnamed:" + article.id.text();
        }
        if (source.name.empty())
            source.name = publisherOf(article).name;
        cell.source = source.name;
        cell.sourceKey = source.key;
        cell.party = source.party;
        cell.body = bodyOf(source, voices_);
        const Origins::Origin origin = origins_.of(article, claim);
        cell.origin = origin.key;
        cell.originWhy = origin.why;
        cell.answer = answer;
        if (claim != nullptr) {
            cell.claim = claim->id;
            cell.stance = claim->stance;
            cell.certainty = claim->certainty;
        }
        cell.said = claim != nullptr && claim->said.known() ? claim->said : article.facts->published;
        cell.quoteSpan = quoteOf(member, answer, claim);
        cell.quote = slice(article.text, cell.quoteSpan);
        keep(std::move(cell));
    }

    static Span quoteOf(const Member& member, const Answer& answer, const Claim* claim) {
        if (claim != nullptr && claim->quote.contains(answer.span) && !claim->quote.empty())
            return claim->quote;
        if (member.report->quote.contains(answer.span))
            return member.report->quote;
        return sentenceAround(member.article->text, answer.span);
    }

    // The same source with the same value in one article is one cell.
    void keep(Cell cell) {
        Facet& facet = facets_[cell.answer.facet];
        if (facet.key.empty()) {
            facet.key = cell.answer.facet;
            facet.name = cell.answer.name;
            facet.kind = cell.answer.kind;
        }
        for (const Cell& other : facet.cells)
            if (other.article == cell.article && other.sourceKey == cell.sourceKey &&
                other.answer.value == cell.answer.value && other.answer.scope == cell.answer.scope &&
                other.answer.denied == cell.answer.denied && other.stance == cell.stance)
                return;
        facet.cells.push_back(std::move(cell));
    }

    const Origins& origins_;
    const VoiceWords& voices_;
    std::map<std::string, Facet>& facets_;
};

constexpr Instant day = 86'400;

// The day that the report itself names for what is done again and again, as a march or a raid; nothing: none.
std::optional<Instant> namedDay(const Report& report) {
    const bool repeated = report.type == EventType::attack || report.type == EventType::battle ||
                          report.type == EventType::protest;
    const bool fine = report.when.known() && report.when.latestEnd - report.when.earliestStart <= 2 * day;
    if (!repeated || !fine || report.timeSpan.empty())
        return std::nullopt;
    return report.when.earliestStart;
}

// An article about the second march tells of the first as well, and is joined with those about it: the days
// of its own figures. Most reports of the event are of its own day.
class Occasions {
public:
    explicit Occasions(const std::vector<Member>& members) {
        std::map<std::int64_t, std::size_t> reports;
        for (const Member& member : members)
            if (const auto named = namedDay(*member.report))
                ++reports[*named / day];
        std::size_t most = 0;
        for (const auto& [number, count] : reports)
            if (count > most) {
                most = count;
                own_ = number;
            }
    }

    std::string of(const Member& member) const {
        const Report& report = *member.report;
        constexpr std::int64_t apart = 2; // one day more or less is soon misread
        const auto named = namedDay(report);
        return named && own_ && std::abs(*named / day - *own_) >= apart && tellsOwnDay(member)
                   ? "on " + report.when.edtf
                   : std::string();
    }

private:
    // Who does not name the day of the others has misread or misstated it.
    bool tellsOwnDay(const Member& member) const {
        return std::ranges::any_of(member.article->facts->timexes, [&](const Timex& timex) {
            return timex.when.known() && timex.when.latestEnd - timex.when.earliestStart <= 2 * day &&
                   timex.when.earliestStart / day == *own_;
        });
    }

    std::optional<std::int64_t> own_;
};

bool cellOrder(const Cell& a, const Cell& b) {
    const auto key = [](const Cell& cell) {
        return std::tuple(!cell.said.known(), cell.said.earliestStart, cell.article, cell.quoteSpan,
                          cell.answer.span, cell.sourceKey, cell.answer.value);
    };
    return key(a) < key(b);
}

// What a source said before it said something else in answer to the same question and scope.
// Parts are of the figure that they stand with: only one name's are surely of one whole.
// "About 3,000", later "a few thousand": the same, said less exactly.
bool isVaguer(const Cell& newer, const Cell& older) {
    const Range wide = allowed(newer.answer), narrow = allowed(older.answer);
    const bool counts = newer.answer.kind == FacetKind::count && older.answer.kind == FacetKind::count;
    return counts && narrow.within(wide) && !wide.within(narrow);
}

void ageCells(Facet& facet, const std::map<std::pair<ArticleId, ClaimId>, bool>& reversing) {
    for (Cell& older : facet.cells)
        for (const Cell& newer : facet.cells) {
            const bool sameName = older.sourceKey == newer.sourceKey;
            const bool same = sameName || (older.answer.scope.part.empty() && sameVoice(older, newer));
            if (&older == &newer || !same || older.answer.value == newer.answer.value ||
                !sameScope(older.answer.scope, newer.answer.scope))
                continue;
            const auto reverses = reversing.find({newer.article, newer.claim});
            if (reverses != reversing.end() && reverses->second && !saidBefore(newer, older))
                older.state = CellState::withdrawn;
            else if (saidBefore(older, newer) && facet.kind != FacetKind::category && !isVaguer(newer, older))
                older.state = CellState::earlier;
        }
}

// "41, revising an earlier figure of 27": whoever gave the 27 gave it before.
void ageRevised(Facet& facet) {
    std::set<double> earlier;
    for (Cell& cell : facet.cells)
        if (cell.answer.scope.part == earlierFigure) {
            earlier.insert(cell.answer.low);
            cell.state = CellState::earlier;
            cell.answer.scope.part.clear();
        }
    for (Cell& cell : facet.cells)
        if (earlier.contains(cell.answer.low) && cell.answer.high == cell.answer.low)
            cell.state = CellState::earlier;
}

struct Verdict {
    FacetStatus status = FacetStatus::single;
    std::string because;
};

std::string sideOf(const Cell& cell) {
    const std::string value = cell.answer.denied ? "denies " + cell.answer.value : cell.answer.value;
    return shortened(cell.source) + ": " + value;
}

// Two who are named stand against each other more plainly than a headline and one of them.
bool namesSpeaker(const Cell& cell) {
    return cell.claim && !cell.sourceKey.starts_with("media:") && !cell.sourceKey.starts_with("article:");
}

// Of two articles of one day it is not known which is the later; where the one figure is known from elsewhere
// to have come before the other, they follow each other here too.
bool isEchoOfUpdate(const Facet& facet, const FacetClass& kind, const Cell& a, const Cell& b) {
    const auto same = [](const Cell& cell, const Cell& other) {
        return cell.answer.low == other.answer.low && sameScope(cell.answer.scope, other.answer.scope) &&
               cell.answer.denied == other.answer.denied;
    };
    // A paper that gives both knows both.
    if (!kind.grows || kind.own || a.answer.low == b.answer.low || a.article == b.article ||
        saidBefore(a, b) || saidBefore(b, a))
        return false;
    const Cell& less = a.answer.low < b.answer.low ? a : b;
    const Cell& more = a.answer.low < b.answer.low ? b : a;
    const Cell *first = nullptr, *last = nullptr; // the earliest word of the one, the latest of the other
    for (const Cell& cell : facet.cells) {
        if (cell.said.known() && same(cell, less) &&
            (first == nullptr || cell.said.latestEnd < first->said.latestEnd))
            first = &cell;
        if (cell.said.known() && same(cell, more) &&
            (last == nullptr || cell.said.earliestStart > last->said.earliestStart))
            last = &cell;
    }
    return first != nullptr && last != nullptr && saidBefore(*first, *last);
}

bool isUnsure(const When& said) {
    constexpr double sure = 0.75;
    return said.basis == DateBasis::inferred && said.confidence < sure;
}

// A toll that grows by the hour, told by two papers of one day or of days that are not sure: which of them
// went to print later is not known.
bool mayFollow(const FacetClass& kind, const Cell& a, const Cell& b) {
    const bool sameDay =
        a.said.known() && b.said.known() && (a.said.overlaps(b.said) || isUnsure(a.said) || isUnsure(b.said));
    return kind.grows && !kind.own && a.article != b.article && sameDay && !a.answer.denied &&
           !b.answer.denied && !(namesSpeaker(a) && namesSpeaker(b));
}

Verdict judgePairs(const Facet& facet, const FacetClass& kind, const DeadByArticle& dead) {
    Verdict verdict;
    bool bothNamed = false;
    for (std::size_t i = 0; i < facet.cells.size(); ++i)
        for (std::size_t j = i + 1; j < facet.cells.size(); ++j) {
            const Cell &a = facet.cells[i], &b = facet.cells[j];
            if (canBothHold(facet, a, b, dead)) {
                const std::string difference = scopeDifference(a.answer.scope, b.answer.scope);
                if (verdict.status == FacetStatus::single && !difference.empty() &&
                    a.answer.value != b.answer.value)
                    verdict = {FacetStatus::scope, "The values count different things: " + difference + "."};
                continue;
            }
            if (isUpdate(kind, a, b) || isEchoOfUpdate(facet, kind, a, b) || mayFollow(kind, a, b)) {
                if (verdict.status != FacetStatus::conflict)
                    verdict = {FacetStatus::updated, sideOf(a) + "; later " + sideOf(b) + "."};
            } else if (standAgainst(a, b) && (verdict.status != FacetStatus::conflict ||
                                              (!bothNamed && namesSpeaker(a) && namesSpeaker(b)))) {
                bothNamed = namesSpeaker(a) && namesSpeaker(b);
                verdict = {FacetStatus::conflict, sideOf(a) + "; " + sideOf(b) + ": not both can hold."};
            }
        }
    return verdict;
}

} // namespace

bool isUpdate(const FacetClass& kind, const Cell& a, const Cell& b) {
    if (a.state != CellState::current || b.state != CellState::current)
        return a.article != b.article || a.sourceKey == b.sourceKey || a.state != b.state ||
               (kind.grows && !kind.own); // both of them grew into a later one
    const bool others = kind.own && namesSpeaker(a) && namesSpeaker(b) && !sameVoice(a, b);
    const bool replaces = kind.moves || (kind.grows && !others && a.answer.low < b.answer.low);
    return replaces && saidBefore(a, b) && !a.answer.denied && !b.answer.denied;
}

bool standAgainst(const Cell& a, const Cell& b) {
    // One speaker in one article does not contradict himself: the figures count things that were not told
    // apart.
    // Whoever says that he fired and that others hit the town speaks of two things.
    const bool deeds = a.answer.kind == FacetKind::actor;
    return (!deeds && a.article != b.article) || !sameVoice(a, b);
}

namespace {

// What came through and what was brought down can be no more than what was sent: those who say so do not
// agree on what became of it.
void addOutcome(std::vector<Facet>& facets, const FacetClasses& classes) {
    std::vector<Facet> outcomes;
    for (const Facet& whole : facets) {
        const FacetKey key = readKey(whole.key);
        double sent = 0;
        for (const Cell& cell : whole.cells)
            if (key.kind == "count" && cell.answer.scope.part.empty() &&
                std::isfinite(allowed(cell.answer).high))
                sent = std::max(sent, allowed(cell.answer).high);
        // People who were shot are told now with the dead among the wounded and now without.
        if (sent <= 0 || key.thing == "person")
            continue;
        Facet outcome;
        outcome.key = "outcome:" + key.thing + ":" + key.happening;
        outcome.name = "what became of them";
        outcome.kind = FacetKind::category;
        double parts = 0;
        for (const Facet& part : facets) {
            const FacetKey own = readKey(part.key);
            const auto kind = classes.find(own.happening);
            if (own.kind != "count" || own.thing != key.thing || kind == classes.end() ||
                kind->second.partOf != key.happening)
                continue;
            double most = 0;
            for (const Cell& cell : part.cells) {
                if (!cell.answer.scope.part.empty() || cell.answer.denied)
                    continue;
                most = std::max(most, cell.answer.low);
                outcome.cells.push_back(cell);
                outcome.cells.back().answer.value +=
                    " " + part.name.substr(std::min(part.name.size(), part.name.find(' ') + 1));
            }
            parts += most;
        }
        if (parts <= sent)
            continue;
        std::sort(outcome.cells.begin(), outcome.cells.end(), cellOrder);
        outcomes.push_back(std::move(outcome));
    }
    facets.insert(facets.end(), outcomes.begin(), outcomes.end());
}

void judge(Facet& facet, const FacetClasses& classes, const DeadByArticle& dead) {
    const FacetKey key = readKey(facet.key);
    // "nobody was killed", and two died later: yes comes after no as more comes after few.
    const auto found = classes.find(key.kind == "yes" ? key.thing : key.happening);
    const Verdict verdict = judgePairs(facet, found == classes.end() ? FacetClass{} : found->second, dead);
    facet.status = verdict.status;
    facet.because = verdict.because;
    if (facet.status != FacetStatus::single)
        return;
    std::set<std::string> origins;
    for (const Cell& cell : facet.cells)
        origins.insert(cell.origin);
    facet.because = origins.size() == 1
                        ? "One origin only."
                        : std::to_string(origins.size()) + " origins, no value shuts out another.";
    if (origins.size() > 1)
        facet.status = FacetStatus::agree;
}

// That arms were used is a question only where somebody says that they were not.
bool isIdle(const Facet& facet) {
    if (!facet.key.starts_with(useOf))
        return false;
    const auto says = [](const Cell& cell) { return (cell.answer.low > 0) != cell.answer.denied; };
    return std::ranges::all_of(facet.cells, says) || std::ranges::none_of(facet.cells, says);
}

// That some died, or that something was damaged, says no more than how many were.
bool isToldByCount(const Facet& facet, const std::vector<Facet>& all) {
    const std::string happening = facet.key == "yes:die"      ? ":die"
                                  : facet.key == "yes:damage" ? ":damage"
                                                              : "";
    return !happening.empty() && std::ranges::all_of(facet.cells, [](const Cell& cell) {
        return (cell.answer.low > 0) != cell.answer.denied;
    }) && std::ranges::any_of(all, [&](const Facet& other) {
        return (other.kind == FacetKind::count || other.kind == FacetKind::amount) &&
               other.key.ends_with(happening);
    });
}

// "There were no casualties": nobody among those whom others count as hurt or dead.
void countNone(std::map<std::string, Facet>& byKey) {
    const auto none = byKey.find("yes:casualty");
    if (none == byKey.end())
        return;
    bool counted = false;
    for (const char* key : {"count:person:injure", "count:person:die"}) {
        const auto facet = byKey.find(key);
        if (facet == byKey.end())
            continue;
        counted = true;
        for (Cell cell : none->second.cells) {
            if ((cell.answer.low > 0) != cell.answer.denied)
                continue;
            cell.answer.facet = key;
            cell.answer.name = facet->second.name;
            cell.answer.kind = FacetKind::count;
            cell.answer.unit = "person";
            cell.answer.value = "none";
            cell.answer.low = cell.answer.high = 0;
            cell.answer.denied = false;
            facet->second.cells.push_back(std::move(cell));
        }
    }
    if (counted)
        byKey.erase(none);
}

int weightOf(FacetKind kind) {
    return static_cast<int>(kind);
}

// One article tells of a rally with people attending, another of people protesting; one of people affected by
// a theft, another of records stolen.
void joinTaken(std::map<std::string, Facet>& byKey, const FacetClasses& classes) {
    for (const auto& [name, kind] : std::map(classes.begin(), classes.end())) // in an order that lasts
        for (const std::string& taken : kind.takes) {
            const auto whole = byKey.find("count:" + kind.as);
            const auto part = byKey.find("count:person:" + taken);
            if (whole == byKey.end() || part == byKey.end() || whole == part)
                continue;
            for (Cell& cell : part->second.cells) {
                cell.answer.facet = whole->second.key;
                cell.answer.name = whole->second.name;
                if (const std::string thing = readKey(whole->second.key).thing; cell.answer.unit != thing) {
                    cell.answer.unit = thing;
                    cell.answer.scope.who.clear(); // whose records they are
                }
                whole->second.cells.push_back(std::move(cell));
            }
            byKey.erase(part);
        }
}

} // namespace

std::vector<Facet> makeFacets(const std::vector<Member>& members, const Origins& origins,
                              const FacetWords& words) {
    std::map<std::string, Facet> byKey;
    Gatherer gatherer(origins, words.voices, byKey);
    std::map<std::pair<ArticleId, ClaimId>, bool> reversing;
    const Occasions occasions(members);
    for (const Member& member : members) {
        gatherer.take(member, occasions.of(member));
        for (const Claim& claim : member.article->facts->claims)
            if (claim.reverses)
                reversing[{member.article->id, claim.id}] = true;
    }
    for (const Confirmation& confirmation : findConfirmations(members, origins, words.confirmation))
        gatherer.take(confirmation);
    for (const Member& member : members)
        gatherer.takeRebuttals(member);
    std::vector<Cell*> cells;
    for (auto& [key, facet] : byKey)
        for (Cell& cell : facet.cells)
            cells.push_back(&cell);
    joinShortNames(cells);
    joinTaken(byKey, words.classes);
    countNone(byKey);
    std::vector<Facet> facets;
    for (auto& [key, facet] : byKey) {
        std::sort(facet.cells.begin(), facet.cells.end(), cellOrder);
        ageCells(facet, reversing);
        ageRevised(facet);
        facets.push_back(std::move(facet));
    }
    std::erase_if(facets, isIdle);
    std::erase_if(facets, [all = facets](const Facet& facet) { return isToldByCount(facet, all); });
    ageRunningCounts(facets, words);
    addOutcome(facets, words.classes);
    const DeadByArticle dead = deadOf(facets);
    for (Facet& facet : facets)
        judge(facet, words.classes, dead);
    std::stable_sort(facets.begin(), facets.end(), [](const Facet& a, const Facet& b) {
        return std::tuple(weightOf(a.kind), -static_cast<int>(a.cells.size()), a.key) <
               std::tuple(weightOf(b.kind), -static_cast<int>(b.cells.size()), b.key);
    });
    return facets;
}

} // namespace claimline::resolve
