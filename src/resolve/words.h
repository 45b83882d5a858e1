// Words of short texts, and tables that say what a word is for. Private to resolve.
#pragma once

#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::resolve {

bool isLetter(unsigned char byte);        // of ASCII
bool isLetterOrDigit(unsigned char byte); // of ASCII
bool isLetterOfAny(unsigned char byte);   // and every byte outside ASCII: names
bool isLetterOfAnyOrDigit(unsigned char byte);

// The runs of bytes that `isOfWord` holds for, in lower case, in order.
std::vector<std::string> lowerWords(std::string_view text, bool (*isOfWord)(unsigned char));

// A name as a sentence has room for it: the title of an article is cut behind a word.
std::string shortened(const std::string& name);

// Words in all their forms, each with its kind.
using WordKinds = std::unordered_map<std::string, std::string>;

// Reads a table with the columns word and kind.
Result<WordKinds> loadWordKinds(const std::filesystem::path& file);

bool isKind(const WordKinds& words, const std::string& word, std::string_view kind);

} // namespace claimline::resolve
