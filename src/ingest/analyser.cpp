#include "ingest/ingest.h"

#include "claims/claims.h"
#include "reports/reports.h"
#include "time/time.h"

#include <algorithm>
#include <cctype>

namespace claimline::ingest {

struct Analyser::Parts {
    language::Language language;
    time::TimeFinder times;
    claims::ClaimFinder claims;
    reports::ReportFinder reports;
    resolve::Resolver resolver;
    formats::Readers readers;
};

Analyser::Analyser(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::load(std::string_view name) {
    Result<language::Language> language = language::Language::load(name);
    if (!language)
        return tl::unexpected(language.error());
    const std::filesystem::path folder = language->folder();
    auto times = time::TimeFinder::load(folder);
    if (!times)
        return tl::unexpected(times.error());
    auto claims = claims::ClaimFinder::load(folder);
    if (!claims)
        return tl::unexpected(claims.error());
    auto reports = reports::ReportFinder::load(folder);
    if (!reports)
        return tl::unexpected(reports.error());
    auto resolver = resolve::Resolver::load(folder);
    if (!resolver)
        return tl::unexpected(resolver.error());
    auto readers = formats::Readers::load(folder);
    if (!readers)
        return tl::unexpected(readers.error());
    return Analyser(
        std::unique_ptr<Parts>(new Parts{std::move(*language), std::move(*times), std::move(*claims),
                                         std::move(*reports), std::move(*resolver), std::move(*readers)}));
}

const formats::Readers& Analyser::readers() const {
    return parts_->readers;
}
const resolve::Resolver& Analyser::resolver() const {
    return parts_->resolver;
}
const reports::ReportFinder& Analyser::reports() const {
    return parts_->reports;
}
const language::Language& Analyser::language() const {
    return parts_->language;
}

bool isAnalysed(std::string_view language) {
    constexpr std::string_view english = "en";
    std::string primary(language.substr(0, language.find_first_of("-_")));
    std::ranges::transform(primary, primary.begin(),
                           [](unsigned char letter) { return std::tolower(letter); });
    return primary.empty() || primary == english;
}

Analyser::Analysis Analyser::analyse(const Article& article, const When& published, Depth depth) const {
    Analysis analysis;
    Facts& facts = analysis.facts;
    resolve::DateOutline& outline = analysis.outline;
    outline.id = article.id;
    if (!isAnalysed(article.language)) {
        facts.published = outline.published = published.known() ? published : article.published;
        if (facts.published.known())
            facts.dateReasons = {facts.published.because};
        return analysis;
    }
    std::vector<Span> cuts;
    for (const Cut& cut : article.cuts)
        cuts.push_back(cut.span);
    const language::Document document = parts_->language.analyse(article.text, cuts);
    outline.terms = parts_->resolver.outlineTerms(article.title, article.text);
    if (published.known() || article.published.known()) {
        facts.published = outline.published = published.known() ? published : article.published;
        facts.dateReasons = {facts.published.because};
    } else {
        time::ArticleDate own = parts_->times.dateArticle(article, document);
        facts.published = outline.published = own.when;
        facts.dateReasons = std::move(own.reasons);
        outline.candidates = std::move(own.candidates);
        outline.month = own.month;
        outline.dayOfMonth = own.dayOfMonth;
        outline.weekday = own.weekday;
    }
    facts.timexes = parts_->times.find(article.text, document, facts.published);
    facts.places = document.places;
    claims::Found found = parts_->claims.find(article, document, facts.timexes, facts.published);
    facts.sources = std::move(found.sources);
    facts.claims = std::move(found.claims);
    facts.reports = parts_->reports.find(article, document, facts);
    if (depth == Depth::mentions) {
        analysis.mentions = parts_->reports.mentions(article, document, facts);
        analysis.toll = parts_->reports.tollEvidence(article, document, facts.reports);
    }
    return analysis;
}

} // namespace claimline::ingest
