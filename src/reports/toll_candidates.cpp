#include "reports/toll_candidates.h"

#include "reports/toll_roster.h"

#include <algorithm>

namespace claimline::reports {

namespace {

constexpr int highestToll = 100'000;
constexpr int highestOfWords = 30; // of numbers that are no figures of the dead or hurt

Fate otherThan(Fate fate) {
    return fate == Fate::killed ? Fate::injured : Fate::killed;
}

// Many dead and many hurt are told of one disaster.
bool tellsManyOfBoth(const TollEvidence& article) {
    const auto many = [](const auto& figure) { return figure.value > highestOfWords && figure.isWhole(); };
    return std::any_of(article.dead.begin(), article.dead.end(), many) &&
           std::any_of(article.hurt.begin(), article.hurt.end(), many);
}

// What is learnt from small happenings may not talk a disaster away.
bool opensWithMany(const TollEvidence& article, Fate fate) {
    const auto& figures = article.of(fate);
    return std::any_of(figures.begin(), figures.end(), [](const auto& figure) {
        return figure.value > highestOfWords && figure.isWhole() && figure.place != 'B';
    });
}

// High numbers that only stand further down are those of a year or of a country.
bool isFarOff(const TollEvidence& article, int value) {
    if (tellsManyOfBoth(article))
        return false;
    bool told = false;
    for (const auto* list : {&article.dead, &article.hurt, &article.shot})
        for (const auto& figure : *list) {
            if (figure.value == value && figure.place != 'B')
                return false;
            told = told || figure.value == value;
        }
    return told && value > highestOfWords;
}

void addNumbers(const TollEvidence& article, Fate fate, std::set<int>& out) {
    std::set<int> beside;
    for (const auto& figure : article.of(otherThan(fate)))
        beside.insert(figure.value);
    beside.insert(article.rule(otherThan(fate)));
    for (const auto* list : {&article.dead, &article.hurt, &article.shot})
        for (const auto& figure : *list)
            out.insert(figure.value);
    for (const auto& figure : article.shot)
        for (const int other : beside)
            if (other > 0)
                out.insert(figure.value - other);
    out.insert({groupsOf(article, fate).sum, article.rule(fate)});
    if (const int highest = highestWhole(article, fate); fate == Fate::killed && highest >= 0)
        out.insert(highest + 1); // and who did it
    for (const PeopleTold& told : article.told) {
        const int shot = told.shot, dead = told.dead + told.deadPart;
        for (const int value :
             {told.ordinal, told.ordinal - told.dead, told.ordinal - 1, told.dead, told.hurt, shot, dead,
              shot - dead, shot + told.hurt, told.hurt - told.deadPart, told.dead + 1})
            if (value <= highestOfWords || told.place != "B")
                out.insert(value);
    }
    const Harmed harmed = countOf(article.people);
    out.insert(fate == Fate::killed ? harmed.dead : harmed.hurt);
    for (const auto& [value, ways] : article.numbers)
        if (value <= highestOfWords)
            out.insert(value);
    for (const auto& others : article.others)
        out.insert({others.count, others.count + 1});
    for (const auto& [how, value] : article.shotNumbers)
        if (how != "D")
            out.insert({value - 1, value - 2});
}

// "There were no casualties", and nothing told to the contrary.
bool sayNo(const std::vector<const TollEvidence*>& articles, Fate fate) {
    const auto told = [&](const TollEvidence* article) {
        const auto& figures = article->of(fate);
        return (fate == Fate::killed && article->deaths > 0) ||
               std::any_of(figures.begin(), figures.end(),
                           [](const auto& figure) { return figure.value > 0; });
    };
    return std::none_of(articles.begin(), articles.end(), told) &&
           std::any_of(articles.begin(), articles.end(),
                       [&](const TollEvidence* article) { return article->saysNo(fate); });
}

} // namespace

// "a man and two women": those of different kinds added up.
Groups groupsOf(const TollEvidence& article, Fate fate) {
    std::map<std::string, int> groups;
    for (const auto& figure : article.of(fate))
        if (figure.part == "who" && !figure.reaches)
            groups[figure.who] = std::max(groups[figure.who], figure.value);
    Groups out;
    out.kinds = static_cast<int>(groups.size());
    for (const auto& [who, value] : groups)
        out.sum += value;
    return out;
}

int highestWhole(const TollEvidence& article, Fate fate) {
    int highest = -1;
    for (const auto& figure : article.of(fate))
        if (figure.isWhole())
            highest = std::max(highest, figure.value);
    return highest;
}

std::set<int> numbersMeant(const std::vector<const TollEvidence*>& articles,
                           const std::vector<TollEvidence::Person>& people, Fate fate) {
    if (sayNo(articles, fate))
        return {0};
    std::set<int> all{0, 1, 2};
    for (const TollEvidence* article : articles) {
        std::set<int> own;
        addNumbers(*article, fate, own);
        std::erase_if(own, [&](int value) { return isFarOff(*article, value); });
        all.merge(own);
    }
    const Harmed harmed = countOf(people);
    all.insert(fate == Fate::killed ? harmed.dead : harmed.hurt);
    const bool many = std::any_of(articles.begin(), articles.end(),
                                  [&](const TollEvidence* article) { return opensWithMany(*article, fate); });
    std::erase_if(all, [&](int value) { return value < (many ? 1 : 0) || value > highestToll; });
    return all;
}

} // namespace claimline::reports
