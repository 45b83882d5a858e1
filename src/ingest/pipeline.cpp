#include "ingest/pipeline.h"

#include "ingest/files.h"
#include "model/parallel.h"

#include <chrono>
#include <exception>

namespace claimline::ingest {

namespace {

constexpr std::size_t mostBytes = 48u << 20;
constexpr std::size_t mostFiles = 256;

} // namespace

Pipeline::Pipeline(const Analyser& analyser, std::vector<std::string> files, const Options& options,
                   const When& given, KnownFile known)
    : analyser_(analyser)
    , files_(std::move(files))
    , cancel_(options.cancel)
    , given_(given)
    , known_(std::move(known)) {
    for (int i = 0; i < threadCount(options.threads); ++i)
        workers_.emplace_back([this] { work(); });
}

Pipeline::~Pipeline() {
    const std::lock_guard held(lock_);
    closing_ = true;
    changed_.notify_all();
}

bool Pipeline::stopped() const {
    return closing_ || (cancel_ && cancel_->load());
}

bool Pipeline::mayTakeFile() const {
    return nextFile_ < files_.size() &&
           (open_.empty() || (bytesOpen_ < mostBytes && open_.size() < mostFiles));
}

// Articles that wait go before new files: they hold memory, and the writer may be waiting for them.
void Pipeline::work() {
    std::unique_lock held(lock_);
    for (;;) {
        const auto allRead = [&] { return nextFile_ == files_.size() && reading_ == 0; };
        changed_.wait(held, [&] { return stopped() || !waiting_.empty() || mayTakeFile() || allRead(); });
        if (stopped())
            break;
        if (!waiting_.empty()) {
            const auto [file, at] = waiting_.front();
            waiting_.pop_front();
            Item& item = open_[file - firstOpen_].items[at]; // a deque: stays where it is
            held.unlock();
            analyse(item);
            held.lock();
            item.done = true;
        } else if (mayTakeFile()) {
            const std::size_t number = nextFile_++;
            open_.emplace_back();
            ++reading_;
            held.unlock();
            readFile(number);
            held.lock();
            --reading_;
        } else {
            break; // every file is read, and every article of them in work
        }
        changed_.notify_all();
    }
    changed_.notify_all();
}

void Pipeline::readFile(std::size_t number) {
    Finished end;
    end.path = files_[number];
    std::vector<Item> items;
    std::size_t size = 0;
    if (const Result<std::string> bytes = readBytes(end.path); !bytes) {
        items.emplace_back();
        items.back().done = true;
        items.back().result.kind = Finished::Kind::refusal;
        items.back().result.refusal = refusalOf(end.path, bytes.error());
        end.refused = 1;
    } else {
        size = bytes->size();
        end.rawHash = sha256(*bytes);
        if (std::optional<store::LedgerRow> known = known_(end.path, *end.rawHash)) {
            end.kind = Finished::Kind::known;
            end.known = std::move(*known);
        } else {
            items = itemsOf(end.path, *bytes, end);
        }
    }
    const std::lock_guard held(lock_);
    File& file = open_[number - firstOpen_];
    file.bytes = size;
    bytesOpen_ += size;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].done)
            waiting_.emplace_back(number, i);
        file.items.push_back(std::move(items[i]));
    }
    file.end = std::move(end);
    file.read = true;
}

std::vector<Pipeline::Item> Pipeline::itemsOf(const std::string& path, const std::string& bytes,
                                              Finished& end) const {
    std::vector<Item> items;
    const auto refuse = [&](const Error& error) {
        Item& item = items.emplace_back();
        item.done = true;
        item.result.kind = Finished::Kind::refusal;
        item.result.refusal = refusalOf(path, error);
        ++end.refused;
        if (end.firstFault.empty())
            end.firstFault = item.result.refusal.error;
    };
    const auto take = [&](formats::Item found) {
        if (!found.article) {
            refuse(found.article.error());
        } else {
            Item& item = items.emplace_back();
            item.article = std::move(*found.article);
            item.raw = std::move(found.raw);
            if (!item.article.published.known())
                item.article.published = given_;
            ++end.articles;
        }
        return !(cancel_ && cancel_->load());
    };
    try {
        if (const Result<void> read = analyser_.readers().read({path, bytes}, take); !read)
            refuse(read.error());
    } catch (const std::exception& exception) {
        refuse({ErrorKind::internal, path, exception.what(), "it is not imported"});
    }
    return items;
}

void Pipeline::analyse(Item& item) const {
    try {
        Analyser::Analysis analysis = analyser_.analyse(item.article);
        item.result.kind = Finished::Kind::article;
        item.result.entry = {std::move(item.article), std::move(item.raw), std::move(analysis.facts),
                             serialize(analysis.outline)};
    } catch (const std::exception& exception) {
        item.result.kind = Finished::Kind::refusal;
        item.result.refusal = {item.article.path, std::string(exception.what()) + "; it is not imported"};
        item.result.broke = true;
    }
}

std::optional<Finished> Pipeline::next() {
    std::unique_lock held(lock_);
    for (;;) {
        const auto ready = [&] {
            if (open_.empty())
                return nextFile_ == files_.size();
            const File& file = open_.front();
            return file.given < file.items.size() ? file.items[file.given].done : file.read;
        };
        // A raised flag is not announced by anybody: look at it now and then.
        while (!ready() && !stopped())
            changed_.wait_for(held, std::chrono::milliseconds(50));
        if (stopped() || open_.empty())
            return std::nullopt;
        File& file = open_.front();
        if (file.given < file.items.size()) {
            Finished result = std::move(file.items[file.given++].result);
            result.path = files_[firstOpen_];
            result.rawHash = file.end.rawHash;
            result.articles = file.end.articles;
            result.refused = file.end.refused;
            result.firstFault = file.end.firstFault;
            result.last = file.given == file.items.size();
            return result;
        }
        Finished end = std::move(file.end);
        bytesOpen_ -= file.bytes;
        open_.pop_front();
        ++firstOpen_;
        changed_.notify_all();
        return end;
    }
}

} // namespace claimline::ingest
