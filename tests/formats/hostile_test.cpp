#include "formats/html_tree.h"
#include "model/limits.h"
#include "reading.h"

#include <fstream>
#include <gmock/gmock.h>
#include <zlib.h>

namespace claimline::formats {
namespace {

using testing::HasSubstr;

std::string repeated(std::string_view part, std::size_t times) {
    std::string whole;
    for (std::size_t i = 0; i < times; ++i)
        whole += part;
    return whole;
}

std::string gzipped(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

TEST(Hostile, ElementsNestUpToTheLimitAndNotBeyond) {
    const auto nested = [](std::size_t depth) {
        return repeated("<div>", depth) +
               "<p>The ferry burned off Selm on Tuesday, the coast guard said.</p>";
    };
    EXPECT_EQ(reading("deep.html", nested(limits.htmlDepth)).articles.size(), 1u);
    EXPECT_THAT(reading("deep.html", nested(limits.htmlDepth + 1)).fault,
                HasSubstr("nested more than 1000 elements deep; it is not imported"));
    EXPECT_THAT(reading("deep.html", nested(1'000'000)).fault, HasSubstr("nested more than"));
}

TEST(Hostile, APageThatMultipliesItselfRunsOutOfItsMemoryAndNotOfOurs) {
    std::string formats;
    for (int i = 0; i < 900; ++i)
        formats += "<b id=" + std::to_string(i) + ">";
    EXPECT_THAT(reading("bomb.html", "<p>" + formats + repeated("<p>x", 20'000)).fault,
                HasSubstr("too much memory"));
}

TEST(Hostile, SizesAreHeldToTheirLimits) {
    const std::string sentence = "The ferry Alma caught fire off Port Selm shortly after midnight on "
                                 "Tuesday, the coast guard said, and was towed away.\n";
    EXPECT_THAT(reading("big.txt", std::string(limits.fileBytes + 1, 'a')).fault,
                HasSubstr("is over the limit of 32.0 MB"));
    EXPECT_EQ(reading("edge.txt", repeated(sentence, limits.articleBytes / sentence.size())).articles.size(),
              1u);
    EXPECT_THAT(reading("long.txt", repeated(sentence, limits.articleBytes / sentence.size() + 1)).fault,
                HasSubstr("is over the limit of 4.0 MB"));
}

TEST(Hostile, CompressedPagesAreReadAndBombsAreNot) {
    EXPECT_EQ(reading("a.txt.gz", gzipped("The ferry burned off Selm on Tuesday.")).articles.size(), 1u);
    EXPECT_THAT(reading("bomb.gz", gzipped(std::string(limits.fileBytes + 1, ' '))).fault,
                HasSubstr("unpacks to more than the limit"));
    EXPECT_THAT(reading("cut.gz", gzipped("The ferry burned.").substr(0, 15)).fault, HasSubstr("damaged"));
}

TEST(Hostile, OneLineOfFourMegabytesIsReadInTime) {
    EXPECT_EQ(reading("line.txt", std::string(4'000'000, 'x')).articles.size(), 1u);
    EXPECT_EQ(reading("line.html", "<p>" + repeated("word, ", 600'000)).articles.size(), 1u);
}

TEST(Hostile, ManyShortLinesAreReadInTime) {
    EXPECT_EQ(reading("lines.txt", repeated("Share this\n", 20'000)).articles.size(), 1u);
    EXPECT_EQ(reading("list.html", "<div>" +
                                       repeated("<h3><a href=x>A story of the day</a></h3><p>What it is "
                                                "about, told in a few words, and no more.</p>",
                                                1'000) +
                                       "</div>")
                  .articles.size(),
              1u);
}

// Every article that comes out of damaged input is sound, and nothing crashes.
TEST(Hostile, DamagedInputGivesSoundArticlesOrRefusals) {
    const std::vector<std::pair<std::string, std::string>> seeds{
        {"a.html", "<!DOCTYPE html><html><head><title>Ferry fire - Selm</title><meta property=\"og:title\" "
                   "content=\"Ferry fire\"><script type=\"application/ld+json\">{\"@type\":"
                   "\"NewsArticle\",\"author\":[{\"name\":\"Jane "
                   "Roe\"}],\"datePublished\":\"2024-11-19\"}</script></head><body><h1>Ferry "
                   "fire</h1><table><tr><td>Killed<td>12</table>"
                   "<p>The ferry burned off Selm, the coast guard said.<br><br>Twelve were hurt, it "
                   "said.</p><ul><li><a href=x>More</a></ul></body></html>"},
        {"a.json", "{\"title\":\"Ferry fire\",\"text\":\"The ferry burned off Selm.\\nBy Jane "
                   "Roe\",\"date\":\"2024-11-19\",\"authors\":[\"Jane Roe\"]}"},
        {"a.jsonl", "{\"text\":\"One ferry.\"}\n{\"text\":\"Two ferries.\",\"date\":1732012800}\n"},
        {"a.md", "---\ndate: 2024-11-19\n---\n# Ferry fire\n\nThe *ferry* burned &amp; sank. ![x](y)\n\n| a "
                 "| b |\n|---|---|\n| 1 | 2 |\n"},
        {"a.txt", "Ferry fire\nBy Jane Roe\nPublished 7:07 PM EST Nov 19, 2019\n\nSELM, Norway (AP) — The "
                  "ferry burned, “he said.”\n\nRelated Posts\n"}};
    std::uint32_t seed = 20241119;
    const auto random = [&](std::size_t below) {
        seed = seed * 1664525 + 1013904223;
        return static_cast<std::size_t>(seed >> 8) % below;
    };
    for (const auto& [name, original] : seeds)
        for (int round = 0; round < 400; ++round) {
            std::string bytes = original;
            for (std::size_t edits = random(6) + 1; edits > 0; --edits) {
                const std::size_t at = random(bytes.size());
                if (const std::size_t kind = random(4); kind == 0)
                    bytes[at] = static_cast<char>(random(256));
                else if (kind == 1)
                    bytes.erase(at, random(20) + 1);
                else if (kind == 2)
                    bytes.insert(at, bytes.substr(random(bytes.size()), random(40)));
                else
                    bytes.resize(std::max<std::size_t>(at, 1));
                if (bytes.empty())
                    bytes = "x";
            }
            for (const Article& article : reading(name, bytes).articles)
                ASSERT_EQ(faultIn(article), "") << name << " round " << round;
        }
}

} // namespace
} // namespace claimline::formats
