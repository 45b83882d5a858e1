#include "resolve/resolve.h"

namespace claimline::resolve {

struct Resolver::Parts {};

Resolver::Resolver(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;
Resolver::~Resolver() = default;

Result<Resolver> Resolver::load(const std::filesystem::path&) {
    return Resolver(std::make_unique<Parts>());
}

std::vector<std::pair<std::string, float>> Resolver::outlineTerms(std::string_view, std::string_view) const {
    return {};
}

std::vector<DatedArticle> Resolver::dateArticles(const std::vector<DateOutline>&) const {
    return {};
}

std::vector<Event> Resolver::events(const std::vector<ArticleFacts>&, const Decisions&) const {
    return {};
}

std::vector<ConflictPair> conflictPairs(const Event&) {
    return {};
}

} // namespace claimline::resolve
