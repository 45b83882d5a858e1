#include "reports/answers.h"

#include "reports/authors.h"
#include "reports/blame.h"
#include "reports/counts.h"
#include "reports/debris.h"
#include "reports/deeds.h"
#include "reports/measures.h"
#include "reports/readings.h"
#include "reports/tally.h"
#include "reports/uses.h"
#include "reports/wording.h"

#include <algorithm>
#include <map>
#include <set>

namespace claimline::reports {

namespace {

class Answerer {
public:
    Answerer(const Tree& tree, const Lexicon& lexicon, const Scene& scene, const Frames& frames)
        : tree_(tree)
        , lexicon_(lexicon)
        , scene_(scene)
        , frames_(frames)
        , at_(predicateAtTokens(tree, frames.predicates))
        , out_(frames.frames.size()) {
        home_.assign(frames.predicates.size(), none);
        for (std::uint32_t f = 0; f < frames.frames.size(); ++f)
            for (const std::uint32_t p : frames.frames[f].predicates)
                home_[p] = f;
    }

    std::vector<std::vector<Answer>> run() {
        std::vector<Count> counts = findCounts(tree_, lexicon_, frames_.predicates, bareFigures());
        countDebris(tree_, lexicon_, frames_.predicates, counts);
        for (Count& measure : findMeasures(tree_, lexicon_, frames_.predicates))
            counts.push_back(std::move(measure));
        for (const Count& count : counts)
            noteMany(count);
        for (Count& count : counts)
            take(count);
        for (std::uint32_t p = 0; p < frames_.predicates.size(); ++p) {
            takeYesNo(p);
            takeVictims(p);
        }
        for (Count& deed : findDeeds(tree_, lexicon_, scene_, frames_))
            add(deed.predicate, std::move(deed.answer));
        for (const Blame& blame : findBlame(tree_, lexicon_, scene_.facts().timexes))
            takeBlame(blame);
        for (const Author& author : findAuthors(tree_, lexicon_, scene_))
            takeAuthor(author);
        for (const Use& use : findUses(tree_, lexicon_))
            takeUse(use);
        for (auto& answers : out_)
            widenGroups(answers);
        takeTallies();
        for (auto& answers : out_)
            std::stable_sort(answers.begin(), answers.end(),
                             [](const Answer& a, const Answer& b) { return a.span < b.span; });
        return std::move(out_);
    }

private:
    // Numbers that are all that somebody says.
    std::set<std::uint32_t> bareFigures() const {
        constexpr std::uint32_t words = 2; // "1.4 million"
        constexpr std::uint32_t hedge = 4; // “at least 130”
        std::set<std::uint32_t> begins;
        for (const Claim& claim : scene_.facts().claims) {
            if (claim.content.size() != 1 || claim.form == ClaimForm::narrator || claim.content[0].empty())
                continue;
            const std::uint32_t first = tree_.document().tokenAt(claim.content[0].begin);
            const std::uint32_t last = tree_.document().tokenAt(claim.content[0].end - 1);
            for (const language::Quantity& quantity : tree_.document().quantities)
                if (quantity.first >= first && quantity.last <= last + 1 && last < first + words + hedge)
                    begins.insert(tree_.token(quantity.first).span.begin);
        }
        return begins;
    }

    void add(std::uint32_t predicate, Answer answer) {
        if (home_[predicate] == none || isAsked(predicate))
            return;
        tellWithin(lexicon_, occasionOf(predicate), answer);
        answer.claim = scene_.claimAt(answer.span);
        if (answer.claim == none)
            answer.claim = frames_.settings[predicate].claim;
        if (answer.claim != none && scene_.facts().claims[answer.claim].stance == Stance::denies)
            answer.denied = !answer.denied;
        out_[home_[predicate]].push_back(std::move(answer));
    }

    // "Flood damage abroad: are you insured?": who asks says nothing.
    bool isAsked(std::uint32_t predicate) const {
        const auto& sentence = tree_.sentenceOf(frames_.predicates[predicate].token);
        std::uint32_t last = sentence.last;
        while (last > sentence.first + 1 && oneOf(tree_.word(last - 1), {"\"", "”", "’", "'"}))
            --last;
        return tree_.word(last - 1) == "?";
    }

    // What people attend: "3,200 joined the strike"; else the frame's happening, a protest before others.
    std::string occasionOf(std::uint32_t predicate) const {
        const Predicate& own = frames_.predicates[predicate];
        for (const auto* nouns : {&own.objects, &own.obliques})
            for (const std::uint32_t noun : *nouns)
                if (at_[noun] != none && !lexicon_.toldAs(classAt(noun), own.happening.name).empty())
                    return classAt(noun);
        const Frame& frame = frames_.frames[home_[predicate]];
        for (const std::uint32_t p : frame.predicates) {
            const std::string& name = frames_.predicates[p].happening.name;
            if (name != frame.happening && frames_.predicates[p].happening.role == Role::main &&
                lexicon_.toldAs(name, own.happening.name) == "person:" + name)
                return name;
        }
        return frame.happening;
    }
    const std::string& classAt(std::uint32_t token) const {
        return frames_.predicates[at_[token]].happening.name;
    }

    // "Six men were wounded", "12 miners died": where no other group is counted beside them they are all.
    // That two children were says nothing of the others, nor does a group that is less than all who are told
    // of.
    void widenGroups(std::vector<Answer>& answers) const {
        std::map<std::string, std::map<std::uint32_t, std::set<std::string>>> groups; // by facet and sentence
        std::map<std::pair<std::string, std::uint32_t>, double>
            most; // that a speaker tells of without a group
        for (const Answer& answer : answers)
            if (answer.facet.starts_with("count:person:") && answer.scope.part.empty() &&
                answer.scope.reach.empty()) {
                if (!answer.scope.who.empty())
                    groups[answer.facet][sentenceAt(answer.span)].insert(answer.scope.who);
                else
                    most[{answer.facet, speakerOf(answer)}] =
                        std::max(most[{answer.facet, speakerOf(answer)}], answer.low);
            }
        std::set<std::string> alone;
        for (const auto& [facet, told] : groups)
            if (std::ranges::all_of(told, [&](const auto& sentence) {
                    return sentence.second.size() == 1 &&
                           lexicon_.isCountWord(*sentence.second.begin(), "may be all");
                }))
                alone.insert(facet);
        for (Answer& answer : answers)
            if (alone.contains(answer.facet) && isNumber(answer) &&
                answer.low >= most[{answer.facet, speakerOf(answer)}])
                answer.scope.who.clear();
    }

    // "one worker" is a number of them, "a worker" the one that is told of.
    bool isNumber(const Answer& answer) const {
        const std::uint32_t first = tree_.document().tokenAt(answer.span.begin);
        return answer.low > 1 ||
               (answer.low == 1 && (tree_.lower(first) == "one" || tree_.lower(first) == "1"));
    }

    std::uint32_t speakerOf(const Answer& answer) const {
        return answer.claim == none ? none : scene_.facts().claims[answer.claim].speaker;
    }

    std::uint32_t sentenceAt(Span span) const {
        const auto& sentences = tree_.document().sentences;
        const auto after = std::ranges::upper_bound(sentences, span.begin, {},
                                                    [](const auto& sentence) { return sentence.span.begin; });
        return static_cast<std::uint32_t>(after - sentences.begin());
    }

    // A figure for all, or the one person that stands there already.
    static bool saysMore(const std::vector<Answer>& answers, const Answer& tally) {
        return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) {
            const bool whole = answer.scope.part.empty() && answer.scope.who.empty();
            return answer.facet == tally.facet && !answer.denied &&
                   ((whole && answer.low >= 1) || (tally.low == 1 && answer.low == 1));
        });
    }

    void takeTallies() {
        const auto tallies = tallyPeople(tree_, lexicon_, frames_);
        for (std::size_t f = 0; f < tallies.size(); ++f) {
            // "A cyclist was hit and died": he is not one of the injured.
            std::erase_if(out_[f], [&](const Answer& answer) {
                return answer.facet == "count:person:injure" && answer.low == 1 && answer.high == 1 &&
                       std::any_of(tallies[f].dead.begin(), tallies[f].dead.end(),
                                   [&](Span span) { return answer.span.contains(span); });
            });
            for (Answer answer : tallies[f].answers) {
                if (saysMore(out_[f], answer))
                    continue;
                answer.claim = scene_.claimAt(answer.span);
                out_[f].push_back(std::move(answer));
            }
        }
    }

    // "17 shootings left seven dead": the figures of such a sentence are those of all of them together.
    void noteMany(const Count& count) {
        const Predicate& predicate = frames_.predicates[count.predicate];
        const EventType type = predicate.happening.type;
        const bool told = type == EventType::statement || type == EventType::threat;
        const bool itself =
            predicate.kind == WordKind::noun && predicate.happening.role == Role::main && !told &&
            count.answer.facet.find(":" + tree_.lemma(predicate.token) + ":") != std::string::npos;
        if (itself && count.answer.low >= 2 && count.answer.scope.part.empty())
            many_[tree_.token(predicate.token).sentence] =
                "in " + count.answer.value + " " + plural(tree_.lemma(predicate.token));
    }

    void take(Count& count) {
        const Predicate& predicate = frames_.predicates[count.predicate];
        Answer& answer = count.answer;
        if (predicate.planned || predicate.hypothetical)
            answer.scope.part = predicate.planned ? "planned" : "possible";
        const Setting& setting = frames_.settings[count.predicate];
        if (setting.timex != none && setting.hold == Hold::clause)
            setReach(scene_.facts().timexes[setting.timex], answer);
        if (const Timex* past = pastAtStart(predicate); past != nullptr && answer.scope.reach.empty())
            answer.scope.reach = "over " + past->when.edtf;
        setYear(clauseOf(predicate, answer.span), answer);
        setHabit(predicate, answer);
        const auto many = many_.find(tree_.token(predicate.token).sentence);
        if (many != many_.end() && answer.facet.starts_with("count:person:") && answer.scope.reach.empty())
            answer.scope.reach = many->second;
        if (answer.scope.part.empty() && isToldBefore(answer.span))
            answer.scope.part = earlierFigure;
        if ((predicate.negated && answer.high > 0) || isWhoSpeaks(answer.span))
            return; // "three did not suffer serious wounds" says nothing of how many were wounded
        add(count.predicate, std::move(answer));
    }

    // "Several survivors disputed that"
    bool isWhoSpeaks(Span figure) const {
        return std::ranges::any_of(scene_.facts().claims, [&](const Claim& claim) {
            return !claim.source.empty() && claim.source.front().begin == figure.begin &&
                   claim.source.front().contains(figure);
        });
    }

    // "Police had first spoken of five", "initially put the toll at nine"
    bool isToldBefore(Span figure) const {
        const std::uint32_t index = scene_.claimAt(figure);
        if (index == none)
            return false;
        return std::ranges::any_of(scene_.facts().claims[index].cue, [&](Span piece) {
            if (figure.begin < piece.end)
                return false; // "1.2 million, four times as many as it first said"
            for (std::uint32_t at = tree_.document().tokenAt(piece.begin);
                 at < tree_.size() && tree_.token(at).span.end <= piece.end; ++at)
                if (lexicon_.isCountWord(tree_.word(at), "said before")) // no name: "Islands First"
                    return true;
            return false;
        });
    }

    // "In October 2019 a bus fell into the same ravine, killing 23", "In 1987, they say, 31 died": not those
    // of the article's time. Nothing: its sentence opens with no such time, or gives a finer one too.
    const Timex* pastAtStart(const Predicate& predicate) const {
        constexpr Instant month = 31 * 86'400;
        const language::Sentence& sentence = tree_.sentenceOf(predicate.token);
        const Timex* past = nullptr;
        for (const Timex& timex : scene_.facts().timexes) {
            const bool lasts = timex.type == TimexType::duration; // "a 1998 strike lasted 11 weeks"
            if (lasts || timex.span.begin < sentence.span.begin || timex.span.end > sentence.span.end)
                continue;
            const bool coarse =
                timex.type == TimexType::date && (timex.value.size() == 4 || timex.value.size() == 7);
            const bool opens = tree_.document().tokenAt(timex.span.begin) <= sentence.first + 1;
            if (!coarse)
                return nullptr;
            past = past == nullptr && opens ? &timex : past;
        }
        const When& now = scene_.facts().published;
        const bool early =
            past != nullptr && past->when.known() &&
            (now.known() ? past->when.latestEnd + month < now.earliestStart : past->value.size() == 4);
        return early ? past : nullptr;
    }

    // "this year", "over the past weeks": the figure is not that of one happening. "The breach last month" is
    // one.
    static void setReach(const Timex& timex, Answer& answer) {
        constexpr Instant day = 86'400, week = 7 * day, month = 31 * day;
        const Instant shortest = timex.type == TimexType::duration ? week : month;
        if (timex.when.known() && timex.when.latestEnd - timex.when.earliestStart > shortest)
            answer.scope.reach = "over " + timex.when.edtf;
    }

    // "Hundreds die in such accidents each year": no figure of one happening.
    void setHabit(const Predicate& predicate, Answer& answer) const {
        const language::Sentence& sentence = tree_.sentenceOf(predicate.token);
        for (const Timex& timex : scene_.facts().timexes)
            if (timex.type == TimexType::set && answer.scope.reach.empty() &&
                timex.span.begin >= sentence.span.begin && timex.span.end <= sentence.span.end)
                answer.scope.reach = std::string(slice(tree_.text(), timex.span));
    }

    // The verb that the figure stands under; what it counts may be told elsewhere: "a march …, when 9,000
    // came".
    std::uint32_t clauseOf(const Predicate& predicate, Span figure) const {
        std::uint32_t at = tree_.document().tokenAt(figure.begin);
        if (tree_.token(at).sentence != tree_.token(predicate.verb).sentence || predicate.verb > at)
            for (int steps = 0; steps < 4 && at != none; ++steps, at = tree_.token(at).head)
                if (tree_.token(at).upos == Upos::VERB)
                    return at;
        return predicate.verb;
    }

    // "the deadliest since 1998, when 31 were killed": of another time than the article's happening.
    void setYear(std::uint32_t verb, Answer& answer) const {
        constexpr Instant month = 28 * 86'400;
        const Token& token = tree_.token(verb);
        const bool relative = token.deprel == Deprel::aclRelcl || token.deprel == Deprel::advcl;
        const std::uint32_t first = tree_.leftmost(verb);
        if (!relative || !answer.scope.reach.empty())
            return;
        for (std::uint32_t at = first; at < verb; ++at) {
            if (tree_.lower(at) != "when" || at == 0)
                continue;
            const std::uint32_t before = tree_.word(at - 1) == "," && at > 1 ? at - 2 : at - 1;
            for (const Timex& timex : scene_.facts().timexes)
                if (timex.type == TimexType::date && timex.span.contains(tree_.token(before).span) &&
                    timex.when.known() && timex.when.latestEnd - timex.when.earliestStart >= month)
                    answer.scope.reach = "over " + timex.when.edtf;
        }
    }

    // "no casualties or damage", "the roof was damaged".
    void takeYesNo(std::uint32_t p) {
        const Predicate& predicate = frames_.predicates[p];
        const std::string& name = predicate.happening.name;
        if (name != "casualty" && name != "damage" && name != "die" &&
            !(name == "injure" && predicate.nobody))
            return;
        if (predicate.planned || predicate.hypothetical)
            return;
        const bool weapon = std::any_of(predicate.objects.begin(), predicate.objects.end(),
                                        [&](std::uint32_t noun) { return isWeapon(noun); });
        if (name == "damage" && weapon)
            return; // a damaged missile is no damage done
        if (name == "damage" && tree_.token(predicate.token).deprel == Deprel::amod)
            return; // nor is what had been damaged before: "a damaged valve"
        Answer answer;
        answer.facet = name == "injure" ? "yes:casualty" : "yes:" + name; // "nobody was hurt"
        answer.name = name == "damage" ? "damage" : name == "die" ? "deaths" : "casualties";
        answer.kind = FacetKind::yesNo;
        const bool no = isNone(predicate);
        // "Homicide detectives" and "attempted murder" kill nobody; and that one man did not die is not that
        // none did.
        if (name == "die" && !predicate.nobody && no != (predicate.kind == WordKind::noun))
            return;
        if (name == "die" && !no && isSaidToBeWrong(p)) // who contradicts the police over a killing
            return;
        answer.low = answer.high = no ? 0 : 1;
        answer.value = no ? "no" : "yes";
        for (const std::uint32_t child : tree_.children(predicate.token))
            if (tree_.token(child).deprel == Deprel::amod && tree_.lemma(child) == "significant")
                answer.scope.part = "significant";
        answer.span = predicate.span;
        add(p, std::move(answer));
    }

    bool isSaidToBeWrong(std::uint32_t p) const {
        const std::uint32_t claim = frames_.settings[p].claim;
        return claim != none && scene_.facts().claims[claim].stance == Stance::denies;
    }

    // A missile, its debris, or the "one" that is left of those told of before.
    bool isWeapon(std::uint32_t noun) const {
        const auto known = [&](std::uint32_t at) {
            const auto thing = thingAt(tree_, lexicon_, at);
            return thing && (thing->category == "weapon" || thing->category == "debris");
        };
        if (known(noun))
            return true;
        const Token& token = tree_.token(noun);
        if (token.upos != Upos::NUM && token.upos != Upos::PRON && tree_.lower(noun) != "one" &&
            tree_.lower(noun) != "more")
            return false;
        const std::uint32_t last = token.sentence;
        const auto& sentences = tree_.document().sentences;
        for (std::uint32_t at = sentences[last == 0 ? 0 : last - 1].first; at < sentences[last].last; ++at)
            if (known(at))
                return true;
        return false;
    }

    // "no casualties or significant damage": the first word of a row denies all of it, however it is parsed.
    bool standsInDeniedRow(std::uint32_t noun) const {
        const std::uint32_t first = tree_.sentenceOf(noun).first;
        for (std::uint32_t at = noun; at > first; --at) {
            const std::string word = tree_.lower(at - 1);
            if (word == "no" || word == "without" || word == "neither" || word == "nor")
                return true;
            const Upos upos = tree_.token(at - 1).upos;
            if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::CCONJ && word != "," &&
                word != "any")
                return false;
        }
        return false;
    }

    // "no casualties or damage were reported", "did not cause any damage".
    bool isNone(const Predicate& predicate) const {
        if (predicate.negated || (predicate.kind == WordKind::noun && standsInDeniedRow(predicate.token)))
            return true;
        std::vector<std::uint32_t> around{predicate.token};
        const Token& token = tree_.token(predicate.token);
        if (token.deprel == Deprel::conj && token.head != none)
            around.push_back(token.head);
        const Token& first = around.size() > 1 ? tree_.token(token.head) : token;
        if (predicate.verb != predicate.token && predicate.verb != none && first.deprel == Deprel::obj)
            around.push_back(predicate.verb);
        for (const std::uint32_t at : around)
            for (const std::uint32_t child : tree_.children(at)) {
                const std::string word = tree_.lower(child);
                if (word == "no" || word == "not" || word == "n't" || word == "n’t" || word == "without" ||
                    word == "never")
                    return true;
            }
        return false;
    }

    // Blame falls for the happening that its sentence tells, else for what the article is about. Who is
    // blamed for an attack is said to have done it.
    void takeBlame(const Blame& blame) {
        const std::uint32_t p = blamedFor(blame.token);
        if (p == none)
            return;
        const bool attack = isDoneByArms(home_[p]) ||
                            (frames_.frames[home_[p]].happening == "explode" && isArmed(blame.token));
        Answer answer;
        answer.facet = attack ? "actor:attack" : "actor:blame";
        answer.name = attack ? "who did it" : "who is to blame";
        answer.kind = FacetKind::actor;
        answer.value = namedPhrase(tree_, blame.token);
        if (lexicon_.isBlameWord(tree_.lemma(blame.token), "head")) // "the leadership of the union"
            if (const std::uint32_t whole = tree_.child(blame.token, Deprel::nmod);
                whole != none && tree_.preposition(whole) == "of")
                answer.value = namedPhrase(tree_, whole);
        if (const std::uint32_t whose = tree_.child(blame.token, Deprel::nmodPoss);
            whose != none && tree_.token(whose).upos != Upos::PRON) // "the government's artillery"
            answer.value =
                std::string(slice(tree_.text(), hull(nounSpan(tree_, whose), nounSpan(tree_, blame.token))));
        answer.unit = lexicon_.country(tree_.lower(blame.token));
        answer.span = nounSpan(tree_, blame.token);
        answer.denied =
            blame.denied; // who denies one thing and accuses another does not deny that he accuses
        for (const Answer& other : out_[home_[p]])
            if (other.facet == answer.facet && other.span == answer.span)
                return;
        answer.claim = claimOfOther(answer);
        out_[home_[p]].push_back(std::move(answer));
    }

    // Where two blame each other the claim is that of the other.
    std::uint32_t claimOfOther(const Answer& answer) const {
        const auto& claims = scene_.facts().claims;
        const std::uint32_t own = scene_.claimAt(answer.span);
        for (std::uint32_t c = 0; c < claims.size(); ++c)
            if (std::ranges::any_of(claims[c].source,
                                    [&](Span piece) { return piece.contains(answer.span); }))
                for (std::uint32_t other = 0; other < claims.size(); ++other)
                    if (other != c && claims[other].cue == claims[c].cue && !claims[c].cue.empty() &&
                        claims[other].content == claims[c].content)
                        return other;
        return own;
    }

    bool isDoneByArms(std::uint32_t frame) const {
        const EventType type = frames_.frames[frame].type;
        return type == EventType::attack || type == EventType::battle;
    }
    // An army that is blamed for a blast is said to have done it; the owner of the house is to blame.
    bool isArmed(std::uint32_t noun) const {
        const auto thing = lexicon_.thing(tree_.lemma(noun));
        return (thing && oneOf(thing->category, {"force", "weapon"})) ||
               lexicon_.isBlameWord(tree_.lemma(noun), "side") ||
               lexicon_.people(tree_.lemma(noun)) == "soldier";
    }

    // Only of an attack it is asked who did it.
    void takeAuthor(const Author& author) {
        const std::uint32_t p = blamedFor(author.token);
        if (p == none)
            return;
        if (!isDoneByArms(home_[p]) && frames_.frames[home_[p]].happening != "explode")
            return;
        Answer answer;
        answer.facet = "actor:attack";
        answer.name = "who did it";
        answer.kind = FacetKind::actor;
        answer.span = author.value.empty() ? nounSpan(tree_, author.token) : tree_.token(author.token).span;
        answer.value = author.value.empty() ? namedPhrase(tree_, author.token) : author.value;
        answer.unit = lexicon_.country(tree_.lower(author.token));
        answer.denied = author.denied;
        answer.claim = author.claim;
        for (const Answer& other : out_[home_[p]])
            if (other.facet == answer.facet && other.claim == answer.claim && other.value == answer.value)
                return;
        out_[home_[p]].push_back(std::move(answer));
    }

    // Told of the happening of its sentence, else of what the article is about.
    void takeUse(const Use& use) {
        const std::uint32_t p = blamedFor(use.token);
        if (p == none)
            return;
        Answer answer;
        answer.facet = useOf + use.what;
        answer.name = "use of " + plural(use.what);
        answer.kind = FacetKind::yesNo;
        answer.low = answer.high = use.used ? 1 : 0;
        answer.value = use.used ? "yes" : "no";
        answer.span = nounSpan(tree_, use.token);
        add(p, std::move(answer));
    }

    std::uint32_t blamedFor(std::uint32_t token) const {
        const auto& sentence = tree_.sentenceOf(token);
        std::uint32_t headline = none;
        for (std::uint32_t p = 0; p < frames_.predicates.size(); ++p) {
            const std::uint32_t at = frames_.predicates[p].token;
            if (home_[p] == none)
                continue;
            const Frame& frame = frames_.frames[home_[p]];
            if (at >= sentence.first && at < sentence.last && isIncident(frame.type))
                return p;
            if (frame.headline && (headline == none || at < token))
                headline = p;
        }
        return headline;
    }

    // People who are named as killed or hurt.
    void takeVictims(std::uint32_t p) {
        const Predicate& predicate = frames_.predicates[p];
        const std::string& name = predicate.happening.name;
        if ((name != "die" && name != "injure") || predicate.negated || predicate.kind == WordKind::noun)
            return;
        const auto& nouns = predicate.objects.empty() ? predicate.subjects : predicate.objects;
        for (const std::uint32_t noun : nouns) {
            if (tree_.token(noun).upos != Upos::PROPN)
                continue; // who is told of by a common noun is counted
            const std::uint32_t mention = tree_.document().mentionAt(noun);
            if (mention == none ||
                tree_.document().mentions[mention].entity >= tree_.document().entities.size())
                continue;
            const auto& entity = tree_.document().entities[tree_.document().mentions[mention].entity];
            if (entity.kind != language::NameKind::person || entity.name.find(' ') == std::string::npos)
                continue; // a single word is as often a place: "Lund dead now nine"
            Answer answer;
            answer.facet = "category:victim:" + name;
            answer.name = name == "die" ? "named as killed" : "named as injured";
            answer.kind = FacetKind::category;
            answer.value = entity.name;
            answer.span = tree_.document().mentions[mention].span;
            add(p, std::move(answer));
        }
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Scene& scene_;
    const Frames& frames_;
    std::map<std::uint32_t, std::string> many_; // sentences that tell of several happenings together
    std::vector<std::uint32_t> home_;           // frame of each predicate
    std::vector<std::uint32_t> at_;             // predicate at each token
    std::vector<std::vector<Answer>> out_;
};

} // namespace

std::vector<std::vector<Answer>> findAnswers(const Tree& tree, const Lexicon& lexicon, const Scene& scene,
                                             const Frames& frames) {
    return Answerer(tree, lexicon, scene, frames).run();
}

} // namespace claimline::reports
