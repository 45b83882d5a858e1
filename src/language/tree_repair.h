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

} // namespace claimline::language
