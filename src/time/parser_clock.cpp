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
    if (word.zone && at(i).allCapital) {
        e.zoned = true;
        e.zoneMinutes = word.zoneMinutes;
        e.zoneVague = word.zoneVague;
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

Parser::Index Parser::clock(Index i, E& e) const {
    // noon, midnight, 12 noon
    const Index word = plainNumber(i, 2) && at(i).value == 12 && entry(i + 1).noon >= 0 ? i + 1 : i;
    if (entry(word).noon >= 0) {
        e.hour = entry(word).noon;
        e.minute = 0;
        e.clockOnly = true;
        const Index zoned = zone(word + 1, e);
        return zoned != 0 ? zoned : word + 1;
    }
    E copy = e;
    bool marked = false; // something says that it is a clock
    Index next = hourMinute(i, copy);
    if (next != 0) {
        marked = mark(i + 1, ':');
    } else if (plainNumber(i, 4) && at(i).value % 100 < 60 && at(i).value <= 2400) { // 0100 GMT
        copy.hour = static_cast<int>(at(i).value / 100);
        copy.minute = static_cast<int>(at(i).value % 100);
        next = i + 1;
        const std::string_view unit = slice(text_, at(next).span);
        if (unit == "hours" || unit == "hrs" || unit == "h") {
            const bool after = before(i) == Glue::at || (glue(next + 1) == Glue::on) || entry(next + 1).zone;
            if (!after)
                return 0;
            marked = true;
            ++next;
        }
        const Index zoned = zone(next, copy);
        if (zoned == 0 && !marked)
            return 0;
        e = copy;
        e.clockOnly = true;
        return zoned != 0 ? zoned : next;
    } else if (plainNumber(i, 1) || plainNumber(i, 2)) {
        if (at(i).value > 24)
            return 0;
        copy.hour = static_cast<int>(at(i).value);
        copy.minute = -1;
        next = i + 1;
    } else if (entry(i).number >= 1 && entry(i).number <= 12) {
        copy.hour = entry(i).number;
        next = i + 1;
    } else {
        return 0;
    }
    if (const Index m = meridiem(next, copy)) {
        next = m;
        marked = true;
        if (copy.minute < 0)
            copy.minute = -1;
    } else if (slice(text_, at(next).span) == "o" && mark(next + 1, '\'') &&
               slice(text_, at(next + 2).span) == "clock") {
        next += 3;
        marked = true;
    } else if (glued(next) && (slice(text_, at(next).span) == "hrs" || slice(text_, at(next).span) == "h")) {
        ++next;
        marked = copy.minute >= 0;
    }
    const Index zoned = zone(next, copy);
    if (zoned != 0 && at(i).kind == Piece::Kind::number) {
        next = zoned;
        marked = true;
    }
    // "10:30 in the morning"
    if (glue(next) == Glue::in && glue(next + 1) == Glue::the && entry(next + 2).part != Part::none &&
        copy.hour <= 12 && !entry(next + 2).plural) {
        const Part part = entry(next + 2).part;
        copy.hour = copy.hour % 12 + (part == Part::morning ? 0 : 12);
        next += 3;
        marked = true;
    }
    if (!marked || copy.hour < 0)
        return 0;
    if (!glued(i) || i == 0 || (raw(i - 1).mark != ':' && raw(i - 1).mark != '.' && raw(i - 1).mark != '-')) {
        e = copy;
        e.clockOnly = true;
        return next;
    }
    if (raw(i - 1).mark == '-') { // the second half of a range
        e = copy;
        e.clockOnly = true;
        return next;
    }
    // behind "T" of an ISO date
    e = copy;
    e.clockOnly = true;
    return raw(i - 1).kind == Piece::Kind::word ? next : 0;
}

// "5 a.m. on Tuesday", "9:34 p.m., March 19", "noon Friday"
Parser::Index Parser::clockWithDate(Index i, E& e) {
    E time;
    const Index end = clock(i, time);
    if (end == 0)
        return 0;
    Index next = mark(end, ',') ? end + 1 : end;
    if (glue(next) == Glue::local && glue(next + 1) == Glue::time)
        next += 2;
    if (mark(next, '(')) { // "4 a.m. local time (0100 GMT) on Sunday"
        E twin;
        const Index inner = clock(next + 1, twin);
        if (inner != 0 && mark(inner, ')'))
            next = inner + 1;
    }
    const bool apart = glue(next) == Glue::on; // "11 a.m. on 11 November": two expressions, one point
    if (apart)
        ++next;
    E day;
    Index last = dateCore(next, day);
    if (last == 0)
        last = deictic(next, day);
    const bool isDay =
        last != 0 && (day.day != 0 || day.weekday != 0 || day.deicticDay || day.part != Part::none ||
                      (day.kind == E::Kind::deictic && day.unit == Unit::day));
    if (!isDay || day.hour >= 0) {
        e = time;
        return end;
    }
    if (next > end + 1 && !apart)
        last = 0;
    if (last == 0) {
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
    return apart ? end : last;
}

// "Nov. 19 at 03:25", "Tuesday, 4 a.m. local time"
Parser::Index Parser::dateWithClock(Index i, E& e) {
    E day;
    Index end = dateCore(i, day);
    if (end == 0)
        end = deictic(i, day);
    if (end == 0 || day.hour >= 0 ||
        (day.day == 0 && day.weekday == 0 && !day.deicticDay && day.part == Part::none && day.rule.empty()))
        return 0;
    Index next = mark(end, ',') ? end + 1 : end;
    const bool joined = glue(next) == Glue::at;
    if (joined)
        ++next;
    if (glue(next) == Glue::for_ || entry(next).hedge != Bound::none)
        next += entry(next).hedge != Bound::none ? 1 : 0;
    E time = day;
    time.hour = -1;
    const Index last = clock(next, time);
    if (last == 0)
        return 0;
    e = time;
    e.clockOnly = false;
    // "3:25 Tuesday afternoon" is what "Tuesday afternoon, 3:25" says as well
    if (e.part != Part::none && e.hour < 12 &&
        (e.part == Part::afternoon || e.part == Part::evening || (e.part == Part::night && e.hour >= 6)))
        e.hour += 12;
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

// "the night of November 19", "the early hours of Wednesday", "early in the morning of 29 April"
Parser::Index Parser::partOfDay(Index i, E& e) {
    Index next = i;
    bool early = false;
    bool late = false;
    const auto modifier = [&] {
        if (entry(next).mod == Mod::early || entry(next).mod == Mod::late) {
            early |= entry(next).mod == Mod::early;
            late |= entry(next).mod == Mod::late;
            ++next;
        }
    };
    modifier();
    if (next != i && (glue(next) == Glue::in || glue(next) == Glue::on))
        ++next;
    if (glue(next) == Glue::the)
        ++next;
    if (!early && !late)
        modifier();
    if (entry(next).mod == Mod::mid && mark(next + 1, '-'))
        next += 2;
    Part part = entry(next).part != Part::none ? entry(next).part : entry(next).alone;
    if (part != Part::none) {
        ++next;
        if (entry(next).unit == Unit::hour && entry(next).plural)
            ++next;
    } else if ((early || late) && entry(next).unit == Unit::hour && entry(next).plural) {
        part = early ? Part::morning : Part::night;
        ++next;
    } else {
        return 0;
    }
    if (glue(next) != Glue::of && glue(next) != Glue::on)
        return 0;
    const bool on = glue(next) == Glue::on;
    if (on && !(early && part == Part::morning) && entry(i).alone == Part::none &&
        entry(next - 1).part == Part::none)
        return 0;
    E day;
    Index last = fullDate(next + 1, day);
    if (last == 0)
        last = weekdayAlone(next + 1, day);
    if (last == 0)
        last = deictic(next + 1, day);
    if (last == 0 && glue(next + 1) == Glue::the)
        last = dayOnly(next + 1, day);
    if (last == 0 || day.kind == E::Kind::set ||
        (day.kind == E::Kind::deictic && !day.deicticDay && day.unit != Unit::day && day.weekday == 0))
        return 0;
    e = day;
    e.part = part;
    e.earlyPart = early;
    e.latePart = late;
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
    Index next = i;
    if (entry(i).mod == Mod::mid && glue(i + 1) == Glue::of)
        return 0;
    if (glue(next) != Glue::the ||
        (word != Glue::in && word != Glue::during && word != Glue::through && word != Glue::of &&
         word != Glue::by && word != Glue::on && word != Glue::until))
        return 0;
    ++next;
    const bool early = entry(next).mod == Mod::early;
    const bool late = entry(next).mod == Mod::late;
    if (early || late)
        ++next;
    Part part = entry(next).part;
    if (part != Part::none) {
        ++next;
        if (entry(next).unit == Unit::hour && entry(next).plural)
            ++next;
    } else if ((early || late) && entry(next).unit == Unit::hour && entry(next).plural) {
        part = early ? Part::morning : Part::night;
        ++next;
    } else {
        return 0;
    }
    if (at(next).kind == Piece::Kind::word && glue(next) == Glue::none &&
        entry(next).offset == Offset::none && !entry(next).time && entry(next).cue == Cue::none &&
        mark(next, '-'))
        return 0;
    e.kind = E::Kind::deictic;
    e.deixis = Deixis::plain;
    e.part = part;
    e.earlyPart = early;
    e.latePart = late;
    return next;
}

} // namespace claimline::time
