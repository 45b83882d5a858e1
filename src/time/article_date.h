// The article's own date, from its evidence.
#pragma once

#include "time/time.h"
#include "time/words.h"
#include "time/world.h"

namespace claimline::time {

class DateEvidence {
public:
    static Result<DateEvidence> load(const std::filesystem::path& languageFolder);
    // The first day of the well-known happening that the words beside `near` speak of.
    std::optional<Day> beginningOf(std::string_view text, const std::vector<Piece>& pieces, Span near) const;
    ArticleDate weigh(const Article& article, const language::Document& document, const Words& words) const;

private:
    World world_;
};

} // namespace claimline::time
