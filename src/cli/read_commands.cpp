// articles, events, claims, compare.
#include "cli/commands.h"
#include "cli/terminal.h"

#include "model/names.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

namespace claimline::cli {

namespace {

using Json = nlohmann::json;

// Runs `body` on the project opened for reading.
template<class Body>
int withProject(const std::string& file, Body&& body) {
    const auto project = store::Project::open(file, store::Mode::read);
    if (!project) {
        report(project.error());
        return ExitCode::project;
    }
    const Result<void> done = body(*project);
    return done ? ExitCode::done : report(done.error());
}

template<class Rows, class IdOf>
int shortIds(const Rows& rows, IdOf&& idOf) {
    std::vector<std::uint64_t> values;
    for (const auto& row : rows)
        values.push_back(idOf(row).value);
    return idPrefixLength(std::move(values));
}

template<class Tag>
std::string idIn(Id<Tag> id, int length) {
    return id.text().substr(0, static_cast<std::size_t>(length));
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : std::string(between)) + word;
    return all;
}

void printEvent(const Event& event, int idLength) {
    std::cout << idIn(event.id, idLength) << "  " << exporting::whenInWords(event.when) << "  "
              << plain(event.title) << "\n        " << nameOf(event.type) << ", " << nameOf(event.status)
              << ", " << event.reports.size() << " reports, " << event.claims.size() << " claims";
    if (event.conflicts)
        std::cout << ", " << event.conflicts << " contradictions";
    if (!event.places.empty())
        std::cout << "; " << plain(event.places.front().name);
    std::cout << "\n";
}

void printClaim(const store::ClaimRow& row, int idLength) {
    const std::string name = row.source.name.empty() ? "unnamed" : row.source.name;
    std::cout << idIn(row.claim.id, idLength) << "  " << plain(name);
    if (!row.source.party.empty())
        std::cout << " (" << plain(row.source.party) << ")";
    std::cout << " " << nameOf(row.claim.stance) << ": " << plain(shortened(row.quote, 240)) << "\n";
}

void printFacet(const Facet& facet, const std::map<ArticleId, std::string>& publishers) {
    std::cout << "\n"
              << plain(facet.name) << " [" << nameOf(facet.status) << "] " << plain(facet.because) << "\n";
    for (const Cell& cell : facet.cells) {
        std::cout << "  " << plain(cell.answer.value);
        if (const std::string scope = exporting::scopeText(cell.answer.scope); !scope.empty())
            std::cout << " (" << plain(scope) << ")";
        std::cout << "  " << plain(cell.source);
        if (!cell.party.empty())
            std::cout << " (" << plain(cell.party) << ")";
        if (cell.stance != Stance::asserts)
            std::cout << " " << nameOf(cell.stance);
        if (cell.state != CellState::current)
            std::cout << ", " << nameOf(cell.state);
        const auto publisher = publishers.find(cell.article);
        std::cout << ", in " << plain(publisher == publishers.end() ? "an article" : publisher->second)
                  << ": " << plain(shortened(cell.quote, 200)) << "\n";
    }
}

Result<std::map<ArticleId, std::string>> publishersOf(const store::Project& project) {
    const auto rows = project.articles();
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<ArticleId, std::string> names;
    for (const store::ArticleRow& row : *rows)
        names[row.id] = !row.publisher.empty() ? row.publisher : row.path;
    return names;
}

// Offsets of the articles that claims stand in; rows of one article follow each other.
Result<Json> claimsJson(const store::Project& project, const std::vector<store::ClaimRow>& rows) {
    Json all = Json::array();
    ArticleId at;
    std::unique_ptr<OffsetMap> offsets;
    for (const store::ClaimRow& row : rows) {
        if (!offsets || row.article != at) {
            const Result<Article> article = project.article(row.article);
            if (!article)
                return tl::unexpected(article.error());
            offsets = std::make_unique<OffsetMap>(article->text);
            at = row.article;
        }
        all.push_back(exporting::claimJson(row, *offsets));
    }
    return all;
}

} // namespace

int articlesCommand(const std::string& file, bool json) {
    return withProject(file, [&](const store::Project& project) -> Result<void> {
        const auto rows = project.articles();
        if (!rows)
            return tl::unexpected(rows.error());
        if (json) {
            Json all = Json::array();
            for (const store::ArticleRow& row : *rows)
                all.push_back(exporting::articleJson(row));
            printJson(all);
            return {};
        }
        const int length = shortIds(*rows, [](const store::ArticleRow& row) { return row.id; });
        for (const store::ArticleRow& row : *rows) {
            std::vector<std::string> by;
            for (const std::string& name : {row.publisher, row.agency, row.author})
                if (!name.empty())
                    by.push_back(plain(name));
            std::cout << idIn(row.id, length) << "  " << exporting::whenInWords(row.published) << "  "
                      << plain(row.title.empty() ? "(no title)" : row.title) << "\n        "
                      << joined(by, ", ") << (by.empty() ? "" : "; ") << row.claims << " claims, "
                      << row.events << " events; " << plain(row.path) << "\n";
        }
        return {};
    });
}

int eventsCommand(const std::string& file, const FilterOptions& filters, bool json) {
    return withProject(file, [&](const store::Project& project) -> Result<void> {
        const auto filter = filters.filter(project, false);
        if (!filter)
            return tl::unexpected(filter.error());
        const auto events = project.events(*filter);
        if (!events)
            return tl::unexpected(events.error());
        if (json) {
            Json all = Json::array();
            for (const Event& event : *events)
                all.push_back(exporting::eventJson(event));
            printJson(all);
            return {};
        }
        const int length = shortIds(*events, [](const Event& event) { return event.id; });
        for (const Event& event : *events)
            printEvent(event, length);
        return {};
    });
}

int claimsCommand(const std::string& file, const FilterOptions& filters, bool json) {
    return withProject(file, [&](const store::Project& project) -> Result<void> {
        const auto filter = filters.filter(project, true);
        if (!filter)
            return tl::unexpected(filter.error());
        const auto rows = project.claims(*filter);
        if (!rows)
            return tl::unexpected(rows.error());
        if (json) {
            const Result<Json> all = claimsJson(project, *rows);
            if (!all)
                return tl::unexpected(all.error());
            printJson(*all);
            return {};
        }
        const int length = shortIds(*rows, [](const store::ClaimRow& row) { return row.claim.id; });
        for (const store::ClaimRow& row : *rows)
            printClaim(row, length);
        return {};
    });
}

int compareCommand(const std::string& file, const std::string& id, bool json) {
    const auto project = store::Project::open(file, store::Mode::read);
    if (!project) {
        report(project.error());
        return ExitCode::project;
    }
    const auto found = project->findEvent(id);
    if (!found) { // no such event is a wrong argument, not a broken project
        report(found.error());
        const bool asked =
            found.error().kind == ErrorKind::notFound || found.error().kind == ErrorKind::usage;
        return asked ? ExitCode::usage : ExitCode::project;
    }
    const auto event = project->event(*found);
    if (!event)
        return report(event.error());
    if (json) {
        const Result<Json> all = exporting::compareJson(*project, *event);
        if (!all)
            return report(all.error());
        printJson(*all);
        return ExitCode::done;
    }
    const auto publishers = publishersOf(*project);
    if (!publishers)
        return report(publishers.error());
    printEvent(*event, 6);
    if (!event->summary.empty())
        std::cout << plain(event->summary) << "\n";
    for (const Facet& facet : event->facets)
        printFacet(facet, *publishers);
    return ExitCode::done;
}

} // namespace claimline::cli
