// Every pattern over the edges of days, months and years, against a resolver that only steps from day to day.
#include "finder.h"

#include <array>
#include <cstdio>
#include <functional>

namespace claimline::time {
namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string iso(Day day) {
    return whenOfDay(day).edtf;
}

// From 2019 to 2024: a leap day twice, weeks 53 and 1 over the turn of years.
std::vector<Day> anchors() {
    std::vector<Day> days;
    for (Day day = *Day::of(2020, 1, 1); day < *Day::of(2024, 3, 10); day = day + 1)
        days.push_back(day);
    return days;
}

class Sweep : public ::testing::Test {
protected:
    // One text with one expression.
    void expect(const std::string& text, const When& published, const std::string& value) {
        ++pairs_;
        const auto found = finder().find(text, {}, published);
        if (found.size() == 1 && found[0].value == value)
            return;
        if (++failures_ > 10)
            return;
        ADD_FAILURE() << text << " told on " << published.edtf << ": expected " << value << ", got "
                      << (found.empty() ? "nothing" : found[0].value)
                      << (found.size() > 1 ? " and more" : "");
    }

    // The sweeps together hold more than 200,000 pairs; each says its share.
    void holds(int pairs) {
        EXPECT_EQ(failures_, 0);
        EXPECT_GE(pairs_, pairs);
    }

    static Day step(Day from, int direction, bool mayStay, const std::function<bool(Day)>& fits) {
        Day day = mayStay ? from : from + direction;
        while (!fits(day))
            day = day + direction;
        return day;
    }

    int failures_ = 0;
    int pairs_ = 0;
};

TEST_F(Sweep, WrittenDaysInEveryForm) {
    for (const int year : {1000, 1899, 1900, 1999, 2000, 2023, 2024, 2199})
        for (Day day = *Day::of(year, 1, 1); day.year() == year; day = day + 1) {
            const std::string month = months[day.month() - 1];
            const std::string d = std::to_string(day.dayOfMonth());
            const std::string y = std::to_string(year);
            const std::string w = weekdays[day.weekday() - 1];
            expect("It fell on " + month + " " + d + ", " + y + ".", {}, iso(day));
            expect("It fell on " + d + " " + month + " " + y + ".", {}, iso(day));
            expect("It fell on " + w + ", " + d + " " + month + " " + y + ".", {}, iso(day));
            expect("It fell on " + w + ", " + month.substr(0, 3) + (month == "May" ? "" : ".") + " " + d +
                       ", " + y + ".",
                   {}, iso(day));
            expect("It fell on " + iso(day) + ".", {}, iso(day));
        }
    holds(14'000);
}

TEST_F(Sweep, DaysWithoutAYearLieBehindOrAheadAsTheVerbSays) {
    const auto all = anchors();
    for (std::size_t i = 0; i < all.size(); i += 37)
        for (Day day = *Day::of(2024, 1, 1); day.year() == 2024; day = day + 1) {
            const auto same = [&](Day other) {
                return other.month() == day.month() && other.dayOfMonth() == day.dayOfMonth();
            };
            const std::string text =
                std::string(months[day.month() - 1]) + " " + std::to_string(day.dayOfMonth()) + ".";
            expect("It was burned on " + text, whenOfDay(all[i]), iso(step(all[i], -1, true, same)));
            expect("It will burn on " + text, whenOfDay(all[i]), iso(step(all[i], 1, true, same)));
        }
    holds(30'000);
}

TEST_F(Sweep, Weekdays) {
    for (const Day today : anchors())
        for (unsigned w = 1; w <= 7; ++w) {
            const When published = whenOfDay(today);
            const std::string name = weekdays[w - 1];
            const auto fits = [&](Day day) { return day.weekday() == w; };
            expect("It was burned on " + name + ".", published, iso(step(today, -1, true, fits)));
            expect("It will burn on " + name + ".", published, iso(step(today, 1, true, fits)));
            expect("It was burned last " + name + ".", published, iso(step(today, -1, false, fits)));
            expect("It will burn next " + name + ".", published, iso(step(today, 1, false, fits)));
        }
    holds(42'000);
}

TEST_F(Sweep, MonthsWithoutAYear) {
    for (const Day today : anchors())
        for (unsigned m = 1; m <= 12; ++m) {
            const auto fits = [&](Day day) { return day.month() == m; };
            const std::string name = months[m - 1];
            expect("It was burned in " + name + ".", whenOfDay(today),
                   iso(step(today, -1, true, fits)).substr(0, 7));
            expect("It will burn in " + name + ".", whenOfDay(today),
                   iso(step(today, 1, true, fits)).substr(0, 7));
        }
    holds(36'000);
}

// The ISO week by its definition: week 1 holds the year's first Thursday.
std::string weekOf(Day day) {
    while (day.weekday() != 4)
        day = day.weekday() < 4 ? day + 1 : day - 1;
    int number = 1;
    for (Day other = day - 7; other.year() == day.year(); other = other - 7)
        ++number;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-W%02d", day.year(), number);
    return text.data();
}

std::string monthAway(Day day, int count) {
    Day at = *Day::of(day.year(), day.month(), 15);
    for (; count > 0; --count)
        at = *Day::of((at + 25).year(), (at + 25).month(), 15);
    for (; count < 0; ++count)
        at = *Day::of((at - 25).year(), (at - 25).month(), 15);
    return iso(at).substr(0, 7);
}

TEST_F(Sweep, UnitsBesideTheArticlesDay) {
    for (const Day today : anchors()) {
        const When published = whenOfDay(today);
        expect("It burned yesterday.", published, iso(today - 1));
        expect("It burned today.", published, iso(today));
        expect("It will burn tomorrow.", published, iso(today + 1));
        expect("It burned last week.", published, weekOf(today - 7));
        expect("It burned this week.", published, weekOf(today));
        expect("It will burn next week.", published, weekOf(today + 7));
        expect("It burned last month.", published, monthAway(today, -1));
        expect("It will burn next month.", published, monthAway(today, 1));
        expect("It burned last year.", published, std::to_string(today.year() - 1));
        expect("It will burn next year.", published, std::to_string(today.year() + 1));
        expect("It burned this quarter.", published,
               std::to_string(today.year()) + "-Q" + std::to_string((today.month() + 2) / 3));
    }
    holds(16'000);
}

TEST_F(Sweep, AmountsAgoAndAhead) {
    for (const Day today : anchors())
        for (const int n : {1, 2, 3, 5, 10, 12, 31, 100}) {
            const When published = whenOfDay(today);
            const std::string count = std::to_string(n);
            expect("It burned " + count + " days ago.", published, iso(today - n));
            expect("It will burn " + count + " days from now.", published, iso(today + n));
            expect("It burned " + count + " weeks ago.", published, weekOf(today - 7 * n));
            expect("It will burn " + count + " weeks from now.", published, weekOf(today + 7 * n));
            expect("It burned " + count + " months ago.", published, monthAway(today, -n));
            expect("It will burn " + count + " months from now.", published, monthAway(today, n));
            expect("It burned " + count + " years ago.", published, std::to_string(today.year() - n));
        }
    holds(85'000);
}

TEST_F(Sweep, DaysCountedFromTheDayBefore) {
    for (const Day day : anchors()) {
        const std::string first = "It fell on " + iso(day) + "; ";
        const auto second = [&](const std::string& rest, const std::string& value) {
            ++pairs_;
            const auto found = finder().find(first + rest, {}, whenOfDay(*Day::of(2024, 6, 1)));
            if (found.size() != 2 || found[1].value != value)
                ++failures_, ADD_FAILURE() << first << rest << " expected " << value;
        };
        second("the next day it rose.", iso(day + 1));
        second("three days later it rose.", iso(day + 3));
        second("the day before, it rose.", iso(day - 1));
        if (failures_ > 10)
            return;
    }
    holds(4'500);
}

TEST_F(Sweep, MinutesOfTheDay) {
    const When published = givenDate("2024-11-20");
    for (int hour = 0; hour < 24; ++hour)
        for (int minute = 0; minute < 60; ++minute) {
            std::array<char, 8> text{};
            std::snprintf(text.data(), text.size(), "%02d:%02d", hour, minute);
            expect(std::string("It fell at ") + text.data() + ".", published,
                   std::string("2024-11-20T") + text.data());
            expect(std::string("It fell on Nov. 19 at ") + text.data() + ".", published,
                   std::string("2024-11-19T") + text.data());
            const int twelve = hour % 12 == 0 ? 12 : hour % 12;
            std::array<char, 16> spoken{};
            std::snprintf(spoken.data(), spoken.size(), "%d:%02d %s", twelve, minute,
                          hour < 12 ? "a.m." : "p.m.");
            expect(std::string("It fell at ") + spoken.data() + " Tuesday.", published,
                   std::string("2024-11-19T") + text.data());
        }
    holds(4'300);
}

TEST_F(Sweep, ClocksBesideAWeekday) {
    for (const Day today : anchors())
        for (unsigned w = 1; w <= 7; ++w) {
            const When published = whenOfDay(today);
            const std::string name = weekdays[w - 1];
            const Day day = step(today, -1, true, [&](Day other) { return other.weekday() == w; });
            expect("It was burned about 9 p.m. " + name + ".", published, iso(day) + "T21:00");
            expect("It was burned around 12:30 " + name + " morning.", published, iso(day) + "T00:30");
            expect("It was burned in the early morning hours " + name + ".", published, iso(day) + "TMO");
        }
    holds(30'000);
}

TEST_F(Sweep, QuartersAndHalvesOfSomeYear) {
    constexpr std::array ordinals{"first", "second", "third", "fourth"};
    for (const Day today : anchors()) {
        const When published = whenOfDay(today);
        const auto quarterOf = [](Day day) { return static_cast<int>(day.month() + 2) / 3; };
        const std::string before = std::to_string(today.year() - 1);
        for (int q = 1; q <= 4; ++q) {
            const Day day = step(today, -1, true, [&](Day other) { return quarterOf(other) == q; });
            const std::string name =
                std::string("the ") + ordinals[static_cast<std::size_t>(q - 1)] + " quarter";
            const std::string number = "-Q" + std::to_string(q);
            expect("Profits were lower in " + name + ".", published, std::to_string(day.year()) + number);
            expect("Profits were lower in " + name + " of 1998.", published, "1998" + number);
            expect("Profits were lower in " + name + " last year.", published, before + number);
        }
        expect("Profits were lower in the second half of last year.", published, before + "-H2");
    }
    holds(19'000);
}

} // namespace
} // namespace claimline::time
