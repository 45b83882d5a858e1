// claimline-places: makes data/places/{places.trie,places.bin} from GeoNames' tables. See
// data/places/README.md.
//
//   claimline-places cities500.txt admin1.json admin2.json countries.tsv features.tsv OUTPUT-FOLDER

#include "language/knowledge/gazetteer.h"
#include "language/knowledge/words.h"
#include "model/table.h"

#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <marisa.h>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

using namespace claimline;
using namespace claimline::language;
using namespace claimline::language::known;

namespace {

// Other names of a place are kept from this many people up: those of hamlets clash with words and with each
// other.
constexpr std::uint32_t alternatesFrom = 15'000;
constexpr std::size_t shortestAlternate = 4;

struct Build {
    std::vector<PlaceRecord> records;
    std::map<std::string, std::vector<std::uint32_t>> postings;
    std::string names;
    std::unordered_map<std::string, std::uint32_t> nameAt;
    std::vector<std::uint32_t> regionNames;
    std::unordered_map<std::string, std::uint32_t> regions; // "RU.10" → index + 1
    std::set<std::string> capitals;                         // "UA kyiv"
    struct Middle {
        double latitude = 0, longitude = 0, weight = 0;
        std::uint32_t population = 0;
        void take(double north, double east, double people) {
            latitude += north * people, longitude += east * people, weight += people;
            population += static_cast<std::uint32_t>(people);
        }
    };
    std::unordered_map<std::string, Middle> middles; // of regions and countries, by their people

    std::uint32_t name(const std::string& text) {
        const auto [at, isNew] = nameAt.emplace(text, static_cast<std::uint32_t>(names.size()));
        if (isNew)
            names.append(text).push_back('\0');
        return at->second;
    }

    void post(std::string_view name, std::uint32_t record) {
        const std::string key = foldName(name);
        if (key.empty())
            return;
        auto& list = postings[key];
        if (std::ranges::find(list, record) == list.end())
            list.push_back(record);
    }
};

std::vector<std::string> fieldsOf(const std::string& line, char separator) {
    std::vector<std::string> fields;
    std::size_t begin = 0;
    while (true) {
        const auto end = line.find(separator, begin);
        fields.push_back(line.substr(begin, end - begin));
        if (end == std::string::npos)
            return fields;
        begin = end + 1;
    }
}

// Whether all letters are Latin ones, as news in English writes names.
bool isLatin(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0xE1 ? !(c == 0xE1 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) >= 0xB8)
                      : c >= 0xCA && c < 0xE1)
            return false;
    }
    return true;
}

PlaceRecord makeRecord(Build& build, const std::string& name, std::string_view country,
                       PlaceClass placeClass) {
    PlaceRecord record;
    record.nameAt = build.name(name);
    if (country.size() == 2)
        std::memcpy(record.country, country.data(), 2);
    record.regionAndClass = static_cast<std::uint16_t>(placeClass);
    return record;
}

void readRegions(Build& build, const std::filesystem::path& file) {
    std::ifstream in(file);
    for (const auto& region : nlohmann::json::parse(in)) {
        build.regionNames.push_back(build.name(region["name"].get<std::string>()));
        build.regions[region["code"].get<std::string>()] =
            static_cast<std::uint32_t>(build.regionNames.size());
    }
}

void readSettlements(Build& build, const std::filesystem::path& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto fields = fieldsOf(line, '\t');
        if (fields.size() < 15 || fields[8].size() != 2)
            continue;
        // quarters of cities and destroyed places share their names with too much else
        if (fields[7] == "PPLX" || fields[7] == "PPLH" || fields[7] == "PPLQ" || fields[7] == "PPLW")
            continue;
        const double latitude = std::stod(fields[4]), longitude = std::stod(fields[5]);
        const auto population = static_cast<std::uint32_t>(std::strtoul(fields[14].c_str(), nullptr, 10));
        const std::string code = fields[8] + "." + fields[10];
        PlaceRecord record = makeRecord(build, fields[1], fields[8], PlaceClass::settlement);
        record.latitude = static_cast<float>(latitude), record.longitude = static_cast<float>(longitude);
        record.population = population;
        if (const auto region = build.regions.find(code); region != build.regions.end())
            record.regionAndClass = static_cast<std::uint16_t>(record.regionAndClass | region->second << 3u);
        const auto index = static_cast<std::uint32_t>(build.records.size());
        build.records.push_back(record);
        build.post(fields[1], index);
        build.post(fields[2], index);
        if (population >= alternatesFrom)
            for (const std::string& other : fieldsOf(fields[3], ','))
                if (other.size() >= shortestAlternate && isLatin(other) && opensCapital(other))
                    build.post(other, index);
        build.middles[code + "." + fields[11]].take(latitude, longitude, population + 1.0);
        build.middles[code].take(latitude, longitude, population + 1.0);
        build.middles[fields[8]].take(latitude, longitude, population + 1.0);
    }
}

std::uint32_t addArea(Build& build, const std::string& name, std::string_view country, PlaceClass placeClass,
                      const std::string& middleOf) {
    PlaceRecord record = makeRecord(build, name, country, placeClass);
    if (const auto middle = build.middles.find(middleOf);
        middle != build.middles.end() && middle->second.weight > 0) {
        record.latitude = static_cast<float>(middle->second.latitude / middle->second.weight);
        record.longitude = static_cast<float>(middle->second.longitude / middle->second.weight);
        record.population = middle->second.population;
    }
    build.records.push_back(record);
    const auto index = static_cast<std::uint32_t>(build.records.size() - 1);
    build.post(name, index);
    return index;
}

// "Bryansk Oblast" is also found as "Bryansk": whether the region or the city is meant is for the text to
// tell.
void postBareRegion(Build& build, const std::string& name, std::uint32_t index) {
    static const std::vector<std::string> ends = {" oblast",   " krai",        " kray",       " province",
                                                  " region",   " governorate", " state",      " county",
                                                  " district", " department",  " prefecture", " voivodeship"};
    static const std::vector<std::string> begins = {"republic of ", "state of ", "province of ", "region of ",
                                                    "muhafazat "};
    const std::string folded = foldName(name);
    for (const std::string& end : ends)
        if (folded.ends_with(end))
            build.post(folded.substr(0, folded.size() - end.size()), index);
    for (const std::string& begin : begins)
        if (folded.starts_with(begin))
            build.post(folded.substr(begin.size()), index);
}

void addRegions(Build& build) {
    for (const auto& [code, number] : build.regions) {
        const std::string name = build.names.c_str() + build.regionNames[number - 1];
        const auto index = addArea(build, name, code.substr(0, 2), PlaceClass::region, code);
        build.records[index].regionAndClass =
            static_cast<std::uint16_t>(build.records[index].regionAndClass | number << 3u);
        postBareRegion(build, name, index);
    }
}

// Counties and districts that hold a known settlement.
void addDistricts(Build& build, const std::filesystem::path& file) {
    std::ifstream in(file);
    for (const auto& district : nlohmann::json::parse(in)) {
        const auto code = district["code"].get<std::string>();
        const auto parent = build.regions.find(code.substr(0, code.rfind('.')));
        if (!build.middles.contains(code) || parent == build.regions.end())
            continue;
        const auto index = addArea(build, district["name"].get<std::string>(), code.substr(0, 2),
                                   PlaceClass::district, code);
        build.records[index].regionAndClass =
            static_cast<std::uint16_t>(build.records[index].regionAndClass | parent->second << 3u);
    }
}

void addCountries(Build& build, const Table& table) {
    std::set<std::string> seen;
    for (const auto& row : table) {
        const std::string code(row["code"]);
        const bool whole = seen.insert(code).second; // later lines are countries within a country: England
        const auto index = addArea(build, std::string(row["name"]), code,
                                   whole ? PlaceClass::country : PlaceClass::region, code);
        for (const std::string& alias : splitList(row["aliases"]))
            build.post(alias, index);
    }
}

void addFeatures(Build& build, const Table& table) {
    for (const auto& row : table) {
        const auto placeClass = row["class"] == "water"    ? PlaceClass::water
                                : row["class"] == "region" ? PlaceClass::region
                                                           : PlaceClass::area;
        PlaceRecord record = makeRecord(build, std::string(row["name"]), row["country"], placeClass);
        record.latitude = std::stof(std::string(row["latitude"])),
        record.longitude = std::stof(std::string(row["longitude"]));
        record.population = 1'000'000; // well known, or it would not be listed
        build.records.push_back(record);
        const auto index = static_cast<std::uint32_t>(build.records.size() - 1);
        build.post(row["name"], index);
        for (const std::string& alias : splitList(row["aliases"]))
            build.post(alias, index);
    }
}

template<class T>
void write(std::ofstream& out, const std::vector<T>& values) {
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(T)));
}

void save(Build& build, const std::filesystem::path& folder) {
    marisa::Keyset keys;
    for (const auto& entry : build.postings)
        keys.push_back(entry.first.data(), entry.first.size());
    marisa::Trie trie;
    trie.build(keys, MARISA_TINY_CACHE);
    trie.save((folder / "places.trie").c_str());
    std::vector<std::vector<std::uint32_t>> byKey(build.postings.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        byKey[keys[i].id()] = build.postings[std::string(keys[i].ptr(), keys[i].length())];
    std::vector<std::uint32_t> begins{0}, postings;
    for (auto& list : byKey) {
        std::ranges::stable_sort(
            list, [&](auto a, auto b) { return build.records[a].population > build.records[b].population; });
        postings.insert(postings.end(), list.begin(), list.end());
        begins.push_back(static_cast<std::uint32_t>(postings.size()));
    }
    PlacesHeader header;
    header.records = static_cast<std::uint32_t>(build.records.size());
    header.keys = static_cast<std::uint32_t>(byKey.size());
    header.postings = static_cast<std::uint32_t>(postings.size());
    header.regions = static_cast<std::uint32_t>(build.regionNames.size());
    header.nameBytes = static_cast<std::uint32_t>(build.names.size());
    std::ofstream out(folder / "places.bin", std::ios::binary);
    out.write(reinterpret_cast<const char*>(&header), sizeof header);
    write(out, build.records);
    write(out, begins);
    write(out, postings);
    write(out, build.regionNames);
    out.write(build.names.data(), static_cast<std::streamsize>(build.names.size()));
    std::cout << header.records << " places, " << header.keys << " names, " << header.postings
              << " postings\n";
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 7) {
        std::cerr << "usage: claimline-places cities500.txt admin1.json admin2.json countries.tsv "
                     "features.tsv OUTPUT-FOLDER\n";
        return 2;
    }
    const auto countries = Table::read(argv[4], {"code", "name", "aliases"});
    const auto features =
        Table::read(argv[5], {"name", "class", "country", "latitude", "longitude", "aliases"});
    if (!countries || !features) {
        std::cerr << (countries ? features.error() : countries.error()).message() << "\n";
        return 1;
    }
    Build build;
    readRegions(build, argv[2]);
    readSettlements(build, argv[1]);
    addRegions(build);
    addDistricts(build, argv[3]);
    addCountries(build, *countries);
    addFeatures(build, *features);
    save(build, argv[6]);
    return 0;
}
