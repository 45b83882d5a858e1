#include "formats/html_metadata.h"

#include "formats/people.h"
#include "formats/strings.h"
#include "model/limits.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

namespace claimline::formats {

namespace {

using Json = nlohmann::json;

std::string hostOf(std::string_view url) {
    const auto scheme = url.find("//");
    if (scheme == std::string_view::npos)
        return {};
    std::string host = foldLine(url.substr(scheme + 2));
    host.resize(std::min(host.find_first_of("/?#:"), host.size()));
    for (const std::string_view prefix : {"www.", "m.", "amp."})
        if (host.starts_with(prefix))
            host.erase(0, prefix.size());
    return host;
}

bool isTyped(const Json& object, std::initializer_list<std::string_view> endings) {
    const auto type = object.find("@type");
    if (type == object.end())
        return false;
    const auto is = [&](const Json& name) {
        return name.is_string() && std::ranges::any_of(endings, [&](std::string_view e) {
            return std::string_view(name.get_ref<const std::string&>()).ends_with(e);
        });
    };
    return type->is_array() ? std::ranges::any_of(*type, is) : is(*type);
}

std::string stringOf(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end())
        return {};
    if (found->is_string())
        return squeeze(textOfHtml(found->get_ref<const std::string&>()));
    if (found->is_array() && !found->empty() && found->front().is_string())
        return squeeze(found->front().get<std::string>());
    return {};
}

class Reader {
public:
    Reader(const HtmlTree& tree, const Toolbox& tools)
        : tree_(tree)
        , tools_(tools)
        , blocks_(blocksOf(tree)) {}

    HtmlMetadata run() {
        collect();
        readLinkedData();
        findUrl();
        findLanguage();
        findSite();
        findTitle();
        findAuthor();
        findDate();
        return std::move(found_);
    }

private:
    // ------------------------------------------------------------ gathering

    void collect() {
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            const HtmlNode& node = tree_[i];
            if (node.isText)
                continue;
            if (node.tag == GUMBO_TAG_META)
                for (const char* key : {"property", "name", "itemprop", "http-equiv"})
                    if (const auto name = tree_.attribute(i, key); !name.empty())
                        metas_.emplace(foldLine(name), squeeze(tree_.attribute(i, "content")));
            if (node.tag == GUMBO_TAG_TITLE && documentTitle_.empty() && tree_.isWithin(i, GUMBO_TAG_HEAD))
                for (std::size_t k = i + 1; k < node.end; ++k)
                    documentTitle_ += squeeze(tree_[k].text);
            if (node.tag == GUMBO_TAG_LINK && tree_.attribute(i, "rel") == "canonical")
                canonical_ = squeeze(tree_.attribute(i, "href"));
            if (node.tag == GUMBO_TAG_SCRIPT && foldLine(tree_.attribute(i, "type")).find("ld+json") != std::string::npos)
                for (std::size_t k = i + 1; k < node.end; ++k)
                    readScript(tree_[k].text);
        }
    }

    std::string meta(std::initializer_list<const char*> names) const {
        for (const char* name : names)
            for (auto [at, end] = metas_.equal_range(name); at != end; ++at)
                if (!at->second.empty())
                    return at->second;
        return {};
    }

    std::string all(const char* name) const {
        std::string values;
        for (auto [at, end] = metas_.equal_range(name); at != end; ++at)
            values += (values.empty() ? "" : "; ") + at->second;
        return values;
    }

    void readScript(std::string_view script) {
        bool tooDeep = false;
        const auto keep = [&](int depth, Json::parse_event_t, Json&) { return !(tooDeep |= depth > static_cast<int>(limits.jsonDepth)); };
        std::string clean;
        for (const char c : script) // many a page leaves raw line ends within its strings
            clean.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
        const Json data = Json::parse(clean, keep, false, true);
        if (!data.is_discarded() && !tooDeep)
            collectObjects(data, 0);
    }

    void collectObjects(const Json& data, int depth) {
        if (depth > 4)
            return;
        if (data.is_array()) {
            for (const Json& part : data)
                collectObjects(part, depth + 1);
        } else if (data.is_object()) {
            if (isTyped(data, {"Article", "NewsArticle", "BlogPosting", "Report", "Posting", "WebPage", "ScholarlyArticle", "Recipe", "VideoObject", "Review"}))
                objects_.push_back(data);
            if (isTyped(data, {"Person"}))
                if (const std::string id = stringOf(data, "@id"); !id.empty())
                    people_[id] = stringOf(data, "name");
            for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage"})
                if (const auto at = data.find(inner); at != data.end())
                    collectObjects(*at, depth + 1);
        }
    }

    void readLinkedData() {
        std::ranges::stable_sort(objects_, {}, [](const Json& o) { return isTyped(o, {"Article", "Posting", "Report"}) ? 0 : isTyped(o, {"WebPage"}) ? 1 : 2; });
        for (const Json& object : objects_)
            if (const auto body = object.find("articleBody"); body != object.end() && body->is_string() && found_.articleBody.empty())
                found_.articleBody = textOfHtml(body->get_ref<const std::string&>());
    }

    const Json* article() const {
        return !objects_.empty() && isTyped(objects_.front(), {"Article", "Posting", "Report"}) ? &objects_.front() : nullptr;
    }

    void findUrl() {
        found_.url = !canonical_.empty() ? canonical_ : meta({"og:url"});
        if (hostOf(found_.url).empty())
            found_.url = meta({"og:url"});
        if (hostOf(found_.url).empty())
            found_.url.clear();
    }

    void findLanguage() {
        for (std::size_t i = 0; i < std::min<std::size_t>(tree_.size(), 4); ++i)
            if (tree_[i].tag == GUMBO_TAG_HTML && !tree_[i].isText)
                found_.language = squeeze(tree_.attribute(i, "lang"));
        std::string locale = meta({"og:locale"});
        std::ranges::replace(locale, '_', '-');
        if (found_.language.empty() || (found_.language.size() == 2 && locale.size() == 5 && locale.starts_with(found_.language)))
            found_.language = locale.size() == 5 ? locale : found_.language;
        if (found_.language.size() > 12)
            found_.language.clear();
    }

    // ------------------------------------------------------------ site

    static bool isPlausibleSite(std::string_view name) { return !name.empty() && name.size() <= 70 && countWords(name) <= 8; }

    void findSite() {
        const std::string host = hostOf(found_.url);
        const auto set = [&](std::string value, const char* where) {
            if (!found_.site && isPlausibleSite(value))
                found_.site = {std::move(value), where};
        };
        set(tools_.lexicons.outletOfDomain(host), "the page's address");
        set(meta({"og:site_name"}), "the page's og:site_name");
        for (const Json& object : objects_)
            if (const auto publisher = object.find("publisher"); publisher != object.end() && publisher->is_object())
                set(stringOf(*publisher, "name"), "the publisher in the page's JSON-LD");
        set(meta({"application-name", "dc.publisher", "twitter:site:name", "al:iphone:app_name", "copyright"}), "the page's metadata");
        set(titleSuffix(), "the end of the page's title");
        if (std::string name = meta({"twitter:site"}); name.size() > 1 && name[0] == '@')
            set(name.substr(1), "the page's account");
        set(host, "the page's address");
    }

    // What stands after the last " - " or " | " of the document's title, where it is short.
    std::string titleSuffix() const {
        const auto [head, tail] = splitTitle(documentTitle_);
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
        const std::string og = meta({"og:title", "twitter:title", "dc.title", "title"});
        const std::string linked = article() ? stringOf(*article(), "headline") : std::string();
        std::vector<std::string> known;
        for (const std::string& text : {og, linked, documentTitle_})
            known.push_back(foldWords(text));
        std::optional<std::uint32_t> only;
        std::size_t many = 0;
        for (const GumboTag tag : {GUMBO_TAG_H1, GUMBO_TAG_H2}) {
            for (std::size_t i = 0; i < tree_.size(); ++i) {
                if (tree_[i].isText || tree_[i].tag != tag)
                    continue;
                const std::string text = tree_.textOf(i);
                const std::string words = foldWords(text);
                if (words.empty() || text.size() > 300)
                    continue;
                if (tag == GUMBO_TAG_H1) {
                    ++many;
                    only = static_cast<std::uint32_t>(i);
                }
                const bool matches = std::ranges::any_of(known, [&](const std::string& k) { return matchesTitle(words, k); });
                if (matches && foldWords(found_.site.value) != words) {
                    found_.title = {text, "the headline of the page"};
                    found_.headline = static_cast<std::uint32_t>(i);
                    return;
                }
            }
        }
        if (!linked.empty())
            found_.title = {linked, "the headline in the page's JSON-LD"};
        else if (!og.empty())
            found_.title = {withoutSite(og), "the page's og:title"};
        else if (many == 1 && countWords(tree_.textOf(*only)) >= 2)
            found_.title = {tree_.textOf(*only), "the headline of the page"};
        else if (!documentTitle_.empty())
            found_.title = {withoutSite(documentTitle_), "the title of the page"};
        if (many == 1 && found_.title.where == "the headline of the page")
            found_.headline = only;
    }

    static bool matchesTitle(const std::string& words, const std::string& known) {
        if (known.empty() || countWords(words) < 2)
            return words == known;
        return known == words || known.starts_with(words + " ") || (countWords(words) >= 4 && known.find(words) != std::string::npos) ||
               (countWords(known) >= 4 && words.find(known) != std::string::npos);
    }

    std::string withoutSite(const std::string& title) const {
        auto [head, tail] = splitTitle(title);
        const std::string words = foldWords(tail);
        if (tail.empty() || countWords(head) < 2)
            return title;
        const std::string site = foldWords(found_.site.value);
        const std::string host = foldWords(hostOf(found_.url));
        const bool names = !site.empty() && (words.find(site) != std::string::npos || site.find(words) != std::string::npos);
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
        return !words.empty() && text.size() <= 40 && countWords(text) <= 4 && words != foldWords(found_.site.value) &&
               !tools_.lexicons.isOutlet(text) && text.find('@') == std::string::npos && text.find('.') == std::string::npos &&
               !std::isdigit(static_cast<unsigned char>(words[0])) && tools_.dates.find(text).empty() &&
               words.find("admin") == std::string::npos && (countWords(text) == 1 || everyWordIsCapital(text));
    }

    bool takeAuthor(const std::string& text, const char* where, bool explicitly = false) {
        if (found_.author || text.empty() || text.find("://") != std::string::npos)
            return false;
        const Byline byline = readAuthors(text, tools_.lexicons);
        if (found_.agency.empty())
            found_.agency = byline.agency;
        if (byline.names.size() > 12)
            return false;
        if (!byline.names.empty())
            found_.author = {joinNames(byline.names), where};
        else if (explicitly && !alias_ && !byline.nobody && byline.agency.empty() && isPlausibleAlias(text))
            alias_ = {squeeze(text), where}; // unless a full name turns up
        return bool(found_.author);
    }

    std::string authorsOf(const Json& object) const {
        const auto author = object.find("author");
        if (author == object.end())
            return {};
        const auto nameOf = [&](const Json& one) {
            if (one.is_string())
                return one.get<std::string>();
            if (one.is_object() && !one.contains("name"))
                if (const auto person = people_.find(stringOf(one, "@id")); person != people_.end())
                    return person->second;
            return one.is_object() && !isTyped(one, {"Organization", "NewsMediaOrganization"}) ? stringOf(one, "name") : std::string();
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
        for (const Json& object : objects_)
            takeAuthor(authorsOf(object), "the author in the page's JSON-LD", true);
        takeAuthor(all("citation_author"), "the page's metadata");
        for (const char* name : {"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
                                 "article:author_name", "og:article:author", "twitter:creator:name"})
            takeAuthor(meta({name}), "the page's metadata", true);
        if (foldLine(meta({"twitter:label1"})).find("by") != std::string::npos)
            takeAuthor(meta({"twitter:data1"}), "the page's metadata");
        if (!found_.author)
            findVisibleAuthor();
        if (!found_.author)
            findByline();
        if (!found_.author)
            found_.author = alias_;
    }

    // A block beside the headline that reads "By …".
    void findByline() {
        const std::size_t start = found_.headline.value_or(0);
        std::size_t seen = 0;
        for (const HtmlBlock& block : blocks_) {
            if (block.at < start || block.text.size() > 120 || inSideMatter(block.node))
                continue;
            if (++seen > 40)
                return;
            for (const std::string& part : partsBesideDates(block.text)) {
                const auto byline = readByline(part, tools_.lexicons);
                if (byline && takeAuthor(part, "the byline of the page"))
                    return;
            }
        }
    }

    // "Posted on 21 September 2020 by Jane Roe": what stands before and after the dates.
    std::vector<std::string> partsBesideDates(const std::string& text) const {
        std::vector<std::string> parts{text};
        const auto dates = tools_.dates.find(text, order());
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
        for (int round = 0; round < 4 && !found_.author; ++round)
            for (std::size_t i = 0; i < tree_.size() && !found_.author; ++i) {
                if (tree_[i].isText || tree_[i].tag == GUMBO_TAG_META || !isAuthorMark(i, round) || inSideMatter(tree_[i].parent))
                    continue;
                const std::string text = tree_.textOf(i);
                if (text.size() <= 120)
                    takeAuthor(text, "the byline of the page", round == 0);
            }
    }

    bool isAuthorMark(std::size_t i, int round) const {
        const auto named = [&](const char* word) { return tree_[i].marks.find(word) != std::string::npos; };
        switch (round) {
        case 0: return tree_.attribute(i, "itemprop").find("author") != std::string_view::npos || tree_.attribute(i, "rel") == "author";
        case 1: return named("byline");
        case 2: return named("author") || named("auteur") || named("autor") || named("creator");
        default: break;
        }
        const std::string target = foldLine(tree_.attribute(i, "href"));
        return tree_[i].tag == GUMBO_TAG_A &&
               std::ranges::any_of(std::array{"/author", "/autor", "/auteur", "/profile", "/staff/", "/people/", "/journalist", "/by/", "/contributor"},
                                   [&](const char* part) { return target.find(part) != std::string::npos; });
    }

    bool inSideMatter(std::size_t node) const {
        for (std::size_t i = node; ; i = tree_[i].parent) {
            if (found_.headline && i <= *found_.headline && *found_.headline < tree_[i].end)
                return false; // what holds the headline too is not beside the article
            for (const std::string_view mark : {"comment", "sidebar", "related", "footer", "widget", "recommend", "popular"})
                if (tree_[i].marks.find(mark) != std::string::npos && tree_[i].tag != GUMBO_TAG_BODY && tree_[i].tag != GUMBO_TAG_HTML)
                    return true;
            if (tree_[i].tag == GUMBO_TAG_ASIDE || tree_[i].tag == GUMBO_TAG_FOOTER)
                return true;
            if (i == 0)
                return false;
        }
    }

    // ------------------------------------------------------------ date

    struct Evidence {
        When when;
        std::string where;
        double confidence;
    };

    NumberOrder order() const {
        const std::string& language = found_.language;
        if (language.starts_with("en-US") || language.starts_with("en-us"))
            return NumberOrder::monthFirst;
        return language.starts_with("en") || language.empty() ? NumberOrder::unknown : NumberOrder::dayFirst;
    }

    void add(const std::string& text, const char* where, double confidence) {
        if (text.empty())
            return;
        When when = tools_.dates.parse(text, order());
        if (when.day())
            evidence_.push_back({std::move(when), where, confidence});
    }

    void findDate() {
        for (std::size_t i = 0; i < tree_.size(); ++i)
            if (!tree_[i].isText && tree_.attribute(i, "itemprop").find("datePublished") != std::string_view::npos && !inSideMatter(i)) {
                const char* names[] = {"content", "datetime", "title"};
                std::string value;
                for (const char* name : names)
                    if (value.empty())
                        value = squeeze(tree_.attribute(i, name));
                const std::size_t before = evidence_.size();
                add(value.empty() ? tree_.textOf(i) : value, "the page's itemprop datePublished", 0.98);
                if (evidence_.size() > before)
                    break;
            }
        add(meta({"article:published_time", "og:article:published_time", "og:published_time"}), "the page's article:published_time", 0.97);
        for (const Json& object : objects_)
            add(stringOf(object, "datePublished"), "datePublished in the page's JSON-LD", 0.95);
        add(meta({"parsely-pub-date", "sailthru.date", "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued",
                  "dcterms.date", "dcterms.created", "dc.date.created", "article.published", "article:post_date", "published-date", "publication_date",
                  "article_date_original", "cxenseparse:recs:publishtime", "originalpublicationdate", "datepublished", "citation_publication_date", "w-published-date", "displaydate", "ptime", "rnews:datepublished"}),
            "the page's metadata", 0.93);
        if (When inUrl = dateInUrl(found_.url); inUrl.known())
            evidence_.push_back({std::move(inUrl), "the page's address", 0.95});
        addVisible();
        choose();
    }

    // /2019/11/19/ or /20191119/ in an address. More digits in a row are a number of the story's.
    When dateInUrl(const std::string& url) const {
        for (std::size_t at = url.find("/20"); at != std::string::npos; at = url.find("/20", at + 1)) {
            const std::size_t end = url.find_first_not_of("0123456789", at + 1);
            if (end != at + 9 || (url[end] != '/' && url[end] != '-'))
                continue;
            if (When when = tools_.dates.parse(url.substr(at + 1, 8)); when.known())
                return when;
        }
        for (std::size_t at = url.find('/'); at != std::string::npos; at = url.find('/', at + 1)) {
            int part[3] = {0, 0, 0};
            std::size_t k = at;
            int n = 0;
            for (; n < 3 && k < url.size() && (url[k] == '/' || (n > 0 && (url[k] == '-'))); ++n) {
                const std::size_t begin = ++k;
                while (k < url.size() && std::isdigit(static_cast<unsigned char>(url[k])))
                    part[n] = part[n] < 100'000 ? part[n] * 10 + (url[k++] - '0') : (++k, part[n]);
                if (k - begin != (n == 0 ? 4 : 2) && !(n > 0 && k - begin == 1))
                    break;
            }
            if (n == 3 && part[0] >= 1990 && part[0] <= 2100 && (k >= url.size() || !std::isdigit(static_cast<unsigned char>(url[k]))))
                if (const auto day = Day::of(part[0], static_cast<unsigned>(part[1]), static_cast<unsigned>(part[2])))
                    return whenOfDay(*day);
        }
        return {};
    }

    // <time>, then elements marked as dates, then short blocks that hold nothing but a date.
    void addVisible() {
        for (std::size_t i = 0; i < tree_.size(); ++i) {
            if (tree_[i].isText || tree_[i].tag != GUMBO_TAG_TIME || inSideMatter(i) || isUpdate(i))
                continue;
            std::string value = squeeze(tree_.attribute(i, "datetime"));
            if (value.empty() || !tools_.dates.parse(value, order()).day())
                value = tree_.textOf(i);
            const std::size_t before = evidence_.size();
            add(value, "the first time in the page", 0.85);
            if (evidence_.size() > before)
                break;
        }
        addPrinted();
    }

    bool isUpdate(std::size_t node) const {
        const std::string marks = tree_[node].marks + tree_[tree_[node].parent].marks + foldLine(tree_.attribute(node, "itemprop"));
        return marks.find("updat") != std::string::npos || marks.find("modif") != std::string::npos ||
               marks.find("today") != std::string::npos || marks.find("current-date") != std::string::npos;
    }

    // The date that a line gives for the article: not one that follows "Updated", and not one within a sentence.
    std::optional<When> dateOfLine(const HtmlBlock& block) const {
        if (block.text.size() > 200 || inSideMatter(block.node) || isUpdate(block.node))
            return std::nullopt;
        const auto dates = tools_.dates.find(block.text, order());
        for (const FoundDate& date : dates) {
            const std::string before = foldWords(std::string_view(block.text).substr(0, date.span.begin));
            const bool updated = std::ranges::any_of(tools_.lexicons.words("updated"), [&](const std::string& w) { return before.ends_with(w); });
            const bool line = date.span.size() * 3 >= block.text.size() || (isMarkedAsDate(block.node) && !endsSentence(block.text)) || dates.size() > 1;
            if (!updated && line)
                return date.when;
        }
        return std::nullopt;
    }

    bool isMarkedAsDate(std::size_t node) const {
        const std::string marks = tree_[node].marks + tree_[tree_[node].parent].marks;
        return std::ranges::any_of(std::array{"date", "time", "publish", "posted", "byline", "meta", "datum", "data"},
                                   [&](const char* m) { return marks.find(m) != std::string::npos; });
    }

    // The printed date nearest to the headline, within a few lines of it; without a headline, the first at the top.
    void addPrinted() {
        std::size_t headline = blocks_.size();
        for (std::size_t b = 0; b < blocks_.size() && found_.headline; ++b)
            if (blocks_[b].at > *found_.headline) {
                headline = b;
                break;
            }
        const bool known = headline < blocks_.size();
        const std::size_t reach = known ? 16 : 40;
        for (std::size_t distance = 0; distance < reach; ++distance)
            for (const bool after : {true, false}) {
                const std::size_t from = known ? headline : 0;
                if ((!after && (!known || distance > 6 || distance > from)) || (after && from + distance >= blocks_.size()))
                    continue;
                const auto when = dateOfLine(blocks_[after ? from + distance : from - distance]);
                if (!when)
                    continue;
                evidence_.push_back({*when, "a date printed in the page", known ? 0.84 : 0.7});
                return;
            }
    }

    // The best evidence; sources that agree make it surer. A date that lies after another of the page's by years
    // is a misread number or a template's.
    void choose() {
        if (evidence_.empty())
            return;
        const auto agreeing = [&](const Evidence& e) {
            return std::ranges::count_if(evidence_, [&](const Evidence& o) { return std::abs(*o.when.day() - *e.when.day()) <= 1; });
        };
        const Evidence* best = &evidence_.front();
        double bestScore = 0;
        for (const Evidence& e : evidence_) {
            const double score = e.confidence + 0.06 * static_cast<double>(agreeing(e) - 1);
            if (score > bestScore + 1e-9) {
                best = &e;
                bestScore = score;
            }
        }
        // Where the stated time is in UTC, the address may know the day that the place of the paper had.
        for (const Evidence& e : evidence_)
            if (e.where == "the page's address" && best->when.zoneMinutes == 0 && *best->when.day() - *e.when.day() == 1)
                best = &e;
        found_.published = best->when;
        found_.published.basis = DateBasis::metadata;
        found_.published.confidence = std::min(0.99, bestScore);
        found_.published.because = best->where + (agreeing(*best) > 1 ? ", and other dates of the page agree" : "");
    }

    const HtmlTree& tree_;
    const Toolbox& tools_;
    std::vector<HtmlBlock> blocks_;
    HtmlMetadata found_;
    Stated alias_;
    std::multimap<std::string, std::string> metas_;
    std::vector<Json> objects_;
    std::map<std::string, std::string> people_; // by "@id"
    std::vector<Evidence> evidence_;
    std::string documentTitle_;
    std::string canonical_;
};

} // namespace

HtmlMetadata metadataOf(const HtmlTree& tree, const Toolbox& tools) { return Reader(tree, tools).run(); }

} // namespace claimline::formats
