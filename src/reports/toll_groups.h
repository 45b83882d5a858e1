// The people of a sentence: "a boy", "two others", "Anna Lind, 23", each with the number that it counts.
#pragma once

#include "reports/lexicon.h"
#include "reports/toll_words.h"

#include <functional>
#include <optional>
#include <vector>

namespace claimline::reports {

// The number that a token stands for; nothing for ages, dates and amounts.
using NumberOfToken = std::function<std::optional<int>(std::uint32_t)>;

struct PeopleGroup {
    std::uint32_t first = 0, last = 0; // tokens, the last included
    int count = 1;                     // 0: nobody knows how many
    int place = 0;                     // "a fifth victim": 5
    bool others = false;               // "two others"
    bool part = false;                 // of those told of beside: "one of them", "one fatally"
    bool self = false;                 // "himself"; "suicide" that was committed
    bool doer = false;                 // "before he was shot dead"
    bool named = false;
    bool known = false;   // "the boy": told of before
    bool pronoun = false; // "he", "her": known too
    TollRole fate = TollRole::nothing;
};

// One sentence of an article.
struct TollSentence {
    const TollText& text;
    const Lexicon& lexicon;
    const language::Sentence& span;
    const NumberOfToken& number;

    // Empty behind the end.
    std::string_view lower(std::uint32_t at) const {
        return at < span.last ? std::string_view(text.lower(at)) : std::string_view();
    }
    TollRole role(std::uint32_t at) const { return text.role(at); }
    Upos upos(std::uint32_t at) const { return text.tree().token(at).upos; }
    bool tellsFate(std::uint32_t at) const { return text.tellsFate(at); }
    bool isReflexive(std::uint32_t at) const { return oneOf(lower(at), {"himself", "herself", "self"}); }
    bool endsLife(std::uint32_t at) const; // "committed suicide", "took his own life"
};

// In order of the text. What befell them is left open.
std::vector<PeopleGroup> peopleGroups(const TollSentence& sentence);

} // namespace claimline::reports
