#include "model/names.h"

#include <algorithm>
#include <array>

namespace claimline {

namespace {

// The names of an enumeration in the order of its values.
template<class Enum>
struct Names;

template<>
struct Names<Precision> {
    static constexpr auto all =
        std::to_array<std::string_view>({"minute", "hour", "part-of-day", "day", "week", "month", "season",
                                         "quarter", "year", "decade", "century", "unknown"});
};
template<>
struct Names<DateBasis> {
    static constexpr auto all =
        std::to_array<std::string_view>({"user", "given", "metadata", "stated", "inferred", "none"});
};
template<>
struct Names<CutKind> {
    static constexpr auto all = std::to_array<std::string_view>(
        {"navigation", "related", "feedback", "newsletter", "popup", "sharing", "caption", "legal",
         "biography", "advertisement", "byline", "other"});
};
template<>
struct Names<TimexType> {
    static constexpr auto all = std::to_array<std::string_view>({"DATE", "TIME", "DURATION", "SET"});
};
template<>
struct Names<Outlook> {
    static constexpr auto all =
        std::to_array<std::string_view>({"past", "ongoing", "planned", "hypothetical", "unknown"});
};
template<>
struct Names<SourceKind> {
    static constexpr auto all =
        std::to_array<std::string_view>({"government", "military", "company", "organisation", "person",
                                         "media", "anonymous", "document", "crowd", "unknown"});
};
template<>
struct Names<Stance> {
    static constexpr auto all =
        std::to_array<std::string_view>({"asserts", "denies", "declines", "unverified"});
};
template<>
struct Names<ClaimForm> {
    static constexpr auto all =
        std::to_array<std::string_view>({"direct", "indirect", "mixed", "pull-quote", "passive", "narrator", "attitude"});
};
template<>
struct Names<EventType> {
    static constexpr auto all = std::to_array<std::string_view>(
        {"attack", "battle", "deployment", "accident", "disaster", "protest", "justice", "statement",
         "threat", "talks", "sanction", "aid", "policy", "election", "economy", "cyber", "science", "other"});
};
template<>
struct Names<Modality> {
    static constexpr auto all = std::to_array<std::string_view>(
        {"happened", "claimed", "planned", "hypothetical", "denied", "background"});
};
template<>
struct Names<FacetKind> {
    static constexpr auto all =
        std::to_array<std::string_view>({"count", "amount", "yes-no", "category", "actor", "place", "time"});
};
template<>
struct Names<Hedge> {
    static constexpr auto all =
        std::to_array<std::string_view>({"exact", "about", "at-least", "at-most", "range", "vague"});
};
template<>
struct Names<FacetStatus> {
    static constexpr auto all =
        std::to_array<std::string_view>({"single", "agree", "updated", "scope", "conflict"});
};
template<>
struct Names<CellState> {
    static constexpr auto all = std::to_array<std::string_view>({"current", "earlier", "withdrawn"});
};
template<>
struct Names<EventStatus> {
    static constexpr auto all =
        std::to_array<std::string_view>({"single", "corroborated", "updated", "contested"});
};

template<class Enum>
std::string_view nameIn(Enum value) {
    return Names<Enum>::all.at(static_cast<std::size_t>(value));
}

} // namespace

template<class Enum>
std::optional<Enum> parseName(std::string_view name) {
    const auto& all = Names<Enum>::all;
    const auto at = std::ranges::find(all, name);
    if (at == all.end())
        return std::nullopt;
    return static_cast<Enum>(at - all.begin());
}

template<class Enum>
int countOf() {
    return static_cast<int>(Names<Enum>::all.size());
}

std::string_view nameOf(Precision value) {
    return nameIn(value);
}
std::string_view nameOf(DateBasis value) {
    return nameIn(value);
}
std::string_view nameOf(CutKind value) {
    return nameIn(value);
}
std::string_view nameOf(TimexType value) {
    return nameIn(value);
}
std::string_view nameOf(Outlook value) {
    return nameIn(value);
}
std::string_view nameOf(SourceKind value) {
    return nameIn(value);
}
std::string_view nameOf(Stance value) {
    return nameIn(value);
}
std::string_view nameOf(ClaimForm value) {
    return nameIn(value);
}
std::string_view nameOf(EventType value) {
    return nameIn(value);
}
std::string_view nameOf(Modality value) {
    return nameIn(value);
}
std::string_view nameOf(FacetKind value) {
    return nameIn(value);
}
std::string_view nameOf(Hedge value) {
    return nameIn(value);
}
std::string_view nameOf(FacetStatus value) {
    return nameIn(value);
}
std::string_view nameOf(CellState value) {
    return nameIn(value);
}
std::string_view nameOf(EventStatus value) {
    return nameIn(value);
}

template std::optional<Precision> parseName<Precision>(std::string_view);
template int countOf<Precision>();
template std::optional<DateBasis> parseName<DateBasis>(std::string_view);
template int countOf<DateBasis>();
template std::optional<CutKind> parseName<CutKind>(std::string_view);
template int countOf<CutKind>();
template std::optional<TimexType> parseName<TimexType>(std::string_view);
template int countOf<TimexType>();
template std::optional<Outlook> parseName<Outlook>(std::string_view);
template int countOf<Outlook>();
template std::optional<SourceKind> parseName<SourceKind>(std::string_view);
template int countOf<SourceKind>();
template std::optional<Stance> parseName<Stance>(std::string_view);
template int countOf<Stance>();
template std::optional<ClaimForm> parseName<ClaimForm>(std::string_view);
template int countOf<ClaimForm>();
template std::optional<EventType> parseName<EventType>(std::string_view);
template int countOf<EventType>();
template std::optional<Modality> parseName<Modality>(std::string_view);
template int countOf<Modality>();
template std::optional<FacetKind> parseName<FacetKind>(std::string_view);
template int countOf<FacetKind>();
template std::optional<Hedge> parseName<Hedge>(std::string_view);
template int countOf<Hedge>();
template std::optional<FacetStatus> parseName<FacetStatus>(std::string_view);
template int countOf<FacetStatus>();
template std::optional<CellState> parseName<CellState>(std::string_view);
template int countOf<CellState>();
template std::optional<EventStatus> parseName<EventStatus>(std::string_view);
template int countOf<EventStatus>();

} // namespace claimline
