// Expression: what the words of a time expression say, before it is known what they are counted from.
#pragma once

#include "time/words.h"

#include <string>

namespace claimline::time {

struct Expression {
    enum class Kind : std::uint8_t {
        calendar,  // some of: year, month, day, weekday, season, quarter, half
        deictic,   // "last week", "that year", "the next day", "this morning", "last July"; also today,
                   // yesterday
        offset,    // "two days later", "a year ago"
        duration,  // "three days", "the past year"
        set,       // "every Friday"
        fixed,     // a value that needs nothing else: "PRESENT_REF"
        ordinalDay // "the 1,000th day of the war"
    };
    static constexpr int noYear = 100'000;

    Span span;
    std::uint32_t first = 0, last = 0; // pieces [first, last)
    std::uint32_t skip = 0; // pieces that a rule needs before the expression: "for |the time being"
    Kind kind = Kind::calendar;

    int year = noYear; // astronomical: 1 BC is 0
    std::uint8_t month = 0, day = 0, weekday = 0;
    std::uint8_t quarter = 0, half = 0;
    Season season = Season::none;
    Unit unit = Unit::none; // of deictic, offset and duration; decade and century of calendar
    Deixis deixis = Deixis::none;
    Offset offset = Offset::none;
    int dayShift = 0;        // of "yesterday"
    bool deicticDay = false; // "today", "yesterday", "tomorrow"
    bool holiday = false;    // year is to be found as for a day of a month
    int nth = 0;             // "the first week of May", "the 1,000th day"
    std::string rule;        // "easter", "11-4-4": a day that moves

    double amount = 0;     // of offset and duration; 0: vague ("several", "days")
    double amountHigh = 0; // "two or three"
    bool vague = false;

    Part part = Part::none;
    int hour = -1, minute = -1;
    bool zoned = false;
    int zoneMinutes = 0;
    bool zoneVague = false;
    bool zoneByTwin = false; // from "(0100 GMT)" beside it: the bounds know it, the words do not say it
    bool clockOnly = false;  // a time of day without a day
    bool earlyPart = false;  // "early hours", "late Tuesday" of a day
    bool latePart = false;

    Mod mod = Mod::none;
    Bound bound = Bound::none;
    bool afterPreposition = false; // "in 1940", not "the 1940 campaign"
    bool inBrackets = false;
    bool heading = false;    // stands alone in its line, or opens it before a colon
    bool aside = false;      // of another time than what is told before and after it
    bool afterUntil = false; // "until", "by": an end that may lie ahead
    bool afterSince = false;
    bool shortYear = false; // "'99": its century is to be found
    bool weekend = false;
    bool the = false;      // begins with "the": "the next day" counts from the day before it, "next day" too
    bool rangeEnd = false; // second half of a range: counts from the first

    bool fiscal = false;     // "fiscal 1990"
    bool samePeriod = false; // "the year-earlier quarter": as long as the period told of before
    int reach = 0;           // 1: "two days after he fell", -1: before
    bool afterTo = false;    // the end of a range: "through Friday"

    bool every = false; // of set: "every day", not "a day"

    std::string type; // TIMEX3 type and value, of fixed and set
    std::string value;

    bool hasYear() const { return year != noYear; }
};

} // namespace claimline::time
