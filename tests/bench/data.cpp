#include "bench/data.h"

#include "bench/row.h"
#include "ingest/resolve_steps.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <random>

namespace claimline::bench {

namespace fs = std::filesystem;

namespace {

class ScratchFolder {
public:
    ScratchFolder()
        : path_(fs::temp_directory_path() / ("claimline-bench-" + std::to_string(std::random_device()()))) {
        fs::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// One that an interrupted run left is gone on with.
fs::path keptProject(std::size_t articles) {
    const fs::path file = keptFolder() / (std::to_string(articles) + ".claimline");
    store::Project project = must(store::Project::open(file, store::Mode::write));
    const std::size_t held = must(project.totals()).articles;
    for (std::size_t i = held; i < articles; ++i)
        put(project, collection().make(i));
    if (held < articles || project.eventsStale())
        must(ingest::resolveProject(project, analyser()));
    return file;
}

} // namespace

const ingest::Analyser& analyser() {
    static const ingest::Analyser loaded = must(ingest::Analyser::load("en"));
    return loaded;
}

const Collection& collection() {
    static const Collection all(analyser());
    return all;
}

nlohmann::json json(const Collection::Long& article) {
    return {{"title", article.title},
            {"publisher", article.publisher},
            {"date", article.date},
            {"text", article.text}};
}

const fs::path& scratchFolder() {
    static const ScratchFolder folder;
    return folder.path();
}

const fs::path& keptFolder() {
    static const fs::path folder = [] {
        const char* const kept = std::getenv("CLAIMLINE_BENCH_FOLDER");
        fs::path named = kept != nullptr ? fs::path(kept) : scratchFolder();
        fs::create_directories(named);
        return named;
    }();
    return folder;
}

ArticleId put(store::Project& project, const Collection::Made& made) {
    const Article& article = made.article;
    const store::LedgerRow ledger{article.path, article.rawHash, ingest::analysisVersion, "", "", 1};
    must(project.putArticle({article, article.text, made.facts, ingest::serialize(made.outline)}, ledger));
    return article.id;
}

store::Project projectOf(std::size_t articles) {
    const fs::path copy = scratchFolder() / ("of-" + std::to_string(articles) + ".claimline");
    fs::copy_file(keptProject(articles), copy, fs::copy_options::overwrite_existing);
    return must(store::Project::open(copy, store::Mode::write));
}

} // namespace claimline::bench
