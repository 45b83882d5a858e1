// The timeline for screen readers: a list of the events in sight, by time. The table below it is the full
// alternative.
#pragma once

namespace claimline::ui {

// Makes Qt ask this folder for the timeline's interface. Once, before the first timeline is shown.
void installTimelineAccessibility();

} // namespace claimline::ui
