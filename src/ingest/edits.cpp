#include "ingest/edits.h"

#include <charconv>

namespace claimline::ingest {

namespace {

// A date that a person gave; nothing where the text is no EDTF (the window lets none such in).
std::optional<When> userDate(const store::Decision& decision) {
    Result<When> when = parseEdtf(decision.value);
    if (!when)
        return std::nullopt;
    when->basis = DateBasis::user;
    when->confidence = 1;
    when->because = decision.reason.empty() ? "set by hand" : "set by hand: " + decision.reason;
    return *when;
}

// "article\tclaim" of the one that it is joined with.
resolve::OriginEdit originEdit(const store::Decision& decision) {
    resolve::OriginEdit edit{decision.article, decision.claim, {}, {}};
    if (decision.kind == store::DecisionKind::originCut)
        return edit;
    const char* const end = decision.value.data() + decision.value.size();
    const auto first = std::from_chars(decision.value.data(), end, edit.withArticle.value);
    if (first.ec == std::errc() && first.ptr != end)
        std::from_chars(first.ptr + 1, end, edit.withClaim.value);
    return edit;
}

// What was joined and is parted later, or the other way round: the last word counts.
void erasePair(std::vector<std::pair<ReportId, ReportId>>& pairs, const store::Decision& decision) {
    std::erase(pairs, std::pair(decision.report, decision.other));
    std::erase(pairs, std::pair(decision.other, decision.report));
}

} // namespace

Edits::Edits(const std::vector<store::Decision>& decisions)
    : corrections_(decisions) {
    using Kind = store::DecisionKind;
    for (const store::Decision& decision : decisions) { // oldest first: the last word counts
        if (decision.undone)
            continue;
        switch (decision.kind) {
        case Kind::join:
            erasePair(forResolver_.parted, decision);
            forResolver_.joined.emplace_back(decision.report, decision.other);
            break;
        case Kind::part:
            erasePair(forResolver_.joined, decision);
            forResolver_.parted.emplace_back(decision.report, decision.other);
            break;
        case Kind::title:
            forResolver_.titles.emplace_back(decision.report, decision.value);
            break;
        case Kind::date:
            if (const auto when = userDate(decision))
                forResolver_.dates.emplace_back(decision.report, *when);
            break;
        case Kind::originCut:
        case Kind::originJoin:
            forResolver_.origins.push_back(originEdit(decision));
            break;
        case Kind::facet:
            facets_.push_back(decision);
            break;
        default:
            break; // of articles and claims, or of the reader and not of what happened
        }
    }
}

} // namespace claimline::ingest
