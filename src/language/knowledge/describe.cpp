// What a name by itself tells: key, kind, side, office.
#include "language/knowledge/linker.h"
#include "language/knowledge/naming.h"

namespace claimline::language::known {

namespace {

struct Side {
    std::string country, party;
    SourceKind kind = SourceKind::unknown;
};

// The country or body that the words of an office name: "Kremlin spokesman", "head of NATO's Military
// Committee".
Side sideOf(const Lexicon& lexicon, const Words& words, std::uint32_t first, std::uint32_t last) {
    Side side;
    for (std::uint32_t i = first; i < last; ++i) {
        if (const auto body = lexicon.bodies.at(words, i); body && body.last <= last) {
            const KnownBody& known = lexicon.knownBodies[*body.value];
            if (side.kind == SourceKind::unknown)
                side.kind = known.kind;
            if (side.country.empty())
                side.country = known.country;
            if (side.party.empty())
                side.party = known.party;
            continue;
        }
        auto land = lexicon.demonyms.at(words, i);
        if (!land)
            land = lexicon.countryNames.at(words, i);
        if (land && land.last <= last && side.country.empty())
            side.country = lexicon.countries[*land.value].code;
        if (side.kind == SourceKind::unknown)
            if (const auto noun = lexicon.bodyNouns.find(words[i].lower); noun != lexicon.bodyNouns.end())
                side.kind = noun->second.kind;
    }
    return side;
}

bool speaksForCountry(SourceKind kind) {
    return kind == SourceKind::government || kind == SourceKind::military;
}

void setOffice(const Lexicon& lexicon, const Words& words, const NameSpan& name, Entity& entity) {
    entity.speaksAs = SourceKind::person;
    if (name.officeLast <= name.officeFirst)
        return;
    entity.office = std::string(words.phrase(name.officeFirst, name.officeLast));
    const Side side = sideOf(lexicon, words, name.officeFirst, name.officeLast);
    entity.country = side.country;
    bool speaks = false;
    for (std::uint32_t i = name.officeFirst; i < name.officeLast; ++i) {
        const auto office = lexicon.offices.at(words, i);
        if (!office || office.last > name.officeLast) {
            if (const auto title = lexicon.titles.at(words, i);
                title && title.value->kind != SourceKind::person)
                entity.speaksAs = title.value->kind, speaks = true;
            continue;
        }
        SourceKind kind = office.value->kind;
        if (kind == SourceKind::unknown)
            kind = side.kind != SourceKind::unknown ? side.kind : SourceKind::person;
        // "Secretary-General" of a body speaks for the body
        entity.speaksAs = kind;
        speaks = office.value->speaks && kind != SourceKind::person && kind != SourceKind::media;
        i = office.last - 1;
        if (i + 1 < name.officeLast && isOneOf(words[i + 1].lower, {"of", "for", "to", "at"}))
            break; // what is behind "of" is the body, not another office
    }
    if (name.former) {
        entity.speaksAs = SourceKind::person;
        speaks = false;
    }
    if (!speaks)
        return;
    entity.party = !side.party.empty()                 ? side.party
                   : speaksForCountry(entity.speaksAs) ? side.country
                                                       : std::string();
}

void describeBody(const Lexicon& lexicon, const Words& words, const NameSpan& name, Entity& entity) {
    entity.kind = NameKind::organisation;
    const std::string surface = withoutArticle(words.phrase(name.first, name.last));
    if (name.body != none) {
        const KnownBody& known = lexicon.knownBodies[name.body];
        entity.key = known.key, entity.name = known.name, entity.speaksAs = known.kind;
        entity.country = known.country, entity.party = known.party;
        if (entity.party.empty() && known.kind == SourceKind::company)
            entity.party = known.name;
        const Country* land = name.of == none ? nullptr : &lexicon.countries[name.of];
        if (entity.country.empty() && land && speaksForCountry(known.kind)) { // "the Danish Supreme Court"
            entity.key = lowerCode(land->code) + ":" + entity.key;
            entity.country = entity.party = land->code;
            entity.name = land->adjective + " " + entity.name;
        }
        return;
    }
    // "U.S. State Department", "Russian FSB": a listed body behind the adjective of its own country
    if (const auto land = lexicon.demonyms.at(words, name.first) ? lexicon.demonyms.at(words, name.first)
                                                                 : lexicon.countryNames.at(words, name.first);
        land && land.last < name.last)
        if (const auto body = lexicon.bodies.at(words, land.last);
            body && body.last == name.last &&
            lexicon.knownBodies[*body.value].country == lexicon.countries[*land.value].code) {
            const KnownBody& known = lexicon.knownBodies[*body.value];
            entity.key = known.key, entity.name = known.name, entity.speaksAs = known.kind;
            entity.country = known.country, entity.party = known.party;
            return;
        }
    // whose it is: by the adjective or name that opens it, by a genitive, or by "of Ukraine" at its end
    std::uint32_t country = name.of, first = name.first, last = name.last;
    std::string party;
    if (const auto land = lexicon.demonyms.at(words, first); land && land.last < last)
        country = *land.value, first = land.last;
    else if (const auto state = lexicon.countryNames.at(words, first); state && state.last < last)
        country = *state.value, first = state.last;
    else if (const auto body = lexicon.bodies.at(words, first); body && body.last < last)
        party = lexicon.knownBodies[*body.value].party;
    if (first < last && isGenitive(words[first].lower))
        ++first;
    for (std::uint32_t i = first + 1; i + 1 < last; ++i)
        if (words[i].lower == "of" || words[i].lower == "in") {
            const std::uint32_t at = words[i + 1].lower == "the" && i + 2 < last ? i + 2 : i + 1;
            if (const auto land = lexicon.countryNames.at(words, at); land && land.last == last) {
                country = *land.value;
                last = i;
            }
        }
    const std::string bare = lexicon.respellBody(foldName(withoutArticle(words.phrase(first, last))));
    const BodyName body = lexicon.canonicalBody(bare);
    entity.speaksAs = body.kind == SourceKind::unknown ? SourceKind::organisation : body.kind;
    if (body.kind == SourceKind::unknown && name.shownAs != SourceKind::unknown)
        entity.speaksAs = name.shownAs;
    else if (entity.speaksAs == SourceKind::organisation && name.shownAs == SourceKind::company)
        entity.speaksAs = name.shownAs;
    entity.key = body.name;
    entity.name = surface;
    entity.party = party;
    if (country != none) {
        const Country& land = lexicon.countries[country];
        const auto noun = lexicon.bodyNouns.find(lastWord(bare));
        const auto opening = lexicon.bodyNouns.find(std::string_view(bare).substr(0, bare.find(' ')));
        const bool stately = (noun != lexicon.bodyNouns.end() && noun->second.party) ||
                             (opening != lexicon.bodyNouns.end() && opening->second.party) ||
                             speaksForCountry(body.kind);
        entity.country = land.code;
        entity.key = lowerCode(land.code) + ":" + body.name;
        entity.party = stately ? land.code : party;
        if (first == name.first && last == name.last)
            entity.name = land.adjective + " " + surface;
    }
    // a company speaks for itself, and so does a union or a group that is called one
    const auto head = lexicon.bodyNouns.find(lastWord(bare));
    const bool own = (head != lexicon.bodyNouns.end() && head->second.own) ||
                     (name.shownAs != SourceKind::unknown && head == lexicon.bodyNouns.end());
    if (entity.party.empty() && (entity.speaksAs == SourceKind::company || own))
        entity.party = surface;
    if (entity.key.empty())
        entity.key = lowerCase(surface);
}

} // namespace

Entity Linker::describe(const Words& words, const NameSpan& name) const {
    Entity entity;
    entity.kind = name.kind;
    entity.name = std::string(words.phrase(name.first, name.last));
    if (name.country != none) {
        const Country& land = lexicon_.countries[name.country];
        entity.kind = NameKind::place;
        entity.key = land.key, entity.name = land.name, entity.country = entity.party = land.code;
        entity.speaksAs = SourceKind::government;
        return entity;
    }
    if (name.kind == NameKind::person) {
        entity.key = lexicon_.respellPerson(foldName(entity.name));
        setOffice(lexicon_, words, name, entity);
    } else if (name.kind == NameKind::organisation) {
        describeBody(lexicon_, words, name, entity);
    } else {
        entity.name = withoutArticle(entity.name);
        if (const auto full = lexicon_.regionShorts.find(entity.name); full != lexicon_.regionShorts.end())
            entity.name = full->second;
        entity.key = lexicon_.respellPlace(foldName(entity.name));
    }
    if (entity.key.empty())
        entity.key = lowerCase(entity.name);
    return entity;
}

bool Linker::standsForCountry(const Words& words, const NameSpan& name, std::uint32_t& country) const {
    const auto found = lexicon_.capitals.find(foldName(words.phrase(name.first, name.last)));
    if (found == lexicon_.capitals.end())
        return false;
    const auto& tokens = words.document().tokens;
    country = found->second;
    const std::uint32_t begin = words.sentenceBegin(name.first), end = words.sentenceEnd(name.first);
    const auto before = name.first > begin ? words[name.first - 1].lower : std::string_view();
    const Token& head = tokens[name.last - 1];
    if (name.last < end && isGenitive(words[name.last].lower) &&
        !lexicon_.hasPlaceRole(before, PlaceRole::near))
        return name.last + 1 < end &&
               !lexicon_.hasPlaceRole(words[name.last + 1].lower, PlaceRole::behind); // "Kyiv's troops"
    if (name.last < end && !words[name.last].capital &&
        (tokens[name.last].upos == Upos::NOUN || tokens[name.last].upos == Upos::ADJ))
        return false; // "a London think tank"
    if (head.deprel == Deprel::nsubj || head.deprel == Deprel::oblAgent)
        return true;
    // "Kyiv Launches First Strike": in a headline its verb looks like a name
    if (words[name.first].heading && name.first == begin && name.last < end &&
        words[name.last].lower.ends_with("s") &&
        (tokens[name.last].upos == Upos::PROPN || tokens[name.last].upos == Upos::VERB))
        return true;
    if (isOneOf(before, {"by", "between", "with", "against"}))
        return true;
    if (before == "from" && name.first >= begin + 2 && tokens[name.first - 2].upos == Upos::NOUN)
        return !lexicon_.hasPlaceRole(words[name.first - 2].lower, PlaceRole::behind) &&
               words[name.first - 2].lower != "km";
    // a capital right before a verb, whatever the tree says
    const bool verb =
        name.last < end && (tokens[name.last].upos == Upos::VERB || tokens[name.last].upos == Upos::AUX);
    return verb && head.deprel != Deprel::nsubjPass && !lexicon_.hasPlaceRole(before, PlaceRole::near) &&
           !lexicon_.hasPlaceRole(before, PlaceRole::at) && before != "of";
}

} // namespace claimline::language::known
