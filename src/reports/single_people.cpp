#include "reports/single_people.h"

#include "reports/wording.h"

#include <utility>

namespace claimline::reports {

namespace {

class Singles {
public:
    Singles(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
            const CountScope& scope, const std::set<std::uint32_t>& counted, std::vector<Count>& out)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicates_(predicates)
        , scope_(scope)
        , counted_(counted)
        , out_(out) {}

    // "a man was killed", "killing a woman and her daughter"; in headings also "Man killed in crash".
    void take(std::uint32_t p) {
        const Predicate& predicate = predicates_[p];
        const std::string& happening = predicate.happening.name;
        if (!oneOf(happening, {"die", "injure", "shoot", "arrest", "miss_person"}) || predicate.negated)
            return;
        std::vector<std::uint32_t> nouns = predicate.objects;
        if (nouns.empty() && happening == "die" && predicate.kind == WordKind::verb)
            nouns = predicate.subjects; // "a man died"
        for (const std::uint32_t noun : nouns)
            if (isSinglePerson(noun, predicate.heading) && !counted_.contains(noun))
                pushSingle(p, noun, happening);
    }

private:
    bool isCountable(std::uint32_t noun, bool heading) const {
        return counted_.contains(noun) || isSinglePerson(noun, heading);
    }

    bool isSinglePerson(std::uint32_t noun, bool heading) const {
        const Token& token = tree_.token(noun);
        if (token.upos != Upos::NOUN && !(heading && token.upos == Upos::PROPN))
            return false;
        if (!lexicon_.people(tree_.lemma(noun)) || token.form == language::Form::plural)
            return false;
        // "A mother and son", "twelve passengers and the driver": the row's first word stands for all of it.
        const bool inRow =
            token.deprel == Deprel::conj && token.head != none && isCountable(token.head, heading);
        bool indefinite = heading || inRow;
        for (const std::uint32_t child : tree_.children(noun)) {
            const std::string word = tree_.lower(child);
            if (inRow && word == "the")
                continue;
            if (oneOf(word, {"a", "an", "another", "one"}))
                indefinite = true;
            if (oneOf(word, {"the", "this", "that", "his", "her", "their", "no", "any", "every", "each"}))
                return oneOf(word, {"his", "her", "their"});
        }
        return indefinite;
    }

    void pushSingle(std::uint32_t p, std::uint32_t noun, const std::string& happening) {
        Count count;
        count.predicate = p;
        Answer& answer = count.answer;
        answer.facet = "count:person:" + happening;
        answer.name = "people " + lexicon_.done(happening);
        answer.kind = FacetKind::count;
        answer.low = answer.high = 1;
        answer.unit = "person";
        answer.value = "1";
        answer.span = nounSpan(tree_, noun);
        answer.scope.who = scope_.groupOf(tree_.lemma(noun), noun);
        if (answer.scope.who.empty())
            answer.scope.part = "one of them"; // "a victim", "a person"
        for (const std::uint32_t child : tree_.children(noun))
            if (lexicon_.isCountWord(tree_.lower(child), "ordinal"))
                answer.scope.part = "one more";
        out_.push_back(std::move(count));
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const std::vector<Predicate>& predicates_;
    const CountScope& scope_;
    const std::set<std::uint32_t>& counted_;
    std::vector<Count>& out_;
};

} // namespace

void addSinglePeople(const Tree& tree, const Lexicon& lexicon, const std::vector<Predicate>& predicates,
                     const CountScope& scope, const std::set<std::uint32_t>& counted,
                     std::vector<Count>& out) {
    Singles singles(tree, lexicon, predicates, scope, counted, out);
    for (std::uint32_t p = 0; p < predicates.size(); ++p)
        singles.take(p);
}

} // namespace claimline::reports
