// The language of a text by its commonest words.
#pragma once

#include <string>
#include <string_view>

namespace claimline::formats {

// BCP 47: "en", "de", "ru", …; empty where the text is too short or no language stands out.
std::string guessLanguage(std::string_view text);

} // namespace claimline::formats
