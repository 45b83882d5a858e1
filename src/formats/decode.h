// Bytes of unknown encoding → UTF-8, once; every span is in what comes out.
#pragma once

#include "model/result.h"

#include <string>
#include <string_view>

namespace claimline::formats {

struct Decoded {
    std::string text;    // valid UTF-8, LF only, no NUL, no byte order mark
    std::string charset; // "UTF-8", "windows-1252"
    std::string because; // "the bytes are valid", "declared in the page", "detected"
};

// A byte order mark decides; then whether the bytes are valid UTF-8 (of pages that declare something else,
// most are UTF-8 all the same); then the declaration; then detection. What cannot be decoded becomes U+FFFD.
Decoded decode(std::string_view bytes, std::string_view declaredCharset = {});

// CRLF and CR become LF, NUL becomes U+FFFD.
std::string normalizeLines(std::string_view utf8);

// Inflates gzip; fails where it is damaged or would grow beyond Limits::fileBytes.
Result<std::string> gunzip(std::string_view bytes, const std::string& path);

} // namespace claimline::formats
