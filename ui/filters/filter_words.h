// A filter in words, chip by chip, and as JSON for saved views. Pure.
#pragma once

#include "model/result.h"
#include "store/store.h"
#include "timeline/lanes.h"
#include "timeline/scale.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace claimline::ui {

// One condition: "place Bryansk region". `without` is the filter once it is removed.
struct Chip {
    enum Member { range, words, status, party, source, type, place, precision, article, tag, review, other };
    QString name, value;
    store::Filter without;
    Member member = other;
};

std::vector<Chip> chipsOf(const store::Filter& filter);
QString reviewWords(const std::string& state); // "" → "unread"
bool isEmpty(const store::Filter& filter);
// The words and phrases of a search, to mark where they stand: 'fire "north pier"' → fire, north pier.
QStringList searchWords(const std::string& text);

// What "Save view" keeps.
struct View {
    store::Filter filter;
    TimeRange range{};
    LaneBy lanes = LaneBy::side;
    Arrangement arrangement;
    QString clock = QStringLiteral("utc"); // of Clock::named(), or "place": that of the chosen event
    friend bool operator==(const View&, const View&) = default;
};

std::string toJson(const View& view);
Result<View> viewFromJson(const std::string& text);

} // namespace claimline::ui
