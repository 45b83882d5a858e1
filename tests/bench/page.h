// A saved page of a news site around an article: metadata, menus, a notice about cookies, teasers, a
// newsletter, a foot, scripts and styles; about 36 kB, of which the article is an eighth.
#pragma once

#include "bench/collection.h"

#include <string>
#include <string_view>

namespace claimline::bench {

inline std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c == '<' || c == '>' || c == '&' || c == '"')
            out += "&#" + std::to_string(static_cast<int>(c)) + ";";
        else
            out += c;
    return out;
}

inline std::string metadata(const Collection::Long& article, std::size_t number) {
    const std::string title = escaped(article.title), publisher = escaped(article.publisher);
    std::string out = "<title>" + title + " | " + publisher +
                      "</title><meta property=\"og:title\" content=\"" + title +
                      "\"><meta property=\"og:site_name\" content=\"" + publisher +
                      "\"><link rel=\"canonical\" href=\"https://news.example.org/world/story-" +
                      std::to_string(number) + "\">";
    if (!article.date.empty())
        out += "<meta property=\"article:published_time\" content=\"" + article.date + "T06:30:00Z\">";
    return out;
}

inline std::string menu(std::string_view kind, int entries) {
    std::string out = "<nav class=\"" + std::string(kind) + "\"><ul>";
    for (int i = 0; i < entries; ++i)
        out += "<li class=\"item\"><a class=\"link link--" + std::to_string(i % 5) + "\" href=\"/section/" +
               std::to_string(i) + "\"><span>Section " + std::to_string(i) + "</span></a></li>";
    return out + "</ul></nav>";
}

inline std::string teasers(int count) {
    std::string out = "<aside class=\"related\"><h2>More from this section</h2>";
    for (int i = 0; i < count; ++i)
        out += "<article class=\"card\"><a href=\"/story/" + std::to_string(i) + "\"><img src=\"/image/" +
               std::to_string(i) +
               ".jpg\" alt=\"\" width=\"320\" height=\"180\"><h3>Council weighs plan number " +
               std::to_string(i) +
               " for the old tram depot</h3></a><p>Residents have their say next week.</p>"
               "<time>2 hours ago</time></article>";
    return out + "</aside>";
}

inline std::string paragraphs(std::string_view text) {
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        if (end > begin)
            out += "<p class=\"body__text\">" + escaped(text.substr(begin, end - begin)) + "</p>\n";
        begin = end + 2;
    }
    return out;
}

inline std::string filler(std::string_view line, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += line;
    return out;
}

inline std::string savedPage(const Collection::Long& article, std::size_t number) {
    const std::size_t heading = article.text.starts_with(article.title) ? article.title.size() : 0;
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">" + metadata(article, number) +
           "<style>" + filler(".card .link{color:#123;margin:0 4px;display:inline-block}\n", 120) +
           "</style><script>" +
           filler("window.queue=window.queue||[];window.queue.push({slot:'top',size:[728,90]});\n", 100) +
           "</script></head><body><div class=\"consent\" role=\"dialog\"><p>We and our partners use "
           "cookies.</p>"
           "<button>Accept all</button></div><header>" +
           menu("main-menu", 40) + "</header><main><article class=\"story\"><h1>" + escaped(article.title) +
           "</h1><p class=\"byline\">By a staff reporter</p><time>" + article.date +
           "</time><div class=\"body\">" + paragraphs(std::string_view(article.text).substr(heading)) +
           "</div><div class=\"newsletter\"><p>Sign up to our newsletter</p><form><input "
           "type=\"email\"></form>"
           "</div></article>" +
           teasers(24) + "</main><footer>" + menu("foot-menu", 60) +
           "<p>All rights reserved.</p></footer></body></html>";
}

} // namespace claimline::bench
