#include "ingest/ingest.h"

#include <gtest/gtest.h>

namespace claimline::ingest {
namespace {

TEST(Outline, ComesBackAsItWas) {
    resolve::DateOutline outline;
    outline.id.value = 0xFFFFFFFFFFFFFFFF;
    outline.published = whenOfDay(*Day::of(2021, 5, 6));
    outline.published.basis = DateBasis::stated;
    outline.published.confidence = 0.75;
    outline.published.because = "the date line says „6 May“";
    outline.candidates = {{*Day::of(2021, 5, 6), 0.5}, {*Day::of(1969, 1, 1), 0.25}};
    outline.month = 5;
    outline.dayOfMonth = 6;
    outline.weekday = 4;
    outline.terms = {{"fire", 1.5f}, {"mill", 0.1f}};
    const auto back = parseOutline(serialize(outline));
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(back->id, outline.id);
    EXPECT_EQ(back->published, outline.published);
    EXPECT_EQ(back->candidates, outline.candidates);
    EXPECT_EQ(back->month, 5u);
    EXPECT_EQ(back->dayOfMonth, 6u);
    EXPECT_EQ(back->weekday, 4u);
    EXPECT_EQ(back->terms, outline.terms);
}

TEST(Outline, OfAnUndatedArticleStaysUndated) {
    EXPECT_FALSE(parseOutline(serialize({}))->published.known());
}

TEST(Outline, ThatIsDamagedIsRefused) {
    for (const char* text :
         {"", "[]", "{}", "{\"id\":\"x\"}", "{\"candidates\":3,\"terms\":[]}",
          "{\"candidates\":[[1]],\"terms\":[]}", "{\"edtf\":\"no date\",\"candidates\":[],\"terms\":[]}"})
        EXPECT_FALSE(parseOutline(text)) << text;
}

} // namespace
} // namespace claimline::ingest
