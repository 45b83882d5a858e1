#include "claims/quotes.h"

namespace claimline::claims {

namespace {

enum class Mark { no, open, close, straight, single };

Mark markOf(std::string_view word) {
    if (word == "“" || word == "«" || word == "„" || word == "``")
        return Mark::open;
    if (word == "”" || word == "»")
        return Mark::close;
    if (word == "\"" || word == "＂" || word == "''")
        return Mark::straight;
    return word == "‘" || word == "’" || word == "'" ? Mark::single : Mark::no;
}

// Straight marks say which way they face by the blanks around them.
bool gluedBefore(const Tree& tree, TokenIndex token) {
    return token > 0 && !tree[token].spaceBefore && tree.paragraphOf(token) == tree.paragraphOf(token - 1);
}

bool gluedAfter(const Tree& tree, TokenIndex token) {
    return token + 1 < tree.size() && !tree[token + 1].spaceBefore &&
           tree.paragraphOf(token) == tree.paragraphOf(token + 1);
}

bool endsSpeech(const Tree& tree, TokenIndex token) {
    const std::string_view word = tree.word(token);
    return word == "," || word == "." || word == "?" || word == "!" || word == "…" || word == "..." ||
           word == "—" || word == "--" || word == "?!" || word == "!!!" || word == "....";
}

bool isClause(const Tree& tree, const Quote& quote) {
    for (TokenIndex token = quote.first; token < quote.last; ++token)
        if (tree[token].upos == Upos::VERB || tree[token].upos == Upos::AUX)
            return true;
    return false;
}

std::size_t wordsIn(const Tree& tree, const Quote& quote) {
    std::size_t words = 0;
    for (TokenIndex token = quote.first; token < quote.last; ++token)
        words += !tree.isPunctuation(token);
    return words;
}

bool introduces(const Tree& tree, TokenIndex token) {
    const std::string_view word = tree.word(token);
    return word == "," || word == ":" || word == "—" || word == "–";
}

// Speech is told from a name or a word in marks by its verb, its length, and the punctuation that printers
// put at its edges.
bool isSpeech(const Tree& tree, const Quote& quote) {
    if (quote.last - quote.first < 3)
        return false;
    const std::size_t words = wordsIn(tree, quote);
    const TokenIndex lastInside = quote.last - (quote.closed ? 2 : 1);
    const bool introduced = quote.opensParagraph || (quote.first > 0 && introduces(tree, quote.first - 1));
    const bool name =
        words <= 4 && tree.word(lastInside) == "," && !isClause(tree, quote); // the site "Harbour News,"
    if (name && !introduced)
        return false;
    const bool edge = introduced || endsSpeech(tree, lastInside) ||
                      (quote.last < tree.size() && endsSpeech(tree, quote.last));
    return (edge && (words >= 3 || endsSpeech(tree, lastInside))) || (words >= 4 && isClause(tree, quote));
}

// Walks over the marks of a text. One quotation is open at most, with at most one set into it; an inner one
// is no quotation of its own.
class Scan {
public:
    explicit Scan(const Tree& tree)
        : tree_(tree) {}

    std::vector<Quote> run();

private:
    const Tree& tree_;
    std::vector<Quote> quotes_;
    TokenIndex open_ = none, inner_ = none;
    TokenIndex closing_ = none; // where a quotation in single marks ends

    void at(TokenIndex token);
    void atOpen(TokenIndex token, Mark mark);
    void close(TokenIndex end, bool closed);
    TokenIndex endOfSingle(TokenIndex token) const;
};

void Scan::close(TokenIndex end, bool closed) {
    quotes_.push_back(Quote{open_, end, tree_.paragraphOf(open_), closed, false, false, false});
    open_ = inner_ = closing_ = none;
}

// Single marks are apostrophes too: they enclose speech only where one closes in the same paragraph.
TokenIndex Scan::endOfSingle(TokenIndex token) const {
    const bool faces = !gluedBefore(tree_, token) && gluedAfter(tree_, token) && tree_.word(token) != "’";
    if (!faces)
        return none;
    const std::uint32_t paragraph = tree_.paragraphOf(token);
    const TokenIndex end = std::min(tree_.size(), token + 200); // a quotation of sane length
    for (TokenIndex next = token + 1; next < end && tree_.paragraphOf(next) == paragraph; ++next) {
        const Mark mark = markOf(tree_.word(next));
        if (mark != Mark::no && mark != Mark::single)
            return none;
        const bool after = gluedAfter(tree_, next) && !tree_.isPunctuation(next + 1);
        if (mark == Mark::single && gluedBefore(tree_, next) && !after && tree_.isPunctuation(next) &&
            tree_.word(next) != "‘")
            return next;
    }
    return none;
}

void Scan::atOpen(TokenIndex token, Mark mark) {
    const Mark outer = markOf(tree_.word(open_));
    const bool opensInner = mark == Mark::open || (mark == Mark::straight && !gluedBefore(tree_, token) &&
                                                   gluedAfter(tree_, token));
    if (inner_ != none) {
        const bool ends = (mark == Mark::close) == (markOf(tree_.word(inner_)) == Mark::open);
        if (ends && !opensInner)
            inner_ = none;
        return;
    }
    if (opensInner) {
        if (mark != outer && token > open_ + 1)
            inner_ = token;
        else if (mark == Mark::straight || token == open_ + 1) { // a mark forgotten; “ behind " of a block
            close(token, false);
            open_ = token;
        } else if (mark == outer && !tree_[token].spaceBefore)
            close(token + 1, true); // “…,“ with the wrong mark at its end
        return;
    }
    const bool inches = mark == Mark::straight && outer == Mark::open && tree_[token - 1].upos == Upos::NUM &&
                        gluedBefore(tree_, token);
    if (!inches)
        close(token + 1, true);
}

void Scan::at(TokenIndex token) {
    if (closing_ != none) {
        if (token == closing_)
            close(token + 1, true);
        return;
    }
    const Mark mark = markOf(tree_.word(token));
    if (mark == Mark::single && open_ == none) {
        closing_ = endOfSingle(token);
        open_ = closing_ == none ? none : token;
    } else if (mark == Mark::no || mark == Mark::single)
        return;
    else if (open_ != none)
        atOpen(token, mark);
    else if (mark == Mark::open ||
             (mark == Mark::straight && (!gluedBefore(tree_, token) || gluedAfter(tree_, token))))
        open_ = token; // glued to what stands before it only, a straight mark closes what nobody opened
}

std::vector<Quote> Scan::run() {
    for (TokenIndex token = 0; token < tree_.size(); ++token) {
        const bool newParagraph = token > 0 && tree_.paragraphOf(token) != tree_.paragraphOf(token - 1);
        if (newParagraph && open_ != none) {
            inner_ = none;
            if (markOf(tree_.word(token)) == markOf(tree_.word(open_)))
                continue; // runs on: its mark repeats the opening one
            close(token, false);
        }
        at(token);
    }
    if (open_ != none)
        close(tree_.size(), false);
    return std::move(quotes_);
}

void describe(const Tree& tree, Quote& quote) {
    const std::uint32_t paragraph = tree.paragraphOf(quote.first);
    quote.opensParagraph = quote.first == 0 || tree.paragraphOf(quote.first - 1) != paragraph;
    const bool endsParagraph =
        quote.last >= tree.size() || tree.paragraphOf(quote.last) != tree.paragraphOf(quote.last - 1);
    quote.whole = quote.opensParagraph && endsParagraph;
    quote.speech = isSpeech(tree, quote);
}

} // namespace

std::vector<Quote> findQuotes(const Tree& tree) {
    std::vector<Quote> quotes = Scan(tree).run();
    for (Quote& quote : quotes)
        describe(tree, quote);
    return quotes;
}

const Quote* quoteAt(const std::vector<Quote>& quotes, TokenIndex token) {
    const auto after =
        std::ranges::upper_bound(quotes, token, {}, [](const Quote& quote) { return quote.first; });
    if (after == quotes.begin())
        return nullptr;
    const Quote& quote = *(after - 1);
    return quote.contains(token) ? &quote : nullptr;
}

} // namespace claimline::claims
