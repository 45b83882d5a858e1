#include "reports/toll_signs.h"

#include "reports/tally.h"
#include "reports/toll_candidates.h"
#include "reports/toll_roster.h"

#include <algorithm>
#include <cmath>

namespace claimline::reports {

namespace {

std::string nameOf(Size size) {
    return size == Size::none ? "0" : size == Size::one ? "1" : "n";
}

std::string sizeName(int number) {
    return nameOf(sizeOf(number));
}

std::string coarse(int number) {
    return number > 2 ? "3" : std::to_string(number);
}

// ": 5" of "= 5", "< 5", "> 5": how the number stands to what is told.
std::string against(int number, int told) {
    return number == told ? "=" : number < told ? "<" : ">";
}

// What one sentence makes of both: exactly so many, or only how many dead, hurt or befallen at all.
struct Sense {
    std::string pattern;
    int killed = -1, injured = -1, all = -1;
};

Sense senseOf(const PeopleTold& told) {
    const auto many = [](int number) { return number > 1 ? "n" : "1"; };
    const std::string doer = told.self ? "s" : "";
    if (told.shot > 0) {
        const int part = told.deadPart > 0 ? told.deadPart : told.shotFirst && !told.self ? told.dead : 0;
        if (part > 0 && part <= told.shot)
            return {"shot of whom dead", part, told.shot - part, -1};
        if (told.dead > 0)
            return {(told.shotOthers ? "dead, others shot" : "dead, shot") + doer, told.dead,
                    told.shot + told.hurt, -1};
        if (told.hurt > 0)
            return {told.shotFirst ? "shot of whom hurt" : "shot, hurt", -1, -1,
                    told.shotFirst ? told.shot : told.shot + told.hurt};
        return {std::string("shot ") + many(told.shot), -1, -1, told.shot};
    }
    if (told.hurt > 0 && told.deadPart > 0 && told.deadPart < told.hurt && told.dead == 0)
        return {"hurt of whom dead", told.deadPart, told.hurt - told.deadPart, -1};
    const int dead = told.dead > 0 ? told.dead : told.deadPart,
              hurt = told.hurt > 0 ? told.hurt : told.hurtPart;
    if (dead > 0 && hurt > 0)
        return {"dead, hurt" + doer, dead, hurt, -1};
    if (dead > 0)
        return {"dead " + doer + many(dead), dead, -1, -1};
    return {std::string("hurt ") + many(hurt), -1, hurt, -1};
}

// Whether any of the articles gives a number of those who came to the one end beside those who came to the
// other: what tells of the dead alone then says nothing of the hurt.
using Beside = std::array<bool, 2>;

Beside toldBeside(const std::vector<const TollEvidence*>& articles) {
    Beside out{};
    for (const TollEvidence* article : articles)
        for (const PeopleTold& told : article->told) {
            const Sense sense = senseOf(told);
            const bool both = sense.killed >= 0 && sense.injured >= 0 && !told.many;
            out[0] = out[0] || (both && sense.killed > 0);
            out[1] = out[1] || (both && sense.injured > 0);
        }
    return out;
}

// Whether it counts several at once, not one by one.
bool givesNumber(const TollEvidence& article, Fate fate) {
    const auto several = [](const TollEvidence::Figure& figure) {
        return figure.value > 1 && figure.isWhole();
    };
    return std::any_of(article.of(fate).begin(), article.of(fate).end(), several) ||
           std::any_of(article.told.begin(), article.told.end(), [&](const PeopleTold& told) {
               return fate == Fate::killed ? told.numbersDead : told.numbersHurt;
           });
}

// Those hurt of whom an article tells beside dead: they did not die of it later.
int livingBesideDead(const std::vector<const TollEvidence*>& articles) {
    int most = 0;
    for (const TollEvidence* article : articles)
        if (const Harmed harmed = countOf(article->people); harmed.dead > 0)
            most = std::max(most, harmed.living);
    return most;
}

void addFigureSigns(const TollEvidence& article, Fate fate, int value, bool beside, Signs& out) {
    const std::string size = sizeName(value);
    if (article.rule(fate) == value)
        out["rule " + size + (value == 0 && beside ? " beside" : "")] = 1;
    if (const Groups groups = groupsOf(article, fate); groups.kinds > 1 && groups.sum == value)
        out["groups"] = 1;
    for (const auto& figure : article.of(fate)) {
        if (figure.part == toldApart && figure.value != value)
            out[value < figure.value ? "below tally" : "above tally"] = 1;
        if (figure.value != value || figure.reaches)
            continue;
        const std::string sign = "figure " + figure.part + " " + figure.place;
        out[sign] = 1;
        if (figure.part == "all")
            out[sign + " " + size] = 1;
        if (figure.isWhole())
            out["figures"] += 0.5;
    }
    const int highest = highestWhole(article, fate);
    if (value < highest)
        out["below highest"] = 1;
    if (fate != Fate::killed || highest <= 0 || (value != highest && value != highest + 1))
        return;
    const std::string sign = value == highest ? "highest" : "highest and one";
    if (value > highest)
        out[sign] = 1;
    out[sign + (article.doerDied ? " doer" : "") + (article.suicide ? " suicide" : "")] = 1;
}

void addPeopleSigns(const std::vector<TollEvidence::Person>& people, const std::string& name, Fate fate,
                    int value, Signs& out) {
    const Harmed harmed = countOf(people);
    const int own = fate == Fate::killed ? harmed.dead : harmed.hurt;
    out[name + (own == 0 ? "0" : "") + against(value, own) + " " + sizeName(value)] = 1;
    if (fate == Fate::injured && own > 0)
        out[name + (harmed.dead > 0 ? "beside dead " : "alone ") + against(value, own) + " " +
            sizeName(value)] = 1;
}

void addPeopleOfBoth(const std::vector<TollEvidence::Person>& people, const std::string& name, int killed,
                     int injured, Signs& out) {
    const Harmed harmed = countOf(people);
    if (people.empty())
        return;
    if (harmed.dead == killed && harmed.hurt == injured)
        out[name + "exactly " + sizeName(killed) + " " + sizeName(injured)] = 1;
    out[name + "all " + against(killed + injured, harmed.dead + harmed.hurt)] = 1;
}

void addReadingSigns(const TollEvidence& article, Fate fate, int value, Signs& out) {
    const std::string size = sizeName(value);
    for (const auto& reading : article.readings) {
        const int own = fate == Fate::killed ? reading.dead : reading.hurt;
        if (own > 0)
            out["read own " + reading.place + " " + against(value, own) + " " + size] = 1;
        if (reading.shot > 0)
            out["read shot " + reading.place + " " + against(value, reading.shot) + " " + size] = 1;
        if (own > 0 && reading.shot > 0 && own + reading.shot == value)
            out["read both " + reading.place] = 1;
    }
    for (const auto& others : article.others) {
        const std::string sign =
            "others " + std::to_string(static_cast<int>(others.role)) + (others.place == 'T' ? " T " : " X ");
        if (others.count == value)
            out[sign + "="] = 1;
        if (others.count + 1 == value)
            out[sign + "and one"] = 1;
    }
    for (const auto& [name, ages] : article.ages) {
        const std::string sign = "ages " + name + " " + against(value, ages);
        out[value == ages ? sign : sign + " " + size] = 1;
    }
}

Signs signsOf(const TollEvidence& article, Fate fate, int value, bool beside) {
    Signs out;
    addFigureSigns(article, fate, value, beside, out);
    addReadingSigns(article, fate, value, out);
    return out;
}

Signs signsOfSize(const TollEvidence& article, Fate fate, Size size, bool beside) {
    const std::string name = " " + nameOf(size);
    Signs out;
    if (article.of(fate).empty())
        out[(beside ? "none beside" : "none") + name] = 1;
    out["deaths" + name] = std::log1p(article.deaths);
    if (article.deaths > 0)
        out["any death" + name] = 1;
    for (const std::string& word : article.words)
        out["word " + word + name] = 1;
    return out;
}

// ------------------------------------------------------------ both numbers together

void addShotSigns(const TollEvidence& article, int killed, int injured, Signs& out) {
    const int all = killed + injured;
    const std::string sizes = sizeName(killed) + " " + sizeName(injured);
    for (const auto& figure : article.shot) {
        if (figure.part == "all" && !figure.reaches) {
            const std::string how = against(all, figure.value);
            out[std::string("shot ") + figure.place + " " + how] = 1;
            out["shot " + how] = 1;
            if (how == "=")
                out["shot = " + sizes] = 1;
        } else if (figure.part == "who" && figure.value == all) {
            out["shot who"] = 1;
        }
    }
    for (const auto& [how, value] : article.shotNumbers) {
        if (all == value) {
            out["told shot " + how] = 1;
            out["told shot = " + sizes] = 1;
        } else if (how == "M") {
            out["told shot M " + against(all, value)] = 1;
        }
    }
}

std::string othersMeant(int others, int killed, int injured) {
    if (others == injured)
        return killed == 1 ? "i" : killed > 0 ? "i,k" : "i,0";
    if (others + 1 == killed + injured)
        return killed == 0 ? "i+1,0" : "k+i+1";
    return "no";
}

void addSumSigns(const TollEvidence& article, int killed, int injured, Signs& out) {
    const int all = killed + injured;
    for (const char* name : {"befallen", "all"})
        if (const auto ages = article.ages.find(name); ages != article.ages.end())
            out[std::string("sum of ages ") + name + " " + against(all, ages->second)] = 1;
    const auto tallied = [](const std::vector<TollEvidence::Figure>& list) {
        int most = 0;
        for (const auto& figure : list)
            most = figure.part == toldApart ? std::max(most, figure.value) : most;
        return most;
    };
    if (const int sum = tallied(article.dead) + tallied(article.hurt); sum > 0)
        out["sum of tallies " + against(all, sum)] = 1;
    for (const auto& others : article.others)
        out["others " + std::to_string(static_cast<int>(others.role)) + " " +
            othersMeant(others.count, killed, injured)] = 1;
    const auto number = article.numbers.find(all);
    if (all < 2 || number == article.numbers.end())
        return;
    for (const std::string& way : number->second)
        for (const char* counted : {"num rshot", "num lshot", "num rhurt"})
            if (way.starts_with(counted)) {
                out["sum " + way] = 1;
                out["sum " + way + " " + sizeName(killed)] = 1;
            }
}

void addReadingsOfBoth(const TollEvidence& article, int killed, int injured, Signs& out) {
    for (const auto& reading : article.readings) {
        const int dead = reading.dead, hurt = reading.hurt, shot = reading.shot;
        if (dead + hurt + shot == 0)
            continue;
        const auto add = [&](const char* name) { out[std::string(name) + " " + reading.place] = 1; };
        out["read all " + reading.place + " " + against(killed + injured, dead + hurt + shot)] = 1;
        if (dead == killed && hurt == injured && shot == 0)
            add("read exactly");
        if (shot > 0 && hurt == 0 && dead == 0 && shot == killed + injured)
            out["read shot " + reading.place + " " + sizeName(killed)] = 1;
        if (shot > 0 && hurt == 0 && dead == killed && shot == injured)
            add("read shot as hurt");
        if (shot > 0 && hurt == 0 && dead > 0 && dead == killed && shot - dead == injured)
            add("read shot less dead");
    }
}

void addToldSigns(const TollEvidence& article, int killed, int injured, const Beside& beside, Signs& out) {
    constexpr double most = 2;
    for (const PeopleTold& told : article.told) {
        const Sense sense = senseOf(told);
        const std::string rest = sense.all >= 0 ? against(killed + injured, sense.all) + sizeName(killed)
                                                : (sense.killed >= 0 ? against(killed, sense.killed)
                                                   : beside[0]       ? "."
                                                                     : sizeName(killed)) +
                                                      (sense.injured >= 0 ? against(injured, sense.injured)
                                                       : beside[1]        ? "."
                                                                          : sizeName(injured));
        const std::string name = sense.pattern + (told.many ? " many " : " ") + rest;
        out["told " + told.place + " " + name] = 1;
        if (told.ordinal > 0)
            out["ordinal " + against(killed + injured, told.ordinal) + " " + sizeName(killed)] = 1;
        double& sum = out["told " + name];
        sum = std::min(most, sum + 1);
        // However it is put: what many patterns have in common is learnt from all of them.
        const std::string what = std::string(sense.all >= 0      ? "all"
                                             : sense.killed < 0  ? "hurt"
                                             : sense.injured < 0 ? "dead"
                                                                 : "both") +
                                 (told.many ? " many " : " ") + rest;
        out["says " + told.place + " " + what] = 1;
        double& times = out["says " + what];
        times = std::min(most, times + 1);
    }
}

void addFiguresOfBoth(const TollEvidence& article, int killed, int injured, Signs& out) {
    if (killed == injured && killed > 1)
        out["same"] = 1;
    bool dead = false, hurt = false;
    for (const auto& figure : article.dead)
        dead = dead || (figure.value == killed && (figure.part == "all" || figure.part == "who"));
    for (const auto& figure : article.hurt) {
        if (figure.part != "all" && figure.part != "who")
            continue;
        if (figure.value == injured) {
            hurt = true;
            if (injured > 0)
                out[std::string("hurt ") + figure.place + " with " + sizeName(killed)] = 1;
        }
        if (figure.value == killed + injured && killed > 0 && injured > 0)
            out["hurt holds dead"] = 1;
    }
    if (dead && hurt)
        out["both figures"] = 1;
}

Signs signsOfBoth(const TollEvidence& article, int killed, int injured, const Beside& beside) {
    Signs out;
    addShotSigns(article, killed, injured, out);
    addSumSigns(article, killed, injured, out);
    addReadingsOfBoth(article, killed, injured, out);
    addFiguresOfBoth(article, killed, injured, out);
    addToldSigns(article, killed, injured, beside, out);
    return out;
}

class CaseMaker {
public:
    explicit CaseMaker(const std::vector<const TollEvidence*>& articles) {
        for (const TollEvidence* article : articles)
            if (article->tells)
                articles_.push_back(article);
        beside_ = toldBeside(articles_);
        people_ = joined(articles_);
        living_ = livingBesideDead(articles_);
        for (const Fate fate : {Fate::killed, Fate::injured})
            numbered_[static_cast<std::size_t>(fate)] =
                std::any_of(articles_.begin(), articles_.end(),
                            [&](const TollEvidence* article) { return givesNumber(*article, fate); });
        share_ = 1 / std::sqrt(static_cast<double>(std::max<std::size_t>(1, articles_.size())));
    }

    TollCase run() const {
        TollCase out;
        if (articles_.empty())
            return out;
        for (const Fate fate : {Fate::killed, Fate::injured}) {
            const auto f = static_cast<std::size_t>(fate);
            for (const Size size : {Size::none, Size::one, Size::several}) {
                Signs& signs = out.sizes[f][static_cast<std::size_t>(size)];
                signs["size " + nameOf(size)] = 1;
                if (beside_[f])
                    signs["beside " + nameOf(size)] = 1;
                for (const TollEvidence* article : articles_)
                    add(signsOfSize(*article, fate, size, beside_[f]), signs);
            }
            for (const int value : numbersMeant(articles_, people_, fate))
                out.numbers[f].push_back({value, signsOfNumber(fate, value)});
        }
        for (const auto& killed : out.numbers[0]) {
            auto& row = out.both.emplace_back();
            for (const auto& injured : out.numbers[1])
                row.push_back(signsOfPair(killed.value, injured.value));
        }
        return out;
    }

private:
    void add(const Signs& own, Signs& all) const {
        for (const auto& [sign, strength] : own)
            all[sign] += share_ * strength;
    }

    Signs signsOfNumber(Fate fate, int value) const {
        constexpr int highestRated = 12; // high tolls are rare, but how rare cannot be learnt from few
        Signs out;
        out["about " + coarse(value)] = 1;
        if (value > 1)
            out["logarithm"] = std::log(std::min(value, highestRated));
        for (const TollEvidence* article : articles_)
            add(signsOf(*article, fate, value, beside_[static_cast<std::size_t>(fate)]), out);
        addPeopleSigns(people_, numbered_[static_cast<std::size_t>(fate)] ? "joined n " : "joined ", fate,
                       value, out);
        return out;
    }

    // One article that tells both at once is enough: the strongest counts once more.
    Signs signsOfPair(int killed, int injured) const {
        Signs out, most;
        out["about " + coarse(killed) + " " + coarse(injured)] = 1;
        for (const TollEvidence* article : articles_)
            for (const auto& [sign, strength] : signsOfBoth(*article, killed, injured, beside_)) {
                out[sign] += share_ * strength;
                most["most " + sign] = std::max(most["most " + sign], strength);
            }
        out.merge(most);
        if (killed > 0 && living_ > 0)
            out["living " + coarse(living_) + (numbered_[1] ? "n " : " ") + against(injured, living_) + " " +
                sizeName(injured)] = 1;
        addPeopleOfBoth(people_, numbered_[0] || numbered_[1] ? "joined n " : "joined ", killed, injured,
                        out);
        return out;
    }

    std::vector<const TollEvidence*> articles_;
    Beside beside_{};
    std::vector<TollEvidence::Person> people_; // of all articles
    Beside numbered_{};
    int living_ = 0;
    double share_ = 1;
};

} // namespace

Size sizeOf(int number) {
    return number == 0 ? Size::none : number == 1 ? Size::one : Size::several;
}

TollCase tollCase(const std::vector<const TollEvidence*>& articles) {
    return CaseMaker(articles).run();
}

} // namespace claimline::reports
