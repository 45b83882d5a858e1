// The formats that a Report alone gives; private to this folder.
#pragma once

#include "export/export.h"

#include <string>

namespace claimline::exporting {

std::string renderHtml(const Report& report);     // one stand-alone page
std::string renderCsv(const Report& report);      // a row a value: RFC 4180, formulas disarmed
std::string renderCalendar(const Report& report); // iCalendar, RFC 5545; undated events are left out
std::string renderMarkdown(const Report& report);
std::string renderTimelineJs(const Report& report); // Knight Lab TimelineJS

// Text for HTML: nothing in it is markup.
std::string escapedMarkup(std::string_view text);
// "National Post, with The Associated Press"; "publisher not found" where there is none.
std::string publisherOf(const CitedSource& source);
// "[3] National Post, with The Associated Press. Title. 19 Nov 2024 (inferred). sha-256 2b64…"
std::string sourceLine(const CitedSource& source);

} // namespace claimline::exporting
