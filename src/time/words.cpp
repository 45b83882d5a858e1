#include "time/words.h"

#include "model/table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace claimline::time {

namespace {

template<class Enum>
using Names = std::vector<std::pair<std::string_view, Enum>>;

const Names<Unit> unitNames = {{"S", Unit::second},     {"MIN", Unit::minute}, {"H", Unit::hour},
                               {"D", Unit::day},        {"W", Unit::week},     {"FN", Unit::fortnight},
                               {"WE", Unit::weekend},   {"M", Unit::month},    {"Q", Unit::quarter},
                               {"Y", Unit::year},       {"DE", Unit::decade},  {"CE", Unit::century},
                               {"ML", Unit::millennium}};
const Names<Part> partNames = {{"MO", Part::morning}, {"MI", Part::midday}, {"AF", Part::afternoon},
                               {"EV", Part::evening}, {"NI", Part::night},  {"DT", Part::daytime}};
const Names<Season> seasonNames = {
    {"SP", Season::spring}, {"SU", Season::summer}, {"FA", Season::autumn}, {"WI", Season::winter}};
const Names<Bound> boundNames = {
    {"about", Bound::about}, {"over", Bound::over}, {"under", Bound::under}, {"exact", Bound::exact}};
const Names<Deixis> deixisNames = {
    {"last", Deixis::last},       {"past", Deixis::past},         {"next", Deixis::next},
    {"this", Deixis::this_},      {"previous", Deixis::previous}, {"following", Deixis::following},
    {"coming", Deixis::coming},   {"same", Deixis::same},         {"that", Deixis::that},
    {"current", Deixis::current}, {"recent", Deixis::recent},     {"these", Deixis::these},
    {"those", Deixis::those},     {"final", Deixis::final_},      {"early", Deixis::early},
    {"another", Deixis::another}, {"plain", Deixis::plain}};
const Names<Mod> modNames = {{"early", Mod::early}, {"late", Mod::late}, {"mid", Mod::mid},
                             {"start", Mod::start}, {"end", Mod::end},   {"rest", Mod::rest},
                             {"half", Mod::half},   {"part", Mod::part}, {"eve", Mod::eve}};
const Names<Offset> offsetNames = {{"ago", Offset::ago},         {"later", Offset::later},
                                   {"earlier", Offset::earlier}, {"before", Offset::before},
                                   {"after", Offset::after},     {"hence", Offset::hence},
                                   {"back", Offset::back}};
const Names<Glue> glueNames = {{"the", Glue::the},       {"a", Glue::a},
                               {"an", Glue::an},         {"of", Glue::of},
                               {"on", Glue::on},         {"at", Glue::at},
                               {"in", Glue::in},         {"and", Glue::and_},
                               {"or", Glue::or_},        {"to", Glue::to},
                               {"from", Glue::from},     {"between", Glue::between},
                               {"until", Glue::until},   {"till", Glue::till},
                               {"since", Glue::since},   {"by", Glue::by},
                               {"for", Glue::for_},      {"than", Glue::than},
                               {"more", Glue::more},     {"less", Glue::less},
                               {"fewer", Glue::fewer},   {"least", Glue::least},
                               {"most", Glue::most},     {"up", Glue::up},
                               {"as", Glue::as},         {"through", Glue::through},
                               {"during", Glue::during}, {"within", Glue::within},
                               {"s", Glue::s},           {"local", Glue::local},
                               {"time", Glue::time},     {"old", Glue::old},
                               {"aged", Glue::aged},     {"age", Glue::age},
                               {"it", Glue::it},         {"its", Glue::its},
                               {"been", Glue::been},     {"anniversary", Glue::anniversary},
                               {"marks", Glue::marks},   {"born", Glue::born},
                               {"fiscal", Glue::fiscal}, {"period", Glue::period},
                               {"his", Glue::his}};
const Names<Cue> cueNames = {
    {"past", Cue::past},     {"present", Cue::present},   {"future", Cue::future}, {"plan", Cue::plan},
    {"intent", Cue::intent}, {"arranged", Cue::arranged}, {"effect", Cue::effect}, {"modal", Cue::modal},
    {"to", Cue::to},         {"boundary", Cue::boundary}};

template<class Enum>
bool take(const Names<Enum>& names, std::string_view name, Enum& into) {
    const auto at = std::ranges::find(names, name, &std::pair<std::string_view, Enum>::first);
    if (at == names.end())
        return false;
    into = at->second;
    return true;
}

bool take(std::string_view text, int& into) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size();
}

template<class Small>
bool takeSmall(std::string_view text, Small& into) {
    int value = 0;
    if (!take(text, value))
        return false;
    into = static_cast<Small>(value);
    return true;
}

bool takeZone(std::string_view value, Entry& entry) {
    entry.zone = true;
    entry.zoneVague = !take(value, entry.zoneMinutes);
    return true;
}

// One line of time_words.tsv. False: the class or its value is unknown.
bool apply(Entry& e, std::string_view cls, std::string_view value) {
    e.time = true;
    if (cls == "month" || cls == "month-short")
        return e.monthShort = cls.size() > 5, takeSmall(value, e.month);
    if (cls == "weekday" || cls == "weekday-short")
        return e.weekdayShort = cls.size() > 7, takeSmall(value, e.weekday);
    if (cls == "weekdays")
        return takeSmall(value, e.weekdays);
    if (cls == "season")
        return take(seasonNames, value, e.season);
    if (cls == "part")
        return take(partNames, value, e.part);
    if (cls == "alone")
        return value.find(':') == 2 ? take(value.substr(0, 2), e.noon) : take(partNames, value, e.alone);
    if (cls == "unit" || cls == "units")
        return e.plural = cls.size() > 4, take(unitNames, value, e.unit);
    if (cls == "part-unit")
        return e.partUnit = true;
    if (cls == "number")
        return take(value, e.number);
    if (cls == "multiplier")
        return take(value, e.multiplier);
    if (cls == "ordinal")
        return take(value, e.ordinal);
    if (cls == "ordinal-tens")
        return take(value, e.ordinalTens);
    if (cls == "few")
        return e.few = value == "2" ? 2 : 1, true;
    if (cls == "hedge" || cls == "hedge-short")
        return e.hedgeShort = cls.size() > 5, take(boundNames, value, e.hedge);
    if (cls == "deixis")
        return take(deixisNames, value, e.deixis);
    if (cls == "mod")
        return take(modNames, value, e.mod);
    if (cls == "offset")
        return take(offsetNames, value, e.offset);
    if (cls == "deicticday")
        return e.deicticDay = true, take(value, e.dayShift);
    if (cls == "set")
        return e.set = value, true;
    if (cls == "every")
        return (value == "per" ? e.per : e.every) = true, true;
    if (cls == "counted")
        return e.counted = true;
    if (cls == "telling")
        return e.telling = true;
    if (cls == "lasting")
        return e.lasting = true;
    if (cls == "numbered")
        return e.numbered = true;
    if (cls == "zone")
        return takeZone(value, e);
    return cls == "glue" && take(glueNames, value, e.glue);
}

tl::unexpected<Error> unknown(std::string_view file, const Table::Row& row) {
    return fail(ErrorKind::unreadable, std::string(file),
                "line " + std::to_string(row.line()) + " has a class or value that is not known",
                "the installation must be repaired");
}

// "new year's eve" → {"new", "year", "'", "s", "eve"}, as cut() does.
std::vector<std::string> phraseWords(std::string_view text) {
    std::vector<std::string> words;
    for (const char c : text) {
        const bool letter = c != ' ' && c != '-' && c != '\'';
        if (c == '-' || c == '\'')
            words.emplace_back(1, c);
        if (!letter) {
            words.emplace_back();
            continue;
        }
        if (words.empty())
            words.emplace_back();
        words.back() += c;
    }
    std::erase(words, std::string());
    return words;
}

} // namespace

std::size_t StringHash::operator()(std::string_view text) const noexcept {
    std::size_t hash = 1469598103934665603ull;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

const Entry* Words::find(std::string_view lower) const {
    const auto at = entries_.find(lower);
    return at == entries_.end() ? nullptr : &at->second;
}

Result<void> Words::loadWords(const std::filesystem::path& folder) {
    auto table = Table::read(folder / "time_words.tsv", {"word", "class", "value"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table)
        if (!apply(entries_[std::string(row["word"])], row["class"], row["value"]))
            return unknown("time_words.tsv", row);
    return {};
}

Result<void> Words::loadPhrases(const std::filesystem::path& folder) {
    auto table = Table::read(folder / "time_phrases.tsv", {"phrase", "kind", "type", "value", "flags"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        Phrase phrase;
        std::string_view text = row["phrase"];
        if (const auto bar = text.find('|'); bar != std::string_view::npos) {
            phrase.skip = static_cast<std::uint32_t>(phraseWords(text.substr(0, bar)).size());
            phrase.words = phraseWords(text.substr(0, bar));
            text.remove_prefix(bar + 1);
        }
        for (std::string& word : phraseWords(text))
            phrase.words.push_back(std::move(word));
        if (phrase.words.size() <= phrase.skip)
            return unknown("time_phrases.tsv", row);
        phrase.kind = row["kind"];
        phrase.type = row["type"];
        phrase.value = row["value"];
        phrase.capital = row["flags"].find("capital") != std::string_view::npos;
        phrase.narrative = row["flags"].find("narrative") != std::string_view::npos;
        Entry& entry = entries_[phrase.words.front()];
        entry.time = true;
        entry.phrases.push_back(static_cast<std::uint32_t>(phrases_.size()));
        phrases_.push_back(std::move(phrase));
    }
    for (auto& [word, entry] : entries_)
        std::ranges::sort(entry.phrases, [this](std::uint32_t a, std::uint32_t b) {
            return std::pair(phrases_[b].words.size(), a) < std::pair(phrases_[a].words.size(), b);
        });
    return {};
}

Result<void> Words::loadCues(const std::filesystem::path& folder) {
    auto table = Table::read(folder / "time_cues.tsv", {"word", "cue"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table)
        if (!take(cueNames, row["cue"], entries_[std::string(row["word"])].cue))
            return unknown("time_cues.tsv", row);
    return {};
}

Result<Words> Words::load(const std::filesystem::path& folder) {
    Words words;
    for (const auto step : {&Words::loadWords, &Words::loadPhrases, &Words::loadCues})
        if (auto done = (words.*step)(folder); !done)
            return tl::unexpected(done.error());
    return words;
}

} // namespace claimline::time
