#include "reports/toll_people.h"

#include <algorithm>

namespace claimline::reports {

namespace {

using language::Form;

constexpr std::uint32_t reach = 14; // words between people and what befell them

class FateReader {
public:
    explicit FateReader(const TollSentence& sentence)
        : sentence_(sentence)
        , first_(sentence.span.first)
        , last_(sentence.span.last)
        , groups_(peopleGroups(sentence)) {}

    SentenceTold run() {
        for (std::size_t i = 0; i < groups_.size(); ++i)
            groups_[i].fate = fateOf(i);
        for (std::size_t i = 0; i < groups_.size(); ++i)
            markPart(i);
        dropLists();
        settleSelf();
        return {count(), std::move(groups_)};
    }

private:
    const Tree& tree() const { return sentence_.text.tree(); }
    std::string_view lower(std::uint32_t at) const { return sentence_.lower(at); }
    std::string_view before(std::uint32_t at) const {
        return at > first_ ? sentence_.lower(at - 1) : std::string_view();
    }
    TollRole role(std::uint32_t at) const { return sentence_.role(at); }
    Upos upos(std::uint32_t at) const { return sentence_.upos(at); }
    bool tellsFate(std::uint32_t at) const { return at < last_ && sentence_.tellsFate(at); }

    bool startsGroup(std::uint32_t at) const {
        return std::any_of(groups_.begin(), groups_.end(),
                           [&](const PeopleGroup& group) { return group.first == at; });
    }

    const PeopleGroup* groupAt(std::uint32_t at) const {
        for (const PeopleGroup& group : groups_)
            if (at >= group.first && at <= group.last)
                return &group;
        return nullptr;
    }

    // ------------------------------------------------------------ of whom a word tells

    bool isPassive(std::uint32_t verb) const {
        constexpr std::uint32_t back = 3;
        for (std::uint32_t at = verb; at-- > first_ && at + back >= verb;) {
            if (oneOf(lower(at), {"was", "were", "is", "are", "be", "been", "being", "'s", "gets", "got"}))
                return true;
            if (upos(at) != Upos::ADV && !oneOf(lower(at), {"and", ","}) && !tellsFate(at))
                return false;
        }
        return false;
    }

    // "at least three", "more than ten", "up to 20"
    bool hedges(std::uint32_t at) const {
        const std::string_view word = lower(at), next = lower(at + 1);
        return oneOf(word, {"least", "than", "about"}) || (word == "at" && next == "least") ||
               (word == "more" && next == "than") || (word == "up" && next == "to") ||
               (word == "to" && before(at) == "up");
    }

    // "tried to shoot him", "if the boy dies", "attempted murder": it did not come to that.
    bool isUnreal(std::uint32_t at) const {
        if (before(at) == "attempted")
            return true;
        if (upos(at) != Upos::VERB)
            return false;
        constexpr std::uint32_t longest = 6;
        const bool infinitive = before(at) == "to";
        for (std::uint32_t left = at; left > first_ && left + longest > at; --left) {
            const std::string_view word = lower(left - 1);
            if (word == "if" ||
                (infinitive && oneOf(word, {"attempted", "attempting", "attempt", "tried", "trying",
                                            "threatened", "threatening", "wanted", "planned"})))
                return true;
            if (upos(left - 1) == Upos::PUNCT || (!infinitive && upos(left - 1) == Upos::VERB))
                return false;
        }
        return false;
    }

    // Of those who stand behind it: "killed two", "the death of".
    bool isActive(std::uint32_t at) const {
        if (upos(at) == Upos::NOUN || upos(at) == Upos::PROPN)
            return lower(at + 1) == "of";
        if (upos(at) != Upos::VERB || !tellsFate(at) || tree().lemma(at) == "die" || isPassive(at))
            return false;
        std::uint32_t next = at + 1;
        while (next < last_ && !startsGroup(next) && !tellsFate(next) &&
               (upos(next) == Upos::ADV || hedges(next)))
            ++next;
        if (next >= last_)
            return false;
        if (oneOf(lower(next), {",", "and", "or"}) && tellsFate(next + 1) && upos(next + 1) == Upos::VERB)
            return isActive(next + 1); // "shot and killed a man"
        return startsGroup(next) || sentence_.number(next) ||
               oneOf(lower(next), {"him", "her", "them", "his", "their", "the", "a", "an"});
    }

    // "a fatal shooting", "critical injuries": of what stands behind it.
    bool describes(std::uint32_t at) const {
        return upos(at) == Upos::ADJ && at + 1 < last_ && upos(at + 1) == Upos::NOUN && tellsFate(at + 1);
    }

    // Of those who stand before it: "were killed", "with injuries", "to hospital".
    bool befell(std::uint32_t at) const {
        if (!tellsFate(at) || isUnreal(at) || (role(at) == TollRole::dead && describes(at)) || isActive(at) ||
            oneOf(before(at), {"no", "not", "without", "any", "n't"}))
            return false;
        const Upos tag = upos(at);
        if (tag == Upos::ADV && tellsFate(at + 1) && isActive(at + 1))
            return false; // "fatally shot her husband"
        if (tag == Upos::VERB && tree().token(at).form == Form::gerund)
            return tree().lemma(at) == "die"; // not "began shooting"
        if ((tag != Upos::NOUN && tag != Upos::PROPN) || role(at) == TollRole::hurt)
            return true;
        if (role(at) == TollRole::dead)
            return isToDeath(at) || oneOf(lower(at), {"suicide", "dead"});
        return sentence_.span.heading && tree().lemma(at) == "shot"; // "Teen shot in Lund", taken for a noun
    }

    bool isToDeath(std::uint32_t at) const { return tree().lemma(at) == "death" && before(at) == "to"; }

    // They do something else: "a man told police that …". "Walked into a hospital" goes on.
    bool turnsAway(std::uint32_t at) const {
        const Token& token = tree().token(at);
        const bool finite = token.form == Form::past || token.form == Form::present ||
                            (token.form == Form::pastParticiple && !sentence_.span.heading);
        if (token.upos != Upos::VERB || !finite || isPassive(at) ||
            oneOf(before(at), {"who", "that", "which", "also", "had"}))
            return false;
        constexpr std::uint32_t near = 5;
        for (std::uint32_t next = at + 1; next < last_ && next <= at + near; ++next) {
            if (role(next) == TollRole::hurt || role(next) == TollRole::dead)
                return false;
            const Upos tag = upos(next);
            const bool other = tag == Upos::VERB || tag == Upos::PRON || tag == Upos::PUNCT ||
                               tag == Upos::SYM || tag == Upos::SCONJ || tag == Upos::CCONJ || tag == Upos::X;
            if (other && !sentence_.isReflexive(next) && !tellsFate(next))
                break;
        }
        return true;
    }

    // "shot and killed", "wounded and later died": the worst of it.
    TollRole worst(std::uint32_t at, TollRole found) const {
        for (std::uint32_t next = at + 1; next < last_ && next <= at + 2 * reach; ++next) {
            const PeopleGroup* group = groupAt(next);
            if ((group != nullptr && !group->known) ||
                oneOf(lower(next), {";", "|", "while", "when", "by", "after", "before", "including"}))
                return found;
            if (role(next) == TollRole::dead &&
                ((befell(next) && upos(next) != Upos::NOUN) || isToDeath(next)))
                return TollRole::dead;
        }
        return found;
    }

    // ------------------------------------------------------------ what befell people

    TollRole fateOf(std::size_t index) const {
        const PeopleGroup& group = groups_[index];
        if (group.fate != TollRole::nothing)
            return group.fate; // "the toll rose to 14"
        if (isCited(group) || isPlace(group))
            return TollRole::nothing;
        if (group.self)
            return isToldAlready(index) ? TollRole::nothing : selfFate(group.first);
        if (const TollRole left = leftFate(index); left != TollRole::nothing)
            return left;
        if (const TollRole right = rightFate(index); right != TollRole::nothing)
            return right;
        for (std::uint32_t at = group.first; at <= group.last; ++at) // "two wounded men"
            if (tellsFate(at))
                return role(at);
        return TollRole::nothing;
    }

    // "in a red Holm", "outside Lind's": a name that is taken for a person's.
    bool isPlace(const PeopleGroup& group) const {
        constexpr std::uint32_t longest = 3;
        if (!group.named || group.count != 1)
            return false;
        for (std::uint32_t at = group.first; at > first_ && at + longest > group.first; --at) {
            if (lower(at - 1) == "of" && at > first_ + 1 && !tellsFate(at - 2))
                return true; // "Anna Lind, 32, of Holm, was"
            if (oneOf(lower(at - 1), {"in", "at", "to", "near", "from", "on", "outside", "inside"}))
                return true;
            const Upos tag = upos(at - 1);
            if (tag != Upos::DET && tag != Upos::ADJ && tag != Upos::PROPN)
                return false;
        }
        return false;
    }

    // "according to police chief Lind"
    bool isCited(const PeopleGroup& group) const {
        constexpr std::uint32_t longest = 5;
        for (std::uint32_t at = group.first; at > first_ && at + longest > group.first; --at) {
            if (lower(at - 1) == "to")
                return at > first_ + 1 && lower(at - 2) == "according";
            if (upos(at - 1) == Upos::PUNCT || upos(at - 1) == Upos::VERB)
                return false;
        }
        return false;
    }

    // "killed two men and a boy"
    TollRole leftFate(std::size_t index) const {
        const PeopleGroup& group = groups_[index];
        std::uint32_t steps = 0;
        for (std::uint32_t at = group.first; at-- > first_ && steps < reach;) {
            const bool inGroup = groupAt(at) != nullptr;
            steps += inGroup ? 0 : 1;
            if (tellsFate(at)) {
                if (!isActive(at) || isUnreal(at))
                    return TollRole::nothing;
                const bool deadly = at > first_ && role(at - 1) == TollRole::dead &&
                                    (upos(at - 1) == Upos::ADV || describes(at - 1));
                return deadly ? TollRole::dead : worst(group.last, role(at));
            }
            const Upos tag = upos(at);
            const bool passed =
                inGroup || tag == Upos::ADJ || tag == Upos::NUM || tag == Upos::ADV || tag == Upos::DET ||
                oneOf(lower(at), {",", ";", "and", "his", "her", "their", "-", "of", "at", "including"});
            if (!passed)
                return TollRole::nothing;
        }
        return TollRole::nothing;
    }

    // "two men and a boy were killed"
    TollRole rightFate(std::size_t index) const {
        std::size_t next = index + 1;
        std::uint32_t end = groups_[index].last;
        for (std::uint32_t at = end + 1; at < last_ && at <= end + reach; ++at) {
            if (next < groups_.size() && groups_[next].first == at) {
                if (isPlace(groups_[next])) {
                    at = groups_[next++].last;
                    continue;
                }
                if (!inRow(end, at))
                    return TollRole::nothing;
                at = end = groups_[next].last;
                ++next;
                continue;
            }
            if (tellsFate(at)) {
                if (befell(at))
                    return role(at) == TollRole::dead ? TollRole::dead : worst(at, role(at));
                if (upos(at) == Upos::VERB && isActive(at))
                    return TollRole::nothing;
                continue;
            }
            const bool accused =
                role(at) == TollRole::doer && (upos(at) == Upos::VERB || lower(at) == "custody");
            if (accused || ends(at) || turnsAway(at))
                return TollRole::nothing;
        }
        return TollRole::nothing;
    }

    bool ends(std::uint32_t at) const {
        return oneOf(lower(at), {";", "|", "while", "after", "when", "where", "before", "by", ":", "as",
                                 "because", "\"", "“", "”"});
    }

    // Only commas, ages and "and" stand between.
    bool inRow(std::uint32_t end, std::uint32_t first) const {
        bool joined = false;
        for (std::uint32_t at = end + 1; at < first; ++at) {
            const std::string_view word = lower(at);
            const bool joins = oneOf(word, {",", ";", "and", "&", "including", "with"});
            const Upos tag = upos(at);
            joined = joined || joins;
            if (!joins && tag != Upos::NUM && tag != Upos::ADJ && tag != Upos::DET &&
                !oneOf(word, {"-", "--", "—", "–", "his", "her", "their", "among"}))
                return false;
        }
        return joined;
    }

    // "A boy is in hospital after he shot himself."
    bool isToldAlready(std::size_t index) const {
        for (std::size_t i = index; i-- > 0;)
            if (leftFate(i) == TollRole::nothing)
                return rightFate(i) != TollRole::nothing;
        return false;
    }

    // "killed herself", "turned the gun on himself", "kills wife, self"
    TollRole selfFate(std::uint32_t self) const {
        if (sentence_.endsLife(self))
            return TollRole::dead;
        std::uint32_t steps = 0;
        for (std::uint32_t at = self; at-- > first_ && steps < reach / 2;) {
            steps += groupAt(at) == nullptr ? 1 : 0;
            if (role(at) == TollRole::mishap)
                return TollRole::shot;
            const auto thing = sentence_.lexicon.thing(tree().lemma(at));
            if (thing && thing->category == "weapon")
                return TollRole::dead;
            if (tellsFate(at))
                return role(at);
            if (upos(at) == Upos::VERB)
                return TollRole::nothing; // "barricaded herself"
        }
        return TollRole::nothing;
    }

    // ------------------------------------------------------------ parts and wholes

    bool isIncluded(const PeopleGroup& group) const {
        for (std::uint32_t at = group.first; at-- > first_ && at + 2 >= group.first;)
            if (oneOf(lower(at), {"including", "among"}))
                return true;
        return false;
    }

    void markPart(std::size_t index) {
        PeopleGroup& group = groups_[index];
        const bool included = isIncluded(group);
        const bool besideIncluded = index > 0 && groups_[index - 1].part && !group.others &&
                                    isIncluded(groups_[index - 1]) &&
                                    inRow(groups_[index - 1].last, group.first);
        const bool among = group.fate != TollRole::nothing && // "a child among four people shot"
                           (lower(group.last + 1) == "among" || lower(group.last + 2) == "among");
        group.part = group.part || included || besideIncluded || among;
        const bool hit = group.fate == TollRole::dead || group.fate == TollRole::hurt;
        if (group.others || group.part || group.self || group.count == 0 || !hit)
            return;
        for (std::size_t i = 0; i < index; ++i) // "five were shot and two killed"
            shotFirst_ = shotFirst_ || (groups_[i].fate == TollRole::shot && groups_[i].count > group.count);
    }

    // "Three others, a man, a woman and a boy, were wounded": told of twice.
    void dropLists() {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i].count < 2 || oneOf(lower(groups_[i].last + 1), {"and", "&"}))
                continue;
            int sum = 0;
            std::size_t end = i + 1;
            while (end < groups_.size() && groups_[end].count > 0 && sum < groups_[i].count &&
                   inRow(groups_[end - 1].last, groups_[end].first) && !groups_[end].others)
                sum += groups_[end++].count;
            for (std::size_t j = i + 1; j < end && sum == groups_[i].count && end - i > 2; ++j)
                groups_[j].known = true;
        }
    }

    bool isMurderSuicide() const {
        for (std::uint32_t at = first_; at + 1 < last_; ++at)
            if (lower(at) == "murder-suicide" ||
                (lower(at) == "murder" && lower(at + 1) == "-" && lower(at + 2) == "suicide"))
                return true;
        return false;
    }

    // "Killed a man and then shot himself": that mostly kills.
    void settleSelf() {
        const bool fatal = isMurderSuicide();
        for (PeopleGroup& group : groups_)
            if (fatal && group.fate == TollRole::shot)
                group.fate = TollRole::dead;
        const bool others = std::any_of(groups_.begin(), groups_.end(), [](const PeopleGroup& group) {
            return !group.self && !group.known &&
                   (group.fate == TollRole::dead || group.fate == TollRole::shot);
        });
        for (PeopleGroup& group : groups_)
            if (group.self && others && group.fate == TollRole::shot)
                group.fate = TollRole::dead;
    }

    PeopleTold count() const {
        PeopleTold out;
        out.shotFirst = shotFirst_;
        for (const PeopleGroup& group : groups_) {
            if (group.fate == TollRole::nothing)
                continue;
            const bool dead = group.fate == TollRole::dead;
            (dead ? out.numbersDead : out.numbersHurt) |= group.count > 1;
            out.ordinal = std::max(out.ordinal, group.place);
            if (group.known || (group.doer && !dead))
                continue;
            int& sum = group.part                     ? (dead ? out.deadPart : out.hurtPart)
                       : dead                         ? out.dead
                       : group.fate == TollRole::hurt ? out.hurt
                                                      : out.shot;
            sum += group.count;
            out.self = out.self || (dead && (group.self || group.doer));
            out.shotOthers = out.shotOthers || (group.others && group.fate == TollRole::shot);
        }
        return out;
    }

    const TollSentence& sentence_;
    std::uint32_t first_, last_;
    std::vector<PeopleGroup> groups_;
    bool shotFirst_ = false; // those who were shot are told of before the dead and hurt
};

} // namespace

SentenceTold peopleToldOf(const TollText& text, const Lexicon& lexicon, const language::Sentence& sentence,
                          const NumberOfToken& number) {
    const TollSentence told{text, lexicon, sentence, number};
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at)
        if (text.tellsFate(at))
            return FateReader(told).run();
    return {};
}

} // namespace claimline::reports
