// Article: one text from one publisher, with its own date (stated, found or inferred, with the reason).
#pragma once

#include "model/ids.h"
#include "model/when.h"

#include <string>
#include <vector>

namespace claimline {

// A piece of the stored text that is no part of the article: page debris. It stays in the text, so that every
// span holds and a person can take it back; analysis passes over it and the reader folds it away.
enum class CutKind : std::uint8_t {
    navigation,
    related,
    feedback,
    newsletter,
    popup,
    sharing,
    caption,
    legal,
    biography,
    advertisement,
    byline,
    other
};

struct Cut {
    Span span; // whole lines
    CutKind kind = CutKind::other;
    std::string because; // "a line that pages carry: 'Recommended Videos'"
    friend bool operator==(const Cut&, const Cut&) = default;
};

// Where a field of the article came from, in words for the reader: {"agency", "named in 'The Associated Press
// could …'"}.
struct Provenance {
    std::string field;
    std::string because;
    friend bool operator==(const Provenance&, const Provenance&) = default;
};

struct Article {
    ArticleId id;       // of the SHA-256 of text
    Sha256 textHash{};  // of text
    Sha256 rawHash{};   // of the bytes that were read
    std::string path;   // the file, and after "#" the entry in it: "feed.jsonl#3"
    std::string format; // "text", "markdown", "html", "jsonl"
    std::string url;
    std::string title;     // empty: none found
    Span titleSpan;        // where the title stands in text; empty where it does not
    std::string publisher; // "National Post"; empty: not found
    std::string agency;    // "The Associated Press"
    std::string author;
    std::string language;  // BCP 47, "en"
    std::string dateline;  // place of reporting: "KYIV, Ukraine"
    When published;        // basis none: to be inferred; precision may be a minute
    std::string text;      // UTF-8, "\n" ends a paragraph or heading; no CR, no NUL
    std::vector<Cut> cuts; // in order, disjoint
    std::vector<Provenance> provenance;

    friend bool operator==(const Article&, const Article&) = default;
};

} // namespace claimline
