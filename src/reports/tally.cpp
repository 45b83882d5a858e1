#include "reports/tally.h"

#include "model/table.h"
#include "reports/patients.h"
#include "reports/wording.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <initializer_list>
#include <set>

namespace claimline::reports {

namespace {

constexpr std::uint32_t lastSentence = 14; // further down an article tells of other cases

enum class Fate { hurt, dead };

// How a noun phrase points to somebody.
struct Pointer {
    std::uint32_t token = none;
    std::uint32_t entity = none;
    std::string noun, group;
    int age = -1;
    int count = 1;
    bool named = false; // the entity has a name; two without one may be the same
    bool pronoun = false;
    bool fresh = false; // "a man", "two others": somebody who was not told of before
    bool other = false; // "another man"
    bool heading = false;
    Span span;
};

struct Person {
    std::uint32_t entity = none;
    std::string noun, group;
    int age = -1;
    int count = 1;
    bool named = false;
    bool heading = false; // told of in headings only
    bool dead = false, deadInHeading = false;
    std::uint32_t sentence = 0;        // where last told of
    std::vector<std::uint32_t> tokens; // that point to them
    Span span;
};

class FrameTally {
public:
    FrameTally(const Tree& tree, const Lexicon& lexicon, const Frames& frames)
        : tree_(tree)
        , lexicon_(lexicon)
        , frames_(frames) {}

    Tally run(const Frame& frame) {
        for (const std::uint32_t p : frame.predicates) {
            take(frames_.predicates[p]);
            doerFate_ = std::max(doerFate_, doerFate(tree_, lexicon_, frames_.predicates[p]));
        }
        settleHeadings();
        Tally tally;
        std::vector<Answer>& out = tally.answers;
        for (const Person& person : people_)
            for (const std::uint32_t token : person.dead ? person.tokens : std::vector<std::uint32_t>())
                tally.dead.push_back(tree_.token(token).span);
        for (const bool dead : {true, false}) {
            int count = 0;
            Span span;
            if (dead && doerFate_ == DoerFate::diedBesides && !tally.dead.empty())
                ++count;
            for (const Person& person : people_)
                if (person.dead == dead) {
                    count += person.count;
                    span = span.empty() ? person.span : span;
                }
            if (count > 0)
                out.push_back(answer(dead ? "die" : "injure", count, span));
        }
        if (doerFate_ != DoerFate::open && !out.empty()) {
            out.push_back(answer("die", 1, out.front().span));
            out.back().scope.part = whoDidIt;
        }
        return tally;
    }

private:
    // Headlines drop the words that tell who did what to whom: the text is believed where it tells.
    void settleHeadings() {
        const auto inText = [](const Person& person) { return !person.heading; };
        if (std::any_of(people_.begin(), people_.end(), inText))
            std::erase_if(people_, [](const Person& person) { return person.heading; });
        if (std::none_of(people_.begin(), people_.end(), [](const Person& person) { return person.dead; }))
            for (Person& person : people_)
                person.dead = person.deadInHeading;
    }

    Answer answer(const std::string& happening, int count, Span span) const {
        Answer answer;
        answer.facet = "count:person:" + happening;
        answer.name = "people " + lexicon_.done(happening);
        answer.kind = FacetKind::count;
        answer.low = answer.high = count;
        answer.unit = "person";
        answer.value = numberText(count);
        answer.span = span;
        answer.scope.part = toldApart;
        return answer;
    }

    void take(const Predicate& predicate) {
        const std::string& name = predicate.happening.name;
        const bool told = tree_.token(predicate.token).upos == Upos::ADV; // "fatally": its verb is taken too
        if (!oneOf(name, {"die", "injure", "shoot"}) || told || predicate.negated || predicate.planned ||
            predicate.hypothetical || tree_.token(predicate.token).sentence > lastSentence)
            return;
        const Fate fate = name == "die" ? Fate::dead : Fate::hurt;
        row_.clear();
        for (const std::uint32_t noun : patientsOf(tree_, lexicon_, predicate))
            meet(noun, fate, predicate);
    }

    // ------------------------------------------------------------ who

    bool point(std::uint32_t noun, Pointer& pointer) const {
        const Token& token = tree_.token(noun);
        const Document& document = tree_.document();
        pointer.token = noun;
        pointer.heading = tree_.sentenceOf(noun).heading;
        pointer.span = nounSpan(tree_, noun);
        pointer.noun = tree_.lemma(noun);
        const std::uint32_t mention = document.mentionAt(noun);
        if (mention != none && document.mentions[mention].entity < document.entities.size()) {
            const auto& entity = document.entities[document.mentions[mention].entity];
            if (entity.kind == language::NameKind::person) {
                pointer.entity = document.mentions[mention].entity;
                pointer.named = isNamed(entity);
            } else if (document.mentions[mention].named) {
                return false;
            }
        }
        if (token.upos == Upos::PRON) {
            pointer.pronoun = true;
            return oneOf(tree_.lower(noun), {"he", "she", "him", "her", "who", "his"});
        }
        if (oneOf(tree_.lower(noun), {"another", "third", "fourth", "fifth", "sixth"}) &&
            token.upos != Upos::PROPN && tree_.child(noun, Deprel::nmod) == none) { // "a third was wounded"
            pointer.fresh = pointer.other = true;
            return true;
        }
        if (token.upos == Upos::PROPN)
            return pointer.entity != none;
        if (isAgeWord(noun)) // "a 17-year-old"
            return readDeterminer(noun, pointer);
        const auto group = lexicon_.people(pointer.noun);
        if (token.upos != Upos::NOUN || (!group && pointer.entity == none))
            return false;
        pointer.group = group.value_or("");
        return readDeterminer(noun, pointer);
    }

    // "Teen" at the head of a headline is written like a name and is none.
    bool isNamed(const language::Entity& entity) const {
        return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t mention) {
            const language::Mention& told = tree_.document().mentions[mention];
            return told.named && !lexicon_.people(tree_.lemma(told.head)) &&
                   !lexicon_.people(tree_.lower(told.head));
        });
    }

    bool readDeterminer(std::uint32_t noun, Pointer& pointer) const {
        const bool plural = tree_.token(noun).form == language::Form::plural;
        bool counted = false, owned = false;
        for (const std::uint32_t child : tree_.children(noun)) {
            const std::string word = tree_.lower(child);
            if (oneOf(word, {"no", "any", "every", "each", "most", "many", "several"}))
                return false;
            pointer.fresh = pointer.fresh || oneOf(word, {"a", "an", "another", "one"});
            pointer.other = pointer.other || oneOf(word, {"another", "other", "second", "third"});
            counted = counted || tree_.token(child).deprel == Deprel::nummod;
            owned = owned || tree_.token(child).deprel == Deprel::nmodPoss;
        }
        pointer.age = ageOf(noun);
        for (const auto& quantity : tree_.document().quantities)
            if (quantity.nounToken == noun && !quantity.measure) {
                const bool exact = quantity.low == quantity.high; // "at least 40" are no one person
                pointer.count = exact ? static_cast<int>(std::min(quantity.low, 10'000.0)) : 0;
                counted = true;
            }
        pointer.fresh = pointer.fresh || counted || owned || pointer.heading; // "his wife"
        return !plural || (counted && !owned);
    }

    // The last word of "17-year-old", however it is cut into tokens.
    bool isAgeWord(std::uint32_t token) const {
        const std::string word = tree_.lower(token);
        if (word != "old" && word != "olds")
            return word.ends_with("-old");
        std::uint32_t at = token;
        while (at > 0 && tree_.lower(at - 1) == "-")
            --at;
        return at > 0 && oneOf(tree_.lower(at - 1), {"year", "month", "week", "day"});
    }

    // "a 57-year-old man", "a man, 57, was". Those that are given in words are passed over.
    int ageOf(std::uint32_t noun) const {
        const std::uint32_t first = tree_.sentenceOf(noun).first, last = tree_.sentenceOf(noun).last;
        constexpr std::uint32_t reach = 3; // "a 17-year-old high school student"
        for (std::uint32_t at = noun; at + reach >= noun; --at) {
            if (isAgeWord(at) && (at == noun || tree_.isUnder(at, noun)))
                for (std::uint32_t back = 0; back <= 4 && at >= first + back; ++back)
                    if (const int age = std::atoi(tree_.lower(at - back).c_str()); age > 0)
                        return age;
            if (at == first)
                break;
        }
        if (noun + 2 >= last || tree_.lower(noun + 1) != ",")
            return -1;
        constexpr int oldest = 120;
        const int age = std::atoi(tree_.lower(noun + 2).c_str());
        return age > 0 && age <= oldest ? age : -1;
    }

    static bool isAnybody(const std::string& noun) {
        return oneOf(noun, {"victim", "person", "one", "patient", "other", "resident"});
    }

    // The same people are told of again and again, in other words each time: only what shuts the one out
    // makes two.
    bool mayBe(const Person& person, const Pointer& pointer) const {
        if (person.named && pointer.named)
            return mayBeOneName(person.entity, pointer.entity);
        if (person.age >= 0 && pointer.age >= 0)
            return person.age == pointer.age;
        const bool sexes = oneOf(person.group, {"man", "woman"}) && oneOf(pointer.group, {"man", "woman"});
        return pointer.pronoun || !sexes || person.group == pointer.group;
    }

    // "Hall" is "Dora Hall"; two who share a family name only are two.
    bool mayBeOneName(std::uint32_t a, std::uint32_t b) const {
        if (a == b)
            return true;
        const auto wordsOf = [&](std::uint32_t entity) {
            const auto parts = splitList(tree_.document().entities[entity].name, ' ');
            return std::set<std::string, std::less<>>(parts.begin(), parts.end());
        };
        const auto first = wordsOf(a), second = wordsOf(b);
        return std::includes(first.begin(), first.end(), second.begin(), second.end()) ||
               std::includes(second.begin(), second.end(), first.begin(), first.end());
    }

    Person* find(const Pointer& pointer, std::uint32_t sentence, Fate fate) {
        for (Person& person : people_)
            if (std::find(person.tokens.begin(), person.tokens.end(), pointer.token) != person.tokens.end())
                return &person; // "a man died after he was shot": told of twice with one word
        if (pointer.entity != none)
            for (Person& person : people_)
                if (person.entity == pointer.entity)
                    return &person;
        if (pointer.other)
            return nullptr;
        Person* best = nullptr;
        int bestLikeness = -1;
        for (auto person = people_.rbegin(); person != people_.rend(); ++person) {
            const auto index = static_cast<std::size_t>(&*person - people_.data());
            if (!mayBe(*person, pointer) || std::find(row_.begin(), row_.end(), index) != row_.end())
                continue;
            // A second one of a kind in one sentence is another; a name in a row of names too.
            const bool beside = person->sentence == sentence;
            const bool repeats = pointer.pronoun || (!pointer.fresh && pointer.entity == none);
            if (beside && !repeats)
                continue;
            const bool alike = !pointer.pronoun && pointer.group == person->group;
            const int likeness = (alike ? 1 : 0) + (person->dead == (fate == Fate::dead) ? 1 : 0);
            if (likeness > bestLikeness) {
                best = &*person;
                bestLikeness = likeness;
            }
            if (pointer.pronoun && pointer.entity == none)
                break; // the last one told of
        }
        return best;
    }

    void meet(std::uint32_t noun, Fate fate, const Predicate& predicate) {
        Pointer pointer;
        if (!point(noun, pointer) || pointer.count != 1)
            return; // those with a number are counted elsewhere
        const std::uint32_t sentence = tree_.token(predicate.token).sentence;
        Person* person = find(pointer, sentence, fate);
        if (person == nullptr && pointer.pronoun)
            return; // nobody that he could be was told of
        if (person == nullptr) {
            people_.emplace_back();
            person = &people_.back();
            person->count = pointer.count;
            person->span = pointer.span;
            person->heading = pointer.heading;
        }
        row_.push_back(static_cast<std::size_t>(person - people_.data()));
        learn(*person, pointer);
        person->tokens.push_back(pointer.token);
        person->sentence = sentence;
        bool& dead = pointer.heading ? person->deadInHeading : person->dead;
        dead = dead || fate == Fate::dead;
    }

    static void learn(Person& person, const Pointer& pointer) {
        person.heading = person.heading && pointer.heading;
        if (person.entity == none || (pointer.named && !person.named))
            person.entity = pointer.entity;
        person.named = person.named || pointer.named;
        if (person.age < 0)
            person.age = pointer.age;
        if ((person.noun.empty() || isAnybody(person.noun)) && !pointer.pronoun) {
            person.noun = pointer.noun;
            person.group = pointer.group;
        }
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Frames& frames_;
    std::vector<Person> people_;
    std::vector<std::size_t> row_; // those whom the present predicate befell
    DoerFate doerFate_ = DoerFate::open;
};

} // namespace

std::vector<Tally> tallyPeople(const Tree& tree, const Lexicon& lexicon, const Frames& frames) {
    std::vector<Tally> out;
    for (const Frame& frame : frames.frames)
        out.push_back(frame.real ? FrameTally(tree, lexicon, frames).run(frame) : Tally());
    return out;
}

} // namespace claimline::reports
