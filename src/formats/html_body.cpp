#include "formats/html_body.h"

#include "formats/debris.h"
#include "formats/people.h"
#include "formats/strings.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace claimline::formats {

namespace {

struct Mark {
    std::string_view word; // within class or id
    CutKind kind;
};

// Parts of the names that pages give to what is no article. Within the article's own element they decide over
// a block; outside they only lower its weight.
constexpr std::array sideMarks{
    Mark{"comment", CutKind::feedback},      Mark{"disqus", CutKind::feedback},
    Mark{"respond", CutKind::feedback},      Mark{"sidebar", CutKind::navigation},
    Mark{"footer", CutKind::navigation},     Mark{"breadcrumb", CutKind::navigation},
    Mark{"navigation", CutKind::navigation}, Mark{"menu", CutKind::navigation},
    Mark{"pagination", CutKind::navigation}, Mark{"pager", CutKind::navigation},
    Mark{"nav-", CutKind::navigation},       Mark{"skip", CutKind::navigation},
    Mark{"related", CutKind::related},       Mark{"recommend", CutKind::related},
    Mark{"read-more", CutKind::related},     Mark{"readmore", CutKind::related},
    Mark{"read-also", CutKind::related},     Mark{"more-stories", CutKind::related},
    Mark{"outbrain", CutKind::related},      Mark{"taboola", CutKind::related},
    Mark{"popular", CutKind::related},       Mark{"trending", CutKind::related},
    Mark{"most-read", CutKind::related},     Mark{"mostread", CutKind::related},
    Mark{"teaser", CutKind::related},        Mark{"see-also", CutKind::related},
    Mark{"also-read", CutKind::related},     Mark{"share", CutKind::sharing},
    Mark{"sharing", CutKind::sharing},       Mark{"social", CutKind::sharing},
    Mark{"addtoany", CutKind::sharing},      Mark{"sharedaddy", CutKind::sharing},
    Mark{"follow-us", CutKind::newsletter},  Mark{"newsletter", CutKind::newsletter},
    Mark{"subscri", CutKind::newsletter},    Mark{"signup", CutKind::newsletter},
    Mark{"sign-up", CutKind::newsletter},    Mark{"mailchimp", CutKind::newsletter},
    Mark{"paywall", CutKind::popup},         Mark{"cookie", CutKind::popup},
    Mark{"popup", CutKind::popup},           Mark{"modal", CutKind::popup},
    Mark{"banner", CutKind::advertisement},  Mark{"advert", CutKind::advertisement},
    Mark{"sponsor", CutKind::advertisement}, Mark{"promo", CutKind::advertisement},
    Mark{"ad-slot", CutKind::advertisement}, Mark{"author-bio", CutKind::biography},
    Mark{"authorbio", CutKind::biography},   Mark{"about-author", CutKind::biography},
    Mark{"author-box", CutKind::biography},  Mark{"byline", CutKind::byline},
    Mark{"dateline", CutKind::byline},       Mark{"post-meta", CutKind::byline},
    Mark{"entry-meta", CutKind::byline},     Mark{"article-meta", CutKind::byline},
    Mark{"timestamp", CutKind::byline},      Mark{"caption", CutKind::caption},
    Mark{"credit", CutKind::caption},        Mark{"gallery", CutKind::caption},
    Mark{"slideshow", CutKind::caption},     Mark{"copyright", CutKind::legal},
    Mark{"disclaimer", CutKind::legal},      Mark{"screen-reader", CutKind::other},
    Mark{"visually-hidden", CutKind::other}, Mark{"sr-only", CutKind::other},
    Mark{"noprint", CutKind::navigation},    Mark{"tags", CutKind::navigation},
    Mark{"tag-list", CutKind::navigation},   Mark{"toc", CutKind::navigation},
    Mark{"references", CutKind::other}};

// An element that is named so holds the article whatever else its name says ("article-with-sidebar").
constexpr std::array bodyMarks{
    "article-body",   "articlebody",  "article__body",   "article_body",     "story-body",   "storybody",
    "entry-content",  "post-content", "article-content", "post-body",        "article-text", "story-content",
    "articlecontent", "content-body", "main-content",    "article__content", "body-text",    "story_body"};

constexpr std::array leadMarks{"lead",     "intro",   "teaser",    "standfirst", "subtitle", "sub-title",
                               "subhead",  "dek",     "deck",      "summary",    "excerpt",  "desc",
                               "abstract", "chapeau", "strapline", "synopsis",   "kicker"};

// Long words are looked for anywhere in a name; short ones must begin a part of it ("post-tags", not
// "stage").
bool isMarked(std::string_view marks, std::string_view word) {
    for (std::size_t at = marks.find(word); at != std::string_view::npos; at = marks.find(word, at + 1)) {
        if (word.size() >= 7 || at == 0 || !std::isalnum(static_cast<unsigned char>(marks[at - 1])))
            return word.size() > 4 || at + word.size() >= marks.size() ||
                   !std::islower(static_cast<unsigned char>(marks[at + word.size()]));
    }
    return false;
}

class Judge {
public:
    Judge(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlMetadata& metadata,
          const Lexicons& lexicons)
        : tree_(tree)
        , blocks_(blocks)
        , metadata_(metadata)
        , lexicons_(lexicons)
        , named_(tree.size())
        , titleWords_(foldWords(metadata.title.value))
        , card_(blocks.size())
        , side_(blocks.size())
        , weight_(blocks.size()) {}

    std::vector<JudgedBlock> run() {
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            weigh(b);
        findMeaninglessMarks();
        findCards();
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            side_[b] = weight_[b] > 0 && (card_[b] || isBeside(b));
        const auto top = chooseContainer();
        if (!top)
            return {};
        std::vector<JudgedBlock> judged;
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            judged.push_back(inside(*top, b) ? judge(b, *top)
                                             : JudgedBlock{&blocks_[b], Fate::dropped, CutKind::other, {}});
        dropBeforeHeadline(judged);
        dropLooseHeadings(judged);
        dropLead(judged);
        keepStandfirst(judged, *top);
        dropTail(judged);
        return between(judged);
    }

private:
    bool isBody(std::size_t node) const {
        if (tree_.attribute(node, "itemprop").find("articleBody") != std::string_view::npos)
            return true;
        return std::ranges::any_of(
            bodyMarks, [&](const char* m) { return tree_[node].marks.find(m) != std::string::npos; });
    }

    // The side matter that an element is by its tag or name.
    std::optional<CutKind> sideOf(std::size_t node) const {
        switch (tree_[node].tag) {
        case GUMBO_TAG_NAV:
            return CutKind::navigation;
        case GUMBO_TAG_ASIDE:
            return CutKind::related;
        case GUMBO_TAG_FOOTER:
            return CutKind::navigation;
        case GUMBO_TAG_FORM:
            return CutKind::feedback;
        case GUMBO_TAG_FIGCAPTION:
            return CutKind::caption;
        case GUMBO_TAG_FIGURE:
            return CutKind::caption;
        default:
            break;
        }
        if (tree_[node].isText || tree_[node].tag == GUMBO_TAG_BODY || tree_[node].tag == GUMBO_TAG_HTML ||
            tree_[node].tag == GUMBO_TAG_ARTICLE || tree_[node].tag == GUMBO_TAG_MAIN || isBody(node))
            return std::nullopt;
        const auto named = named_[node] & ~meaningless_;
        for (std::size_t m = 0; m < sideMarks.size() && named.any(); ++m)
            if (named[m])
                return sideMarks[m].kind;
        return std::nullopt;
    }

    // A name that stands around most of the page's running text says nothing ("has-sidebar",
    // "content-with-banner"). Comments may well outweigh their article.
    void findMeaninglessMarks() {
        for (std::size_t i = 0; i < tree_.size(); ++i)
            if (!tree_[i].marks.empty() && tree_[i].tag != GUMBO_TAG_BODY)
                for (std::size_t m = 0; m < sideMarks.size(); ++m)
                    named_[i][m] = isMarked(tree_[i].marks, sideMarks[m].word);
        std::array<double, sideMarks.size()> held{};
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            if (weight_[b] <= 0)
                continue;
            std::bitset<sideMarks.size()> seen;
            for (std::size_t i = tree_[blocks_[b].at].parent; i != 0; i = tree_[i].parent)
                seen |= named_[i];
            for (std::size_t m = 0; m < sideMarks.size(); ++m)
                held[m] += seen[m] ? static_cast<double>(blocks_[b].text.size()) : 0;
        }
        for (std::size_t m = 0; m < sideMarks.size(); ++m)
            meaningless_[m] = held[m] * 2 > total_ && sideMarks[m].kind != CutKind::feedback;
    }

    // What of side matter stands around a block, from it up to (not with) `stop`.
    std::optional<CutKind> sideAround(const HtmlBlock& block, std::size_t stop) const {
        for (std::size_t i = tree_[block.at].parent; i != stop; i = tree_[i].parent) {
            if (const auto kind = sideOf(i)) {
                // A form around the whole page, a "promo" that holds most of the text: the name means
                // nothing.
                if (textWithin(i) * 2 < total_ || tree_[i].tag == GUMBO_TAG_NAV)
                    return kind;
            }
            if (i == 0)
                break;
        }
        return std::nullopt;
    }

    double textWithin(std::size_t node) const {
        const auto found = mass_.find(static_cast<std::uint32_t>(node));
        return found == mass_.end() ? 0 : found->second;
    }

    // How surely a block is running text: sentences of some length, few links.
    void weigh(std::size_t b) {
        const HtmlBlock& block = blocks_[b];
        if (block.text.size() < 40 || block.isHeading(tree_) || lexicons_.debris(block.text))
            return;
        const auto commas = static_cast<double>(std::ranges::count(block.text, ','));
        double weight =
            1 + std::min(commas, 8.0) + std::min(static_cast<double>(block.text.size()) / 100, 4.0);
        weight *= 1 - block.linkShare();
        if (!endsSentence(block.text))
            weight *= 0.4;
        weight_[b] = weight;
        for (std::size_t i = tree_[block.at].parent;; i = tree_[i].parent) {
            mass_[static_cast<std::uint32_t>(i)] +=
                static_cast<double>(block.text.size() - std::min(block.text.size(), block.linkBytes));
            if (i == 0)
                break;
        }
        total_ = mass_[0];
    }

    // Teasers of other articles: a heading that is a link, with a few words of text in a small element of
    // their own.
    void findCards() {
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            if (!blocks_[b].isHeading(tree_) || blocks_[b].linkShare() < 0.9 || isHeadline(b))
                continue;
            // The largest element around the heading that holds no other one.
            std::size_t card = blocks_[b].node;
            while (card != 0 && tree_[card].parent != 0 && headingsIn(tree_[card].parent, b) == 1)
                card = tree_[card].parent;
            const auto [first, last] = blocksIn(card, b);
            if (last - first < 2 || last - first > 6 || isBody(card))
                continue;
            std::size_t bytes = 0;
            for (std::size_t k = first; k < last; ++k)
                bytes += blocks_[k].text.size();
            if (bytes < 1200)
                for (std::size_t k = first; k < last; ++k)
                    card_[k] = true;
        }
    }

    // The blocks within an element that holds block b.
    std::pair<std::size_t, std::size_t> blocksIn(std::size_t node, std::size_t b) const {
        std::size_t first = b;
        std::size_t last = b + 1;
        while (first > 0 && inside(node, first - 1))
            --first;
        while (last < blocks_.size() && inside(node, last))
            ++last;
        return {first, last};
    }

    int headingsIn(std::size_t node, std::size_t b) const {
        int headings = 1;
        for (std::size_t k = b; k-- > 0 && inside(node, k) && headings < 2;)
            headings += blocks_[k].isHeading(tree_);
        for (std::size_t k = b + 1; k < blocks_.size() && inside(node, k) && headings < 2; ++k)
            headings += blocks_[k].isHeading(tree_);
        return headings;
    }

    bool isBeside(std::size_t b) const {
        for (std::size_t i = tree_[blocks_[b].at].parent; i != 0; i = tree_[i].parent)
            if (const auto kind = sideOf(i); kind && *kind != CutKind::byline)
                return true;
        return false;
    }

    // The deepest element with most of the weight, each step up paid for by what it adds.
    std::optional<std::size_t> chooseContainer() {
        std::unordered_map<std::uint32_t, double> score;
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            if (weight_[b] <= 0)
                continue;
            double share = weight_[b] * (side_[b] ? 0.25 : 1);
            std::size_t i = blocks_[b].node;
            for (int level = 0; level < 6; ++level) {
                score[static_cast<std::uint32_t>(i)] += share;
                share *= level == 0 ? 1 : 0.7;
                if (i == 0)
                    break;
                i = tree_[i].parent;
            }
        }
        std::optional<std::size_t> best;
        double bestScore = 0;
        for (const auto& [node, value] : score) {
            const double bonus = isBody(node) ? 1.25 : tree_[node].tag == GUMBO_TAG_ARTICLE ? 1.1 : 1;
            const double sum = value * bonus;
            if (sum > bestScore || (best && sum == bestScore && node > *best)) {
                best = node;
                bestScore = sum;
            }
        }
        return best ? std::optional(widen(*best)) : std::nullopt;
    }

    // Where the parent holds much more running text that is not side matter, the article goes on beside this
    // element.
    std::size_t widen(std::size_t node) const {
        const auto weightIn = [&](std::size_t n) {
            double sum = 0;
            for (std::size_t b = 0; b < blocks_.size(); ++b)
                if (inside(n, b) && !side_[b])
                    sum += weight_[b];
            return sum;
        };
        double own = weightIn(node);
        std::size_t result = node;
        for (std::size_t i = tree_[node].parent, level = 0; level < 8 && i != 0;
             i = tree_[i].parent, ++level) {
            if (tree_[i].tag == GUMBO_TAG_BODY || tree_[i].tag == GUMBO_TAG_HTML)
                break;
            const double all = weightIn(i);
            if (all > own * 1.25) {
                result = i;
                own = all;
            }
        }
        return result;
    }

    bool inside(std::size_t node, std::size_t b) const {
        return blocks_[b].at > node && blocks_[b].at < tree_[node].end;
    }

    JudgedBlock judge(std::size_t b, std::size_t top) const {
        const HtmlBlock& block = blocks_[b];
        JudgedBlock judged{&block, Fate::kept, CutKind::other, {}};
        const auto cut = [&](CutKind kind, std::string because) {
            judged.fate = Fate::cut;
            judged.kind = kind;
            judged.because = std::move(because);
            return judged;
        };
        if (isHeadline(b))
            return cut(CutKind::other, "the headline");
        if (card_[b])
            return cut(CutKind::related, "a teaser of another article");
        if (const auto side = sideAround(block, top))
            return cut(*side, "the page marks it as such");
        if (const auto match = lexicons_.debris(block.text);
            match && (match->place == DebrisPlace::any || !isParagraph(block.text)))
            if (match->place == DebrisPlace::any)
                return cut(match->kind, "a line that pages carry");
        if (block.linkShare() > 0.8 && !isParagraph(block.text))
            return cut(CutKind::related, "nothing but a link");
        if (block.linkShare() > 0.6 && tree_[block.node].tag == GUMBO_TAG_LI && block.text.size() < 150)
            return cut(CutKind::related, "a list of links");
        if (block.text.size() < 160 && readByline(block.text, lexicons_))
            return cut(CutKind::byline, "a byline");
        return judged;
    }

    bool isHeadline(std::size_t b) const {
        if (metadata_.headline && blocks_[b].at > *metadata_.headline &&
            blocks_[b].at < tree_[*metadata_.headline].end)
            return true;
        return blocks_[b].isHeading(tree_) && foldWords(blocks_[b].text) == titleWords_;
    }

    // A heading leads text; one that leads only to cut blocks or to nothing goes with them.
    void dropLooseHeadings(std::vector<JudgedBlock>& judged) const {
        bool text = false;
        for (std::size_t k = judged.size(); k-- > 0;) {
            JudgedBlock& j = judged[k];
            if (j.fate == Fate::dropped)
                continue;
            const bool heading = j.block->isHeading(tree_);
            if (j.fate == Fate::kept && heading && !text) {
                j.fate = Fate::cut;
                j.kind = CutKind::related;
                j.because = "a heading without text";
            } else if (j.fate == Fate::kept && !heading) {
                text = true;
            } else if (heading || j.kind == CutKind::related) {
                text = j.fate == Fate::kept && heading ? text : false;
            }
        }
    }

    std::optional<std::size_t> headlineBlock() const {
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            if (isHeadline(b))
                return b;
        return std::nullopt;
    }

    // What stands before the headline is another story's, unless most of the text does: then the "headline"
    // is that of something below.
    void dropBeforeHeadline(std::vector<JudgedBlock>& judged) const {
        const auto headline = headlineBlock();
        if (!headline)
            return;
        double before = 0;
        double all = 0;
        for (std::size_t b = 0; b < judged.size(); ++b)
            if (judged[b].fate == Fate::kept) {
                all += weight_[b];
                before += b < *headline ? weight_[b] : 0;
            }
        if (all - before < 12 && before > all - before)
            return;
        for (std::size_t b = 0; b < *headline; ++b)
            judged[b].fate = Fate::dropped;
    }

    // The sentences that stand between the headline and the element that holds the story.
    void keepStandfirst(std::vector<JudgedBlock>& judged, std::size_t top) const {
        const auto headline = headlineBlock();
        if (!headline || blocks_[*headline].at > top)
            return;
        for (std::size_t b = *headline + 1; b < blocks_.size() && blocks_[b].at < top; ++b) {
            const HtmlBlock& block = blocks_[b];
            if (block.text.size() < 50 || block.text.size() > 1000 || block.linkShare() > 0.3 ||
                countWords(block.text) < 8 || readByline(block.text, lexicons_) ||
                lexicons_.debris(block.text))
                continue;
            const bool lead = isLead(block);
            if (!lead && (!isParagraph(block.text) || b > *headline + 8))
                continue;
            const auto side = sideAround(block, 0);
            if (side && !(lead && *side == CutKind::related))
                continue;
            judged[b].fate = Fate::kept;
        }
    }

    bool isLead(const HtmlBlock& block) const {
        std::size_t i = tree_[block.at].parent;
        for (int level = 0; level < 3 && i != 0; ++level, i = tree_[i].parent)
            if (std::ranges::any_of(leadMarks, [&](const char* m) { return isMarked(tree_[i].marks, m); }))
                return true;
        return false;
    }

    static bool isScrap(const JudgedBlock& j) {
        return countWords(j.block->text) < 12 && !endsSentence(j.block->text);
    }

    // Before the first paragraph: section names, times, bylines. A line of some length is the standfirst.
    void dropLead(std::vector<JudgedBlock>& judged) const {
        for (JudgedBlock& j : judged) {
            if (j.fate != Fate::kept)
                continue;
            if (j.block->text.size() > 60 && endsSentence(j.block->text))
                return;
            if (j.block->isHeading(tree_) || countWords(j.block->text) >= 9)
                continue;
            j.fate = Fate::dropped;
        }
    }

    void dropTail(std::vector<JudgedBlock>& judged) const {
        for (std::size_t k = judged.size(); k-- > 0;) {
            JudgedBlock& j = judged[k];
            if (j.fate == Fate::cut)
                j.fate = Fate::dropped;
            if (j.fate != Fate::kept)
                continue;
            const auto match = lexicons_.debris(j.block->text);
            const bool listItem = tree_[j.block->node].tag == GUMBO_TAG_LI;
            if (!match && (!isScrap(j) || (listItem && j.block->linkShare() < 0.3)))
                return;
            j.fate = Fate::dropped;
        }
    }

    static std::vector<JudgedBlock> between(const std::vector<JudgedBlock>& judged) {
        const auto kept = [](const JudgedBlock& j) { return j.fate == Fate::kept; };
        const auto first = std::ranges::find_if(judged, kept);
        std::vector<JudgedBlock> result;
        std::size_t last = judged.size();
        while (last > 0 && !kept(judged[last - 1]))
            --last;
        for (auto at = first; at < judged.begin() + static_cast<std::ptrdiff_t>(last); ++at)
            if (at->fate != Fate::dropped)
                result.push_back(*at);
        return result;
    }

    const HtmlTree& tree_;
    const std::vector<HtmlBlock>& blocks_;
    const HtmlMetadata& metadata_;
    const Lexicons& lexicons_;
    std::vector<std::bitset<sideMarks.size()>> named_; // by node: which side marks its name bears
    std::bitset<sideMarks.size()> meaningless_;
    std::string titleWords_;
    std::vector<bool> card_;
    std::vector<bool> side_;
    std::vector<double> weight_;
    std::unordered_map<std::uint32_t, double> mass_; // running text within an element, bytes
    double total_ = 0;
};

} // namespace

std::vector<JudgedBlock> judgeBlocks(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                     const HtmlMetadata& metadata, const Lexicons& lexicons) {
    return Judge(tree, blocks, metadata, lexicons).run();
}

} // namespace claimline::formats
