#include "claims/quotes.h"

namespace claimline::claims {

namespace {

enum class Mark { no, open, close, either };

Mark markOf(std::string_view word) {
    if (word == "“" || word == "«" || word == "„" || word == "``")
        return Mark::open;
    if (word == "”" || word == "»")
        return Mark::close;
    return word == "\"" || word == "＂" || word == "''" ? Mark::either : Mark::no;
}

// Straight marks say which way they face by the blanks around them.
Mark facing(const Tree& tree, TokenIndex token, bool isOpen) {
    const Mark mark = markOf(tree.word(token));
    if (mark != Mark::either)
        return mark;
    if (isOpen) {
        const bool gluedBefore = !tree[token].spaceBefore;
        const bool gluedAfter = token + 1 < tree.size() && !tree[token + 1].spaceBefore;
        // "…end. "Next" with a forgotten mark: a blank before and none after opens again.
        return gluedBefore || !gluedAfter ? Mark::close : Mark::open;
    }
    return Mark::open;
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

// Whether the next curly mark of the paragraph is a closing one.
bool closesLater(const Tree& tree, TokenIndex token) {
    const std::uint32_t paragraph = tree.paragraphOf(token);
    const TokenIndex end = std::min(tree.size(), token + 300); // a quotation of sane length
    for (TokenIndex next = token + 1; next < end && tree.paragraphOf(next) == paragraph; ++next) {
        const std::string_view word = tree.word(next);
        if (word == "“" || word == "”")
            return word == "”";
    }
    return false;
}

struct Scan {
    const Tree& tree;
    std::vector<Quote> quotes;
    TokenIndex open = none;

    void close(TokenIndex end, bool closed) {
        quotes.push_back(Quote{open, end, tree.paragraphOf(open), closed, false, false, false});
        open = none;
    }

    // At the first token of a paragraph, with a quote still open.
    void enterParagraph(TokenIndex token) {
        const Mark mark = markOf(tree.word(token));
        if (mark == markOf(tree.word(open)))
            return; // runs on
        close(token, false);
    }
};

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
    Scan scan{tree, {}, none};
    for (TokenIndex token = 0; token < tree.size(); ++token) {
        const bool newParagraph = token > 0 && tree.paragraphOf(token) != tree.paragraphOf(token - 1);
        if (newParagraph && scan.open != none) {
            scan.enterParagraph(token);
            if (scan.open != none)
                continue; // its mark repeats the opening one
        }
        const Mark mark = facing(tree, token, scan.open != none);
        if (mark != Mark::no && scan.open != none && markOf(tree.word(token)) != Mark::either &&
            markOf(tree.word(scan.open)) == Mark::either)
            continue; // curly marks inside straight ones
        const bool inCurly =
            scan.open != none && markOf(tree.word(scan.open)) == Mark::open && tree.word(scan.open) != "``";
        if (inCurly && mark != Mark::no && markOf(tree.word(token)) == Mark::either &&
            closesLater(tree, token))
            continue; // straight marks inside curly ones
        if (inCurly && mark == Mark::open && !tree[token].spaceBefore && !closesLater(tree, token)) {
            scan.close(token + 1, true); // “…,“ with the wrong mark at its end
            continue;
        }
        if (mark == Mark::open && scan.open == none)
            scan.open = token;
        else if (mark == Mark::open && markOf(tree.word(token)) == Mark::either) {
            scan.close(token, false);
            scan.open = token;
        } else if (mark == Mark::close && scan.open != none)
            scan.close(token + 1, true);
    }
    if (scan.open != none)
        scan.close(tree.size(), false);
    for (Quote& quote : scan.quotes)
        describe(tree, quote);
    return std::move(scan.quotes);
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
