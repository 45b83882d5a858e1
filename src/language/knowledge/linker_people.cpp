// Who a name or an office stands for.
#include "language/knowledge/linker_run.h"

#include <algorithm>

namespace claimline::language::known {

std::uint32_t Linker::Run::person(const NameSpan& name) {
    Entity entity = linker_.describe(words_, name);
    std::uint32_t found = byKey(entity.key);
    if (found == none)
        found = personBySurname(entity.key, name.last - name.first == 1);
    if (found == none)
        found = namelessHolder(entity, name);
    if (found == none) {
        found = create(entity);
    } else {
        Entity& known = document_.entities[found];
        if (entity.key.size() > known.key.size() && lastWord(entity.key) == lastWord(known.key)) {
            keys_.emplace(entity.key, found);
            known.key = entity.key, known.name = entity.name;
        }
        if (known.office.empty() && !entity.office.empty()) {
            known.office = entity.office;
            known.speaksAs = entity.speaksAs, known.country = entity.country, known.party = entity.party;
        }
    }
    fillFromOffice(document_.entities[found], name);
    rememberOffices(found, name);
    if (const char gender = genderOf(name); gender != 0 && genders_[found] == 0)
        genders_[found] = gender;
    return found;
}

// "Kenya's president, Moses Lund": whom only the office named before now has a name.
std::uint32_t Linker::Run::namelessHolder(const Entity& entity, const NameSpan& name) {
    if (entity.country.empty() || name.former)
        return none;
    for (std::uint32_t i = name.officeFirst; i < name.officeLast; ++i) {
        const auto office = lexicon_.offices.at(words_, i);
        if (!office || !office.value->one)
            continue;
        const std::uint32_t found = byKey(lowerCode(entity.country) + ":" + office.value->name);
        if (found == none || document_.entities[found].kind != NameKind::person)
            return none;
        Entity& holder = document_.entities[found];
        holder.key = entity.key, holder.name = entity.name, holder.office = entity.office;
        keys_.emplace(entity.key, found);
        return found;
    }
    return none;
}

std::uint32_t Linker::Run::personBySurname(std::string_view key, bool single) const {
    for (auto i = static_cast<std::uint32_t>(document_.entities.size()); i-- > firstEntity();) {
        const Entity& other = document_.entities[i];
        if (other.kind != NameKind::person)
            continue;
        const bool otherSingle = other.key.find(' ') == std::string::npos;
        if (single && lastWord(other.key) == key)
            return i;
        if (!single && otherSingle && lastWord(key) == other.key)
            return i;
        if (single && other.key.starts_with(std::string(key) + " ") && lexicon_.givenNames.contains(key))
            return i; // by the first name
    }
    return none;
}

// The side of an office whose body was named before: "its spokesman", "the ministry's spokesman" give
// none here.
void Linker::Run::fillFromOffice(Entity& entity, const NameSpan& name) const {
    if (name.officeLast <= name.officeFirst || !entity.country.empty() || name.former)
        return;
    for (std::uint32_t i = name.officeFirst; i < name.officeLast; ++i) {
        const auto found = words_[i].allCapitals ? acronyms_.find(words_[i].text) : acronyms_.end();
        if (found == acronyms_.end())
            continue;
        const Entity& body = document_.entities[found->second];
        entity.country = body.country;
        if (entity.speaksAs != SourceKind::person)
            entity.party = body.party;
    }
    if (entity.party.empty())
        speakFor(entity, name);
    // "President Biden"
    for (std::uint32_t i = name.officeFirst; i < name.officeLast && entity.country.empty(); ++i)
        if (const auto office = lexicon_.offices.at(words_, i); office && office.last == name.officeLast) {
            entity.country = lexicon_.countryOfHolder(office.value->name, lastWord(entity.key));
            if (entity.party.empty() && entity.speaksAs == SourceKind::government)
                entity.party = entity.country;
        }
}

// "a spokeswoman for Lund Lines", "chief executive of Lund Lines": the side of the body that is named in the
// office of one who speaks for it.
void Linker::Run::speakFor(Entity& entity, const NameSpan& name) const {
    const Entity body = bodyOfOffice(name);
    if (body.party.empty())
        return;
    entity.party = body.party;
    if (entity.country.empty())
        entity.country = body.country;
    // "spokeswoman" takes its kind from the body
    if (entity.speaksAs == SourceKind::person || entity.speaksAs == SourceKind::unknown)
        entity.speaksAs = body.speaksAs;
}

Entity Linker::Run::bodyOfOffice(const NameSpan& name) const {
    for (std::uint32_t at = name.officeFirst; at < name.officeLast; ++at) {
        const auto office = lexicon_.offices.at(words_, at);
        if (!office || office.last > name.officeLast)
            continue;
        const Office& held = *office.value;
        if (!held.speaks || held.kind == SourceKind::person || held.kind == SourceKind::media)
            return {};
        if (office.last + 1 < name.officeLast && isOneOf(words_[office.last].lower, {"of", "for"}))
            return bodyBehindOffice(office.last + 1, name.officeLast);
        return bodyBeforeOffice(name.officeFirst, at, held);
    }
    return {};
}

// "… of Lund Lines", "… for the company".
Entity Linker::Run::bodyBehindOffice(std::uint32_t first, std::uint32_t last) const {
    if (const Entity body = bodyNamedIn(first, std::min(first + 2, last), last); !body.key.empty())
        return body;
    const std::uint32_t noun = first + 1;
    return words_[first].lower == "the" && noun + 1 == last ? bodyOfNoun(noun) : Entity{};
}

// "the union's leader", "its secretary", "Lund Lines spokeswoman"; "chief executive" alone is that of the
// company told of.
Entity Linker::Run::bodyBeforeOffice(std::uint32_t first, std::uint32_t office, const Office& held) const {
    if (const Entity body = bodyNamedIn(first, office, office); !body.key.empty())
        return body;
    for (std::uint32_t i = first; i < office; ++i) {
        if (isOneOf(words_[i].lower, {"its", "their"}))
            return entityOr(ownerBefore(i));
        if (isGenitive(words_[i].lower) && i > first)
            return bodyOfNoun(i - 1);
    }
    const auto company = lexicon_.groups.find("company");
    const bool alone =
        held.kind == SourceKind::company && company != lexicon_.groups.end() && first == office;
    return alone ? entityOr(bodyNamed("company", company->second, office)) : Entity{};
}

// The organisation whose name begins from `first` on before `until` and ends by `last`.
Entity Linker::Run::bodyNamedIn(std::uint32_t first, std::uint32_t until, std::uint32_t last) const {
    auto body = std::ranges::lower_bound(names_, first, {}, &NameSpan::first);
    for (; body != names_.end() && body->first < until; ++body)
        if (body->last <= last && body->kind == NameKind::organisation) {
            const Entity entity = linker_.describe(words_, *body);
            const std::uint32_t known = byKey(entity.key);
            return known == none ? entity : document_.entities[known];
        }
    return {};
}

// "the company": the one that was named.
Entity Linker::Run::bodyOfNoun(std::uint32_t noun) const {
    const auto group = lexicon_.groups.find(words_[noun].lower);
    return group == lexicon_.groups.end() ? Entity{}
                                          : entityOr(bodyNamed(words_[noun].lower, group->second, noun));
}

Entity Linker::Run::entityOr(std::uint32_t index) const {
    return index == none ? Entity{} : document_.entities[index];
}

// Whose "its" is: that of the body which is subject before it, here or in the sentences before.
std::uint32_t Linker::Run::ownerBefore(std::uint32_t token) const {
    const std::uint32_t begin = words_.sentenceBegin(token);
    for (auto it = document_.mentions.crbegin(); it != farthest() && it->first >= begin; ++it)
        if (it->entity != none && isBody(document_.entities[it->entity]))
            return it->entity;
    return speakerBefore(token);
}

void Linker::Run::rememberOffices(std::uint32_t entity, const NameSpan& name) {
    for (std::uint32_t i = name.officeFirst; i < name.officeLast; ++i) {
        if (isOneOf(words_[i].lower, {"of", "for", "to", "at"}))
            return; // what follows is another's office
        if (const auto office = lexicon_.offices.at(words_, i); office && office.last <= name.officeLast) {
            held_[entity].push_back(office.value->name);
            i = office.last - 1;
        }
    }
}

char Linker::Run::genderOf(const NameSpan& name) const {
    if (name.gender)
        return name.gender;
    if (name.last - name.first < 2)
        return 0;
    const auto found = lexicon_.givenNames.find(words_[name.first].lower);
    return found == lexicon_.givenNames.end() || found->second == 'x' ? char{} : found->second;
}

// "the Russian president" without a name.
bool Linker::Run::officeOf(std::uint32_t first, std::uint32_t at, std::uint32_t end, std::uint32_t country) {
    if (at >= end)
        return false;
    const auto office = lexicon_.offices.at(words_, at);
    if (!office || !office.value->one || (office.last < end && words_[office.last].capital))
        return false;
    const Country& land = lexicon_.countries[country];
    std::uint32_t found = holder(*office.value, land.code);
    if (found == none) {
        Entity entity;
        entity.kind = NameKind::person;
        entity.key = lowerCode(land.code) + ":" + office.value->name;
        entity.name = land.adjective + " " + office.value->name;
        entity.speaksAs = office.value->kind;
        entity.country = land.code;
        entity.party = office.value->speaks ? land.code : "";
        entity.office = std::string(words_.phrase(first, office.last));
        found = byKey(entity.key);
        if (found == none)
            found = create(std::move(entity));
    }
    add(first, office.last, false, found);
    done_ = office.last;
    return true;
}

// The person of this article who holds that office; of that country where one is given.
std::uint32_t Linker::Run::holder(const Office& office, std::string_view country) const {
    for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
        if (it->entity == none)
            continue;
        const Entity& entity = document_.entities[it->entity];
        if (entity.kind != NameKind::person || (!country.empty() && entity.country != country))
            continue;
        if (std::ranges::find(held_[it->entity], office.name) != held_[it->entity].end())
            return it->entity;
    }
    return none;
}

} // namespace claimline::language::known
