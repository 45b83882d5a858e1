// Looking at the pieces: what every rule asks of them.
#include "time/parser.h"

namespace claimline::time {

namespace {

const Piece endPiece;
const Entry noEntry;

} // namespace

Parser::Parser(const std::vector<Piece>& pieces, const Words& words, std::string_view text)
    : pieces_(pieces)
    , words_(words)
    , text_(text) {}

const Piece& Parser::raw(Index i) const {
    return i < pieces_.size() ? pieces_[i] : endPiece;
}

const Piece& Parser::at(Index i) const {
    return i < lineEnd_ ? raw(i) : endPiece;
}

const Entry& Parser::entry(Index i) const {
    const Piece& piece = at(i);
    return piece.entry != nullptr ? *piece.entry : noEntry;
}

bool Parser::mark(Index i, char c) const {
    return at(i).kind == Piece::Kind::mark && at(i).mark == c;
}

Glue Parser::glue(Index i) const {
    return entry(i).glue;
}

bool Parser::plainNumber(Index i, int digits) const {
    const Piece& piece = at(i);
    return piece.kind == Piece::Kind::number && piece.digits == digits && !piece.comma && !piece.decimal &&
           !piece.ordinal && !piece.pluralS;
}

Glue Parser::before(Index i) const {
    if (i == 0 || raw(i).newline || raw(i - 1).entry == nullptr)
        return Glue::none;
    return raw(i - 1).entry->glue;
}

// "first" … "thirty-first", "20th".
Parser::Index Parser::ordinal(Index i, int& value) const {
    const Piece& piece = at(i);
    if (piece.kind == Piece::Kind::number && piece.ordinal && !piece.decimal) {
        value = static_cast<int>(piece.value);
        return i + 1;
    }
    if (entry(i).ordinalTens > 0 && mark(i + 1, '-') && entry(i + 2).ordinal > 0 &&
        entry(i + 2).ordinal < 10) {
        value = entry(i).ordinalTens + entry(i + 2).ordinal;
        return i + 3;
    }
    if (entry(i).ordinal > 0) {
        value = entry(i).ordinal;
        return i + 1;
    }
    return 0;
}

} // namespace claimline::time
