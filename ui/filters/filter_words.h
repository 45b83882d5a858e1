// A filter in words, chip by chip, and as JSON for saved views. Pure.
#pragma once

#include "model/result.h"
#include "store/store.h"
#include "timeline/lanes.h"
#include "timeline/scale.h"

#include <QString>

#include <string>
#include <vector>

namespace claimline::ui {

// One condition: "place Bryansk region". `without` is the filter once it is removed.
struct Chip {
    QString name, value;
    store::Filter without;
};

std::vector<Chip> chipsOf(const store::Filter& filter);
bool isEmpty(const store::Filter& filter);

// What "Save view" keeps.
struct View {
    store::Filter filter;
    TimeRange range{};
    LaneBy lanes = LaneBy::side;
    friend bool operator==(const View&, const View&) = default;
};

std::string toJson(const View& view);
Result<View> viewFromJson(const std::string& text);

} // namespace claimline::ui
