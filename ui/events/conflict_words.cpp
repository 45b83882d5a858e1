#include "events/conflict_words.h"

#include "look/face.h"
#include "look/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace claimline::ui {

namespace {

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("Conflicts", text, nullptr, n);
}

QString valueOf(const Cell& cell) {
    if (cell.stance == Stance::declines)
        return tr("declines to say");
    return (cell.answer.denied || cell.stance == Stance::denies)
               ? tr("denied: %1").arg(shown(cell.answer.value))
               : shown(cell.answer.value);
}

QString listed(const QStringList& names) {
    if (names.size() < 2)
        return names.join(QString());
    return tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(QStringLiteral(", ")), names.last());
}

QString stateOf(const Event& event, const Facet& facet, const std::vector<store::Decision>& decisions) {
    std::string state;
    for (const store::Decision& decision : decisions) {
        const auto tab = decision.value.find('\t');
        if (!decision.undone && decision.kind == store::DecisionKind::facet && tab != std::string::npos &&
            decision.value.substr(tab + 1) == facet.key &&
            std::ranges::find(event.reports, decision.report, &ReportRef::report) != event.reports.end())
            state = decision.value.substr(0, tab);
    }
    return shown(state);
}

} // namespace

std::vector<ConflictWords> conflictsOf(const Event& event, const std::vector<store::Decision>& decisions) {
    std::vector<ConflictWords> all;
    for (std::size_t i = 0; i < event.facets.size(); ++i) {
        const Facet& facet = event.facets[i];
        if (facet.status != FacetStatus::conflict)
            continue;
        ConflictWords words{static_cast<int>(i),
                            shown(facet.name),
                            shown(facet.because),
                            {},
                            stateOf(event, facet, decisions)};
        std::map<QString, std::set<std::string>> origins;
        for (const Cell& cell : facet.cells) {
            if (cell.state != CellState::current)
                continue;
            const QString value = valueOf(cell);
            auto side = std::ranges::find(words.sides, value, &ConflictSide::value);
            if (side == words.sides.end())
                side = words.sides.insert(side, ConflictSide{value, {}, 0});
            const QString who = cell.source.empty() ? tr("source not named") : shown(cell.source);
            if (!side->sources.contains(who))
                side->sources << who;
            origins[value].insert(cell.origin);
        }
        for (ConflictSide& side : words.sides)
            side.origins = static_cast<int>(origins[side.value].size());
        std::ranges::stable_sort(words.sides, std::greater<>(), &ConflictSide::origins);
        all.push_back(std::move(words));
    }
    return all;
}

QStringList questionsOf(const Event& event) {
    QStringList questions;
    if (!event.when.known())
        questions << tr("When was it? No article dates it.");
    else if (event.when.precision > Precision::day)
        questions
            << tr("On which day was it? It is known to %1 only.").arg(precisionWords(event.when.precision));
    if (event.places.empty())
        questions << tr("Where was it? No place is given.");
    if (event.origins == 1)
        questions << tr("Who else tells of it? All goes back to one origin.");
    std::set<std::string> speak, asserting, declining;
    bool confirmed = false, asked = false;
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells) {
            if (!cell.party.empty())
                speak.insert(cell.party);
            if (cell.stance == Stance::declines && !cell.party.empty())
                declining.insert(cell.party);
            else if (cell.stance == Stance::asserts && !cell.party.empty())
                asserting.insert(cell.party);
            asked = asked || cell.stance == Stance::unverified;
            confirmed = confirmed || (facet.key == "confirmed" && cell.stance == Stance::asserts);
        }
    if (speak.size() == 1)
        questions << tr("What do others say? Only %1 speaks of it.").arg(partyWords(*speak.begin()));
    for (const std::string& party : declining)
        if (!asserting.contains(party))
            questions << tr("What does %1 know? It declines to say.").arg(partyWords(party));
    if (asked && !confirmed)
        questions << tr("Who can confirm it? Somebody tried and could not.");
    return questions;
}

QString summarySentence(const Event& event) {
    QStringList agree, differ, updated, scope;
    std::set<std::string> sources;
    for (const Facet& facet : event.facets) {
        const QString name = shown(facet.name);
        for (const Cell& cell : facet.cells)
            sources.insert(cell.sourceKey.empty() ? cell.source : cell.sourceKey);
        QStringList* list = facet.status == FacetStatus::conflict  ? &differ
                            : facet.status == FacetStatus::updated ? &updated
                            : facet.status == FacetStatus::scope   ? &scope
                            : facet.status == FacetStatus::agree   ? &agree
                                                                   : nullptr;
        if (list != nullptr && list->size() < 4 && !list->contains(name))
            *list << name;
    }
    if (sources.empty())
        return {};
    QStringList parts{tr("%n source(s)", static_cast<int>(sources.size())) + QStringLiteral(", ") +
                      tr("%n independent origin(s)", event.origins)};
    if (!agree.isEmpty())
        parts << tr("they agree on %1").arg(listed(agree));
    if (!differ.isEmpty())
        parts << tr("they differ on %1").arg(listed(differ));
    if (!updated.isEmpty())
        parts << tr("later word replaced earlier on %1").arg(listed(updated));
    if (!scope.isEmpty())
        parts << tr("they count different things under %1").arg(listed(scope));
    QString sentence = parts.join(QStringLiteral("; ")) + QLatin1Char('.');
    sentence[0] = sentence.at(0).toUpper();
    return sentence;
}

} // namespace claimline::ui
