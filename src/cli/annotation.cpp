#include "cli/annotation.h"

#include "model/limits.h"
#include "model/names.h"
#include "reports/reports.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace claimline::cli {

namespace {

using Json = nlohmann::json;

std::string textOf(const Json& object, const char* field) {
    const auto found = object.find(field);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json spanJson(Span span, const Named& offsets) {
    return Json::array({offsets.codePoint(span.begin), offsets.codePoint(span.end)});
}

Json piecesJson(const std::vector<Span>& pieces, const Named& offsets) {
    Json all = Json::array();
    for (const Span piece : pieces)
        all.push_back(spanJson(piece, offsets));
    return all;
}

Json timexJson(const Timex& timex, const Named& offsets) {
    return {{"begin", offsets.codePoint(timex.span.begin)},
            {"end", offsets.codePoint(timex.span.end)},
            {"type", nameOf(timex.type)},
            {"value", timex.value}};
}

Json claimJson(const Claim& claim, const Named& offsets) {
    return {{"source", piecesJson(claim.source, offsets)},
            {"cue", piecesJson(claim.cue, offsets)},
            {"content", piecesJson(claim.content, offsets)},
            {"stance", nameOf(claim.stance)}};
}

Json eventJson(const Report& report, Span span, const Joined& joined, const Named& offsets) {
    const auto cluster = joined.clusters.find(report.id);
    const EventId event = cluster == joined.clusters.end() ? EventId{report.id.value} : cluster->second;
    Json object{{"begin", offsets.codePoint(span.begin)},
                {"end", offsets.codePoint(span.end)},
                {"date", report.when.known() ? Json(report.when.edtf) : Json()},
                {"cluster", event.text()},
                {"type", nameOf(report.type)}};
    if (!report.headline)
        return object;
    object["headline"] = true;
    // What the article is about, all that tell of it settle: the article itself may be silent or early.
    if (const auto date = joined.dates.find(event); date != joined.dates.end() && date->second.known())
        object["date"] = date->second.edtf;
    const auto toll = joined.tolls.find(event);
    if (toll != joined.tolls.end() && toll->second.killed)
        object["killed"] = *toll->second.killed;
    if (toll != joined.tolls.end() && toll->second.injured)
        object["injured"] = *toll->second.injured;
    return object;
}

// The word that tells it best, where the text holds it.
void addReport(Json& rows, const Report& report, const Joined& joined, const Named& offsets) {
    std::vector<Span> spans{report.predicate.empty() ? report.span : report.predicate};
    spans.insert(spans.end(), report.mentions.begin(), report.mentions.end());
    const auto found = std::ranges::find_if(spans, [&](Span span) { return offsets.given(span); });
    if (found != spans.end())
        rows.push_back(eventJson(report, *found, joined, offsets));
    else if (report.headline) // told in the title only: it is about the whole text
        rows.push_back(eventJson(report, {offsets.prefix, offsets.prefix}, joined, offsets));
}

Json mentionJson(Span span, const std::string& cluster, const Named& offsets) {
    return {{"begin", offsets.codePoint(span.begin)},
            {"end", offsets.codePoint(span.end)},
            {"cluster", cluster},
            {"mention", true}};
}

// They come before the reports, so that a reader who takes the first row over a word takes the finer one.
void addMentions(Json& rows, const std::vector<Mention>& mentions, const std::vector<std::string>& clusters,
                 const Named& offsets) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (!offsets.given(mentions[i].span))
            continue;
        rows.push_back(mentionJson(mentions[i].span, clusters[i], offsets));
        for (const Span phrase : mentions[i].phrases)
            rows.push_back(mentionJson(phrase, clusters[i], offsets));
    }
}

Json placeIn(ArticleId article, Span span, const NamedArticles& named) {
    const Named& document = named.at(article);
    return {{"doc", document.id},
            {"begin", document.codePoint(span.begin)},
            {"end", document.codePoint(span.end)}};
}

Json conflictsJson(ArticleId article, const Joined& joined, const NamedArticles& named) {
    Json all = Json::array();
    const auto found = joined.conflicts.find(article);
    if (found == joined.conflicts.end())
        return all;
    for (const resolve::ConflictPair& pair : found->second)
        if (named.at(pair.a).given(pair.aSpan) && named.at(pair.b).given(pair.bSpan))
            all.push_back({{"kind", pair.kind},
                           {"update", pair.update},
                           {"a", placeIn(pair.a, pair.aSpan, named)},
                           {"b", placeIn(pair.b, pair.bSpan, named)}});
    return all;
}

std::string lineOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

// A date line or a caption may be all that an article says of a day: it is annotated, as the text was given.
static bool mayBeText(const Cut& cut) {
    return cut.kind == CutKind::byline || cut.kind == CutKind::caption || cut.kind == CutKind::biography ||
           cut.kind == CutKind::other;
}

Result<Asked> parseAsked(std::string_view line, std::size_t number, const formats::Readers& readers) {
    const std::string name = "line " + std::to_string(number);
    if (line.size() > limits.fileBytes)
        return fail(ErrorKind::tooLarge, name, "it is over the limit of 32 MB", "it is passed over");
    bool tooDeep = false;
    const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > static_cast<int>(limits.jsonDepth);
        return !tooDeep;
    };
    const Json json = Json::parse(line, shallow, false);
    if (tooDeep || !json.is_object())
        return fail(ErrorKind::unreadable, name, "it is no JSON object", "it is passed over");
    Asked asked;
    const auto id = json.find("id");
    asked.id = id == json.end()  ? std::to_string(number)
               : id->is_string() ? id->get<std::string>()
                                 : id->dump();
    Article& article = asked.article;
    article.text = textOf(json, "text");
    article.title = textOf(json, "title");
    article.path = asked.id;
    article.format = "jsonl";
    if (article.text.size() > limits.articleBytes)
        return fail(ErrorKind::tooLarge, name, "its text is over the limit of 4 MB", "it is passed over");
    if (const std::string dct = textOf(json, "dct"); !dct.empty()) {
        Result<When> when = parseEdtf(dct);
        if (!when)
            return fail(ErrorKind::usage, name, "\"dct\" is no date: " + dct, "it is passed over");
        when->basis = DateBasis::given;
        when->confidence = 1;
        when->because = "given with the text";
        article.published = std::move(*when);
    }
    asked.prefix = formats::putTitleFirst(article);
    readers.complete(article);
    std::erase_if(article.cuts, mayBeText);
    return asked;
}

namespace {

// By the articles that are about the event.
reports::Toll tollOf(const Event& event, const AnalysesByArticle& analyses,
                     const reports::ReportFinder& finder) {
    std::map<ArticleId, const reports::TollEvidence*> told; // sorted: the sums are the same in any order
    for (const ReportRef& ref : event.reports) {
        const auto& own = *analyses.at(ref.article);
        for (const Report& report : own.facts.reports)
            if (report.id == ref.report && report.headline)
                told[ref.article] = &own.toll;
    }
    std::vector<const reports::TollEvidence*> articles;
    for (const auto& [article, evidence] : told)
        articles.push_back(evidence);
    return finder.settleToll(articles);
}

} // namespace

Joined joinedOf(const std::vector<Event>& events, const AnalysesByArticle& analyses,
                const std::map<ArticleId, std::size_t>& order, const reports::ReportFinder& finder) {
    Joined joined;
    for (const Event& event : events) {
        for (const ReportRef& report : event.reports)
            joined.clusters[report.report] = event.id;
        joined.dates[event.id] = event.when;
        joined.tolls[event.id] = tollOf(event, analyses, finder);
        for (resolve::ConflictPair& pair : resolve::conflictPairs(event)) {
            const bool later = order.at(pair.a) > order.at(pair.b);
            joined.conflicts[later ? pair.a : pair.b].push_back(std::move(pair));
        }
    }
    return joined;
}

void joinMentions(const AnalysesByArticle& analyses, const resolve::MentionJoiner& joiner, Joined& joined) {
    std::map<EventId, std::uint32_t> stories;
    std::vector<resolve::MentionArticle> articles;
    std::vector<std::string> names;
    for (const auto& [id, analysis] : analyses) {
        EventId story{id.value};
        for (const Report& report : analysis->facts.reports)
            if (const auto cluster = joined.clusters.find(report.id);
                report.headline && cluster != joined.clusters.end())
                story = cluster->second;
        const auto number = stories.emplace(story, static_cast<std::uint32_t>(stories.size())).first->second;
        articles.push_back({number, &analysis->facts, &analysis->mentions});
        names.push_back(story.text());
    }
    const auto clusters = joiner.join(articles);
    std::size_t at = 0;
    for (const auto& [id, analysis] : analyses) {
        for (const std::uint32_t cluster : clusters[at])
            joined.mentions[id].push_back(names[at] + "/" + std::to_string(cluster));
        ++at;
    }
}

std::string annotationLine(const Asked& asked, const ingest::Analyser::Analysis& found, const Joined& joined,
                           const NamedArticles& named) {
    const Named& offsets = named.at(asked.article.id);
    const Facts& facts = found.facts;
    Json dct;
    if (facts.published.known())
        dct = {{"value", facts.published.edtf}, {"basis", nameOf(facts.published.basis)}};
    Json out{{"id", asked.id},           {"dct", std::move(dct)},
             {"timexes", Json::array()}, {"claims", Json::array()},
             {"events", Json::array()},  {"conflicts", conflictsJson(asked.article.id, joined, named)}};
    for (const Timex& timex : facts.timexes)
        if (offsets.given(timex.span))
            out["timexes"].push_back(timexJson(timex, offsets));
    for (const Claim& claim : facts.claims)
        if (claim.form != ClaimForm::narrator && // the article's own voice attributes nothing
            offsets.given(claim.source) && offsets.given(claim.cue) && offsets.given(claim.content))
            out["claims"].push_back(claimJson(claim, offsets));
    if (const auto clusters = joined.mentions.find(asked.article.id); clusters != joined.mentions.end())
        addMentions(out["events"], found.mentions, clusters->second, offsets);
    for (const Report& report : facts.reports)
        addReport(out["events"], report, joined, offsets);
    return lineOf(out);
}

std::string faultLine(const Error& error) {
    return lineOf({{"id", nullptr}, {"error", error.message()}});
}

} // namespace claimline::cli
