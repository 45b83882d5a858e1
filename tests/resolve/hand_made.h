// Articles with facts made by hand, for tests of resolve.
#pragma once

#include "resolve/resolve.h"

#include <deque>
#include <string>
#include <vector>

namespace claimline::resolve {

inline Resolver resolver() {
    auto loaded = Resolver::load(std::filesystem::path(CLAIMLINE_DATA_DIR) / "language/en");
    if (!loaded)
        throw std::runtime_error(loaded.error().message());
    return std::move(*loaded);
}

class Paper {
public:
    // An article of one headline report; `words` are its vocabulary.
    Facts& add(const std::string& text, const std::string& day, const std::vector<std::string>& words) {
        Facts& facts = facts_.emplace_back();
        if (auto when = parseEdtf(day); when && !day.empty()) {
            facts.published = *when;
            facts.published.basis = DateBasis::given;
            facts.published.confidence = 1;
        }
        ArticleFacts article;
        article.text = text;
        article.id = articleId(sha256(text));
        article.facts = &facts;
        articles.push_back(article);
        Report report;
        report.headline = true;
        report.type = EventType::attack;
        report.lemma = "attack";
        report.title = text.substr(0, text.find('.'));
        report.quote = report.span = {0, static_cast<std::uint32_t>(text.size())};
        report.predicate = {0, 4};
        report.id = reportId(article.id, report.span);
        report.when = facts.published;
        for (const std::string& word : words)
            report.terms.emplace_back(word, 1.F);
        std::sort(report.terms.begin(), report.terms.end());
        facts.reports.push_back(report);
        return facts;
    }

    std::vector<ArticleFacts> articles;

private:
    std::deque<Facts> facts_;
};

// A claim of that source, and its index.
inline std::uint32_t claimOf(Facts& facts, const std::string& source, Stance stance = Stance::asserts,
                             const std::string& cue = "say") {
    Source speaker;
    speaker.key = source;
    speaker.name = source;
    facts.sources.push_back(speaker);
    Claim claim;
    claim.id = ClaimId{1000 + facts.claims.size()};
    claim.speaker = static_cast<std::uint32_t>(facts.sources.size() - 1);
    claim.origin = source;
    claim.stance = stance;
    claim.cueLemma = cue;
    claim.content = {{0, 4}};
    facts.claims.push_back(claim);
    facts.reports[0].claims.push_back(static_cast<std::uint32_t>(facts.claims.size() - 1));
    return facts.reports[0].claims.back();
}

inline Answer& answer(Facts& facts, const std::string& facet, double low, double high, std::uint32_t claim) {
    Answer value;
    value.facet = facet;
    value.name = facet;
    value.kind = facet.starts_with("yes")      ? FacetKind::yesNo
                 : facet.starts_with("amount") ? FacetKind::amount
                                               : FacetKind::count;
    value.value = std::to_string(static_cast<int>(low));
    value.low = low;
    value.high = high;
    value.span = {0, 4};
    value.claim = claim;
    facts.reports[0].answers.push_back(value);
    return facts.reports[0].answers.back();
}

inline const Facet* facetOf(const Event& event, const std::string& key) {
    for (const Facet& facet : event.facets)
        if (facet.key == key)
            return &facet;
    return nullptr;
}

} // namespace claimline::resolve
