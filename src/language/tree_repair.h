// Mends what the network's trees get wrong in ways that their own shape tells, and no word of any language.
#pragma once

#include "language/parser.h"

#include <functional>

namespace claimline::language {

// How far a relation lies behind the likeliest of such an arc, as a logarithm; words of a sentence, from 1.
using RelationLoss = std::function<float(Arc, Deprel)>;

// "The bridge was closed, he said.": where a verb that ends a sentence with its subject hangs on what is
// said, it becomes the head of it, as the treebanks mostly have it.
void turnSpeech(std::span<ParsedWord> sentence, const RelationLoss& lossOf);

// "They told the committee that the bridge was closed": a clause with a mark and a subject of its own is no
// relative clause of the committee, it is what the verb says.
void freeContents(std::span<ParsedWord> sentence, const RelationLoss& lossOf);

// The likeliest tag of a word as a verb.
using VerbTag = std::function<TagMeaning(std::uint32_t)>;

// "A boy shot himself": a noun with a pronoun for its object is a verb, and the noun before it its subject.
void verbsTakenForNouns(std::span<ParsedWord> sentence, const VerbTag& verbTag);

// "killed himself and three others": a noun that is joined to a verb is joined to the noun before it.
void joinNouns(std::span<ParsedWord> sentence);

// "They marched to the bridge and 47 were arrested": a number between "and" and the verb of the second clause
// is the subject of that verb, not one more bridge.
void freeCountedSubjects(std::span<ParsedWord> sentence);

// "Sources close to the inquiry told us": a verb in the past that hangs on another without a mark and without
// a subject is the predicate, and that other tells of the subject.
void freePredicate(std::span<ParsedWord> sentence);

// "Those are cough drops", "they are iodine deficient": of two words that are one predicate the last is its
// head.
void headLast(std::span<ParsedWord> sentence);

// "He wrote: "The bridge is closed": the same for a verb that stands before a quotation mark.
void turnOpeningSpeech(std::span<ParsedWord> sentence, const RelationLoss& lossOf);

// "They say that adding salt is the best way": what is done is the subject of what is said of it.
void freeClauseSubject(std::span<ParsedWord> sentence);

// "As she said, the bridge is closed": a clause with a mark is not the sentence, what it is said beside is.
void freeFromAside(std::span<ParsedWord> sentence);

} // namespace claimline::language
