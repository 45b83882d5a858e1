// What a file is, by its content; its name only decides between kinds of text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claimline::formats {

enum class Kind { text, markdown, html, json, jsonLines };

// "a PNG picture", where the bytes are of a known binary format; "data, not text" where they are of an
// unknown one.
std::optional<std::string> binaryKind(std::string_view bytes);

bool isGzip(std::string_view bytes);

Kind kindOf(std::string_view path, std::string_view text);

// Looks like markup: a doctype, or one of the elements that a page begins with.
bool looksLikeHtml(std::string_view text);

// The charset that a page declares in its first 4 KiB; empty: none.
std::string declaredCharset(std::string_view bytes);

} // namespace claimline::formats
