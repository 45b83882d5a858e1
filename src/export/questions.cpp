#include "export/questions.h"

#include <algorithm>

namespace claimline::exporting {

namespace {

bool asksForAnActor(EventType type) {
    return type == EventType::attack || type == EventType::battle || type == EventType::cyber ||
           type == EventType::threat;
}

bool namesAnActor(const Event& event) {
    return std::ranges::any_of(event.facets, [](const Facet& facet) {
        return facet.kind == FacetKind::actor && std::ranges::any_of(facet.cells, [](const Cell& cell) {
                   return !cell.answer.value.empty() && !cell.answer.denied &&
                          cell.state != CellState::withdrawn;
               });
    });
}

// The facet whether it is so; its cells are what sources said to that.
const Facet* confirmation(const Event& event) {
    const auto found = std::ranges::find_if(event.facets, [](const Facet& facet) {
        return facet.kind == FacetKind::yesNo && facet.name == "confirmed";
    });
    return found == event.facets.end() ? nullptr : &*found;
}

// Who declined, and did not speak after all; each once.
std::vector<std::string> silentOnes(const Facet& facet) {
    std::vector<std::string> names;
    for (const Cell& cell : facet.cells) {
        const bool spoke = std::ranges::any_of(facet.cells, [&](const Cell& other) {
            return other.sourceKey == cell.sourceKey &&
                   (other.stance == Stance::asserts || other.stance == Stance::denies);
        });
        if (cell.stance == Stance::declines && !spoke && std::ranges::find(names, cell.source) == names.end())
            names.push_back(cell.source);
    }
    return names;
}

} // namespace

std::vector<Question> questionsOf(const Event& event) {
    std::vector<Question> questions;
    if (event.type == EventType::statement || event.modality == Modality::background)
        return questions;
    const auto ask = [&](Hole hole, const std::string& who = {}) { questions.push_back({hole, who}); };
    if (!event.when.known())
        ask(Hole::noDate);
    else if (event.when.precision > Precision::day)
        ask(Hole::vagueDate);
    if (event.places.empty())
        ask(Hole::noPlace);
    if (asksForAnActor(event.type) && !namesAnActor(event))
        ask(Hole::nobodyNamed);
    if (event.origins <= 1)
        ask(Hole::oneOrigin);
    if (event.parties.size() == 1)
        ask(Hole::oneParty, event.parties.front());
    if (const Facet* facet = confirmation(event)) {
        for (const std::string& who : silentOnes(*facet))
            ask(Hole::declined, who);
        if (std::ranges::none_of(facet->cells,
                                 [](const Cell& cell) { return cell.stance == Stance::asserts; }))
            ask(Hole::unconfirmed);
    }
    return questions;
}

std::string questionInWords(const Question& question) {
    switch (question.hole) {
    case Hole::noDate:
        return "When was it? No account says.";
    case Hole::vagueDate:
        return "On which day was it? No account says.";
    case Hole::noPlace:
        return "Where was it? No account says.";
    case Hole::nobodyNamed:
        return "Who did it? No account says.";
    case Hole::oneOrigin:
        return "Who else can tell of it? All accounts go back to one origin.";
    case Hole::oneParty:
        return "What does anybody else say? Only " + question.who + " speaks of it.";
    case Hole::declined:
        return "What does " + question.who + " say now? It was asked and declined.";
    case Hole::unconfirmed:
        return "Who can confirm it? Nobody has.";
    }
    return {};
}

} // namespace claimline::exporting
