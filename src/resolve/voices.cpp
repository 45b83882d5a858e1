#include "resolve/voices.h"

#include "model/table.h"

#include <cctype>
#include <set>
#include <utility>

namespace claimline::resolve {

namespace {

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text.substr(0, text.find(','))) + " ") {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80)
            word += static_cast<char>(std::tolower(byte));
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

} // namespace

Result<VoiceWords> loadVoiceWords(const std::filesystem::path& languageFolder) {
    auto table = Table::read(languageFolder / "voices.tsv", {"word", "body", "alone"});
    if (!table)
        return tl::unexpected(table.error());
    VoiceWords words;
    for (const auto& row : *table)
        words.emplace(row["word"], VoiceWord{std::string(row["body"]), row["alone"] == "yes"});
    return words;
}

std::string bodyOf(const Source& source, const VoiceWords& words) {
    // An unnamed police source does not speak in the name of the police.
    if (source.kind == SourceKind::media || source.kind == SourceKind::anonymous ||
        (source.kind == SourceKind::person && source.office.empty()))
        return {};
    std::string body;
    bool alone = true;
    std::set<std::string> whose;
    for (std::string& word : wordsOf(source.office.empty() ? source.name : source.office)) {
        const auto found = words.find(word);
        if (found == words.end())
            whose.insert(std::move(word));
        else if (const VoiceWord& told = found->second; told.body != "role") {
            if (!body.empty() && body != told.body)
                return {};
            alone = alone && told.alone;
            body = told.body;
        }
    }
    if (body == "other" || (alone && !whose.empty()))
        return {};
    if (!body.empty())
        for (const std::string& word : whose)
            body += " " + word;
    return body;
}

bool sameVoice(const Cell& a, const Cell& b) {
    if (a.sourceKey == b.sourceKey)
        return true;
    const bool twoSides = !a.party.empty() && !b.party.empty() && a.party != b.party;
    if (a.body.empty() || b.body.empty() || twoSides)
        return false;
    if (a.body == b.body)
        return true;
    const bool shorter = a.body.size() < b.body.size();
    const std::string &less = shorter ? a.body : b.body, &more = shorter ? b.body : a.body;
    return more.starts_with(less + " ") && less.find(' ') == std::string::npos;
}

} // namespace claimline::resolve
