#include "language/knowledge/places.h"

#include "language/knowledge/naming.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace claimline::language::known {

namespace {

constexpr double beside = 6;         // "Springfield, Illinois", "Karachev in Bryansk region"
constexpr double inText = 1.2;       // the text names its country elsewhere
constexpr double oftenInText = 0.25; // and again, by the logarithm of how often
constexpr double regionNear = 4;     // the text names its region elsewhere
constexpr double asRegion = 5;       // "Bryansk region" is no town
constexpr std::uint32_t townPeople = 20'000;
constexpr std::uint32_t largeRegion = 500'000;
constexpr double districtLast = 2;            // "Logan" is a town before it is a county
constexpr std::uint32_t knownToMany = 50'000; // people from which a town far away may be meant
constexpr double namesakeWeight =
    1.5; // how often the country told of is named, an adjective half, to doubt a place
constexpr double contextWeight = 1; // … and to place a village that no list has
constexpr double countryFirst = 4;  // a country's name before a town's

} // namespace

class PlaceFinder::Scan {
public:
    Scan(const PlaceFinder& finder, const Words& words, const std::vector<NameSpan>& names,
         const std::vector<bool>& metonyms)
        : lexicon_(finder.lexicon_)
        , gazetteer_(finder.gazetteer_)
        , words_(words)
        , names_(names)
        , metonyms_(metonyms) {}

    std::vector<Place> run() {
        countCountries();
        std::vector<Place> places;
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (names_[i].kind == NameKind::place && !metonyms_[i] && !isActor(names_[i]))
                places.push_back(locate(i));
        return places;
    }

private:
    void countCountries() {
        for (const NameSpan& name : names_) {
            if (name.country != none)
                countries_[lexicon_.countries[name.country].code] += 1;
            if (name.of != none)
                countries_[lexicon_.countries[name.of].code] += 0.5;
            if (name.kind == NameKind::place && name.country == none)
                for (const std::uint32_t index : recordsOf(name))
                    if (isRegionMeant(name, gazetteer_.record(index)))
                        regions_.insert(gazetteer_.record(index).region());
        }
        for (std::uint32_t i = 0; i < words_.size(); ++i)
            if (words_[i].capital)
                if (const auto match = lexicon_.demonyms.at(words_, i))
                    countries_[lexicon_.countries[*match.value].code] += 0.5;
    }

    // "Ukraine fired", "U.S. officials", "Russia's army": the country acts or owns, and nothing happens
    // there.
    bool isActor(const NameSpan& name) const {
        if (name.country == none)
            return false;
        const auto& tokens = words_.document().tokens;
        const Deprel relation = tokens[name.last - 1].deprel;
        const bool joined =
            name.last < words_.size() && words_.joined(name.last - 1) && words_[name.last].text == "-";
        const bool owns =
            name.last < words_.size() && (words_[name.last].lower == "'s" || words_[name.last].lower == "’s");
        return joined || owns || relation == Deprel::nsubj || relation == Deprel::oblAgent ||
               relation == Deprel::compound || relation == Deprel::amod;
    }

    std::span<const std::uint32_t> recordsOf(const NameSpan& name) const {
        const auto surface = words_.phrase(name.first, name.last);
        const auto full = lexicon_.regionShorts.find(surface);
        return gazetteer_.find(
            foldName(full == lexicon_.regionShorts.end() ? surface : std::string_view(full->second)));
    }

    bool isRegionMeant(const NameSpan& name, const PlaceRecord& record) const {
        return record.placeClass() == PlaceClass::region &&
               (followedByRegionWord(name) || record.population > largeRegion);
    }

    bool followedByRegionWord(const NameSpan& name) const {
        std::uint32_t at = name.last;
        if (at < words_.size() && words_[at].lower == "border") // "the Bryansk border region"
            ++at;
        if (at < words_.size() && lexicon_.hasPlaceRole(words_[at].lower, PlaceRole::region))
            return true;
        return lexicon_.hasPlaceRole(words_[name.last - 1].lower, PlaceRole::region);
    }

    // The country or region named just behind: ", Illinois", "in Bryansk region", "(Poland)".
    const NameSpan* neighbour(std::size_t index) const {
        if (index + 1 >= names_.size())
            return nullptr;
        const NameSpan& name = names_[index];
        const NameSpan& next = names_[index + 1];
        if (next.kind != NameKind::place || next.first < name.last || next.first - name.last > 6)
            return nullptr;
        std::uint32_t commas = 0;
        for (std::uint32_t i = name.last; i < next.first; ++i) {
            const auto lower = words_[i].lower;
            if (lower == ",")
                ++commas;
            else if (!standsBetween(i))
                return nullptr;
        }
        return commas <= 1 && next.first > name.last ? &next : nullptr;
    }

    // ", a town in eastern" between a place and the country that it lies in
    bool standsBetween(std::uint32_t token) const {
        const auto lower = words_[token].lower;
        return isOneOf(lower, {"in", "the", "a", "an", "(", "of", "'s", "’s", "region"}) ||
               lexicon_.hasPlaceRole(lower, PlaceRole::before) || lexicon_.demonyms.at(words_, token) ||
               (lexicon_.commonCapitals.contains(words_[token].text) || lower.ends_with("ern"));
    }

    Place locate(std::size_t index) const {
        const NameSpan& name = names_[index];
        const std::string_view surface = words_.phrase(name.first, name.last);
        Place place;
        place.name = std::string(surface);
        place.span = {words_.document().tokens[name.first].span.begin,
                      words_.document().tokens[name.last - 1].span.end};
        if (name.country != none) {
            place.name = lexicon_.countries[name.country].name;
            place.country = lexicon_.countries[name.country].code;
        }
        auto records = gazetteer_.find(foldName(place.name));
        const bool street = name.last - name.first > 1 &&
                            lexicon_.hasPlaceRole(words_[name.last - 1].lower, PlaceRole::street);
        const bool common = name.country == none && lexicon_.commonCapitals.contains(surface);
        if (street || common) // "the West" is in no country
            records = {};     // "Logan Street" is not in Logan
        else if (records.empty())
            records = gazetteer_.find(lexicon_.respellPlace(foldName(place.name)));
        if (const auto full = lexicon_.regionShorts.find(surface); full != lexicon_.regionShorts.end())
            records = gazetteer_.find(foldName(full->second));
        if (records.empty())
            records = withoutPlaceWord(name);
        const PlaceRecord* best = choose(index, records);
        if (best && !isNamesake(index, *best))
            take(*best, place);
        else
            placeByContext(index, place);
        return place;
    }

    // A small place of a country that the text does not speak of, where it names the country that it tells
    // of: not that place, but one of the same name that no list has.
    bool isNamesake(std::size_t index, const PlaceRecord& record) const {
        if (record.placeClass() != PlaceClass::settlement || record.population >= knownToMany ||
            names_[index].country != none || countries_.contains(std::string(record.countryCode())))
            return false;
        if (const NameSpan* next = neighbour(index)) {
            if (next->country != none)
                return true; // "in Finland" tells, and the record is elsewhere
            if (const PlaceRecord* around = choose(index + 1, recordsOf(*next)))
                return around->countryCode() != record.countryCode();
        }
        return !onlyCountry(namesakeWeight).empty();
    }

    // The country that the text tells of where it names one alone, at least so often.
    std::string onlyCountry(double weight) const {
        if (countries_.size() != 1 || countries_.begin()->second < weight)
            return {};
        return countries_.begin()->first;
    }

    // "Karachev District" and "Kursk-Vostochny airfield" lie where the rest of the name does.
    std::span<const std::uint32_t> withoutPlaceWord(const NameSpan& name) const {
        std::uint32_t last = name.last;
        while (last > name.first + 1 && lexicon_.hasPlaceRole(words_[last - 1].lower, PlaceRole::behind))
            --last;
        std::uint32_t first = name.first;
        if (first + 1 < last && lexicon_.demonyms.at(words_, first))
            ++first;
        if (last == name.last && first == name.first)
            return {};
        return gazetteer_.find(foldName(words_.phrase(first, last)));
    }

    const PlaceRecord* choose(std::size_t index, std::span<const std::uint32_t> records) const {
        const NameSpan& name = names_[index];
        const NameSpan* next = neighbour(index);
        const bool region = followedByRegionWord(name);
        const PlaceRecord* best = nullptr;
        double bestScore = -1e9;
        for (const std::uint32_t at : records) {
            const PlaceRecord& record = gazetteer_.record(at);
            if (name.country != none &&
                (record.placeClass() != PlaceClass::country ||
                 record.countryCode() != lexicon_.countries[name.country].code) &&
                records.size() > 1)
                continue;
            double score = std::log10(1.0 + record.population);
            if (record.placeClass() == PlaceClass::district)
                score -= districtLast;
            const bool isRegion = record.placeClass() == PlaceClass::region;
            if (region)
                score += isRegion ? asRegion : -asRegion;
            else if (isRegion && hasTown(records, record.region()))
                score -= asRegion; // "in Bryansk" is the town
            if (record.placeClass() == PlaceClass::country || record.placeClass() == PlaceClass::water ||
                record.placeClass() == PlaceClass::area)
                score += countryFirst;
            score += fits(record, next);
            if (score > bestScore)
                bestScore = score, best = &record;
        }
        return best;
    }

    bool hasTown(std::span<const std::uint32_t> records, std::uint32_t region) const {
        return std::ranges::any_of(records, [&](std::uint32_t index) {
            const PlaceRecord& record = gazetteer_.record(index);
            return record.placeClass() == PlaceClass::settlement && record.region() == region &&
                   record.population >= townPeople;
        });
    }

    double fits(const PlaceRecord& record, const NameSpan* next) const {
        double score = 0;
        if (const auto country = countries_.find(std::string(record.countryCode()));
            country != countries_.end())
            score += inText + oftenInText * std::log2(1 + country->second);
        if (record.region() != 0 &&
            (record.placeClass() == PlaceClass::settlement || record.placeClass() == PlaceClass::district) &&
            regions_.contains(record.region()))
            score += regionNear;
        if (!next)
            return score;
        if (next->country != none)
            return score + (lexicon_.countries[next->country].code == record.countryCode() ? beside : 0);
        for (const std::uint32_t at : recordsOf(*next)) {
            const PlaceRecord& other = gazetteer_.record(at);
            if (other.placeClass() == PlaceClass::region && other.region() == record.region() &&
                record.region() != 0)
                return score + beside;
        }
        return score;
    }

    void take(const PlaceRecord& record, Place& place) const {
        if (record.placeClass() == PlaceClass::settlement &&
            foldName(place.name) != foldName(gazetteer_.name(record)) &&
            place.name.find(' ') == std::string::npos)
            place.name = std::string(gazetteer_.name(record));
        place.country = std::string(record.countryCode());
        if (record.placeClass() == PlaceClass::settlement || record.placeClass() == PlaceClass::region ||
            record.placeClass() == PlaceClass::district)
            place.region = std::string(gazetteer_.regionName(record));
        if (record.placeClass() == PlaceClass::region && !place.region.empty())
            place.name = place.region;
        place.latitude = record.latitude;
        place.longitude = record.longitude;
        place.located = record.latitude != 0 || record.longitude != 0;
    }

    // A village that no list has lies in the country or region named with it; else nothing is said of where.
    void placeByContext(std::size_t index, Place& place) const {
        if (names_[index].of != none) {
            place.country = lexicon_.countries[names_[index].of].code;
            return;
        }
        const NameSpan* next = neighbour(index);
        if (!next) {
            place.country = onlyCountry(contextWeight);
            return;
        }
        if (next->country != none) {
            place.country = lexicon_.countries[next->country].code;
            return;
        }
        if (const PlaceRecord* record = choose(index + 1, recordsOf(*next))) {
            place.country = std::string(record->countryCode());
            place.region = std::string(gazetteer_.regionName(*record));
        }
    }

    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
    const Words& words_;
    const std::vector<NameSpan>& names_;
    const std::vector<bool>& metonyms_;
    std::map<std::string, double> countries_;
    std::set<std::uint32_t> regions_; // that the text names
};

std::vector<Place> PlaceFinder::find(const Words& words, const std::vector<NameSpan>& names,
                                     const std::vector<bool>& metonyms) const {
    return Scan(*this, words, names, metonyms).run();
}

} // namespace claimline::language::known
