// What the table of sides says: pure, without a window.
#include "events/side_table.h"
#include "events/value_words.h"
#include "look/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace claimline::ui {

namespace {

int sideOf(const std::string& party, const QStringList& parties) {
    return party.empty() ? -1 : static_cast<int>(parties.indexOf(fromUtf8(party)));
}

bool isNumeric(FacetKind kind) {
    return kind == FacetKind::count || kind == FacetKind::amount;
}

QString withScope(const QString& value, const Cell& cell) {
    const QString scope = scopeWords(cell.answer.scope);
    return scope.isEmpty() ? value : value + QStringLiteral(" (%1)").arg(scope);
}

QString saidWords(const Cell& cell) {
    if (cell.stance == Stance::declines)
        return QCoreApplication::translate("SideTable", "declines");
    return withScope(shown(cell.answer.value), cell);
}

void add(std::vector<SideValue>& values, const Cell& cell, FacetKind kind, int article) {
    const QString words = saidWords(cell);
    const ValueWords drawn = valueWords(cell.answer, cell.stance);
    auto found = std::find_if(values.begin(), values.end(),
                              [&](const SideValue& v) { return v.value == words && v.badge == drawn.badge; });
    if (found == values.end()) {
        values.push_back({words,
                          cell.stance == Stance::declines ? words : withScope(drawn.value, cell),
                          drawn.badge,
                          isNumeric(kind),
                          {}});
        found = values.end() - 1;
    }
    if (article > 0 &&
        std::find(found->articles.begin(), found->articles.end(), article) == found->articles.end()) {
        found->articles.push_back(article);
        std::sort(found->articles.begin(), found->articles.end());
    }
}

// The sides that get a column: those with most cells, in their order; the rest are "others".
std::vector<int> columnsOf(const Event& event, const QStringList& parties) {
    std::map<int, int> cells;
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            ++cells[sideOf(cell.party, parties)];
    std::vector<std::pair<int, int>> known;
    for (const auto& [side, count] : cells)
        if (side >= 0)
            known.emplace_back(count, side);
    std::stable_sort(known.begin(), known.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const bool others = cells.contains(-1) || known.size() > 3;
    known.resize(std::min<std::size_t>(known.size(), others ? 2 : 3));
    std::vector<int> columns;
    for (const auto& [count, side] : known)
        columns.push_back(side);
    std::sort(columns.begin(), columns.end());
    if (others || columns.empty())
        columns.push_back(-1);
    return columns;
}

QString spanOf(const Facet& facet) {
    if (facet.status != FacetStatus::conflict)
        return {};
    std::set<std::pair<double, QString>> values;
    for (const Cell& cell : facet.cells)
        if (cell.state == CellState::current && cell.stance != Stance::declines &&
            cell.stance != Stance::unverified)
            values.emplace(isNumeric(facet.kind) ? cell.answer.low : 0, shown(cell.answer.value));
    if (values.size() == 2)
        return values.rbegin()->second + QLatin1Char('|') + values.begin()->second;
    if (values.size() < 2) // they differ in whether it is so, not in what
        return {};
    return QCoreApplication::translate("SideTable", "%n kind(s)", nullptr, static_cast<int>(values.size()));
}

int rank(FacetStatus status) {
    switch (status) {
    case FacetStatus::conflict:
        return 0;
    case FacetStatus::updated:
        return 1;
    case FacetStatus::agree:
    case FacetStatus::scope:
        return 2;
    case FacetStatus::single:
        break;
    }
    return 3;
}

} // namespace

SideRows sideRows(const Event& event, const QStringList& parties, const std::vector<ArticleId>& articles,
                  std::size_t most) {
    SideRows result;
    result.sides = columnsOf(event, parties);
    std::vector<int> chosen(event.facets.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = static_cast<int>(i);
    const auto facetAt = [&](int i) -> const Facet& { return event.facets[static_cast<std::size_t>(i)]; };
    std::stable_sort(chosen.begin(), chosen.end(), [&](int a, int b) {
        const Facet &left = facetAt(a), &right = facetAt(b);
        return rank(left.status) != rank(right.status) ? rank(left.status) < rank(right.status)
                                                       : left.cells.size() > right.cells.size();
    });
    if (chosen.size() > most) {
        result.left = static_cast<int>(chosen.size() - most);
        chosen.resize(most);
    }
    std::sort(chosen.begin(), chosen.end(), [&](int a, int b) { // numbers, then words
        const bool left = isNumeric(facetAt(a).kind), right = isNumeric(facetAt(b).kind);
        return left != right ? left : a < b;
    });
    for (const int index : chosen) {
        const Facet& facet = facetAt(index);
        SideRow row{index, shown(facet.name), spanOf(facet), facet.status, {}};
        row.cells.resize(result.sides.size());
        for (const Cell& cell : facet.cells) {
            if (cell.state != CellState::current && facet.status != FacetStatus::updated)
                continue;
            const auto column =
                std::find(result.sides.begin(), result.sides.end(), sideOf(cell.party, parties));
            const std::size_t at = column == result.sides.end()
                                       ? result.sides.size() - 1
                                       : static_cast<std::size_t>(column - result.sides.begin());
            const auto article = std::find(articles.begin(), articles.end(), cell.article);
            add(row.cells[at], cell, facet.kind,
                article == articles.end() ? 0 : static_cast<int>(article - articles.begin()) + 1);
        }
        if (!row.name.isEmpty())
            row.name[0] = row.name.at(0).toUpper();
        result.rows.push_back(std::move(row));
    }
    return result;
}

QString versionOf(const Event& event, const std::string& party) {
    QStringList parts;
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            if (cell.party == party && isNumeric(facet.kind) && cell.state == CellState::current &&
                parts.size() < 2) {
                parts << shown(facet.name) + QStringLiteral(": ") + shown(cell.answer.value);
                break;
            }
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            if (cell.party == party && !isNumeric(facet.kind) && parts.isEmpty()) {
                parts << shown(facet.name) + QStringLiteral(": ") + saidWords(cell);
                break;
            }
    return parts.join(QStringLiteral(", "));
}

std::vector<std::pair<int, int>> clashesOf(const Event& event, const QStringList& parties) {
    std::set<std::pair<int, int>> pairs;
    for (const Facet& facet : event.facets) {
        if (facet.status != FacetStatus::conflict)
            continue;
        for (const Cell& a : facet.cells)
            for (const Cell& b : facet.cells)
                if (a.party < b.party && a.answer.value != b.answer.value)
                    pairs.emplace(sideOf(a.party, parties), sideOf(b.party, parties));
    }
    return {pairs.begin(), pairs.end()};
}

} // namespace claimline::ui
