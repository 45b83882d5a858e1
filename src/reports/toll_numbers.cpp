#include "reports/toll_numbers.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace claimline::reports {

namespace {

constexpr std::uint32_t leadBytes = 450;
constexpr std::uint32_t lastSentence = 30;
constexpr int highestNumber = 60;
constexpr int oldest = 120;

struct Number {
    int value = 0;
    std::string kind; // "num", "a" for an article, else the word: "both"
};

std::string sizeOf(int value) {
    return value == 0 ? "0" : value == 1 ? "1" : "n";
}

const char* nameOf(TollRole role) {
    switch (role) {
    case TollRole::dead:
        return "dead";
    case TollRole::hurt:
        return "hurt";
    case TollRole::shot:
        return "shot";
    case TollRole::doer:
        return "doer";
    default:
        return "";
    }
}

bool isFate(TollRole role) {
    return role == TollRole::dead || role == TollRole::hurt || role == TollRole::shot ||
           role == TollRole::doer;
}

class NumberReader {
public:
    NumberReader(const Tree& tree, const Lexicon& lexicon, const TollWords& words, std::uint32_t titleEnd,
                 TollEvidence& evidence)
        : tree_(tree)
        , lexicon_(lexicon)
        , words_(words)
        , titleEnd_(titleEnd)
        , evidence_(evidence)
        , numbers_(tree.size())
        , ages_(tree.size(), -1) {
        for (const auto& quantity : tree.document().quantities)
            addQuantity(quantity);
    }

    void run() {
        constexpr std::size_t firstSentences = 3;
        std::size_t read = 0;
        const auto& sentences = tree_.document().sentences;
        for (std::uint32_t s = 0; s < sentences.size() && s <= lastSentence; ++s) {
            sentence_ = &sentences[s];
            findRoles();
            findAges();
            for (std::uint32_t at = sentence_->first; at < sentence_->last; ++at)
                if (const auto number = numberAt(at))
                    readNumber(at, *number);
                else
                    readNo(at);
            constexpr std::uint32_t fewest = 6; // words; shorter ones are captions and datelines
            const bool title = titleEnd_ > 1 && tree_.token(sentence_->first).span.begin < titleEnd_;
            if (title && readings_.find("T") == readings_.end())
                readPeople("T", true);
            else if (!title && sentence_->last - sentence_->first >= fewest && read < firstSentences)
                readPeople("S" + std::to_string(++read), false);
        }
        for (auto& [place, reading] : readings_)
            evidence_.readings.push_back(reading);
        for (const auto& [name, ages] : agesBy_)
            evidence_.ages[name] = static_cast<int>(ages.size());
        constexpr double most = 2; // what is repeated says little more
        for (auto& [value, signs] : evidence_.numbers)
            for (auto& [sign, strength] : signs)
                strength = std::min(strength, most);
    }

private:
    // ------------------------------------------------------------ what is a number

    void addQuantity(const language::Quantity& quantity) {
        if (quantity.measure || quantity.low > highestNumber)
            return;
        for (std::uint32_t at = quantity.first; at < quantity.last; ++at) {
            const Upos upos = tree_.token(at).upos;
            const bool article = oneOf(tree_.lower(at), {"a", "an"});
            if (upos != Upos::NUM && !article)
                continue;
            numbers_[at] = Number{static_cast<int>(quantity.low), article ? "a" : "num"};
            return;
        }
    }

    std::optional<Number> numberAt(std::uint32_t at) const {
        if (ages_[at] >= 0)
            return std::nullopt;
        if (const int own = words_.at(tree_, at).number; own > 0)
            return Number{own, tree_.lower(at)};
        if (oneOf(tree_.lower(at), {"a", "an"}))
            return Number{1, "a"};
        const auto& number = numbers_[at];
        const bool counts =
            number && (at + 1 >= sentence_->last || words_.at(tree_, at + 1).role != TollRole::unit);
        return counts ? number : std::nullopt;
    }

    // "No injuries were reported", "nobody was hurt"; "no other injuries" tells of some.
    void readNo(std::uint32_t at) {
        if (!oneOf(tree_.lower(at), {"no", "nobody", "none"}))
            return;
        constexpr std::uint32_t reach = 4;
        for (std::uint32_t next = at + 1; next < sentence_->last && next <= at + reach; ++next) {
            if (ends(next) || oneOf(tree_.lower(next), {"other", "others", "else", "further", "more", "of"}))
                return;
            const TollRole role = words_.at(tree_, next).role;
            evidence_.noDead = evidence_.noDead || role == TollRole::dead;
            evidence_.noHurt = evidence_.noHurt || role == TollRole::hurt;
        }
    }

    // ------------------------------------------------------------ ages

    static bool isTimeUnit(std::string_view word) {
        return oneOf(word, {"year", "years", "month", "months", "week", "weeks", "day", "days"});
    }

    int ageAt(std::uint32_t at) const {
        const std::string word = tree_.lower(at);
        int age = -1;
        const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), age);
        if (error != std::errc() || age > oldest)
            return -1;
        const std::string_view tail(rest, static_cast<std::size_t>(word.data() + word.size() - rest));
        if (!tail.empty()) // "17-year-old" as one word
            return tail.starts_with("-") && isTimeUnit(tail.substr(1, tail.find('-', 1) - 1)) ? age : -1;
        const auto next = [&](std::uint32_t by) {
            return at + by < sentence_->last ? tree_.lower(at + by) : std::string();
        };
        const std::string before = at > sentence_->first ? tree_.lower(at - 1) : std::string();
        if ((next(1) == "-" && isTimeUnit(next(2))) || (isTimeUnit(next(1)) && oneOf(next(2), {"old", "-"})))
            return age;
        const bool aside = before == "," && oneOf(next(1), {",", ".", ")", ""}) && age > 0;
        return aside || oneOf(before, {"aged", "age"}) ? age : -1;
    }

    void findRoles() {
        roles_.clear();
        many_ = false;
        for (std::uint32_t at = sentence_->first; at < sentence_->last; ++at) {
            const TollRole role = words_.at(tree_, at).role;
            many_ = many_ || role == TollRole::many;
            if (isFate(role))
                roles_.insert(role);
        }
    }

    void findAges() {
        for (std::uint32_t at = sentence_->first; at < sentence_->last; ++at) {
            const int age = ageAt(at);
            ages_[at] = age;
            if (age < 0)
                continue;
            const bool befell = roles_.contains(TollRole::dead) || roles_.contains(TollRole::hurt) ||
                                roles_.contains(TollRole::shot);
            agesBy_[roles_.empty() ? "other" : nameOf(*roles_.begin())].insert(age);
            agesBy_["all"].insert(age);
            if (befell)
                agesBy_["befallen"].insert(age);
        }
    }

    // ------------------------------------------------------------ what stands about a number

    bool ends(std::uint32_t at) const {
        const Upos upos = tree_.token(at).upos;
        return upos == Upos::PUNCT || upos == Upos::SYM ||
               oneOf(tree_.lower(at), {"while", "when", "after", "where"});
    }

    // The words of its clause behind it, to the next number, and before it, nearest first.
    std::vector<std::uint32_t> behind(std::uint32_t at) const {
        constexpr std::uint32_t reach = 8;
        std::vector<std::uint32_t> out;
        for (std::uint32_t next = at + 1; next < sentence_->last && next <= at + reach; ++next) {
            if (ends(next) || numbers_[next].value_or(Number{0, "a"}).kind == "num" ||
                tree_.lower(next) == "another")
                break;
            out.push_back(next);
        }
        return out;
    }

    std::vector<std::uint32_t> before(std::uint32_t at) const {
        constexpr std::uint32_t reach = 5;
        std::vector<std::uint32_t> out;
        for (std::uint32_t steps = 1; steps <= reach && at >= sentence_->first + steps; ++steps) {
            if (ends(at - steps) || tree_.lower(at - steps) == "and")
                break;
            out.push_back(at - steps);
        }
        return out;
    }

    TollRole nearest(const std::vector<std::uint32_t>& tokens) const {
        for (const std::uint32_t token : tokens)
            if (const TollRole role = words_.at(tree_, token).role; isFate(role))
                return role;
        return TollRole::nothing;
    }

    char placeOf(std::uint32_t at) const {
        const std::uint32_t byte = tree_.token(at).span.begin;
        return byte < titleEnd_ ? 'T' : byte < titleEnd_ + leadBytes ? 'L' : 'B';
    }

    void readNumber(std::uint32_t at, const Number& number) {
        const auto right = behind(at), left = before(at);
        const TollRole after = nearest(right), ahead = nearest(left);
        const bool article = number.kind == "a";
        if (article && ((after == TollRole::nothing && ahead == TollRole::nothing) || !countsSomebody(right)))
            return;
        const char place = placeOf(at);
        std::vector<std::string> roles;
        if (after != TollRole::nothing)
            roles.push_back(std::string("r") + nameOf(after));
        if (ahead != TollRole::nothing)
            roles.push_back(std::string("l") + nameOf(ahead));
        if (roles.empty())
            for (const TollRole role : roles_)
                roles.push_back(std::string("s") + nameOf(role));
        if (many_ && !article)
            roles.push_back("smany");
        Signs& signs = evidence_.numbers[number.value];
        for (const std::string& role : roles)
            signs[number.kind + " " + role + " " + sizeOf(number.value) + " " + place] += 1;
        noteOthers(number, right, place, after);
        noteShot(number, place, after, ahead);
        if (article || number.kind == "num" || number.kind == "another")
            readGovernor(at, article, place, signs);
        if (!article)
            readNeighbours(right, left, signs);
    }

    bool countsSomebody(const std::vector<std::uint32_t>& right) const {
        constexpr std::size_t reach = 4;
        return std::any_of(right.begin(), right.begin() + static_cast<long>(std::min(reach, right.size())),
                           [&](std::uint32_t token) {
                               return lexicon_.people(tree_.lemma(token)) ||
                                      tree_.lower(token).ends_with("old");
                           });
    }

    void noteOthers(const Number& number, const std::vector<std::uint32_t>& right, char place,
                    TollRole after) {
        bool others = number.kind == "another";
        for (std::size_t i = 0; i < right.size() && i < 3 && number.kind != "a" && number.kind != "both"; ++i)
            others = others || oneOf(tree_.lower(right[i]), {"other", "others", "more"});
        if (others)
            evidence_.others.insert(
                {number.value, place, after == TollRole::doer ? TollRole::nothing : after});
    }

    void noteShot(const Number& number, char place, TollRole after, TollRole ahead) {
        if (number.kind == "double" || number.kind == "triple" || number.kind == "quadruple")
            evidence_.shotNumbers.emplace(number.value == 2 ? "D" : "M", number.value);
        else if (number.kind != "a" && after == TollRole::shot)
            evidence_.shotNumbers.emplace(std::string("r") + place, number.value);
        else if (number.kind != "a" && ahead == TollRole::shot)
            evidence_.shotNumbers.emplace(std::string("l") + place, number.value);
    }

    void readGovernor(std::uint32_t at, bool article, char place, Signs& signs) const {
        std::uint32_t noun = at;
        const std::uint32_t head = tree_.token(at).head;
        if (head != none && oneOf2(tree_.token(head).upos, Upos::NOUN, Upos::PROPN))
            noun = head;
        if (!article)
            signs["noun " + (noun == at ? std::string("-") : tree_.lemma(noun))] += 1;
        const std::uint32_t governor = tree_.token(noun).head;
        if (governor == none)
            return;
        const Deprel relation = tree_.token(noun).deprel;
        const bool subject = relation == Deprel::nsubj || relation == Deprel::nsubjPass;
        const std::string& lemma = tree_.lemma(governor);
        signs[std::string("gov ") + (article ? "a " : "num ") + lemma + (subject ? " s" : " o")] += 1;
        if (!article && place != 'B')
            signs["govL " + lemma] += 1;
        if (!article && place == 'T')
            signs["govT " + lemma] += 1;
    }

    static bool oneOf2(Upos upos, Upos a, Upos b) { return upos == a || upos == b; }

    void readNeighbours(const std::vector<std::uint32_t>& right, const std::vector<std::uint32_t>& left,
                        Signs& signs) const {
        const auto isWord = [&](std::uint32_t token) {
            const std::uint32_t mention = tree_.document().mentionAt(token);
            return tree_.token(token).upos != Upos::NUM &&
                   (mention == none || !tree_.document().mentions[mention].named);
        };
        for (std::size_t i = 0; i < right.size() && i < 4; ++i)
            if (isWord(right[i]))
                signs["right " + tree_.lemma(right[i])] += 1;
        for (std::size_t i = 0; i < left.size() && i < 3; ++i)
            if (isWord(left[i]))
                signs["left " + tree_.lower(left[i])] += 1;
    }

    // ------------------------------------------------------------ whom a sentence counts

    void readPeople(const std::string& place, bool heading) {
        TollEvidence::Reading& reading = readings_[place];
        reading.place = place;
        std::set<std::uint32_t> used;
        int found = 0;
        for (std::uint32_t at = sentence_->first; at < sentence_->last; ++at) {
            if (const TollRole own = fateItself(at); own != TollRole::nothing) {
                if (at > sentence_->first && isCount(at - 1) && used.insert(at - 1).second) {
                    found += numbers_[at - 1]->value;
                    add(own, numbers_[at - 1]->value, reading);
                }
                continue;
            }
            const bool rest = oneOf(tree_.lower(at), {"others", "another"}) ||
                              (tree_.lower(at) == "other" && tree_.token(at).upos != Upos::DET);
            const bool among =
                at + 1 < sentence_->last && tree_.lower(at + 1) == "among"; // counted with them
            if (used.contains(at) || among || !(rest || isSomebody(at)))
                continue;
            const int count = countOf(at, heading, rest, found > 0, used);
            used.insert(at);
            if (count == 0)
                continue;
            if (at + 1 < sentence_->last && isSomebody(at + 1))
                used.insert(at + 1); // "a 17-year-old boy", "a police officer"
            found += count;
            add(fateOf(at), count, reading);
        }
    }

    bool isCount(std::uint32_t at) const {
        return numbers_[at] && numbers_[at]->kind == "num" && ages_[at] < 0;
    }

    // "Two dead, three wounded": what befell them stands for the people.
    TollRole fateItself(std::uint32_t at) const {
        const TollRole role = words_.at(tree_, at).role;
        const Upos upos = tree_.token(at).upos;
        const bool tells = upos == Upos::VERB || upos == Upos::ADJ || upos == Upos::PROPN ||
                           lexicon_.people(tree_.lemma(at));
        return tells && isFate(role) && role != TollRole::doer ? role : TollRole::nothing;
    }

    static void add(TollRole fate, int count, TollEvidence::Reading& reading) {
        if (fate == TollRole::dead)
            reading.dead += count;
        else if (fate == TollRole::hurt)
            reading.hurt += count;
        else if (fate == TollRole::shot)
            reading.shot += count;
    }

    bool isSomebody(std::uint32_t at) const {
        const Upos upos = tree_.token(at).upos;
        const std::string word = tree_.lower(at);
        if (word.ends_with("-old") ||
            (word == "old" && at > sentence_->first && oneOf(tree_.lower(at - 1), {"-", "year", "years"})))
            return true;
        return (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ) && word != "police" &&
               lexicon_.people(tree_.lemma(at)).has_value();
    }

    // 0: they are not told of for the first time here, or nobody knows how many.
    int countOf(std::uint32_t at, bool heading, bool rest, bool later, std::set<std::uint32_t>& used) const {
        if (tree_.lower(at) == "another")
            return 1;
        constexpr std::uint32_t reach = 5;
        bool fresh = false, known = false;
        for (std::uint32_t steps = 1; steps <= reach && at >= sentence_->first + steps; ++steps) {
            const std::uint32_t left = at - steps;
            const std::string word = tree_.lower(left);
            if (used.contains(left) || (tree_.token(left).upos == Upos::PUNCT && word != "-"))
                break;
            if (isCount(left)) {
                used.insert(left);
                return numbers_[left]->value;
            }
            fresh = oneOf(word, {"a", "an", "another", "his", "her", "their"});
            known = oneOf(word, {"the", "this", "that"});
            const Upos upos = tree_.token(left).upos;
            if (fresh || known || upos == Upos::VERB || upos == Upos::ADP || upos == Upos::AUX ||
                upos == Upos::CCONJ)
                break;
        }
        if (rest || tree_.token(at).form == language::Form::plural)
            return 0;
        const bool inRow =
            !fresh && !known && later && at > sentence_->first && oneOf(tree_.lower(at - 1), {"and", ","});
        return heading || fresh || inRow ? 1 : 0;
    }

    TollRole fateOf(std::uint32_t at) const {
        constexpr std::uint32_t reach = 10, back = 5;
        for (std::uint32_t next = at + 1; next < sentence_->last && next <= at + reach; ++next) {
            if (const TollRole role = words_.at(tree_, next).role; isFate(role))
                return role;
            if (oneOf(tree_.lower(next), {".", ";", "|", "while", "after", "when", "where", "by", "who"}))
                break;
        }
        for (std::uint32_t steps = 1; steps <= back && at >= sentence_->first + steps; ++steps) {
            if (const TollRole role = words_.at(tree_, at - steps).role; isFate(role))
                return role;
            const std::string word = tree_.lower(at - steps);
            if (oneOf(word, {".", ";", "|"}) || (tree_.token(at - steps).upos == Upos::ADP && word != "of"))
                break; // "six were hurt at a teen party"
        }
        return TollRole::nothing;
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const TollWords& words_;
    std::uint32_t titleEnd_;
    TollEvidence& evidence_;
    std::vector<std::optional<Number>> numbers_; // by token
    std::vector<int> ages_;                      // by token; -1: none
    const language::Sentence* sentence_ = nullptr;
    std::set<TollRole> roles_; // of the sentence
    bool many_ = false;        // the sentence tells of several happenings
    std::map<std::string, std::set<int>> agesBy_;
    std::map<std::string, TollEvidence::Reading> readings_;
};

} // namespace

void readNumbers(const Tree& tree, const Lexicon& lexicon, const TollWords& words, std::uint32_t titleEnd,
                 TollEvidence& evidence) {
    NumberReader(tree, lexicon, words, titleEnd, evidence).run();
}

} // namespace claimline::reports
