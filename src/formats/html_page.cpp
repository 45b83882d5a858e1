#include "formats/html_page.h"

#include "formats/strings.h"
#include "model/limits.h"

#include <algorithm>

namespace claimline::formats {

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

PageData::PageData(const HtmlTree& theTree, const Toolbox& theTools)
    : tree(theTree)
    , tools(theTools)
    , blocks(blocksOf(theTree)) {
    collect();
    std::ranges::stable_sort(objects, {}, [](const Json& object) {
        return isTyped(object, {"Article", "Posting", "Report"}) ? 0 : isTyped(object, {"WebPage"}) ? 1 : 2;
    });
}

void PageData::collect() {
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const HtmlNode& node = tree[i];
        if (node.isText)
            continue;
        if (node.tag == GUMBO_TAG_META)
            for (const char* key : {"property", "name", "itemprop", "http-equiv"})
                if (const auto name = tree.attribute(i, key); !name.empty())
                    metas.emplace(foldLine(name), squeeze(tree.attribute(i, "content")));
        if (node.tag == GUMBO_TAG_TITLE && documentTitle.empty() && tree.isWithin(i, GUMBO_TAG_HEAD))
            for (std::size_t k = i + 1; k < node.end; ++k)
                documentTitle += squeeze(tree[k].text);
        if (node.tag == GUMBO_TAG_LINK && tree.attribute(i, "rel") == "canonical")
            canonical = squeeze(tree.attribute(i, "href"));
        if (node.tag == GUMBO_TAG_SCRIPT &&
            foldLine(tree.attribute(i, "type")).find("ld+json") != std::string::npos)
            for (std::size_t k = i + 1; k < node.end; ++k)
                readScript(tree[k].text);
    }
}

std::string PageData::meta(std::initializer_list<const char*> names) const {
    for (const char* name : names)
        for (auto [at, end] = metas.equal_range(name); at != end; ++at)
            if (!at->second.empty())
                return at->second;
    return {};
}

std::string PageData::all(const char* name) const {
    std::string values;
    for (auto [at, end] = metas.equal_range(name); at != end; ++at)
        values += (values.empty() ? "" : "; ") + at->second;
    return values;
}

void PageData::readScript(std::string_view script) {
    bool tooDeep = false;
    const auto keep = [&](int depth, Json::parse_event_t, Json&) {
        return !(tooDeep |= depth > static_cast<int>(limits.jsonDepth));
    };
    std::string clean;
    for (const char c : script) // many a page leaves raw line ends within its strings
        clean.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    const Json data = Json::parse(clean, keep, false, true);
    if (!data.is_discarded() && !tooDeep)
        collectObjects(data, 0);
}

void PageData::collectObjects(const Json& data, int depth) {
    if (depth > 4)
        return;
    if (data.is_array()) {
        for (const Json& part : data)
            collectObjects(part, depth + 1);
    } else if (data.is_object()) {
        if (isTyped(data, {"Article", "NewsArticle", "BlogPosting", "Report", "Posting", "WebPage",
                           "ScholarlyArticle", "Recipe", "VideoObject", "Review"}))
            objects.push_back(data);
        if (isTyped(data, {"Person"}))
            if (const std::string id = stringOf(data, "@id"); !id.empty())
                people[id] = stringOf(data, "name");
        for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage"})
            if (const auto at = data.find(inner); at != data.end())
                collectObjects(*at, depth + 1);
    }
}

NumberOrder PageData::order() const {
    const std::string& language = found.language;
    if (language.starts_with("en-US") || language.starts_with("en-us"))
        return NumberOrder::monthFirst;
    return language.starts_with("en") || language.empty() ? NumberOrder::unknown : NumberOrder::dayFirst;
}

bool PageData::inSideMatter(std::size_t node) const {
    for (std::size_t i = node;; i = tree[i].parent) {
        if (found.headline && i <= *found.headline && *found.headline < tree[i].end)
            return false; // what holds the headline too is not beside the article
        for (const std::string_view mark :
             {"comment", "sidebar", "related", "footer", "widget", "recommend", "popular"})
            if (tree[i].marks.find(mark) != std::string::npos && tree[i].tag != GUMBO_TAG_BODY &&
                tree[i].tag != GUMBO_TAG_HTML)
                return true;
        if (tree[i].tag == GUMBO_TAG_ASIDE || tree[i].tag == GUMBO_TAG_FOOTER)
            return true;
        if (i == 0)
            return false;
    }
}

} // namespace claimline::formats
