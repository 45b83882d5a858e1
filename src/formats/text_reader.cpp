#include "formats/readers_internal.h"

namespace claimline::formats {

Article fromPlainText(std::string text) {
    Article article;
    article.format = "text";
    article.text = std::move(text);
    return article;
}

} // namespace claimline::formats
