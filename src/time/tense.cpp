#include "time/tense.h"

#include "time/governor.h"

namespace claimline::time {

namespace {

using language::Form;
using language::Upos;

constexpr std::uint32_t reach = 28; // pieces looked at on either side

bool sentenceEnd(const std::vector<Piece>& pieces, std::uint32_t i) {
    const Piece& piece = pieces[i];
    if (piece.kind != Piece::Kind::mark)
        return false;
    if (piece.mark == ';' || piece.mark == '?' || piece.mark == '!')
        return true;
    if (piece.mark != '.')
        return false;
    const Piece& next = pieces[i + 1];
    const bool abbreviation = i > 0 && (pieces[i - 1].span.size() == 1 ||
                                        (pieces[i - 1].entry != nullptr && pieces[i - 1].entry->monthShort));
    return next.kind == Piece::Kind::end || next.newline ||
           (next.space && (next.capital || next.mark == '"') && !abbreviation);
}

bool endsInEd(const Piece& piece, std::string_view text) {
    const auto size = piece.span.size();
    return piece.kind == Piece::Kind::word && !piece.capital && size > 3 &&
           slice(text, piece.span).ends_with("ed") && !slice(text, piece.span).ends_with("eed");
}

Cue cueOf(const Piece& piece, std::string_view text) {
    if (piece.entry != nullptr && piece.entry->cue != Cue::none &&
        !(piece.capital && piece.entry->month != 0))
        return piece.entry->cue;
    return endsInEd(piece, text) ? Cue::past : Cue::none;
}

// "to meet", not "to the city", "to Paris", "to 12"
bool infinitive(const std::vector<Piece>& pieces, std::uint32_t to) {
    const Piece& next = pieces[to + 1];
    if (next.kind != Piece::Kind::word || next.capital)
        return false;
    return next.entry == nullptr || !next.entry->time || next.entry->month != 0;
}

class Search {
public:
    Search(const std::vector<Piece>& pieces, std::string_view text, const language::Document& document)
        : pieces_(pieces)
        , text_(text)
        , document_(document)
        , tagged_(!document.tokens.empty() && document.tokens.front().upos != Upos::X) {}

    // The verb group before the expression, the nearest first.
    Sign left(std::uint32_t from, bool heldFor) const {
        bool toDo = false; // an infinitive between the expression and what governs it
        for (std::uint32_t i = from; i > 0 && from - i < reach; --i) {
            if (pieces_[i].newline || sentenceEnd(pieces_, i - 1))
                break;
            const Piece& piece = pieces_[i - 1];
            const Cue cue = cueAt(piece);
            if (cue == Cue::boundary)
                break;
            if (cue == Cue::to) {
                toDo = toDo || infinitive(pieces_, i - 1);
                continue;
            }
            Outlook tense = meaning(cue, toDo);
            if (cue == Cue::arranged && heldFor && !toDo)
                tense = Outlook::planned;
            if (cue == Cue::intent && !toDo)
                tense = endsInEd(piece, text_) ? Outlook::past : Outlook::ongoing;
            if (tense != Outlook::unknown)
                return {{i >= 2 && tense == Outlook::past ? withModal(i - 1, tense) : tense},
                        piece.span.begin,
                        true};
        }
        return {{toDo ? Outlook::planned : Outlook::unknown}};
    }

    Outlook right(std::uint32_t from) const {
        for (std::uint32_t i = from; i + 1 < pieces_.size() && i - from < reach; ++i) {
            if (pieces_[i].newline || sentenceEnd(pieces_, i))
                break;
            Cue cue = cueAt(pieces_[i]);
            if (cue == Cue::to || cue == Cue::boundary)
                continue;
            if (cue == Cue::intent)
                cue = endsInEd(pieces_[i], text_) ? Cue::past : Cue::present;
            if (const Outlook tense = meaning(cue, false); tense != Outlook::unknown)
                return tense == Outlook::ongoing ? present(i) : tense;
        }
        return Outlook::unknown;
    }

private:
    // The list of cues; where there are tags, verbs in the past that it does not have ("shut", "quit") and no
    // adjectives that look like them ("the wounded").
    Cue cueAt(const Piece& piece) const {
        const Cue cue = cueOf(piece, text_);
        if (!tagged_ || piece.kind != Piece::Kind::word || (cue != Cue::none && cue != Cue::past))
            return cue;
        const std::uint32_t at = document_.tokenAt(piece.span.begin);
        if (at >= document_.tokens.size() || document_.tokens[at].span.begin != piece.span.begin)
            return cue;
        const language::Token& token = document_.tokens[at];
        const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX;
        if (verb && cue == Cue::none)
            return token.form == Form::past ? Cue::past : Cue::none;
        return cue == Cue::past && token.upos == Upos::ADJ ? Cue::none : cue;
    }

    static Outlook meaning(Cue cue, bool toDo) {
        switch (cue) {
        case Cue::past:
        case Cue::arranged:
            return Outlook::past;
        case Cue::present:
            return toDo ? Outlook::planned : Outlook::ongoing;
        case Cue::future:
            return Outlook::planned;
        case Cue::plan:
        case Cue::intent:
            return Outlook::planned;
        case Cue::modal:
            return Outlook::hypothetical;
        default:
            return Outlook::unknown;
        }
    }

    // "is expected", "is to meet"
    Outlook present(std::uint32_t i) const {
        for (std::uint32_t k = i + 1; k < i + 4 && k + 1 < pieces_.size(); ++k) {
            const Cue cue = cueOf(pieces_[k], text_);
            if (cue == Cue::plan || cue == Cue::arranged || (cue == Cue::to && infinitive(pieces_, k)))
                return Outlook::planned;
        }
        return Outlook::ongoing;
    }

    // "will be held", "could be deployed", "to be released": the participle is no past
    Outlook withModal(std::uint32_t at, Outlook tense) const {
        for (std::uint32_t k = at; k > 0 && at - k < 4 && !pieces_[k].newline; --k) {
            const Cue cue = cueOf(pieces_[k - 1], text_);
            if (cue == Cue::future || (cue == Cue::to && infinitive(pieces_, k - 1)))
                return Outlook::planned;
            if (cue == Cue::modal)
                return Outlook::hypothetical;
            if (cue == Cue::present || cue == Cue::past)
                return tense;
            if (pieces_[k - 1].kind != Piece::Kind::word)
                break;
        }
        return tense;
    }

    const std::vector<Piece>& pieces_;
    std::string_view text_;
    const language::Document& document_;
    bool tagged_;
};

// The dependencies tell, unless a word that tells stands between their verb and the expression: a wrong head
// is most often one too far away.
Tense toldTense(const Expression& e, const std::vector<Piece>& pieces, std::string_view text,
                const language::Document& document) {
    const Search search(pieces, text, document);
    const Glue word =
        e.first > 0 && pieces[e.first - 1].entry != nullptr ? pieces[e.first - 1].entry->glue : Glue::none;
    const bool heldFor = word == Glue::for_ || word == Glue::to || word == Glue::until || word == Glue::till;
    const Sign before = search.left(e.first, heldFor);
    if (!document.tokens.empty() && document.tokens.front().upos != Upos::X) {
        const Sign verb = Governor(pieces, document).of(e.span, heldFor);
        const bool further = before.firm && (verb.at > e.span.begin || before.at > verb.at);
        if (verb.known() && !further)
            return verb.tense;
    }
    return before.known() ? before.tense : Tense{search.right(e.last)};
}

// "take effect |on January 1"
bool followsEffect(const Expression& e, const std::vector<Piece>& pieces) {
    std::uint32_t at = e.first;
    while (at > 0 && pieces[at - 1].entry != nullptr && pieces[at - 1].entry->glue != Glue::none)
        --at;
    return at > 0 && pieces[at - 1].entry != nullptr && pieces[at - 1].entry->cue == Cue::effect;
}

} // namespace

Tense tenseOf(const Expression& e, const std::vector<Piece>& pieces, std::string_view text,
              const language::Document& document) {
    const Tense told = toldTense(e, pieces, text, document);
    return told.outlook == Outlook::ongoing && followsEffect(e, pieces) ? Tense{Outlook::planned} : told;
}

} // namespace claimline::time
