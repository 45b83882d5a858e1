// What people put right in articles, claims and events, applied to what the analysis found. Pure.
//
//   const Corrections corrections(*project.decisions());
//   corrections.apply(article);                                   // title, publisher, author
//   const auto marks = corrections.apply(article.id, article.text, facts); // beside facts.claims
//
// A decision on a claim holds its words. Where a newer analysis cuts the claim otherwise, it goes to the one
// claim of that article with the same words, or that covers nearly the same stretch; where there is none, or
// more than one, it is set aside rather than moved to a look-alike.
#pragma once

#include "store/store.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace claimline::store {

struct ClaimMark {
    bool rejected = false; // a person says: this is no claim
    bool edited = false;   // source, stance or span put right
    bool byHand = false;   // marked by a person, not found
};

class Corrections {
public:
    explicit Corrections(const std::vector<Decision>& decisions); // in order; undone ones are passed over

    // The date that a person gave the article; nullptr: none did.
    const When* articleDate(ArticleId article) const;
    void apply(Article& article) const; // provenance tells what it was
    void apply(ArticleRow& row) const;
    // Puts claims right, adds those marked by hand, takes the values of rejected ones from the reports. The
    // marks stand beside facts.claims.
    std::vector<ClaimMark> apply(const Article& article, Facts& facts) const;
    bool touches(ArticleId article) const {
        return fields_.contains(article) || claims_.contains(article) || marked_.contains(article);
    }
    // Decisions on claims of that article that find no place in these facts, by number.
    std::vector<std::int64_t> lost(const Article& article, const Facts& facts) const;

private:
    struct Fields {
        std::string title, publisher, author; // empty: as found
    };
    struct ClaimEdit {
        std::int64_t number = 0; // of the last decision on it
        std::string words;       // of its content, as it was
        std::optional<bool> rejected;
        std::string source, stance, span;
        std::vector<std::string> moves; // of its values to other facets
        bool apart = false;             // tells of another happening
    };
    struct Marked { // by hand
        std::int64_t number = 0;
        ClaimId id;
        std::string value;
    };
    void take(const Decision& decision);
    std::size_t placeOf(ClaimId id, const ClaimEdit& edit, const Article& article, const Facts& facts) const;

    std::map<ArticleId, When> dates_;
    std::map<ArticleId, Fields> fields_;
    std::map<ArticleId, std::map<ClaimId, ClaimEdit>> claims_;
    std::map<ArticleId, std::vector<Marked>> marked_;
};

// What people said of an event: the last word of each counts.
struct EventMarks {
    std::set<std::string> tags;
    std::string grade;  // "B2"; empty: not judged
    std::string review; // "read", "second look", "done"; empty: unread
    std::vector<Decision> notes;
    bool bookmarked = false, hidden = false;
};
EventMarks marksOf(const Event& event, const std::vector<Decision>& decisions);
// "B2" of each article that a person graded.
std::map<ArticleId, std::string> gradesOf(const std::vector<Decision>& decisions);

// What people made of a facet in dispute: their last word, and whether it still holds. A voice that was not
// there when they judged reopens the facet: their word stands, but is not followed.
struct FacetState {
    std::string state; // "explained", …; empty: open
    bool reopened = false;
    std::string news; // what is new: "9 (crew union)"
    std::string reason, author, madeAt;
};
FacetState facetStateOf(const Event& event, const Facet& facet, const std::vector<Decision>& decisions);
// Who gives which value now, as a decision on the facet keeps it.
std::string facetValues(const Facet& facet);
// Facets whose conflict a person overruled are in conflict no more; the event's standing follows.
void settleOverruled(Event& event, const std::vector<Decision>& decisions);

// Values of decisions on claims. A source: "name", or "name\tside". A span: "12-40" or "12-40,50-61", bytes
// of the text. A claim by hand: "span\tstance\tname\tside".
std::string spansText(const std::vector<Span>& spans);
std::vector<Span> spansOf(std::string_view text); // empty: not to be read
ClaimId handClaimId(ArticleId article, const std::vector<Span>& content);

} // namespace claimline::store
