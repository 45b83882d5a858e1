// Voices: for which body somebody speaks by his office or by what he is called: a superintendent speaks for
// the police. Bodies that need no list, as a country or a company, are parties (model/facts.h).
#pragma once

#include "model/event.h"
#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claimline::resolve {

// What a word tells of the body that a source speaks for; a role says nothing of it.
struct VoiceWord {
    std::string body;   // "police"; "role"
    bool alone = false; // only where it stands alone or beside roles: an inspector is no weapons inspector
};
using VoiceWords = std::unordered_map<std::string, VoiceWord>;

// Reads voices.tsv.
Result<VoiceWords> loadVoiceWords(const std::filesystem::path& languageFolder);

// "police" of "a police spokeswoman" and of superintendent Ann Lee, "police lund" of the Lund police; empty
// where no word tells of a body or more than one does, as with a police union.
std::string bodyOf(const Source& source, const VoiceWords& words);

// Whether both are the same source, or speak for one body: the police of one place are not those of another,
// but those of no place in particular may be either.
// Gives cells of one event whose sources bear a long and a short form of one name ("Clean Water Alliance",
// "the alliance") the same body, where the short form may mean no other of its sources.
void joinShortNames(std::vector<Cell*>& cells);

bool sameVoice(const Cell& a, const Cell& b);

} // namespace claimline::resolve
