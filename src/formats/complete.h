// From a text and what its file states to a whole article: cuts, title, byline, date line, agency, publisher,
// date.
#pragma once

#include "formats/dates.h"
#include "formats/lexicons.h"
#include "model/article.h"

namespace claimline::formats {

// Fields that are given stay. Never changes the text.
void completeArticle(Article& article, const Lexicons& lexicons, const DateReader& dates);

} // namespace claimline::formats
