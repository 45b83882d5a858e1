#include "language/knowledge/lexicon.h"

#include "model/names.h"
#include "model/table.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

std::string respell(std::string_view folded, const ByWord<std::string>& spellings) {
    std::string out;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        const auto word = folded.substr(0, end);
        if (!out.empty())
            out.push_back(' ');
        const auto found = spellings.find(word);
        out.append(found == spellings.end() ? word : std::string_view(found->second));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return out;
}

SourceKind kindOf(std::string_view word) {
    return parseName<SourceKind>(word).value_or(SourceKind::unknown);
}

} // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
    Lexicon lexicon;
    for (const auto step :
         {&Lexicon::readCountries, &Lexicon::readBodies, &Lexicon::readOffices, &Lexicon::readWords})
        if (auto done = (lexicon.*step)(folder); !done)
            return tl::unexpected(done.error());
    return lexicon;
}

Result<void> Lexicon::readCountries(const std::filesystem::path& folder) {
    const auto table =
        Table::read(folder / "countries.tsv", {"code", "name", "aliases", "demonyms", "capitals"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        const auto index = static_cast<std::uint32_t>(countries.size());
        const auto adjectives = splitList(row["demonyms"]);
        countries.push_back({std::string(row["code"]), std::string(row["name"]), foldName(row["name"]),
                             adjectives.empty() ? std::string(row["name"]) : adjectives.front(),
                             splitList(row["capitals"])});
        codes.emplace(row["code"], index);
        countryNames.add(row["name"], index);
        for (const std::string& alias : splitList(row["aliases"]))
            countryNames.add(alias, index);
        for (const std::string& adjective : adjectives)
            if (!demonyms.whole(adjective)) // "Congolese": the first line has it
                demonyms.add(adjective, index);
        for (const std::string& capital : countries.back().capitals)
            capitals.emplace(foldName(capital), index);
    }
    return {};
}

void Lexicon::addBody(KnownBody body, const std::vector<std::string>& names) {
    const auto index = static_cast<std::uint32_t>(knownBodies.size());
    knownBodies.push_back(std::move(body));
    for (const std::string& name : names)
        if (!bodies.whole(name))
            bodies.add(name, index);
}

Result<void> Lexicon::readBodies(const std::filesystem::path& folder) {
    const auto seats =
        Table::read(folder / "seats.tsv", {"phrase", "key", "name", "kind", "country", "party"});
    const auto organisations =
        Table::read(folder / "organisations.tsv", {"key", "name", "aliases", "kind", "country", "party"});
    const auto media = Table::read(folder / "media.tsv", {"key", "name", "aliases", "country"});
    for (const auto* table : {&seats, &organisations, &media})
        if (!*table)
            return tl::unexpected(table->error());
    for (const auto& row : *seats)
        addBody({std::string(row["key"]), std::string(row["name"]), std::string(row["country"]),
                 std::string(row["party"]), kindOf(row["kind"]), true},
                {std::string(row["phrase"])});
    const auto namesOf = [](const Table::Row& row) {
        auto names = splitList(row["aliases"]);
        names.emplace_back(row["name"]);
        return names;
    };
    for (const auto& row : *organisations)
        addBody({std::string(row["key"]), std::string(row["name"]), std::string(row["country"]),
                 std::string(row["party"]), kindOf(row["kind"]), false},
                namesOf(row));
    for (const auto& row : *media)
        addBody({std::string(row["key"]), std::string(row["name"]), {}, {}, SourceKind::media, false},
                namesOf(row));
    return {};
}

Result<void> Lexicon::readOffices(const std::filesystem::path& folder) {
    const auto officeTable = Table::read(folder / "offices.tsv", {"office", "kind", "one", "speaks"});
    const auto titleTable = Table::read(folder / "titles.tsv", {"title", "kind", "gender"});
    const auto terms = Table::read(folder / "terms_of_office.tsv", {"names", "titles", "country"});
    for (const auto* table : {&officeTable, &titleTable, &terms})
        if (!*table)
            return tl::unexpected(table->error());
    for (const auto& row : *terms) {
        if (!codes.contains(row["country"]))
            continue;
        for (const std::string& name : splitList(row["names"], '/'))
            for (const std::string& title : splitList(row["titles"])) {
                const std::string surname = foldName(name.substr(name.rfind(' ') + 1));
                const auto [at, isNew] = holders.emplace(title + ' ' + surname, row["country"]);
                if (!isNew && at->second != row["country"])
                    at->second.clear();
            }
    }
    for (const auto& row : *officeTable)
        offices.add(row["office"], {lowerCase(row["office"]), kindOf(row["kind"]), row["one"] == "yes",
                                    row["speaks"] != "no"});
    for (const auto& row : *titleTable)
        titles.add(row["title"],
                   {kindOf(row["kind"]), row["gender"].empty() ? char{} : row["gender"].front()});
    return {};
}

Result<void> Lexicon::readWords(const std::filesystem::path& folder) {
    const auto nouns = Table::read(folder / "bodies.tsv", {"noun", "kind", "party"});
    const auto groupTable = Table::read(folder / "groups.tsv", {"noun", "kind", "reach", "one"});
    const auto given = Table::read(folder / "given_names.tsv", {"name", "gender"});
    const auto surnameTable = Table::read(folder / "surnames.tsv", {"name"});
    const auto variants = Table::read(folder / "body_names.tsv", {"name", "variants", "kind", "state"});
    const auto spellings = Table::read(folder / "spellings.tsv", {"canonical", "variants", "kind"});
    const auto places = Table::read(folder / "place_words.tsv", {"word", "role"});
    const auto events = Table::read(folder / "event_words.tsv", {"word", "role"});
    const auto capitalWords = Table::read(folder / "common_capitals.tsv", {"word", "opens"});
    for (const auto* table :
         {&nouns, &groupTable, &given, &surnameTable, &variants, &spellings, &places, &events, &capitalWords})
        if (!*table)
            return tl::unexpected(table->error());
    for (const auto& row : *nouns)
        bodyNouns.emplace(lowerCase(row["noun"]),
                          BodyNoun{kindOf(row["kind"]), row["party"] == "yes", row["party"] == "own"});
    for (const auto& row : *surnameTable)
        surnames.emplace(lowerCase(row["name"]), true);
    for (const auto& row : *groupTable)
        groups.emplace(row["noun"], Group{kindOf(row["kind"]), row["reach"] == "party", !row["one"].empty(),
                                          row["one"] == "any"});
    for (const auto& row : *given)
        givenNames.emplace(lowerCase(row["name"]), row["gender"].empty() ? 'x' : row["gender"].front());
    for (const auto& row : *variants) {
        const BodyName body{std::string(row["name"]), kindOf(row["kind"])};
        bodyNames.emplace(row["name"], body);
        for (const std::string& name : splitList(row["state"]))
            stateBodies.insert(name);
        for (const std::string& variant : splitList(row["variants"]))
            bodyNames.emplace(variant, body);
    }
    for (const auto& row : *spellings) {
        if (row["kind"] == "region") {
            regionShorts.emplace(row["variants"], row["canonical"]);
            continue;
        }
        auto& map = row["kind"] == "word"   ? wordSpellings_
                    : row["kind"] == "name" ? nameSpellings_
                                            : placeSpellings_;
        for (const std::string& variant : splitList(row["variants"]))
            map.emplace(variant, row["canonical"]);
    }
    static constexpr std::pair<std::string_view, PlaceRole> roles[] = {
        {"before", PlaceRole::before}, {"behind", PlaceRole::behind}, {"region", PlaceRole::region},
        {"near", PlaceRole::near},     {"at", PlaceRole::at},         {"opens", PlaceRole::opens},
        {"street", PlaceRole::street}};
    for (const auto& row : *places) {
        if (row["role"] == "ending")
            stateEndings.emplace_back(row["word"]);
        for (const auto& [name, role] : roles)
            if (row["role"] == name)
                placeWords[std::string(row["word"])] |= static_cast<std::uint8_t>(role);
    }
    for (const auto& row : *events) {
        if (row["role"] == "opens")
            eventOpenings.add(row["word"], true);
        else
            eventHeads.emplace(row["word"], true);
    }
    for (const auto& row : *capitalWords)
        commonCapitals.emplace(row["word"], row["opens"] == "yes");
    return {};
}

bool Lexicon::hasPlaceRole(std::string_view lowerWord, PlaceRole role) const {
    const auto found = placeWords.find(lowerWord);
    return found != placeWords.end() && (found->second & static_cast<std::uint8_t>(role)) != 0;
}

bool Lexicon::endsLikeState(std::string_view lowerWord) const {
    constexpr std::size_t stem = 3; // letters before the ending
    return std::ranges::any_of(stateEndings, [&](const std::string& ending) {
        return lowerWord.size() >= ending.size() + stem && lowerWord.ends_with(ending);
    });
}

std::string_view Lexicon::countryOfHolder(std::string_view office, std::string_view surname) const {
    const auto found = holders.find(std::string(office) + ' ' + std::string(surname));
    return found == holders.end() ? std::string_view() : found->second;
}

const Country* Lexicon::country(std::string_view code) const {
    const auto found = codes.find(code);
    return found == codes.end() ? nullptr : &countries[found->second];
}

std::string Lexicon::respellBody(std::string_view folded) const {
    return respell(folded, wordSpellings_);
}

std::string Lexicon::respellPlace(std::string_view folded) const {
    return respell(folded, placeSpellings_);
}

std::string Lexicon::respellPerson(std::string_view folded) const {
    std::string out = respell(folded, nameSpellings_);
    // endings of Slavic names in their several transcriptions; listed spellings are left as they are
    for (const std::string_view end : {"skyy", "skyi", "skiy", "skii", "skij"})
        if (out.ends_with(end) && !nameSpellings_.contains(out.substr(out.rfind(' ') + 1)) &&
            !out.ends_with("zelenskyy") && !out.ends_with("syrskyi"))
            out.resize(out.size() - 1);
    return out;
}

BodyName Lexicon::canonicalBody(std::string_view name) const {
    for (const std::string_view article : {"the ", "national ministry"})
        if (name.starts_with(article) && article.ends_with(' '))
            name.remove_prefix(article.size());
    if (const auto found = bodyNames.find(name); found != bodyNames.end())
        return found->second;
    constexpr std::string_view ministry = " ministry";
    if (name.ends_with(ministry) && name.size() > ministry.size())
        return {"ministry of " + std::string(name.substr(0, name.size() - ministry.size())),
                SourceKind::government};
    BodyName plain{std::string(name), SourceKind::unknown};
    const auto space = name.rfind(' ');
    const auto last = space == std::string_view::npos ? name : name.substr(space + 1);
    if (const auto noun = bodyNouns.find(last); noun != bodyNouns.end())
        plain.kind = noun->second.kind;
    else if (const auto first = bodyNouns.find(name.substr(0, name.find(' '))); first != bodyNouns.end())
        plain.kind = first->second.kind;
    return plain;
}

} // namespace claimline::language::known
