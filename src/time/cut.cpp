#include "time/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimline::time {

namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool asciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool letter(char c) {
    return asciiLetter(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}

// Punctuation and blanks beyond ASCII that matter here, as the mark they stand for (' ' for a blank).
char foreignMark(std::string_view rest, std::size_t& length) {
    static constexpr std::array<std::pair<std::string_view, char>, 14> marks{{{"\xE2\x80\x93", '-'},
                                                                              {"\xE2\x80\x94", '-'},
                                                                              {"\xE2\x80\x92", '-'},
                                                                              {"\xE2\x80\x91", '-'},
                                                                              {"\xE2\x80\x90", '-'},
                                                                              {"\xE2\x88\x92", '-'},
                                                                              {"\xE2\x80\x99", '\''},
                                                                              {"\xE2\x80\x98", '\''},
                                                                              {"\xE2\x80\x9C", '"'},
                                                                              {"\xE2\x80\x9D", '"'},
                                                                              {"\xC2\xA0", ' '},
                                                                              {"\xE2\x80\xAF", ' '},
                                                                              {"\xE2\x80\x89", ' '},
                                                                              {"\xE2\x80\xA6", '.'}}};
    if (static_cast<unsigned char>(rest.front()) < 0x80)
        return 0;
    for (const auto& [bytes, mark] : marks)
        if (rest.starts_with(bytes)) {
            length = bytes.size();
            return mark;
        }
    return 0;
}

class Cutter {
public:
    Cutter(std::string_view text, const Words& words)
        : text_(text)
        , words_(words) {}

    std::vector<Piece> run() {
        pieces_.reserve(text_.size() / 5 + 4);
        while (at_ < text_.size())
            step();
        begin(Piece::Kind::end);
        finish(at_);
        return std::move(pieces_);
    }

private:
    void step() {
        const char c = text_[at_];
        std::size_t length = 1;
        const char foreign = foreignMark(text_.substr(at_), length);
        if (c == '\n') {
            newline_ = space_ = true;
            ++at_;
        } else if (c == ' ' || c == '\t' || c == '\r' || foreign == ' ') {
            space_ = true;
            at_ += length;
        } else if (foreign == 0 && letter(c)) {
            word();
        } else if (digit(c)) {
            number();
        } else {
            begin(Piece::Kind::mark).mark = foreign != 0 ? foreign : c;
            finish(at_ + length);
        }
    }

    Piece& begin(Piece::Kind kind) {
        Piece& piece = pieces_.emplace_back();
        piece.kind = kind;
        piece.span.begin = static_cast<std::uint32_t>(at_);
        piece.space = space_;
        piece.newline = newline_;
        space_ = newline_ = false;
        return piece;
    }

    void finish(std::size_t end) {
        at_ = end;
        pieces_.back().span.end = static_cast<std::uint32_t>(end);
    }

    std::size_t wordEnd(std::size_t from) const {
        std::size_t end = from;
        std::size_t ignored = 0;
        while (end < text_.size() && letter(text_[end]) && foreignMark(text_.substr(end), ignored) == 0)
            ++end;
        return end;
    }

    void word() {
        Piece& piece = begin(Piece::Kind::word);
        const std::size_t end = wordEnd(at_);
        std::array<char, 16> lower{};
        const std::size_t size = end - at_;
        piece.capital = upper(text_[at_]);
        piece.allCapital = piece.capital;
        if (size <= lower.size()) {
            for (std::size_t i = 0; i < size; ++i) {
                const char c = text_[at_ + i];
                piece.allCapital &= upper(c);
                lower[i] = upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
            }
            piece.entry = words_.find({lower.data(), size});
        }
        // "S400" is a name, not a word before a number.
        const bool afterNumber =
            !piece.space && pieces_.size() > 1 && pieces_[pieces_.size() - 2].kind == Piece::Kind::number;
        if (end < text_.size() && digit(text_[end]) && !afterNumber) {
            piece.kind = Piece::Kind::junk;
            piece.entry = nullptr;
            std::size_t all = end;
            while (all < text_.size() && (digit(text_[all]) || asciiLetter(text_[all])))
                ++all;
            return finish(all);
        }
        finish(end);
    }

    // "1,000" but not "19,2024" nor "1,0000".
    bool groupAt(std::size_t at) const {
        return at + 3 < text_.size() && text_[at] == ',' && digit(text_[at + 1]) && digit(text_[at + 2]) &&
               digit(text_[at + 3]) && (at + 4 >= text_.size() || !digit(text_[at + 4]));
    }

    void number() {
        Piece& piece = begin(Piece::Kind::number);
        std::size_t end = at_;
        long value = 0;
        while (end < text_.size() && digit(text_[end])) {
            value = value < 100'000'000 ? value * 10 + (text_[end] - '0') : value;
            ++end;
        }
        piece.digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - at_, 255));
        while (piece.digits <= 3 && groupAt(end)) {
            value = value * 1000 + (text_[end + 1] - '0') * 100 + (text_[end + 2] - '0') * 10 +
                    (text_[end + 3] - '0');
            piece.comma = true;
            end += 4;
            value = std::min(value, 100'000'000L);
        }
        piece.value = value;
        piece.exact = static_cast<double>(value);
        end = fraction(piece, end);
        finish(suffix(piece, end));
    }

    // "2.5"; "19.11.2024" and "10.30" with two digits stay apart: they may be a date or a clock.
    std::size_t fraction(Piece& piece, std::size_t end) const {
        if (end + 1 >= text_.size() || text_[end] != '.' || !digit(text_[end + 1]))
            return end;
        std::size_t last = end + 1;
        double scale = 0.1;
        double sum = 0;
        for (; last < text_.size() && digit(text_[last]); ++last, scale /= 10)
            sum += scale * (text_[last] - '0');
        const bool dotted =
            last < text_.size() && text_[last] == '.' && last + 1 < text_.size() && digit(text_[last + 1]);
        const bool afterDot = pieces_.size() > 1 && pieces_[pieces_.size() - 2].mark == '.' && !piece.space;
        if (dotted || afterDot || last - end == 3)
            return end;
        piece.exact += sum;
        piece.decimal = true;
        return last;
    }

    // What is glued to a number: "20th", "1930s", "9pm" (a word of its own), "155mm" (junk).
    std::size_t suffix(Piece& piece, std::size_t end) {
        const std::size_t last = wordEnd(end);
        if (last == end)
            return end;
        std::array<char, 6> lower{};
        const std::size_t size = last - end;
        for (std::size_t i = 0; i < size && i < lower.size(); ++i)
            lower[i] = upper(text_[end + i]) ? static_cast<char>(text_[end + i] - 'A' + 'a') : text_[end + i];
        const std::string_view tail(lower.data(), std::min(size, lower.size()));
        if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") {
            piece.ordinal = true;
            return last;
        }
        if (tail == "s") {
            piece.pluralS = true;
            return last;
        }
        static constexpr std::array<std::string_view, 16> apart{"am",  "pm",    "a",   "p",   "hrs", "h",
                                                                "hr",  "hours", "gmt", "utc", "z",   "est",
                                                                "edt", "t",     "cet", "bst"};
        for (const std::string_view word : apart)
            if (tail == word)
                return end;
        piece.kind = Piece::Kind::junk;
        std::size_t all = last;
        while (all < text_.size() && (digit(text_[all]) || asciiLetter(text_[all])))
            ++all;
        return all;
    }

    std::string_view text_;
    const Words& words_;
    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
    bool space_ = false;
    bool newline_ = true;
};

} // namespace

std::vector<Piece> cut(std::string_view text, const Words& words) {
    return Cutter(text, words).run();
}

} // namespace claimline::time
