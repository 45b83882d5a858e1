#include "resolve/words.h"

#include <gtest/gtest.h>

namespace claimline::resolve {
namespace {

TEST(Words, OfAShortNameAreAllShown) {
    EXPECT_EQ(shortened("Ministry of Defence of the Northern Republics"),
              "Ministry of Defence of the Northern Republics");
}

TEST(Words, OfATitleThatIsTooLongAreCutBehindAWord) {
    EXPECT_EQ(shortened("Ferry fire: hospital says that two more of the passengers have died"),
              "Ferry fire: hospital says that two more of the …");
}

TEST(Words, WithoutASpaceToCutAtAreLeftWhole) {
    const std::string name(80, 'x');
    EXPECT_EQ(shortened(name), name);
}

} // namespace
} // namespace claimline::resolve
