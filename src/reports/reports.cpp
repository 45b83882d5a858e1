#include "reports/reports.h"

namespace claimline::reports {

struct ReportFinder::Parts {};

ReportFinder::ReportFinder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ReportFinder::ReportFinder(ReportFinder&&) noexcept = default;
ReportFinder& ReportFinder::operator=(ReportFinder&&) noexcept = default;
ReportFinder::~ReportFinder() = default;

Result<ReportFinder> ReportFinder::load(const std::filesystem::path&) {
    return ReportFinder(std::make_unique<Parts>());
}

std::vector<Report> ReportFinder::find(const Article&, const language::Document&, const Facts&) const {
    return {};
}

std::optional<int> peopleCount(const Report&, std::string_view) {
    return std::nullopt;
}

} // namespace claimline::reports
