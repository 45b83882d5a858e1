// One sentence after the opening of an article: the cells that the comparison of its event must hold. Many
// wordings of each of a few things that are told of incidents again and again; wordings.tsv.
#include "ingest/ingest.h"
#include "model/hash.h"
#include "model/ids.h"
#include "model/table.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <map>

namespace claimline {
namespace {

struct Opening {
    std::string title, text;
};

// Title and first sentence of an article of each kind: openings.tsv.
std::map<std::string, Opening, std::less<>> readOpenings() {
    std::map<std::string, Opening, std::less<>> all;
    const auto table = Table::read(std::filesystem::path(CLAIMLINE_TESTS_DIR) / "cases" / "openings.tsv",
                                   {"kind", "title", "text"});
    EXPECT_TRUE(table) << "openings.tsv cannot be read";
    if (table)
        for (const Table::Row& row : *table)
            all[std::string(row["kind"])] = {std::string(row["title"]), std::string(row["text"])};
    return all;
}

class Wordings : public testing::Test {
protected:
    static std::vector<Event> eventsOf(const ingest::Analyser& analyser, const Opening& opening,
                                       std::string_view sentence) {
        Article article;
        article.title = opening.title;
        article.text = opening.title + "\n\n" + opening.text + "\n\n" + std::string(sentence) + "\n";
        article.textHash = sha256(article.text);
        article.id = articleId(article.textHash);
        const Facts facts = analyser.analyse(article).facts;
        return analyser.resolver().events({{article.id, article.title, {}, {}, article.text, &facts}}, {});
    }

    // "people killed=31@coastguard": any part of the facet's and of the source's name.
    static bool stands(const std::vector<Event>& events, std::string_view wanted) {
        const std::size_t equals = wanted.find('='), at = wanted.rfind('@');
        const std::string_view facetName = wanted.substr(0, equals), source = wanted.substr(at + 1);
        const std::string_view value = wanted.substr(equals + 1, at - equals - 1);
        for (const Event& event : events)
            for (const Facet& facet : event.facets)
                for (const Cell& cell : facet.cells)
                    if (facet.name.find(facetName) != std::string::npos && cell.answer.value == value &&
                        cell.source.find(source) != std::string::npos)
                        return true;
        return false;
    }
};

TEST_F(Wordings, EachGivesItsFigureToItsSpeaker) {
    const auto analyser = ingest::Analyser::load("en");
    ASSERT_TRUE(analyser) << analyser.error().message();
    const auto table = Table::read(std::filesystem::path(CLAIMLINE_TESTS_DIR) / "cases" / "wordings.tsv",
                                   {"kind", "sentence", "cells"});
    ASSERT_TRUE(table) << table.error().message();
    ASSERT_FALSE(table->rows().empty());
    const auto openings = readOpenings();
    for (const Table::Row& row : *table) {
        const auto opening = openings.find(row["kind"]);
        ASSERT_NE(opening, openings.end()) << row["kind"];
        const auto events = eventsOf(*analyser, opening->second, row["sentence"]);
        for (const std::string& wanted : splitList(row["cells"], ';'))
            EXPECT_TRUE(stands(events, wanted)) << row["sentence"] << "\n    " << wanted;
    }
}

} // namespace
} // namespace claimline
