// What is gathered from a page once, for all who look for its title, people, date and publisher.
#pragma once

#include "formats/html_metadata.h"

#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>

namespace claimline::formats {

using Json = nlohmann::json;

std::string hostOf(std::string_view url);
// Whether its "@type" ends in one of these: "NewsArticle" is an "Article".
bool isTyped(const Json& object, std::initializer_list<std::string_view> endings);
std::string stringOf(const Json& object, const char* name); // as plain words; empty: none

struct PageData {
    PageData(const HtmlTree& tree, const Toolbox& tools);

    const HtmlTree& tree;
    const Toolbox& tools;
    std::vector<HtmlBlock> blocks;
    std::multimap<std::string, std::string> metas;
    std::vector<Json> objects;                 // articles and pages of the JSON-LD, articles first
    std::map<std::string, std::string> people; // of the JSON-LD, by "@id"
    std::string documentTitle;
    std::string canonical;
    HtmlMetadata found;

    std::string meta(std::initializer_list<const char*> names) const; // the first that is there
    std::string all(const char* name) const;                          // joined by "; "
    NumberOrder order() const;
    // Within a sidebar, comments, a list of other articles, unless the headline is within it too.
    bool inSideMatter(std::size_t node) const;

private:
    void collect();
    void readScript(std::string_view script);
    void collectObjects(const Json& data, int depth);
};

// The date of publication by the best evidence of the page.
When publishedOf(const PageData& page);

} // namespace claimline::formats
