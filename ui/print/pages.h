// Pages: which parts a report has and how each is set. Private to this folder.
#pragma once

#include "print/flow.h"
#include "print/print.h"

#include <QCoreApplication>

namespace claimline::ui::print {

inline QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("Report", text, nullptr, n);
}
inline QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// What every part needs while it is set.
struct Setting {
    const exporting::Report& report;
    Flow& flow;
    Sheet sheet;
};

QString eventAnchor(const Event& event); // name of the place where an event begins
QString sourceAnchor(int number);        // name of its line in the list of sources

void setCover(Setting& setting, const Options& options);
// Leaves as many pages as the contents will fill and gives the first; fillContents sets them once the rest
// stands.
int reserveContents(Setting& setting);
void fillContents(Setting& setting, int firstPage);
void setTimeline(Setting& setting);
void setConflicts(Setting& setting);
// `section`: the part of the report that begins with this event; empty within a part.
void setEvent(Setting& setting, const exporting::ReportEvent& entry, int number, int total,
              const QString& section);
void setSources(Setting& setting);
void setMethod(Setting& setting);
// Heads and feet of all pages but the cover.
void setRunningLines(Setting& setting);

} // namespace claimline::ui::print
