#include "reports/predicates.h"

#include "reports/readings.h"

#include <algorithm>

namespace claimline::reports {

namespace {

bool isPastForm(const Token& token) {
    return token.form == language::Form::past || token.form == language::Form::pastParticiple;
}

class Finder {
public:
    Finder(const Tree& tree, const Lexicon& lexicon)
        : tree_(tree)
        , lexicon_(lexicon)
        , readings_(tree, lexicon) {}

    std::vector<Predicate> run() {
        std::vector<Predicate> out;
        for (std::uint32_t i = 0; i < tree_.size(); ++i) {
            Predicate predicate;
            if (!read(i, predicate))
                continue;
            describe(tree_, predicate);
            takePersonBefore(predicate);
            predicate.nobody = befallsNobody(predicate);
            predicate.negated = predicate.negated || predicate.nobody;
            out.push_back(std::move(predicate));
        }
        return out;
    }

    static void describe(const Tree& tree, Predicate& predicate) {
        predicate.heading = tree.sentenceOf(predicate.token).heading;
        if (predicate.kind == WordKind::noun)
            describeNoun(tree, predicate);
        else
            describeClause(tree, predicate);
        describeMood(tree, predicate);
    }

private:
    // "Nobody was killed", "no one was hurt".
    bool befallsNobody(const Predicate& predicate) const {
        if (predicate.kind == WordKind::noun)
            return false;
        const auto& nouns = predicate.objects.empty() ? predicate.subjects : predicate.objects;
        return std::any_of(nouns.begin(), nouns.end(), [&](std::uint32_t noun) {
            const std::string word = tree_.lower(noun);
            return word == "nobody" || (word == "one" && noun > 0 && tree_.lower(noun - 1) == "no");
        });
    }

    // What follows shows that the word acts on somebody: "police shot a man", "a man shot at police".
    bool actsOn(std::uint32_t token) const {
        std::uint32_t next = token + 1;
        if (next + 1 < tree_.size() && tree_.lower(next) == "and" && tree_.token(next + 1).upos == Upos::VERB)
            next += 2; // "shot and killed a man"
        if (next >= tree_.size())
            return false;
        const Upos upos = tree_.token(next).upos;
        return upos == Upos::DET || upos == Upos::PRON || upos == Upos::NUM ||
               oneOf(tree_.lower(next), {"at", "into", "toward", "towards", "back"});
    }

    // "a boy fatally shot outside a bar", "12-year-old injured by a bullet": whom it befell stands right
    // before the participle, whatever the parse makes of it.
    void takePersonBefore(Predicate& predicate) const {
        const Token& token = tree_.token(predicate.token);
        const std::uint32_t before = predicate.token == 0 ? none : predicate.token - 1;
        if (before != none && isPastForm(token) && tree_.lower(before) == "another" &&
            tree_.token(before).head == predicate.token) { // "one was killed and another wounded"
            predicate.objects = {before};
            return;
        }
        const bool befalls = oneOf(predicate.happening.name, {"shoot", "injure", "die"});
        if (predicate.kind != WordKind::verb || !befalls || !predicate.objects.empty() || !isPastForm(token))
            return;
        if (actsOn(predicate.token))
            return;
        const std::uint32_t patient = personBefore(tree_, lexicon_, predicate.token);
        if (patient == none)
            return;
        predicate.objects.push_back(patient);
        std::erase(predicate.subjects, patient);
    }

    // Which kinds of word the token may be. Headlines are in title case and often in a tense of their own, so
    // that their tags are less sure.
    std::vector<WordKind> kindsOf(std::uint32_t at) const {
        const Token& token = tree_.token(at);
        switch (token.upos) {
        case Upos::VERB:
            if (token.deprel == Deprel::amod && token.form == language::Form::gerund)
                return {WordKind::adjective}; // "the ruling party" rules on nothing
            return {WordKind::verb, WordKind::adjective};
        case Upos::NOUN:
            return at + 1 < tree_.size() && tree_.token(at + 1).deprel == Deprel::compoundPrt
                       ? std::vector{WordKind::verb, WordKind::noun}
                       // "shot down" with a wrong tag: only as a phrase
                       : std::vector{WordKind::noun};
        case Upos::ADJ:
        case Upos::ADV: // "two of them mortally"
            return {WordKind::adjective};
        case Upos::PROPN:
            if (tree_.sentenceOf(at).heading)
                return {WordKind::noun, WordKind::verb};
            return token.deprel == Deprel::compound || token.deprel == Deprel::flat
                       ? std::vector<WordKind>{}
                       : std::vector{WordKind::noun};
        default:
            return {};
        }
    }

    bool read(std::uint32_t at, Predicate& predicate) const {
        for (const WordKind kind : kindsOf(at)) {
            predicate.token = at;
            predicate.kind = kind;
            predicate.span = tree_.token(at).span;
            if (readPhrase(at, kind, predicate) || readWord(at, kind, predicate))
                return true;
        }
        return readParticiple(at, predicate);
    }

    // "shot down", "opened fire", "data breach": the phrase is another word than its head.
    bool readPhrase(std::uint32_t at, WordKind kind, Predicate& predicate) const {
        const auto& head = tree_.lemma(at);
        std::vector<std::uint32_t> partners;
        for (const std::uint32_t child : tree_.children(at)) {
            const Deprel relation = tree_.token(child).deprel;
            const bool fits = kind == WordKind::verb
                                  ? relation == Deprel::compoundPrt || relation == Deprel::obj ||
                                        relation == Deprel::advmod || relation == Deprel::xcomp ||
                                        relation == Deprel::obl || relation == Deprel::nsubj ||
                                        relation == Deprel::compound || relation == Deprel::nmod
                                  : relation == Deprel::compound || relation == Deprel::amod ||
                                        (relation == Deprel::nmod && tree_.preposition(child) == "of");
            if (fits && !isOfOthers(at, child))
                partners.push_back(child);
        }
        if (kind == WordKind::verb && at + 1 < tree_.size() &&
            tree_.token(at + 1).sentence == tree_.token(at).sentence)
            partners.push_back(at + 1);
        for (const std::uint32_t partner : partners) {
            const auto phraseWith = [&](const std::string& word) {
                return kind == WordKind::noun ? word + " " + head : head + " " + word;
            };
            // "data theft": as it is written too, whose lemma is "datum".
            if (take(at, phraseWith(tree_.lemma(partner)), kind, predicate) ||
                take(at, phraseWith(tree_.lower(partner)), kind, predicate)) {
                predicate.span = hull(predicate.span, tree_.token(partner).span);
                return true;
            }
        }
        return false;
    }

    // "six were shot, two of them fatally": the adverb tells of two only.
    bool isOfOthers(std::uint32_t head, std::uint32_t partner) const {
        if (tree_.token(partner).deprel != Deprel::advmod)
            return false;
        for (std::uint32_t at = head + 1; at < partner; ++at)
            if (tree_.token(at).upos == Upos::PUNCT || tree_.token(at).upos == Upos::NUM)
                return true;
        return false;
    }

    // "a boy found shot", "Two shot at a bar": participles that are written like a noun are tagged so. They
    // stand in the lexicon as verbs that befall somebody, who must stand before them.
    bool readParticiple(std::uint32_t at, Predicate& predicate) const {
        const Upos upos = tree_.token(at).upos;
        if (upos != Upos::NOUN && upos != Upos::PROPN)
            return false;
        const std::uint32_t patient = actsOn(at) ? none : personBefore(tree_, lexicon_, at);
        if (patient == none)
            return false;
        predicate.token = at;
        predicate.kind = WordKind::verb;
        predicate.span = tree_.token(at).span;
        const std::string word = tree_.lower(at);
        std::string phrase = word;
        if (at + 2 < tree_.size() && tree_.token(at + 1).upos == Upos::ADP) // "shot to death"
            phrase = word + " " + tree_.lemma(at + 2);
        for (const std::string& lemma : {phrase, word})
            for (const Happening& happening : lexicon_.happenings(lemma, WordKind::verb))
                if (happening.object == "person!") {
                    predicate.happening = happening;
                    predicate.lemma = lemma;
                    predicate.objects.push_back(patient);
                    return true;
                }
        return false;
    }

    bool readWord(std::uint32_t at, WordKind kind, Predicate& predicate) const {
        const Upos upos = tree_.token(at).upos;
        if ((kind == WordKind::adjective && upos == Upos::VERB) ||
            (kind == WordKind::verb && upos == Upos::NOUN))
            return false;
        if (take(at, tree_.lemma(at), kind, predicate))
            return true;
        // "the 2-vehicle crash", "mid-air-collision": the last part of a joined word.
        const auto hyphen = tree_.lemma(at).rfind('-');
        return kind == WordKind::noun && hyphen != std::string::npos &&
               take(at, tree_.lemma(at).substr(hyphen + 1), kind, predicate);
    }

    bool take(std::uint32_t at, const std::string& lemma, WordKind kind, Predicate& predicate) const {
        for (const Happening& happening : lexicon_.happenings(lemma, kind)) {
            if (!readings_.fit(at, happening))
                continue;
            predicate.happening = happening;
            predicate.lemma = lemma;
            return true;
        }
        return false;
    }

    static void addConjuncts(const Tree& tree, std::uint32_t noun, std::vector<std::uint32_t>& out) {
        out.push_back(noun);
        for (const std::uint32_t child : tree.children(noun))
            if (tree.token(child).deprel == Deprel::conj)
                out.push_back(child);
    }

    static void describeClause(const Tree& tree, Predicate& predicate) {
        predicate.verb = predicate.token;
        for (const std::uint32_t child : tree.children(predicate.token))
            switch (tree.token(child).deprel) {
            case Deprel::nsubj:
                addConjuncts(tree, child,
                             predicate.kind == WordKind::adjective ? predicate.objects : predicate.subjects);
                break;
            case Deprel::oblAgent:
                addConjuncts(tree, child, predicate.subjects);
                break;
            case Deprel::obj:
            case Deprel::nsubjPass:
                addConjuncts(tree, child, predicate.objects);
                break;
            case Deprel::obl:
            case Deprel::nmod:
                if (tree.preposition(child) == "by" && !predicate.objects.empty())
                    predicate.subjects.push_back(child);
                else
                    predicate.obliques.push_back(child);
                break;
            default:
                break;
            }
        for (const std::uint32_t child : tree.children(predicate.token)) // "shot and killed a man"
            if (predicate.objects.empty() && tree.token(child).deprel == Deprel::conj &&
                child <= predicate.token + 3)
                for (const std::uint32_t object : tree.children(child))
                    if (tree.token(object).deprel == Deprel::obj)
                        addConjuncts(tree, object, predicate.objects);
        inherit(tree, predicate);
    }

    // Participles and infinitives take the subject of the clause that they hang on: "Ukraine hit the depot,
    // killing …".
    static void inherit(const Tree& tree, Predicate& predicate) {
        const Token& token = tree.token(predicate.token);
        if (token.head == none)
            return;
        const std::uint32_t head = token.head;
        if (token.deprel == Deprel::acl || token.deprel == Deprel::amod) {
            const bool past = token.form == language::Form::pastParticiple || token.upos == Upos::ADJ;
            (past || predicate.kind == WordKind::adjective ? predicate.objects : predicate.subjects)
                .push_back(head);
            return;
        }
        if (token.deprel == Deprel::conj && predicate.objects.empty() && predicate.kind == WordKind::verb)
            for (const std::uint32_t child : tree.children(head)) // "was shot and killed"
                if (tree.token(child).deprel == Deprel::nsubjPass || tree.token(child).deprel == Deprel::obj)
                    addConjuncts(tree, child, predicate.objects);
        const bool passive = tree.child(predicate.token, Deprel::auxPass) != none;
        if (passive && predicate.objects.empty() &&
            predicate.kind == WordKind::verb) // "is in hospital after being shot"
            for (const std::uint32_t child : tree.children(head))
                if (tree.token(child).deprel == Deprel::nsubj ||
                    tree.token(child).deprel == Deprel::nsubjPass)
                    addConjuncts(tree, child, predicate.objects);
        if (!predicate.subjects.empty() || token.form == language::Form::pastParticiple)
            return;
        if (token.deprel == Deprel::advcl || token.deprel == Deprel::xcomp || token.deprel == Deprel::conj) {
            const std::uint32_t subject = controller(tree, predicate.token, head);
            if (subject != none)
                addConjuncts(tree, subject, predicate.subjects);
        }
    }

    // Who does what a clause without a subject tells: the object of the verb above it in "accused X of
    // doing", "blamed X for doing", "ordered X to do", and its passive subject; else its subject.
    static std::uint32_t controller(const Tree& tree, std::uint32_t clause, std::uint32_t above) {
        const std::uint32_t subject = tree.child(above, Deprel::nsubj);
        bool ofObject = tree.token(clause).deprel == Deprel::xcomp;
        for (const std::uint32_t child : tree.children(clause))
            ofObject |= tree.token(child).deprel == Deprel::mark && child < clause &&
                        oneOf(tree.lower(child), {"of", "for", "with", "from"});
        if (!ofObject)
            return subject;
        const std::uint32_t object = tree.child(above, Deprel::obj);
        return object != none ? object : subject != none ? subject : tree.child(above, Deprel::nsubjPass);
    }

    static void describeNoun(const Tree& tree, Predicate& predicate) {
        const std::uint32_t noun = predicate.token;
        for (const std::uint32_t child : tree.children(noun)) {
            const Deprel relation = tree.token(child).deprel;
            const std::string preposition = tree.preposition(child);
            if (relation == Deprel::nmodPoss || (relation == Deprel::nmod && preposition == "by"))
                predicate.subjects.push_back(child);
            else if (relation == Deprel::nmod && oneOf(preposition, {"of", "on", "against"}))
                predicate.objects.push_back(child);
            else if (relation == Deprel::nmod)
                predicate.obliques.push_back(child);
            else if (relation == Deprel::amod || relation == Deprel::compound)
                predicate.subjects.push_back(
                    child); // "Russian strike"; names only count where they are names
        }
        std::uint32_t up = tree.token(noun).head;
        for (int steps = 0; steps < 4 && up != none && tree.token(up).upos != Upos::VERB; ++steps)
            up = tree.token(up).head;
        predicate.verb = up == none || tree.token(up).upos != Upos::VERB ? noun : up;
        if (predicate.verb == noun)
            return;
        const bool object = tree.token(noun).deprel == Deprel::obj;
        for (const std::uint32_t child : tree.children(predicate.verb)) {
            const Deprel relation = tree.token(child).deprel;
            if (child == noun)
                continue;
            if (object && relation == Deprel::nsubj)
                predicate.subjects.push_back(child); // "carried out an attack"
            else if (relation == Deprel::obl)
                predicate.obliques.push_back(child);
        }
    }

    static void describeMood(const Tree& tree, Predicate& predicate) {
        std::uint32_t at = predicate.token;
        for (int steps = 0; steps < 3 && at != none; ++steps) {
            for (const std::uint32_t child : tree.children(at))
                readMood(tree, at, child, predicate);
            const Token& token = tree.token(at);
            const bool climbs =
                token.deprel == Deprel::obj || token.deprel == Deprel::xcomp ||
                token.deprel == Deprel::nsubjPass ||
                (token.deprel == Deprel::conj && at != predicate.token ? false
                                                                       : token.deprel == Deprel::conj);
            if (!climbs || token.head == none)
                break;
            if (token.deprel == Deprel::xcomp &&
                oneOf(tree.lemma(token.head),
                      {"plan", "intend", "prepare", "expect", "aim", "want", "vow", "pledge", "threaten"}))
                predicate.planned = true;
            at = token.head;
        }
    }

    static void readMood(const Tree& tree, std::uint32_t at, std::uint32_t child, Predicate& predicate) {
        const Token& token = tree.token(child);
        const std::string word = tree.lower(child);
        const bool direct = at == predicate.token || tree.token(predicate.token).deprel != Deprel::conj;
        if (token.deprel == Deprel::aux) {
            if (oneOf(word, {"will", "shall", "'ll", "’ll"}))
                predicate.planned = true;
            else if (oneOf(word, {"may", "might", "could", "would", "can", "should"}))
                predicate.hypothetical = true;
        } else if (token.deprel == Deprel::mark && oneOf(word, {"if", "unless", "whether"})) {
            predicate.hypothetical = true;
        } else if (direct &&
                   (token.deprel == Deprel::advmod || token.deprel == Deprel::det ||
                    token.deprel == Deprel::cc) &&
                   oneOf(word, {"not", "n't", "n’t", "no", "never", "neither", "nor"})) {
            predicate.negated = true;
        } else if (at == predicate.token && token.deprel == Deprel::case_ && word == "without") {
            predicate.negated = true;
        }
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    Readings readings_;
};

} // namespace

std::uint32_t personBefore(const Tree& tree, const Lexicon& lexicon, std::uint32_t token) {
    const std::uint32_t first = tree.sentenceOf(token).first;
    bool passive = false;
    for (std::uint32_t at = token; at > first;) {
        --at;
        const Upos upos = tree.token(at).upos;
        if (upos == Upos::ADV)
            continue;
        if (!passive && upos == Upos::VERB && isPastForm(tree.token(at))) { // "found shot"
            passive = true;
            continue;
        }
        if (passive && upos == Upos::AUX)
            continue;
        const std::uint32_t mention = tree.document().mentionAt(at);
        const auto& entities = tree.document().entities;
        const bool named =
            mention != none && upos == Upos::PROPN &&
            tree.document().mentions[mention].entity < entities.size() &&
            entities[tree.document().mentions[mention].entity].kind == language::NameKind::person;
        const bool person = named || upos == Upos::NUM || tree.lower(at) == "another" ||
                            lexicon.people(tree.lemma(at)).has_value() ||
                            lexicon.people(tree.lower(at)).has_value() || tree.lower(at).ends_with("old");
        return person ? at : none;
    }
    return none;
}

std::vector<Predicate> findPredicates(const Tree& tree, const Lexicon& lexicon) {
    return Finder(tree, lexicon).run();
}

std::vector<std::uint32_t> predicateAtTokens(const Tree& tree, const std::vector<Predicate>& predicates) {
    std::vector<std::uint32_t> at(tree.size(), none);
    for (std::uint32_t p = 0; p < predicates.size(); ++p)
        at[predicates[p].token] = p;
    return at;
}

Predicate mainVerb(const Tree& tree, const language::Sentence& sentence) {
    Predicate predicate;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
        if (tree.token(i).upos == Upos::VERB &&
            (predicate.token == none || tree.token(i).deprel == Deprel::root)) {
            predicate.token = i;
            if (tree.token(i).deprel == Deprel::root)
                break;
        }
    if (predicate.token == none)
        return predicate;
    predicate.span = tree.token(predicate.token).span;
    predicate.lemma = tree.lemma(predicate.token);
    predicate.happening.name = predicate.lemma;
    predicate.fromLexicon = false;
    Finder::describe(tree, predicate);
    return predicate;
}

} // namespace claimline::reports
