#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/terminal.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

namespace claimline::cli {

namespace {

constexpr std::array commands{"ingest", "articles", "events",  "claims", "compare",
                              "export", "annotate", "extract", "check"};

// What was typed, for all commands.
struct Typed {
    std::string project, event, output;
    FilterOptions filters;
    IngestOptions ingest;
    std::vector<std::string> files;
    int threads = 0;
    bool json = false, together = false, conllu = false;
};

CLI::App* command(CLI::App& app, const char* name, const char* words) {
    CLI::App* sub = app.add_subcommand(name, words);
    sub->set_help_flag("-h,--help", "what this command takes");
    return sub;
}

CLI::App* projectCommand(CLI::App& app, const char* name, const char* words, Typed& typed, bool json = true) {
    CLI::App* sub = command(app, name, words);
    sub->add_option("--project", typed.project, "the project file, NAME.claimline")->required();
    if (json)
        sub->add_flag("--json", typed.json, "in the stable form for programs");
    return sub;
}

void addWriting(CLI::App& app, Typed& typed, int& code, const Hooks& hooks) {
    CLI::App* ingest =
        projectCommand(app, "ingest", "store articles from files and folders; again adds nothing", typed);
    ingest->add_option("--dct", typed.ingest.date, "date of the articles that state none: 2024-11-19");
    ingest->add_option("--threads", typed.ingest.threads, "0: one a core")->check(CLI::NonNegativeNumber);
    ingest->add_option("PATH", typed.ingest.paths, "files and folders; - is standard input")->required();
    ingest->callback([&] {
        typed.ingest.project = typed.project;
        typed.ingest.json = typed.json;
        code = ingestCommand(typed.ingest);
    });
    CLI::App* exported =
        projectCommand(app, "export", "write events with their comparisons to a file", typed, false);
    typed.filters.addTo(*exported);
    exported->add_option("--output", typed.output, "FILE.{pdf,html,json,csv,ics,md,timelinejs.json}")
        ->required();
    exported->callback([&] { code = exportCommand(typed.project, typed.filters, typed.output, hooks); });
}

void addReading(CLI::App& app, Typed& typed, int& code) {
    projectCommand(app, "articles", "the stored articles", typed)->callback([&] {
        code = articlesCommand(typed.project, typed.json);
    });
    CLI::App* events = projectCommand(app, "events", "what happened, by time", typed);
    typed.filters.addTo(*events);
    events->callback([&] { code = eventsCommand(typed.project, typed.filters, typed.json); });
    CLI::App* claims = projectCommand(app, "claims", "who said what", typed);
    typed.filters.addTo(*claims);
    claims->callback([&] { code = claimsCommand(typed.project, typed.filters, typed.json); });
    CLI::App* compare =
        projectCommand(app, "compare", "what the sources say of one event, side by side", typed);
    compare
        ->add_option("EVENT", typed.event,
                     "the id of the event, or of any of its reports; six letters or more")
        ->required();
    compare->callback([&] { code = compareCommand(typed.project, typed.event, typed.json); });
    projectCommand(app, "check", "whether the file and what it refers to are sound", typed)->callback([&] {
        code = checkCommand(typed.project, typed.json);
    });
}

void addStoreless(CLI::App& app, Typed& typed, int& code) {
    CLI::App* annotate =
        command(app, "annotate", "articles as JSON Lines in, what was found out; stores nothing");
    annotate->add_flag("--resolve-together", typed.together,
                       "read all before writing: clusters hold over the input");
    annotate->add_flag("--conllu", typed.conllu, "tokenised CoNLL-U in and out: tags, heads, relations");
    annotate->add_option("--threads", typed.threads, "0: one a core")->check(CLI::NonNegativeNumber);
    annotate->callback([&] {
        code = typed.conllu     ? annotateConlluCommand()
               : typed.together ? annotateTogetherCommand(typed.threads)
                                : annotateCommand(typed.threads);
    });
    CLI::App* extract = command(app, "extract", "what the importer takes out of each file");
    extract->add_flag("--json", typed.json, "in the stable form for programs");
    extract->add_option("FILE", typed.files, "files of any format that is read")->required();
    extract->callback([&] { code = extractCommand(typed.files, typed.json); });
}

} // namespace

bool isCommand(int argc, char** argv) {
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    return first == "--help" || first == "-h" || first == "--version" ||
           std::ranges::find(commands, first) != commands.end();
}

int run(int argc, char** argv, const Hooks& hooks) {
    CLI::App app("Who says what happened, when, and where reports disagree.", "claimline");
    app.set_help_flag("-h,--help", "what can be asked");
    app.set_version_flag("--version", "Claimline " CLAIMLINE_VERSION);
    app.require_subcommand(1);
    Typed typed;
    int code = ExitCode::done;
    addWriting(app, typed, code, hooks);
    addReading(app, typed, code);
    addStoreless(app, typed, code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitCode::done : ExitCode::usage;
    } catch (const std::exception& error) {
        return report({ErrorKind::internal, "", error.what(), "this is a fault of the program"});
    }
    return code;
}

} // namespace claimline::cli
