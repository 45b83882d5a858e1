// Reports: what an article says happened, when, where, to whom, with what numbers; and, for each claim, the
// values that it gives to questions about it (answers, the cells of the later comparison).
//
//   auto finder = reports::ReportFinder::load(english.folder());
//   std::vector<Report> found = finder->find(article, document, facts);   // facts: all but the reports
#pragma once

#include "language/language.h"
#include "model/facts.h"
#include "model/mention.h"
#include "model/result.h"
#include "reports/toll.h"
#include "reports/toll_evidence.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace claimline::reports {

class ReportFinder {
public:
    // Reads the lexicons of happenings and facets of data/language/NAME.
    static Result<ReportFinder> load(const std::filesystem::path& languageFolder);
    ReportFinder(ReportFinder&&) noexcept;
    ReportFinder& operator=(ReportFinder&&) noexcept;
    ~ReportFinder();

    // In order of the text; one of them is marked as headline where the article has news at all. Mentions of
    // one happening within the article are one Report with the answers of all.
    std::vector<Report> find(const Article& article, const language::Document& document,
                             const Facts& facts) const;

    // Every word that can tell of a happening: for annotation.
    std::vector<Mention> mentions(const Article& article, const language::Document& document,
                                  const Facts& facts) const;

    // What the article says that bears on how many its headline's happening, of those found, killed and
    // injured.
    TollEvidence tollEvidence(const Article& article, const language::Document& document,
                              const std::vector<Report>& found) const;

    // How many were killed and injured by all that the articles about an event say, in any order: the numbers
    // that together they make likeliest. Nothing where none of them tells anything of it.
    Toll settleToll(const std::vector<const TollEvidence*>& articles) const;

private:
    struct Parts;
    explicit ReportFinder(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::reports
