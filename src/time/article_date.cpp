#include "time/article_date.h"

namespace claimline::time {

Result<DateEvidence> DateEvidence::load(const std::filesystem::path&) { return DateEvidence(); }

ArticleDate DateEvidence::weigh(const Article& article, const language::Document&, const Words&) const {
    ArticleDate date;
    if (article.published.known())
        date.when = article.published;
    return date;
}

} // namespace claimline::time
