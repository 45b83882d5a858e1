// Time: every expression of time in a text, and the article's own date.
//
//   auto times = time::TimeFinder::load(english.folder());
//   When published = article.published.known() ? article.published
//                    : times->dateArticle(article, document).when;
//   std::vector<Timex> timexes = times->find(article.text, document, published);
//
// Nothing here knows what day it is today. A loaded TimeFinder is immutable and shared by threads.
#pragma once

#include "language/language.h"
#include "model/facts.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimline::time {

// What is known of an article's date, with every piece of evidence in words.
struct ArticleDate {
    When when; // not known: undated. Confidence and the chief reason stand in it
    std::vector<std::string> reasons;
    // Days that the evidence allows, with probabilities that add up to at most 1, likeliest first; at
    // most 64. For the collection, which may know more (resolve).
    std::vector<std::pair<Day, double>> candidates;
    // Month and day that the text states without a year ("Nov. 19"), the latest that lies behind it; 0: none.
    unsigned month = 0, dayOfMonth = 0;
    unsigned weekday = 0; // ISO weekday that the article calls its own day or a day just past; 0: none
};

class TimeFinder {
public:
    // Reads data/language/NAME/time*.tsv.
    static Result<TimeFinder> load(const std::filesystem::path& languageFolder);
    TimeFinder(TimeFinder&&) noexcept;
    TimeFinder& operator=(TimeFinder&&) noexcept;
    ~TimeFinder();

    // All expressions, in order, disjoint; relative ones counted from `published` where it is known.
    std::vector<Timex> find(std::string_view text, const language::Document& document,
                            const When& published) const;

    // The article's date from its own evidence: metadata, date line, weekday with day of month, ordinal days
    // with their anchor, terms of office, latest past day named. Never the system's clock or a file's time.
    ArticleDate dateArticle(const Article& article, const language::Document& document) const;

private:
    struct Parts;
    explicit TimeFinder(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::time
