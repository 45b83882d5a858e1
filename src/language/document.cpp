#include "language/language.h"

#include <algorithm>

namespace claimline::language {

std::vector<std::uint32_t> Document::children(std::uint32_t token) const {
    std::vector<std::uint32_t> found;
    if (token >= tokens.size() || tokens[token].sentence >= sentences.size())
        return found;
    const Sentence& sentence = sentences[tokens[token].sentence];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
        if (tokens[i].head == token)
            found.push_back(i);
    return found;
}

std::uint32_t Document::child(std::uint32_t token, Deprel relation) const {
    if (token >= tokens.size() || tokens[token].sentence >= sentences.size())
        return none;
    const Sentence& sentence = sentences[tokens[token].sentence];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
        if (tokens[i].head == token && tokens[i].deprel == relation)
            return i;
    return none;
}

Span Document::subtree(std::uint32_t token) const {
    if (token >= tokens.size() || tokens[token].sentence >= sentences.size())
        return {};
    const Sentence& sentence = sentences[tokens[token].sentence];
    // Whether a token hangs on this one: 0 not known, 1 yes, 2 no. A path is walked once.
    std::vector<std::uint8_t> under(sentence.last - sentence.first, 0);
    under[token - sentence.first] = 1;
    Span whole = tokens[token].span;
    std::vector<std::uint32_t> path;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        std::uint32_t at = i;
        path.clear();
        while (at != none && under[at - sentence.first] == 0 && path.size() <= under.size()) {
            path.push_back(at);
            at = tokens[at].head;
        }
        const std::uint8_t answer = at == none ? 2 : std::max<std::uint8_t>(under[at - sentence.first], 1);
        for (const std::uint32_t step : path)
            under[step - sentence.first] = answer;
        if (under[i - sentence.first] == 1)
            whole = hull(whole, tokens[i].span);
    }
    return whole;
}

std::uint32_t Document::mentionAt(std::uint32_t token) const {
    std::uint32_t best = none;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        const Mention& mention = mentions[i];
        if (mention.first <= token && token < mention.last &&
            (best == none || mention.last - mention.first > mentions[best].last - mentions[best].first))
            best = i;
    }
    return best;
}

std::uint32_t Document::tokenAt(std::uint32_t byte) const {
    const auto after =
        std::ranges::partition_point(tokens, [&](const Token& token) { return token.span.end <= byte; });
    return static_cast<std::uint32_t>(after - tokens.begin());
}

} // namespace claimline::language
