#include "reports/toll_groups.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace claimline::reports {

namespace {

class GroupReader {
public:
    explicit GroupReader(const TollSentence& sentence)
        : sentence_(sentence)
        , first_(sentence.span.first)
        , last_(sentence.span.last) {}

    std::vector<PeopleGroup> run() {
        for (std::uint32_t at = first_; at < last_; ++at) {
            PeopleGroup group;
            if (!read(at, group))
                continue;
            if (!groups_.empty())
                group.first = std::max(group.first, groups_.back().last + 1);
            if (group.first > group.last)
                continue;
            at = std::max(at, group.last);
            groups_.push_back(group);
        }
        mergeNames();
        return std::move(groups_);
    }

private:
    const Tree& tree() const { return sentence_.text.tree(); }
    std::string_view lower(std::uint32_t at) const { return sentence_.lower(at); }
    Upos upos(std::uint32_t at) const { return sentence_.upos(at); }
    bool tellsFate(std::uint32_t at) const { return at < last_ && sentence_.tellsFate(at); }

    bool read(std::uint32_t at, PeopleGroup& group) const {
        group.first = group.last = at;
        group.self = sentence_.isReflexive(at) || sentence_.endsLife(at);
        if (group.self)
            return true;
        if (oneOf(lower(at), {"he", "she", "him", "her"}) && tree().token(at).deprel != Deprel::nmodPoss)
            return readPronoun(at, group);
        if (const std::uint32_t mention = nameAt(at); mention != none) {
            while (group.last + 1 < last_ && tree().document().mentionAt(group.last + 1) == mention)
                ++group.last;
            return group.named = true;
        }
        if (lower(at) == "another") {
            extend(group);
            if (group.last == at)
                group.last = aheadOf(at);
            extend(group);
            return group.others = true;
        }
        if (const auto count = sentence_.number(at)) {
            group.count = *count;
            return *count > 0 && (readCounted(at, group) || readBareNumber(at, group));
        }
        if (lower(at) == "others") {
            group.count = 0;
            return true;
        }
        return isSomebody(at) && readNoun(at, group);
    }

    bool readPronoun(std::uint32_t at, PeopleGroup& group) const {
        if (lower(at + 1) == "and" && sentence_.number(at + 2).value_or(0) > 0)
            return true; // "he and four others were shot"
        group.doer =
            at > first_ && lower(at - 1) == "before"; // "killed two before he was shot dead by police"
        group.pronoun = true;
        group.known = !group.doer;
        return true;
    }

    std::uint32_t nameAt(std::uint32_t at) const {
        const Document& document = tree().document();
        const std::uint32_t mention = document.mentionAt(at);
        if (mention == none || !document.mentions[mention].named ||
            document.mentions[mention].entity >= document.entities.size())
            return none;
        const auto& entity = document.entities[document.mentions[mention].entity];
        return entity.kind == language::NameKind::person ? mention : none;
    }

    bool isSomebody(std::uint32_t at) const {
        const std::string_view word = lower(at);
        if (word.ends_with("-old") ||
            (word == "old" && at > first_ && oneOf(lower(at - 1), {"-", "year", "years"})))
            return true;
        const Upos tag = upos(at);
        const bool noun = tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ;
        if (!noun || oneOf(word, {"police", "other"}) || tellsFate(at) ||
            !sentence_.lexicon.people(tree().lemma(at)))
            return false;
        const std::uint32_t next = at + 1; // "a local hospital", "a teen party": of what follows
        if (next >= last_ || upos(next) != Upos::NOUN || isSomebody(next))
            return true;
        return tellsFate(next) && sentence_.role(next) != TollRole::hurt;
    }

    // "a police officer", "two teen boys", "a 22-year-old local man"
    void extend(PeopleGroup& group) const {
        while (group.last + 1 < last_ && isSomebody(group.last + 1))
            ++group.last;
        if (lower(group.last) != "old")
            return;
        constexpr std::uint32_t longest = 2;
        std::uint32_t next = group.last + 1;
        while (next < last_ && next <= group.last + longest && describes(next))
            ++next;
        if (next > group.last + 1 && next < last_ && isSomebody(next)) {
            group.last = next;
            extend(group);
        }
    }

    bool describes(std::uint32_t at) const {
        const Upos tag = upos(at);
        return (tag == Upos::ADJ || tag == Upos::NOUN || tag == Upos::PROPN) && !isSomebody(at) &&
               !tellsFate(at) && nameAt(at) == none;
    }

    // "another 15-year-old", "another local man": who is meant; `at` itself where nobody is.
    std::uint32_t aheadOf(std::uint32_t at) const {
        constexpr std::uint32_t longest = 5;
        for (std::uint32_t next = at + 1; next < last_ && next <= at + longest; ++next) {
            if (isSomebody(next))
                return next;
            const bool age = upos(next) == Upos::NUM || oneOf(lower(next), {"-", "year", "years"});
            if (!age && !describes(next))
                break;
        }
        return at;
    }

    // "four people", "two other men", "two gunshot victims"
    bool readCounted(std::uint32_t at, PeopleGroup& group) const {
        constexpr std::uint32_t longest = 5;
        for (std::uint32_t next = at + 1; next < last_ && next <= at + longest; ++next) {
            group.others =
                group.others || oneOf(lower(next), {"other", "others", "more", "additional", "further"});
            if (lower(next) == "others" || isSomebody(next)) {
                group.last = next;
                extend(group);
                return true;
            }
            const Upos tag = upos(next);
            const bool compound = (tag == Upos::NOUN || tag == Upos::PROPN) && isPersonNext(next);
            if (tag != Upos::ADJ && tag != Upos::ADV && lower(next) != "-" && !compound)
                return false;
        }
        return false;
    }

    bool isPersonNext(std::uint32_t at) const { return at + 1 < last_ && isSomebody(at + 1); }

    // "two dead", "two critically injured", "one of them", "one fatally", "killed 3, wounded 5".
    bool readBareNumber(std::uint32_t at, PeopleGroup& group) const {
        if (at + 1 >= last_)
            return false;
        if (oneOf(lower(at + 1), {"who", "whom"}))
            return true;
        if (isToll(at)) {
            group.fate = TollRole::dead;
            return true;
        }
        if (lower(at + 1) == "of" && oneOf(lower(at + 2), {"them", "whom", "the", "those"}))
            return group.part = true;
        std::uint32_t after = at + 1;
        while (after < last_ && (upos(after) == Upos::ADV || upos(after) == Upos::AUX) && !tellsFate(after))
            ++after;
        if (tellsFate(after)) {
            group.part = upos(after) == Upos::ADV && !tellsFate(after + 1);
            return true;
        }
        if (group.others || isBrought(after)) {
            group.last = after - 1;
            return true;
        }
        const bool ends =
            after >= last_ || upos(after) == Upos::PUNCT || lower(after) == "and" || upos(after) == Upos::ADP;
        return ends && at > first_ && tellsFate(at - 1) && upos(at - 1) == Upos::VERB;
    }

    // "the toll from the quake rose to 14", "put the toll at 14"
    bool isToll(std::uint32_t at) const {
        constexpr std::uint32_t longest = 14;
        if (at == first_ || upos(at + 1) == Upos::NOUN ||
            !oneOf(lower(at - 1), {"to", "at", "of", "reached", "hit", "was", "is", "least", "than", ":"}))
            return false;
        for (std::uint32_t left = at; left > first_ && left + longest > at; --left) {
            if (sentence_.role(left - 1) == TollRole::toll)
                return true;
            if (tellsFate(left - 1) && sentence_.role(left - 1) != TollRole::dead)
                return false;
        }
        return false;
    }

    // "(sent two) to hospital", "(one is) in critical condition"
    bool isBrought(std::uint32_t at) const {
        constexpr std::uint32_t reach = 3;
        if (!oneOf(lower(at), {"in", "to"}))
            return false;
        for (std::uint32_t next = at + 1; next < last_ && next <= at + reach; ++next)
            if (tellsFate(next))
                return true;
        return false;
    }

    bool readNoun(std::uint32_t at, PeopleGroup& group) const {
        extend(group);
        if (lower(group.last + 1) == "'s")
            return false; // "the boy's mother": whose
        const bool plural = tree().token(group.last).form == language::Form::plural;
        bool fresh = false, known = false;
        constexpr std::uint32_t longest = 6;
        for (std::uint32_t left = at; left-- > first_ && left + longest >= at && !fresh && !known;) {
            const std::string_view word = lower(left);
            const Upos tag = upos(left);
            const bool taken = !groups_.empty() && left <= groups_.back().last;
            fresh = oneOf(word, {"a", "an", "his", "her", "their", "one"});
            known = oneOf(word, {"the", "this", "that", "these", "those", "its"});
            if (taken || (tag == Upos::PUNCT && word != "-"))
                break;
            if (!fresh && (known || tag == Upos::VERB || tag == Upos::ADP || tag == Upos::AUX ||
                           tag == Upos::CCONJ || tag == Upos::PRON))
                break;
            if (const int place = ordinal(word); place > 0)
                group.place = place;
            if (fresh || (tag != Upos::PROPN && !(tellsFate(left) && sentence_.span.heading)))
                group.first = left;
        }
        const bool row = inRow(group.first) && !groups_.back().known;
        group.known = known || (!fresh && !sentence_.span.heading && !row);
        if (plural)
            group.count = 0; // nobody knows how many
        return true;
    }

    static int ordinal(std::string_view word) {
        constexpr std::array<std::string_view, 9> words{"second",  "third",  "fourth", "fifth", "sixth",
                                                        "seventh", "eighth", "ninth",  "tenth"};
        const auto found = std::find(words.begin(), words.end(), word);
        if (found != words.end())
            return static_cast<int>(found - words.begin()) + 2;
        if (!word.ends_with("th") && !word.ends_with("nd") && !word.ends_with("rd"))
            return 0;
        constexpr int highest = 99;
        int number = 0;
        const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        return error == std::errc() && rest + 2 == word.data() + word.size() && number <= highest ? number
                                                                                                  : 0;
    }

    // "A man, woman and child were hurt."
    bool inRow(std::uint32_t first) const {
        return !groups_.empty() && first > first_ && oneOf(lower(first - 1), {"and", ","}) &&
               groups_.back().last + 2 >= first;
    }

    // ------------------------------------------------------------ one person in two ways

    void mergeNames() {
        for (const bool aside : {false, true})
            for (std::size_t i = 0; i + 1 < groups_.size();) {
                const bool same = aside ? standsAside(groups_[i], groups_[i + 1])
                                        : standsBeside(groups_[i], groups_[i + 1]);
                if (same)
                    mergeNext(i);
                else
                    ++i;
            }
    }

    void mergeNext(std::size_t index) {
        PeopleGroup& left = groups_[index];
        const PeopleGroup& right = groups_[index + 1];
        const bool whose =
            lower(left.last) == "'s" || lower(right.first - 1) == "'s"; // "Lind's mother" has no name
        left.last = right.last;
        left.known = left.known && right.known;
        left.named = (left.named && !whose) || right.named;
        groups_.erase(groups_.begin() + static_cast<long>(index) + 1);
    }

    static bool maySame(const PeopleGroup& left, const PeopleGroup& right) {
        return left.count == 1 && right.count == 1 && !left.self && !right.self &&
               !(left.named && right.named);
    }

    // "Officer Lind", "17-year-old Lind"
    static bool standsBeside(const PeopleGroup& left, const PeopleGroup& right) {
        return maySame(left, right) && left.named != right.named && left.last + 1 == right.first;
    }

    // "his brother, 8-year-old Lind, was"; "Lind, a boy, and a girl" are three.
    bool standsAside(const PeopleGroup& left, const PeopleGroup& right) const {
        if (!maySame(left, right) || left.others || lower(left.last + 1) != "," ||
            left.last + 2 != right.first)
            return false;
        const bool row = !(right.named && !left.named) && lower(right.last + 1) == "," &&
                         oneOf(lower(right.last + 2), {"and", "a", "an", "his", "her"});
        return !row && oneOf(lower(right.last + 1), {",", ".", "", "of", "|", ";", "-", "--", "(", ")"});
    }

    const TollSentence& sentence_;
    std::uint32_t first_, last_;
    std::vector<PeopleGroup> groups_;
};

} // namespace

bool TollSentence::endsLife(std::uint32_t at) const {
    if (at == span.first)
        return false;
    return (lower(at) == "suicide" && upos(at - 1) == Upos::VERB) ||
           (lower(at) == "life" && lower(at - 1) == "own");
}

std::vector<PeopleGroup> peopleGroups(const TollSentence& sentence) {
    return GroupReader(sentence).run();
}

} // namespace claimline::reports
