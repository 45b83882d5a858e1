#include "language/tokenizer.h"

#include "language/characters.h"
#include "model/table.h"

#include <algorithm>
#include <optional>

namespace claimline::language {

namespace {

constexpr std::size_t longestPiece = 1024; // bytes: a "word" beyond that is none, and is cut

bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isWordStart(CharClass kind) {
    return kind == CharClass::letter || kind == CharClass::digit;
}

std::string lowered(std::string_view word) {
    std::string out;
    appendLower(word, out);
    return out;
}

// "’" becomes "'", so that the tables need one spelling.
std::string foldedApostrophe(std::string_view word) {
    std::string out = lowered(word);
    for (std::size_t at; (at = out.find("’")) != std::string::npos;)
        out.replace(at, 3, "'");
    return out;
}

Result<Abbreviation> parseKind(std::string_view kind, int line) {
    if (kind == "title" || kind == "number")
        return Abbreviation::title;
    if (kind == "clock")
        return Abbreviation::clock;
    if (kind == "other")
        return Abbreviation::other;
    return fail(ErrorKind::unreadable, "abbreviations.tsv",
                "line " + std::to_string(line) + ": the kind \"" + std::string(kind) + "\" is not known",
                "the installation must be repaired");
}

} // namespace

Result<Tokenizer> Tokenizer::load(const std::filesystem::path& languageFolder) {
    Tokenizer tokenizer;
    const auto abbreviations = Table::read(languageFolder / "abbreviations.tsv", {"abbreviation", "kind"});
    if (!abbreviations)
        return tl::unexpected(abbreviations.error());
    for (const Table::Row& row : *abbreviations) {
        const auto kind = parseKind(row["kind"], row.line());
        if (!kind)
            return tl::unexpected(kind.error());
        tokenizer.abbreviations_.emplace(lowered(row["abbreviation"]), *kind);
        if (row["kind"] == "number")
            tokenizer.beforeNumbers_.insert(lowered(row["abbreviation"]));
    }
    const auto words = Table::read(languageFolder / "tokens.tsv", {"word", "kind"});
    if (!words)
        return tl::unexpected(words.error());
    const std::unordered_map<std::string_view, WordSet*> sets = {
        {"prefix", &tokenizer.prefixes_}, {"unit", &tokenizer.units_},     {"clitic", &tokenizer.clitics_},
        {"fused", &tokenizer.fused_},     {"opener", &tokenizer.openers_}, {"calendar", &tokenizer.calendar_},
        {"speech", &tokenizer.speech_}};
    for (const Table::Row& row : *words) {
        const auto set = sets.find(row["kind"]);
        if (set == sets.end())
            return fail(ErrorKind::unreadable, "tokens.tsv",
                        "line " + std::to_string(row.line()) + ": the kind is not known",
                        "the installation must be repaired");
        set->second->insert(lowered(row["word"]));
    }
    return tokenizer;
}

bool Tokenizer::opensSentences(std::string_view word) const {
    return openers_.contains(lowered(word));
}

bool Tokenizer::isCalendarWord(std::string_view word) const {
    return calendar_.contains(lowered(word));
}

bool Tokenizer::isSpeechVerb(std::string_view word) const {
    return speech_.contains(word);
}

// Reads one line from left to right; every step moves on by at least a byte.
class TokenScanner {
public:
    TokenScanner(const Tokenizer& tokenizer, std::string_view text, Span line, std::vector<Piece>& out)
        : tokenizer_(tokenizer)
        , text_(text.substr(0, line.end))
        , at_(line.begin)
        , out_(out) {}

    void run() {
        while (at_ < text_.size()) {
            const Char here = charAt(text_, at_);
            if (here.kind == CharClass::space) {
                at_ += here.length;
                space_ = true;
                continue;
            }
            step(here);
        }
    }

private:
    Char peek(std::size_t byte) const { return charAt(text_, byte); }

    // The character that ends before `byte`, for questions about what stands to the left.
    void emit(std::size_t begin, std::size_t end, Abbreviation kind = Abbreviation::none) {
        out_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind, space_});
        space_ = false;
        at_ = end;
    }

    void step(Char here) {
        if ((space_ || out_.empty() || !gluedToWord()) && isWordStart(here.kind) && readAddress())
            return;
        switch (here.kind) {
        case CharClass::digit:
            return readNumber();
        case CharClass::letter:
        case CharClass::mark:
            return readWord();
        case CharClass::ideograph:
            return emit(at_, at_ + here.length);
        case CharClass::pictogram:
            return readPictogram();
        default:
            return readPunctuation(here);
        }
    }

    bool gluedToWord() const {
        return !out_.empty() && !space_ && out_.back().span.end == at_ &&
               isWordStart(peek(out_.back().span.begin).kind);
    }

    // Web and mail addresses are one word; the stop or bracket after them is not theirs.
    bool readAddress() {
        const std::string_view rest = std::string_view(text_).substr(at_, longestPiece);
        if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www."))
            return false;
        std::size_t end = at_;
        while (end - at_ < longestPiece) {
            const Char next = peek(end);
            if (next.kind == CharClass::space || isStraightQuote(next.code) || isClosingQuote(next.code) ||
                next.code == '<' || next.code == '>')
                break;
            end += next.length;
        }
        while (end > at_ + 1 && std::string_view(".,;:!?)]").find(text_[end - 1]) != std::string_view::npos)
            --end;
        emit(at_, end);
        return true;
    }

    // ---- numbers

    std::size_t digitsEnd(std::size_t byte) const {
        while (byte < text_.size() && byte - at_ < longestPiece && peek(byte).kind == CharClass::digit)
            byte += peek(byte).length;
        return byte;
    }

    // "1,200.50", "5:30", "9/11", "2024-11-19", "713-853-3989"; but "5-10" and "1947–1950" are three words.
    std::size_t numberEnd() const {
        std::size_t end = digitsEnd(at_);
        std::size_t groups = 1;
        std::size_t dashed = 0;
        std::size_t beforeDash = end;
        while (end < text_.size() && end - at_ < longestPiece) {
            const char c = text_[end];
            if (std::string_view(".,:/-").find(c) == std::string_view::npos || end + 1 >= text_.size() ||
                !isAsciiDigit(text_[end + 1]))
                break;
            const std::size_t next = digitsEnd(end + 1);
            if (c == ',' && next - end != 4)
                break; // "in 2019,2020": no thousands
            if (c == '-' && dashed++ == 0)
                beforeDash = end;
            end = next;
            ++groups;
        }
        const bool telephone = dashed == 1 && groups == 2 && beforeDash - at_ == 3 && end - beforeDash == 5;
        return dashed == 0 || dashed >= 2 || telephone ? end : beforeDash;
    }

    void readNumber() {
        const std::size_t begin = at_;
        std::size_t end = numberEnd();
        std::size_t letters = end;
        while (letters < text_.size() && letters - begin < longestPiece &&
               (peek(letters).kind == CharClass::letter || peek(letters).kind == CharClass::mark))
            letters += peek(letters).length;
        if (letters == end) {
            end = decadeEnd(begin, end);
            return emit(begin, end);
        }
        const std::string suffix = lowered(text_.substr(end, letters - end));
        if (tokenizer_.units_.contains(suffix))
            return emit(begin, end);
        if (suffix.size() > 3 || peek(letters).kind == CharClass::digit)
            return readWord(); // "3143C5", "4chan"
        emit(begin, letters);
    }

    // "1960's" is one word; "2008's" is two.
    std::size_t decadeEnd(std::size_t begin, std::size_t end) const {
        const Char mark = peek(end);
        if (end == begin || text_[end - 1] != '0' || !isApostrophe(mark.code))
            return end;
        const std::size_t s = end + mark.length;
        return s < text_.size() && text_[s] == 's' && !isWordStart(peek(s + 1).kind) ? s + 1 : end;
    }

    // ---- words

    // The end of the letters, digits and marks from here, with what may stand inside a word.
    std::size_t wordEnd() const {
        std::size_t end = at_;
        bool hyphen = false;
        while (end < text_.size() && end - at_ < longestPiece) {
            const Char next = peek(end);
            if (isWordStart(next.kind) || next.kind == CharClass::mark || next.code == '_') {
                end += next.length;
                continue;
            }
            if (end == at_ || !joins(end, next, hyphen))
                break;
            hyphen = hyphen || isHyphen(next.code);
            end += next.length;
        }
        return end == at_ ? at_ + std::max(1u, peek(at_).length) : end;
    }

    // Whether this mark joins the letters before it with those after it into one word.
    bool joins(std::size_t end, Char mark, bool hyphenSeen) const {
        const Char after = peek(end + mark.length);
        if (!isWordStart(after.kind))
            return false;
        const std::string_view before = text_.substr(at_, end - at_);
        if (isApostrophe(mark.code))
            return after.kind == CharClass::letter && !clitic(end) && !negation(end);
        if (mark.code == '.')
            return dottedWord(before, end, after);
        if (mark.code == '@')
            return true;
        if (mark.code == '&')
            return isUpper(after.code) && isUpper(peek(end - 1).code);
        if (mark.code == '/')
            return before.size() == 1 && isLower(after.code) &&
                   !isWordStart(peek(end + 2).kind); // "w/o" is rare, "c/o"
        if (isHyphen(mark.code))
            return (!hyphenSeen && tokenizer_.prefixes_.contains(lowered(before)) &&
                    after.kind == CharClass::letter) ||
                   designator(before, end, mark, after);
        return false;
    }

    // "U.S.", "Ph.D.", "yahoo.com"; but not "end.Then", where only a blank is missing.
    bool dottedWord(std::string_view before, std::size_t end, Char after) const {
        if (after.kind == CharClass::digit)
            return peek(end - 1).kind == CharClass::digit;
        const std::size_t lastDot = before.rfind('.');
        const std::size_t partSize = before.size() - (lastDot == std::string_view::npos ? 0 : lastDot + 1);
        const Char afterNext = peek(end + 1 + after.length);
        if (partSize <= 2 && (afterNext.code == '.' || !isWordStart(afterNext.kind) || partSize == 1))
            return true;
        if (isUpper(after.code))
            return false;
        // A lower-case letter after a stop with no blank is an address: "example.com".
        return before.size() > 1 && isLower(after.code);
    }

    // "F-16", "S-400", "Kh-22", "COVID-19": letters of a type with its number are one name.
    bool designator(std::string_view before, std::size_t end, Char mark, Char after) const {
        if (after.kind != CharClass::digit || before.empty() || before.size() > 5 || !isUpper(peek(at_).code))
            return false;
        if (before.size() > 2 && !std::ranges::all_of(before, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return false;
        std::size_t digits = end + mark.length;
        while (digits < text_.size() && isAsciiDigit(text_[digits]))
            ++digits;
        return digits - end <= 5;
    }

    // 's 're 've 'll 'd 'm at the end of a word.
    std::optional<std::size_t> clitic(std::size_t apostrophe) const {
        std::size_t end = apostrophe + peek(apostrophe).length;
        while (end < text_.size() && end - apostrophe < 6 && peek(end).kind == CharClass::letter)
            end += peek(end).length;
        if (isWordStart(peek(end).kind))
            return std::nullopt;
        if (tokenizer_.clitics_.contains(foldedApostrophe(text_.substr(apostrophe, end - apostrophe))))
            return end;
        return std::nullopt;
    }

    // The "'" of "n't".
    bool negation(std::size_t apostrophe) const {
        const std::size_t t = apostrophe + peek(apostrophe).length;
        return apostrophe > at_ + 1 && (text_[apostrophe - 1] | 0x20) == 'n' && t < text_.size() &&
               (text_[t] | 0x20) == 't' && !isWordStart(peek(t + 1).kind);
    }

    void readWord() {
        const std::size_t begin = at_;
        std::size_t end = wordEnd();
        const Char after = peek(end);
        if (isApostrophe(after.code) && negation(end)) {
            const std::size_t t = end + after.length + 1;
            emit(begin, end - 1);
            return emit(end - 1, t);
        }
        if (isApostrophe(after.code))
            if (const auto cliticEnd = clitic(end)) {
                emit(begin, end);
                return emit(end, *cliticEnd);
            }
        const std::string word = lowered(text_.substr(begin, end - begin));
        if (tokenizer_.fused_.contains(word)) { // "cannot", "gonna"
            emit(begin, begin + 3);
            return emit(begin + 3, end);
        }
        if (after.code == '$' && word.size() <= 2 && isUpper(peek(begin).code))
            return emit(begin, end + 1); // "US$"
        if (after.code == '.')
            return readWithStop(begin, end, word);
        emit(begin, end);
    }

    void readWithStop(std::size_t begin, std::size_t end, const std::string& word) {
        const Char next = peek(end + 1);
        const bool ellipsis = next.code == '.';
        const auto known = tokenizer_.abbreviations_.find(word + ".");
        if (!ellipsis && known != tokenizer_.abbreviations_.end() && !wantsNumber(known->first, end))
            return emit(begin, end + 1, known->second);
        const bool initial =
            peek(begin).length == end - begin && isUpper(peek(begin).code) && !isWordStart(next.kind);
        if (!ellipsis && initial && word != "i")
            return emit(begin, end + 1, Abbreviation::initial);
        if (!ellipsis && word.find('.') != std::string::npos && isDotted(word))
            return emit(begin, end + 1, Abbreviation::other);
        emit(begin, end);
    }

    // "No." is an abbreviation only before a number; else it is an answer.
    bool wantsNumber(const std::string& abbreviation, std::size_t end) const {
        if (!tokenizer_.beforeNumbers_.contains(abbreviation))
            return false;
        std::size_t next = end + 1;
        while (peek(next).kind == CharClass::space && peek(next).length > 0 && next - end < 8)
            next += peek(next).length;
        return peek(next).kind != CharClass::digit;
    }

    // Letters with a stop after every one or two: "u.s", "ph.d".
    static bool isDotted(std::string_view word) {
        std::size_t run = 0;
        for (const char c : word) {
            run = c == '.' ? 0 : run + 1;
            if (run > 2)
                return false;
        }
        return true;
    }

    // ---- the rest

    void readPictogram() {
        std::size_t end = at_;
        const bool flag = peek(at_).code >= 0x1F1E6 && peek(at_).code <= 0x1F1FF;
        end += peek(end).length;
        if (flag && peek(end).code >= 0x1F1E6 && peek(end).code <= 0x1F1FF)
            end += peek(end).length;
        while (end - at_ < longestPiece) {
            const Char next = peek(end);
            const bool joiner = next.code == 0x200D;
            if (next.kind != CharClass::mark)
                break;
            end += next.length;
            if (joiner && peek(end).kind == CharClass::pictogram)
                end += peek(end).length;
        }
        emit(at_, end);
    }

    void readPunctuation(Char here) {
        const Char next = peek(at_ + here.length);
        if ((here.code == '#' || here.code == '@') && next.kind == CharClass::letter && !gluedToWord()) {
            const std::size_t begin = at_;
            at_ += here.length;
            const std::size_t end = wordEnd();
            at_ = begin;
            return emit(begin, end);
        }
        if (isApostrophe(here.code)) {
            if (const auto end = clitic(at_); end && gluedToWord())
                return emit(at_, *end);
            if (const std::size_t end = elidedYear(here))
                return emit(at_, end);
        }
        std::size_t end = at_ + here.length;
        if (repeats(here.code))
            while (end - at_ < longestPiece && sameRun(here.code, peek(end).code))
                end += peek(end).length;
        emit(at_, end);
    }

    // "'72"
    std::size_t elidedYear(Char apostrophe) const {
        const std::size_t digits = at_ + apostrophe.length;
        const bool two =
            digits + 1 < text_.size() && isAsciiDigit(text_[digits]) && isAsciiDigit(text_[digits + 1]);
        if (!two || gluedToWord() ||
            isAsciiDigit(peek(digits + 2).code > 0x7F ? 'x' : static_cast<char>(peek(digits + 2).code)))
            return 0;
        return digits + 2;
    }

    static bool repeats(std::int32_t code) {
        return isTerminator(code) || code == '-' || code == '=' || code == '*' || code == '_' ||
               code == '~' || code == '\'' || code == '`' || code == '<' || code == '>';
    }

    static bool sameRun(std::int32_t first, std::int32_t next) {
        const bool calls = (first == '!' || first == '?') && (next == '!' || next == '?');
        return first == next || calls;
    }

    const Tokenizer& tokenizer_;
    std::string_view text_; // up to the end of the line
    std::size_t at_;
    std::vector<Piece>& out_;
    bool space_ = false;
};

void Tokenizer::tokenize(std::string_view text, Span line, std::vector<Piece>& out) const {
    TokenScanner(*this, text, line, out).run();
}

} // namespace claimline::language
