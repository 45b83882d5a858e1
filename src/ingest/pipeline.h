// Files in, analysed articles out in the same order, read and analysed on all cores. Private to ingest.
//
// The order does not depend on the number of threads, so neither does the project. What is under way is
// bounded: a worker takes a new file only while the taken ones hold less than `mostBytes`.
#pragma once

#include "ingest/ingest.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace claimline::ingest {

// What the ledger says of a file, asked by the workers; thread-safe by the caller's care.
using KnownFile =
    std::function<std::optional<store::LedgerRow>(const std::string& path, const Sha256& rawHash)>;

struct Finished {
    enum class Kind { article, refusal, known, fileEnd } kind = Kind::fileEnd;
    std::string path; // of the file
    store::ArticleEntry entry;
    Refusal refusal;
    store::LedgerRow known; // as it stands in the ledger
    // Of the file, with every kind:
    std::optional<Sha256> rawHash; // none: it could not be read at all
    std::uint32_t articles = 0, refused = 0;
    std::string firstFault;
    bool last = false;  // nothing but fileEnd comes after it
    bool broke = false; // a refusal by a fault of the program: worth another try
};

class Pipeline {
public:
    Pipeline(const Analyser& analyser, std::vector<std::string> files, const Options& options,
             const When& given, KnownFile known);
    ~Pipeline(); // stops the workers

    // Waits; nothing once all is given or the user asked to stop. Every file ends with Kind::fileEnd, or
    // Kind::known alone.
    std::optional<Finished> next();

private:
    struct Item {
        bool done = false;
        Finished result;
        std::string raw;
        Article article;
    };
    struct File {
        std::deque<Item> items;
        std::size_t bytes = 0, given = 0;
        bool read = false; // items is complete
        Finished end;
    };

    void work();
    bool stopped() const;
    bool mayTakeFile() const; // with the lock held
    void readFile(std::size_t number);
    std::vector<Item> itemsOf(const std::string& path, const std::string& bytes, Finished& end) const;
    void analyse(Item& item) const;

    const Analyser& analyser_;
    const std::vector<std::string> files_;
    const std::atomic<bool>* cancel_;
    const When given_;
    const KnownFile known_;

    mutable std::mutex lock_;
    std::condition_variable changed_;
    std::deque<File> open_; // files taken and not yet given in full, from firstOpen_
    std::deque<std::pair<std::size_t, std::size_t>>
        waiting_; // articles read and not yet analysed: file, item
    std::size_t firstOpen_ = 0, nextFile_ = 0, bytesOpen_ = 0, reading_ = 0;
    bool closing_ = false;
    std::vector<std::jthread> workers_; // last: joined before the rest goes
};

} // namespace claimline::ingest
