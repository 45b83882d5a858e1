#include "resolve/words.h"

#include "model/table.h"

#include <cctype>
#include <utility>

namespace claimline::resolve {

bool isLetter(unsigned char byte) {
    return std::isalpha(byte) != 0;
}

bool isLetterOrDigit(unsigned char byte) {
    return std::isalnum(byte) != 0;
}

bool isLetterOfAny(unsigned char byte) {
    return isLetter(byte) || byte >= 0x80;
}

bool isLetterOfAnyOrDigit(unsigned char byte) {
    return isLetterOrDigit(byte) || byte >= 0x80;
}

std::string shortened(const std::string& name) {
    constexpr std::size_t longest = 48, shortest = 24; // bytes
    if (name.size() <= longest)
        return name;
    const std::size_t cut = name.rfind(' ', longest);
    if (cut == std::string::npos || cut < shortest)
        return name; // no place to cut without harm
    return name.substr(0, cut) + " …";
}

std::vector<std::string> lowerWords(std::string_view text, bool (*isOfWord)(unsigned char)) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isOfWord(byte))
            word += static_cast<char>(std::tolower(byte));
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

Result<WordKinds> loadWordKinds(const std::filesystem::path& file) {
    auto table = Table::read(file, {"word", "kind"});
    if (!table)
        return tl::unexpected(table.error());
    WordKinds words;
    for (const auto& row : *table)
        words.emplace(row["word"], row["kind"]);
    return words;
}

bool isKind(const WordKinds& words, const std::string& word, std::string_view kind) {
    const auto found = words.find(word);
    return found != words.end() && found->second == kind;
}

} // namespace claimline::resolve
