#include "resolve/voices.h"

#include "model/table.h"
#include "resolve/words.h"

#include <algorithm>
#include <map>
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
    if (body == "other" || (!body.empty() && alone && !whose.empty()))
        return {};
    if (body.empty() && source.office.empty())
        return {};
    for (const std::string& word :
         whose) // of an office that no list knows all of its words: "council leader"
        body += (body.empty() ? "" : " ") + word;
    return body;
}

namespace {

std::string bareName(const Cell& cell) {
    std::string name;
    for (const std::string& word : lowerWords(cell.source, isLetterOfAnyOrDigit))
        if (!name.empty() || word != "the")
            name += (name.empty() ? "" : " ") + word;
    return name;
}

bool isShortOf(const std::string& less, const std::string& more) {
    return less.size() > 3 && more.size() > less.size() &&
           (more.ends_with(" " + less) || more.starts_with(less + " "));
}

bool bearsName(const Cell& cell) {
    return !cell.sourceKey.starts_with("anon:") && !cell.sourceKey.starts_with("article:") &&
           !cell.sourceKey.starts_with("unnamed:") && !cell.sourceKey.starts_with("media:");
}

// A side of its own, and no country: countries are written with two letters.
bool isOwnSide(const std::string& party) {
    return party.size() > 2;
}

} // namespace

void joinShortNames(std::vector<Cell*>& cells) {
    std::vector<std::string> names;
    std::set<std::string> shorts, longs; // of sources that speak for no body that is known
    for (const Cell* cell : cells) {
        names.push_back(bareName(*cell));
        if (!cell->body.empty())
            continue;
        if (bearsName(*cell))
            longs.insert(names.back());
        if (bearsName(*cell) || cell->sourceKey.starts_with("anon:"))
            shorts.insert(names.back());
    }
    std::map<std::string, std::string> full; // by the short form, and of each full form itself
    for (const std::string& less : shorts) {
        const auto fits = [&](const std::string& more) { return isShortOf(less, more); };
        if (std::ranges::count_if(longs, fits) != 1)
            continue;
        const std::string& more = *std::ranges::find_if(longs, fits);
        full[less] = more;
        full[more] = more;
    }
    for (std::size_t at = 0; at < cells.size(); ++at)
        if (const auto found = full.find(names[at]); found != full.end() && cells[at]->body.empty())
            cells[at]->body = found->second;
}

bool sameVoice(const Cell& a, const Cell& b) {
    if (a.sourceKey == b.sourceKey)
        return true;
    if (a.party == b.party && isOwnSide(a.party)) // a company and who speaks for it
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
