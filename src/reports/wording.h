// Words for people: noun phrases, names of facets, titles. No word that the text does not give.
#pragma once

#include "reports/frames.h"

#include <string>
#include <string_view>

namespace claimline::reports {

// A noun with the words before it, without article and possessor: "military weapons depot".
Span nounSpan(const Tree& tree, std::uint32_t noun);
std::string nounPhrase(const Tree& tree, std::uint32_t noun);
// With the name that it belongs to: "rebels of the Northern Front".
std::string namedPhrase(const Tree& tree, std::uint32_t noun);

std::string plural(std::string_view noun); // of a lemma
std::string numberText(double value);      // "6", "11,000", "2.5"

// Like a desk's note: "Ukraine fired six missiles at Bryansk region".
std::string titleOf(const Tree& tree, const Predicate& predicate);
// Whether it reads as a title: no pronoun or preposition first, nothing cut off at the end.
bool isReadable(std::string_view title);

// The token behind "GDYNIA, Poland —"; the sentence's first where it has no dateline.
std::uint32_t datelineEnd(const Tree& tree, const language::Sentence& sentence);

} // namespace claimline::reports
