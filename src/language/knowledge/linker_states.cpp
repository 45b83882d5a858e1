// States that no list knows: told by the ministries and armies that the text names as theirs, with the
// adjective that belongs to them: "Lundia's Defence Ministry", "the Lundian General Staff".
#include "language/knowledge/linker_run.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr std::size_t shortestStem = 4;       // letters that a state and its adjective share
constexpr std::uint32_t longestStateBody = 4; // words: "Ministry of Foreign Affairs"

// "lundian" of "lundia", "marker" of "mark": one stem with an ending of adjectives.
bool isAdjectiveOf(std::string_view adjective, std::string_view state) {
    const auto differ = std::ranges::mismatch(adjective, state);
    const auto shared = static_cast<std::size_t>(differ.in1 - adjective.begin());
    return shared >= shortestStem &&
           isOneOf(adjective.substr(shared),
                   {"n", "an", "ian", "ean", "ese", "ish", "i", "ic", "er", "nian", "ni"}) &&
           isOneOf(state.substr(shared), {"", "a", "e", "o", "y", "ia", "land", "ium"});
}

} // namespace

void Linker::Run::learnStates() {
    std::vector<std::string> adjectives;
    for (const NameSpan& name : names_) {
        if (name.country != none || name.body != none || name.of != none)
            continue;
        const bool alone = name.last - name.first == 1;
        if (alone && mayBeState(name) && name.last + 1 < words_.size() &&
            isGenitive(words_[name.last].lower) && stateBodyAt(name.last + 1))
            states_.emplace(words_[name.first].lower, words_[name.first].text);
        else if (alone && mayBeState(name) &&
                 (soundsLikeState(name) ||
                  (isOwnerOfStateBody(name) && !isSurname(words_[name.first].lower))))
            states_.emplace(words_[name.first].lower, words_[name.first].text);
        else if (isBodyOf(name))
            states_.emplace(words_[name.last - 1].lower, words_[name.last - 1].text);
        else if (name.kind == NameKind::organisation && stateBodyAt(name.first + 1, name.last))
            adjectives.push_back(std::string(words_[name.first].lower));
    }
    for (const std::string& adjective : adjectives)
        for (const NameSpan& name : names_)
            if (name.last - name.first == 1 && mayBeState(name) &&
                isAdjectiveOf(adjective, words_[name.first].lower))
                states_.emplace(words_[name.first].lower, words_[name.first].text);
    // every adjective of a state that is known by now
    const auto known = states_;
    for (const std::string& adjective : adjectives)
        for (const auto& [lower, state] : known)
            if (isAdjectiveOf(adjective, lower))
                states_.emplace(adjective, state);
}

// "General Staff of Lundia" in one name; a country that the lists know has its code and needs no learning.
bool Linker::Run::isBodyOf(const NameSpan& name) const {
    return name.kind == NameKind::organisation && name.last - name.first >= 3 &&
           words_[name.last - 2].lower == "of" && words_[name.last - 1].capital &&
           !lexicon_.countryNames.at(words_, name.last - 1) && stateBodyAt(name.first, name.last - 2);
}

// "the government of Lundia"; "Lundia says that its navy": the nearest name before "its" owns what a state
// has.
bool Linker::Run::isOwnerOfStateBody(const NameSpan& name) const {
    if (name.first >= 2 && words_[name.first - 1].lower == "of" && stateBodyBefore(name.first - 1))
        return true;
    const std::uint32_t sentence = tokens_[name.first].sentence;
    for (std::uint32_t i = name.last; i + 1 < words_.size() && tokens_[i].sentence == sentence; ++i) {
        if (words_[i].lower == "its")
            return stateBodyAt(i + 1);
        if (words_[i].capital)
            return false;
    }
    return false;
}

bool Linker::Run::stateBodyBefore(std::uint32_t last) const {
    for (std::uint32_t first = last; first-- > 0 && first + longestStateBody >= last;)
        if (stateBodyAt(first, last))
            return true;
    return false;
}

// "Lundia": an unknown name with the ending of a country, in a text that gives it to nobody as a surname.
bool Linker::Run::soundsLikeState(const NameSpan& name) const {
    const std::string_view lower = words_[name.first].lower;
    if (name.kind != NameKind::person && name.kind != NameKind::other)
        return false;
    return lexicon_.endsLikeState(lower) && !isSurname(lower);
}

bool Linker::Run::isSurname(std::string_view lower) const {
    return lexicon_.surnames.contains(lower) || std::ranges::any_of(names_, [&](const NameSpan& other) {
               return other.kind == NameKind::person && other.last - other.first > 1 &&
                      words_[other.last - 1].lower == lower;
           });
}

bool Linker::Run::mayBeState(const NameSpan& name) const {
    return name.country == none && name.body == none && !(name.kind == NameKind::person && name.sure) &&
           words_[name.first].capital && !words_[name.first].allCapitals &&
           !lexicon_.givenNames.contains(words_[name.first].lower) &&
           !lexicon_.demonyms.at(words_, name.first) &&
           !lexicon_.capitals.contains(foldName(words_[name.first].text));
}

// Whether a body that only a state has stands here, ending at `last` where that is given.
bool Linker::Run::stateBodyAt(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t end = first + 1; end <= std::min(first + longestStateBody, words_.size()); ++end) {
        if (last != none && end != last)
            continue;
        if (lexicon_.stateBodies.contains(lexicon_.respellBody(foldName(words_.phrase(first, end)))))
            return true;
    }
    return false;
}

const std::string* Linker::Run::stateAt(std::uint32_t token) const {
    const auto found = states_.find(words_[token].lower);
    return found == states_.end() || !words_[token].capital ? nullptr : &found->second;
}

// The state itself, or a body with its name or adjective before it; nothing where it is neither.
std::optional<Entity> Linker::Run::ofState(const NameSpan& name) const {
    if (states_.empty() || name.country != none || name.body != none || name.of != none)
        return std::nullopt;
    const std::string* state = stateAt(name.first);
    if (state && name.last - name.first == 1) {
        Entity entity;
        entity.kind = NameKind::place, entity.speaksAs = SourceKind::government;
        entity.key = foldName(*state), entity.name = entity.party = *state;
        return entity;
    }
    NameSpan bare = name;
    if (state) {
        ++bare.first;
        if (bare.first < bare.last && isGenitive(words_[bare.first].lower))
            ++bare.first;
    } else if (isBodyOf(name)) {
        state = stateAt(name.last - 1);
        bare.last -= 2;
    } else if (name.first >= 2 && isGenitive(words_[name.first - 1].lower)) {
        state = stateAt(name.first - 2);
    }
    if (!state || name.kind != NameKind::organisation || bare.first >= bare.last)
        return std::nullopt;
    Entity entity = linker_.describe(words_, bare);
    const bool stately = entity.speaksAs == SourceKind::government || entity.speaksAs == SourceKind::military;
    if (entity.key.find(':') == std::string::npos)
        entity.key = foldName(*state) + ":" + entity.key;
    entity.name = bare.first == name.first && bare.last == name.last
                      ? *state + "'s " + entity.name
                      : std::string(words_.phrase(name.first, name.last));
    if (stately)
        entity.party = *state;
    return entity;
}

} // namespace claimline::language::known
