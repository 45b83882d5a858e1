// Ingest: the whole way over many files, on all cores, with progress, cancel and resume.
//
//   auto analyser = ingest::Analyser::load("en");
//   ingest::Summary done = ingest::importFiles(*project, *analyser, paths, options, onProgress);
#pragma once

#include "formats/formats.h"
#include "language/language.h"
#include "model/facts.h"
#include "model/result.h"
#include "reports/reports.h"
#include "resolve/resolve.h"
#include "store/store.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace claimline::ingest {

// Raised whenever the analysis finds other things than before; articles of an older one are analysed anew on
// import.
inline constexpr int analysisVersion = 3;

// Whether texts of this language (BCP 47; empty: not known) are analysed. Others are stored, shown and
// searched, and nothing is read out of them: rules of one language find only errors in another.
bool isAnalysed(std::string_view language);

// One article through language, time, claims and reports. Immutable, shared by threads.
class Analyser {
public:
    static Result<Analyser> load(std::string_view language);
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;
    ~Analyser();

    struct Analysis {
        Facts facts;
        resolve::DateOutline outline;
        std::vector<Mention> mentions; // only where they are asked for
        reports::TollEvidence toll;    // the same
    };
    enum class Depth { facts, mentions };
    // `published`, where known, takes the place of the article's own date and of what its text tells. Of an
    // article in another language only that date.
    Analysis analyse(const Article& article, const When& published = {}, Depth depth = Depth::facts) const;

    const formats::Readers& readers() const;
    const resolve::Resolver& resolver() const;
    const language::Language& language() const;
    const reports::ReportFinder& reports() const;

private:
    struct Parts;
    explicit Analyser(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

std::string serialize(const resolve::DateOutline& outline); // for store::ArticleEntry::outline
Result<resolve::DateOutline> parseOutline(const std::string& text);

struct Refusal {
    std::string path;
    std::string error; // Error::message() without the path
};

struct Progress {
    std::size_t filesDone = 0, filesTotal = 0;
    std::size_t articles = 0, added = 0, duplicates = 0, refused = 0;
    std::string current; // path
    enum class Stage { reading, dating, joining, done } stage = Stage::reading;
    double seconds = 0;
};

struct Options {
    std::string date; // EDTF; for articles that state none (basis given); empty: none
    int threads = 0;  // 0: one a core
    const std::atomic<bool>* cancel = nullptr; // what is stored by then stays
};

struct Summary {
    std::size_t articles = 0, added = 0, duplicates = 0;
    std::size_t foreign = 0; // of those added: in a language that is not analysed
    std::vector<Refusal> refused;
    std::size_t events = 0, claims = 0, conflicts = 0;
    double seconds = 0;
    bool cancelled = false;
};

// Files and folders (walked in order of names; links and hidden files are passed over; "-" is standard
// input). Each article is one transaction; a refused one is named and the rest goes on. Fails as a whole only
// where the project cannot be written.
Result<Summary> importFiles(store::Project& project, const Analyser& analyser,
                            const std::vector<std::string>& paths, const Options& options,
                            const std::function<void(const Progress&)>& onProgress = {});

// The bytes of a file, or of standard input for "-"; fails over Limits::fileBytes before all of it is read.
Result<std::string> readBytes(const std::string& path);

// Pasted text: title, publisher, EDTF date may be empty.
struct Pasted {
    std::string title, publisher, url, date, text;
};
Result<Summary> importText(store::Project& project, const Analyser& analyser, const Pasted& pasted);

// Dates, events, facets and conflicts of the whole project anew from the stored facts and people's decisions.
// Cancelled, all stays as it was and the project remembers that its events are to be made anew.
Result<void> resolveProject(store::Project& project, const Analyser& analyser, Summary* summary = nullptr,
                            const std::atomic<bool>* cancel = nullptr);

} // namespace claimline::ingest
