// World: dated facts that date texts: terms of office and well-known beginnings
// (data/language/NAME/terms_of_office.tsv, anchors.tsv).
#pragma once

#include "time/words.h"

#include "model/when.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::time {

// Somebody whom the text gives an office, and the days on which that holds.
struct OfficeEvidence {
    Span span;
    std::string words;                     // "U.S. President Joe Biden"
    std::vector<std::pair<Day, Day>> days; // half-open
    std::string because;                   // "Joe Biden, President (US), from 2021-01-20 to 2025-01-20"
};

struct Beginning {
    std::string name;
    Day day;
    std::vector<std::vector<std::string>> words; // one of each group
};

class World {
public:
    static Result<World> load(const std::filesystem::path& languageFolder);

    // Each person and office once, in order of the text.
    std::vector<OfficeEvidence> offices(std::string_view text, const std::vector<Piece>& pieces) const;

    // The beginning that a text speaks of, by its words; the one with most of them in it where several fit.
    const Beginning* beginning(std::string_view text, const std::vector<Piece>& pieces, Span near) const;

private:
    struct Term {
        std::string name, office, country;
        std::vector<std::string> titles;
        Day from, to;      // to: one past the last
        bool open = false; // had not ended
        std::optional<Day> elected;
    };
    enum class Standing : std::uint8_t { none, holds, elect, former };
    Standing standing(std::string_view text, Span name, const Term& term, bool surnameOnly) const;
    void evidenceAt(std::string_view text, const Piece& piece, std::vector<OfficeEvidence>& found) const;
    Result<void> loadTerms(const std::filesystem::path& folder);
    Result<void> loadBeginnings(const std::filesystem::path& folder);

    std::vector<Term> terms_;
    std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>> byLastWord_;
    std::vector<Beginning> beginnings_;
};

} // namespace claimline::time
