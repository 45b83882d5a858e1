// One function per format; readers.cpp chooses among them.
#pragma once

#include "formats/dates.h"
#include "formats/formats.h"
#include "formats/lexicons.h"

#include <functional>
#include <string>
#include <string_view>

namespace claimline::formats {

struct Toolbox {
    Lexicons lexicons;
    DateReader dates;
};

using Take = std::function<bool(Item)>;

// An article of a decoded text; fields the file states are set, complete() has not run.
Article fromPlainText(std::string text);
Article fromMarkdown(std::string_view text);

// A page; fails where no article stands in it.
Result<Article> fromHtml(std::string_view text, const Toolbox& tools, const std::string& path);

// The visible text of a fragment of markup, a line a block.
std::string textOfHtml(std::string_view markup);

// Every entry of a JSON or JSON Lines text; `give` completes and hands on, and returns false to stop.
using Give = std::function<bool(Result<Article> article, std::string raw)>;
Result<void> fromJson(std::string_view text, bool lines, const Toolbox& tools, const std::string& path,
                      const Give& give);

} // namespace claimline::formats
