#include "formats/html_page.h"
#include "formats/people.h"
#include "formats/strings.h"

#include <algorithm>
#include <array>

namespace claimline::formats {

namespace {

class Reader {
public:
    Reader(const HtmlTree& tree, const Toolbox& tools)
        : page_(tree, tools) {}

    HtmlMetadata run() {
        findArticleBody();
        findUrl();
        findLanguage();
        findSite();
        findTitle();
        findAuthor();
        page_.found.published = publishedOf(page_);
        return std::move(page_.found);
    }

private:
    void findArticleBody() {
        for (const Json& object : page_.objects)
            if (const auto body = object.find("articleBody");
                body != object.end() && body->is_string() && page_.found.articleBody.empty())
                page_.found.articleBody = textOfHtml(body->get_ref<const std::string&>());
    }

    const Json* article() const {
        return !page_.objects.empty() && isTyped(page_.objects.front(), {"Article", "Posting", "Report"})
                   ? &page_.objects.front()
                   : nullptr;
    }

    void findUrl() {
        page_.found.url = !page_.canonical.empty() ? page_.canonical : page_.meta({"og:url"});
        if (hostOf(page_.found.url).empty())
            page_.found.url = page_.meta({"og:url"});
        if (hostOf(page_.found.url).empty())
            page_.found.url.clear();
    }

    void findLanguage() {
        for (std::size_t i = 0; i < std::min<std::size_t>(page_.tree.size(), 4); ++i)
            if (page_.tree[i].tag == GUMBO_TAG_HTML && !page_.tree[i].isText)
                page_.found.language = squeeze(page_.tree.attribute(i, "lang"));
        std::string locale = page_.meta({"og:locale"});
        std::ranges::replace(locale, '_', '-');
        if (page_.found.language.empty() || (page_.found.language.size() == 2 && locale.size() == 5 &&
                                             locale.starts_with(page_.found.language)))
            page_.found.language = locale.size() == 5 ? locale : page_.found.language;
        if (page_.found.language.size() > 12)
            page_.found.language.clear();
    }

    // ------------------------------------------------------------ site

    static bool isPlausibleSite(std::string_view name) {
        return !name.empty() && name.size() <= 70 && countWords(name) <= 8;
    }

    void findSite() {
        const Lexicons& lexicons = page_.tools.lexicons;
        const std::string host = hostOf(page_.found.url);
        const std::string owner = lexicons.outletOfDomain(host);
        const std::string named = page_.meta({"og:site_name"});
        const auto set = [&](std::string value, const char* where) {
            if (!page_.found.site && isPlausibleSite(value))
                page_.found.site = {std::move(value), where};
        };
        // A syndicated page points to the original; then the address is the agency's and the name the
        // paper's.
        const bool syndicated = !named.empty() && lexicons.agency(owner) && !lexicons.agency(named);
        if (syndicated)
            page_.found.agency = owner;
        if (syndicated || lexicons.isOutlet(named))
            set(named, "the page's og:site_name");
        set(owner, "the page's address");
        set(named, "the page's og:site_name");
        for (const Json& object : page_.objects)
            if (const auto publisher = object.find("publisher");
                publisher != object.end() && publisher->is_object())
                set(stringOf(*publisher, "name"), "the publisher in the page's JSON-LD");
        set(page_.meta(
                {"application-name", "dc.publisher", "twitter:site:name", "al:iphone:app_name", "copyright"}),
            "the page's metadata");
        set(titleSuffix(), "the end of the page's title");
        if (std::string name = page_.meta({"twitter:site"}); name.size() > 1 && name[0] == '@')
            set(name.substr(1), "the page's account");
        set(host, "the page's address");
    }

    // What stands after the last " - " or " | " of the document's title, where it is short.
    std::string titleSuffix() const {
        const auto [head, tail] = splitTitle(page_.documentTitle);
        return tail;
    }

    static std::pair<std::string, std::string> splitTitle(const std::string& title) {
        for (const std::string_view mark : {" | ", " — ", " – ", " - ", " :: ", " » ", " • ", " · "}) {
            const auto at = title.rfind(mark);
            if (at != std::string::npos && at > 0)
                return {title.substr(0, at), title.substr(at + mark.size())};
        }
        return {title, {}};
    }

    // ------------------------------------------------------------ title

    // An h1 that the document's title or og:title begins with or is part of is the headline.
    void findTitle() {
        const std::string og = page_.meta({"og:title", "twitter:title", "dc.title", "title"});
        const std::string linked = article() ? stringOf(*article(), "headline") : std::string();
        std::vector<std::string> known;
        for (const std::string& text : {og, linked, page_.documentTitle})
            known.push_back(foldWords(text));
        std::optional<std::uint32_t> only;
        std::size_t many = 0;
        for (const GumboTag tag : {GUMBO_TAG_H1, GUMBO_TAG_H2}) {
            for (std::size_t i = 0; i < page_.tree.size(); ++i) {
                if (page_.tree[i].isText || page_.tree[i].tag != tag)
                    continue;
                const std::string text = page_.tree.textOf(i);
                const std::string words = foldWords(text);
                if (words.empty() || text.size() > 300)
                    continue;
                if (tag == GUMBO_TAG_H1) {
                    ++many;
                    only = static_cast<std::uint32_t>(i);
                }
                const bool matches =
                    std::ranges::any_of(known, [&](const std::string& k) { return matchesTitle(words, k); });
                if (matches && foldWords(page_.found.site.value) != words) {
                    page_.found.title = {text, "the headline of the page"};
                    page_.found.headline = static_cast<std::uint32_t>(i);
                    return;
                }
            }
        }
        if (!linked.empty())
            page_.found.title = {linked, "the headline in the page's JSON-LD"};
        else if (!og.empty())
            page_.found.title = {withoutSite(og), "the page's og:title"};
        else if (many == 1 && countWords(page_.tree.textOf(*only)) >= 2)
            page_.found.title = {page_.tree.textOf(*only), "the headline of the page"};
        else if (!page_.documentTitle.empty())
            page_.found.title = {withoutSite(page_.documentTitle), "the title of the page"};
        if (many == 1 && page_.found.title.where == "the headline of the page")
            page_.found.headline = only;
    }

    static bool matchesTitle(const std::string& words, const std::string& known) {
        if (known.empty() || countWords(words) < 2)
            return words == known;
        return known == words || known.starts_with(words + " ") ||
               (countWords(words) >= 4 && known.find(words) != std::string::npos) ||
               (countWords(known) >= 4 && words.find(known) != std::string::npos);
    }

    std::string withoutSite(const std::string& title) const {
        auto [head, tail] = splitTitle(title);
        const std::string words = foldWords(tail);
        if (tail.empty() || countWords(head) < 2)
            return title;
        const std::string site = foldWords(page_.found.site.value);
        const std::string host = foldWords(hostOf(page_.found.url));
        const bool names =
            !site.empty() && (words.find(site) != std::string::npos || site.find(words) != std::string::npos);
        const bool address = !host.empty() && host.find(words) != std::string::npos;
        return names || address || countWords(tail) <= 2 ? withoutSite(head) : title;
    }

    // ------------------------------------------------------------ author

    static bool everyWordIsCapital(const std::string& text) {
        for (std::size_t at = 0; at != std::string::npos; at = text.find(' ', at)) {
            at += at > 0;
            if (!beginsUpper(text.substr(at, text.find(' ', at) - at)))
                return false;
        }
        return true;
    }

    // A pen name, a first name, a body: taken where the page itself calls it the author.
    bool isPlausibleAlias(const std::string& text) const {
        const std::string words = foldWords(text);
        return !words.empty() && text.size() <= 40 && countWords(text) <= 4 &&
               words != foldWords(page_.found.site.value) && !page_.tools.lexicons.isOutlet(text) &&
               text.find('@') == std::string::npos && text.find('.') == std::string::npos &&
               !std::isdigit(static_cast<unsigned char>(words[0])) && page_.tools.dates.find(text).empty() &&
               words.find("admin") == std::string::npos &&
               (countWords(text) == 1 || everyWordIsCapital(text));
    }

    bool takeAuthor(const std::string& text, const char* where, bool explicitly = false) {
        if (page_.found.author || text.empty() || text.find("://") != std::string::npos)
            return false;
        const Byline byline = readAuthors(text, page_.tools.lexicons);
        if (page_.found.agency.empty())
            page_.found.agency = byline.agency;
        if (byline.names.size() > 12)
            return false;
        if (!byline.names.empty())
            page_.found.author = {joinNames(byline.names), where};
        else if (explicitly && !alias_ && !byline.nobody && byline.agency.empty() && isPlausibleAlias(text))
            alias_ = {squeeze(text), where}; // unless a full name turns up
        return bool(page_.found.author);
    }

    std::string authorsOf(const Json& object) const {
        const auto author = object.find("author");
        if (author == object.end())
            return {};
        const auto nameOf = [&](const Json& one) {
            if (one.is_string())
                return one.get<std::string>();
            if (one.is_object() && !one.contains("name"))
                if (const auto person = page_.people.find(stringOf(one, "@id")); person != page_.people.end())
                    return person->second;
            return one.is_object() && !isTyped(one, {"Organization", "NewsMediaOrganization"})
                       ? stringOf(one, "name")
                       : std::string();
        };
        if (!author->is_array())
            return nameOf(*author);
        std::string names;
        for (const Json& one : *author)
            if (const std::string name = nameOf(one); !name.empty())
                names += (names.empty() ? "" : ", ") + name;
        return names;
    }

    void findAuthor() {
        for (const Json& object : page_.objects)
            takeAuthor(authorsOf(object), "the author in the page's JSON-LD", true);
        takeAuthor(page_.all("citation_author"), "the page's metadata");
        for (const char* name :
             {"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
              "dcterms.creator", "article:author_name", "og:article:author", "twitter:creator:name"})
            takeAuthor(page_.meta({name}), "the page's metadata", true);
        if (foldLine(page_.meta({"twitter:label1"})).find("by") != std::string::npos)
            takeAuthor(page_.meta({"twitter:data1"}), "the page's metadata");
        if (!page_.found.author)
            findVisibleAuthor();
        if (!page_.found.author)
            findByline();
        if (!page_.found.author)
            page_.found.author = alias_;
    }

    // A block beside the headline that reads "By …".
    void findByline() {
        const std::size_t start = page_.found.headline.value_or(0);
        std::size_t seen = 0;
        for (const HtmlBlock& block : page_.blocks) {
            if (block.at < start || block.text.size() > 120 || page_.inSideMatter(block.node))
                continue;
            if (++seen > 40)
                return;
            for (const std::string& part : partsBesideDates(block.text)) {
                const auto byline = readByline(part, page_.tools.lexicons);
                if (byline && takeAuthor(part, "the byline of the page"))
                    return;
            }
        }
    }

    // "Posted on 21 September 2020 by Jane Roe": what stands before and after the dates.
    std::vector<std::string> partsBesideDates(const std::string& text) const {
        std::vector<std::string> parts{text};
        const auto dates = page_.tools.dates.find(text, page_.order());
        if (dates.empty())
            return parts;
        const auto bare = [](std::string_view part) {
            constexpr std::string_view marks = " ,|-:;/.()";
            while (!part.empty() && marks.find(part.front()) != std::string_view::npos)
                part.remove_prefix(1);
            while (!part.empty() && marks.find(part.back()) != std::string_view::npos)
                part.remove_suffix(1);
            return std::string(trim(part));
        };
        parts.push_back(bare(std::string_view(text).substr(dates.back().span.end)));
        parts.push_back(bare(std::string_view(text).substr(0, dates.front().span.begin)));
        return parts;
    }

    // From what is marked surely to what is marked likely.
    void findVisibleAuthor() {
        for (int round = 0; round < 4 && !page_.found.author; ++round)
            for (std::size_t i = 0; i < page_.tree.size() && !page_.found.author; ++i) {
                if (page_.tree[i].isText || page_.tree[i].tag == GUMBO_TAG_META || !isAuthorMark(i, round) ||
                    page_.inSideMatter(page_.tree[i].parent))
                    continue;
                const std::string text = page_.tree.textOf(i);
                if (text.size() <= 120)
                    takeAuthor(text, "the byline of the page", round == 0);
            }
    }

    bool isAuthorMark(std::size_t i, int round) const {
        const auto named = [&](const char* word) {
            return page_.tree[i].marks.find(word) != std::string::npos;
        };
        switch (round) {
        case 0:
            return page_.tree.attribute(i, "itemprop").find("author") != std::string_view::npos ||
                   page_.tree.attribute(i, "rel") == "author";
        case 1:
            return named("byline");
        case 2:
            return named("author") || named("auteur") || named("autor") || named("creator");
        default:
            break;
        }
        const std::string target = foldLine(page_.tree.attribute(i, "href"));
        return page_.tree[i].tag == GUMBO_TAG_A &&
               std::ranges::any_of(std::array{"/author", "/autor", "/auteur", "/profile", "/staff/",
                                              "/people/", "/journalist", "/by/", "/contributor"},
                                   [&](const char* part) { return target.find(part) != std::string::npos; });
    }

    PageData page_;
    Stated alias_;
};

} // namespace

HtmlMetadata metadataOf(const HtmlTree& tree, const Toolbox& tools) {
    return Reader(tree, tools).run();
}

} // namespace claimline::formats
