#include "formats/html_body.h"
#include "formats/html_metadata.h"
#include "formats/html_tree.h"
#include "formats/readers_internal.h"
#include "formats/strings.h"

#include <algorithm>

namespace claimline::formats {

namespace {

constexpr std::size_t fewBytes = 600;   // of running text: less makes one look elsewhere in the page
constexpr std::size_t longestCut = 400; // bytes; longer blocks beside the text are other articles

Span append(std::string& text, std::string_view line) {
    if (!text.empty())
        text.append("\n\n");
    const auto begin = static_cast<std::uint32_t>(text.size());
    text.append(line);
    return {begin, static_cast<std::uint32_t>(text.size())};
}

void explain(Article& article, const char* field, const std::string& because) {
    article.provenance.push_back({field, because});
}

void takeMetadata(Article& article, HtmlMetadata& metadata) {
    article.url = metadata.url;
    article.language = metadata.language;
    article.agency = metadata.agency;
    if (!metadata.agency.empty())
        explain(article, "agency", "named with the author");
    if (metadata.site) {
        article.publisher = metadata.site.value;
        explain(article, "publisher", metadata.site.where);
    }
    if (metadata.author) {
        article.author = metadata.author.value;
        explain(article, "author", metadata.author.where);
    }
    if (metadata.published.known()) {
        article.published = metadata.published;
        explain(article, "published", metadata.published.because);
    }
}

std::size_t keptBytes(const std::vector<JudgedBlock>& judged) {
    std::size_t bytes = 0;
    for (const JudgedBlock& j : judged)
        bytes += j.fate == Fate::kept ? j.block->text.size() : 0;
    return bytes;
}

void appendBlocks(Article& article, const std::vector<JudgedBlock>& judged) {
    for (const JudgedBlock& j : judged) {
        if (j.fate == Fate::cut && (j.block->text.size() > longestCut || j.because == "the headline"))
            continue;
        const Span span = append(article.text, j.block->text);
        if (j.fate == Fate::cut)
            article.cuts.push_back({span, j.kind, j.because});
    }
}

} // namespace

Result<Article> fromHtml(std::string_view text, const Toolbox& tools, const std::string& path) {
    auto tree = HtmlTree::parse(text, path);
    if (!tree)
        return tl::unexpected(tree.error());
    HtmlMetadata metadata = metadataOf(*tree, tools);
    const auto blocks = blocksOf(*tree);
    Article article;
    article.format = "html";
    takeMetadata(article, metadata);
    if (metadata.title) {
        article.title = metadata.title.value;
        article.titleSpan = append(article.text, article.title);
        explain(article, "title", metadata.title.where);
    }
    auto judged = judgeBlocks(*tree, blocks, metadata, tools.lexicons);
    auto hidden = blocks;
    if (keptBytes(judged) < fewBytes) {
        hidden = blocksOf(*tree, true);
        auto more = judgeBlocks(*tree, hidden, metadata, tools.lexicons);
        if (keptBytes(more) > 3 * keptBytes(judged))
            judged = std::move(more);
    }
    // The page states its text for machines and shows little of it: behind a wall, or drawn by script.
    if (metadata.articleBody.size() > fewBytes && metadata.articleBody.size() > 2 * keptBytes(judged)) {
        for (const Line& line : linesOf(metadata.articleBody))
            append(article.text, squeeze(line.text));
        explain(article, "text", "the article body in the page's JSON-LD");
        return article;
    }
    if (judged.empty())
        return fail(ErrorKind::unreadable, path, "holds no running text", "it is not imported");
    appendBlocks(article, judged);
    return article;
}

std::string textOfHtml(std::string_view markup) {
    if (markup.find_first_of("<&") == std::string_view::npos)
        return std::string(markup);
    const auto tree = HtmlTree::parse(markup, {});
    std::string text;
    if (tree)
        for (const HtmlBlock& block : blocksOf(*tree))
            append(text, block.text);
    return text;
}

} // namespace claimline::formats
