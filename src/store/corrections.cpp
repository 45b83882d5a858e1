#include "store/corrections.h"

#include "model/names.h"
#include "store/fold.h"

#include <algorithm>
#include <charconv>

namespace claimline::store {

namespace {

std::vector<std::string> fieldsOf(std::string_view value) {
    std::vector<std::string> fields;
    for (;;) {
        const auto tab = value.find('\t');
        fields.emplace_back(value.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        value.remove_prefix(tab + 1);
    }
}

std::string field(const std::vector<std::string>& fields, std::size_t at) {
    return at < fields.size() ? fields[at] : std::string();
}

std::string wordsOf(const std::vector<Span>& spans, std::string_view text) {
    std::string words;
    for (const Span span : spans)
        words.append(slice(text, span)).push_back(' ');
    if (!words.empty())
        words.pop_back();
    return words;
}

Span hullOf(const std::vector<Span>& spans) {
    Span all;
    for (const Span span : spans)
        all = hull(all, span);
    return all;
}

// The part of both that they share; 1 where they are equal.
double shared(Span a, Span b) {
    const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
    if (begin >= end)
        return 0;
    const Span all = hull(a, b);
    return static_cast<double>(end - begin) / static_cast<double>(all.size());
}

std::optional<When> userDate(const Decision& decision) {
    Result<When> when = parseEdtf(decision.value);
    if (!when)
        return std::nullopt;
    when->basis = DateBasis::user;
    when->confidence = 1;
    when->because = decision.reason.empty() ? "set by hand" : "set by hand: " + decision.reason;
    return *when;
}

// A source of that name, the article's own where it names one.
std::uint32_t sourceNamed(const std::string& value, Facts& facts) {
    const auto fields = fieldsOf(value);
    const std::string name = field(fields, 0);
    const std::string wanted = fold(name);
    for (std::size_t i = 0; i < facts.sources.size(); ++i)
        if (fold(facts.sources[i].name) == wanted &&
            (fields.size() < 2 || facts.sources[i].party == fields[1]))
            return static_cast<std::uint32_t>(i);
    facts.sources.push_back({wanted, name, SourceKind::unknown, "", field(fields, 1), ""});
    return static_cast<std::uint32_t>(facts.sources.size() - 1);
}

void setSource(Claim& claim, const std::string& value, Facts& facts) {
    claim.speaker = sourceNamed(value, facts);
    const Source& source = facts.sources[claim.speaker];
    claim.origin = source.key;
    if (claim.chain.empty())
        claim.chain.push_back(source.name);
    else
        claim.chain.front() = source.name;
}

// Everything inside the article and on borders of characters: a correction is no way to break the file.
bool fits(const std::vector<Span>& spans, std::string_view text) {
    const auto border = [&](std::uint32_t at) {
        return at <= text.size() &&
               (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
    };
    return !spans.empty() && std::ranges::all_of(spans, [&](Span span) {
        return !span.empty() && border(span.begin) && border(span.end);
    });
}

// The sentence around a stretch that a person chose, by ends of sentence and of line.
Span sentenceAround(Span span, std::string_view text) {
    const auto isEnd = [](char c) { return c == '\n' || c == '.' || c == '!' || c == '?'; };
    std::uint32_t begin = span.begin, end = span.end;
    while (begin > 0 && !(isEnd(text[begin - 1]) && (text[begin - 1] == '\n' || text[begin] == ' ')))
        --begin;
    while (begin < span.begin && text[begin] == ' ')
        ++begin;
    while (end < text.size() && text[end] != '\n' && !isEnd(text[end - 1]))
        ++end;
    return {begin, end};
}

void setSpans(std::uint32_t index, const std::vector<Span>& spans, std::string_view text, Facts& facts) {
    Claim& claim = facts.claims[index];
    claim.content = spans;
    const Span all = hullOf(spans);
    if (!claim.quote.contains(all))
        claim.quote = hull(claim.quote, sentenceAround(all, text));
    for (Report& report : facts.reports)
        std::erase_if(report.answers, [&](const Answer& answer) {
            return answer.claim == index && !answer.span.empty() &&
                   std::ranges::none_of(spans, [&](Span span) { return span.overlaps(answer.span); });
        });
}

} // namespace

namespace {

// Its value answers another question of the event.
void moveAnswer(std::uint32_t index, const std::string& move, Facts& facts) {
    const auto fields = fieldsOf(move);
    const auto span = spansOf(field(fields, 0));
    if (span.size() != 1 || field(fields, 1).empty())
        return;
    for (Report& report : facts.reports)
        for (Answer& answer : report.answers)
            if (answer.claim == index && answer.span == span.front()) {
                answer.facet = field(fields, 1);
                answer.name = field(fields, 2);
            }
}

std::string titleOf(std::string_view quote) {
    constexpr std::size_t most = 80;
    if (quote.size() <= most)
        return std::string(quote);
    const auto blank = quote.rfind(' ', most);
    return std::string(quote.substr(0, blank == std::string_view::npos ? 0 : blank)) + " …";
}

// A report of its own: what the claim says is taken out of the reports that told it with others.
void setApart(std::uint32_t index, ReportId id, std::string_view text, Facts& facts) {
    const Claim& claim = facts.claims[index];
    std::optional<Report> apart;
    for (Report& report : facts.reports) {
        if (std::ranges::find(report.claims, index) == report.claims.end())
            continue;
        if (!apart) {
            apart = report;
            apart->claims = {index};
            apart->answers.clear();
        }
        std::erase(report.claims, index);
        for (const Answer& answer : report.answers)
            if (answer.claim == index)
                apart->answers.push_back(answer);
        std::erase_if(report.answers, [&](const Answer& answer) { return answer.claim == index; });
    }
    if (!apart)
        return;
    apart->id = id;
    apart->headline = false;
    apart->quote = claim.quote;
    apart->title = titleOf(slice(text, claim.quote));
    facts.reports.push_back(std::move(*apart));
}

} // namespace

std::string spansText(const std::vector<Span>& spans) {
    std::string text;
    for (const Span span : spans)
        text += (text.empty() ? "" : ",") + std::to_string(span.begin) + "-" + std::to_string(span.end);
    return text;
}

std::vector<Span> spansOf(std::string_view text) {
    std::vector<Span> spans;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        Span span;
        const auto first = std::from_chars(at, end, span.begin);
        if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-')
            return {};
        const auto last = std::from_chars(first.ptr + 1, end, span.end);
        if (last.ec != std::errc() || span.empty() || (last.ptr != end && *last.ptr != ','))
            return {};
        spans.push_back(span);
        at = last.ptr == end ? end : last.ptr + 1;
        if (at == end && last.ptr != end)
            return {}; // a comma with nothing after it
    }
    return spans;
}

ClaimId handClaimId(ArticleId article, const std::vector<Span>& content) {
    return claimId(article, {}, {}, content);
}

// ---------------------------------------------------------------- taking decisions in

Corrections::Corrections(const std::vector<Decision>& decisions) {
    for (const Decision& decision : decisions)
        if (!decision.undone)
            take(decision);
}

void Corrections::take(const Decision& decision) {
    using Kind = DecisionKind;
    const auto claim = [&]() -> ClaimEdit& {
        ClaimEdit& edit = claims_[decision.article][decision.claim];
        edit.number = decision.number;
        if (edit.words.empty())
            edit.words = decision.quote;
        return edit;
    };
    switch (decision.kind) {
    case Kind::articleDate:
        if (const auto when = userDate(decision))
            dates_[decision.article] = *when;
        break;
    case Kind::articleTitle:
        fields_[decision.article].title = decision.value;
        break;
    case Kind::articlePublisher:
        fields_[decision.article].publisher = decision.value;
        break;
    case Kind::articleAuthor:
        fields_[decision.article].author = decision.value;
        break;
    case Kind::rejectClaim:
        claim().rejected = decision.value != "0";
        break;
    case Kind::claimSource:
        claim().source = decision.value;
        break;
    case Kind::claimStance:
        claim().stance = decision.value;
        break;
    case Kind::claimSpan:
        claim().span = decision.value;
        break;
    case Kind::moveClaim:
        claim().moves.push_back(decision.value);
        break;
    case Kind::splitClaim:
        claim().apart = decision.value != "0";
        break;
    case Kind::addClaim:
        marked_[decision.article].push_back({decision.number, decision.claim, decision.value});
        break;
    default:
        break; // of events
    }
}

// ---------------------------------------------------------------- articles

const When* Corrections::articleDate(ArticleId article) const {
    const auto found = dates_.find(article);
    return found == dates_.end() ? nullptr : &found->second;
}

void Corrections::apply(ArticleRow& row) const {
    const auto found = fields_.find(row.id);
    if (found == fields_.end())
        return;
    const Fields& fields = found->second;
    for (const auto& [now, was] :
         {std::pair(&fields.title, &row.title), std::pair(&fields.publisher, &row.publisher),
          std::pair(&fields.author, &row.author)})
        if (!now->empty())
            *was = *now;
}

void Corrections::apply(Article& article) const {
    const auto found = fields_.find(article.id);
    if (found == fields_.end())
        return;
    const auto set = [&](const char* name, std::string& was, const std::string& now) {
        if (now.empty() || now == was)
            return;
        std::erase_if(article.provenance, [&](const Provenance& from) { return from.field == name; });
        article.provenance.push_back(
            {name, was.empty() ? std::string("set by hand") : "set by hand; it was '" + was + "'"});
        was = now;
    };
    set("title", article.title, found->second.title);
    set("publisher", article.publisher, found->second.publisher);
    set("author", article.author, found->second.author);
}

// ---------------------------------------------------------------- claims

std::size_t Corrections::placeOf(ClaimId id, const ClaimEdit& edit, const Article& article,
                                 const Facts& facts) const {
    const std::size_t nowhere = facts.claims.size();
    const auto same = std::ranges::find(facts.claims, id, &Claim::id);
    if (same != facts.claims.end())
        return static_cast<std::size_t>(same - facts.claims.begin());
    if (edit.words.empty())
        return nowhere;
    const auto at = article.text.find(edit.words);
    const bool once = at != std::string::npos && article.text.find(edit.words, at + 1) == std::string::npos;
    std::vector<std::size_t> exact, near;
    for (std::size_t i = 0; i < facts.claims.size(); ++i) {
        const Claim& claim = facts.claims[i];
        if (wordsOf(claim.content, article.text) == edit.words)
            exact.push_back(i);
        else if (once &&
                 shared(hullOf(claim.content), {static_cast<std::uint32_t>(at),
                                                static_cast<std::uint32_t>(at + edit.words.size())}) >= 0.8)
            near.push_back(i);
    }
    const auto& found = exact.empty() ? near : exact;
    return found.size() == 1 ? found.front() : nowhere;
}

std::vector<ClaimMark> Corrections::apply(const Article& article, Facts& facts) const {
    // What a publisher is called stands in the narrator's claims and at the end of every chain.
    if (const auto fields = fields_.find(article.id); fields != fields_.end())
        for (const Provenance& from : article.provenance)
            if (from.field == "publisher" && from.because.starts_with("set by hand; it was '")) {
                const std::string was = from.because.substr(21, from.because.size() - 22);
                for (Source& source : facts.sources)
                    if (source.name == was)
                        source.name = article.publisher;
                for (Claim& claim : facts.claims)
                    std::ranges::replace(claim.chain, was, article.publisher);
            }
    std::vector<ClaimMark> marks(facts.claims.size());
    if (const auto found = claims_.find(article.id); found != claims_.end())
        for (const auto& [id, edit] : found->second) {
            const std::size_t at = placeOf(id, edit, article, facts);
            if (at == facts.claims.size())
                continue;
            Claim& claim = facts.claims[at];
            marks[at].rejected = edit.rejected.value_or(false);
            if (const auto stance = parseName<Stance>(edit.stance))
                claim.stance = *stance;
            if (!edit.source.empty())
                setSource(claim, edit.source, facts);
            if (const auto spans = spansOf(edit.span); fits(spans, article.text))
                setSpans(static_cast<std::uint32_t>(at), spans, article.text, facts);
            for (const std::string& move : edit.moves)
                moveAnswer(static_cast<std::uint32_t>(at), move, facts);
            if (edit.apart)
                setApart(static_cast<std::uint32_t>(at), ReportId{id.value}, article.text, facts);
            marks[at].edited = !edit.stance.empty() || !edit.source.empty() || !edit.span.empty() ||
                               !edit.moves.empty() || edit.apart;
        }
    if (const auto found = marked_.find(article.id); found != marked_.end())
        for (const Marked& marked : found->second) {
            const auto fields = fieldsOf(marked.value);
            const auto spans = spansOf(field(fields, 0));
            if (!fits(spans, article.text))
                continue;
            Claim claim;
            claim.id = handClaimId(article.id, spans);
            claim.content = spans;
            claim.quote = sentenceAround(hullOf(spans), article.text);
            claim.stance = parseName<Stance>(field(fields, 1)).value_or(Stance::asserts);
            if (!article.publisher.empty())
                claim.chain = {field(fields, 2), article.publisher};
            if (!field(fields, 2).empty())
                setSource(claim, field(fields, 2) + '\t' + field(fields, 3), facts);
            const auto index = static_cast<std::uint32_t>(facts.claims.size());
            for (Report& report : facts.reports)
                if (report.quote.overlaps(claim.quote)) {
                    report.claims.push_back(index);
                    break;
                }
            facts.claims.push_back(std::move(claim));
            marks.push_back({false, false, true});
        }
    const auto isRejected = [&](std::uint32_t claim) {
        return claim < marks.size() && marks[claim].rejected;
    };
    for (Report& report : facts.reports) {
        std::erase_if(report.claims, isRejected);
        std::erase_if(report.answers, [&](const Answer& answer) { return isRejected(answer.claim); });
    }
    return marks;
}

std::vector<std::int64_t> Corrections::lost(const Article& article, const Facts& facts) const {
    std::vector<std::int64_t> numbers;
    if (const auto found = claims_.find(article.id); found != claims_.end())
        for (const auto& [id, edit] : found->second)
            if (placeOf(id, edit, article, facts) == facts.claims.size())
                numbers.push_back(edit.number);
    return numbers;
}

// ---------------------------------------------------------------- events

EventMarks marksOf(const Event& event, const std::vector<Decision>& decisions) {
    EventMarks marks;
    for (const Decision& decision : decisions) {
        if (decision.undone ||
            std::ranges::find(event.reports, decision.report, &ReportRef::report) == event.reports.end())
            continue;
        switch (decision.kind) {
        case DecisionKind::tag:
            marks.tags.insert(decision.value);
            break;
        case DecisionKind::untag:
            marks.tags.erase(decision.value);
            break;
        case DecisionKind::grade:
            marks.grade = decision.value;
            break;
        case DecisionKind::review:
            marks.review = decision.value;
            break;
        case DecisionKind::note:
            marks.notes.push_back(decision);
            break;
        case DecisionKind::bookmark:
            marks.bookmarked = decision.value != "0";
            break;
        case DecisionKind::hide:
            marks.hidden = decision.value != "0";
            break;
        default:
            break;
        }
    }
    return marks;
}

std::map<ArticleId, std::string> gradesOf(const std::vector<Decision>& decisions) {
    std::map<ArticleId, std::string> grades;
    for (const Decision& decision : decisions)
        if (!decision.undone && decision.kind == DecisionKind::grade && decision.article)
            grades[decision.article] = decision.value;
    return grades;
}

// ---------------------------------------------------------------- facets in dispute

namespace {

// "9@crew union" for each voice; never with a tab or a bar.
std::set<std::string> voicesOf(const Facet& facet) {
    std::set<std::string> voices;
    for (const Cell& cell : facet.cells) {
        if (cell.state != CellState::current)
            continue;
        std::string voice = (cell.answer.denied ? "not " : "") + std::string(nameOf(cell.stance)) + " " +
                            cell.answer.value + "@" + (cell.sourceKey.empty() ? cell.source : cell.sourceKey);
        std::ranges::replace_if(
            voice, [](char c) { return c == '\t' || c == '|' || c == '\n'; }, ' ');
        voices.insert(std::move(voice));
    }
    return voices;
}

} // namespace

std::string facetValues(const Facet& facet) {
    std::string all;
    for (const std::string& voice : voicesOf(facet))
        all += (all.empty() ? "" : "|") + voice;
    return all;
}

FacetState facetStateOf(const Event& event, const Facet& facet, const std::vector<Decision>& decisions) {
    FacetState state;
    std::string values;
    bool known = false; // decisions of older projects do not tell what they judged
    for (const Decision& decision : decisions) {
        if (decision.undone || decision.kind != DecisionKind::facet ||
            std::ranges::find(event.reports, decision.report, &ReportRef::report) == event.reports.end())
            continue;
        const auto fields = fieldsOf(decision.value);
        if (field(fields, 1) != facet.key)
            continue;
        state = {field(fields, 0), false, {}, decision.reason, decision.author, decision.madeAt};
        known = fields.size() > 2;
        values = field(fields, 2);
    }
    if (state.state.empty() || !known)
        return state;
    const std::string judged = "|" + values + "|";
    for (const Cell& cell : facet.cells) {
        Facet alone;
        alone.cells = {cell};
        const std::string voice = facetValues(alone);
        if (voice.empty() || judged.find("|" + voice + "|") != std::string::npos)
            continue;
        state.reopened = true;
        const std::string words = cell.answer.value + " (" + cell.source + ")";
        if (state.news.find(words) == std::string::npos)
            state.news += (state.news.empty() ? "" : ", ") + words;
    }
    return state;
}

void settleOverruled(Event& event, const std::vector<Decision>& decisions) {
    bool any = false;
    for (Facet& facet : event.facets) {
        if (facet.status != FacetStatus::conflict)
            continue;
        const FacetState state = facetStateOf(event, facet, decisions);
        if (state.state != "overruled" || state.reopened)
            continue;
        facet.status = FacetStatus::agree;
        facet.because = state.reason.empty() ? "Overruled by hand." : "Overruled by hand: " + state.reason;
        --event.conflicts;
        any = true;
    }
    if (!any || event.conflicts > 0)
        return;
    const bool updated =
        std::ranges::find(event.facets, FacetStatus::updated, &Facet::status) != event.facets.end();
    event.status = updated             ? EventStatus::updated
                   : event.origins > 1 ? EventStatus::corroborated
                                       : EventStatus::single;
}

} // namespace claimline::store
