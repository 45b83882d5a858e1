#include "language/tree_repair.h"

#include <algorithm>

namespace claimline::language {

namespace {

constexpr float addressee = 2; // how far "iobj" may lie behind for one who is told

bool isNominal(Upos tag) {
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON;
}

// A sentence by words from 1.
class Tree {
public:
    explicit Tree(std::span<ParsedWord> words)
        : words_(words) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
    ParsedWord& operator[](std::uint32_t word) { return words_[word - 1]; }
    const ParsedWord& operator[](std::uint32_t word) const { return words_[word - 1]; }

    bool isBelow(std::uint32_t word, std::uint32_t above) const {
        while (word != 0 && word != above)
            word = (*this)[word].head;
        return word == above;
    }

    bool hasChild(std::uint32_t head, Deprel relation) const {
        return std::ranges::any_of(
            words_, [&](const ParsedWord& word) { return word.head == head && word.relation == relation; });
    }

    bool hasChildren(std::uint32_t head) const { // but punctuation
        return std::ranges::any_of(words_, [&](const ParsedWord& word) {
            return word.head == head && word.tag.upos != Upos::PUNCT;
        });
    }

    std::uint32_t childOf(std::uint32_t head, Deprel relation) const {
        const auto found = std::ranges::find_if(
            words_, [&](const ParsedWord& word) { return word.head == head && word.relation == relation; });
        return found == words_.end() ? 0 : static_cast<std::uint32_t>(found - words_.begin()) + 1;
    }

    bool hasSubject(std::uint32_t head) const {
        return hasChild(head, Deprel::nsubj) || hasChild(head, Deprel::nsubjPass);
    }

    // The child through which the nearest of those words above it holds it; 0 where there is none.
    template<class Sought>
    std::uint32_t childOnTheWay(std::uint32_t word, const Sought& isSought) const {
        while (word != 0 && ((*this)[word].head == 0 || !isSought((*this)[word].head)))
            word = (*this)[word].head;
        return word;
    }

    bool isPunct(std::uint32_t word) const { return (*this)[word].tag.upos == Upos::PUNCT; }

    std::uint32_t root() const {
        std::uint32_t word = 1;
        while ((*this)[word].head != 0)
            ++word;
        return word;
    }

    // The first word of the subtree that is no punctuation.
    std::uint32_t firstOf(std::uint32_t above) const {
        std::uint32_t word = 1;
        while (word < above && (isPunct(word) || !isBelow(word, above)))
            ++word;
        return word;
    }

private:
    std::span<ParsedWord> words_;
};

// The verb that closes the sentence after what may be said: it has a subject of its own and nothing that it
// could say but for whom it tells, after a comma and a quotation mark. 0 where there is none.
std::uint32_t closingVerb(const Tree& tree, std::uint32_t root) {
    std::uint32_t verb = tree.size();
    while (verb > root && tree.isPunct(verb))
        --verb;
    while (verb > root && !(tree[verb].relation == Deprel::parataxis && tree[verb].tag.upos == Upos::VERB))
        verb = tree[verb].head;
    if (verb <= root || !tree.hasSubject(verb))
        return 0;
    for (const Deprel content : {Deprel::ccomp, Deprel::xcomp, Deprel::parataxis, Deprel::conj, Deprel::cc})
        if (tree.hasChild(verb, content))
            return 0;
    const std::uint32_t first = tree.firstOf(verb);
    if (first <= root + 1 || !tree.isPunct(first - 1))
        return 0;
    return !tree.hasChild(verb, Deprel::obj) || tree.isPunct(first - 2) ? verb : 0;
}

} // namespace

void turnSpeech(std::span<ParsedWord> sentence, const RelationLoss& lossOf) {
    Tree tree(sentence);
    const std::uint32_t said = tree.root(), verb = closingVerb(tree, said);
    if (verb == 0 || lossOf({said, verb}, Deprel::ccomp) > 0)
        return;
    for (std::uint32_t word = verb; word <= tree.size(); ++word)
        if (tree.isPunct(word) && !tree.isBelow(tree[word].head, verb))
            tree[word].head = verb;
    tree[verb].head = 0;
    tree[verb].relation = Deprel::root;
    tree[said].head = verb;
    tree[said].relation = Deprel::ccomp;
}

void freeContents(std::span<ParsedWord> sentence, const RelationLoss& lossOf) {
    Tree tree(sentence);
    for (std::uint32_t word = 1; word <= tree.size(); ++word) {
        if (tree[word].relation != Deprel::aclRelcl || !tree.hasChild(word, Deprel::mark) ||
            !tree.hasSubject(word))
            continue;
        tree[word].relation = Deprel::acl; // "the fact that …"
        const std::uint32_t told =
            tree.childOnTheWay(word, [&](std::uint32_t above) { return tree[above].tag.upos == Upos::VERB; });
        const std::uint32_t verb = told == 0 ? 0 : tree[told].head;
        if (verb == 0 || verb > word || tree.hasChild(verb, Deprel::ccomp) ||
            lossOf({word, verb}, Deprel::ccomp) > 0)
            continue;
        Deprel& role = tree[told].relation;
        if (role == Deprel::nsubj || (role == Deprel::obj && lossOf({told, verb}, Deprel::iobj) > addressee))
            continue; // "there are concerns that …", "gave no indication that …"
        if (role == Deprel::obj)
            role = Deprel::iobj;
        tree[word].head = verb;
        tree[word].relation = Deprel::ccomp;
    }
}

void verbsTakenForNouns(std::span<ParsedWord> sentence, const VerbTag& verbTag) {
    Tree tree(sentence);
    for (std::uint32_t object = 3; object <= tree.size(); ++object) {
        const std::uint32_t verb = tree[object].head;
        if (tree[object].relation != Deprel::obj || verb < 2 ||
            (tree[object].tag.upos != Upos::PRON && !tree.hasSubject(verb)) || verb > object ||
            tree[verb].tag.upos != Upos::NOUN || tree.hasChild(verb, Deprel::cop) ||
            tree.hasChild(verb, Deprel::case_))
            continue;
        const std::uint32_t before = verb - 1;
        const bool noun = isNominal(tree[before].tag.upos) && tree[before].head == verb;
        if (!noun && !tree.hasSubject(verb))
            continue;
        tree[verb].tag = verbTag(verb);
        if (tree[before].relation != Deprel::compound)
            continue;
        tree[before].relation = Deprel::nsubj;
        for (std::uint32_t word = 1; word < before; ++word) // "a", "young" are the boy's
            if (tree[word].head == verb && !tree.isPunct(word) && tree[word].relation != Deprel::obl)
                tree[word].head = before;
    }
}

void joinNouns(std::span<ParsedWord> sentence) {
    Tree tree(sentence);
    for (std::uint32_t word = 3; word <= tree.size(); ++word) {
        const std::uint32_t verb = tree[word].head;
        if (tree[word].relation != Deprel::conj || !isNominal(tree[word].tag.upos) || verb == 0 ||
            verb > word || tree[verb].tag.upos != Upos::VERB || !tree.hasChild(word, Deprel::cc) ||
            tree.hasSubject(word) || tree.hasChild(word, Deprel::cop) || tree.hasChild(word, Deprel::case_))
            continue;
        for (std::uint32_t before = word - 1; before > verb; --before)
            if (tree[before].head == verb && tree[before].relation == Deprel::obj) {
                tree[word].head = before;
                break;
            }
    }
}

void freeCountedSubjects(std::span<ParsedWord> sentence) {
    Tree tree(sentence);
    for (std::uint32_t number = 3; number + 2 <= tree.size(); ++number) {
        const std::uint32_t auxiliary = number + 1, verb = tree[auxiliary].head;
        const Deprel helps = tree[auxiliary].relation;
        if (tree[number].tag.upos != Upos::NUM || tree[number].relation != Deprel::conj ||
            tree[number].head == 0 || !isNominal(tree[tree[number].head].tag.upos) ||
            !tree.hasChild(number, Deprel::cc) || tree[auxiliary].tag.upos != Upos::AUX ||
            verb <= auxiliary || tree[verb].relation != Deprel::conj ||
            (helps != Deprel::aux && helps != Deprel::auxPass && helps != Deprel::cop) ||
            tree.hasSubject(verb))
            continue;
        tree[tree.childOf(number, Deprel::cc)].head = verb;
        tree[number].head = verb;
        tree[number].relation = tree.hasChild(verb, Deprel::auxPass) ? Deprel::nsubjPass : Deprel::nsubj;
    }
}

void freePredicate(std::span<ParsedWord> sentence) {
    if (sentence.empty())
        return;
    Tree tree(sentence);
    const std::uint32_t first = tree.root();
    for (std::uint32_t verb = first + 1; verb <= tree.size(); ++verb) {
        const auto& [upos, form] = tree[verb].tag;
        if (tree[verb].head != first || tree[verb].relation != Deprel::advcl || upos != Upos::VERB ||
            form != Form::past || tree.hasSubject(verb) || tree.hasChild(verb, Deprel::mark) ||
            tree[first].tag.upos != Upos::VERB || tree[first].tag.form == Form::past ||
            tree[first].tag.form == Form::present || tree.hasChild(first, Deprel::aux))
            continue;
        std::uint32_t subject = 0;
        for (std::uint32_t word = 1; word < first; ++word)
            if (tree[word].head == first && tree[word].relation == Deprel::nsubj)
                subject = word;
        if (subject == 0)
            return;
        for (std::uint32_t word = 1; word <= tree.size(); ++word)
            if (tree[word].head == first && (word < subject || word > verb))
                tree[word].head = verb;
        tree[verb].head = 0;
        tree[verb].relation = Deprel::root;
        tree[subject].head = verb;
        tree[first].head = subject;
        tree[first].relation = Deprel::acl;
        return;
    }
}

void turnOpeningSpeech(std::span<ParsedWord> sentence, const RelationLoss& lossOf) {
    Tree tree(sentence);
    const std::uint32_t said = tree.root();
    for (std::uint32_t verb = 2; verb + 2 < said; ++verb) {
        if (tree[verb].tag.upos != Upos::VERB || !tree.hasSubject(verb) || !tree.isPunct(verb + 1) ||
            !tree.isPunct(verb + 2) || tree[verb].relation == Deprel::aclRelcl ||
            tree.hasChild(verb, Deprel::mark) || lossOf({said, verb}, Deprel::ccomp) > 0)
            continue;
        std::uint32_t content = 0;
        for (std::uint32_t word = verb + 3; word < said && content == 0; ++word)
            if (tree[word].head == verb && tree[word].relation == Deprel::ccomp)
                content = word;
        tree[verb].head = 0;
        tree[verb].relation = Deprel::root;
        tree[said].head = content != 0 ? content : verb;
        tree[said].relation = content != 0 ? Deprel::parataxis : Deprel::ccomp;
        return;
    }
}

void freeClauseSubject(std::span<ParsedWord> sentence) {
    Tree tree(sentence);
    for (std::uint32_t doing = 2; doing + 2 <= tree.size(); ++doing) {
        const ParsedWord above = tree[doing];
        if (above.tag.upos != Upos::VERB || above.tag.form != Form::gerund ||
            above.relation != Deprel::ccomp || tree.hasSubject(doing) || tree.hasChild(doing, Deprel::aux) ||
            above.head > doing)
            continue;
        for (std::uint32_t word = doing + 2; word <= tree.size(); ++word) {
            const bool near = tree[word].head == above.head || tree.isBelow(word, doing);
            const std::uint32_t copula = tree.childOf(word, Deprel::cop);
            const std::uint32_t joined = tree.childOf(word, Deprel::cc); // "… and is the best way"
            if (!near || copula < doing || copula > word || tree.hasSubject(word) ||
                tree.hasChild(word, Deprel::mark) || (joined != 0 && joined < copula))
                continue;
            for (std::uint32_t other = 1; other <= tree.size(); ++other)
                if (tree[other].head == doing && (other > copula || tree[other].relation == Deprel::mark))
                    tree[other].head = word;
            tree[word].head = above.head;
            tree[word].relation = above.relation;
            tree[doing].head = word;
            tree[doing].relation = Deprel::csubj;
            break;
        }
    }
}

namespace {

// Whether a clause with a mark opens the sentence, or stands between commas: ", like she said, …".
bool isAside(const Tree& tree, std::uint32_t verb, std::uint32_t said) {
    const std::uint32_t mark = tree.childOf(verb, Deprel::mark), content = tree.firstOf(said);
    if (mark == 0 || mark > verb || said < verb || !tree.hasSubject(verb) ||
        tree.hasChild(said, Deprel::mark) || !tree.isPunct(content - 1))
        return false;
    if (tree[verb].head != 0)
        return tree[verb].relation == Deprel::parataxis && tree.isPunct(mark - 1) &&
               !tree.isPunct(content - 2);
    std::uint32_t opens = 1;
    while (opens < verb && tree.isPunct(opens))
        ++opens;
    return mark == opens;
}

} // namespace

void freeFromAside(std::span<ParsedWord> sentence) {
    Tree tree(sentence);
    for (std::uint32_t verb = 2; verb < tree.size(); ++verb) {
        const std::uint32_t said = tree.childOf(verb, Deprel::ccomp);
        if (said == 0 || tree[verb].tag.upos != Upos::VERB || !isAside(tree, verb, said))
            continue;
        for (std::uint32_t word = said; word <= tree.size(); ++word)
            if (tree[word].head == verb && word != said)
                tree[word].head = said;
        tree[said].head = tree[verb].head;
        tree[said].relation = tree[verb].relation;
        tree[verb].head = said;
        tree[verb].relation = Deprel::advcl;
    }
}

namespace {

// What belongs to a measure or a modifier itself and not to the predicate: "four centimetres long".
bool staysWithNoun(Deprel relation) {
    return relation == Deprel::nummod || relation == Deprel::compound || relation == Deprel::amod ||
           relation == Deprel::nmodPoss;
}

} // namespace

void headLast(std::span<ParsedWord> sentence) {
    Tree tree(sentence);
    for (std::uint32_t word = 2; word < tree.size(); ++word) {
        const std::uint32_t next = word + 1;
        const Deprel relation = tree[next].relation;
        const Upos tag = tree[next].tag.upos;
        const bool adjective = tag == Upos::ADJ;
        const bool below =
            tree[next].head == word &&
            (relation == Deprel::obj || (adjective && (relation == Deprel::amod || relation == Deprel::dep ||
                                                       relation == Deprel::xcomp)));
        const bool beside = tree[next].head == tree[word].head && relation == tree[word].relation;
        if (tree[word].tag.upos != Upos::NOUN || !tree.hasChild(word, Deprel::cop) || !(below || beside) ||
            !(adjective || tag == Upos::NOUN || tag == Upos::VERB) || tree.firstOf(next) != next ||
            tree.hasSubject(next))
            continue;
        if (!adjective && (tree.hasChild(word, Deprel::case_) || tree.hasChildren(next)))
            continue; // "drivers who were on board say …"
        const ParsedWord above = tree[word];
        for (std::uint32_t other = 1; other <= tree.size(); ++other)
            if (tree[other].head == word && other != next &&
                !(adjective && staysWithNoun(tree[other].relation)))
                tree[other].head = next;
        tree[next].head = above.head;
        tree[next].relation = above.relation;
        tree[word].head = next;
        tree[word].relation = adjective ? Deprel::obl : Deprel::compound;
    }
}

} // namespace claimline::language
