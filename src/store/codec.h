// How whole Facts, Events and article heads stand in the project file: compact, compressed, and readable by
// older and newer versions. A structure is its length and its members in the order of codec.cpp; members may
// be added at the end of a structure, none may be taken out or moved. A structure that is as by default has
// length 0.
//
// Reading trusts nothing: a damaged or hostile file gives an Error, never a crash.
#pragma once

#include "model/article.h"
#include "model/event.h"
#include "model/facts.h"
#include "model/result.h"

#include <string>
#include <string_view>

namespace claimline::store {

std::string encode(const Facts& facts);
std::string encode(const Event& event);
std::string encodeHead(const Article& article); // all but the text
std::string encode(const When& when);

Result<Facts> decodeFacts(std::string_view bytes);
Result<Event> decodeEvent(std::string_view bytes);
Result<Article> decodeHead(std::string_view bytes);
Result<When> decodeWhen(std::string_view bytes);

// zstd; for original bytes.
std::string compress(std::string_view bytes);
Result<std::string> decompress(std::string_view bytes);

} // namespace claimline::store
