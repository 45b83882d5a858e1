// Durations and sets: what they amount to, and the stretch that some of them name.
#include "time/calendar.h"
#include "time/resolver.h"

#include <cmath>
#include <utility>
#include <vector>

namespace claimline::time {

namespace {

std::string amountText(double amount) {
    std::string text = std::to_string(amount);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    if (text.starts_with("0."))
        text.erase(0, 1);
    return text;
}

std::string period(Unit unit, double amount, bool vague) {
    std::string count = vague ? "X" : amountText(amount);
    switch (unit) {
    case Unit::second:
        return "PT" + count + "S";
    case Unit::minute:
        return "PT" + count + "M";
    case Unit::hour:
        return amount == 0.5 ? "PT30M" : "PT" + count + "H";
    case Unit::day:
        return amount == 0.5 ? "PT12H" : "P" + count + "D";
    case Unit::week:
        return "P" + count + "W";
    case Unit::fortnight:
        return "P" + (vague ? count : amountText(amount * 2)) + "W";
    case Unit::weekend:
        return "P" + count + "WE";
    case Unit::month:
        return "P" + count + "M";
    case Unit::quarter:
        return "P" + count + "Q";
    case Unit::year:
        return amount == 0.5 ? "P6M" : "P" + count + "Y";
    case Unit::decade:
        return "P" + count + "DE";
    case Unit::century:
        return "P" + count + "CE";
    default:
        return "P" + (vague ? std::string("X") : amountText(amount * 1000)) + "Y";
    }
}

// TIMEX2, which histories are annotated by, writes "daily" as any day, TIMEX3 as the period.
std::string asPeriod(const std::string& value) {
    static const std::vector<std::pair<std::string_view, std::string_view>> periods = {
        {"XXXX-XX-XX", "P1D"}, {"XXXX-WXX", "P1W"}, {"XXXX-XX", "P1M"}, {"XXXX-QX", "P1Q"}, {"XXXX", "P1Y"}};
    for (const auto& [any, period] : periods)
        if (value == any)
            return std::string(period);
    return value;
}

// The day that many units away; nothing for what is finer than days or has no number.
std::optional<Day> away(Day from, Unit unit, double amount, int sign) {
    if (amount <= 0 || amount > 5000)
        return std::nullopt;
    const int whole = static_cast<int>(std::lround(amount));
    switch (unit) {
    case Unit::day:
        return from + sign * whole;
    case Unit::week:
        return from + sign * static_cast<int>(std::lround(amount * 7));
    case Unit::fortnight:
        return from + sign * whole * 14;
    case Unit::month:
        return addMonths(from, sign * whole);
    case Unit::year:
        return addMonths(from, sign * static_cast<int>(std::lround(amount * 12)));
    case Unit::decade:
        return addMonths(from, sign * whole * 120);
    default:
        return std::nullopt;
    }
}

} // namespace

Timex Resolver::duration(const Expression& e) {
    Timex timex;
    timex.span = e.span;
    timex.type = TimexType::duration;
    timex.value = period(e.unit, e.amount, e.vague || e.amount == 0);
    const bool back = e.deixis == Deixis::past || e.deixis == Deixis::last || e.deixis == Deixis::previous ||
                      e.deixis == Deixis::recent;
    const bool forth =
        e.deixis == Deixis::next || e.deixis == Deixis::coming || e.deixis == Deixis::following;
    const auto day = anchors_.narrative ? previous_.asDay() : todayDay_;
    if ((back || forth) && day) { // "the past two years" ends today
        if (const auto other = away(*day, e.unit, e.amount, back ? -1 : 1)) {
            timex.when = back ? whenBetween(*other, *day) : whenBetween(*day, *other);
            timex.when.approximate = true;
            timex.anchor = anchors_.narrative ? TimeAnchor::previous : TimeAnchor::article;
            describe(timex, e);
        }
        timex.outlook = back ? Outlook::past : Outlook::planned;
    }
    if (e.reach != 0)
        reachBack(e, timex);
    if (e.nth != 0 && (e.hasYear() || e.month != 0)) { // "the first week of May": known to lie in it
        Expression inner = e;
        inner.kind = Expression::Kind::calendar;
        inner.unit = Unit::none;
        inner.nth = 0;
        if (const auto stamp = calendar(inner, {Outlook::past})) {
            timex.when = whenOf(*stamp, e.nth == 1 ? Mod::start : e.nth < 0 ? Mod::end : Mod::none);
            timex.anchor = used_;
            describe(timex, e);
            inner.afterPreposition = true;
            remember(inner, *stamp);
        }
    }
    return timex;
}

// "died on Saturday, a week after she was wounded": the wounding is a week before that Saturday. What stands
// in no sentence with a day counts from the article's, where it opens the text.
void Resolver::reachBack(const Expression& e, Timex& timex) const {
    constexpr std::uint32_t sameSentence = 70, opening = 200;
    const bool told = previous_.asDay() && e.span.begin - previousAt_ < sameSentence;
    const bool opens = todayDay_ && !anchors_.narrative && e.span.begin < opening && e.reach > 0;
    if (!told && !opens)
        return;
    const Day from = told ? *previous_.asDay() : *todayDay_;
    const auto day = e.unit >= Unit::day && e.unit <= Unit::month && !e.vague
                         ? away(from, e.unit, e.amount, -e.reach)
                         : std::nullopt;
    if (!day)
        return;
    timex.when = whenOfDay(*day);
    timex.when.approximate = e.unit != Unit::day || e.bound != Bound::none;
    if (timex.when.approximate)
        timex.when.edtf += "~";
    timex.anchor = told ? TimeAnchor::previous : TimeAnchor::article;
    timex.outlook = e.reach > 0 ? Outlook::past : timex.outlook;
    describe(timex, e);
    timex.when.confidence *= 0.8;
}

Timex Resolver::set(const Expression& e) const {
    Timex timex;
    timex.span = e.span;
    timex.type = TimexType::set;
    if (!e.value.empty()) {
        timex.value = anchors_.narrative ? e.value : asPeriod(e.value);
    } else if (e.weekday != 0) {
        Stamp stamp;
        stamp.weekday = e.weekday;
        stamp.part = e.part;
        timex.value = timexValue(stamp);
    } else if (e.month != 0) {
        timex.value = timexValue(Stamp::ofMonth(Stamp::noYear, e.month));
    } else if (e.unit == Unit::none && e.part == Part::none && e.season == Season::none) { // "each season"
        timex.value = "P1Y";
    } else if (e.part != Part::none || e.season != Season::none) {
        Stamp stamp;
        stamp.part = e.part;
        stamp.season = e.season;
        timex.value = timexValue(stamp);
    } else if (e.every && e.amount == 1 && e.unit >= Unit::day && anchors_.narrative) { // any of them
        Stamp stamp;
        stamp.grain = e.unit;
        timex.value = timexValue(stamp);
    } else {
        timex.value = period(e.unit, e.amount == 0 ? 1 : e.amount, e.vague);
    }
    return timex;
}

} // namespace claimline::time
