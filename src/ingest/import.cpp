#include "ingest/files.h"
#include "ingest/pipeline.h"
#include "ingest/resolve_steps.h"

#include <chrono>
#include <mutex>
#include <utility>

namespace claimline::ingest {

namespace {

using Clock = std::chrono::steady_clock; // for the duration shown to people; no fact rests on it

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

constexpr std::string_view unfinished = "partial"; // a file of many articles, not all of which are stored

Result<When> givenDate(const std::string& edtf) {
    if (edtf.empty())
        return When{};
    Result<When> when = parseEdtf(edtf);
    if (!when)
        return fail(ErrorKind::usage, edtf, "this is no date", "write it as 2024-11-19, 2024-11 or 2024");
    when->basis = DateBasis::given;
    when->confidence = 1;
    when->because = "given with the import";
    return when;
}

class Import {
public:
    Import(store::Project& project, const std::function<void(const Progress&)>& onProgress, std::size_t files)
        : project_(project)
        , onProgress_(onProgress)
        , start_(Clock::now()) {
        progress_.filesTotal = files;
    }

    Result<void> take(Finished& finished) {
        switch (finished.kind) {
        case Finished::Kind::article:
            return article(finished);
        case Finished::Kind::refusal:
            refuse(finished);
            return {};
        case Finished::Kind::known:
            known(finished);
            return {};
        case Finished::Kind::fileEnd:
            return fileEnd(finished);
        }
        return {};
    }

    void tell(Progress::Stage stage, const std::string& current = {}) {
        progress_.stage = stage;
        progress_.current = current;
        progress_.articles = summary_.articles;
        progress_.added = summary_.added;
        progress_.duplicates = summary_.duplicates;
        progress_.refused = summary_.refused.size();
        progress_.seconds = secondsSince(start_);
        if (onProgress_)
            onProgress_(progress_);
    }

    const std::vector<ArticleId>& changed() const { return changed_; } // new, or analysed anew

    Summary finish(bool cancelled) {
        summary_.cancelled = cancelled;
        tell(Progress::Stage::done);
        summary_.seconds = secondsSince(start_);
        return std::move(summary_);
    }
    Summary& summary() { return summary_; }

private:
    store::LedgerRow rowOf(const Finished& finished, std::string_view outcome) const {
        return {finished.path,       finished.rawHash.value_or(Sha256{}),
                analysisVersion,     std::string(outcome),
                finished.firstFault, finished.articles};
    }

    Result<void> article(const Finished& finished) {
        // A file of one article needs no second transaction to say that it is done with.
        ledgerDone_ = finished.last && finished.refused == 0;
        const auto outcome =
            project_.putArticle(finished.entry, rowOf(finished, !ledgerDone_             ? unfinished
                                                                : finished.articles == 1 ? ""
                                                                                         : "stored"));
        if (!outcome)
            return tl::unexpected(outcome.error());
        ++summary_.articles;
        summary_.added += *outcome == store::Outcome::stored;
        summary_.duplicates += *outcome == store::Outcome::duplicate;
        summary_.foreign +=
            *outcome == store::Outcome::stored && !isAnalysed(finished.entry.article.language);
        if (*outcome != store::Outcome::duplicate)
            changed_.push_back(finished.entry.article.id);
        tell(Progress::Stage::reading, finished.entry.article.path);
        return {};
    }

    void refuse(const Finished& finished) {
        broke_ = broke_ || finished.broke;
        summary_.refused.push_back(finished.refusal);
        tell(Progress::Stage::reading, finished.refusal.path);
    }

    void known(const Finished& finished) {
        summary_.articles += finished.known.articles;
        summary_.duplicates += finished.known.articles;
        if (!finished.known.fault.empty()) // it was refused then and would be again
            summary_.refused.push_back({finished.path, finished.known.fault});
        ++progress_.filesDone;
        tell(Progress::Stage::reading, finished.path);
    }

    Result<void> fileEnd(const Finished& finished) {
        ++progress_.filesDone;
        const bool done = std::exchange(ledgerDone_, false);
        if (std::exchange(broke_, false) || done || !finished.rawHash)
            return {};
        return project_.putLedger(rowOf(finished, finished.articles ? "stored" : "refused"));
    }

    store::Project& project_;
    const std::function<void(const Progress&)>& onProgress_;
    Clock::time_point start_;
    Progress progress_;
    Summary summary_;
    std::vector<ArticleId> changed_;
    bool ledgerDone_ = false, broke_ = false;
};

// The ledger through a connection of its own, shared by the workers.
KnownFile ledgerOf(std::shared_ptr<store::Project> reader) {
    auto lock = std::make_shared<std::mutex>();
    return [reader = std::move(reader), lock](const std::string& path,
                                              const Sha256& rawHash) -> std::optional<store::LedgerRow> {
        const std::lock_guard held(*lock);
        const auto row = reader->ledger(path, rawHash);
        if (!row || !*row || (*row)->analysisVersion < analysisVersion || (*row)->outcome == unfinished)
            return std::nullopt;
        return **row;
    };
}

} // namespace

Result<Summary> importFiles(store::Project& project, const Analyser& analyser,
                            const std::vector<std::string>& paths, const Options& options,
                            const std::function<void(const Progress&)>& onProgress) {
    const Result<When> given = givenDate(options.date);
    if (!given)
        return tl::unexpected(given.error());
    Result<store::Project> reader = store::Project::open(project.file(), store::Mode::read);
    if (!reader)
        return tl::unexpected(reader.error());
    const bool stale = project.eventsStale(); // an import before this one did not come to its end
    const std::vector<std::string> files = expand(paths);
    Import import(project, onProgress, files.size());
    import.tell(Progress::Stage::reading);
    {
        Pipeline pipeline(analyser, files, options, *given,
                          ledgerOf(std::make_shared<store::Project>(std::move(*reader))));
        while (std::optional<Finished> finished = pipeline.next()) {
            if (const Result<void> taken = import.take(*finished); !taken)
                return tl::unexpected(taken.error());
        }
    }
    bool cancelled = options.cancel && options.cancel->load();
    if (!import.changed().empty() || stale) {
        import.tell(Progress::Stage::joining);
        // After a cancelled reading what is stored is joined all the same; it can be cancelled in its turn
        // else.
        const Result<void> resolved =
            resolveChanged(project, analyser, stale ? std::vector<ArticleId>() : import.changed(),
                           import.summary(), cancelled ? nullptr : options.cancel);
        if (!resolved && resolved.error().kind != ErrorKind::cancelled)
            return tl::unexpected(resolved.error());
        cancelled = cancelled || !resolved;
    } else if (const Result<void> counted = fillTotals(project, import.summary()); !counted) {
        return tl::unexpected(counted.error());
    }
    return import.finish(cancelled);
}

namespace {

// What a clipboard of another system may bring.
std::string unixLines(const std::string& text) {
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r')
            clean.append(i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n");
        else if (text[i] == '\0')
            clean.append("\xEF\xBF\xBD");
        else
            clean.push_back(text[i]);
    }
    return clean;
}

} // namespace

Result<Summary> importText(store::Project& project, const Analyser& analyser, const Pasted& pasted) {
    const auto start = Clock::now();
    Result<When> date = givenDate(pasted.date);
    if (!date)
        return tl::unexpected(date.error());
    if (pasted.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(ErrorKind::usage, "pasted text", "it is empty", "nothing was imported");
    store::ArticleEntry entry;
    entry.raw = pasted.text;
    Article& article = entry.article;
    article.text = unixLines(pasted.text);
    article.title = pasted.title;
    article.publisher = pasted.publisher;
    article.url = pasted.url;
    article.format = "text";
    article.path = "pasted";
    article.rawHash = sha256(entry.raw);
    article.published = std::move(*date);
    analyser.readers().complete(article);
    Analyser::Analysis analysis = analyser.analyse(article);
    entry.facts = std::move(analysis.facts);
    entry.outline = serialize(analysis.outline);
    const bool stale = project.eventsStale();
    const auto outcome =
        project.putArticle(entry, {article.path, article.rawHash, analysisVersion, "", "", 1});
    if (!outcome)
        return tl::unexpected(outcome.error());
    Summary summary;
    summary.articles = 1;
    summary.added = *outcome == store::Outcome::stored;
    summary.duplicates = *outcome == store::Outcome::duplicate;
    summary.foreign = *outcome == store::Outcome::stored && !isAnalysed(article.language);
    const bool changed = *outcome != store::Outcome::duplicate;
    const Result<void> done =
        changed || stale
            ? resolveChanged(project, analyser, stale ? std::vector<ArticleId>() : std::vector{article.id},
                             summary, nullptr)
            : fillTotals(project, summary);
    if (!done)
        return tl::unexpected(done.error());
    summary.seconds = secondsSince(start);
    return summary;
}

} // namespace claimline::ingest
