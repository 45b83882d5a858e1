// Formats: bytes as people have them → Articles. One reader per format behind one registry, chosen by
// content.
//
//   auto readers = formats::Readers::load(dataFolder / "language" / "en");
//   formats::Input input{"bbc-1.html", bytes};
//   auto articles = readers->read(input, [&](formats::Item item) { keep(std::move(item)); return true; });
//
// Nothing is fetched, no entity is resolved, nothing is unpacked to disk. Spans of cuts are in the decoded
// text.
#pragma once

#include "model/article.h"
#include "model/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace claimline::formats {

struct Input {
    std::string path;       // for messages and Article::path
    std::string_view bytes; // at most Limits::fileBytes
};

// One article, or the reason why one entry of the file gives none.
struct Item {
    Result<Article> article;
    std::string raw; // the bytes that this article was made from
};

class Readers {
public:
    // Reads the lexicons of debris, outlets and agencies of data/language/NAME.
    static Result<Readers> load(const std::filesystem::path& languageFolder);
    Readers(Readers&&) noexcept;
    Readers& operator=(Readers&&) noexcept;
    ~Readers();

    // Gives every article of the file to `take`, which returns false to stop. Fails as a whole only where the
    // file is of no known format, too large, or damaged beyond its first entry.
    Result<void> read(const Input& input, const std::function<bool(Item)>& take) const;

    // Names of the formats that are read, for the file dialogue and messages: "text", "markdown", "html",
    // "jsonl".
    static std::vector<std::string> formatNames();
    // Glob patterns: "*.txt", ….
    static std::vector<std::string> filePatterns();

    // Completes an article whose text and given fields stand: cuts, title, byline, date line, agency,
    // language, hashes, id. Used by every reader, by paste, and by `annotate` (which gives the text as it
    // is).
    void complete(Article& article) const;

private:
    struct Parts;
    explicit Readers(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// Puts the title before the text where the text does not begin with it, as it stands in a paper, so that it is read and
// shown like the rest. Gives how many bytes it put there.
std::uint32_t putTitleFirst(Article& article);

// The article's text without its title and cuts, a line a paragraph: what `claimline extract` prints.
std::string bodyText(const Article& article);

} // namespace claimline::formats
