// Which reports tell of the same happening: headline events first, by whole articles; then the other reports.
#pragma once

#include "resolve/likeness.h"
#include "resolve/resolve.h"
#include "resolve/vocabulary.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace claimline::resolve {

// Takes the reports of one article after the other and keeps of each only what pairing asks, some hundred
// bytes: a collection need not lie in memory.
class Pairing {
public:
    explicit Pairing(const Vocabulary& vocabulary);
    Pairing(Pairing&&) noexcept;
    Pairing& operator=(Pairing&&) noexcept;
    ~Pairing();

    // Articles in rising order of ids.
    void add(const ArticleFacts& article);
    // Of the article only those of its reports that `which` holds, by their numbers in it.
    void add(const ArticleFacts& article, std::vector<std::uint32_t> which);

    // The reports of each event; within one by article, then by place in the article. `whole`: see TermSpace.
    std::vector<ReportGroup> run(const Decisions& decisions, const Background* whole = nullptr) const;

private:
    struct Held;
    std::unique_ptr<Held> held_;
};

} // namespace claimline::resolve
