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
    // "OSLO (AP)" defines nothing
    if (name.kind == NameKind::place || name.kind == NameKind::person || lexicon_.bodies.at(words_, at))
        return;
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

// Nouns of bodies that the text describes and does not name: "the data protection authority".
void Linker::Run::learnDescribed() {
    for (std::uint32_t i = 1; i < words_.size(); ++i) {
        const bool within = !words_[i].capital && tokens_[i].upos == Upos::NOUN && !words_[i - 1].capital &&
                            (tokens_[i - 1].upos == Upos::NOUN || tokens_[i - 1].upos == Upos::ADJ);
        if (within && lexicon_.groups.contains(words_[i].lower))
            described_.emplace(words_[i].lower, i);
    }
}

// "the group Quiet Harrow", "Lund Lines, the ferry operator": what the body is called from then on.
void Linker::Run::rememberNoun(const NameSpan& name, std::uint32_t entity) {
    if (name.first > 0 && !words_[name.first - 1].capital &&
        lexicon_.groups.contains(words_[name.first - 1].lower))
        called_[std::string(words_[name.first - 1].lower)] = entity;
    const std::uint32_t end = words_.sentenceEnd(name.first);
    if (name.last + 2 >= end || words_[name.last].text != "," ||
        !isOneOf(words_[name.last + 1].lower, {"the", "a", "an"}))
        return;
    for (std::uint32_t i = name.last + 2; i < end && i < name.last + 6; ++i) {
        if (tokens_[i].upos != Upos::NOUN && tokens_[i].upos != Upos::ADJ)
            return;
        if (lexicon_.groups.contains(words_[i].lower) && endsPhrase(i + 1)) {
            called_[std::string(words_[i].lower)] = entity;
            return;
        }
    }
}

// The last body whose name holds that noun, else the last that the noun may mean.
std::uint32_t Linker::Run::bodyNamed(std::string_view noun, const Group& group, std::uint32_t token) const {
    if (const auto called = called_.find(noun); called != called_.end())
        return called->second;
    const auto other = described_.find(noun); // "the data protection authority" is what "the authority" means
    const bool closed = other != described_.end() && other->second < token;
    std::uint32_t open = none;
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        if (it->entity == none || document_.entities[it->entity].kind != NameKind::organisation)
            continue;
        const Entity& entity = document_.entities[it->entity];
        if (hasWord(foldName(entity.name), noun) || hasWord(entity.key, noun))
            return it->entity;
        if (open == none && !closed && group.one && mayBeMeant(entity, noun, group))
            open = it->entity;
    }
    return open;
}

// Whether a noun that its name does not hold may mean the body: "the party" for "Green Alliance", but not
// "the court" for a ministry.
bool Linker::Run::mayBeMeant(const Entity& entity, std::string_view noun, const Group& group) const {
    if (group.kind == SourceKind::company || group.kind == SourceKind::media)
        if (entity.speaksAs == group.kind)
            return true;
    if (group.generic && group.kind == SourceKind::government)
        return entity.speaksAs == SourceKind::government || holdsBodyNoun(entity.key);
    if (group.generic && entity.speaksAs == SourceKind::organisation)
        return true;
    if (group.kind != SourceKind::organisation || entity.speaksAs != SourceKind::organisation)
        return false;
    std::string_view words = entity.key;
    while (!words.empty()) { // a body of another kind by its words
        const auto end = std::min(words.find(' '), words.size());
        const auto word = words.substr(0, end);
        const auto other = word == noun ? lexicon_.groups.end() : lexicon_.groups.find(word);
        if (other != lexicon_.groups.end() && other->second.party != group.party)
            return false;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return true;
}

bool Linker::Run::holdsBodyNoun(std::string_view words) const {
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        if (lexicon_.bodyNouns.contains(words.substr(at, end - at)))
            return true;
        at = end + 1;
    }
    return false;
}

// "ECR (Electoral Count Registry)": the name that the letters stand for.
const NameSpan* Linker::Run::spelledOut(const NameSpan& name) const {
    if (name.last - name.first != 1 || !words_[name.first].allCapitals || name.last + 2 >= words_.size() ||
        words_[name.last].text != "(")
        return nullptr;
    const std::uint32_t at = name.last + (words_[name.last + 1].lower == "the" ? 2 : 1);
    const auto full = std::ranges::lower_bound(names_, at, {}, &NameSpan::first);
    if (full == names_.end() || full->first != at || full->last >= words_.size() ||
        words_[full->last].text != ")")
        return nullptr;
    return initials(words_.phrase(full->first, full->last)) == words_[name.first].text ? &*full : nullptr;
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
