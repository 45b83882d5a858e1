#include "export/renderers.h"

#include "model/names.h"

#include <nlohmann/json.hpp>

namespace claimline::exporting {

namespace {

using nlohmann::json;

json dateOf(Instant instant, Precision precision) {
    const Day day = dayOf(instant);
    json date{{"year", day.year()}};
    if (precision <= Precision::month)
        date["month"] = day.month();
    if (precision <= Precision::week)
        date["day"] = day.dayOfMonth();
    if (precision <= Precision::hour) {
        date["hour"] = (instant - day.begin()) / 3600;
        date["minute"] = (instant - day.begin()) / 60 % 60;
    }
    return date;
}

} // namespace

std::string renderTimelineJs(const Report& report) {
    json events = json::array();
    for (const ReportEvent& entry : report.events) {
        const Event& event = entry.event;
        json slide{{"unique_id", event.id.text()},
                   {"start_date", dateOf(event.when.earliestStart, event.when.precision)},
                   {"display_date", whenInWords(event.when)},
                   {"group", titleCase(nameOf(event.type))},
                   {"text", {{"headline", escapedMarkup(event.title)}, {"text", escapedMarkup(event.summary)}}}};
        const Day last = dayOf(event.when.latestEnd - 1);
        if (last != dayOf(event.when.earliestStart) && !event.when.openEnd)
            slide["end_date"] = dateOf(last.begin(), event.when.precision);
        events.push_back(std::move(slide));
    }
    json all{
        {"title", {{"text", {{"headline", escapedMarkup(report.title)}, {"text", escapedMarkup(report.rangeText)}}}}},
        {"events", std::move(events)}};
    return all.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace claimline::exporting
