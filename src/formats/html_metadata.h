// What a page states about its article outside the running text.
#pragma once

#include "formats/html_tree.h"
#include "formats/readers_internal.h"

#include <optional>
#include <string>
#include <vector>

namespace claimline::formats {

// A value with the words for where it stood.
struct Stated {
    std::string value;
    std::string where;
    explicit operator bool() const { return !value.empty(); }
};

struct HtmlMetadata {
    Stated title;
    Stated author;
    Stated site;
    std::string agency;
    std::string url;
    std::string language;                  // BCP 47 as declared
    When published;                        // with basis, confidence and reason
    std::string articleBody;               // of the page's JSON-LD, as plain words; empty: none
    std::optional<std::uint32_t> headline; // the h1 that holds the title
};

HtmlMetadata metadataOf(const HtmlTree& tree, const Toolbox& tools);

} // namespace claimline::formats
