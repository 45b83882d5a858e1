#include "session.h"

#include <set>

namespace claimline::cli {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> all;
    for (const auto& [key, value] : object.items())
        all.push_back(key);
    return all;
}

// The samples as a project, made once.
class Samples : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new Folder;
        ingested_ =
            new Ran(call({"ingest", "--project", project(), "--json", CLAIMLINE_DATA_DIR "/samples"}));
    }
    static void TearDownTestSuite() {
        delete folder_;
        delete ingested_;
    }
    static std::string project() { return folder_->file("samples.claimline"); }
    static std::string out(const std::string& name) { return folder_->file(name); }
    static const Ran& ingested() { return *ingested_; }
    static Ran read(const std::string& command, std::vector<std::string> more = {}) {
        std::vector<std::string> words{command, "--project", project()};
        words.insert(words.end(), more.begin(), more.end());
        return call(words);
    }

private:
    static inline Folder* folder_ = nullptr;
    static inline Ran* ingested_ = nullptr;
};

TEST_F(Samples, IngestCountsWhatItDidAndASecondRunAddsNothing) {
    EXPECT_EQ(ingested().code, 0) << ingested().err;
    const Json first = ingested().json();
    EXPECT_THAT(keys(first), testing::UnorderedElementsAre("articles", "new", "duplicates", "failed",
                                                           "events", "claims", "conflicts", "seconds"));
    EXPECT_GE(first["new"], 12);
    EXPECT_EQ(first["articles"], first["new"]);
    EXPECT_GT(first["claims"], 50);
    EXPECT_TRUE(first["failed"].empty());
    Json second = call({"ingest", "--project", project(), "--json", CLAIMLINE_DATA_DIR "/samples"}).json();
    EXPECT_EQ(second["new"], 0);
    EXPECT_EQ(second["duplicates"], first["articles"]);
    EXPECT_EQ(second["events"], first["events"]);
}

TEST_F(Samples, ArticlesHaveTheirFieldsAndADateWithItsReason) {
    const Json articles = read("articles", {"--json"}).json();
    ASSERT_EQ(articles.size(), ingested().json()["articles"]);
    for (const Json& article : articles) {
        EXPECT_THAT(keys(article), IsSupersetOf({"id", "path", "title", "publisher", "agency", "author",
                                                 "language", "published"}));
        if (!article["published"].is_null()) {
            EXPECT_THAT(keys(article["published"]),
                        testing::UnorderedElementsAre("value", "basis", "confidence", "because"));
        }
    }
}

TEST_F(Samples, EventsHaveTheirFieldsAndFollowTheFilters) {
    const Json events = read("events", {"--json"}).json();
    ASSERT_FALSE(events.empty());
    for (const Json& event : events) {
        EXPECT_THAT(keys(event), IsSupersetOf({"id", "title", "type", "date", "place", "articles", "sources",
                                               "claims", "conflicts", "status"}));
        EXPECT_THAT(keys(event["date"]),
                    IsSupersetOf({"value", "start", "end", "precision", "basis", "confidence"}));
        EXPECT_TRUE(event["place"].is_null() ||
                    (event["place"].contains("name") && event["place"].contains("latitude")));
    }
    const std::string type = events[0]["type"];
    for (const Json& event : read("events", {"--json", "--type", type}).json())
        EXPECT_EQ(event["type"], type);
    for (const Json& event : read("events", {"--json", "--from", "2999"}).json())
        ADD_FAILURE() << event;
    const Json both = read("events", {"--json", "--text", "zeppelins"}).json();
    EXPECT_TRUE(both.empty());
}

TEST_F(Samples, ClaimsHaveTheirFieldsAndSpansOfTheStoredText) {
    const Json claims = read("claims", {"--json"}).json();
    ASSERT_FALSE(claims.empty());
    for (const Json& claim : claims) {
        EXPECT_THAT(keys(claim), IsSupersetOf({"id", "article", "source", "chain", "stance", "certainty",
                                               "cue", "quote", "begin", "end", "event"}));
        EXPECT_THAT(keys(claim["source"]), IsSupersetOf({"name", "kind", "country"}));
        const OffsetMap offsets(claim["quote"].get_ref<const std::string&>());
        EXPECT_EQ(claim["end"].get<int>() - claim["begin"].get<int>(),
                  static_cast<int>(offsets.codePoint(0xFFFFFFFF)))
            << claim;
    }
    const std::string name = claims[0]["source"]["name"];
    const Json of = read("claims", {"--json", "--source", name}).json();
    EXPECT_FALSE(of.empty());
    EXPECT_LT(of.size(), claims.size());
    for (const Json& claim : of)
        EXPECT_EQ(claim["source"]["name"], name);
}

TEST_F(Samples, CompareShowsFacetsWithCellsForAnyIdOfTheEvent) {
    Json best;
    for (const Json& event : read("events", {"--json"}).json())
        if (best.is_null() || event["articles"].size() > best["articles"].size())
            best = event;
    const std::string id = best["id"];
    const Json compared = read("compare", {"--json", id}).json();
    EXPECT_EQ(compared["event"], best);
    for (const Json& report : compared["reports"]) {
        EXPECT_THAT(keys(report), IsSupersetOf({"article", "quote", "begin", "end", "time"}));
        EXPECT_EQ(
            read("compare", {"--json", report["id"].get<std::string>().substr(0, 8)}).json()["event"]["id"],
            id);
    }
    for (const Json& facet : compared["facets"]) {
        EXPECT_THAT(keys(facet), IsSupersetOf({"name", "kind", "status", "because", "cells"}));
        for (const Json& cell : facet["cells"])
            EXPECT_THAT(keys(cell),
                        IsSupersetOf({"claim", "source", "party", "origin", "value", "low", "high", "unit",
                                      "scope", "article", "quote", "begin", "end", "said", "state"}));
    }
    const Ran words = read("compare", {id.substr(0, 6)});
    EXPECT_EQ(words.code, 0);
    EXPECT_THAT(words.out, HasSubstr(best["title"]));
}

TEST_F(Samples, CompareOfAnUnknownEventIsWrongUsage) {
    EXPECT_EQ(read("compare", {"aaaaaaaaaaaab"}).code, 2);
    EXPECT_EQ(read("compare", {"abc"}).code, 2);
    EXPECT_EQ(read("compare", {"!!"}).code, 2);
}

TEST_F(Samples, CheckFindsThemSound) {
    const Ran checked = read("check", {"--json"});
    EXPECT_EQ(checked.code, 0);
    EXPECT_TRUE(checked.json()["faults"].empty()) << checked.out;
    EXPECT_THAT(read("check").out, HasSubstr("sound"));
}

TEST_F(Samples, ExportWritesEveryFormatAndLeavesPdfToTheWindow) {
    for (const char* name : {"x.html", "x.json", "x.csv", "x.ics", "x.md", "x.timelinejs.json"}) {
        const Ran written = read("export", {"--output", out(name)});
        EXPECT_EQ(written.code, 0) << written.err;
        EXPECT_GT(std::filesystem::file_size(out(name)), 100u) << name;
    }
    EXPECT_EQ(read("export", {"--output", out("x.docx")}).code, 2);
    const Ran pdf = read("export", {"--output", out("x.pdf")});
    EXPECT_EQ(pdf.code, 2);
    EXPECT_THAT(pdf.err, HasSubstr("without the window"));
    EXPECT_FALSE(std::filesystem::exists(out("x.pdf")));
    std::size_t events = 0;
    Hooks hooks;
    hooks.writePdf = [&](const exporting::Report& report, const std::filesystem::path&) -> Result<void> {
        events = report.events.size() + report.undated.size();
        return {};
    };
    EXPECT_EQ(call({"export", "--project", project(), "--output", out("x.pdf")}, "", hooks).code, 0);
    EXPECT_EQ(events, read("events", {"--json"}).json().size());
}

TEST_F(Samples, PeopleGetAShortIdThatTheCommandsTake) {
    const Ran events = read("events");
    ASSERT_EQ(events.code, 0);
    const std::string id = events.out.substr(0, events.out.find(' '));
    EXPECT_GE(id.size(), 6u);
    EXPECT_LT(id.size(), 13u);
    EXPECT_EQ(read("compare", {id}).code, 0);
}

TEST(Ingest, EndsWithOneWhereAnInputIsRefusedAndNamesIt) {
    const Folder folder;
    const std::string good =
        folder.file("a.txt", "Mill burns\n\nA mill burned in Ulm on 4 May 2021, police said.\n");
    const std::string bad = folder.file("b.txt", " \n");
    const Ran ran = call({"ingest", "--project", folder.file("p.claimline"), "--json", good, bad});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr(bad));
    const Json json = ran.json();
    EXPECT_EQ(json["new"], 1);
    ASSERT_EQ(json["failed"].size(), 1u);
    EXPECT_EQ(json["failed"][0]["path"], bad);
    EXPECT_FALSE(json["failed"][0]["error"].get<std::string>().empty());
}

TEST(Ingest, ReadsStandardInput) {
    const Folder folder;
    const Ran ran = call({"ingest", "--project", folder.file("p.claimline"), "--json", "-"},
                         "Mill burns\n\nA mill burned in Ulm on 4 May 2021, police said.\n");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.json()["new"], 1);
}

TEST(ExitCodes, TellWrongUsageFromAProjectThatCannotBeUsed) {
    const Folder folder;
    EXPECT_EQ(call({"--help"}).code, 0);
    EXPECT_EQ(call({"--version"}).code, 0);
    EXPECT_EQ(call({"events", "--help"}).code, 0);
    EXPECT_EQ(call({}).code, 2);
    EXPECT_EQ(call({"nonsense"}).code, 2);
    EXPECT_EQ(call({"events"}).code, 2) << "no project given";
    EXPECT_EQ(call({"events", "--project", folder.file("none.claimline")}).code, 3);
    EXPECT_EQ(call({"ingest", "--project", folder.file("no/such/p.claimline"), "x.txt"}).code, 3);
    const std::string letter = folder.file("letter.txt", std::string(2000, 'x'));
    for (const char* command : {"articles", "events", "claims", "check"})
        EXPECT_EQ(call({command, "--project", letter}).code, 3) << command;
    const std::string empty = folder.file("p.claimline");
    ASSERT_EQ(call({"ingest", "--project", empty, folder.file("none.txt")}).code, 1);
    EXPECT_EQ(call({"events", "--project", empty, "--type", "nonsense"}).code, 2);
    EXPECT_EQ(call({"events", "--project", empty, "--from", "soon"}).code, 2);
    EXPECT_EQ(call({"events", "--project", empty, "--json"}).json(), Json::array());
}

TEST(Extract, GivesWhatTheImporterTakesOutOfEachFile) {
    const Folder folder;
    const std::string page =
        folder.file("page.html", "<html><head><title>Mill burns</title></head><body><h1>Mill burns</h1>"
                                 "<p>A mill burned in Ulm on Tuesday, police said, and the fire "
                                 "brigade came with four engines to the river.</p></body></html>");
    const Ran ran = call({"extract", "--json", page});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const Json json = ran.json();
    ASSERT_TRUE(json.contains("page"));
    EXPECT_THAT(keys(json["page"]), IsSupersetOf({"title", "date", "site", "author", "text"}));
    EXPECT_EQ(json["page"]["title"], "Mill burns");
    EXPECT_THAT(json["page"]["text"].get<std::string>(), HasSubstr("four engines"));
    EXPECT_TRUE(json["page"]["date"].is_null());
    EXPECT_EQ(call({"extract", folder.file("none.html")}).code, 1);
}

} // namespace
} // namespace claimline::cli
