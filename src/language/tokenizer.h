// Words of one line of text, as UD English has them: clitics ("n't", "'s") and hyphens apart, but for
// prefixes
// ("anti-war") and designators ("F-16"); "U.S.", "p.m." and "3.5" whole; "9pm" and "$300m" taken apart.
#pragma once

#include "model/result.h"
#include "model/span.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claimline::language {

// How a word that ends in its own full stop may stand at the end of a sentence.
enum class Abbreviation : std::uint8_t {
    none,
    title,   // never ends one: "Mr.", "Gen.", "No. 4"
    initial, // a single capital: "J."
    clock,   // "p.m.": ends one before a capital that is no day, month or zone
    other    // "U.S.", "Inc.", "Nov.": ends one before a word that opens sentences
};

struct Piece {
    Span span;
    Abbreviation abbreviation = Abbreviation::none;
    bool spaceBefore = false;
};

// For look-ups by string_view without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

class Tokenizer {
public:
    // Reads abbreviations.tsv and affixes.tsv of the language's folder.
    static Result<Tokenizer> load(const std::filesystem::path& languageFolder);

    // Appends the pieces of text[line]; the spans are of the whole text. Linear.
    void tokenize(std::string_view text, Span line, std::vector<Piece>& out) const;

    // A capitalised word that opens sentences more often than it goes on a name: "The", "He", "But".
    bool opensSentences(std::string_view word) const;
    // A day, month or zone, which may follow "p.m." in the same sentence.
    bool isCalendarWord(std::string_view word) const;
    // A verb that may follow a quotation with its speaker: said, asked.
    bool isSpeechVerb(std::string_view word) const;

private:
    friend class TokenScanner;
    std::unordered_map<std::string, Abbreviation, TextHash, std::equal_to<>>
        abbreviations_; // lower case, with stop
    WordSet beforeNumbers_, prefixes_, units_, clitics_, fused_, openers_, calendar_, speech_;
};

} // namespace claimline::language
