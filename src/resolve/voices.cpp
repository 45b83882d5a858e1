#include "resolve/voices.h"

#include "model/table.h"
#include "resolve/words.h"

#include <set>
#include <utility>

namespace claimline::resolve {

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
    const std::string_view told = source.office.empty() ? source.name : source.office;
    for (std::string& word : lowerWords(told.substr(0, told.find(',')), isLetterOfAnyOrDigit)) {
        const auto found = words.find(word);
        if (found == words.end())
            whose.insert(std::move(word));
        else if (const VoiceWord& own = found->second; own.body != "role") {
            if (!body.empty() && body != own.body)
                return {};
            alone = alone && own.alone;
            body = own.body;
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
