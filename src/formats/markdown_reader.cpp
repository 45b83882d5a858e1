#include "formats/readers_internal.h"

#include "formats/strings.h"

#include <cctype>
#include <md4c.h>

namespace claimline::formats {

namespace {

// Collects the text of blocks, a line each; remembers where the first heading of the first rank stands.
struct Writer {
    std::string text;
    std::string block;
    Span title;
    int heading = 0;
    int hidden = 0; // within an image: its words are no text of the article
};

void endBlock(Writer& writer) {
    const std::string line = squeeze(writer.block);
    writer.block.clear();
    if (line.empty())
        return;
    if (!writer.text.empty())
        writer.text.append("\n\n");
    const auto begin = static_cast<std::uint32_t>(writer.text.size());
    writer.text.append(line);
    if (writer.heading == 1 && writer.title.empty())
        writer.title = {begin, static_cast<std::uint32_t>(writer.text.size())};
}

int enterBlock(MD_BLOCKTYPE type, void* detail, void* user) {
    auto& writer = *static_cast<Writer*>(user);
    endBlock(writer);
    if (type == MD_BLOCK_H)
        writer.heading = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    return 0;
}

int leaveBlock(MD_BLOCKTYPE type, void*, void* user) {
    auto& writer = *static_cast<Writer*>(user);
    endBlock(writer);
    if (type == MD_BLOCK_H)
        writer.heading = 0;
    return 0;
}

int enterSpan(MD_SPANTYPE type, void*, void* user) {
    static_cast<Writer*>(user)->hidden += type == MD_SPAN_IMG;
    return 0;
}

int leaveSpan(MD_SPANTYPE type, void*, void* user) {
    static_cast<Writer*>(user)->hidden -= type == MD_SPAN_IMG;
    return 0;
}

int takeText(MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* user) {
    auto& writer = *static_cast<Writer*>(user);
    const std::string_view part(words, size);
    if (writer.hidden)
        return 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        writer.block.push_back(' ');
    else if (type == MD_TEXT_ENTITY)
        writer.block.append(textOfHtml(part));
    else if (type == MD_TEXT_NULLCHAR)
        writer.block.append("\xEF\xBF\xBD");
    else if (type != MD_TEXT_HTML)
        writer.block.append(part);
    return 0;
}

// Front matter between lines of three hyphens: "title: …", "date: …".
std::string_view takeFrontMatter(std::string_view text,
                                 std::vector<std::pair<std::string, std::string>>& fields) {
    if (!text.starts_with("---\n"))
        return text;
    const std::size_t end = text.find("\n---", 3);
    if (end == std::string_view::npos || end > 8192)
        return text;
    for (const Line& line : linesOf(text.substr(4, end - 3))) {
        const std::size_t colon = line.text.find(':');
        if (colon == std::string_view::npos)
            return text; // not front matter: a thematic break
        std::string_view value = trim(line.text.substr(colon + 1));
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        fields.emplace_back(foldWords(line.text.substr(0, colon)), value);
    }
    const std::size_t next = text.find('\n', end + 1);
    return next == std::string_view::npos ? std::string_view() : text.substr(next + 1);
}

} // namespace

Article fromMarkdown(std::string_view text) {
    Article article;
    article.format = "markdown";
    std::vector<std::pair<std::string, std::string>> fields;
    const std::string_view body = takeFrontMatter(text, fields);
    Writer writer;
    MD_PARSER parser{};
    parser.flags =
        MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = takeText;
    if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &writer) != 0)
        writer.text = body; // out of memory or the like: as plain text
    endBlock(writer);
    article.text = std::move(writer.text);
    if (!writer.title.empty()) {
        article.titleSpan = writer.title;
        article.title = slice(article.text, writer.title);
        article.provenance.push_back({"title", "the first heading"});
    }
    for (auto& [name, value] : fields) {
        if (name == "title" && article.title.empty())
            article.title = value;
        else if (name == "author")
            article.author = value;
        else if (name == "date" || name == "published")
            article.published.because = value; // read by the registry, which has the dates' reader
        else if (name == "publisher" || name == "site" || name == "source")
            article.publisher = value;
        else if (name == "url")
            article.url = value;
    }
    return article;
}

} // namespace claimline::formats
