#include "look/face.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QImage>
#include <gtest/gtest.h>

#include <cmath>

namespace claimline::ui {
namespace {

QImage painted(const std::function<void(QPainter&)>& paint) {
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    return image;
}

TEST(Tokens, TextAndMarksStandOutFromTheirGroundInBothSchemes) {
    for (const Tokens* t : {&lightTokens(), &darkTokens()}) {
        for (const QColor& text : {t->ink, t->ink2, t->ink3, t->accent, t->conflict})
            for (const QColor& ground : {t->canvas, t->chrome})
                EXPECT_GE(contrast(text, ground), 4.5)
                    << text.name().toStdString() << " on " << ground.name().toStdString();
        EXPECT_GE(contrast(t->onAccent, t->accent), 4.5);
        EXPECT_GE(contrast(t->ink, t->accentTint), 4.5);
        EXPECT_GE(contrast(t->conflict, t->conflictTint), 4.5);
        for (const QColor& side : t->sides)
            EXPECT_GE(contrast(side, t->canvas), 3.0) << side.name().toStdString();
        EXPECT_EQ(&tokensOf(paletteOf(*t)), t);
    }
}

TEST(Marks, SidesHaveShapesOfTheirOwnAndLaterOnesShareTheHexagon) {
    for (int a = 0; a < 5; ++a)
        for (int b = a + 1; b < 6; ++b)
            EXPECT_NE(painted([&](QPainter& p) {
                          marks::drawShape(p, {20, 20}, marks::shapeOf(a), Qt::black, false, 30);
                      }),
                      painted([&](QPainter& p) {
                          marks::drawShape(p, {20, 20}, marks::shapeOf(b), Qt::black, false, 30);
                      }));
    EXPECT_EQ(marks::shapeOf(-1), marks::Shape::hexagon);
    EXPECT_EQ(marks::shapeOf(17), marks::Shape::hexagon);
}

TEST(Marks, AHollowShapeShowsItsGround) {
    const auto& t = lightTokens();
    EXPECT_EQ(painted([&](QPainter& p) {
                  marks::drawSide(p, {20, 20}, 0, t, true, 22);
              }).pixelColor(20, 20),
              t.canvas);
    EXPECT_EQ(painted([&](QPainter& p) {
                  marks::drawSide(p, {20, 20}, 0, t, false, 22);
              }).pixelColor(20, 20),
              t.side(0));
}

TEST(Marks, HatchMovesWithItsAnchorAndNotWithItsArea) {
    const auto at = [](double left) {
        return painted([&](QPainter& p) { marks::drawHatch(p, QRectF(left, 5, 20, 10), Qt::black, 3); });
    };
    EXPECT_EQ(at(5).copy(10, 5, 10, 10), at(8).copy(10, 5, 10, 10));
}

TEST(Marks, EveryHedgeAndStanceHasItsBadge) {
    using marks::Badge, marks::badgeOf;
    EXPECT_EQ(badgeOf(Hedge::exact, Stance::asserts), Badge::none);
    EXPECT_EQ(badgeOf(Hedge::atLeast, Stance::asserts), Badge::atLeast);
    EXPECT_EQ(badgeOf(Hedge::atLeast, Stance::denies), Badge::denies);
    EXPECT_EQ(badgeOf(Hedge::exact, Stance::declines), Badge::declines);
    EXPECT_EQ(badgeOf(Hedge::exact, Stance::unverified), Badge::unconfirmed);
}

TEST(Marks, DensityIsLogarithmicAndOneEventIsSeen) {
    EXPECT_EQ(marks::densityHeight(0, 1000, 40), 0);
    EXPECT_GE(marks::densityHeight(1, 1'000'000, 40), 1);
    EXPECT_NEAR(marks::densityHeight(1000, 1000, 40), 40, 1e-6);
    EXPECT_GT(marks::densityHeight(32, 1000, 40), 15);
}

TEST(Words, WhatTurnsTheReadingDirectionIsMadeVisible) {
    EXPECT_FALSE(shown("exe\u202Egnp.txt").contains(QChar(0x202E)));
    EXPECT_TRUE(shown("exe\u202Egnp.txt").contains(QChar(0xFFFD)));
    EXPECT_EQ(shown("Київ, <b>12</b>"), QString::fromUtf8("Київ, <b>12</b>"));
}

TEST(Words, PartiesOfCountriesHaveTheirNamesAndOthersTheirOwn) {
    EXPECT_EQ(partyWords("DE"), "Germany");
    EXPECT_EQ(partyWords("EU"), "EU");
    EXPECT_EQ(partyWords("crew union"), "crew union");
    EXPECT_EQ(partyWords(""), "No known side");
}

} // namespace
} // namespace claimline::ui
