#include "claims/lexicon.h"

#include "model/names.h"
#include "model/table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace claimline::claims {

namespace {

double number(std::string_view text, double otherwise) {
    double value = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

std::optional<std::uint32_t> frameOf(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 10> names{{
        {"clause", takesClause},
        {"inf", takesInfinitive},
        {"obj", takesObject},
        {"quote", takesQuote},
        {"addressee", takesAddressee},
        {"obj-inf", takesObjectClause},
        {"subj", takesSubject},
        {"speaker", takesSpeaker},
        {"figure", takesFigure},
        {"count", takesCount},
    }};
    for (const auto& [known, frame] : names)
        if (known == name)
            return frame;
    return std::nullopt;
}

std::optional<CuePart> partOf(std::string_view name) {
    static constexpr std::array<std::string_view, 5> names{"verb", "noun", "adjective", "adverb",
                                                           "preposition"};
    const auto at = std::ranges::find(names, name);
    if (at == names.end())
        return std::nullopt;
    return static_cast<CuePart>(at - names.begin());
}

tl::unexpected<Error> badLine(const std::filesystem::path& file, int line, std::string_view what) {
    return fail(ErrorKind::unreadable, file.filename().string(),
                "line " + std::to_string(line) + ": unknown " + std::string(what),
                "the installation must be repaired");
}

std::vector<std::string> wordsOf(std::string_view text) {
    return splitList(text, ' ');
}

} // namespace

bool Cue::takesPreposition(std::string_view word) const {
    return std::ranges::find(prepositions, word) != prepositions.end();
}

Result<Lexicon> Lexicon::load(const std::filesystem::path& languageFolder) {
    Lexicon lexicon;
    if (auto read = lexicon.readClasses(languageFolder / "claim_classes.tsv"); !read)
        return tl::unexpected(read.error());
    if (auto read = lexicon.readCues(languageFolder / "claim_cues.tsv"); !read)
        return tl::unexpected(read.error());
    if (auto read = lexicon.readWords(languageFolder / "claim_words.tsv"); !read)
        return tl::unexpected(read.error());
    if (auto read = lexicon.readHedges(languageFolder / "claim_hedges.tsv"); !read)
        return tl::unexpected(read.error());
    // Nouns for people, offices and bodies are kept by other stages; where those lines are absent fewer
    // unnamed sources get a kind.
    lexicon.readSpeakers(languageFolder / "bodies.tsv", "noun", "kind");
    lexicon.readSpeakers(languageFolder / "offices.tsv", "office", "kind");
    lexicon.readSpeakers(languageFolder / "people.tsv", "lemma", "");
    return lexicon;
}

void Lexicon::readSpeakers(const std::filesystem::path& file, std::string_view word, std::string_view kind) {
    const auto table = Table::read(file, {std::string(word)});
    if (!table)
        return;
    for (const auto& row : *table)
        groups_["speaker"].emplace(std::string(row[word]), kind.empty() ? "person" : std::string(row[kind]));
}

Result<void> Lexicon::readClasses(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"class", "stance", "negated", "traits", "commitment"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        CueClass group;
        group.name = row["class"];
        const auto stance = parseName<Stance>(row["stance"]);
        const auto negated = parseName<Stance>(row["negated"]);
        if (!stance || !negated)
            return badLine(file, row.line(), "stance");
        group.stance = *stance;
        group.negated = *negated;
        for (const std::string& trait : splitList(row["traits"])) {
            group.attitude |= trait == "attitude";
            group.reverses |= trait == "reverses";
            group.retracts |= trait == "retracts";
            group.refusal |= trait == "refusal";
            group.reports |= trait == "reports";
            group.checks |= trait == "checks";
        }
        group.commitment = number(row["commitment"], 0.9);
        classes_.emplace(group.name, group);
    }
    return {};
}

Result<void> Lexicon::readCues(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"part", "lemma", "class", "frames", "commitment", "example"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        const auto part = partOf(row["part"]);
        const auto group = classes_.find(row["class"]);
        if (!part)
            return badLine(file, row.line(), "part of speech");
        if (group == classes_.end())
            return badLine(file, row.line(), "class");
        Cue cue;
        cue.group = &group->second;
        cue.commitment = number(row["commitment"], group->second.commitment);
        for (const std::string& name : splitList(row["frames"])) {
            if (const auto frame = frameOf(name))
                cue.frames |= *frame;
            else
                cue.prepositions.push_back(name);
        }
        cues_[static_cast<std::size_t>(*part)].insert_or_assign(std::string(row["lemma"]), std::move(cue));
    }
    return {};
}

Result<void> Lexicon::readWords(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"group", "word", "detail"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table)
        groups_[std::string(row["group"])].insert_or_assign(std::string(row["word"]),
                                                            std::string(row["detail"]));
    return {};
}

Result<void> Lexicon::readHedges(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"words", "factor", "example"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        Hedge hedge{wordsOf(row["words"]), number(row["factor"], 1)};
        if (!hedge.words.empty())
            hedges_[hedge.words.front()].push_back(std::move(hedge));
    }
    return {};
}

const Cue* Lexicon::find(CuePart part, const std::string& lemma) const {
    const auto& cues = cues_[static_cast<std::size_t>(part)];
    const auto at = cues.find(lemma);
    return at == cues.end() ? nullptr : &at->second;
}

const std::string* Lexicon::inGroup(std::string_view group, const std::string& word) const {
    const auto words = groups_.find(group);
    if (words == groups_.end())
        return nullptr;
    const auto at = words->second.find(word);
    return at == words->second.end() ? nullptr : &at->second;
}

const std::vector<Hedge>* Lexicon::hedgesFrom(const std::string& word) const {
    const auto at = hedges_.find(word);
    return at == hedges_.end() ? nullptr : &at->second;
}

} // namespace claimline::claims
