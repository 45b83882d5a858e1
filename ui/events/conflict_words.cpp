#include "events/conflict_words.h"

#include "events/decision_model.h"
#include "export/export.h"
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

void setState(ConflictWords& words, const store::FacetState& state) {
    words.state = shown(state.state);
    words.reopened = state.reopened;
    if (state.state.empty())
        return;
    QStringList parts{shown(state.author), madeAtWords(state.madeAt), shown(state.reason)};
    parts.removeAll(QString());
    words.stateWhy = parts.join(QStringLiteral(", "));
    if (state.reopened)
        words.stateWhy = tr("Reopened: new is %1. Before: %2").arg(shown(state.news), words.stateWhy);
}

} // namespace

std::vector<ConflictWords> conflictsOf(const Event& event, const std::vector<store::Decision>& decisions) {
    std::vector<ConflictWords> all;
    for (std::size_t i = 0; i < event.facets.size(); ++i) {
        const Facet& facet = event.facets[i];
        const store::FacetState state = store::facetStateOf(event, facet, decisions);
        if (facet.status != FacetStatus::conflict && state.state.empty())
            continue;
        ConflictWords words;
        words.facet = static_cast<int>(i);
        words.name = capital(shown(facet.name));
        words.because = shown(facet.because);
        setState(words, state);
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

namespace {

QString questionWords(const exporting::Question& question, const Event& event) {
    using exporting::Hole;
    switch (question.hole) {
    case Hole::noDate:
        return tr("When was it? No article dates it.");
    case Hole::vagueDate:
        return tr("On which day was it? It is known to %1 only.").arg(precisionWords(event.when.precision));
    case Hole::noPlace:
        return tr("Where was it? No place is given.");
    case Hole::nobodyNamed:
        return tr("Who did it? No account says.");
    case Hole::oneOrigin:
        return tr("Who else tells of it? All goes back to one origin.");
    case Hole::oneParty:
        return tr("What do others say? Only %1 speaks of it.").arg(partyWords(question.who));
    case Hole::declined:
        return tr("What does %1 know? It declines to say.").arg(partyWords(question.who));
    case Hole::unconfirmed:
        break;
    }
    return tr("Who can confirm it? Somebody tried and could not.");
}

} // namespace

QStringList questionsOf(const Event& event) {
    QStringList words;
    for (const exporting::Question& question : exporting::questionsOf(event))
        words << questionWords(question, event);
    return words;
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
