// A page as a flat list of nodes in document order: node i holds the nodes (i, end). Nothing here recurses,
// so that no page can overflow the stack.
#pragma once

#include "model/result.h"

#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::formats {

struct HtmlNode {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    bool isText = false;
    std::uint32_t parent = 0;
    std::uint32_t end = 0;                 // one past the last node within
    std::string_view text;                 // of a text node
    const GumboElement* element = nullptr; // of an element
    std::string marks;                     // class and id, lower case, between blanks
};

class HtmlTree {
public:
    // Fails where elements are nested deeper than Limits::htmlDepth or the page would need too much memory.
    static Result<HtmlTree> parse(std::string_view utf8, const std::string& path);

    std::size_t size() const { return nodes_.size(); }
    const HtmlNode& operator[](std::size_t i) const { return nodes_[i]; }
    const std::vector<HtmlNode>& nodes() const { return nodes_; }

    std::string_view attribute(std::size_t node, const char* name) const; // empty: absent
    bool hasAttribute(std::size_t node, const char* name) const;
    // By its tag, style or attributes, not by those of its parents; byStyle false: by its tag only.
    bool isHidden(std::size_t node, bool byStyle = true) const;
    std::string textOf(std::size_t node) const;          // visible text within, blanks squeezed
    bool isWithin(std::size_t node, GumboTag tag) const; // itself counts

private:
    struct Arena;
    std::shared_ptr<Arena> arena_; // the parser's memory; freed as a whole
    std::vector<HtmlNode> nodes_;
};

bool isInline(GumboTag tag);

// A stretch of text between the borders of block elements.
struct HtmlBlock {
    std::string text;          // blanks squeezed
    std::uint32_t node = 0;    // the innermost block element around it
    std::uint32_t at = 0;      // its first text node
    std::size_t linkBytes = 0; // of the text within links
    bool isHeading(const HtmlTree& tree) const;
    double linkShare() const {
        return text.empty() ? 0 : static_cast<double>(linkBytes) / static_cast<double>(text.size());
    }
};

// Every visible block of the page, in order. With `withHidden` also those that styles and attributes hide:
// some pages bring their text hidden and show it by script.
std::vector<HtmlBlock> blocksOf(const HtmlTree& tree, bool withHidden = false);

} // namespace claimline::formats
