// Phrases: a table of fixed phrases that is matched against the text itself, so that it does not matter how
// the tokenizer cut "RBC-Ukraine" or "U.S."; a match must begin and end on borders of tokens.
#pragma once

#include "language/knowledge/words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace claimline::language::known {

enum class Letters { exact, anyCase };

// Bytes of `text` from `at` that the phrase takes up, 0 where it does not stand there. A blank in the phrase
// stands for blanks in the text, "'" also for the curly apostrophe.
std::size_t matchPhrase(std::string_view text, std::size_t at, std::string_view phrase, Letters letters);

// What a phrase is found by: its opening run of letters and digits in lower case, or its first sign.
std::string_view openingRun(std::string_view lower);

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

template<class Value>
class Phrases {
public:
    struct Match {
        std::uint32_t last = 0; // one past the last token; 0: no match
        const Value* value = nullptr;
        explicit operator bool() const { return value != nullptr; }
    };

    explicit Phrases(Letters letters = Letters::exact)
        : letters_(letters) {}

    void add(std::string_view phrase, Value value) {
        const std::string lower = lowerCase(phrase);
        auto& entries = byOpening_[std::string(openingRun(lower))];
        openings_[sieve(openingRun(lower))] = true;
        const auto longer = [&](const Entry& entry) { return entry.phrase.size() >= phrase.size(); };
        entries.insert(std::ranges::find_if_not(entries, longer),
                       Entry{std::string(phrase), std::move(value)});
    }

    // The longest phrase that begins with this token.
    Match at(const Words& words, std::uint32_t token) const {
        const std::string_view opening = openingRun(words[token].lower);
        if (!openings_[sieve(opening)])
            return {};
        const auto found = byOpening_.find(opening);
        if (found == byOpening_.end())
            return {};
        const auto& tokens = words.document().tokens;
        for (const Entry& entry : found->second) {
            const auto begin = tokens[token].span.begin;
            const std::size_t size = matchPhrase(words.text(), begin, entry.phrase, letters_);
            if (size == 0)
                continue;
            std::uint32_t last = token;
            while (last < tokens.size() && tokens[last].span.end < begin + size)
                ++last;
            if (last < tokens.size() && tokens[last].span.end == begin + size)
                return {last + 1, &entry.value};
        }
        return {};
    }

    // The value of exactly this phrase, by its letters in lower case.
    const Value* whole(std::string_view phrase) const {
        const std::string lower = lowerCase(phrase);
        const auto found = byOpening_.find(openingRun(lower));
        if (found == byOpening_.end())
            return nullptr;
        for (const Entry& entry : found->second)
            if (matchPhrase(phrase, 0, entry.phrase, letters_) == phrase.size())
                return &entry.value;
        return nullptr;
    }

private:
    struct Entry {
        std::string phrase;
        Value value;
    };
    // Most words open no phrase: a few of their letters tell that without a hash of them all.
    static std::size_t sieve(std::string_view opening) {
        if (opening.empty())
            return 0;
        const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(opening[at]) & 31u; };
        return letter(0) | letter(opening.size() / 2) << 5u | letter(opening.size() - 1) << 10u;
    }

    Letters letters_;
    std::vector<bool> openings_ = std::vector<bool>(1u << 15u, false);
    std::unordered_map<std::string, std::vector<Entry>, StringHash, std::equal_to<>> byOpening_;
};

} // namespace claimline::language::known
