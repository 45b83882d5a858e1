// Origins: which values go back to the same first speaker, agency or copied text. Origins are counted, not
// outlets.
#pragma once

#include "model/facts.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::resolve {

struct ArticleFacts;
struct OriginEdit;

class Origins {
public:
    // Over the articles of one event; articles that share much of their text are one origin.
    Origins(const std::vector<const ArticleFacts*>& articles, const std::vector<OriginEdit>& byHand);

    struct Origin {
        std::string key; // equal where two claims go back to the same speaker or text
        std::string why; // what proves it
    };
    // `claim` may be null: the article's own words.
    Origin of(const ArticleFacts& article, const Claim* claim) const;

    // Whether somebody makes the claim whom the article names, be it only as the body that issued it.
    static bool isSpoken(const ArticleFacts& article, const Claim& claim);

private:
    void joinCopies(const std::vector<const ArticleFacts*>& articles);
    void applyByHand(const std::vector<const ArticleFacts*>& articles, const std::vector<OriginEdit>& byHand);
    Origin found(const ArticleFacts& article, const Claim* claim) const; // without what people decided
    std::map<std::pair<ArticleId, ClaimId>, Origin> byHand_;
    struct Text {
        std::string key, why;
    };
    std::map<ArticleId, Text> texts_;
};

// How much of the shorter of two texts stands word for word in the other, 0 to 1.
double copiedShare(std::string_view a, std::string_view b);

} // namespace claimline::resolve
