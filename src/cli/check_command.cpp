#include "cli/commands.h"
#include "cli/terminal.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace claimline::cli {

int checkCommand(const std::string& file, bool json) {
    const auto project = store::Project::open(file, store::Mode::read);
    if (!project) {
        report(project.error());
        return ExitCode::project;
    }
    const auto checked = project->check();
    if (!checked)
        return report(checked.error());
    if (json) {
        printJson({{"articles", checked->articles},
                   {"events", checked->events},
                   {"claims", checked->claims},
                   {"faults", checked->faults},
                   {"lost", checked->lost}});
    } else {
        for (const std::string& fault : checked->faults)
            std::cout << plain(fault) << "\n";
        for (const std::string& lost : checked->lost)
            std::cout << plain(lost) << "\n";
        std::cout << checked->articles << " articles, " << checked->events << " events, " << checked->claims
                  << " claims: "
                  << (checked->faults.empty() ? "sound" : std::to_string(checked->faults.size()) + " faults")
                  << "\n";
    }
    return checked->faults.empty() ? ExitCode::done : ExitCode::refused;
}

} // namespace claimline::cli
