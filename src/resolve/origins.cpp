#include "resolve/origins.h"

#include "model/hash.h"
#include "resolve/resolve.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <numeric>

namespace claimline::resolve {

namespace {

// Runs of this many words are hardly ever written twice; half of them shared means that one text was made
// from the other or both from a third. Quotations that both carry make up less.
constexpr std::size_t runLength = 8;
constexpr double copied = 0.4;
constexpr std::size_t mostArticles = 200; // an event with more keeps each text an origin of its own

std::vector<std::uint64_t> runs(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::uint64_t hash = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80) {
            hash = (hash ^ static_cast<std::uint64_t>(std::tolower(byte))) * 0x100000001B3ULL + 0x9E37ULL;
        } else if (hash != 0) {
            words.push_back(hash);
            hash = 0;
        }
    }
    if (hash != 0)
        words.push_back(hash);
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i + runLength <= words.size(); ++i) {
        std::uint64_t run = 0;
        for (std::size_t k = 0; k < runLength; ++k)
            run = (run ^ words[i + k]) * 0x9E3779B97F4A7C15ULL + (run >> 29);
        out.push_back(run);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter == 0)
        return 0;
    std::vector<std::uint64_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(shorter);
}

std::string lower(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

double copiedShare(std::string_view a, std::string_view b) {
    return shared(runs(a), runs(b));
}

Origins::Origins(const std::vector<const ArticleFacts*>& articles, const std::vector<OriginEdit>& byHand) {
    for (const ArticleFacts* article : articles) {
        Text text{"text:" + article->id.text(), "this article's own words"};
        if (!article->agency.empty())
            text = {"agency:" + lower(article->agency), "the article carries the agency " + article->agency};
        texts_.emplace(article->id, text);
    }
    if (articles.size() > 1 && articles.size() <= mostArticles)
        joinCopies(articles);
    applyByHand(articles, byHand);
}

// Texts that share much are one origin.
void Origins::joinCopies(const std::vector<const ArticleFacts*>& articles) {
    std::vector<std::vector<std::uint64_t>> pieces;
    pieces.reserve(articles.size());
    for (const ArticleFacts* article : articles)
        pieces.push_back(runs(article->text));
    for (std::size_t i = 0; i < articles.size(); ++i)
        for (std::size_t j = i + 1; j < articles.size(); ++j) {
            const double share = shared(pieces[i], pieces[j]);
            if (share < copied)
                continue;
            // The one with an agency, else the smaller id, gives the name; texts come sorted by id.
            Text& first = texts_[articles[i]->id];
            Text& second = texts_[articles[j]->id];
            const std::string why =
                std::to_string(std::lround(share * 100)) + " % of the text is word for word the same";
            const bool agencySecond = first.key.starts_with("text:") && second.key.starts_with("agency:");
            const std::string from = agencySecond ? first.key : second.key;
            const std::string to = agencySecond ? second.key : first.key;
            for (auto& [id, text] : texts_)
                if (text.key == from)
                    text = {to, why};
        }
}

void Origins::applyByHand(const std::vector<const ArticleFacts*>& articles,
                          const std::vector<OriginEdit>& byHand) {
    const auto at = [&](ArticleId id) {
        const auto found = std::ranges::find(articles, id, &ArticleFacts::id);
        return found == articles.end() ? nullptr : *found;
    };
    for (const OriginEdit& edit : byHand) {
        if (at(edit.article) == nullptr)
            continue;
        const auto place = std::pair(edit.article, edit.claim);
        const ArticleFacts* with = at(edit.withArticle);
        if (!edit.withArticle) {
            byHand_[place] = {"hand:" + edit.article.text() + ":" + edit.claim.text(), "set apart by hand"};
        } else if (with != nullptr) {
            const auto claim = std::ranges::find(with->facts->claims, edit.withClaim, &Claim::id);
            const bool spoken = edit.withClaim && claim != with->facts->claims.end();
            byHand_[place] = {of(*with, spoken ? &*claim : nullptr).key, "joined by hand"};
        }
    }
}

Origins::Origin Origins::of(const ArticleFacts& article, const Claim* claim) const {
    const auto decided = byHand_.find({article.id, claim == nullptr ? ClaimId{} : claim->id});
    return decided != byHand_.end() ? decided->second : found(article, claim);
}

bool Origins::isSpoken(const ArticleFacts& article, const Claim& claim) {
    if (claim.form != ClaimForm::narrator)
        return true;
    const std::vector<Source>& sources = article.facts->sources;
    return claim.speaker < sources.size() && sources[claim.speaker].kind != SourceKind::media &&
           sources[claim.speaker].kind != SourceKind::unknown;
}

Origins::Origin Origins::found(const ArticleFacts& article, const Claim* claim) const {
    if (claim != nullptr && isSpoken(article, *claim)) {
        if (!claim->origin.empty())
            return {"speaker:" + claim->origin, "goes back to the same speaker"};
        if (claim->speaker != none && claim->speaker < article.facts->sources.size())
            return {"speaker:" + article.facts->sources[claim->speaker].key, "goes back to the same speaker"};
    }
    const auto text = texts_.find(article.id);
    return text == texts_.end() ? Origin{"text:" + article.id.text(), ""}
                                : Origin{text->second.key, text->second.why};
}

} // namespace claimline::resolve
