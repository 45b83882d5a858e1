#include "export/renderers.h"

#include "model/names.h"

namespace claimline::exporting {

namespace {

std::string escaped(std::string_view text) {
    std::string all;
    for (const char c : text) {
        if (c == '\n')
            all += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            all += std::string("\\") + c;
        else if (static_cast<unsigned char>(c) >= 0x20)
            all += c;
    }
    return all;
}

// Lines of more than 75 bytes are folded, never inside a character.
void addLine(std::string& calendar, const std::string& line) {
    std::size_t at = 0;
    std::size_t room = 75;
    while (line.size() - at > room) {
        std::size_t end = at + room;
        while (end > at && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
            --end;
        calendar += line.substr(at, end - at) + "\r\n ";
        at = end;
        room = 74;
    }
    calendar += line.substr(at) + "\r\n";
}

std::string compact(const std::string& iso) {
    std::string all;
    for (const char c : iso)
        if (c != '-' && c != ':')
            all += c;
    return all;
}

void addTimes(std::string& calendar, const When& when) {
    if (when.precision <= Precision::hour) {
        const std::string zone = when.zoneMinutes ? "Z" : ""; // without a stated zone the time floats
        addLine(calendar, "DTSTART:" + compact(isoText(when.earliestStart)) + "00" + zone);
        addLine(calendar, "DTEND:" + compact(isoText(when.latestEnd)) + "00" + zone);
        return;
    }
    addLine(calendar, "DTSTART;VALUE=DATE:" + compact(isoText(when.earliestStart).substr(0, 10)));
    const Day end = dayOf(when.latestEnd - 1) + 1;
    addLine(calendar, "DTEND;VALUE=DATE:" + compact(isoText(end.begin()).substr(0, 10)));
}

} // namespace

std::string renderCalendar(const Report& report) {
    std::string calendar;
    addLine(calendar, "BEGIN:VCALENDAR");
    addLine(calendar, "VERSION:2.0");
    addLine(calendar, "PRODID:-//Claimline//" + report.program + "//EN");
    for (const ReportEvent& entry : report.events) {
        const Event& event = entry.event;
        addLine(calendar, "BEGIN:VEVENT");
        addLine(calendar, "UID:" + event.id.text() + "@claimline");
        // Required by the standard; the day of the event, since no clock may enter a report that must be
        // repeatable.
        addLine(calendar, "DTSTAMP:" + compact(isoText(event.when.earliestStart)) + "00Z");
        addTimes(calendar, event.when);
        addLine(calendar, "SUMMARY:" + escaped(event.title));
        addLine(calendar, "DESCRIPTION:" + escaped(whenInWords(event.when) + ". " + event.summary));
        if (!event.places.empty()) {
            addLine(calendar, "LOCATION:" + escaped(event.places.front().name));
            if (event.places.front().located)
                addLine(calendar, "GEO:" + std::to_string(event.places.front().latitude) + ";" +
                                      std::to_string(event.places.front().longitude));
        }
        addLine(calendar,
                "CATEGORIES:" + std::string(nameOf(event.type)) + "," + std::string(nameOf(event.status)));
        addLine(calendar, "END:VEVENT");
    }
    addLine(calendar, "END:VCALENDAR");
    return calendar;
}

} // namespace claimline::exporting
