#include "reports/toll_numbers.h"

#include "reports/toll_people.h"
#include "reports/toll_roster.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace claimline::reports {

namespace {

constexpr std::uint32_t leadBytes = 450;
constexpr std::uint32_t lastSentence = 30;
constexpr int highestNumber = 100'000;
constexpr int oldest = 120;

struct Number {
    int value = 0;
    std::string kind; // "num", else the word: "both"
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
    NumberReader(const TollText& text, const Lexicon& lexicon, std::uint32_t titleEnd,
                 const std::vector<Span>& otherCases, TollEvidence& evidence)
        : tree_(text.tree())
        , text_(text)
        , lexicon_(lexicon)
        , titleEnd_(titleEnd)
        , otherCases_(otherCases)
        , evidence_(evidence)
        , numbers_(text.size())
        , ages_(text.size(), -1)
        , roster_(text, lexicon, ages_) {
        for (const auto& quantity : tree_.document().quantities)
            addQuantity(quantity);
        for (std::uint32_t at = 0; at + 1 < text.size(); ++at)
            addBeforeFate(at);
    }

    void run() {
        constexpr std::size_t firstSentences = 3;
        std::size_t read = 0;
        const auto& sentences = tree_.document().sentences;
        for (std::uint32_t s = 0; s < sentences.size() && s <= lastSentence; ++s) {
            sentence_ = &sentences[s];
            if (isOtherCase())
                continue;
            findRoles();
            findAges();
            for (std::uint32_t at = sentence_->first; at < sentence_->last; ++at)
                if (const auto number = numberAt(at))
                    readNumber(at, *number);
                else
                    readNo(at);
            readTold();
            constexpr std::uint32_t fewest = 6; // words; shorter ones are captions and datelines
            const bool title = titleEnd_ > 1 && tree_.token(sentence_->first).span.begin < titleEnd_;
            if (title && readings_.find("T") == readings_.end())
                readPeople("T", true);
            else if (!title && sentence_->last - sentence_->first >= fewest && read < firstSentences)
                readPeople("S" + std::to_string(++read), false);
        }
        evidence_.people = roster_.befallen();
        for (auto& [place, reading] : readings_)
            evidence_.readings.push_back(reading);
        for (const auto& [name, ages] : agesBy_)
            evidence_.ages[name] = static_cast<int>(ages.size());
    }

private:
    // ------------------------------------------------------------ what is a number

    void addQuantity(const language::Quantity& quantity) {
        if (quantity.measure || quantity.low > highestNumber)
            return;
        const double value =
            quantity.hedge == Hedge::about ? std::round((quantity.low + quantity.high) / 2) : quantity.low;
        for (std::uint32_t at = quantity.first; at < quantity.last; ++at)
            if (tree_.token(at).upos == Upos::NUM) {
                numbers_[at] = Number{static_cast<int>(value), "num"};
                return;
            }
    }

    // "Leaves 4 Wounded": what befell them stands for the people, and no noun is counted.
    void addBeforeFate(std::uint32_t at) {
        const TollRole role = text_.at(at + 1).role;
        if (numbers_[at] || !isFate(role) || role == TollRole::doer)
            return;
        const std::string word = text_.lower(at);
        int value = 0;
        const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error == std::errc() && rest == word.data() + word.size() && value <= highestNumber)
            numbers_[at] = Number{value, "num"};
    }

    std::optional<Number> numberAt(std::uint32_t at) const {
        if (ages_[at] >= 0)
            return std::nullopt;
        if (const int own = text_.at(at).number; own > 0)
            return Number{own, text_.lower(at)};
        const auto& number = numbers_[at];
        const bool counts = number && (at + 1 >= sentence_->last || text_.at(at + 1).role != TollRole::unit);
        return counts ? number : std::nullopt;
    }

    // "No injuries were reported", "nobody was hurt"; "no other injuries" tells of some.
    void readNo(std::uint32_t at) {
        if (!oneOf(text_.lower(at), {"no", "nobody", "none"}))
            return;
        constexpr std::uint32_t reach = 4;
        for (std::uint32_t next = at + 1; next < sentence_->last && next <= at + reach; ++next) {
            if (ends(next) || oneOf(text_.lower(next), {"other", "others", "else", "further", "more", "of"}))
                return;
            const TollRole role = text_.at(next).role;
            evidence_.noDead = evidence_.noDead || role == TollRole::dead;
            evidence_.noHurt = evidence_.noHurt || role == TollRole::hurt;
        }
    }

    // ------------------------------------------------------------ ages

    static bool isTimeUnit(std::string_view word) {
        return oneOf(word, {"year", "years", "month", "months", "week", "weeks", "day", "days"});
    }

    int ageAt(std::uint32_t at) const {
        const std::string word = text_.lower(at);
        int age = -1;
        const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), age);
        if (error != std::errc() || age > oldest)
            return -1;
        const std::string_view tail(rest, static_cast<std::size_t>(word.data() + word.size() - rest));
        if (!tail.empty()) // "17-year-old" as one word
            return tail.starts_with("-") && isTimeUnit(tail.substr(1, tail.find('-', 1) - 1)) ? age : -1;
        const auto next = [&](std::uint32_t by) {
            return at + by < sentence_->last ? text_.lower(at + by) : std::string();
        };
        const std::string before = at > sentence_->first ? text_.lower(at - 1) : std::string();
        if ((next(1) == "-" && isTimeUnit(next(2))) || (isTimeUnit(next(1)) && oneOf(next(2), {"old", "-"})))
            return age;
        const bool aside = before == "," && oneOf(next(1), {",", ".", ")", ""}) && age > 0;
        return aside || oneOf(before, {"aged", "age"}) ? age : -1;
    }

    void findRoles() {
        roles_.clear();
        many_ = false;
        for (std::uint32_t at = sentence_->first; at < sentence_->last; ++at) {
            const TollRole role = text_.at(at).role;
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
               oneOf(text_.lower(at), {"while", "when", "after", "where"});
    }

    // The words of its clause behind it, to the next number, and before it, nearest first.
    std::vector<std::uint32_t> behind(std::uint32_t at) const {
        constexpr std::uint32_t reach = 8;
        std::vector<std::uint32_t> out;
        for (std::uint32_t next = at + 1; next < sentence_->last && next <= at + reach; ++next) {
            if (ends(next) || numbers_[next] || text_.lower(next) == "another")
                break;
            out.push_back(next);
        }
        return out;
    }

    std::vector<std::uint32_t> before(std::uint32_t at) const {
        constexpr std::uint32_t reach = 5;
        std::vector<std::uint32_t> out;
        for (std::uint32_t steps = 1; steps <= reach && at >= sentence_->first + steps; ++steps) {
            if (ends(at - steps) || text_.lower(at - steps) == "and")
                break;
            out.push_back(at - steps);
        }
        return out;
    }

    TollRole nearest(const std::vector<std::uint32_t>& tokens) const {
        for (const std::uint32_t token : tokens)
            if (const TollRole role = text_.at(token).role; isFate(role))
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
        const char place = placeOf(at);
        noteOthers(number, right, place, after);
        noteShot(number, place, after, ahead);
        if (!oneOf(number.kind, {"num", "another", "triple", "quadruple"}))
            return;
        for (const auto& [side, role] : {std::pair("r", after), std::pair("l", ahead)})
            if (role != TollRole::nothing && role != TollRole::doer)
                evidence_.numbers[number.value].insert(number.kind + " " + side + nameOf(role) + " " +
                                                       sizeOf(number.value) + " " + place);
    }

    void noteOthers(const Number& number, const std::vector<std::uint32_t>& right, char place,
                    TollRole after) {
        bool others = number.kind == "another";
        for (std::size_t i = 0; i < right.size() && i < 3 && number.kind != "both"; ++i)
            others = others || oneOf(text_.lower(right[i]), {"other", "others", "more"});
        if (others)
            evidence_.others.insert(
                {number.value, place, after == TollRole::doer ? TollRole::nothing : after});
    }

    void noteShot(const Number& number, char place, TollRole after, TollRole ahead) {
        if (number.kind == "double" || number.kind == "triple" || number.kind == "quadruple")
            evidence_.shotNumbers.emplace(number.value == 2 ? "D" : "M", number.value);
        else if (after == TollRole::shot)
            evidence_.shotNumbers.emplace(std::string("r") + place, number.value);
        else if (ahead == TollRole::shot)
            evidence_.shotNumbers.emplace(std::string("l") + place, number.value);
    }

    // ------------------------------------------------------------ whom a sentence counts

    bool isOtherCase() const {
        const std::uint32_t at = tree_.token(sentence_->first).span.begin;
        return std::any_of(otherCases_.begin(), otherCases_.end(),
                           [&](const Span& span) { return at >= span.begin && at < span.end; });
    }

    void readTold() {
        const auto number = [&](std::uint32_t at) -> std::optional<int> {
            if (at >= sentence_->last || !isCount(at) ||
                (at + 1 < sentence_->last && text_.at(at + 1).role == TollRole::unit))
                return std::nullopt;
            return numbers_[at]->value;
        };
        const SentenceTold sentence = peopleToldOf(text_, lexicon_, *sentence_, number);
        PeopleTold told = sentence.told;
        roster_.add(sentence.groups, *sentence_);
        if (!told.any())
            return;
        const bool title = titleEnd_ > 1 && tree_.token(sentence_->first).span.begin < titleEnd_;
        std::size_t below = 0;
        for (const PeopleTold& earlier : evidence_.told)
            below += earlier.place != "T";
        told.place = title ? "T" : below == 0 ? "1" : below == 1 ? "2" : "B";
        told.many = many_;
        evidence_.told.push_back(told);
    }

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
            const bool rest = oneOf(text_.lower(at), {"others", "another"}) ||
                              (text_.lower(at) == "other" && tree_.token(at).upos != Upos::DET);
            const bool among =
                at + 1 < sentence_->last && text_.lower(at + 1) == "among"; // counted with them
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
        const TollRole role = text_.at(at).role;
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
        const std::string word = text_.lower(at);
        if (word.ends_with("-old") ||
            (word == "old" && at > sentence_->first && oneOf(text_.lower(at - 1), {"-", "year", "years"})))
            return true;
        return (upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ) && word != "police" &&
               lexicon_.people(tree_.lemma(at)).has_value();
    }

    // 0: they are not told of for the first time here, or nobody knows how many.
    int countOf(std::uint32_t at, bool heading, bool rest, bool later, std::set<std::uint32_t>& used) const {
        if (text_.lower(at) == "another")
            return 1;
        constexpr std::uint32_t reach = 5;
        bool fresh = false, known = false;
        for (std::uint32_t steps = 1; steps <= reach && at >= sentence_->first + steps; ++steps) {
            const std::uint32_t left = at - steps;
            const std::string word = text_.lower(left);
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
            !fresh && !known && later && at > sentence_->first && oneOf(text_.lower(at - 1), {"and", ","});
        return heading || fresh || inRow ? 1 : 0;
    }

    TollRole fateOf(std::uint32_t at) const {
        constexpr std::uint32_t reach = 10, back = 5;
        for (std::uint32_t next = at + 1; next < sentence_->last && next <= at + reach; ++next) {
            if (const TollRole role = text_.at(next).role; isFate(role))
                return role;
            if (oneOf(text_.lower(next), {".", ";", "|", "while", "after", "when", "where", "by", "who"}))
                break;
        }
        for (std::uint32_t steps = 1; steps <= back && at >= sentence_->first + steps; ++steps) {
            if (const TollRole role = text_.at(at - steps).role; isFate(role))
                return role;
            const std::string word = text_.lower(at - steps);
            if (oneOf(word, {".", ";", "|"}) || (tree_.token(at - steps).upos == Upos::ADP && word != "of"))
                break; // "six were hurt at a teen party"
        }
        return TollRole::nothing;
    }

    const Tree& tree_;
    const TollText& text_;
    const Lexicon& lexicon_;
    std::uint32_t titleEnd_;
    const std::vector<Span>& otherCases_; // sentences of other happenings
    TollEvidence& evidence_;
    std::vector<std::optional<Number>> numbers_; // by token
    std::vector<int> ages_;                      // by token; -1: none
    const language::Sentence* sentence_ = nullptr;
    std::set<TollRole> roles_; // of the sentence
    bool many_ = false;        // the sentence tells of several happenings
    std::map<std::string, std::set<int>> agesBy_;
    std::map<std::string, TollEvidence::Reading> readings_;
    Roster roster_;
};

} // namespace

void readNumbers(const TollText& text, const Lexicon& lexicon, std::uint32_t titleEnd,
                 const std::vector<Span>& otherCases, TollEvidence& evidence) {
    NumberReader(text, lexicon, titleEnd, otherCases, evidence).run();
}

} // namespace claimline::reports
