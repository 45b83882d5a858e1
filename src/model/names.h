// The words that JSON, the store and the command line have for the model's enumerations (INTERFACE). Stable:
// a project file holds them.
#pragma once

#include "model/event.h"

#include <optional>
#include <string_view>

namespace claimline {

std::string_view nameOf(Precision);
std::string_view nameOf(DateBasis);
std::string_view nameOf(CutKind);
std::string_view nameOf(TimexType);
std::string_view nameOf(Outlook);
std::string_view nameOf(SourceKind);
std::string_view nameOf(Stance);
std::string_view nameOf(ClaimForm);
std::string_view nameOf(EventType);
std::string_view nameOf(Modality);
std::string_view nameOf(FacetKind);
std::string_view nameOf(Hedge);
std::string_view nameOf(FacetStatus);
std::string_view nameOf(CellState);
std::string_view nameOf(EventStatus);

// The value of that name; nothing where no value has it. parseName<Stance>("denies").
template<class Enum>
std::optional<Enum> parseName(std::string_view name);

// How many values the enumeration has; they run from 0.
template<class Enum>
int countOf();

} // namespace claimline
