#include "reports/frames.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace claimline::reports {

namespace {

constexpr std::uint32_t nearSentences = 4; // how far back an effect looks for what it came of
constexpr Instant day = 86'400;

bool isViolence(EventType type) {
    return type == EventType::attack || type == EventType::battle;
}

bool isMisfortune(EventType type) {
    return isViolence(type) || type == EventType::accident || type == EventType::disaster;
}

bool shareAny(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
}

bool typesFit(EventType a, EventType b) {
    return a == b || (isViolence(a) && isViolence(b)) || (isMisfortune(a) && isMisfortune(b));
}

class Builder {
public:
    Builder(const Tree& tree, const Scene& scene, Frames& out)
        : tree_(tree)
        , scene_(scene)
        , out_(out) {}

    void run() {
        home_.assign(out_.predicates.size(), none);
        at_ = predicateAtTokens(tree_, out_.predicates);
        for (std::uint32_t i = 0; i < out_.predicates.size(); ++i)
            settle(i);
        joinHeadings();
        for (Frame& frame : out_.frames)
            std::sort(frame.predicates.begin(), frame.predicates.end());
    }

private:
    void settle(std::uint32_t i) {
        if (home_[i] != none)
            return;
        std::uint32_t home = none;
        if (const std::uint32_t occasion = occasionOf(i); occasion != none) {
            settle(occasion);
            home = home_[occasion];
        } else {
            home = homeOf(i);
        }
        if (home == none) {
            home = static_cast<std::uint32_t>(out_.frames.size());
            out_.frames.emplace_back();
        }
        home_[i] = home;
        put(i, out_.frames[home]);
    }

    // A heading, "Police fired rubber bullets", tells in short what the text tells as a part of a protest.
    void joinHeadings() {
        for (std::uint32_t i = 0; i < out_.predicates.size(); ++i) {
            const std::uint32_t from = home_[i];
            if (!out_.predicates[i].heading || !isOnlyMain(i, out_.frames[from]))
                continue;
            for (std::uint32_t j = 0; j < out_.predicates.size(); ++j) {
                const std::uint32_t to = home_[j];
                if (to == from || !tellsSame(i, j) || out_.frames[to].real != out_.frames[from].real ||
                    !timesFit(i, out_.frames[to]))
                    continue;
                for (const std::uint32_t p : std::exchange(out_.frames[from].predicates, {})) {
                    home_[p] = to;
                    put(p, out_.frames[to]);
                }
                break;
            }
        }
        std::erase_if(out_.frames, [](const Frame& frame) { return frame.predicates.empty(); });
    }

    bool isOnlyMain(std::uint32_t index, const Frame& frame) const {
        return std::ranges::all_of(frame.predicates, [&](std::uint32_t p) {
            return p == index || out_.predicates[p].happening.role == Role::effect;
        });
    }

    bool tellsSame(std::uint32_t heading, std::uint32_t other) const {
        const Predicate &a = out_.predicates[heading], &b = out_.predicates[other];
        return !b.heading && isIncident(a.happening.type) && a.lemma == b.lemma &&
               a.happening.name == b.happening.name &&
               shareAny(out_.settings[heading].targets, out_.settings[other].targets);
    }

    // "41 were arrested at the rally", "shots were fired during the march": it is told of as a part of that.
    std::uint32_t occasionOf(std::uint32_t index) const {
        const Predicate& predicate = out_.predicates[index];
        if (const std::uint32_t doer = doerOf(predicate); doer != none)
            return doer;
        if (const std::uint32_t trial = trialFor(predicate); trial != none)
            return trial;
        if (predicate.happening.role == Role::main && !isViolence(predicate.happening.type))
            return none;
        for (const std::uint32_t noun : predicate.obliques) {
            const std::uint32_t other = at_[noun];
            if (other != none && other != index && out_.predicates[other].kind == WordKind::noun &&
                out_.predicates[other].happening.type == EventType::protest &&
                isReal(out_.predicates[other]) == isReal(predicate) &&
                oneOf(tree_.preposition(noun), {"at", "during", "in"}))
                return other;
        }
        return none;
    }

    // "was sentenced to nine years for defrauding the state": what somebody stands trial for is told of the
    // trial.
    std::uint32_t trialFor(const Predicate& predicate) const {
        const Token& token = tree_.token(predicate.token);
        if (predicate.kind != WordKind::verb || token.form != language::Form::gerund || token.head == none ||
            predicate.happening.type != EventType::justice)
            return none;
        const std::uint32_t trial = at_[token.head];
        const std::string before = predicate.token == 0 ? std::string() : tree_.lower(predicate.token - 1);
        return trial != none && out_.predicates[trial].happening.type == EventType::justice &&
                       oneOf(before, {"for", "of", "with", "over"})
                   ? trial
                   : none;
    }

    // "The attack shut down 14 systems": what an incident does is told of it.
    std::uint32_t doerOf(const Predicate& predicate) const {
        if (isIncident(predicate.happening.type) || predicate.kind != WordKind::verb ||
            predicate.happening.role != Role::main)
            return none;
        std::vector<std::uint32_t> nouns = predicate.subjects;
        if (predicate.happening.type == EventType::science) // "discovered the attack"
            nouns.insert(nouns.end(), predicate.objects.begin(), predicate.objects.end());
        for (const std::uint32_t noun : nouns) {
            const std::uint32_t other = at_[noun];
            if (other == none || out_.predicates[other].kind != WordKind::noun)
                continue;
            const Happening& doer = out_.predicates[other].happening;
            if (doer.role != Role::sequel && doer.type != EventType::election && isIncident(doer.type) &&
                isReal(out_.predicates[other]) == isReal(predicate))
                return other;
        }
        return none;
    }

    const Timex* timexOf(std::uint32_t predicate) const {
        const std::uint32_t at = out_.settings[predicate].timex;
        if (at == none)
            return nullptr;
        const Timex& timex = scene_.facts().timexes[at];
        if (isBefore(predicate, timex))
            return nullptr;
        // "Four now dead" died on another day; "burned for six hours" and "two million a day" tell of none.
        const bool length = timex.type == TimexType::duration || timex.type == TimexType::set;
        return timex.value == "PRESENT_REF" || (length && !timex.when.known()) ? nullptr : &timex;
    }

    // "Trains were running on Thursday after a two-day strike": Thursday is not when it was.
    bool isBefore(std::uint32_t index, const Timex& timex) const {
        const Predicate& predicate = out_.predicates[index];
        return predicate.kind == WordKind::noun && predicate.happening.type == EventType::protest &&
               tree_.preposition(predicate.token) == "after" &&
               !tree_.isUnder(tree_.document().tokenAt(timex.span.begin), predicate.token);
    }

    static bool isReal(const Predicate& predicate) { return !predicate.planned && !predicate.hypothetical; }

    static bool isYearless(std::string_view value) {
        return value.starts_with("XXXX-") && value.size() >= 10 && value[5] != 'W';
    }

    bool timesFit(std::uint32_t predicate, const Frame& frame) const {
        const Timex* timex = timexOf(predicate);
        const Setting& setting = out_.settings[predicate];
        const bool main = out_.predicates[predicate].happening.role == Role::main;
        // "Over the past few days they fired 13 in two strikes. On Monday …": the sum is not its parts.
        if (main && frame.hold >= Hold::sentence && timex != nullptr && setting.hold >= Hold::sentence &&
            (timex->type == TimexType::duration) != frame.stretch)
            return false;
        if (timex == nullptr || setting.hold < Hold::sentence || frame.hold < Hold::sentence ||
            !frame.when.known())
            return true;
        const When &a = timex->when, &b = frame.when;
        const Instant lengthA = a.latestEnd - a.earliestStart, lengthB = b.latestEnd - b.earliestStart;
        // What went on "over the past few days" is not what happened on one of them.
        if (std::max(lengthA, lengthB) > 2 * day &&
            std::max(lengthA, lengthB) > 2 * std::min(lengthA, lengthB))
            return main ? a.overlaps(b) && setting.hold != Hold::clause : setting.hold != Hold::clause;
        if (a.overlaps(b) ||
            (isOfStrike(predicate, frame) && std::max(a.earliestStart, b.earliestStart) <=
                                                 std::min(a.latestEnd, b.latestEnd) + (main ? 0 : 4 * day)))
            return true;
        // The wounded die later, and people are found and brought out; what they came of may be told after.
        const auto follows = [](const When& later, const When& earlier) {
            return later.earliestStart >= earlier.earliestStart &&
                   later.earliestStart - earlier.latestEnd < 4 * day;
        };
        return (!main && follows(a, b)) || (!frame.main && follows(b, a)) ||
               (!main && setting.hold != Hold::clause);
    }

    // Who walks out on Sunday night is on strike on Monday, and what does not run all week is told of it.
    bool isOfStrike(std::uint32_t predicate, const Frame& frame) const {
        const std::string& name = out_.predicates[predicate].happening.name;
        return frame.happening == "walk_out" &&
               (name == frame.happening || out_.predicates[predicate].happening.role == Role::effect);
    }

    static bool isFar(const Place& a, const Place& b) {
        if (!a.located || !b.located || a.name == b.name || a.region.empty() || b.region.empty() ||
            a.region == b.region)
            return false;
        if (a.name == b.region || b.name == a.region)
            return false;
        const double x = (a.longitude - b.longitude) * std::cos((a.latitude + b.latitude) * 0.008727);
        return 111.2 * std::hypot(x, a.latitude - b.latitude) > 150;
    }

    bool placesFit(const Setting& setting, const Frame& frame) const {
        if (setting.places.empty() || frame.places.empty())
            return true;
        for (const Place& a : setting.places)
            for (const Place& b : frame.places)
                if (!isFar(a, b))
                    return true;
        return false;
    }

    // Who is named once in passing did not do it together with him who is named throughout.
    static bool leads(const Frame& frame, const std::string& side) {
        const auto found = frame.sides.find(side);
        if (found == frame.sides.end())
            return false;
        return std::all_of(frame.sides.begin(), frame.sides.end(),
                           [&](const auto& other) { return 2 * found->second >= other.second; });
    }

    static bool sharesSide(const Setting& setting, const Frame& frame) {
        return std::any_of(setting.sides.begin(), setting.sides.end(),
                           [&](const std::string& side) { return leads(frame, side); });
    }

    static bool sidesFit(const Setting& setting, const Frame& frame) {
        return setting.sides.empty() || frame.sides.empty() || sharesSide(setting, frame);
    }

    // Who acts in an accident or an election is on no side that could do another one.
    static bool hasSides(EventType type) {
        return type != EventType::accident && type != EventType::disaster && type != EventType::election;
    }

    bool fits(std::uint32_t index, const Frame& frame) const {
        const Predicate& predicate = out_.predicates[index];
        const Setting& setting = out_.settings[index];
        if (isReal(predicate) != frame.real || !timesFit(index, frame) || !placesFit(setting, frame))
            return false;
        const std::uint32_t sentence = tree_.token(predicate.token).sentence;
        const std::uint32_t apart = sentence - frame.lastSentence;
        if (predicate.happening.role == Role::effect)
            return (isIncident(frame.type) || frame.main) && isIncident(frame.type) &&
                   apart <= 3 * nearSentences;
        if (predicate.happening.role == Role::sequel)
            return frame.type == EventType::protest
                       ? apart <= 2 * nearSentences
                       : frame.happening == predicate.happening.name && sidesFit(setting, frame);
        if ((hasSides(frame.type) || hasSides(predicate.happening.type)) && !sidesFit(setting, frame))
            return false;
        const bool cameOfIt = isMisfortune(frame.type) || typesFit(predicate.happening.type, frame.type);
        if (!frame.main && cameOfIt && isIncident(frame.type) && isIncident(predicate.happening.type))
            return apart <= nearSentences; // "Three dead after ferry fire": the cause comes after the effect
        if (!typesFit(predicate.happening.type, frame.type))
            return apart <= nearSentences && isViolenceWithin(predicate, frame);
        if (isIncident(frame.type))
            return true;
        const bool told = shareAny(setting.targets, frame.targets) ||
                          (shareAny(setting.actors, frame.actors) && apart <= 2);
        return frame.happening == predicate.happening.name &&
               (told || (apart <= nearSentences && isOnlyHeading(frame)));
    }

    // What only the heading has told is told again at the beginning of the text.
    bool isOnlyHeading(const Frame& frame) const {
        return std::ranges::all_of(frame.predicates,
                                   [&](std::uint32_t p) { return out_.predicates[p].heading; });
    }

    // "Thousands marched. Police fired tear gas into the crowd": told on in a clause of its own. What a
    // protest is about stands under it.
    bool isViolenceWithin(const Predicate& predicate, const Frame& frame) const {
        const Deprel relation = tree_.token(predicate.token).deprel;
        return frame.type == EventType::protest && isViolence(predicate.happening.type) &&
               predicate.kind == WordKind::verb &&
               (relation == Deprel::root || relation == Deprel::conj || relation == Deprel::ccomp ||
                relation == Deprel::parataxis);
    }

    // The frame, as a number; none: it begins one.
    std::uint32_t homeOf(std::uint32_t index) const {
        const Frame* best = nullptr;
        double bestScore = 0;
        const std::uint32_t sentence = tree_.token(out_.predicates[index].token).sentence;
        for (const Frame& frame : out_.frames) {
            if (!fits(index, frame))
                continue;
            double score = 1.0 / (1 + sentence - frame.lastSentence);
            score += frame.main ? 0.3 : 0;
            // Who died is told of a shooting rather than of the vigil for its victims, who came of the vigil.
            score += out_.predicates[index].happening.role == Role::effect &&
                             typesFit(out_.predicates[index].happening.type, frame.type)
                         ? 0.4
                         : 0;
            score += sharesSide(out_.settings[index], frame) ? 0.3 : 0;
            score += shareAny(out_.settings[index].targets, frame.targets) ? 0.3 : 0;
            score += 0.05 * static_cast<double>(std::min<std::size_t>(6, frame.predicates.size()));
            const Timex* timex = timexOf(index);
            score += timex != nullptr && frame.hold >= Hold::sentence && timex->when.overlaps(frame.when)
                         ? 0.4
                         : 0;
            if (best == nullptr || score > bestScore) {
                best = &frame;
                bestScore = score;
            }
        }
        return best == nullptr ? none : static_cast<std::uint32_t>(best - out_.frames.data());
    }

    void put(std::uint32_t index, Frame& frame) {
        const Predicate& predicate = out_.predicates[index];
        const Setting& setting = out_.settings[index];
        const bool done = !frame.predicates.empty() && isIncident(frame.type) &&
                          !isIncident(predicate.happening.type); // by the incident
        const bool main = predicate.happening.role == Role::main && !done;
        if (frame.predicates.empty()) {
            frame.real = isReal(predicate);
            frame.type = predicate.happening.type;
            frame.happening = predicate.happening.name;
            frame.best = index;
        } else if (main && !frame.main) {
            frame.type = predicate.happening.type;
            frame.happening = predicate.happening.name;
            frame.best = index;
        }
        frame.main = frame.main || main;
        frame.predicates.push_back(index);
        frame.lastSentence = std::max(frame.lastSentence, tree_.token(predicate.token).sentence);
        frame.weight += weightOf(predicate);
        takeTime(index, frame, main);
        for (const Place& place : setting.places)
            if (std::none_of(frame.places.begin(), frame.places.end(),
                             [&](const Place& p) { return p.name == place.name; }))
                frame.places.push_back(place);
        // Who is hurt or arrests others did not do it.
        if (main) {
            frame.actors.insert(setting.actors.begin(), setting.actors.end());
            for (const std::string& side : setting.sides)
                ++frame.sides[side];
            frame.targets.insert(setting.targets.begin(), setting.targets.end());
        }
    }

    void takeTime(std::uint32_t index, Frame& frame, bool main) const {
        const Timex* timex = timexOf(index);
        const Hold hold = out_.settings[index].hold;
        if (timex == nullptr)
            return;
        const double worth = timeWorth(*timex, hold) + (main ? 0.5 : 0);
        if (worth <= frame.timeWorth)
            return;
        frame.timeWorth = worth;
        frame.when = toldWhen(*timex);
        frame.timeSpan = timex->span;
        frame.timeValue = timex->value;
        frame.loose = isLoose(tree_.text(), *timex);
        frame.stretch = timex->type == TimexType::duration;
        frame.hold = hold;
    }

    // A day that stands with the happening dates it better than a year that does.
    double timeWorth(const Timex& timex, Hold hold) const {
        const Instant length = timex.when.latestEnd - timex.when.earliestStart;
        if (timex.type == TimexType::duration)
            return 0.8;
        if (isLoose(tree_.text(), timex))
            return 2;
        const bool fine = (timex.when.known() && length <= 2 * day) || isYearless(timex.value);
        switch (hold) {
        case Hold::clause:
            return fine ? 6 : 3.5;
        case Hold::sentence:
            return fine ? 5 : 1;
        case Hold::saying:
            return fine ? 3 : 0;
        default:
            return 0;
        }
    }

    double weightOf(const Predicate& predicate) const {
        const std::uint32_t sentence = tree_.token(predicate.token).sentence;
        double weight = std::exp(-static_cast<double>(sentence) / 6.0);
        weight += sentence < 2 ? 1.0 : 0;
        if (predicate.happening.role == Role::effect)
            weight *= 0.7;
        if (predicate.happening.role == Role::sequel)
            weight *= 0.35;
        if (predicate.negated || !isReal(predicate))
            weight *= 0.5;
        switch (predicate.happening.type) {
        case EventType::statement:
            return weight * 0.35;
        case EventType::talks:
        case EventType::threat:
        case EventType::aid:
            return weight * 0.6;
        default:
            return weight;
        }
    }

    const Tree& tree_;
    const Scene& scene_;
    Frames& out_;
    std::vector<std::uint32_t> home_; // frame of each predicate
    std::vector<std::uint32_t> at_;   // predicate at each token
};

// A text of no word that the lexicon knows is about what its first sentence says.
void addFirstSentence(const Tree& tree, const Scene& scene, Frames& out) {
    for (const language::Sentence& sentence : tree.document().sentences) {
        if (sentence.heading)
            continue;
        Predicate predicate = mainVerb(tree, sentence);
        if (predicate.token == none)
            continue;
        out.settings.push_back(scene.of(predicate));
        out.predicates.push_back(std::move(predicate));
        return;
    }
}

} // namespace

bool isIncident(EventType type) {
    switch (type) {
    case EventType::attack:
    case EventType::battle:
    case EventType::accident:
    case EventType::disaster:
    case EventType::protest:
    case EventType::cyber:
    case EventType::election:
        return true;
    default:
        return false;
    }
}

Frames findFrames(const Tree& tree, const Lexicon& lexicon, const Scene& scene) {
    Frames out;
    out.predicates = findPredicates(tree, lexicon);
    std::erase_if(out.predicates, [&](const Predicate& predicate) { // "March 3" is no march
        const auto& timexes = scene.facts().timexes;
        return std::any_of(timexes.begin(), timexes.end(),
                           [&](const Timex& timex) { return timex.span.contains(predicate.span); });
    });
    std::erase_if(out.predicates, [&](const Predicate& predicate) { // "since the truce of July"
        return predicate.kind == WordKind::noun && tree.preposition(predicate.token) == "since";
    });
    std::erase_if(out.predicates, [&](const Predicate& predicate) { // "Who hit first?"
        const language::Sentence& sentence = tree.sentenceOf(predicate.token);
        const auto& paragraphs = tree.document().paragraphs;
        return tree.word(sentence.last - 1) == "?" && sentence.paragraph < paragraphs.size() &&
               paragraphs[sentence.paragraph] == sentence.span;
    });
    const std::vector<std::uint32_t> at = predicateAtTokens(tree, out.predicates);
    const std::vector<Predicate> all = out.predicates;
    std::erase_if(out.predicates, [&](const Predicate& predicate) { // "a ransomware attack" is told once
        const Token& token = tree.token(predicate.token);
        return token.deprel == Deprel::compound && at[token.head] != none &&
               all[at[token.head]].happening.name == predicate.happening.name;
    });
    for (const Predicate& predicate : out.predicates)
        out.settings.push_back(scene.of(predicate));
    if (out.predicates.empty())
        addFirstSentence(tree, scene, out);
    Builder(tree, scene, out).run();
    const auto heaviest =
        std::max_element(out.frames.begin(), out.frames.end(),
                         [](const Frame& a, const Frame& b) { return a.weight < b.weight; });
    if (heaviest != out.frames.end())
        heaviest->headline = true;
    return out;
}

} // namespace claimline::reports
