// Times of day: clocks, zones, parts of the day, alone and with a date.
#include "time/parser.h"

namespace claimline::time {

// "am", "a.m.", "PM"
Parser::Index Parser::meridiem(Index i, E& e) const {
    const std::string_view text = slice(text_, at(i).span);
    if (at(i).kind != Piece::Kind::word)
        return 0;
    const char first = static_cast<char>(text[0] | 0x20);
    if (first != 'a' && first != 'p')
        return 0;
    Index next = 0;
    if (text.size() == 2 && (text[1] | 0x20) == 'm')
        next = i + 1;
    else if (text.size() == 1 && mark(i + 1, '.') && glued(i + 1) && at(i + 2).span.size() == 1 &&
             (text_[at(i + 2).span.begin] | 0x20) == 'm' && glued(i + 2))
        next = mark(i + 3, '.') && glued(i + 3) ? i + 4 : i + 3;
    if (next == 0 || e.hour > 12)
        return 0;
    e.hour = e.hour % 12 + (first == 'p' ? 12 : 0);
    return next;
}

// "GMT", "UTC", "EST", "local time", "Z", "+02:00"
Parser::Index Parser::zone(Index i, E& e) const {
    const Entry& word = entry(i);
    if (mark(i, '(')) { // "6:40 p.m. (GMT +8)"
        E inner = e;
        const Index next = entry(i + 1).zone ? zone(i + 1, inner) : 0;
        if (next == 0 || !mark(next, ')'))
            return 0;
        e = inner;
        return next + 1;
    }
    if (word.zone && at(i).allCapital) {
        e.zoned = true;
        e.zoneMinutes = word.zoneMinutes;
        e.zoneVague = word.zoneVague;
        const bool offset = (mark(i + 1, '+') || mark(i + 1, '-')) && glued(i + 2) && at(i + 2).value <= 14 &&
                            (plainNumber(i + 2, 1) || plainNumber(i + 2, 2));
        if (offset && word.zoneMinutes == 0) { // "GMT+8"
            e.zoneMinutes = static_cast<int>(at(i + 2).value) * (mark(i + 1, '-') ? -60 : 60);
            return i + 3;
        }
        return glue(i + 1) == Glue::time ? i + 2 : i + 1;
    }
    if (at(i).kind == Piece::Kind::word && slice(text_, at(i).span) == "Z" && glued(i)) {
        e.zoned = true;
        return i + 1;
    }
    const bool iso =
        i >= 4 && raw(i - 4).kind == Piece::Kind::word && raw(i - 4).span.size() == 1; // T04:00+02:00
    if ((mark(i, '+') || (mark(i, '-') && iso)) && glued(i) && plainNumber(i + 1, 2) && glued(i + 1) &&
        mark(i + 2, ':') && plainNumber(i + 3, 2) && glued(i + 3)) {
        e.zoned = true;
        e.zoneMinutes = static_cast<int>(at(i + 1).value * 60 + at(i + 3).value) * (mark(i, '-') ? -1 : 1);
        return i + 4;
    }
    return 0;
}

Parser::Index Parser::hourMinute(Index i, E& e) const {
    const Piece& hour = at(i);
    if (hour.kind != Piece::Kind::number || hour.comma || hour.digits > 2 || hour.value > 24)
        return 0;
    if ((mark(i + 1, ':') || mark(i + 1, '.')) && glued(i + 1) && plainNumber(i + 2, 2) && glued(i + 2) &&
        at(i + 2).value < 60 && !hour.decimal) {
        if (mark(i + 1, '.') && mark(i + 3, '.') && glued(i + 3) && at(i + 4).kind == Piece::Kind::number)
            return 0;
        e.hour = static_cast<int>(hour.value);
        e.minute = static_cast<int>(at(i + 2).value);
        Index next = i + 3;
        if (mark(next, ':') && glued(next) && plainNumber(next + 1, 2) && glued(next + 1))
            next += 2;
        return next;
    }
    return 0;
}

// "noon", "12 noon", "midnight GMT"
Parser::Index Parser::noonWord(Index i, E& e) const {
    const Index word = plainNumber(i, 2) && at(i).value == 12 && entry(i + 1).noon >= 0 ? i + 1 : i;
    if (entry(word).noon < 0)
        return 0;
    e.hour = entry(word).noon;
    e.minute = 0;
    const Index zoned = zone(word + 1, e);
    return zoned != 0 ? zoned : word + 1;
}

// "0100 GMT", "1900 hours": four figures are a clock only with a zone or a word that says so.
Parser::Index Parser::fourFigures(Index i, E& e) const {
    if (!plainNumber(i, 4) || at(i).value % 100 >= 60 || at(i).value > 2400)
        return 0;
    e.hour = static_cast<int>(at(i).value / 100);
    e.minute = static_cast<int>(at(i).value % 100);
    Index next = i + 1;
    const std::string_view unit = slice(text_, at(next).span);
    const bool marked = unit == "hours" || unit == "hrs" || unit == "h";
    if (marked) {
        if (before(i) != Glue::at && glue(next + 1) != Glue::on && !entry(next + 1).zone)
            return 0;
        ++next;
    }
    const Index zoned = zone(next, e);
    return zoned != 0 ? zoned : marked ? next : 0;
}

// The hour as it is spoken, without what says that it is a clock; `marked` where the form alone says it.
Parser::Index Parser::spokenHour(Index i, E& e, bool& marked) const {
    if (const Index next = hourMinute(i, e)) {
        marked = mark(i + 1, ':');
        return next;
    }
    const bool figures = (plainNumber(i, 1) || plainNumber(i, 2)) && at(i).value <= 24;
    const bool word = entry(i).number >= 1 && entry(i).number <= 12;
    if (!figures && !word)
        return 0;
    e.hour = figures ? static_cast<int>(at(i).value) : entry(i).number;
    return i + 1;
}

// "p.m.", "o'clock", "hrs", a zone, "in the morning" behind an hour; `marked` where there is one.
Parser::Index Parser::clockMarks(Index i, Index next, E& e, bool& marked) const {
    if (const Index m = meridiem(next, e)) {
        next = m;
        marked = true;
    } else if (slice(text_, at(next).span) == "o" && mark(next + 1, '\'') &&
               slice(text_, at(next + 2).span) == "clock") {
        next += 3;
        marked = true;
    } else if (glued(next) && (slice(text_, at(next).span) == "hrs" || slice(text_, at(next).span) == "h")) {
        ++next;
        marked = e.minute >= 0;
    }
    if (const Index zoned = zone(next, e); zoned != 0 && at(i).kind == Piece::Kind::number) {
        next = zoned;
        marked = true;
    }
    const Part part = entry(next + 2).part;
    if (glue(next) == Glue::in && glue(next + 1) == Glue::the && part != Part::none && e.hour <= 12 &&
        !entry(next + 2).plural) {
        e.part = part;
        applyPart(e);
        e.part = Part::none;
        next += 3;
        marked = true;
    }
    return next;
}

// "3:25 Tuesday afternoon": the hour is of that part of the day.
void Parser::applyPart(E& e) {
    const bool late =
        e.part == Part::afternoon || e.part == Part::evening || (e.part == Part::night && e.hour >= 5);
    if (e.hour == 12 && e.part == Part::morning)
        e.hour = 0;
    else if (e.hour == 12 && e.part == Part::night)
        e.hour = 24;
    else if (late && e.hour >= 0 && e.hour < 12)
        e.hour += 12;
}

Parser::Index Parser::clock(Index i, E& e) const {
    for (const auto rule : {&Parser::noonWord, &Parser::fourFigures}) {
        E copy = e;
        if (const Index next = (this->*rule)(i, copy)) {
            e = copy;
            e.clockOnly = true;
            return next;
        }
    }
    E copy = e;
    bool marked = false;
    Index next = spokenHour(i, copy, marked);
    if (next == 0)
        return 0;
    next = clockMarks(i, next, copy, marked);
    // "5:30 Sunday night", "about 5 Sunday night": day and part together leave no doubt
    if (!marked && entry(next).weekday != 0 && !entry(next).weekdayShort && at(next).capital) {
        const Entry& part = entry(next + 1);
        marked = part.part != Part::none && !part.plural && copy.hour >= 1 && copy.hour <= 12;
    }
    if (!marked)
        return 0;
    const char previous = glued(i) && i > 0 ? raw(i - 1).mark : 0;
    if (previous == ':' || previous == '.')
        return 0; // the tail of a longer number
    const bool inside = glued(i) && i > 0 && previous == 0 && raw(i - 1).kind != Piece::Kind::word;
    if (inside)
        return 0;
    e = copy;
    e.clockOnly = true;
    return next;
}

// The day that follows a clock: "Tuesday", "March 19", "last night", "today".
Parser::Index Parser::dayOfClock(Index i, E& day) {
    Index last = dateCore(i, day);
    if (last == 0)
        last = deictic(i, day);
    const bool isDay = last != 0 && day.hour < 0 &&
                       (day.day != 0 || day.weekday != 0 || day.deicticDay || day.part != Part::none ||
                        day.holiday || (day.kind == E::Kind::deictic && day.unit == Unit::day));
    if (!isDay)
        return 0;
    const Index part = day.part == Part::none ? partAfterDay(last, day) : 0;
    return part != 0 ? part : last;
}

// "5 a.m. on Tuesday", "9:34 p.m., March 19", "noon Friday", "3 p.m. Sunday afternoon"
Parser::Index Parser::clockWithDate(Index i, E& e) {
    E time;
    const Index end = clock(i, time);
    if (end == 0)
        return 0;
    Index next = comma(end);
    if (glue(next) == Glue::local && glue(next + 1) == Glue::time)
        next += 2;
    if (mark(next, '(')) { // "4 a.m. local time (0100 GMT) on Sunday"
        E twin;
        const Index inner = clock(next + 1, twin);
        if (inner != 0 && mark(inner, ')'))
            next = inner + 1;
    }
    next = comma(next);
    const bool apart = glue(next) == Glue::on; // "11 a.m. on 11 November": two expressions, one point
    if (apart)
        ++next;
    E day;
    Index last = dayOfClock(next, day);
    if (last == 0 || (next > end + 1 && !apart)) {
        e = time;
        return end;
    }
    e = day;
    e.hour = time.hour;
    e.minute = time.minute;
    if (time.zoned) {
        e.zoned = true;
        e.zoneMinutes = time.zoneMinutes;
        e.zoneVague = time.zoneVague;
    } else if (const Index zoned = apart ? 0 : zone(last, e)) {
        last = zoned;
    }
    applyPart(e);
    return apart ? end : last;
}

// "Nov. 19 at 03:25", "Tuesday, 4 a.m. local time", "Tuesday night around 11:30"
Parser::Index Parser::dateWithClock(Index i, E& e) {
    E day;
    Index end = dateCore(i, day);
    if (end == 0)
        end = deictic(i, day);
    if (end == 0 || day.hour >= 0 ||
        (day.day == 0 && day.weekday == 0 && !day.deicticDay && day.part == Part::none && day.rule.empty()))
        return 0;
    if (day.part == Part::none)
        if (const Index part = partAfterDay(end, day))
            end = part;
    Index next = comma(end);
    if (glue(next) == Glue::at)
        ++next;
    if (entry(next).hedge != Bound::none)
        ++next;
    E time = day;
    time.hour = -1;
    Index last = clock(next, time);
    if (last == 0 && day.part != Part::none) { // "Tuesday night at 11:30" needs no mark
        bool marked = false;
        time = day;
        last = spokenHour(next, time, marked);
        if (time.minute < 0 || time.hour > 12)
            last = 0;
    }
    if (last == 0)
        return 0;
    e = time;
    e.clockOnly = false;
    applyPart(e);
    return last;
}

// "morning", "night", "afternoon" behind a day: "Tuesday night", "November 19 evening"
Parser::Index Parser::partAfterDay(Index i, E& e) const {
    Index next = i;
    const bool early = entry(next).mod == Mod::early;
    const bool late = entry(next).mod == Mod::late;
    if (early || late)
        ++next;
    const Part part = entry(next).part != Part::none ? entry(next).part : entry(next).alone;
    if (part == Part::none || entry(next).plural)
        return 0;
    e.part = part;
    e.earlyPart |= early;
    e.latePart |= late;
    return next + 1;
}

// "evening", "late evening hours", "early hours", "mid-morning", "overnight"
Parser::Index Parser::partWords(Index i, E& e) const {
    const auto modifier = [&] {
        if (entry(i).mod != Mod::early && entry(i).mod != Mod::late)
            return;
        (entry(i).mod == Mod::early ? e.earlyPart : e.latePart) = true;
        ++i;
    };
    modifier();
    if ((e.earlyPart || e.latePart) && (glue(i) == Glue::in || glue(i) == Glue::on))
        ++i; // "early in the morning"
    if (glue(i) == Glue::the)
        ++i;
    if (!e.earlyPart && !e.latePart)
        modifier();
    if (entry(i).mod == Mod::mid && mark(i + 1, '-'))
        i += 2;
    const bool hours = entry(i).unit == Unit::hour && entry(i).plural;
    if (hours && (e.earlyPart || e.latePart)) {
        e.part = e.earlyPart ? Part::morning : Part::night;
        return i + 1;
    }
    e.part = entry(i).part != Part::none ? entry(i).part : entry(i).alone;
    if (e.part == Part::none)
        return 0;
    return entry(i + 1).unit == Unit::hour && entry(i + 1).plural ? i + 2 : i + 1;
}

// "the night of November 19", "the early hours of Wednesday", "early in the morning of 29 April", "the early
// morning hours Sunday"
Parser::Index Parser::partOfDay(Index i, E& e) {
    E words;
    const Index next = partWords(i, words);
    if (next == 0)
        return 0;
    const bool of = glue(next) == Glue::of;
    const bool on = glue(next) == Glue::on;
    const bool named = entry(next).weekday != 0 && !entry(next).weekdayShort && at(next).capital;
    if (!of && !on && !named)
        return 0;
    // "midday Friday", but not "a morning Tuesday"
    const bool single =
        next == i + 1 && entry(i).part != Part::none && (entry(i).partUnit || entry(i).plural);
    if (named && single)
        return 0; // "a morning Tuesday": no
    if (on && !(words.earlyPart && words.part == Part::morning) && entry(i).alone == Part::none &&
        entry(next - 1).part == Part::none)
        return 0;
    const Index at = named ? next : next + 1;
    E day;
    Index last = fullDate(at, day);
    if (last == 0)
        last = weekdayAlone(at, day);
    if (last == 0)
        last = deictic(at, day);
    if (last == 0 && glue(at) == Glue::the)
        last = dayOnly(at, day);
    if (last == 0 || day.kind == E::Kind::set ||
        (day.kind == E::Kind::deictic && !day.deicticDay && day.unit != Unit::day && day.weekday == 0))
        return 0;
    e = day;
    e.part = words.part;
    e.earlyPart = words.earlyPart;
    e.latePart = words.latePart;
    return last;
}

// "overnight", "at night", "in the morning", "during the night", "the early hours"
Parser::Index Parser::partAlone(Index i, E& e) {
    if (entry(i).alone != Part::none) {
        e.kind = E::Kind::deictic;
        e.deixis = Deixis::plain;
        e.part = entry(i).alone;
        e.earlyPart = true;
        e.value = "overnight";
        return i + 1;
    }
    const Glue word = before(i);
    if (entry(i).part == Part::night && word == Glue::at) {
        e.kind = E::Kind::set;
        e.type = "TIME";
        e.value = "XXXX-XX-XXTNI";
        return i + 1;
    }
    if (glue(i) != Glue::the ||
        (word != Glue::in && word != Glue::during && word != Glue::through && word != Glue::of &&
         word != Glue::by && word != Glue::on && word != Glue::until))
        return 0;
    const Index next = partWords(i + 1, e);
    if (next == 0 || e.part == Part::none || (mark(next, '-') && glued(next)))
        return 0;
    e.kind = E::Kind::deictic;
    e.deixis = Deixis::plain;
    return next;
}

} // namespace claimline::time
