// Evidence of the time at large: days counted from a beginning, terms of office, years, notices, the address.
#include "time/article_date_weighing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace claimline::time {

// "war began in February 2022", "since the invasion of 24 February 2022"
std::optional<std::pair<Day, Day>> Weighing::statedBeginning(Span& where) const {
    for (const Dated& d : dated_) {
        if (d.e.kind != Kind::calendar || !d.e.hasYear() || d.e.unit != Unit::none)
            continue;
        const auto from = d.e.span.begin > 70 ? d.e.span.begin - 70 : 0;
        const std::string_view before = text_.substr(from, d.e.span.begin - from);
        bool begins = false;
        for (const std::string_view word : {"began", "begun", "started", "launched", "invaded", "invasion",
                                            "broke out", "outbreak", "erupted", "beginning"})
            begins |= before.find(word) != std::string_view::npos;
        if (!begins)
            continue;
        where = d.e.span;
        if (d.e.day != 0) {
            const auto day = Day::of(d.e.year, d.e.month, d.e.day);
            return day ? std::optional(std::pair(*day, *day + 1)) : std::nullopt;
        }
        const unsigned first = d.e.month != 0 ? d.e.month : 1;
        const unsigned last = d.e.month != 0 ? d.e.month : 12;
        const auto begin = Day::of(d.e.year, first, 1);
        const auto end = Day::of(d.e.year, last, daysIn(d.e.year, last));
        return begin && end ? std::optional(std::pair(*begin, *end + 1)) : std::nullopt;
    }
    return std::nullopt;
}

// The day number that the text gives: 1000 of "1,000 days of war", "the 1,000th day".
int Weighing::dayCount(const Expression& e) const {
    if (e.kind == Kind::ordinalDay)
        return e.nth >= 20 ? e.nth : 0;
    if (e.kind != Kind::duration || e.unit != Unit::day || e.vague || e.amount < 20 || e.amount > 20'000 ||
        e.deixis != Deixis::none)
        return 0;
    const std::string_view after = text_.substr(e.span.end, 30);
    const auto from = e.span.begin > 50 ? e.span.begin - 50 : 0;
    const std::string_view before = text_.substr(from, e.span.begin - from);
    for (const std::string_view word :
         {" of war", " of the war", " of terror", " of fighting", " of conflict", " of the conflict",
          " since", " after", " into", " mark", "-day mark", " of Russia", " of its", " of captivity",
          " of protest", " on,", " of full-scale"})
        if (after.starts_with(word))
            return static_cast<int>(e.amount);
    for (const std::string_view word : {"milestone", "marks", "marking", "marked", "reache"})
        if (before.find(word) != std::string_view::npos)
            return static_cast<int>(e.amount);
    return 0;
}

void Weighing::ordinalDays() {
    Span where;
    const auto statedBegin = statedBeginning(where);
    int count = 0;
    Span span;
    for (const Dated& d : dated_)
        if (const int n = dayCount(d.e); n != 0 && (count == 0 || d.e.kind == Kind::ordinalDay)) {
            count = n;
            span = d.e.span;
        }
    if (count == 0)
        return anniversary();
    const Beginning* known = world_.beginning(text_, pieces_, span);
    std::pair<Day, Day> begin;
    std::string from;
    if (known != nullptr &&
        (!statedBegin || (known->day >= statedBegin->first && known->day < statedBegin->second))) {
        begin = {known->day, known->day + 1};
        from = known->name + " (" + whenOfDay(known->day).edtf + ")";
    } else if (statedBegin && statedBegin->second - statedBegin->first <= 31) {
        begin = *statedBegin;
        from = quoted(text_, where);
    } else {
        return;
    }
    // The nth day is the first plus n - 1; others say n days after the first. Articles stand on it or
    // beside it.
    const Day first = begin.first + count - 1;
    const Day end = begin.second + count - 1;
    weights_.multiply([&](Day day) {
        const int off = day < first ? first - day : day >= end ? day - end + 1 : 0;
        static constexpr std::array<double, 5> near{1, 0.35, 0.12, 0.06, 0.04};
        return off < 5 ? near[static_cast<std::size_t>(off)] : off < 40 ? 0.003 : 0.00003;
    });
    informed_ = true;
    say(quoted(text_, span) + " counted from " + from + " leads to " +
        (end - first > 1 ? whenBetween(first, end - 1).edtf : whenOfDay(first).edtf));
}

// "the second anniversary of the invasion"
void Weighing::anniversary() {
    for (std::uint32_t i = 1; i + 1 < pieces_.size(); ++i) {
        if (pieces_[i].entry == nullptr || pieces_[i].entry->glue != Glue::anniversary || pieces_[i].newline)
            continue;
        const Piece& number = pieces_[i - 1];
        int nth = number.ordinal            ? static_cast<int>(number.value)
                  : number.entry != nullptr ? number.entry->ordinal
                                            : 0;
        if (nth == 0 && i >= 2 && number.entry != nullptr && number.entry->unit == Unit::year)
            nth = pieces_[i - 2].entry != nullptr ? pieces_[i - 2].entry->ordinal : 0;
        const Beginning* known = nth > 0 ? world_.beginning(text_, pieces_, pieces_[i].span) : nullptr;
        if (known == nullptr)
            continue;
        const Day day = addMonths(known->day, 12 * nth);
        weights_.multiply([&](Day other) {
            const int off = std::abs(other - day);
            return off == 0 ? 1.0 : off <= 2 ? 0.4 : off <= 7 ? 0.1 : off <= 31 ? 0.03 : 0.0005;
        });
        informed_ = true;
        say(quoted(text_, hull(number.span, pieces_[i].span)) + " of " + known->name + " falls on " +
            whenOfDay(day).edtf);
        return;
    }
}

void Weighing::offices() {
    int used = 0;
    for (const OfficeEvidence& evidence : world_.offices(text_, pieces_)) {
        if (besideYear(evidence.span) || used >= 12)
            continue;
        ++used;
        weights_.keepRanges(evidence.days, shareOutside(evidence.days));
        informed_ = true;
        say("the text names " + evidence.because);
    }
}

// One mention in twenty misleads: that much is spread over all days outside the terms.
double Weighing::shareOutside(const std::vector<std::pair<Day, Day>>& ranges) const {
    double inside = 0;
    for (const auto& [from, to] : ranges)
        inside += std::max(0, std::min(to, weights_.end()) - std::max(from, weights_.first()));
    const double all = weights_.end() - weights_.first();
    return std::clamp(0.05 * inside / std::max(1.0, all - inside), 0.0002, 0.05);
}

// What is told of another year says nothing of the article's.
bool Weighing::besideYear(Span span) const {
    return std::ranges::any_of(dated_, [&](const Dated& d) {
        return d.e.kind == Kind::calendar && d.e.hasYear() && d.e.span.begin < span.end + 60 &&
               d.e.span.end + 60 > span.begin && lineOf(d.e.span) == lineOf(span);
    });
}

void Weighing::years() {
    int latest = 0;
    bool byDay = false; // fullDays() weighs how near it is
    Span where;
    for (const Dated& d : dated_) {
        if (d.e.kind != Kind::calendar || !d.e.hasYear() || d.e.unit != Unit::none || d.e.year < 1985 ||
            d.e.year > 2039)
            continue;
        if (ahead(d)) {
            weights_.multiplyRange(*Day::of(d.e.year + 1, 1, 1), weights_.end(), 0.1);
            continue;
        }
        if (d.e.year > latest) {
            latest = d.e.year;
            where = d.e.span;
            byDay = d.e.day != 0;
        } else if (d.e.year == latest)
            byDay = byDay || d.e.day != 0;
    }
    if (latest == 0)
        return;
    weights_.multiplyRange(weights_.first(), *Day::of(latest, 1, 1), 0.02);
    static constexpr std::array<double, 8> later{1, 0.7, 0.4, 0.25, 0.18, 0.15, 0.12, 0.1};
    for (int year = latest; !byDay && year < 2040; ++year)
        weights_.multiplyRange(*Day::of(year, 1, 1), *Day::of(year + 1, 1, 1),
                               later[static_cast<std::size_t>(std::min(year - latest, 7))]);
    informed_ = true;
    if (!byDay)
        say(quoted(text_, where) + " is the latest year named as past");
}

void Weighing::copyright() {
    for (std::uint32_t i = 1; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        if (piece.kind != Piece::Kind::number || piece.digits != 4 || piece.value < 1990 ||
            piece.value > 2039)
            continue;
        const auto from = piece.span.begin > 14 ? piece.span.begin - 14 : 0;
        const std::string_view before = text_.substr(from, piece.span.begin - from);
        auto mark = before.find("\xC2\xA9");
        if (mark == std::string_view::npos)
            mark = std::min(before.find("opyright"), before.find("OPYRIGHT"));
        if (mark == std::string_view::npos)
            continue;
        const int year = static_cast<int>(piece.value);
        weights_.multiplyRange(*Day::of(year + 1, 1, 1), weights_.end(), 0.1);
        weights_.multiplyRange(weights_.first(), *Day::of(year - 1, 1, 1), 0.15);
        weights_.multiplyRange(*Day::of(year - 1, 1, 1), *Day::of(year, 1, 1), 0.3);
        informed_ = true;
        say(quoted(text_, {static_cast<std::uint32_t>(from + mark), piece.span.end}) +
            " in the page's notice");
        return;
    }
}

// "https://…/2024/11/19/…"
void Weighing::address() {
    const std::string_view url = article_.url;
    for (std::size_t i = 0; i + 11 <= url.size(); ++i) {
        const std::string_view part = url.substr(i, 11);
        if (part[0] != '/' || (part[5] != '/' && part[5] != '-') || part[8] != part[5])
            continue;
        std::string iso(part.substr(1, 10));
        iso[4] = iso[7] = '-';
        const auto when = parseEdtf(iso);
        const auto day = when ? when->day() : std::nullopt;
        if (!day)
            continue;
        weights_.multiply([&](Day other) {
            return other == *day ? 1.0 : std::abs(other - *day) == 1 ? 0.2 : 0.001;
        });
        informed_ = true;
        say("the address holds " + iso);
        return;
    }
}

} // namespace claimline::time
