// Which blocks of a page are the article.
#pragma once

#include "formats/html_metadata.h"
#include "formats/html_tree.h"

#include <vector>

namespace claimline::formats {

enum class Fate { dropped, kept, cut };

struct JudgedBlock {
    const HtmlBlock* block = nullptr;
    Fate fate = Fate::dropped;
    CutKind kind = CutKind::other; // of a cut
    std::string because;
};

// From the first to the last kept block, in order of the page. Empty: the page holds no running text.
std::vector<JudgedBlock> judgeBlocks(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                     const HtmlMetadata& metadata, const Lexicons& lexicons);

} // namespace claimline::formats
