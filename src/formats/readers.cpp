#include "formats/formats.h"

#include "formats/complete.h"
#include "formats/decode.h"
#include "formats/readers_internal.h"
#include "formats/sniff.h"
#include "formats/strings.h"
#include "model/limits.h"

#include <algorithm>
#include <cstdio>

namespace claimline::formats {

namespace {

std::string megabytes(std::size_t bytes) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f MB", static_cast<double>(bytes) / (1 << 20));
    return buffer;
}

tl::unexpected<Error> tooLarge(const std::string& path, const std::string& what, std::size_t size,
                               std::size_t limit) {
    return fail(ErrorKind::tooLarge, path,
                what + megabytes(size) + " is over the limit of " + megabytes(limit), "it is not imported");
}

bool hasLetters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    });
}

} // namespace

struct Readers::Parts {
    Toolbox tools;

    // Sees that an article holds what every article must, and completes it.
    Result<Article> finish(Article article, const std::string& path, std::string_view raw) const {
        if (article.path.empty())
            article.path = path;
        if (article.text.size() > limits.articleBytes)
            return tooLarge(article.path, "a text of ", article.text.size(), limits.articleBytes);
        if (!hasLetters(article.text))
            return fail(ErrorKind::unreadable, article.path, "has no text", "it is not imported");
        if (!article.published.known() && !article.published.because.empty()) {
            const std::string stated = article.published.because;
            article.published = tools.dates.parse(stated);
            if (article.published.known()) {
                article.published.basis = DateBasis::metadata;
                article.published.confidence = 0.95;
                article.published.because = "the file states '" + stated.substr(0, 40) + "'";
                article.provenance.push_back({"published", article.published.because});
            }
        }
        article.rawHash = sha256(raw);
        completeArticle(article, tools.lexicons, tools.dates);
        return article;
    }

    Result<void> one(Result<Article> article, std::string_view raw, const std::string& path,
                     const Take& take) const {
        if (article)
            article = finish(std::move(*article), path, raw);
        if (!article)
            return tl::unexpected(article.error());
        take(Item{std::move(article), std::string(raw)});
        return {};
    }
};

Result<Readers> Readers::load(const std::filesystem::path& languageFolder) {
    auto lexicons = Lexicons::load(languageFolder);
    if (!lexicons)
        return tl::unexpected(lexicons.error());
    return Readers(std::make_unique<Parts>(Parts{Toolbox{std::move(*lexicons), DateReader()}}));
}

Readers::Readers(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Readers::Readers(Readers&&) noexcept = default;
Readers& Readers::operator=(Readers&&) noexcept = default;
Readers::~Readers() = default;

Result<void> Readers::read(const Input& input, const std::function<bool(Item)>& take) const {
    const std::string& path = input.path;
    if (input.bytes.size() > limits.fileBytes)
        return tooLarge(path, "", input.bytes.size(), limits.fileBytes);
    std::string unpacked;
    std::string_view bytes = input.bytes;
    if (isGzip(bytes)) {
        auto inner = gunzip(bytes, path);
        if (!inner)
            return tl::unexpected(inner.error());
        unpacked = std::move(*inner);
        bytes = unpacked;
    }
    if (bytes.empty())
        return fail(ErrorKind::unreadable, path, "is empty", "it is not imported");
    if (const auto binary = binaryKind(bytes))
        return fail(ErrorKind::unreadable, path, "is " + *binary + ", not an article", "it is not imported");
    const std::string text = decode(bytes, declaredCharset(bytes)).text;
    switch (kindOf(path, text)) {
    case Kind::html:
        return parts_->one(fromHtml(text, parts_->tools, path), input.bytes, path, take);
    case Kind::markdown:
        return parts_->one(fromMarkdown(text), input.bytes, path, take);
    case Kind::text:
        return parts_->one(fromPlainText(text), input.bytes, path, take);
    case Kind::json:
    case Kind::jsonLines:
        break;
    }
    const Give give = [&](Result<Article> article, std::string raw) {
        if (article)
            article = parts_->finish(std::move(*article), path, raw);
        return take(Item{std::move(article), std::move(raw)});
    };
    return fromJson(text, kindOf(path, text) == Kind::jsonLines, parts_->tools, path, give);
}

std::vector<std::string> Readers::formatNames() {
    return {"text", "markdown", "html", "jsonl"};
}

std::vector<std::string> Readers::filePatterns() {
    return {"*.txt", "*.text",  "*.md",   "*.markdown", "*.html",
            "*.htm", "*.xhtml", "*.json", "*.jsonl",    "*.ndjson"};
}

void Readers::complete(Article& article) const {
    completeArticle(article, parts_->tools.lexicons, parts_->tools.dates);
}

std::uint32_t putTitleFirst(Article& article) {
    if (article.title.empty() || article.text.starts_with(article.title))
        return 0;
    const auto size = static_cast<std::uint32_t>(article.title.size());
    article.text.insert(0, article.title + "\n\n");
    article.titleSpan = {0, size};
    return size + 2;
}

std::string bodyText(const Article& article) {
    std::string body;
    std::size_t next = 0; // cuts are in order
    for (const Line& line : linesOf(article.text)) {
        while (next < article.cuts.size() && article.cuts[next].span.end <= line.span.begin)
            ++next;
        const bool cut = next < article.cuts.size() && article.cuts[next].span.overlaps(line.span);
        if (cut || article.titleSpan.overlaps(line.span))
            continue;
        body.append(body.empty() ? "" : "\n").append(line.text);
    }
    return body;
}

} // namespace claimline::formats
