#include "resolve/recurrence.h"

#include <algorithm>
#include <string>
#include <vector>

namespace claimline::resolve {

namespace {

constexpr std::size_t within = 3; // "a second, larger march"

bool tells(std::string_view text, const WordKinds& kinds) {
    const std::vector<std::string> words = lowerWords(text, isLetterOfAny);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!isKind(kinds, words[i], "again"))
            continue;
        const std::size_t end = std::min(words.size(), i + 1 + within);
        for (std::size_t next = i + 1; next < end; ++next)
            if (isKind(kinds, words[next], "happening"))
                return true;
    }
    return false;
}

} // namespace

bool tellsRecurrence(const ArticleFacts& article, const Report& headline, const WordKinds& words) {
    return tells(article.title, words) || tells(slice(article.text, headline.quote), words);
}

} // namespace claimline::resolve
