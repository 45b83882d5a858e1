// Who a source is: the words of the text resolved to a Source, and the way that a claim took to this article.
#pragma once

#include "claims/attribution.h"
#include "model/article.h"

#include <map>
#include <string>
#include <vector>

namespace claimline::claims {

class Identities {
public:
    Identities(const Scene& scene, const Article& article);

    // Into sources(); none where there is no head.
    std::uint32_t speakerOf(const Attribution& attribution);
    std::uint32_t narrator();
    void route(const Attribution& attribution, Claim& claim); // chain and origin
    void routeNarrator(Claim& claim);
    std::vector<Source> take() { return std::move(sources_); }

private:
    const Scene& scene_;
    const Article& article_;
    Tokens issuer_;                 // whose own text the article is; empty: its publisher's
    std::uint32_t narrator_ = none; // into sources_, once it is asked for
    std::vector<Source> sources_;
    std::map<std::string, std::uint32_t> byKey_;
    std::uint32_t latest_ = none;         // who spoke last, for "It added" in the next sentence
    std::uint32_t latestSentence_ = none; // where

    std::uint32_t keep(Source source);
    Source issuer() const;
    Source ownVoice() const; // the issuer's, else the publisher's
    Source describe(TokenIndex head, const Tokens& words) const;
    const language::Entity* entityOf(TokenIndex head) const;
    const language::Entity* personIn(TokenIndex head, const Tokens& words) const;
    const language::Entity* holderOf(TokenIndex head, const Tokens& words) const;
    const language::Entity* calledIn(const Tokens& words) const;
    bool isRelativeOfThing(TokenIndex word) const;
    TokenIndex bodyBehind(TokenIndex head, const Tokens& words) const;
    std::uint32_t speakerBehind(TokenIndex body, const Tokens& content);
    TokenIndex ownerOf(TokenIndex head) const;
    Tokens titleIn(TokenIndex head, const Tokens& words) const;
    bool goesOn(TokenIndex pronoun) const;
    bool mayStandFor(TokenIndex pronoun, const Source& source) const;
    std::uint32_t antecedentOf(TokenIndex pronoun, const Tokens& content);
    std::uint32_t subjectBefore(TokenIndex pronoun);
    void closeChain(Claim& claim) const;
};

} // namespace claimline::claims
