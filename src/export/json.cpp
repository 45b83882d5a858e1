// The stable JSON of the commands and of exports.
#include "export/export.h"

#include "model/names.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace claimline::exporting {

std::string scopeText(const Scope& scope) {
    std::string text = scope.who;
    const auto add = [&](const std::string& part) {
        if (!part.empty() && part != "event")
            text += (text.empty() ? "" : ", ") + part;
    };
    add(scope.part);
    add(scope.reach);
    if (scope.asOf.known())
        add("as of " + scope.asOf.edtf);
    return text;
}

namespace {

using nlohmann::json;

json orNull(const std::string& text) {
    return text.empty() ? json() : json(text);
}

// EDTF puts the mark of a whole date last, this JSON first: "2025-01~" → "~2025-01".
std::string markedFirst(const std::string& edtf) {
    if (edtf.empty() || edtf.find('/') != std::string::npos)
        return edtf;
    const char last = edtf.back();
    if (last == '~' || last == '?' || last == '%')
        return last + edtf.substr(0, edtf.size() - 1);
    return edtf;
}

json placeJson(const std::vector<Place>& places) {
    if (places.empty())
        return nullptr;
    const Place& best = places.front();
    json place{{"name", best.name},
               {"country", orNull(best.country)},
               {"latitude", nullptr},
               {"longitude", nullptr}};
    if (!best.region.empty())
        place["region"] = best.region;
    if (best.located) {
        place["latitude"] = best.latitude;
        place["longitude"] = best.longitude;
    }
    return place;
}

json sourceJson(const Source& source) {
    return {{"name", source.name},
            {"kind", std::string(nameOf(source.kind))},
            {"country", orNull(source.country)},
            {"party", orNull(source.party)}};
}

// JSON has no infinity: an open bound is null.
json bound(double value) {
    return std::isfinite(value) ? json(value) : json();
}

// The offsets of the articles of one comparison, each read once.
class Texts {
public:
    explicit Texts(const store::Project& project)
        : project_(project) {}

    // Reads the article and its facts where they are not there yet.
    Result<void> load(ArticleId id) {
        if (articles_.contains(id))
            return {};
        auto article = project_.article(id);
        if (!article)
            return tl::unexpected(article.error());
        auto facts = project_.facts(id);
        if (!facts)
            return tl::unexpected(facts.error());
        OffsetMap offsets(article->text);
        articles_.emplace(id, Loaded{std::move(*article), std::move(*facts), std::move(offsets)});
        return {};
    }

    struct Loaded {
        Article article;
        Facts facts;
        OffsetMap offsets;
    };
    const Loaded& at(ArticleId id) const { return articles_.at(id); }

private:
    const store::Project& project_;
    std::map<ArticleId, Loaded> articles_;
};

void addSpan(json& object, Span span, const OffsetMap& offsets) {
    object["begin"] = offsets.codePoint(span.begin);
    object["end"] = offsets.codePoint(span.end);
}

json reportJson(const ReportRef& report, const Texts& texts) {
    const OffsetMap& offsets = texts.at(report.article).offsets;
    json object{{"article", report.article.text()},
                {"id", report.report.text()},
                {"quote", report.quote},
                {"time", nullptr}};
    addSpan(object, report.quoteSpan, offsets);
    if (!report.timeSpan.empty()) {
        json time{{"quote", report.timeQuote}, {"value", markedFirst(report.when.edtf)}};
        addSpan(time, report.timeSpan, offsets);
        object["time"] = std::move(time);
    }
    return object;
}

json cellJson(const Cell& cell, const Texts& texts) {
    json object{{"claim", cell.claim.text()},
                {"source", cell.source},
                {"party", orNull(cell.party)},
                {"origin", orNull(cell.origin)},
                {"value", cell.answer.value},
                {"low", nullptr},
                {"high", nullptr},
                {"unit", orNull(cell.answer.unit)},
                {"hedge", std::string(nameOf(cell.answer.hedge))},
                {"scope", scopeText(cell.answer.scope)},
                {"stance", std::string(nameOf(cell.stance))},
                {"denied", cell.answer.denied},
                {"article", cell.article.text()},
                {"quote", cell.quote},
                {"said", orNull(markedFirst(cell.said.edtf))},
                {"state", std::string(nameOf(cell.state))}};
    if (cell.answer.kind == FacetKind::count || cell.answer.kind == FacetKind::amount) {
        object["low"] = bound(cell.answer.low);
        object["high"] = bound(cell.answer.high);
    }
    addSpan(object, cell.quoteSpan, texts.at(cell.article).offsets);
    return object;
}

json facetJson(const Facet& facet, const Texts& texts) {
    json object{{"name", facet.name},
                {"key", facet.key},
                {"kind", std::string(nameOf(facet.kind))},
                {"status", std::string(nameOf(facet.status))},
                {"because", facet.because},
                {"cells", json::array()}};
    for (const Cell& cell : facet.cells)
        object["cells"].push_back(cellJson(cell, texts));
    return object;
}

json piecesJson(const std::vector<Span>& pieces, const OffsetMap& offsets) {
    json all = json::array();
    for (const Span piece : pieces)
        all.push_back({offsets.codePoint(piece.begin), offsets.codePoint(piece.end)});
    return all;
}

} // namespace

json dateJson(const When& when) {
    json object{{"value", orNull(markedFirst(when.edtf))},
                {"start", nullptr},
                {"end", nullptr},
                {"precision", std::string(nameOf(when.precision))},
                {"basis", std::string(nameOf(when.basis))},
                {"confidence", when.confidence}};
    if (when.known() && !when.openStart)
        object["start"] = isoText(when.earliestStart);
    if (when.known() && !when.openEnd)
        object["end"] = isoText(when.latestEnd);
    if (!when.because.empty())
        object["because"] = when.because;
    return object;
}

json articleJson(const store::ArticleRow& article) {
    json published;
    if (article.published.known())
        published = {{"value", markedFirst(article.published.edtf)},
                     {"basis", std::string(nameOf(article.published.basis))},
                     {"confidence", article.published.confidence},
                     {"because", article.published.because}};
    return {{"id", article.id.text()},
            {"path", article.path},
            {"title", orNull(article.title)},
            {"publisher", orNull(article.publisher)},
            {"agency", orNull(article.agency)},
            {"author", orNull(article.author)},
            {"language", orNull(article.language)},
            {"published", std::move(published)},
            {"claims", article.claims},
            {"events", article.events}};
}

json eventJson(const Event& event) {
    json articles = json::array();
    for (const ReportRef& report : event.reports)
        if (std::ranges::find(articles, json(report.article.text())) == articles.end())
            articles.push_back(report.article.text());
    return {{"id", event.id.text()},
            {"title", event.title},
            {"summary", event.summary},
            {"type", std::string(nameOf(event.type))},
            {"modality", std::string(nameOf(event.modality))},
            {"date", dateJson(event.when)},
            {"place", placeJson(event.places)},
            {"articles", std::move(articles)},
            {"sources", event.sources},
            {"parties", event.parties},
            {"origins", event.origins},
            {"claims", event.claims.size()},
            {"conflicts", event.conflicts},
            {"status", std::string(nameOf(event.status))}};
}

json claimJson(const store::ClaimRow& row, const OffsetMap& articleText) {
    const Claim& claim = row.claim;
    json object{{"id", claim.id.text()},
                {"article", row.article.text()},
                {"source", sourceJson(row.source)},
                {"chain", claim.chain},
                {"stance", std::string(nameOf(claim.stance))},
                {"form", std::string(nameOf(claim.form))},
                {"certainty", claim.certainty},
                {"cue", claim.cueLemma},
                {"quote", row.quote},
                {"said", orNull(markedFirst(claim.said.edtf))},
                {"event", row.event ? json(row.event.text()) : json()},
                {"spans",
                 {{"source", piecesJson(claim.source, articleText)},
                  {"cue", piecesJson(claim.cue, articleText)},
                  {"content", piecesJson(claim.content, articleText)}}}};
    addSpan(object, claim.quote, articleText);
    return object;
}

Result<json> compareJson(const store::Project& project, const Event& event) {
    Texts texts(project);
    for (const ReportRef& report : event.reports)
        if (auto loaded = texts.load(report.article); !loaded)
            return tl::unexpected(loaded.error());
    for (const auto& [article, claim] : event.claims)
        if (auto loaded = texts.load(article); !loaded)
            return tl::unexpected(loaded.error());
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            if (auto loaded = texts.load(cell.article); !loaded)
                return tl::unexpected(loaded.error());

    json all{{"event", eventJson(event)},
             {"reports", json::array()},
             {"claims", json::array()},
             {"facets", json::array()}};
    for (const ReportRef& report : event.reports)
        all["reports"].push_back(reportJson(report, texts));
    for (const auto& [article, id] : event.claims) {
        const auto& loaded = texts.at(article);
        const auto claim = std::ranges::find(loaded.facts.claims, id, &Claim::id);
        if (claim == loaded.facts.claims.end())
            continue; // the article was analysed anew since; `check` names it
        store::ClaimRow row{
            article, event.id, *claim, {}, std::string(slice(loaded.article.text, claim->quote))};
        if (claim->speaker < loaded.facts.sources.size())
            row.source = loaded.facts.sources[claim->speaker];
        all["claims"].push_back(claimJson(row, loaded.offsets));
    }
    for (const Facet& facet : event.facets)
        all["facets"].push_back(facetJson(facet, texts));
    return all;
}

} // namespace claimline::exporting
