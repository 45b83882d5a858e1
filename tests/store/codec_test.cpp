#include "store/codec.h"

#include "sample.h"

#include <limits>
#include <random>

namespace claimline::store {
namespace {

Event richEvent() {
    const ArticleEntry entry = entryOf("a.txt", "Eleven people died. More.");
    Event event = eventOf({entry}, "Ferry burns", whenOfDay(*Day::of(2025, 3, 4)));
    event.when.zoneMinutes = -330;
    event.places = {{"Odense", "Funen", "DK", 55.4, 10.38, true, {1, 5}}};
    Cell cell;
    cell.answer.low = 11;
    cell.answer.high = std::numeric_limits<double>::infinity();
    cell.answer.scope.asOf = whenOfMonth(2025, 3);
    cell.stance = Stance::declines;
    cell.quote = "Eleven people died.";
    event.facets = {{"count:person:die",
                     "killed",
                     FacetKind::count,
                     FacetStatus::conflict,
                     "11 is not 12",
                     {cell, Cell{}}}};
    return event;
}

TEST(Codec, GivesBackWhatItWasGiven) {
    const Event event = richEvent();
    EXPECT_EQ(*decodeEvent(encode(event)), event);
    const ArticleEntry entry = entryOf("a.txt", "Eleven people died. More.");
    EXPECT_EQ(*decodeFacts(encode(entry.facts)), entry.facts);
    EXPECT_EQ(*decodeFacts(encode(Facts{})), Facts{});
    Article head = entry.article;
    head.text.clear();
    EXPECT_EQ(*decodeHead(encodeHead(head)), head);
}

TEST(Codec, KeepsBytesOfEveryKind) {
    for (const std::string& bytes : {std::string(), std::string("\0\xff\0", 3), std::string(1'000'000, 'a')})
        EXPECT_EQ(*decompress(compress(bytes)), bytes);
}

TEST(Codec, RefusesEveryShortenedValue) {
    const std::string packed = encode(richEvent());
    for (std::size_t size = 0; size < packed.size(); ++size)
        EXPECT_FALSE(decodeEvent(std::string_view(packed).substr(0, size))) << size;
}

// The values behind the compression, so that the flips reach the reader itself.
TEST(Codec, SurvivesEveryDamagedByte) {
    const std::string plain = *decompress(encode(richEvent()));
    std::mt19937 random(7);
    int refused = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        for (int round = 0; round < 8; ++round) {
            std::string damaged = plain;
            damaged[at] = static_cast<char>(random());
            refused += !decodeEvent(compress(damaged));
        }
    }
    EXPECT_GT(refused, 0);
}

} // namespace
} // namespace claimline::store
