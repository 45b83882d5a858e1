// Pictures of every screen, light and dark, at the scale that the run has (QT_SCALE_FACTOR): to be looked at.
// What the test itself holds: each can be reached, and has the colours of its scheme.
#include "app/screens.h"
#include "journey.h"
#include "look/tokens.h"

#include <QDir>
#include <QTimer>
#include <functional>

namespace claimline::ui {
namespace {

class Screens : public test::Journey {
protected:
    Screens()
        : Journey("depot-strike") {}
    ~Screens() override { applyScheme(Scheme::light); }
    // A dialog waits for its answer in a loop of its own, so that a timer goes the way.
    bool visit(const QString& name, const std::function<void(QWidget&)>& look) {
        WayToScreen way(*window_, name);
        bool seen = false;
        int calm = 0; // for the layout of what has just come
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            QWidget* shown = seen ? nullptr : way.step();
            if (shown == nullptr || ++calm < 4)
                return;
            seen = true;
            look(*shown);
            way.leave();
        });
        timer.start(10);
        return waitFor([&] { return seen; });
    }
};

// The part of the picture that has one of the grounds of the scheme.
double grounds(const QImage& image, const Tokens& tokens) {
    int all = 0, ground = 0;
    for (int y = 4; y < image.height(); y += 16)
        for (int x = 4; x < image.width(); x += 16) {
            const QColor at = image.pixelColor(x, y);
            ++all;
            ground += at == tokens.canvas || at == tokens.chrome || at == tokens.conflictTint ||
                              at == tokens.accentTint
                          ? 1
                          : 0;
        }
    return all == 0 ? 0 : static_cast<double>(ground) / all;
}

TEST_F(Screens, AreAllReachedAndHaveTheColoursOfTheirScheme) {
    QDir().mkpath(CLAIMLINE_PICTURES);
    const int scale = qRound(window_->devicePixelRatioF() * 100);
    ASSERT_GT(screenNames().size(), 20);
    for (const Scheme scheme : {Scheme::light, Scheme::dark}) {
        applyScheme(scheme);
        const bool dark = scheme == Scheme::dark;
        for (const QString& name : screenNames()) {
            if (name == QLatin1String("welcome"))
                continue; // of a window without a project, below
            EXPECT_TRUE(visit(name, [&](QWidget& shown) {
                const QImage image = shown.grab().toImage();
                EXPECT_TRUE(image.save(QStringLiteral(CLAIMLINE_PICTURES "/%1-%2-%3.png")
                                           .arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                           .arg(scale)));
                if (name != QLatin1String("guide")) { // it holds a picture of its own
                    EXPECT_GT(grounds(image, dark ? darkTokens() : lightTokens()), 0.5) << name.toStdString();
                }
            })) << name.toStdString();
        }
        MainWindow empty;
        empty.resize(1600, 1000);
        empty.show();
        QTest::qWait(40);
        EXPECT_GT(grounds(empty.grab().toImage(), dark ? darkTokens() : lightTokens()), 0.5);
    }
}

TEST_F(Screens, RightToLeftThePanesChangeSidesAndTimeDoesNot) {
    const auto left = [&](const QWidget& widget) { return widget.mapTo(window_.get(), QPoint()).x(); };
    EXPECT_LT(left(window_->timeline()), left(window_->panel()));
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QTest::qWait(80);
    EXPECT_GT(left(window_->timeline()), left(window_->panel()));
    EXPECT_EQ(window_->timeline().layoutDirection(), Qt::LeftToRight);
    EXPECT_EQ(window_->lists().eventTable()->layoutDirection(), Qt::LeftToRight);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

} // namespace
} // namespace claimline::ui
