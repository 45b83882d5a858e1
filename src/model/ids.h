// Ids that last: hashes of content and span, so that notes, links and printed reports survive re-analysis,
// merges, and other orders of import. An ArticleId is never a ReportId: each is a type of its own.
#pragma once

#include "model/hash.h"
#include "model/span.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimline {

// 13 letters of a base-32 alphabet (lower case and digits, without i, l, o and 1).
std::string idText(std::uint64_t value);

// Reads a whole id or a prefix; gives the range of values [first, last] that begin so, or nothing where a
// letter is not of the alphabet or there are more than 13 of them. Case does not matter.
struct IdRange {
    std::uint64_t first = 0, last = 0;
};
std::optional<IdRange> idRange(std::string_view prefix);

// The shortest prefix length, at least six, that tells all of these values apart.
int idPrefixLength(std::vector<std::uint64_t> values);

template<class Tag>
struct Id {
    std::uint64_t value = 0; // 0 means none

    explicit constexpr operator bool() const { return value != 0; }
    std::string text() const { return idText(value); }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using ArticleId = Id<struct ArticleTag>;
using ClaimId = Id<struct ClaimTag>;
using ReportId = Id<struct ReportTag>;
using EventId = Id<struct EventTag>; // equal in value to the id of the event's oldest known report

ArticleId articleId(const Sha256& textHash);
ClaimId claimId(ArticleId article, const std::vector<Span>& source, const std::vector<Span>& cue,
                const std::vector<Span>& content);
ReportId reportId(ArticleId article, Span span);

} // namespace claimline

template<class Tag>
struct std::hash<claimline::Id<Tag>> {
    std::size_t operator()(claimline::Id<Tag> id) const noexcept {
        return static_cast<std::size_t>(id.value);
    }
};
