// Which names are names of one body: acronyms, short forms, "the ministry".
#include "language/knowledge/linker_run.h"

namespace claimline::language::known {

// "Armed Forces of Ukraine (AFU)" and "AFU (Armed Forces of Ukraine)".
void Linker::Run::defineAcronym(const NameSpan& name, std::uint32_t entity) {
    const std::uint32_t open = name.last;
    if (open + 2 >= words_.size() || words_[open].text != "(")
        return;
    std::uint32_t at = open + 1;
    if (isOneOf(words_[at].text, {"\"", "“", "the", "The"}) && at + 2 < words_.size())
        ++at;
    if (words_[at].allCapitals && words_[at].text.size() <= 8 &&
        isOneOf(words_[at + 1].text, {")", "\"", "”", ",", ";"}))
        acronyms_[std::string(words_[at].text)] = entity;
}

std::uint32_t Linker::Run::acronym(const NameSpan& name) const {
    if (name.last - name.first != 1 || !words_[name.first].allCapitals || name.country != none)
        return none;
    const auto found = acronyms_.find(words_[name.first].text);
    return found == acronyms_.end() ? none : found->second;
}

// "the Defence Ministry" where "Russian Defence Ministry" was named, or the other way round.
std::uint32_t Linker::Run::sameBody(const Entity& entity) {
    const auto colon = entity.key.find(':');
    const std::string_view bare = colon == std::string::npos ? std::string_view(entity.key)
                                                             : std::string_view(entity.key).substr(colon + 1);
    std::uint32_t found = none;
    for (std::uint32_t i = firstEntity(); i < document_.entities.size(); ++i) {
        const Entity& other = document_.entities[i];
        if (other.kind != NameKind::organisation)
            continue;
        const auto otherColon = other.key.find(':');
        const bool otherBare = otherColon == std::string::npos;
        const std::string_view otherName =
            otherBare ? std::string_view(other.key) : std::string_view(other.key).substr(otherColon + 1);
        if (otherName == bare && (colon == std::string::npos || otherBare))
            found = i;
        else if (colon == std::string::npos && otherBare && isShortOf(entity.key, other.key))
            found = i;
        else if (other.country == entity.country && lexicon_.bodyNouns.contains(bare) &&
                 hasWord(otherName, bare))
            return i; // "the Russian Ministry"
    }
    if (found != none && colon != std::string::npos) { // now it is known whose
        Entity& known = document_.entities[found];
        keys_.emplace(entity.key, found);
        known.key = entity.key, known.name = entity.name, known.country = entity.country,
        known.party = entity.party;
    }
    return found;
}

// "Lund" for "Lund Airlines", but not "University" for "Lund University".
bool Linker::Run::isShortOf(std::string_view shorter, std::string_view longer) const {
    return longer.size() > shorter.size() && longer.starts_with(shorter) && longer[shorter.size()] == ' ' &&
           shorter.size() > 3 && !lexicon_.bodyNouns.contains(shorter) &&
           lexicon_.bodyNouns.contains(lastWord(longer));
}

// The last body whose name holds that noun, else the last of that kind where it is one that any name may
// head.
std::uint32_t Linker::Run::bodyNamed(std::string_view noun, const Group& group) const {
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        if (it->entity == none || document_.entities[it->entity].kind != NameKind::organisation)
            continue;
        const Entity& entity = document_.entities[it->entity];
        const std::string folded = foldName(entity.name) + " " + entity.key;
        if (hasWord(folded, noun))
            return it->entity;
        const bool open = group.kind == SourceKind::company || group.kind == SourceKind::media;
        if (open && group.one && entity.speaksAs == group.kind)
            return it->entity;
    }
    return none;
}

bool Linker::Run::hasWord(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == ':';
        const bool ends = at + word.size() == text.size() || text[at + word.size()] == ' ';
        if (begins && ends)
            return true;
    }
    return false;
}

} // namespace claimline::language::known
