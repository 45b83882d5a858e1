#include "events/value_words.h"
#include "look/dates.h"
#include "look/translation.h"
#include "timeline/scale.h"

#include <QCoreApplication>
#include <QLocale>
#include <gtest/gtest.h>
#include <limits>

namespace claimline::ui {
namespace {

class LocalDates : public testing::Test {
protected:
    void speak(const char* language) {
        QLocale::setDefault(QLocale(QLatin1String(language)));
        if (auto made = TableTranslator::load(QLatin1String(language), &owner_))
            QCoreApplication::installTranslator(translator_ = *made);
    }
    ~LocalDates() override {
        if (translator_ != nullptr)
            QCoreApplication::removeTranslator(translator_);
        QLocale::setDefault(QLocale::c());
    }
    QObject owner_;
    QTranslator* translator_ = nullptr;
};

TEST_F(LocalDates, StayAsTheyAreInEnglish) {
    EXPECT_EQ(localDate("about Wed 8 Oct 2025, 02:00"), "about Wed 8 Oct 2025, 02:00");
}

TEST_F(LocalDates, AreGermanWithTheDayAsAnOrdinal) {
    speak("de");
    const QString october = QLocale().monthName(10, QLocale::ShortFormat);
    const QString wednesday = QLocale().dayName(3, QLocale::ShortFormat);
    EXPECT_EQ(localDate("about Wed 8 Oct 2025, 02:00"),
              QStringLiteral("etwa %1 8. %2 2025, 02:00").arg(wednesday, october));
    EXPECT_EQ(localDate("8–9 Oct 2025, between 20:00 and 08:00"),
              QStringLiteral("8.–9. %1 2025, zwischen 20:00 und 08:00").arg(october));
    EXPECT_EQ(localDate("November 2024"), "November 2024");
    EXPECT_EQ(localDate("until Wed 8 Oct 2025"), QStringLiteral("bis %1 8. %2 2025").arg(wednesday, october));
}

TEST_F(LocalDates, AreUkrainianWithNoEnglishWordLeft) {
    speak("uk");
    for (const char* english : {"about Wed 8 Oct 2025, about 02:00", "from Tue 3 Feb 2026 on", "March 2024",
                                "autumn 2024", "quarter 2 of 2024", "30 Nov – 2 Dec 2024, not sure"})
        for (const QChar c : localDate(QString::fromLatin1(english).replace("\xe2\x80\x93", "-")))
            EXPECT_FALSE(c.isLetter() && c.unicode() < 128) << localDate(english).toStdString();
}

TEST_F(LocalDates, NameTheTicksOfTheAxisToo) {
    const auto begin = static_cast<double>(parseEdtf("2025-10-01")->earliestStart);
    const TimeScale scale{{begin, begin + 40 * 86'400.0}, 900};
    const auto words = [&] {
        QString all;
        const AxisPlan plan = planAxis(scale);
        for (const auto* ticks : {&plan.upper, &plan.lower})
            for (const Tick& tick : *ticks)
                all += tick.name + tick.strong + QLatin1Char(' ');
        return all;
    };
    EXPECT_TRUE(words().contains(QLatin1String("October"))) << words().toStdString();
    speak("de");
    EXPECT_TRUE(words().contains(QLatin1String("Oktober"))) << words().toStdString();
    speak("uk");
    for (const QChar c : words())
        EXPECT_FALSE(c.isLetter() && c.unicode() < 128) << words().toStdString();
}

Answer figure(const char* words, Hedge hedge, double low, double high) {
    Answer answer;
    answer.kind = FacetKind::count;
    answer.value = words;
    answer.hedge = hedge;
    answer.low = low;
    answer.high = high;
    return answer;
}

TEST(ValueWords, SayAHedgeOnceByItsBadge) {
    constexpr double open = std::numeric_limits<double>::infinity();
    const auto of = [](const Answer& answer) { return valueWords(answer, Stance::asserts); };
    EXPECT_EQ(of(figure("at least 5", Hedge::atLeast, 5, open)).value, "5");
    EXPECT_EQ(of(figure("at least 110 km", Hedge::atLeast, 110, open)).value, "110 km");
    EXPECT_EQ(of(figure("2 or more", Hedge::vague, 2, open)).value, "2");
    EXPECT_EQ(of(figure("2 or more", Hedge::vague, 2, open)).badge, marks::Badge::atLeast);
    EXPECT_EQ(of(figure("dozens", Hedge::vague, 24, 60)).value, "dozens");
    EXPECT_EQ(of(figure("7", Hedge::exact, 7, 7)).badge, marks::Badge::none);
}

TEST(ValueWords, KeepTheHedgeOfWhatIsDenied) {
    const ValueWords words = valueWords(figure("at least 5", Hedge::atLeast, 5, 99), Stance::denies);
    EXPECT_EQ(words.badge, marks::Badge::denies);
    EXPECT_EQ(words.value, "at least 5");
}

} // namespace
} // namespace claimline::ui
