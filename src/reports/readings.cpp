#include "reports/readings.h"

#include <algorithm>

namespace claimline::reports {

std::optional<Thing> thingAt(const Tree& tree, const Lexicon& lexicon, std::uint32_t noun) {
    const std::string& lemma = tree.lemma(noun);
    for (const std::uint32_t child : tree.children(noun))
        if (child < noun &&
            (tree.token(child).deprel == Deprel::compound || tree.token(child).deprel == Deprel::amod))
            if (auto thing = lexicon.thing(tree.lemma(child) + " " + lemma))
                return thing;
    return lexicon.thing(lemma);
}

Readings::Readings(const Tree& tree, const Lexicon& lexicon)
    : tree_(tree)
    , lexicon_(lexicon) {
    for (const language::Quantity& quantity : tree.document().quantities)
        for (std::uint32_t at = quantity.first; quantity.noun.empty() && at < quantity.last; ++at)
            bareFigures_.insert(at);
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        if (const std::string topic = lexicon.topic(tree.lemma(at)); !topic.empty())
            ++topics_[topic];
        if (const std::uint32_t particle = tree.child(at, Deprel::compoundPrt); particle != none)
            for (const Happening& told :
                 lexicon.happenings(tree.lemma(at) + " " + tree.lemma(particle), WordKind::verb))
                if (told.name == "walk_out" && fit(at, told)) // then strikes are those of workers
                    ++topics_["labour"];
        if (tree.token(at).upos == Upos::NOUN && isByPeople(at))
            byPeople_.insert(tree.lemma(at));
    }
}

// A word with several readings is read by what the article is about: a strike is one of workers where
// unions and wages are spoken of, and more often than arms. A verb that acts on something strikes it.
bool Readings::isAbout(const std::string& topic, std::uint32_t at, bool figure) const {
    const auto often = [&](const std::string& name) {
        const auto found = topics_.find(name);
        return found == topics_.end() ? 0 : found->second;
    };
    const bool bare = // or a figure of speech: a strike that takes passengers hostage
        figure || tree_.token(at).upos != Upos::VERB || topic == "cyber" ||
        tree_.child(at, Deprel::obj) == none;
    const int war = often("war");
    const int enough = war == 0 ? 2 : 3;
    return bare && ((often(topic) >= enough && often(topic) > war) ||
                    (war == 0 && byPeople_.contains(tree_.lemma(at))));
}

// "a strike by train drivers", "the teachers' strike": then so is any other that the article tells of.
bool Readings::isByPeople(std::uint32_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::uint32_t child) {
        const Deprel relation = tree_.token(child).deprel;
        return (relation == Deprel::nmodPoss ||
                (relation == Deprel::nmod && tree_.preposition(child) == "by")) &&
               lexicon_.people(tree_.lemma(child)).has_value();
    });
}

// Whether what the verb acts on, or in "debris fell" what acts, is of the category that the reading asks
// for.
bool Readings::holdsThing(std::uint32_t at, const Happening& happening) const {
    if (happening.object.ends_with('~')) // "labour~": of what the article must speak
        return happening.object == "many~" ? isDoneByMany(at)
                                           : isAbout(happening.object.substr(0, happening.object.size() - 1),
                                                     at, happening.role == Role::sequel);
    if (happening.object.starts_with("not:")) // "walked out of talks" is no strike
        return !isFromA(at, happening.object.substr(4));
    if (happening.object.starts_with("case:")) // "were on board"
        return tree_.preposition(at) == happening.object.substr(5);
    if (happening.object.ends_with('<')) // "craft<": it is the one that does it
        return isDoneBy(at, happening.object.substr(0, happening.object.size() - 1));
    // "weapon!": the verb must act on one that is named. "Drones destroyed three tanks" brought no drone
    // down. "person^": it must befall him: who is held was arrested, who holds office was not.
    const bool passive = happening.object.ends_with('^');
    const bool strict = passive || happening.object.ends_with('!');
    if (strict && tree_.child(at, Deprel::compoundPrt) != none && happening.name == "aboard")
        return false; // "carried out three children"
    if (happening.name == "aboard" && tree_.child(at, Deprel::mark) != none &&
        tree_.token(at).upos == Upos::VERB)
        return false; // "was licensed to carry 80 people"
    if (passive && tree_.token(at).form != language::Form::pastParticiple)
        return false;
    const std::string_view category =
        std::string_view(happening.object).substr(0, happening.object.size() - (strict ? 1 : 0));
    const auto fits = [&](std::uint32_t noun) {
        return isThing(noun, category) && (!strict || isNamedThing(noun));
    };
    for (const std::uint32_t child : tree_.children(at)) {
        const Deprel relation = tree_.token(child).deprel;
        const bool argument =
            relation == Deprel::obj || relation == Deprel::nsubjPass || isUpTo(child) ||
            (!strict && (relation == Deprel::nsubj || (relation == Deprel::obl && category == "weapon") ||
                         (relation == Deprel::nmod && tree_.preposition(child) == "of")));
        if (argument && fits(child))
            return true;
        if (happening.name == "attend" && tree_.preposition(child) == "by" && fits(child))
            return true; // "was attended by 12,000 people"
    }
    const Token& token = tree_.token(at);
    if (category == "person" && countsRightBefore(at)) // "41 arrested"
        return true;
    // "missiles fired from the sea": the noun that the clause describes.
    return (token.deprel == Deprel::acl || token.deprel == Deprel::amod) && token.head != none &&
           fits(token.head);
}

// "affects up to nine customers": they hang on "up to" as if it led to them.
bool Readings::isUpTo(std::uint32_t noun) const {
    const std::uint32_t number = tree_.child(noun, Deprel::nummod);
    const std::uint32_t first = tree_.leftmost(noun);
    return number != none && tree_.token(noun).deprel == Deprel::obl && first > 0 &&
           tree_.lower(first) == "to" && tree_.lower(first - 1) == "up";
}

// Whether it is done out of a happening of this class.
bool Readings::isFromA(std::uint32_t at, const std::string& name) const {
    return std::ranges::any_of(tree_.children(at), [&](std::uint32_t child) {
        const auto& happenings = lexicon_.happenings(tree_.lower(child), WordKind::noun);
        return tree_.token(child).deprel == Deprel::obl &&
               std::ranges::any_of(happenings, [&](const Happening& own) { return own.name == name; });
    });
}

// A tram that hits something crashes into it; where arms are spoken of it may be a target or a bomber.
bool Readings::isDoneBy(std::uint32_t at, const std::string& category) const {
    const bool row = tree_.token(at).deprel == Deprel::conj && tree_.token(at).head != none;
    std::uint32_t subject = tree_.child(at, Deprel::nsubj);
    if (const std::uint32_t agent = tree_.child(at, Deprel::oblAgent); agent != none) // "hit by a tram"
        subject = agent;
    if (subject == none && row) // "left the rails and hit a wall"
        subject = tree_.child(tree_.token(at).head, Deprel::nsubj);
    if (tree_.token(at).deprel == Deprel::aclRelcl) // "a jet that diverted"
        subject = tree_.token(at).head;
    return subject != none && isNamedThing(subject) && isThing(subject, category) && !topics_.contains("war");
}

// "The death toll hits 27": nobody is hit.
bool Readings::reachesFigure(std::uint32_t at) const {
    const std::uint32_t subject = tree_.child(at, Deprel::nsubj);
    return tree_.token(at).upos == Upos::VERB && subject != none &&
           lexicon_.isCountWord(tree_.lemma(subject), "total");
}

// "Thousands gathered in the square"; a few who do so are no crowd.
bool Readings::isDoneByMany(std::uint32_t at) const {
    constexpr double many = 50;
    const bool describes = tree_.token(at).deprel == Deprel::acl; // of a headline
    const std::uint32_t subject = describes ? tree_.token(at).head : tree_.child(at, Deprel::nsubj);
    return std::ranges::any_of(tree_.document().quantities, [&](const language::Quantity& quantity) {
        return quantity.low >= many && !quantity.measure &&
               (quantity.nounToken == subject || quantity.last - 1 == subject);
    });
}

// In headings the number stands for those whom it befell, whatever the parse.
bool Readings::countsRightBefore(std::uint32_t at) const {
    return at > 0 && tree_.token(at).form == language::Form::pastParticiple &&
           tree_.token(at - 1).upos == Upos::NUM && tree_.child(at, Deprel::obj) == none;
}

// A noun of the lexicon, or "six of eight drones".
bool Readings::isNamedThing(std::uint32_t noun) const {
    if (thingAt(tree_, lexicon_, noun))
        return true;
    return std::any_of(tree_.children(noun).begin(), tree_.children(noun).end(), [&](std::uint32_t of) {
        return tree_.preposition(of) == "of" && lexicon_.thing(tree_.lemma(of));
    });
}

bool Readings::isThing(std::uint32_t noun, std::string_view category) const {
    const auto thing = thingAt(tree_, lexicon_, noun);
    if (thing)
        return thing->category == category;
    // "a total of 13 missiles", "a series of rockets": what the amount is of.
    for (const std::uint32_t child : tree_.children(noun))
        if (tree_.token(child).deprel == Deprel::nmod && tree_.preposition(child) == "of") {
            const auto of = lexicon_.thing(tree_.lemma(child));
            if (of && of->category == category)
                return true;
        }
    // Numbers that stand for people: "nine were arrested". Names of people are people.
    const Token& token = tree_.token(noun);
    const bool figure = bareFigures_.contains(noun); // "dozens trapped"
    if (figure || token.upos == Upos::NUM || token.upos == Upos::PRON)
        return category == "person" || category == "weapon" || category == "data";
    return category == "person" && token.upos == Upos::PROPN;
}

} // namespace claimline::reports
