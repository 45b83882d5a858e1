// A line of `annotate`: JSON → an article, and what was found in it → JSON. Private to cli.
#pragma once

#include "ingest/ingest.h"
#include "model/result.h"
#include "reports/reports.h"

#include <algorithm>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::cli {

struct Asked {
    std::string id;
    Article article;
    std::uint32_t prefix = 0; // bytes of the title that were put before the text
};

// {"id","dct","title","text"} → an article, completed. A title that the text does not begin with is put
// before it, as it stands in an article, and taken off again from what is written. `number` from 1, for
// messages.
Result<Asked> parseAsked(std::string_view line, std::size_t number, const formats::Readers& readers);

// What the events of one or many articles say of each: the event of every report, and conflicts by the
// document with which they are to stand.
struct Joined {
    std::map<ReportId, EventId> clusters;
    std::map<EventId, When> dates;          // that the reports of each settle on
    std::map<EventId, reports::Toll> tolls; // the same
    std::map<ArticleId, std::vector<resolve::ConflictPair>> conflicts;
    std::map<ArticleId, std::vector<std::string>> mentions; // the cluster of each
};
using AnalysesByArticle = std::map<ArticleId, const ingest::Analyser::Analysis*>;
// `order`: where each article stands in the input; a conflict stands with the later one.
Joined joinedOf(const std::vector<Event>& events, const AnalysesByArticle& analyses,
                const std::map<ArticleId, std::size_t>& order, const reports::ReportFinder& finder);
// Adds the clusters of mentions, within the story of each article: the event of its headline.
void joinMentions(const AnalysesByArticle& analyses, const resolve::MentionJoiner& joiner, Joined& joined);

// The names and texts that conflict rows refer to.
struct Named {
    std::string id;
    const OffsetMap* offsets = nullptr;
    std::uint32_t prefix = 0; // Asked::prefix

    // Code point of the text that was given; what stands in the title has none.
    std::uint32_t codePoint(std::uint32_t byte) const {
        return offsets->codePoint(byte) - offsets->codePoint(prefix);
    }
    bool given(Span span) const { return span.begin >= prefix; }
    bool given(const std::vector<Span>& spans) const {
        return std::ranges::all_of(spans, [this](Span span) { return given(span); });
    }
};
using NamedArticles = std::map<ArticleId, Named>;

// One line of output, with its end.
std::string annotationLine(const Asked& asked, const ingest::Analyser::Analysis& found, const Joined& joined,
                           const NamedArticles& named);
std::string faultLine(const Error& error);

} // namespace claimline::cli
