#include "ingest/edits.h"

#include "model/names.h"

#include <algorithm>

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

std::string lowered(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

} // namespace

Edits::Edits(const std::vector<store::Decision>& decisions) {
    using Kind = store::DecisionKind;
    for (const store::Decision& decision : decisions) { // oldest first: the last word counts
        if (decision.undone)
            continue;
        switch (decision.kind) {
        case Kind::join:
            forResolver_.joined.emplace_back(decision.report, decision.other);
            break;
        case Kind::part:
            forResolver_.parted.emplace_back(decision.report, decision.other);
            break;
        case Kind::title:
            forResolver_.titles.emplace_back(decision.report, decision.value);
            break;
        case Kind::date:
            if (const auto when = userDate(decision))
                forResolver_.dates.emplace_back(decision.report, *when);
            break;
        case Kind::articleDate:
            if (const auto when = userDate(decision))
                articleDates_[decision.article] = *when;
            break;
        case Kind::rejectClaim:
            claims_[decision.claim].rejected = decision.value != "0";
            break;
        case Kind::claimSource:
            claims_[decision.claim].source = decision.value;
            break;
        case Kind::claimStance:
            claims_[decision.claim].stance = decision.value;
            break;
        case Kind::hide:
        case Kind::bookmark:
        case Kind::note:
            break; // of the reader, not of what happened
        }
    }
}

const When* Edits::articleDate(ArticleId article) const {
    const auto found = articleDates_.find(article);
    return found == articleDates_.end() ? nullptr : &found->second;
}

void Edits::apply(Facts& facts) const {
    if (claims_.empty())
        return;
    std::vector<bool> rejected(facts.claims.size());
    for (std::size_t i = 0; i < facts.claims.size(); ++i) {
        Claim& claim = facts.claims[i];
        const auto edit = claims_.find(claim.id);
        if (edit == claims_.end())
            continue;
        rejected[i] = edit->second.rejected;
        if (const auto stance = parseName<Stance>(edit->second.stance))
            claim.stance = *stance;
        if (const std::string& name = edit->second.source; !name.empty()) {
            claim.speaker = static_cast<std::uint32_t>(facts.sources.size());
            claim.origin = lowered(name);
            facts.sources.push_back({lowered(name), name, SourceKind::unknown, "", "", ""});
        }
    }
    const auto isRejected = [&](std::uint32_t claim) { return claim < rejected.size() && rejected[claim]; };
    for (Report& report : facts.reports) {
        std::erase_if(report.claims, isRejected);
        std::erase_if(report.answers, [&](const Answer& answer) { return isRejected(answer.claim); });
    }
}

} // namespace claimline::ingest
