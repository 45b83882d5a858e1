// The words that the grammar of time is written in, read from data/language/NAME/time_words.tsv and
// time_phrases.tsv, and the pieces that a text is cut into.
#pragma once

#include "model/result.h"
#include "model/span.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline::time {

enum class Unit : std::uint8_t {
    none,
    second,
    minute,
    hour,
    day,
    week,
    fortnight,
    weekend,
    month,
    quarter,
    year,
    decade,
    century,
    millennium
};
enum class Part : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime };
enum class Season : std::uint8_t { none, spring, summer, autumn, winter };
enum class Bound : std::uint8_t { none, about, over, under, exact };
enum class Deixis : std::uint8_t {
    none,
    last,
    past,
    next,
    this_,
    previous,
    following,
    coming,
    same,
    that,
    current,
    recent,
    these,
    those,
    final_,
    early,
    another,
    plain
};
enum class Mod : std::uint8_t { none, early, late, mid, start, end, rest, half, part, eve };
enum class Offset : std::uint8_t { none, ago, later, earlier, before, after, hence, back };
enum class Glue : std::uint8_t {
    none,
    the,
    a,
    an,
    of,
    on,
    at,
    in,
    and_,
    or_,
    to,
    from,
    between,
    until,
    till,
    since,
    by,
    for_,
    than,
    more,
    less,
    fewer,
    least,
    most,
    up,
    as,
    through,
    during,
    within,
    s,
    local,
    time,
    old,
    age,
    aged,
    it,
    its,
    been,
    anniversary,
    marks,
    born,
    fiscal,
    period,
    his
};
// What a verb or an adverb says about the time of what is told (time_cues.tsv).
enum class Cue : std::uint8_t { none, past, present, future, plan, intent, arranged, effect, modal, to, boundary };

// All that one word may stand for.
struct Entry {
    std::uint8_t month = 0, weekday = 0, weekdays = 0;
    bool monthShort = false, weekdayShort = false;
    Season season = Season::none;
    Part part = Part::none;
    Part alone = Part::none; // "overnight"
    int noon = -1;           // "noon" 12, "midnight" 24
    Unit unit = Unit::none;
    bool plural = false;   // of the unit
    bool partUnit = false; // "night", "summer" after "every"
    int number = -1;
    int multiplier = 0;
    int ordinal = 0, ordinalTens = 0;
    int few = 0; // 1: some, 2: a couple
    Bound hedge = Bound::none;
    bool hedgeShort = false; // "ca.", "c."
    Deixis deixis = Deixis::none;
    Mod mod = Mod::none;
    Offset offset = Offset::none;
    bool counted = false;  // "the 1400 block": a number before it is no year
    bool telling = false;  // "said": a day beside it is the day of the telling
    bool lasting = false;  // "took hours": a bare unit behind it is a stretch of time
    bool numbered = false; // "Flight 1902": a number behind it is none
    bool deicticDay = false;
    int dayShift = 0;
    std::string set; // "P1D"
    bool every = false;
    bool per = false;
    bool zone = false;
    int zoneMinutes = 0;
    bool zoneVague = false; // "ET": summer or winter time is not said
    Glue glue = Glue::none;
    Cue cue = Cue::none;
    bool time = false; // may begin or carry an expression of time; words of cues alone may not
    std::vector<std::uint32_t> phrases; // that begin with this word, the longest first
};

// A fixed phrase: "at the moment", "Christmas Day".
struct Phrase {
    std::vector<std::string> words; // lower case; "-" and "'" are words
    std::string kind;               // "ref", "day", "duration", "set"
    std::string type;               // TIMEX3 type, of "ref"
    std::string
        value; // TIMEX3 value, or the rule of a day: "12-25", "easter", "11-4-4" (4th Thursday of November)
    bool capital = false;   // only with capital letters
    bool narrative = false; // counts in histories only
    std::uint32_t skip = 0; // leading words that are wanted but not part of the expression
};

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept;
};

class Words {
public:
    static Result<Words> load(const std::filesystem::path& languageFolder);

    // Of a word in lower case; nothing where it means nothing here.
    const Entry* find(std::string_view lower) const;
    const Phrase& phrase(std::uint32_t index) const { return phrases_[index]; }

private:
    Result<void> loadWords(const std::filesystem::path& folder);
    Result<void> loadPhrases(const std::filesystem::path& folder);
    Result<void> loadCues(const std::filesystem::path& folder);
    std::unordered_map<std::string, Entry, StringHash, std::equal_to<>> entries_;
    std::vector<Phrase> phrases_;
};

// A piece of the text: a word of letters, a number, or a mark.
struct Piece {
    enum class Kind : std::uint8_t { end, word, number, mark, junk };
    Span span;
    Kind kind = Kind::end;
    char mark = 0;        // dashes are '-', apostrophes '\''
    bool space = false;   // white space before it
    bool newline = false; // a line end before it
    bool capital = false;
    bool allCapital = false;
    std::uint8_t digits = 0;
    bool comma = false;   // "1,000"
    bool ordinal = false; // "20th"
    bool pluralS = false; // "1930s"
    bool decimal = false; // "2.5"
    long value = -1;      // of a number without its fraction
    double exact = 0;     // with it
    const Entry* entry = nullptr;
};

// Linear in the text; a last piece of kind end closes the list.
std::vector<Piece> cut(std::string_view text, const Words& words);

} // namespace claimline::time
