// Cases as tables, a line each: what names and words stand for, offices, places, numbers.
#include "knowledge/understood.h"
#include "model/names.h"
#include "model/table.h"

#include <cmath>

namespace claimline::language {

namespace {

Table readCases(const char* name, const std::vector<std::string>& columns) {
    auto table = Table::read(std::filesystem::path(KNOWLEDGE_CASES) / name, columns);
    if (!table)
        throw std::runtime_error(table.error().message());
    return std::move(*table);
}

double number(std::string_view text) {
    return std::strtod(std::string(text).c_str(), nullptr); // "inf" too
}

TEST(Tables, OfReferencesHoldWhatWordsStandFor) {
    const Table table = readCases("references.tsv", {"text", "mention", "n", "key"});
    ASSERT_GT(table.rows().size(), 30u);
    for (const auto& row : table)
        EXPECT_EQ(
            Understood(std::string(row["text"])).key(row["mention"], static_cast<int>(number(row["n"]))),
            row["key"])
            << "references.tsv:" << row.line() << ": " << row["mention"] << " in " << row["text"];
}

TEST(Tables, OfOfficesHoldWhoSpeaksForWhom) {
    const Table table = readCases("offices.tsv", {"text", "person", "office", "party"});
    for (const auto& row : table) {
        const Entity person = Understood(std::string(row["text"])).entity(row["person"]);
        EXPECT_EQ(person.kind, NameKind::person) << row.line() << ": " << row["text"];
        EXPECT_EQ(person.party, row["party"]) << row.line() << ": " << row["text"];
        if (!row["office"].empty()) {
            EXPECT_NE(person.office.find(row["office"]), std::string::npos)
                << row.line() << ": " << person.office << " in " << row["text"];
        }
    }
}

TEST(Tables, OfPlacesHoldTheirCountry) {
    const Table table = readCases("unlisted_places.tsv", {"text", "place", "country", "located"});
    for (const auto& row : table) {
        const Place place = Understood(std::string(row["text"])).place(row["place"]);
        EXPECT_EQ(place.country, row["country"]) << row.line() << ": " << row["text"];
        EXPECT_EQ(place.located, row["located"] == "yes") << row.line() << ": " << row["text"];
    }
}

TEST(Tables, OfQuantitiesHoldBoundsHedgeAndNoun) {
    const Table table = readCases("quantities.tsv", {"text", "words", "low", "high", "hedge", "noun"});
    for (const auto& row : table) {
        const Quantity found = Understood(std::string(row["text"])).quantity(row["words"]);
        const std::string place = std::to_string(row.line()) + ": " + std::string(row["text"]);
        EXPECT_LT(found.first, found.last) << place;
        if (std::isinf(number(row["high"]))) {
            EXPECT_TRUE(std::isinf(found.high)) << place;
        } else {
            EXPECT_NEAR(found.high, number(row["high"]), 1e-4) << place;
        }
        EXPECT_NEAR(found.low, number(row["low"]), 1e-4) << place;
        EXPECT_EQ(nameOf(found.hedge), row["hedge"]) << place;
        EXPECT_EQ(found.noun, row["noun"]) << place;
    }
}

TEST(Tables, OfNumbersThatCountNothingGiveNone) {
    const Table table = readCases("no_quantities.tsv", {"text"});
    for (const auto& row : table) {
        const Understood understood{std::string(row["text"])};
        const auto& found = understood.document().quantities;
        EXPECT_TRUE(found.empty()) << row.line() << ": " << row["text"] << " gave "
                                   << (found.empty() ? "" : slice(understood.text(), found.front().span));
    }
}

} // namespace

} // namespace claimline::language
