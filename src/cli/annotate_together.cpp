// annotate --resolve-together: every line is read before the first is written, so that undated texts are
// dated from the others and clusters hold over the whole input.
#include "cli/annotation.h"
#include "cli/commands.h"
#include "cli/ordered.h"
#include "cli/terminal.h"

#include <iostream>
#include <memory>

namespace claimline::cli {

namespace {

struct Document {
    Asked asked;
    ingest::Analyser::Analysis found;
    std::unique_ptr<OffsetMap> offsets;
    std::string fault; // the line to write instead
};

class Collection {
public:
    Collection(const ingest::Analyser& analyser, const resolve::MentionJoiner& joiner, int threads)
        : analyser_(analyser)
        , joiner_(joiner)
        , threads_(threads) {}

    int run() {
        read();
        analyseAll();
        dateAll();
        write();
        return refused_ ? ExitCode::refused : ExitCode::done;
    }

private:
    void refuse(Document& document, const Error& error) {
        refused_ = true;
        std::cerr << "claimline: " << plain(error.message()) << "\n";
        document.fault = faultLine(error);
    }

    void read() {
        std::string line;
        for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
            if (line.find_first_not_of(" \t\r") == std::string::npos)
                continue;
            Document& document = documents_.emplace_back();
            Result<Asked> asked = parseAsked(line, number, analyser_.readers());
            if (!asked) {
                refuse(document, asked.error());
                continue;
            }
            document.asked = std::move(*asked);
            Article& article = document.asked.article;
            // Two lines may hold one text; each is a document of its own here.
            while (!order_.emplace(article.id, documents_.size()).second)
                ++article.id.value;
            document.offsets = std::make_unique<OffsetMap>(article.text);
            named_[article.id] = {document.asked.id, document.offsets.get(), document.asked.prefix};
        }
    }

    // Calls work on each document that was read, on all cores.
    template<class Work>
    void onEach(const Work& work) {
        OrderedStream stream(threads_, [](const std::string&) {});
        for (Document& document : documents_)
            if (document.fault.empty())
                stream.push([&] {
                    work(document);
                    return std::string();
                });
    }

    void analyseAll() {
        onEach([&](Document& document) {
            try {
                document.found =
                    analyser_.analyse(document.asked.article, {}, ingest::Analyser::Depth::mentions);
            } catch (const std::exception& exception) {
                document.fault = faultLine(
                    {ErrorKind::internal, document.asked.id, exception.what(), "it is passed over"});
            }
        });
        for (const Document& document : documents_)
            refused_ = refused_ || !document.fault.empty();
    }

    void dateAll() {
        std::vector<resolve::DateOutline> outlines;
        for (const Document& document : documents_)
            if (document.fault.empty())
                outlines.push_back(document.found.outline);
        std::map<ArticleId, When> dates;
        for (const resolve::DatedArticle& dated : analyser_.resolver().dateArticles(outlines))
            dates[dated.id] = dated.published;
        onEach([&](Document& document) {
            const auto date = dates.find(document.asked.article.id);
            if (date != dates.end() && date->second != document.found.facts.published)
                document.found = analyser_.analyse(document.asked.article, date->second,
                                                   ingest::Analyser::Depth::mentions);
        });
    }

    void write() {
        std::vector<resolve::ArticleFacts> articles;
        AnalysesByArticle analyses;
        for (const Document& document : documents_) {
            const Article& article = document.asked.article;
            if (!document.fault.empty())
                continue;
            articles.push_back({article.id, article.title, article.publisher, article.agency, article.text,
                                &document.found.facts});
            analyses[article.id] = &document.found;
        }
        Joined joined =
            joinedOf(analyser_.resolver().events(articles), analyses, order_, analyser_.reports());
        joinMentions(analyses, joiner_, joined);
        for (const Document& document : documents_)
            std::cout << (document.fault.empty()
                              ? annotationLine(document.asked, document.found, joined, named_)
                              : document.fault);
        std::cout << std::flush;
    }

    const ingest::Analyser& analyser_;
    const resolve::MentionJoiner& joiner_;
    const int threads_;
    std::deque<Document> documents_;
    std::map<ArticleId, std::size_t> order_;
    NamedArticles named_;
    bool refused_ = false;
};

} // namespace

int annotateTogetherCommand(int threads) {
    const auto analyser = ingest::Analyser::load("en");
    if (!analyser)
        return report(analyser.error());
    const auto joiner = resolve::MentionJoiner::load(analyser->language().folder());
    return joiner ? Collection(*analyser, *joiner, threads).run() : report(joiner.error());
}

} // namespace claimline::cli
