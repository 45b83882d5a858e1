#include "resolve/resolve.h"

#include "resolve/assemble.h"
#include "resolve/dating.h"
#include "resolve/pairing_story.h"
#include "resolve/vocabulary.h"

#include <algorithm>

namespace claimline::resolve {

namespace {
constexpr std::size_t outlineWords = 60; // of an article; more hardly change a likeness and cost memory
}

struct Resolver::Parts {
    Vocabulary vocabulary;
    StoryWeights weights;
    FacetWords words;
};

Resolver::Resolver(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;
Resolver::~Resolver() = default;

Result<Resolver> Resolver::load(const std::filesystem::path& languageFolder) {
    auto vocabulary = Vocabulary::load(languageFolder);
    if (!vocabulary)
        return tl::unexpected(vocabulary.error());
    auto weights = StoryWeights::load(languageFolder);
    if (!weights)
        return tl::unexpected(weights.error());
    auto classes = loadFacetClasses(languageFolder);
    if (!classes)
        return tl::unexpected(classes.error());
    auto confirmation = loadWordKinds(languageFolder / "confirmation.tsv");
    if (!confirmation)
        return tl::unexpected(confirmation.error());
    auto running = loadWordKinds(languageFolder / "running.tsv");
    if (!running)
        return tl::unexpected(running.error());
    auto voices = loadVoiceWords(languageFolder);
    if (!voices)
        return tl::unexpected(voices.error());
    return Resolver(std::make_unique<Parts>(
        Parts{std::move(*vocabulary),
              *weights,
              {std::move(*classes), std::move(*confirmation), std::move(*running), std::move(*voices)}}));
}

std::vector<std::pair<std::string, float>> Resolver::outlineTerms(std::string_view title,
                                                                  std::string_view text) const {
    return parts_->vocabulary.telling(parts_->vocabulary.count(title, text), outlineWords);
}

double Resolver::share(const std::string& word) const {
    return parts_->vocabulary.share(word);
}

std::vector<DatedArticle> Resolver::dateArticles(const std::vector<DateOutline>& articles,
                                                 const Background* whole) const {
    return dateTogether(articles, parts_->vocabulary, whole);
}

Pairing Resolver::pairing() const {
    return {parts_->vocabulary, parts_->weights};
}

Event Resolver::event(const std::vector<std::pair<const ArticleFacts*, std::uint32_t>>& reports,
                      const Decisions& decisions) const {
    std::vector<Member> members;
    members.reserve(reports.size());
    for (const auto& [article, number] : reports)
        members.push_back({article, &article->facts->reports[number]});
    return assemble(members, parts_->words, decisions);
}

std::vector<Event> Resolver::events(const std::vector<ArticleFacts>& articles,
                                    const Decisions& decisions) const {
    std::vector<const ArticleFacts*> sorted;
    for (const ArticleFacts& article : articles)
        sorted.push_back(&article);
    std::ranges::sort(sorted, {}, &ArticleFacts::id);
    Pairing together = pairing();
    for (const ArticleFacts* article : sorted)
        together.add(*article);
    std::vector<Event> events;
    for (const ReportGroup& group : together.run(decisions)) {
        std::vector<std::pair<const ArticleFacts*, std::uint32_t>> reports;
        for (const ReportRefId& report : group)
            reports.emplace_back(*std::ranges::lower_bound(sorted, report.article, {}, &ArticleFacts::id),
                                 report.number);
        events.push_back(event(reports, decisions));
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tuple(!a.when.known(), a.when.earliestStart, a.id) <
               std::tuple(!b.when.known(), b.when.earliestStart, b.id);
    });
    return events;
}

std::vector<ConflictPair> conflictPairs(const Event& event) {
    std::vector<ConflictPair> out;
    const DeadByArticle dead = deadOf(event.facets);
    for (const Facet& facet : event.facets) {
        if (facet.status != FacetStatus::conflict && facet.status != FacetStatus::updated)
            continue;
        for (std::size_t i = 0; i < facet.cells.size(); ++i)
            for (std::size_t j = i + 1; j < facet.cells.size(); ++j) {
                const Cell &a = facet.cells[i], &b = facet.cells[j];
                if (!standAgainst(a, b) || canBothHold(facet, a, b, dead))
                    continue;
                const bool update =
                    a.state != CellState::current || b.state != CellState::current || saidBefore(a, b);
                out.push_back({facet.name, update, a.article, b.article, a.quoteSpan, b.quoteSpan});
            }
    }
    return out;
}

} // namespace claimline::resolve
