#include "resolve/recurrence.h"

#include "resolve/words.h"

#include <algorithm>
#include <set>
#include <string>

namespace claimline::resolve {

namespace {

constexpr std::size_t within = 4; // "a second, larger student march"
constexpr std::size_t stemLetters = 5;

std::set<std::string> stemsOf(const ArticleFacts& article, const Report& headline) {
    std::set<std::string> stems;
    for (const Span& mention : headline.mentions)
        for (const std::string& word : lowerWords(slice(article.text, mention), isLetterOfAny))
            stems.insert(word.substr(0, stemLetters));
    return stems;
}

} // namespace

bool tellsRecurrence(const ArticleFacts& article, const Report& headline, const Vocabulary& vocabulary) {
    const std::set<std::string> stems = stemsOf(article, headline);
    const auto names = [&](const std::string& word) {
        return word == "time" || stems.contains(word.substr(0, stemLetters));
    };
    for (const std::string_view text :
         {std::string_view(article.title), slice(article.text, headline.quote)}) {
        const std::vector<std::string> words = lowerWords(text, isLetterOfAny);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!vocabulary.meansAgain(words[i]))
                continue;
            const auto next = words.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), i + 1 + within));
            if (std::any_of(next, end, names))
                return true;
        }
    }
    return false;
}

std::vector<std::int32_t> recalledDays(const ArticleFacts& article, const Report& headline) {
    std::vector<std::int32_t> days;
    const auto own = headline.when.day();
    for (const Report& other : article.facts->reports)
        if (const auto day = other.when.day();
            day && other.type == headline.type && !other.timeSpan.empty() && day != own)
            days.push_back(day->number);
    return days;
}

} // namespace claimline::resolve
