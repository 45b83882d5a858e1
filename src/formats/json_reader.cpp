#include "formats/readers_internal.h"

#include "formats/people.h"
#include "formats/sniff.h"
#include "formats/strings.h"
#include "model/limits.h"

#include <array>
#include <nlohmann/json.hpp>

namespace claimline::formats {

namespace {

using Json = nlohmann::json;

// What extractors and archives call the fields of an article, best first (news-please, trafilatura,
// newspaper4k, Event Registry, ninjs, schema.org, JSON Feed). A dot leads into an object.
constexpr std::array titleNames{"title", "headline", "name", "heading"};
constexpr std::array textNames{"text",     "maintext",    "body_text", "articleBody",  "content_text",
                               "fulltext", "full_text",   "raw_text",  "article_text", "body",
                               "content",  "body_xhtml",  "body_html", "content_html", "html",
                               "article",  "description", "abstract"};
constexpr std::array dateNames{
    "date",           "date_publish",   "datePublished", "date_published", "published",
    "published_at",   "publishedAt",    "publish_date",  "publishDate",    "publication_date",
    "pubDate",        "pub_date",       "dateTimePub",   "dateTime",       "firstcreated",
    "versioncreated", "published_date", "dct",           "timestamp",      "created_at"};
constexpr std::array authorNames{"author", "authors", "byline", "by", "creator"};
constexpr std::array siteNames{"publisher",   "sitename", "site_name", "site",          "outlet", "source",
                               "source_name", "provider", "hostname",  "source_domain", "domain"};
constexpr std::array urlNames{"url", "canonical_url", "canonicalUrl", "link",
                              "uri", "source-url",    "source_url"};
constexpr std::array languageNames{"language", "lang", "inLanguage"};
constexpr std::array agencyNames{"agency", "copyrightholder", "credit", "creditline"};
constexpr std::array listNames{"articles", "results", "items", "docs", "documents",
                               "entries",  "data",    "news",  "hits"};

// The text of a value: itself, or its "name", "title" or "text"; lists are joined by commas.
std::string wordsOf(const Json& value, int depth = 0) {
    if (value.is_string())
        return value.get<std::string>();
    if (depth > 2)
        return {};
    if (value.is_object()) {
        for (const char* name : {"name", "title", "text", "value", "html"})
            if (const auto found = value.find(name); found != value.end())
                return wordsOf(*found, depth + 1);
        return {};
    }
    std::string joined;
    if (value.is_array())
        for (const Json& part : value) {
            const std::string words = wordsOf(part, depth + 1);
            if (!words.empty())
                joined += (joined.empty() ? "" : ", ") + words;
        }
    return joined;
}

template<std::size_t N>
std::string fieldOf(const Json& object, const std::array<const char*, N>& names) {
    for (const char* name : names) {
        const auto found = object.find(name);
        if (found == object.end() || found->is_null())
            continue;
        std::string words = wordsOf(*found);
        if (found->is_number_integer()) // seconds since 1970
            words = std::to_string(found->get<std::int64_t>());
        if (!trim(words).empty())
            return words;
    }
    return {};
}

bool isMarkup(std::string_view text) {
    const std::string head = foldLine(text.substr(0, 2000));
    return looksLikeHtml(text) || head.find("</p>") != std::string::npos ||
           head.find("<br") != std::string::npos;
}

// Paragraphs as a list of strings or objects are lines of the text.
std::string textOf(const Json& object) {
    for (const char* name : textNames) {
        const auto found = object.find(name);
        if (found == object.end())
            continue;
        std::string text;
        if (found->is_array()) {
            for (const Json& part : *found)
                if (const std::string words = wordsOf(part); !words.empty())
                    text += (text.empty() ? "" : "\n\n") + words;
        } else {
            text = wordsOf(*found);
        }
        if (trim(text).empty())
            continue;
        return isMarkup(text) ? textOfHtml(text) : text;
    }
    return {};
}

bool isTelegram(const Json& root) {
    return root.is_object() && (root.contains("messages") || root.contains("chats")) &&
           !root.contains("text");
}

class Entries {
public:
    Entries(const Toolbox& tools, const std::string& path, const Give& give)
        : tools_(tools)
        , path_(path)
        , give_(give) {}

    // `where` is empty for a file of one article.
    bool entry(const Json& object, const std::string& where, std::string raw) {
        const std::string name = where.empty() ? path_ : path_ + "#" + where;
        ++seen_;
        if (!object.is_object())
            return give_(fail(ErrorKind::unreadable, name, "is no JSON object", "this entry is passed over"),
                         std::move(raw));
        Article article;
        article.format = "jsonl";
        article.path = name;
        article.text = normalizeText(textOf(object));
        if (trim(article.text).empty())
            return give_(fail(ErrorKind::unreadable, name,
                              "has no text in any field known as an article's text",
                              "this entry is passed over"),
                         std::move(raw));
        ++good_;
        readFields(object, article);
        putTitleFirst(article);
        return give_(std::move(article), std::move(raw));
    }

    bool broken(const std::string& where, std::string fault, std::string raw) {
        ++seen_;
        return give_(
            fail(ErrorKind::unreadable, path_ + "#" + where, std::move(fault), "this entry is passed over"),
            std::move(raw));
    }

    std::size_t seen() const { return seen_; }
    std::size_t good() const { return good_; }

private:
    static std::string normalizeText(const std::string& text) {
        std::string clean;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\r')
                clean.append(i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n");
            else if (text[i] == '\0')
                clean.append("\xEF\xBF\xBD");
            else
                clean.push_back(text[i]);
        return clean;
    }

    void readFields(const Json& object, Article& article) const {
        article.title = squeeze(fieldOf(object, titleNames));
        article.url = squeeze(fieldOf(object, urlNames));
        article.language = squeeze(fieldOf(object, languageNames));
        if (article.language.size() > 12)
            article.language.clear();
        article.agency = squeeze(fieldOf(object, agencyNames));
        const Byline byline = readAuthors(fieldOf(object, authorNames), tools_.lexicons);
        article.author = byline.names.empty() && byline.agency.empty() && !byline.nobody
                             ? squeeze(fieldOf(object, authorNames))
                             : joinNames(byline.names);
        if (article.agency.empty())
            article.agency = byline.agency;
        const std::string site = squeeze(fieldOf(object, siteNames));
        const std::string known = tools_.lexicons.outletOfDomain(site);
        article.publisher = known.empty() ? site : known;
        if (const std::string date = fieldOf(object, dateNames); !date.empty())
            if (When when = dateOf(date); when.known()) {
                when.basis = DateBasis::metadata;
                when.confidence = 0.95;
                when.because = "the file states '" + squeeze(date).substr(0, 40) + "'";
                article.published = std::move(when);
            }
        for (const auto& [field, value] : {std::pair<const char*, const std::string&>{"title", article.title},
                                           {"author", article.author},
                                           {"publisher", article.publisher},
                                           {"agency", article.agency},
                                           {"language", article.language},
                                           {"published", article.published.edtf}})
            if (!value.empty())
                article.provenance.push_back({field, "stated in the file"});
    }

    // Seconds or milliseconds since 1970, or any written form.
    When dateOf(const std::string& date) const {
        if (date.size() >= 9 && date.size() <= 13 &&
            date.find_first_not_of("0123456789") == std::string::npos) {
            std::int64_t seconds = std::stoll(date);
            if (date.size() > 10)
                seconds /= 1000;
            return parseEdtf(isoText(seconds) + "Z").value_or(When{});
        }
        return tools_.dates.parse(date);
    }

    const Toolbox& tools_;
    const std::string& path_;
    const Give& give_;
    std::size_t seen_ = 0;
    std::size_t good_ = 0;
};

// Parses without exceptions and without deeper nesting than Limits::jsonDepth (a million brackets overflow
// the stack when such a tree is destroyed or written).
Json parseShallow(std::string_view text, bool& tooDeep) {
    tooDeep = false;
    const auto keep = [&](int depth, Json::parse_event_t event, Json&) {
        const bool opens =
            event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
        if (opens && depth >= static_cast<int>(limits.jsonDepth))
            tooDeep = true;
        return !tooDeep;
    };
    Json parsed = Json::parse(text, keep, false);
    return tooDeep ? Json(Json::value_t::discarded) : parsed;
}

std::string faultOf(bool tooDeep) {
    return tooDeep ? "is nested more than " + std::to_string(limits.jsonDepth) + " deep" : "is no valid JSON";
}

Result<void> readLines(std::string_view text, Entries& entries, const std::string& path) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (line.empty())
            continue;
        bool tooDeep = false;
        const Json parsed = parseShallow(line, tooDeep);
        const std::string where = std::to_string(number);
        const bool on = parsed.is_discarded() ? entries.broken(where, faultOf(tooDeep), std::string(line))
                                              : entries.entry(parsed, where, std::string(line));
        if (!on)
            return {};
    }
    if (entries.seen() == 0)
        return fail(ErrorKind::unreadable, path, "holds no entry", "it is not imported");
    return {};
}

// The list of articles that a document holds, or nullptr where it is itself one.
const Json* listIn(const Json& root, int depth = 0) {
    if (root.is_array())
        return &root;
    if (!root.is_object() || depth > 3)
        return nullptr;
    for (const char* name : listNames)
        if (const auto found = root.find(name);
            found != root.end() && (found->is_array() || found->is_object()))
            if (const Json* list = listIn(*found, depth + 1);
                list && !list->empty() && list->front().is_object())
                return list;
    return nullptr;
}

} // namespace

Result<void> fromJson(std::string_view text, bool lines, const Toolbox& tools, const std::string& path,
                      const Give& give) {
    Entries entries(tools, path, give);
    if (lines)
        return readLines(text, entries, path);
    bool tooDeep = false;
    const Json root = parseShallow(text, tooDeep);
    if (root.is_discarded()) {
        const bool objects = trim(text).starts_with('{') && text.find("}\n{") != std::string_view::npos;
        return objects ? readLines(text, entries, path)
                       : fail(ErrorKind::unreadable, path, faultOf(tooDeep), "it is not imported");
    }
    if (isTelegram(root))
        return fail(ErrorKind::unreadable, path, "is a Telegram export, which is not read yet",
                    "it is not imported");
    const Json* list = root.is_object() && !textOf(root).empty() ? nullptr : listIn(root);
    if (!list) {
        if (!root.is_object() || textOf(root).empty())
            return fail(ErrorKind::unreadable, path, "is JSON without an article's text",
                        "it is not imported");
        entries.entry(root, {}, std::string(text));
        return {};
    }
    std::size_t number = 0;
    for (const Json& object : *list)
        if (!entries.entry(object, std::to_string(++number),
                           object.dump(-1, ' ', false, Json::error_handler_t::replace)))
            return {};
    if (number == 0)
        return fail(ErrorKind::unreadable, path, "holds an empty list", "it is not imported");
    return {};
}

} // namespace claimline::formats
