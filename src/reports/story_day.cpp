#include "reports/story_day.h"

#include <algorithm>
#include <map>

namespace claimline::reports {

namespace {

constexpr Instant day = 86'400;
constexpr int farthestBack = 60;    // days before the article; what is older is background
constexpr double ownDayWorth = 0.8; // the article's own day is named for much that is not the happening

// A day that is named by its number, well behind the article's own: days on which somebody spoke, was held or
// stood in court are told by the names of weekdays.
constexpr double numberedFloor = 1;
constexpr double numberedWorth = 2;
constexpr double clockFloor = 1.5;
constexpr double otherStep = 0.5; // the day of another step of what goes on for long
constexpr double openingWorth =
    2;                       // "struck a bus on Tuesday": the news itself, whatever days are recalled below
constexpr double told = 0.1; // of a day on which it was said

struct Vote {
    double worth = 0;
    double best = 0; // of one expression
    std::uint32_t timex = none;
};

class DayVoter {
public:
    DayVoter(const Tree& tree, const Scene& scene, const Frames& frames, const Frame& frame)
        : tree_(tree)
        , scene_(scene)
        , frames_(frames)
        , frame_(frame)
        , worth_(scene.facts().timexes.size(), -1) {}

    std::uint32_t run() {
        for (const Frame& other : frames_.frames)
            if (&other == &frame_ || (other.real && other.type == frame_.type && !isOther(other)))
                for (const std::uint32_t p : other.predicates)
                    weigh(p, &other == &frame_ ? 1 : 0.6);
        for (std::uint32_t p = 0; p < frames_.predicates.size(); ++p)
            if (frames_.predicates[p].happening.role == Role::sequel)
                weigh(p, 1);
        std::map<int, Vote> votes;
        const auto& timexes = scene_.facts().timexes;
        for (std::uint32_t t = 0; t < timexes.size(); ++t)
            if (isDayOfStory(timexes[t]))
                cast(t, votes[dayOf(toldWhen(timexes[t]).earliestStart).number]);
        const Vote* best = nullptr;
        for (const auto& [number, vote] : votes)
            if (vote.worth > 0 && (best == nullptr || vote.worth > best->worth))
                best = &vote;
        if (best == nullptr)
            return none;
        const std::uint32_t earlier = openingDayBefore(best->timex);
        return earlier == none ? best->timex : earlier;
    }

private:
    // "A woman was hurt late on Wednesday …, police said on Thursday. … On Thursday morning she …": what
    // opens with a day before the article's own, and comes to that only then, happened on the earlier.
    std::uint32_t openingDayBefore(std::uint32_t chosen) const {
        constexpr std::uint32_t opening = 600; // bytes
        constexpr Instant twoDays = 2 * day;
        const auto& timexes = scene_.facts().timexes;
        const When& published = scene_.facts().published;
        if (!published.known() || timexes[chosen].when.earliestStart < published.earliestStart)
            return none;
        for (std::uint32_t t = 0; t < timexes.size() && timexes[t].span.begin < opening; ++t) {
            if (!isDayOfStory(timexes[t]))
                continue;
            const Instant before = published.earliestStart - timexes[t].when.earliestStart;
            return before > 0 && before <= twoDays ? t : none;
        }
        return none;
    }

    // Dated by a stretch of its own, it is another happening of the kind.
    bool isOther(const Frame& other) const {
        return other.hold == Hold::clause && frame_.hold == Hold::clause && other.when.known() &&
               frame_.when.known() && !other.when.overlaps(frame_.when) &&
               other.when.latestEnd + 3 * day < frame_.when.earliestStart;
    }

    bool isDayOfStory(const Timex& timex) const {
        if (timex.type == TimexType::set || timex.type == TimexType::duration || !timex.when.known() ||
            timex.when.latestEnd - timex.when.earliestStart > 2 * day || isLoose(tree_.text(), timex) ||
            isDayAfter(tree_.text(), timex, scene_.facts().published))
            return false;
        if (timex.outlook == Outlook::planned || timex.outlook == Outlook::hypothetical)
            return false;
        const When& published = scene_.facts().published;
        return !published.known() ||
               (timex.when.earliestStart < published.latestEnd &&
                timex.when.earliestStart + farthestBack * day > published.earliestStart);
    }

    // In the sentence with which the article begins, or the one behind its title.
    bool opens(std::uint32_t token) const {
        return tree_.token(token).sentence <= 1 && !tree_.sentenceOf(token).heading;
    }

    void weigh(std::uint32_t index, double share) {
        const Predicate& predicate = frames_.predicates[index];
        const Setting& setting = frames_.settings[index];
        if (setting.timex == none || predicate.planned || predicate.hypothetical)
            return;
        double worth = setting.hold == Hold::clause ? 3 : setting.hold == Hold::sentence ? 1.6 : 0.3;
        switch (predicate.happening.role) {
        case Role::main:
            break;
        case Role::effect:
            worth *= 0.6;
            break;
        case Role::sequel:
            worth = 0.1;
            break;
        }
        if (opens(predicate.token) && setting.hold == Hold::clause &&
            predicate.happening.role != Role::sequel)
            worth *= openingWorth;
        worth_[setting.timex] = std::max(worth_[setting.timex], share * worth);
    }

    void cast(std::uint32_t index, Vote& vote) const {
        const Timex& timex = scene_.facts().timexes[index];
        const std::uint32_t token = tree_.document().tokenAt(timex.span.begin);
        if (token >= tree_.size() || (worth_[index] < 0 && isOfThing(token)))
            return;
        double worth = worth_[index] >= 0 ? worth_[index] : ownWorth(token);
        if (isClockTime(timex) && worth > told)
            worth = std::max(worth, clockFloor);
        const auto& sentence = tree_.sentenceOf(token);
        const When& published = scene_.facts().published;
        const bool ownDay = published.known() && timex.when.earliestStart >= published.earliestStart;
        if (sentence.heading && ownDay)
            worth *= 0.2; // a date line
        worth *= ownDay ? ownDayWorth : 1;
        if (isNumberedDay(timex) && worth_[index] < 0 && isProceeding(frame_.type))
            worth *= otherStep;
        else if (isNumberedDay(timex))
            worth = std::max(worth, numberedFloor) * numberedWorth;
        worth /= 1 + 0.06 * static_cast<double>(tree_.token(token).sentence);
        vote.worth += worth;
        if (worth > vote.best) {
            vote.best = worth;
            vote.timex = index;
        }
    }

    // What befalls people on one day is told of for weeks; on the days that news of a strike or of a vote
    // names beside its own, other steps were taken.
    static bool isProceeding(EventType type) {
        return type == EventType::protest || type == EventType::talks;
    }

    // "A picture of 4 June", "the law of May 5": the day of a thing.
    bool isOfThing(std::uint32_t token) const {
        while (token < tree_.size() && tree_.token(token).upos != Upos::NOUN &&
               tree_.token(token).head != none &&
               (tree_.token(token).upos == Upos::NUM || tree_.token(token).upos == Upos::PROPN) &&
               tree_.token(token).deprel != Deprel::nmod)
            token = tree_.token(token).head;
        return token < tree_.size() && tree_.token(token).deprel == Deprel::nmod &&
               oneOf(tree_.preposition(token), {"of", "from"});
    }

    // "About 9 p.m. Saturday": the minute is told of what happened.
    static bool isClockTime(const Timex& timex) {
        return timex.type == TimexType::time && timex.when.precision < Precision::partOfDay;
    }

    // "The Nov. 10 shooting": days on which somebody spoke, was held or stood in court are told by their
    // names.
    bool isNumberedDay(const Timex& timex) const {
        constexpr Instant twoDays = 2 * day;
        const When& published = scene_.facts().published;
        return published.known() && timex.when.earliestStart + twoDays <= published.earliestStart &&
               namesDayOfMonth(tree_.text(), timex);
    }

    // Told with another verb: "officers were called there on Friday" sets the scene, "he said on Friday" does
    // not.
    double ownWorth(std::uint32_t token) const {
        for (int steps = 0; steps < 8 && token != none; ++steps) {
            if (scene_.isCue(token))
                return told;
            if (tree_.token(token).upos == Upos::VERB)
                return 0.7;
            token = tree_.token(token).head;
        }
        return 0.4;
    }

    const Tree& tree_;
    const Scene& scene_;
    const Frames& frames_;
    const Frame& frame_;
    std::vector<double> worth_; // of each expression, by the best word that it dates
};

} // namespace

std::uint32_t storyDay(const Tree& tree, const Scene& scene, const Frames& frames, const Frame& frame) {
    return DayVoter(tree, scene, frames, frame).run();
}

} // namespace claimline::reports
