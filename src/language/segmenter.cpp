#include "language/segmenter.h"

#include "language/characters.h"
#include "model/limits.h"

#include <algorithm>

namespace claimline::language {

namespace {

constexpr std::size_t dateLineReach = 16; // pieces
constexpr std::size_t headingTokens =
    30; // a deck may be long; a longer line without a stop is a paragraph that lost it
constexpr std::size_t attributionReach =
    6; // tokens from a quotation's end to its verb: "?” Mr. J. B. Roe asked"
constexpr std::size_t longestUnbroken = 1500; // tokens: what has no stop for so long is no sentence

// The pieces of text between cuts, line by line.
std::vector<Span> linesOutside(std::string_view text, std::span<const Span> cuts) {
    std::vector<Span> lines;
    const auto size = static_cast<std::uint32_t>(text.size());
    std::size_t cut = 0;
    for (std::uint32_t begin = 0; begin < size;) {
        auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', begin), size));
        while (cut < cuts.size() && cuts[cut].end <= begin)
            ++cut;
        if (cut < cuts.size() && cuts[cut].begin <= begin) {
            begin = std::max(begin + 1, std::min(cuts[cut].end, size));
            continue;
        }
        if (cut < cuts.size())
            end = std::min(end, cuts[cut].begin);
        if (end > begin)
            lines.push_back({begin, end});
        begin = end < size && text[end] == '\n' ? end + 1 : std::max(end, begin + 1);
    }
    return lines;
}

// Splits the pieces of one paragraph into sentences.
class SentenceSplitter {
public:
    SentenceSplitter(const Tokenizer& tokenizer, std::string_view text, const std::vector<Piece>& pieces)
        : tokenizer_(tokenizer)
        , text_(text)
        , pieces_(pieces) {
        findQuoteSides();
    }

    // The index after the last piece of the sentence that starts at `first`.
    std::size_t endOf(std::size_t first) const {
        if (const std::size_t line = first == 0 ? dateLine() : 0)
            return line;
        for (std::size_t i = first; i + 1 < pieces_.size(); ++i) {
            if (i - first >= longestUnbroken)
                return i + 1;
            if (!mayEnd(i))
                continue;
            const std::size_t next = afterClosers(i);
            if (next >= pieces_.size())
                return pieces_.size();
            if (breaksBefore(i, next))
                return next;
            i = next - 1;
        }
        return pieces_.size();
    }

private:
    enum class Side : std::uint8_t { neither, opening, closing };

    std::string_view word(std::size_t i) const { return slice(text_, pieces_[i].span); }
    Char letter(std::size_t i) const { return charAt(text_, pieces_[i].span.begin); }

    // A straight quote opens or closes by the blanks around it, and by turns where these do not tell.
    void findQuoteSides() {
        sides_.assign(pieces_.size(), Side::neither);
        bool open = false;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const std::string_view w = word(i);
            const std::int32_t code = letter(i).code;
            if (w == "''") {
                sides_[i] = Side::closing;
            } else if (w == "\"" || w == "'") {
                const bool left = !pieces_[i].spaceBefore && i > 0;
                const bool right = i + 1 < pieces_.size() && !pieces_[i + 1].spaceBefore;
                const bool opens = left == right ? !open : right;
                sides_[i] = opens ? Side::opening : Side::closing;
                if (w == "\"")
                    open = opens;
            } else if (isClosingQuote(code) && pieces_[i].span.size() <= 3) {
                sides_[i] = Side::closing;
            } else if (isOpeningQuote(code)) {
                sides_[i] = Side::opening;
            }
        }
    }

    bool mayEnd(std::size_t i) const {
        return isTerminator(letter(i).code) || pieces_[i].abbreviation != Abbreviation::none;
    }

    std::size_t afterClosers(std::size_t i) const {
        std::size_t next = i + 1;
        while (next < pieces_.size()) {
            const bool closer = sides_[next] == Side::closing ||
                                (isClosingBracket(letter(next).code) && !pieces_[next].spaceBefore);
            const bool moreStops = isTerminator(letter(next).code) && !pieces_[next].spaceBefore;
            if (const std::size_t note = noteMark(next)) {
                next = note;
                continue;
            }
            if (!closer && !moreStops)
                break;
            ++next;
        }
        return next;
    }

    // "KYIV, Ukraine (AP) — ": the index after the dash, or 0. A sentence of its own, so that the place of
    // reporting is no part of what the first sentence tells.
    std::size_t dateLine() const {
        const std::string_view place = word(0);
        const bool capitals =
            place.size() >= 3 && std::ranges::none_of(place, [](char c) { return isLower(c); });
        bool agency = false;
        const std::size_t last = std::min(pieces_.size(), dateLineReach);
        for (std::size_t i = 0; i < last; ++i) {
            const Char opening = letter(i);
            const std::string_view w = word(i);
            const bool dash = w == "—" || w == "–" || w == "--" || w == "-";
            if (dash && pieces_[i].spaceBefore)
                return i > 0 && (capitals || agency) && i + 3 < pieces_.size() ? i + 1 : 0;
            agency |= w == ")";
            const bool name = isUpper(opening.code) || opening.kind == CharClass::digit;
            if (!name && !dash && w != "," && w != "(" && w != ")" && w != "." && w != "/")
                return 0;
        }
        return 0;
    }

    // "in 1805. [19] His": a note's number goes with the sentence before. The index after it, or 0.
    std::size_t noteMark(std::size_t i) const {
        if (i + 2 >= pieces_.size() || word(i) != "[" || word(i + 2) != "]")
            return 0;
        return letter(i + 1).kind == CharClass::digit && pieces_[i + 1].span.size() <= 3 ? i + 3 : 0;
    }

    // The first piece from here that is a word, past opening quotes, brackets and bullets.
    std::size_t firstWord(std::size_t i) const {
        while (i + 1 < pieces_.size()) {
            const CharClass kind = letter(i).kind;
            if (kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::ideograph)
                break;
            ++i;
        }
        return i;
    }

    bool breaksBefore(std::size_t stop, std::size_t next) const {
        const std::size_t start = firstWord(next);
        const Char opening = letter(start);
        if (word(stop) == "." || pieces_[stop].abbreviation != Abbreviation::none)
            return breaksAfterStop(stop, next, start, opening);
        if (isLower(opening.code))
            return false;
        if (next > stop + 1 && sides_[next - 1] == Side::closing && attributionFollows(next))
            return false;
        const bool ellipsis = letter(stop).code == '.' || letter(stop).code == 0x2026;
        if (ellipsis)
            return pieces_[next].spaceBefore && isUpper(opening.code);
        return pieces_[next].spaceBefore || isUpper(opening.code);
    }

    bool breaksAfterStop(std::size_t stop, std::size_t next, std::size_t start, Char opening) const {
        if (!pieces_[next].spaceBefore && !isUpper(opening.code) && sides_[next] != Side::opening)
            return opening.kind == CharClass::ideograph;
        if (isLower(opening.code) && !(next != start && sides_[next] == Side::opening))
            return pieces_[stop].abbreviation == Abbreviation::none && next == stop + 1 && stop > 0 &&
                   pieces_[stop - 1].span.size() >= 4 && isLower(letter(stop - 1).code) && next == start;
        if (next > stop + 1) // "He left (for the U.S.) Then": closers after an abbreviation end it
            return pieces_[stop].abbreviation != Abbreviation::title;
        return breaksAfterAbbreviation(stop, start, opening);
    }

    bool breaksAfterAbbreviation(std::size_t stop, std::size_t start, Char opening) const {
        const std::string_view following = word(start);
        switch (pieces_[stop].abbreviation) {
        case Abbreviation::none:
            return !listNumber(stop);
        case Abbreviation::title:
            return false;
        case Abbreviation::clock:
            return isUpper(opening.code) && !tokenizer_.isCalendarWord(following);
        case Abbreviation::initial:
            if (following.size() == 1) // "U. S. A"
                return false;
            [[fallthrough]];
        case Abbreviation::other:
            return isUpper(opening.code) && tokenizer_.opensSentences(following);
        }
        return false;
    }

    // "1." at the start of a line numbers what follows.
    bool listNumber(std::size_t stop) const {
        return stop == 1 && letter(0).kind == CharClass::digit && pieces_[0].span.size() <= 2;
    }

    // `“Where were they?” Ms. Roe asked.`: names, then a verb of speech, before any other mark.
    bool attributionFollows(std::size_t next) const {
        const std::size_t last = std::min(pieces_.size(), next + attributionReach);
        for (std::size_t i = next; i < last; ++i) {
            const CharClass kind = letter(i).kind;
            if (kind != CharClass::letter)
                return false;
            if (tokenizer_.isSpeechVerb(word(i)))
                return i > next;
        }
        return false;
    }

    const Tokenizer& tokenizer_;
    std::string_view text_;
    const std::vector<Piece>& pieces_;
    std::vector<Side> sides_;
};

// A title or cross-head: one short line that no stop, comma or colon ends and that a capital or figure opens.
bool looksLikeHeading(std::string_view text, const std::vector<Piece>& pieces) {
    if (pieces.empty() || pieces.size() > headingTokens)
        return false;
    const Char first = charAt(text, pieces.front().span.begin);
    if (first.kind == CharClass::punctuation && !isOpeningQuote(first.code) && !isStraightQuote(first.code))
        return false; // a bullet
    if (isLower(first.code))
        return false;
    std::size_t last = pieces.size() - 1;
    while (last > 0 && (isClosingQuote(charAt(text, pieces[last].span.begin).code) ||
                        isStraightQuote(charAt(text, pieces[last].span.begin).code)))
        --last;
    const std::string_view end = slice(text, pieces[last].span);
    return pieces[last].abbreviation == Abbreviation::none && !isTerminator(charAt(end, 0).code) &&
           end != "," && end != ";" && end != ":";
}

// "19:50 The director says …": the time of an entry of a running report stands by itself. The number of its
// pieces; 0: there is none.
std::size_t entryTime(std::string_view text, const std::vector<Piece>& pieces) {
    const std::string_view word = slice(text, pieces.front().span);
    const auto colon = word.find(':');
    const bool clock = (colon == 1 || colon == 2) && word.size() == colon + 3 &&
                       std::ranges::all_of(word, [](char c) { return c == ':' || (c >= '0' && c <= '9'); });
    if (!clock)
        return 0;
    std::size_t end = 1;
    if (end < pieces.size() && charAt(text, pieces[end].span.begin).kind == CharClass::punctuation)
        ++end;                          // "19:50 - The director"
    constexpr std::size_t shortest = 3; // pieces of what follows
    return end + shortest <= pieces.size() && isUpper(charAt(text, pieces[end].span.begin).code) ? end : 0;
}

} // namespace

Result<Segmenter> Segmenter::load(const std::filesystem::path& languageFolder) {
    auto tokenizer = Tokenizer::load(languageFolder);
    if (!tokenizer)
        return tl::unexpected(tokenizer.error());
    Segmenter segmenter;
    segmenter.tokenizer_ = std::move(*tokenizer);
    return segmenter;
}

Document Segmenter::segment(std::string_view text, std::span<const Span> cuts) const {
    Document document;
    std::vector<Piece> pieces;
    for (const Span line : linesOutside(text, cuts)) {
        pieces.clear();
        tokenizer_.tokenize(text, line, pieces);
        if (pieces.empty())
            continue;
        const auto paragraph = static_cast<std::uint32_t>(document.paragraphs.size());
        document.paragraphs.push_back({pieces.front().span.begin, pieces.back().span.end});
        const SentenceSplitter splitter(tokenizer_, text, pieces);
        for (std::size_t begin = 0; begin < pieces.size();) {
            if (document.sentences.size() >= limits.sentences)
                return document; // what comes after is kept and shown, not analysed
            const std::size_t time = begin == 0 ? entryTime(text, pieces) : 0;
            const std::size_t end = time > 0 ? time : splitter.endOf(begin);
            Sentence sentence;
            sentence.first = static_cast<std::uint32_t>(document.tokens.size());
            for (std::size_t i = begin; i < end; ++i) {
                Token& token = document.tokens.emplace_back();
                token.span = pieces[i].span;
                token.spaceBefore = pieces[i].spaceBefore;
                token.sentence = static_cast<std::uint32_t>(document.sentences.size());
            }
            sentence.last = static_cast<std::uint32_t>(document.tokens.size());
            sentence.span = {pieces[begin].span.begin, pieces[end - 1].span.end};
            sentence.paragraph = paragraph;
            sentence.heading = begin == 0 && end == pieces.size() && looksLikeHeading(text, pieces);
            document.sentences.push_back(sentence);
            begin = end;
        }
    }
    return document;
}

} // namespace claimline::language
