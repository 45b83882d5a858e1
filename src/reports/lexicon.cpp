#include "reports/lexicon.h"

#include "model/names.h"
#include "model/table.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace claimline::reports {

namespace {

Result<void> wrong(const std::filesystem::path& file, int line, std::string_view word) {
    return fail(ErrorKind::corrupt, file.string(),
                "line " + std::to_string(line) + ": '" + std::string(word) + "' is not known");
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

std::optional<Role> roleOf(std::string_view name) {
    if (name == "main")
        return Role::main;
    if (name == "effect")
        return Role::effect;
    if (name == "sequel")
        return Role::sequel;
    return std::nullopt;
}

std::optional<WordKind> kindOf(std::string_view name) {
    if (name == "verb")
        return WordKind::verb;
    if (name == "noun")
        return WordKind::noun;
    if (name == "adj")
        return WordKind::adjective;
    return std::nullopt;
}

Counts countsOf(std::string_view people) {
    return people == "only" ? Counts::onlyPeople : people == "may" ? Counts::people : Counts::things;
}

using Words = std::unordered_map<std::string, std::vector<Happening>>;

Result<void> readHappenings(const std::filesystem::path& file, Words (&words)[3]) {
    auto table = Table::read(file, {"lemma", "pos", "class", "type", "role", "object"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        const auto kind = kindOf(row["pos"]);
        const auto type = parseName<EventType>(row["type"]);
        const auto role = roleOf(row["role"]);
        if (!kind || !type || !role)
            return wrong(file, row.line(), !kind ? row["pos"] : !type ? row["type"] : row["role"]);
        auto& readings = words[static_cast<int>(*kind)][std::string(row["lemma"])];
        readings.push_back({std::string(row["class"]), *type, *role, std::string(row["object"])});
        std::stable_sort(readings.begin(), readings.end(), [](const Happening& a, const Happening& b) {
            return a.object.size() > b.object.size();
        });
    }
    return {};
}

} // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
    Lexicon lexicon;
    if (auto done = readHappenings(folder / "happenings.tsv", lexicon.words_); !done)
        return tl::unexpected(done.error());
    auto things = Table::read(folder / "things.tsv", {"lemma", "thing", "category"});
    auto people = Table::read(folder / "people.tsv", {"lemma", "group"});
    auto facets = Table::read(folder / "facets.tsv",
                              {"class", "done", "counted", "people", "takes", "as", "members", "none"});
    auto blame = Table::read(folder / "blame.tsv", {"word", "kind"});
    auto topics = Table::read(folder / "topics.tsv", {"word", "topic"});
    auto countWords = Table::read(folder / "count_words.tsv", {"word", "job"});
    auto measures = Table::read(folder / "measures.tsv", {"word", "name", "kind"});
    auto common = Table::read(folder / "commonness.tsv", {"word", "documents"});
    auto countries = Table::read(folder / "countries.tsv", {"code", "name", "demonyms"});
    for (const auto* table :
         {&things, &people, &facets, &measures, &common, &countries, &countWords, &topics, &blame})
        if (!*table)
            return tl::unexpected(table->error());
    for (const auto& row : *things)
        lexicon.things_[std::string(row["lemma"])] = {std::string(row["thing"]),
                                                      std::string(row["category"])};
    for (const auto& row : *people)
        lexicon.people_[std::string(row["lemma"])] = row["group"];
    for (const auto& row : *facets) {
        const std::string name(row["class"]);
        lexicon.facets_[name] = {std::string(row["done"]), std::string(row["counted"]),
                                 countsOf(row["people"]),  row["none"] == "yes",
                                 splitList(row["takes"]),  std::string(row["as"])};
        for (std::string& group : splitList(row["members"]))
            lexicon.memberClasses_.emplace(std::move(group), name);
    }
    for (const auto& row : *topics)
        lexicon.topics_.emplace(row["word"], row["topic"]);
    for (const auto& row : *blame)
        lexicon.blameWords_[std::string(row["word"])].emplace_back(row["kind"]);
    for (const auto& row : *countWords)
        lexicon.countWords_[std::string(row["word"])].emplace_back(row["job"]);
    for (const auto& row : *measures)
        lexicon.measures_[std::string(row["word"])] = {std::string(row["name"]), row["kind"] == "scale"};
    for (const auto& row : *countries) {
        lexicon.countries_.emplace(lowered(row["name"]), lowered(row["code"]));
        for (const std::string& word : splitList(row["demonyms"]))
            lexicon.countries_.emplace(lowered(word), lowered(row["code"]));
    }
    float all = 1;
    for (const auto& row : *common) {
        const float documents = std::strtof(std::string(row["documents"]).c_str(), nullptr);
        (row["word"] == "*" ? all : lexicon.shares_[std::string(row["word"])]) = documents;
    }
    for (auto& [word, share] : lexicon.shares_)
        share /= all;
    lexicon.unknown_ = 0.5 / all;
    return lexicon;
}

const std::vector<Happening>& Lexicon::happenings(std::string_view lemma, WordKind kind) const {
    static const std::vector<Happening> nothing;
    const auto& words = words_[static_cast<int>(kind)];
    const auto found = words.find(std::string(lemma));
    return found == words.end() ? nothing : found->second;
}

std::optional<Thing> Lexicon::thing(std::string_view lemma) const {
    const auto found = things_.find(std::string(lemma));
    if (found != things_.end())
        return found->second;
    if (people_.contains(std::string(lemma)))
        return Thing{"person", "person"};
    return std::nullopt;
}

std::optional<std::string> Lexicon::people(std::string_view lemma) const {
    if (lemma.ends_with("-old")) // "a 17-year-old"
        return std::string();
    const auto found = people_.find(std::string(lemma));
    return found == people_.end() ? std::nullopt : std::optional(found->second);
}

std::string Lexicon::country(std::string_view word) const {
    const auto found = countries_.find(std::string(word));
    return found == countries_.end() ? std::string() : found->second;
}

std::string Lexicon::done(std::string_view happening) const {
    const auto found = facets_.find(std::string(happening));
    if (found != facets_.end())
        return found->second.done;
    std::string out(happening);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

std::optional<Measure> Lexicon::measure(std::string_view lemma) const {
    const auto found = measures_.find(std::string(lemma));
    return found == measures_.end() ? std::nullopt : std::optional(found->second);
}

std::string Lexicon::counted(std::string_view happening) const {
    const auto found = facets_.find(std::string(happening));
    return found == facets_.end() ? std::string() : found->second.counted;
}

Counts Lexicon::counts(std::string_view happening) const {
    const auto found = facets_.find(std::string(happening));
    return found == facets_.end() ? Counts::things : found->second.counts;
}

std::string Lexicon::toldAs(std::string_view within, std::string_view happening) const {
    const auto found = facets_.find(std::string(within));
    const bool taken = found != facets_.end() &&
                       std::ranges::find(found->second.takes, happening) != found->second.takes.end();
    return taken ? found->second.as : std::string();
}

std::string Lexicon::classOfMembers(std::string_view group) const {
    const auto found = memberClasses_.find(std::string(group));
    return found == memberClasses_.end() ? std::string() : found->second;
}

std::string Lexicon::topic(std::string_view lemma) const {
    const auto found = topics_.find(std::string(lemma));
    return found == topics_.end() ? std::string() : found->second;
}

bool Lexicon::isBlameWord(std::string_view word, std::string_view job) const {
    const auto found = blameWords_.find(word);
    return found != blameWords_.end() && std::ranges::find(found->second, job) != found->second.end();
}

bool Lexicon::isCounted(std::string_view happening) const {
    const auto found = facets_.find(std::string(happening));
    return found != facets_.end() && found->second.none;
}

bool Lexicon::isCountWord(std::string_view word, std::string_view job) const {
    const auto found = countWords_.find(word);
    return found != countWords_.end() && std::ranges::find(found->second, job) != found->second.end();
}

double Lexicon::share(const std::string& word) const {
    const auto found = shares_.find(word);
    return found == shares_.end() ? unknown_ : found->second;
}

} // namespace claimline::reports
