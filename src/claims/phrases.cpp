#include "claims/attribution.h"

#include <algorithm>

namespace claimline::claims {

namespace {

bool isOuterPunctuation(const Tree& tree, TokenIndex token) {
    if (!tree.isPunctuation(token))
        return false;
    const std::string_view word = tree.word(token);
    return word != "“" && word != "”" && word != "\"" && word != "''" && word != "``" && word != "‘" &&
           word != "’" && word != "'" && word != ")" && word != "]" && word != "(" && word != "[";
}

bool followsComma(const Tree& tree, TokenIndex token) {
    const TokenIndex first = tree.left(token);
    if (first == tree.firstOf(token))
        return false;
    const std::string_view before = tree.word(first - 1);
    if (before == "," || before == "—" || before == "–" || before == "--")
        return true;
    const std::string_view at = tree.word(first); // the comma may hang on the clause itself
    return at == "," || at == "—" || at == "–" || at == "--";
}

// Whether a child of a source's head belongs to its name.
bool namesSource(const Scene& scene, TokenIndex head, TokenIndex child) {
    switch (scene.tree[child].deprel) {
    case Deprel::aclRelcl:
    case Deprel::acl:
    case Deprel::advcl:
        return !followsComma(scene.tree, child);
    case Deprel::parataxis:
    case Deprel::dep:
    case Deprel::discourse:
    case Deprel::cop:
    case Deprel::nsubj:
    case Deprel::ccomp:
    case Deprel::orphan:
        return false;
    case Deprel::conj:
        return !scene.tree.isVerb(child) || scene.tree.isVerb(head);
    case Deprel::obl:
        return false;
    default:
        return true;
    }
}

} // namespace

const Timex* Scene::timeAt(TokenIndex token) const {
    const Span span = tree[token].span;
    const auto after = std::ranges::upper_bound(timexes, span.begin, {},
                                                [](const Timex& timex) { return timex.span.begin; });
    return after != timexes.begin() && (after - 1)->span.overlaps(span) ? &*(after - 1) : nullptr;
}

namespace {

// Behind "KYIV, Ukraine —", "LUND (Reuters) -" or "March 3, 2026 -" at the head of a paragraph.
bool isDateline(const Scene& scene, TokenIndex token) {
    const Tree& tree = scene.tree;
    const TokenIndex first = tree.firstOf(token);
    const std::string_view dash = tree.word(token - 1), place = tree.word(first);
    const bool dashed =
        dash == "—" || dash == "–" || dash == "--" || (dash == "-" && tree[token - 1].spaceBefore);
    if (!dashed || token > first + 12 || token < first + 2 || (place.size() < 3 && !scene.isTime(first)))
        return false;
    if (first > 0 && tree.paragraphOf(first) == tree.paragraphOf(first - 1))
        return false;
    return scene.isTime(first) ||
           std::ranges::all_of(place, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

// Between the full stop of one sentence and the quotation mark that opens the next.
bool isSeam(const Scene& scene, TokenIndex token) {
    const Tree& tree = scene.tree;
    const auto stops = [&](TokenIndex at) {
        const std::string_view word = tree.word(at);
        return word == "." || word == "?" || word == "!";
    };
    const Quote* opens = quoteAt(scene.quotes, token);
    const Quote* closes = quoteAt(scene.quotes, token - 1);
    if (isDateline(scene, token))
        return true;
    if (opens != nullptr && opens->first == token && opens->speech)
        return stops(token - 1) || (closes != nullptr && closes->closed && token > 1 && stops(token - 2));
    return opens == nullptr && closes != nullptr && closes->closed && token > 1 &&
           tree.word(token - 2) == "." && tree[token].upos != Upos::VERB && tree.word(token).front() >= 'A' &&
           tree.word(token).front() <= 'Z';
}

} // namespace

TokenIndex Scene::startOf(TokenIndex token) const {
    const TokenIndex first = tree.firstOf(token);
    while (token > first && !isSeam(*this, token))
        --token;
    return token;
}

TokenIndex Scene::endOf(TokenIndex token) const {
    const TokenIndex last = tree.lastOf(token);
    for (++token; token < last; ++token)
        if (isSeam(*this, token))
            return token;
    return last;
}

TokenIndex objectBehind(const Scene& scene, TokenIndex verb) {
    const Tree& tree = scene.tree;
    if (const TokenIndex object = tree.child(verb, Deprel::obj); object != none)
        return object;
    for (const TokenIndex child : tree.children(verb)) {
        const bool number = tree[child].upos == Upos::NUM || tree.hasChild(child, Deprel::nummod);
        if (tree[child].deprel != Deprel::obl || child < verb || !number)
            continue;
        const TokenIndex first = tree.left(child);
        if (first == verb + 1 && tree.is(first, "at") &&
            (tree.is(first + 1, "least") || tree.is(first + 1, "most")))
            return child;
    }
    return none;
}

void trim(const Tree& tree, Tokens& tokens) {
    while (!tokens.empty() && isOuterPunctuation(tree, tokens.back()))
        tokens.pop_back();
    std::size_t drop = 0;
    while (drop < tokens.size() && isOuterPunctuation(tree, tokens[drop]))
        ++drop;
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(drop));
}

Tokens sourcePhrase(const Scene& scene, TokenIndex head) {
    const Tree& tree = scene.tree;
    if (tree[head].upos == Upos::PRON && !tree.hasChild(head, Deprel::conj)) // "she and her aides"
        return {head};
    Tokens tokens;
    const auto keep = [&](TokenIndex child) {
        const TokenIndex above = tree[child].head;
        if (above != head)
            return tree[child].deprel != Deprel::aclRelcl || !followsComma(tree, child);
        const Deprel relation = tree[child].deprel;
        if (relation == Deprel::case_ && tree[child].upos != Upos::PART)
            return false;
        if ((relation == Deprel::advmod || relation == Deprel::cc) &&
            (child < tree.left(head) + 1 || child > head))
            return relation == Deprel::cc;
        return namesSource(scene, head, child);
    };
    tokens = tree.subtreeIf(head, keep);
    // What the tree scatters over the sentence is one phrase: the run of tokens around the head.
    Tokens run;
    for (const TokenIndex token : tokens) {
        const bool gap = !run.empty() && token > run.back() + 2;
        if (gap && run.back() >= head)
            break;
        if (gap)
            run.clear();
        run.push_back(token);
    }
    trim(tree, run);
    while (!run.empty() && run.back() != head &&
           (tree[run.back()].upos == Upos::CCONJ || tree[run.back()].upos == Upos::ADP))
        run.pop_back();
    return run;
}

std::string caseOf(const Scene& scene, TokenIndex noun) {
    const TokenIndex marker = scene.tree.child(noun, Deprel::case_);
    return marker == none || marker > noun ? std::string() : scene.tree.lower(marker);
}

Tokens withoutCase(const Scene& scene, TokenIndex noun) {
    return scene.tree.subtreeIf(noun, [&](TokenIndex child) {
        return scene.tree[child].head != noun || scene.tree[child].deprel != Deprel::case_ || child > noun;
    });
}

Tokens cuePhrase(const Scene& scene, TokenIndex verb) {
    const Tree& tree = scene.tree;
    TokenIndex first = verb;
    Tokens cue{verb};
    for (const TokenIndex child : tree.children(verb)) {
        const Deprel relation = tree[child].deprel;
        const bool helper = relation == Deprel::aux || relation == Deprel::auxPass || relation == Deprel::cop;
        if (quoteAt(scene.quotes, child) != quoteAt(scene.quotes, verb))
            continue; // the tree ties words over a quotation mark
        if (helper && child < verb)
            first = std::min(first, child);
        const bool pair = relation == Deprel::cc && child < verb && // "neither confirmed nor denied"
                          scene.lexicon.isIn("negator", tree.lower(child));
        if (helper || pair || relation == Deprel::compoundPrt)
            add(cue, child);
        const bool infinitive = relation == Deprel::mark && child < verb && tree.is(child, "to");
        if (infinitive)
            add(cue, child);
    }
    for (const TokenIndex child : tree.children(verb)) {
        const bool adverb = tree[child].deprel == Deprel::advmod && child < verb;
        const bool close = child > first || tree.right(child) + 1 == first;
        const bool apart = child + 1 < verb && tree.isPunctuation(child + 1);
        if (adverb && close && !apart && tree[child].upos != Upos::SCONJ && child + 6 > first)
            add(cue, tree.subtree(child));
    }
    return cue;
}

bool isNegatedVerb(const Scene& scene, TokenIndex verb) {
    const Tree& tree = scene.tree;
    const TokenIndex above = tree[verb].head; // "was unable to verify"
    const bool governed = tree[verb].deprel == Deprel::xcomp || tree[verb].deprel == Deprel::advcl;
    if (governed && above != none && above < verb && scene.in("unable", above))
        return true;
    if (verb > tree.firstOf(verb) && tree[verb - 1].upos == Upos::CCONJ &&
        scene.lexicon.isIn("negator", tree.lower(verb - 1)))
        return true; // "neither confirmed nor denied"
    return std::ranges::any_of(tree.children(verb), [&](TokenIndex child) {
        return child < verb && tree[child].deprel != Deprel::nsubj &&
               tree[child].deprel != Deprel::nsubjPass && scene.lexicon.isIn("negator", tree.lower(child));
    });
}

bool isNegated(const Scene& scene, TokenIndex verb) {
    const Tree& tree = scene.tree;
    if (isNegatedVerb(scene, verb))
        return true;
    for (const TokenIndex child : tree.children(verb)) {
        const Deprel relation = tree[child].deprel;
        const bool before = child < verb && (relation == Deprel::advmod || relation == Deprel::cc ||
                                             relation == Deprel::aux || relation == Deprel::det);
        if (before && scene.lexicon.isIn("negator", tree.lower(child)))
            return true;
        if (relation == Deprel::nsubj || relation == Deprel::nsubjPass)
            for (const TokenIndex below : tree.children(child))
                if (tree[below].deprel == Deprel::det && scene.lexicon.isIn("negator", tree.lower(below)))
                    return true;
    }
    return false;
}

namespace {

// "shipowner", "strategist": nouns for those who do something.
bool isAgent(const Scene& scene, TokenIndex noun) {
    const std::string& lemma = scene.lemma(noun);
    for (std::size_t length = 2; length <= 5 && length + 2 < lemma.size(); ++length)
        if (scene.lexicon.isIn("agentive", lemma.substr(lemma.size() - length)))
            return true;
    return false;
}

} // namespace

bool canSpeak(const Scene& scene, TokenIndex head) {
    const Tree& tree = scene.tree;
    if (tree[head].upos == Upos::PRON)
        return !scene.lexicon.isIn("mute", tree.lower(head));
    if (scene.in("speaker", head) || tree[head].upos == Upos::PROPN || isAgent(scene, head))
        return true;
    const std::uint32_t mention = tree.document().mentionAt(head);
    if (mention == none || tree.document().mentions[mention].entity == none)
        return false;
    const auto& entity = tree.document().entities[tree.document().mentions[mention].entity];
    return entity.speaksAs != SourceKind::unknown || entity.kind == language::NameKind::person ||
           entity.kind == language::NameKind::organisation || entity.kind == language::NameKind::place;
}

} // namespace claimline::claims
