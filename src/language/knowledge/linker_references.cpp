// What "he", "it", "the ministry" and "Ukrainian forces" stand for.
#include "language/knowledge/linker_run.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr std::uint32_t pronounReach = 2; // sentences that "he" and "it" look back

bool isSubject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubjPass || relation == Deprel::oblAgent;
}

} // namespace

void Linker::Run::common(std::uint32_t token) {
    if (token >= words_.size() || token < done_)
        return;
    if (pronoun(token) || adjectiveGroup(token) || definite(token))
        return;
}

bool Linker::Run::pronoun(std::uint32_t token) {
    const auto lower = words_[token].lower;
    char gender = 0;
    if (isOneOf(lower, {"he", "him", "his", "himself"}))
        gender = 'm';
    else if (isOneOf(lower, {"she", "her", "hers", "herself"}))
        gender = 'f';
    if (gender) {
        add(token, token + 1, false, looksAhead(token) ? none : personBefore(token, gender));
        return true;
    }
    if (lower == "it" && isSubject(tokens_[token].deprel)) {
        const std::uint32_t found = bodyBefore(token);
        if (found != none)
            add(token, token + 1, false, found);
        return true;
    }
    if (lower == "they" && isSubject(tokens_[token].deprel)) {
        add(token, token + 1, false, groupBefore(token));
        return true;
    }
    return false;
}

// "In his first comments, the president said": whom it means comes later.
bool Linker::Run::looksAhead(std::uint32_t token) const {
    const std::uint32_t begin = words_.sentenceBegin(token);
    return isOneOf(words_[token].lower, {"his", "her"}) && token <= begin + 2 && token > begin &&
           tokens_[begin].upos == Upos::ADP;
}

// The person that was subject last, else named last, of fitting gender.
std::uint32_t Linker::Run::personBefore(std::uint32_t token, char gender) {
    const std::uint32_t sentence = tokens_[token].sentence;
    std::uint32_t best = none;
    int bestScore = -1;
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        const std::uint32_t at = tokens_[it->first].sentence;
        if (at + pronounReach < sentence)
            break;
        if (it->entity == none || document_.entities[it->entity].kind != NameKind::person)
            continue;
        const char known = genders_[it->entity];
        if (known != 0 && known != gender)
            continue;
        const int score = static_cast<int>(pronounReach - (sentence - at)) * 2 + subjectScore(*it) +
                          (known == gender ? 1 : 0);
        if (score > bestScore)
            bestScore = score, best = it->entity;
    }
    if (best != none && genders_[best] == 0)
        genders_[best] = gender;
    return best;
}

// Who is told of is meant before who tells it: a subject that only closes its sentence ("…, Lund said")
// counts little.
int Linker::Run::subjectScore(const Mention& mention) const {
    if (mention.last + 3 >= words_.sentenceEnd(mention.first))
        return 0;
    return (isSubject(tokens_[mention.head].deprel) ? 3 : 0) + (isMainSubject(mention.head) ? 2 : 0);
}

// Whether the token is the subject of its sentence's main clause.
bool Linker::Run::isMainSubject(std::uint32_t token) const {
    const Token& subject = tokens_[token];
    return subject.deprel == Deprel::nsubj && subject.head != none && tokens_[subject.head].head == none;
}

// What "it" as a subject stands for. Opening a sentence: the main subject or source of the sentence
// before. In the closing "…, it said": the body that spoke last. Elsewhere: the subject just before,
// whatever it is.
std::uint32_t Linker::Run::bodyBefore(std::uint32_t token) const {
    const std::uint32_t begin = words_.sentenceBegin(token), end = words_.sentenceEnd(token);
    const bool opening = token <= begin + 1;
    const bool closing = token > begin && words_[token - 1].text == "," && token + 3 >= end;
    if (opening || closing)
        return speakerBefore(token);
    for (std::uint32_t i = token; i-- > begin;)
        if (isSubject(tokens_[i].deprel) && tokens_[i].deprel != Deprel::oblAgent)
            return bodyAt(i);
    return speakerBefore(token); // "In a statement it said"
}

std::uint32_t Linker::Run::speakerBefore(std::uint32_t token) const {
    const std::uint32_t sentence = tokens_[token].sentence;
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        const std::uint32_t at = tokens_[it->first].sentence;
        if (at + pronounReach < sentence)
            break;
        if (at == sentence || !(isMainSubject(it->head) || isSubjectOrSource(*it)))
            continue;
        if (it->entity != none && isBody(document_.entities[it->entity]))
            return it->entity;
        if (isMainSubject(it->head))
            break; // someone else
    }
    return none;
}

std::uint32_t Linker::Run::bodyAt(std::uint32_t token) const {
    for (auto it = document_.mentions.rbegin();
         it != document_.mentions.rend() && it->last > words_.sentenceBegin(token); ++it)
        if (it->first <= token && token < it->last)
            return it->entity != none && isBody(document_.entities[it->entity]) ? it->entity : none;
    return none;
}

bool Linker::Run::isBody(const Entity& entity) {
    return entity.kind == NameKind::organisation ||
           (entity.kind == NameKind::place && entity.speaksAs == SourceKind::government);
}

bool Linker::Run::isSubjectOrSource(const Mention& mention) const {
    if (isSubject(tokens_[mention.head].deprel))
        return true;
    // "…, according to the ministry"
    return mention.first >= 2 && words_[mention.first - 1].lower == "to" &&
           words_[mention.first - 2].lower == "according";
}

std::uint32_t Linker::Run::groupBefore(std::uint32_t token) const {
    const std::uint32_t sentence = tokens_[token].sentence;
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        if (tokens_[it->first].sentence + 1 < sentence)
            break;
        const bool plural = !it->named && tokens_[it->head].form == Form::plural;
        if (it->entity != none && plural && isSubject(tokens_[it->head].deprel))
            return it->entity;
    }
    return none;
}

// "Ukrainian forces", "U.S. officials", "Russia's military", "Russian president".
bool Linker::Run::adjectiveGroup(std::uint32_t token) {
    std::uint32_t at = token, country = none;
    if (const auto match = lexicon_.demonyms.at(words_, token)) {
        country = *match.value;
        at = match.last;
    } else {
        return genitiveGroup(token);
    }
    return groupNoun(token, at, country);
}

// A lower-case group noun behind the name of a country: "U.S. officials", "Russia's military".
bool Linker::Run::genitiveGroup(std::uint32_t token) {
    if (document_.mentions.empty() || words_[token].capital)
        return false;
    const Mention& before = document_.mentions.back();
    std::uint32_t at = before.last;
    if (at < words_.size() && isGenitive(words_[at].lower))
        ++at;
    if (at != token || before.entity == none)
        return false;
    const Entity& owner = document_.entities[before.entity];
    if (owner.kind != NameKind::place || owner.country.empty() || owner.speaksAs != SourceKind::government)
        return false;
    const auto found = lexicon_.codes.find(owner.country);
    return found != lexicon_.codes.end() && groupNoun(token, token, found->second);
}

bool Linker::Run::groupNoun(std::uint32_t first, std::uint32_t at, std::uint32_t country) {
    const std::uint32_t end = words_.sentenceEnd(first);
    // adjectives and nouns between: "Ukrainian air defence forces"
    std::uint32_t last = none;
    const Group* group = nullptr;
    for (std::uint32_t i = at; i < end && i < at + 4; ++i) {
        const Upos upos = tokens_[i].upos;
        if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN && upos != Upos::X)
            break;
        if (const auto found = lexicon_.groups.find(words_[i].lower); found != lexicon_.groups.end())
            group = &found->second, last = i + 1;
        else if (i + 1 < end) // "coast guard"
            if (const auto pair = lexicon_.groups.find(lowerCase(words_.phrase(i, i + 2)));
                pair != lexicon_.groups.end())
                group = &pair->second, last = i + 2;
    }
    if (!group) {
        return officeOf(first, at, end, country);
    }
    const Country& land = lexicon_.countries[country];
    std::string bare = lexicon_.respellBody(foldName(words_.phrase(at, last)));
    BodyName body = lexicon_.canonicalBody(bare);
    Entity entity;
    entity.kind = NameKind::organisation;
    entity.key = lowerCode(land.code) + ":" + body.name;
    entity.name = land.adjective + " " + std::string(words_.phrase(at, last));
    entity.speaksAs = group->kind;
    entity.country = land.code;
    entity.party = group->party ? land.code : "";
    std::uint32_t found = byKey(entity.key);
    if (found == none)
        found = create(std::move(entity));
    add(first, last, false, found);
    done_ = last;
    return true;
}

// "the ministry", "the company", "the president": the last such one named.
bool Linker::Run::definite(std::uint32_t token) {
    if (!isOneOf(words_[token].lower, {"the", "this", "that"}) || token + 1 >= words_.sentenceEnd(token))
        return false;
    if (const auto office = lexicon_.offices.at(words_, token + 1);
        office && office.value->one && endsPhrase(office.last)) {
        const std::uint32_t found = holder(*office.value, {});
        if (found != none) {
            add(token, office.last, false, found);
            done_ = office.last;
        }
        return found != none;
    }
    if (longDefinite(token))
        return true;
    const auto group = lexicon_.groups.find(words_[token + 1].lower);
    if (group == lexicon_.groups.end() || !endsPhrase(token + 2))
        return false;
    const std::uint32_t found = bodyNamed(words_[token + 1].lower, group->second, token);
    if (found == none)
        return false;
    add(token, token + 2, false, found);
    done_ = token + 2;
    return true;
}

// "the coast guard", "the defence ministry": the body of that name which an adjective told the country of.
bool Linker::Run::longDefinite(std::uint32_t token) {
    const std::uint32_t last = token + 3;
    if (last > words_.sentenceEnd(token) || words_[token + 1].capital || !endsPhrase(last))
        return false;
    const BodyName body =
        lexicon_.canonicalBody(lexicon_.respellBody(foldName(words_.phrase(token + 1, last))));
    if (body.kind == SourceKind::unknown)
        return false;
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        if (it->entity == none || document_.entities[it->entity].kind != NameKind::organisation)
            continue;
        const std::string_view key = document_.entities[it->entity].key;
        if (const auto colon = key.find(':');
            colon == std::string_view::npos || key.substr(colon + 1) != body.name)
            continue;
        add(token, last, false, it->entity);
        done_ = last;
        return true;
    }
    return false;
}

bool Linker::Run::endsPhrase(std::uint32_t token) const {
    if (token >= words_.size())
        return true;
    const Upos upos = tokens_[token].upos;
    return !words_[token].capital && upos != Upos::NOUN && upos != Upos::PROPN && words_[token].lower != "of";
}

} // namespace claimline::language::known
