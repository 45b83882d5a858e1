// annotate, a line at a time; and CoNLL-U.
#include "cli/annotation.h"
#include "cli/commands.h"
#include "cli/ordered.h"
#include "cli/terminal.h"

#include <atomic>
#include <iostream>
#include <iterator>

namespace claimline::cli {

namespace {

std::string annotated(const ingest::Analyser& analyser, const resolve::MentionJoiner& joiner,
                      const std::string& line, std::size_t number, std::atomic<bool>& refusedAny) {
    const auto refuse = [&](const Error& error) {
        refusedAny = true;
        std::cerr << "claimline: " + plain(error.message()) +
                         "\n"; // one call: lines of two threads do not mix
        return faultLine(error);
    };
    try {
        const Result<Asked> asked = parseAsked(line, number, analyser.readers());
        if (!asked)
            return refuse(asked.error());
        const Article& article = asked->article;
        const auto found = analyser.analyse(article, {}, ingest::Analyser::Depth::mentions);
        const std::vector<Event> events = analyser.resolver().events(
            {{article.id, article.title, article.publisher, article.agency, article.text, &found.facts}});
        const OffsetMap offsets(article.text);
        const AnalysesByArticle all{{article.id, &found}};
        Joined joined = joinedOf(events, all, {{article.id, 0}}, analyser.reports());
        joinMentions(all, joiner, joined);
        return annotationLine(*asked, found, joined, {{article.id, {asked->id, &offsets, asked->prefix}}});
    } catch (const std::exception& exception) {
        return refuse(
            {ErrorKind::internal, "line " + std::to_string(number), exception.what(), "it is passed over"});
    }
}

} // namespace

int annotateCommand(int threads) {
    const auto analyser = ingest::Analyser::load("en");
    if (!analyser)
        return report(analyser.error());
    const auto joiner = resolve::MentionJoiner::load(analyser->language().folder());
    if (!joiner)
        return report(joiner.error());
    std::atomic<bool> refusedAny{false};
    {
        OrderedStream stream(threads, [](const std::string& line) { std::cout << line << std::flush; });
        std::string line;
        for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
            if (line.find_first_not_of(" \t\r") != std::string::npos)
                stream.push(
                    [&, line, number] { return annotated(*analyser, *joiner, line, number, refusedAny); });
        }
    }
    return refusedAny ? ExitCode::refused : ExitCode::done;
}

int annotateConlluCommand() {
    const auto language = language::Language::load("en");
    if (!language)
        return report(language.error());
    const std::string all{std::istreambuf_iterator<char>(std::cin), {}};
    const Result<std::string> out = language->annotateConllu(all);
    if (!out) {
        report(out.error());
        return ExitCode::usage;
    }
    std::cout << *out;
    return ExitCode::done;
}

} // namespace claimline::cli
