#include "reports/patients.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace claimline::reports {

namespace {

bool isSubject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubjPass;
}

bool isReflexive(std::string_view word) {
    return oneOf(word, {"himself", "herself", "themselves", "self"});
}

class Befallen {
public:
    Befallen(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate)
        : tree_(tree)
        , lexicon_(lexicon)
        , predicate_(predicate) {}

    std::vector<std::uint32_t> run() {
        switch (predicate_.kind) {
        case WordKind::noun:
            takeNoun();
            break;
        case WordKind::adjective:
            takeAdjective();
            break;
        case WordKind::verb:
            takeVerb();
        }
        std::vector<std::uint32_t> out;
        for (const std::uint32_t noun : found_)
            for (const std::uint32_t beside : rowOf(antecedentOf(noun)))
                if (std::find(out.begin(), out.end(), beside) == out.end() &&
                    !isReflexive(tree_.lower(beside)))
                    out.push_back(beside);
        return out;
    }

private:
    void add(const std::vector<std::uint32_t>& nouns) {
        found_.insert(found_.end(), nouns.begin(), nouns.end());
    }

    void takeVerb() {
        const auto& objects = predicate_.objects;
        if (std::any_of(objects.begin(), objects.end(),
                        [&](std::uint32_t noun) { return isReflexive(tree_.lower(noun)); })) {
            add(predicate_.subjects); // "he shot himself", "killed her and himself"
            add(objects);
            if (predicate_.subjects.empty() && predicate_.heading) // "Boy, 11, accidentally shoots self"
                addFirstOfHeading();
            return;
        }
        // "a man died", "she suffered injuries", "he was taken to hospital"
        const bool selfMoved =
            predicate_.happening.name == "die" || predicate_.lemma.find(' ') != std::string::npos;
        const bool anybody =
            std::any_of(objects.begin(), objects.end(), [&](std::uint32_t noun) { return isSomebody(noun); });
        if (selfMoved && !anybody)
            add(predicate_.subjects.empty() ? subjectsAbove(predicate_.token) : predicate_.subjects);
        else
            add(objects);
        if (objects.empty() && tree_.token(predicate_.token).deprel == Deprel::xcomp)
            add(subjectsAbove(predicate_.token)); // "were found fatally shot"
    }

    void addFirstOfHeading() {
        for (std::uint32_t at = tree_.sentenceOf(predicate_.token).first; at < predicate_.token; ++at)
            if (lexicon_.people(tree_.lower(at)) && found_.size() <= predicate_.objects.size())
                found_.push_back(at);
    }

    // "were found dead", "was taken away and pronounced dead"
    void takeAdjective() {
        add(predicate_.objects);
        add(predicate_.subjects);
        if (!found_.empty())
            return;
        const std::uint32_t head = tree_.token(predicate_.token).head;
        if (head == none)
            return;
        for (const std::uint32_t child : tree_.children(head)) // "left a man dead"
            if (child != predicate_.token && tree_.token(child).deprel == Deprel::obj)
                found_.push_back(child);
        if (found_.empty())
            add(subjectsAbove(predicate_.token));
    }

    // The subject of the clause that the word hangs in: its own verb's, else that of the verb before it.
    std::vector<std::uint32_t> subjectsAbove(std::uint32_t token) const {
        for (int steps = 0; steps < 3; ++steps) {
            const Token& at = tree_.token(token);
            const bool climbs = at.deprel == Deprel::xcomp || at.deprel == Deprel::conj ||
                                at.deprel == Deprel::advcl || at.deprel == Deprel::advmod;
            if (!climbs || at.head == none)
                return {};
            token = at.head;
            for (const std::uint32_t child : tree_.children(token))
                if (isSubject(tree_.token(child).deprel))
                    return {child};
            if (tree_.token(token).deprel == Deprel::acl && tree_.token(token).head != none)
                return {tree_.token(token).head}; // "a boy found dead"
        }
        return {};
    }

    // "the death of a man", "Lind's death"; "she suffered injuries", "a man with a wound".
    void takeNoun() {
        const std::uint32_t noun = predicate_.token;
        for (const std::uint32_t child : tree_.children(noun)) {
            const Deprel relation = tree_.token(child).deprel;
            if (relation == Deprel::nmodPoss ||
                (relation == Deprel::nmod && tree_.preposition(child) == "of"))
                found_.push_back(child);
        }
        if (predicate_.happening.name == "injure")
            addBearers();
    }

    static bool isClause(Deprel relation) {
        return relation == Deprel::root || relation == Deprel::conj || relation == Deprel::parataxis ||
               relation == Deprel::ccomp;
    }

    void addBearers() {
        const Token& token = tree_.token(predicate_.token);
        for (const std::uint32_t child : tree_.children(predicate_.token)) // "he is in critical condition"
            if (isSubject(isClause(token.deprel) ? tree_.token(child).deprel : Deprel::dep))
                found_.push_back(child);
        if (token.head == none)
            return;
        const std::string preposition = tree_.preposition(predicate_.token);
        if (token.deprel == Deprel::nmod && oneOf(preposition, {"with", "in"}))
            found_.push_back(token.head);
        if ((token.deprel != Deprel::obj && token.deprel != Deprel::obl) ||
            tree_.token(token.head).upos != Upos::VERB)
            return;
        const std::vector<std::uint32_t> objects = objectsOf(token.head);
        if (token.deprel == Deprel::obl && preposition == "in" && !objects.empty()) {
            add(objects); // "left a girl in critical condition"
            return;
        }
        std::vector<std::uint32_t> subjects;
        for (const std::uint32_t child : tree_.children(token.head))
            if (isSubject(tree_.token(child).deprel))
                subjects.push_back(child);
        add(subjects.empty() ? subjectsAbove(token.head) : subjects);
        const Token& verb = tree_.token(token.head);
        if (verb.deprel == Deprel::acl && verb.head != none)
            found_.push_back(verb.head);
    }

    std::vector<std::uint32_t> objectsOf(std::uint32_t verb) const {
        std::vector<std::uint32_t> out;
        for (const std::uint32_t child : tree_.children(verb))
            if (tree_.token(child).deprel == Deprel::obj)
                out.push_back(child);
        return out;
    }

    // "a woman who was shot": who she is stands before the clause.
    std::uint32_t antecedentOf(std::uint32_t noun) const {
        const Token& verb = tree_.token(predicate_.verb);
        const bool relative = verb.deprel == Deprel::aclRelcl && verb.head != none &&
                              oneOf(tree_.lower(noun), {"who", "that", "whom", "which"});
        return relative ? verb.head : noun;
    }

    // "a man and a woman", "Lind, 23, Holm, 30, and their daughter".
    std::vector<std::uint32_t> rowOf(std::uint32_t noun) const {
        const Token& own = tree_.token(noun);
        const bool later = own.deprel == Deprel::conj && own.head != none && isSomebody(own.head);
        std::vector<std::uint32_t> out{later ? own.head : noun};
        for (std::size_t i = 0; i < out.size() && out.size() < 12; ++i)
            for (const std::uint32_t child : tree_.children(out[i])) {
                const Token& token = tree_.token(child);
                const bool named = token.upos == Upos::PROPN && tree_.token(out[i]).upos == Upos::PROPN;
                const bool beside = (token.deprel == Deprel::conj && isSomebody(child)) ||
                                    (named && oneOfLists(token.deprel));
                if (beside && std::find(out.begin(), out.end(), child) == out.end())
                    out.push_back(child);
            }
        addNamesBehind(noun, out);
        return out;
    }

    // "of 16-year-old Lind, 24-year-old Holm and Berg, 25": long rows of names are seldom parsed as one.
    void addNamesBehind(std::uint32_t noun, std::vector<std::uint32_t>& out) const {
        if (tree_.token(noun).upos != Upos::PROPN)
            return;
        const std::uint32_t last = tree_.sentenceOf(noun).last;
        for (std::uint32_t at = noun + 1; at < last; ++at) {
            const Upos upos = tree_.token(at).upos;
            if (upos == Upos::PROPN) {
                const std::uint32_t person = personAt(at);
                if (person == none && tree_.document().mentionAt(at) != none)
                    return;
                if (person != none && std::find(out.begin(), out.end(), person) == out.end())
                    out.push_back(person);
            } else if (upos != Upos::PUNCT && upos != Upos::CCONJ && upos != Upos::NUM &&
                       !oneOf(tree_.lower(at), {"year", "month", "old"})) {
                return;
            }
        }
    }

    // The head of the name of a person that the token belongs to.
    std::uint32_t personAt(std::uint32_t token) const {
        const Document& document = tree_.document();
        const std::uint32_t mention = document.mentionAt(token);
        if (mention == none || document.mentions[mention].entity >= document.entities.size() ||
            document.entities[document.mentions[mention].entity].kind != language::NameKind::person)
            return none;
        return document.mentions[mention].head;
    }

    static bool oneOfLists(Deprel relation) {
        return relation == Deprel::appos || relation == Deprel::list || relation == Deprel::dep;
    }

    bool isSomebody(std::uint32_t noun) const {
        const Upos upos = tree_.token(noun).upos;
        if (upos == Upos::PROPN)
            return true;
        if (upos == Upos::PRON)
            return !oneOf(tree_.lower(noun), {"it", "that", "which", "this"});
        return upos == Upos::NUM || lexicon_.people(tree_.lemma(noun)).has_value() ||
               tree_.lower(noun).ends_with("old");
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Predicate& predicate_;
    std::vector<std::uint32_t> found_;
};

} // namespace

std::vector<std::uint32_t> patientsOf(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate) {
    return Befallen(tree, lexicon, predicate).run();
}

namespace {

bool endsOwnLife(const Tree& tree, const Predicate& predicate) {
    const std::string& name = predicate.happening.name;
    if (name != "die" && name != "end_life")
        return false;
    if (predicate.kind == WordKind::noun) {
        const Token& token = tree.token(predicate.token);
        const bool tried = std::any_of(tree.children(predicate.token).begin(),
                                       tree.children(predicate.token).end(), [&](std::uint32_t child) {
                                           return oneOf(tree.lower(child), {"attempted", "possible", "no"});
                                       });
        return name == "end_life" && token.deprel != Deprel::compound && !tried;
    }
    constexpr std::uint32_t reach = 10; // words
    const std::uint32_t last = tree.sentenceOf(predicate.token).last;
    for (std::uint32_t at = predicate.token + 1; at < last && at <= predicate.token + reach; ++at) {
        const std::string word = tree.lower(at);
        if (isReflexive(word) || (name == "end_life" && word == "own"))
            return tree.isUnder(at, predicate.token);
    }
    return false;
}

// "… before officers shot the gunman dead"
bool befallsSuspect(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate) {
    if (predicate.happening.name != "die" || predicate.kind == WordKind::noun)
        return false;
    const auto nouns = patientsOf(tree, lexicon, predicate);
    const bool byPolice =
        std::any_of(predicate.subjects.begin(), predicate.subjects.end(), [&](std::uint32_t noun) {
            return oneOf(lexicon.people(tree.lemma(noun)).value_or(""), {"police", "soldier", "officer"});
        });
    return std::any_of(nouns.begin(), nouns.end(), [&](std::uint32_t noun) {
        if (tree.token(noun).upos == Upos::PRON) // "… before he was killed by police"
            return byPolice && oneOf(tree.lower(noun), {"he", "she", "him", "her"});
        return lexicon.people(tree.lemma(noun)) == "suspect" &&
               tree.token(noun).form != language::Form::plural;
    });
}

} // namespace

DoerFate doerFate(const Tree& tree, const Lexicon& lexicon, const Predicate& predicate) {
    if (predicate.negated || predicate.planned || predicate.hypothetical)
        return DoerFate::open;
    const bool reflexive = std::any_of(predicate.objects.begin(), predicate.objects.end(),
                                       [&](std::uint32_t noun) { return isReflexive(tree.lower(noun)); });
    if (befallsSuspect(tree, lexicon, predicate) || (predicate.happening.name == "die" && reflexive))
        return DoerFate::diedAsPatient;
    return endsOwnLife(tree, predicate) ? DoerFate::diedBesides : DoerFate::open;
}

} // namespace claimline::reports
