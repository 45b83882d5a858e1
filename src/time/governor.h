// Governor: the verb that a time expression hangs on by the dependencies, and the tense it stands in: "trying
// to find who hurt a child on Thursday" hangs on "hurt", whatever else is near.
#pragma once

#include "time/tense.h"
#include "time/words.h"

#include <utility>

namespace claimline::time {

// A tense, and the byte of the word that tells it.
struct Sign {
    Tense tense;
    std::uint32_t at = 0;
    bool firm = false; // a verb tells it, not the mere look of an infinitive

    bool known() const { return tense.outlook != Outlook::unknown; }
};

class Governor {
public:
    // A parsed document; both live as long as this.
    Governor(const std::vector<Piece>& pieces, const language::Document& document);

    // `heldFor`: "for", "to" or "until" stands before the expression: what "was set" for it lies ahead.
    Sign of(Span expression, bool heldFor) const;

private:
    // What the words beside a predicate say: "will", "could" and "if", "was", "has", "to".
    struct Beside {
        bool future = false, modal = false, past = false, present = false, to = false;
        bool passive = false; // "is" of "is held"
    };

    const language::Token& token(std::uint32_t at) const { return document_.tokens[at]; }
    std::uint32_t headOf(Span expression) const;
    std::pair<std::uint32_t, std::uint32_t> around(std::uint32_t at) const;
    bool has(std::uint32_t at, language::Deprel relation) const;
    bool isPredicate(std::uint32_t at) const;
    std::uint32_t predicateAbove(std::uint32_t at) const;
    Cue cueOf(std::uint32_t at) const;
    Beside beside(std::uint32_t at) const;
    Tense ofPredicate(std::uint32_t at, int depth) const;
    Tense ofInfinitive(std::uint32_t at, int depth) const;
    Outlook byForm(std::uint32_t at, const Beside& words) const;

    const std::vector<Piece>& pieces_;
    const language::Document& document_;
};

} // namespace claimline::time
