// The words of attribution, as data/language/NAME/claim_*.tsv have them. Code sees classes and frames only.
#pragma once

#include "model/facts.h"
#include "model/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::claims {

// What a cue may take as the words of its source.
enum Frame : std::uint32_t {
    takesClause = 1,        // "said (that) it fell", "asked whether"
    takesInfinitive = 2,    // "declined to say", "wants to build"
    takesObject = 4,        // "denied the report"; with what follows it: "accused Kent of theft"
    takesQuote = 8,         // may stand beside a direct quotation
    takesAddressee = 16,    // its object is who is spoken to: "told reporters"
    takesObjectClause = 32, // its object belongs to the content: "urged drivers to wait"
    takesSubject = 64,      // the subject is the content: "appears", "remains unclear"
    takesFigure = 256,      // its object is a number, or the word for one: "put the toll at nine"
    takesCount = 512,       // the same of a verb of many uses: only the words for counts of people and things
    takesSpeaker = 128,     // only somebody who can speak: "the mayor saw", not "the year saw"
};

// What a group of cues means for the claim.
struct CueClass {
    std::string name;
    Stance stance = Stance::asserts;
    Stance negated = Stance::denies; // under "not", "neither", "could not"
    bool attitude = false;           // wants, plans, praises: tells of no happening
    bool reverses = false;           // "now acknowledges"
    bool retracts = false;           // takes back what was said before: "retracted", "corrected its toll to"
    bool refusal = false;            // attributes only where it is negated: "is not clear"
    bool checks = false;             // says whether something holds: "confirmed", "verified"
    bool reports = false;            // passes on what others say: "reported", "cited"
    double commitment = 0.9;
};

struct Cue {
    const CueClass* group = nullptr;
    std::uint32_t frames = 0;
    std::vector<std::string> prepositions; // "about", "for": what they govern is the content
    double commitment = 0.9;

    bool takes(std::uint32_t frame) const { return (frames & frame) != 0; }
    bool takesPreposition(std::string_view word) const;
};

enum class CuePart : std::uint8_t { verb, noun, adjective, adverb, preposition };

// Words that do a job in the rules, grouped: "venue", "carry", "aspect", "light", "collective"…
using WordGroup = std::unordered_map<std::string, std::string>; // word → detail

struct Hedge {
    std::vector<std::string> words; // lower case, in order
    double factor = 1;
};

class Lexicon {
public:
    static Result<Lexicon> load(const std::filesystem::path& languageFolder);

    const Cue* find(CuePart part, const std::string& lemma) const;
    // The detail of a word in a group; nullptr where it is not there.
    const std::string* inGroup(std::string_view group, const std::string& word) const;
    bool isIn(std::string_view group, const std::string& word) const {
        return inGroup(group, word) != nullptr;
    }
    // By first word.
    const std::vector<Hedge>* hedgesFrom(const std::string& word) const;

private:
    std::map<std::string, CueClass, std::less<>> classes_;
    std::unordered_map<std::string, Cue> cues_[5];
    std::map<std::string, WordGroup, std::less<>> groups_;
    std::unordered_map<std::string, std::vector<Hedge>> hedges_;

    Result<void> readClasses(const std::filesystem::path& file);
    Result<void> readCues(const std::filesystem::path& file);
    Result<void> readWords(const std::filesystem::path& file);
    Result<void> readHedges(const std::filesystem::path& file);
    void readSpeakers(const std::filesystem::path& file, std::string_view word, std::string_view kind);
};

} // namespace claimline::claims
