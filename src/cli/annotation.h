// A line of `annotate`: JSON → an article, and what was found in it → JSON. Private to cli.
#pragma once

#include "ingest/ingest.h"
#include "model/result.h"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::cli {

struct Asked {
    std::string id;
    Article article;
};

// {"id","dct","title","text"} → an article, completed; its text stays as it is. `number` from 1, for
// messages.
Result<Asked> parseAsked(std::string_view line, std::size_t number, const formats::Readers& readers);

// What the events of one or many articles say of each: the event of every report, and conflicts by the
// document with which they are to stand.
struct Joined {
    std::map<ReportId, EventId> clusters;
    std::map<ArticleId, std::vector<resolve::ConflictPair>> conflicts;
};
// `order`: where each article stands in the input; a conflict stands with the later one.
Joined joinedOf(const std::vector<Event>& events, const std::map<ArticleId, std::size_t>& order);

// The names and texts that conflict rows refer to.
struct Named {
    std::string id;
    const OffsetMap* offsets = nullptr;
};
using NamedArticles = std::map<ArticleId, Named>;

// One line of output, with its end.
std::string annotationLine(const Asked& asked, const Facts& facts, const Joined& joined,
                           const NamedArticles& named);
std::string faultLine(const Error& error);

} // namespace claimline::cli
