// Treebanks with entities (GUM's `Entity=` in the last column) as texts with the names that a reader would
// mark, for training and scoring the finder of names.
#pragma once

#include "language/language.h"
#include "model/result.h"

#include <string>
#include <vector>

namespace claimline::language::train {

struct GoldName {
    std::uint32_t first = 0, last = 0; // tokens
    NameKind kind = NameKind::other;
};

struct NamedText {
    std::string name;           // of the document
    std::string text;           // its tokens, with blanks where the treebank has them
    Document document;          // tokens with the treebank's tags and tree, sentences, headings
    std::vector<GoldName> gold; // disjoint, in order
};

// What counts as a name: an entity of the treebank whose head is a proper noun, other than a time, without
// its article, titles ("President", "Dr.") and what hangs behind it; the outermost where one holds another;
// not two joined by "and", a people ("Americans") or an office without a name ("the President").
Result<std::vector<NamedText>> readNamedTexts(const std::string& file);

} // namespace claimline::language::train
