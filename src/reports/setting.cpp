#include "reports/setting.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <tuple>

namespace claimline::reports {

namespace {

std::string lowered(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::uint32_t sizeOf(const std::vector<Span>& spans) {
    std::uint32_t size = 0;
    for (const Span& span : spans)
        size += span.size();
    return size;
}

// Names of days and months are written with a capital; "AM" and "PM" are too, and name no day.
bool holdsName(std::string_view words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (std::isupper(static_cast<unsigned char>(words[i])) != 0 &&
            std::islower(static_cast<unsigned char>(words[i + 1])) != 0)
            return true;
    return false;
}

} // namespace

bool isLoose(std::string_view text, const Timex& timex) {
    if (timex.type != TimexType::time || timex.when.precision > Precision::partOfDay)
        return false;
    if (timex.when.precision == Precision::partOfDay && !slice(text, timex.span).starts_with("the "))
        return false; // "overnight", "Monday morning"; but "in the early morning"
    if (timex.anchor == TimeAnchor::previous)
        return false; // a clock time on the day that the story is told of
    const std::string_view words = slice(text, timex.span);
    return !holdsName(words) && words.find('-') == std::string_view::npos;
}

When toldWhen(const Timex& timex) {
    constexpr std::string_view midnight = "T24:00";
    if (!timex.value.ends_with(midnight))
        return timex.when;
    auto day = parseEdtf(timex.value.substr(0, timex.value.size() - midnight.size()));
    if (!day)
        return timex.when;
    day->basis = timex.when.basis;
    day->confidence = timex.when.confidence;
    day->because = timex.when.because;
    return *day;
}

bool namesDayOfMonth(std::string_view text, const Timex& timex) {
    const std::string_view words = slice(text, timex.span);
    if (!timex.when.known() || !holdsName(words))
        return false;
    const auto isDigit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    const int wanted = static_cast<int>(dayOf(timex.when.earliestStart).dayOfMonth());
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        int number = 0;
        for (; end < words.size() && isDigit(words[end]) && end < i + 2; ++end)
            number = number * 10 + (words[end] - '0');
        const bool whole = end > i && (end == words.size() || (!isDigit(words[end]) && words[end] != ':')) &&
                           (i == 0 || words[i - 1] == ' ');
        if (whole && number == wanted)
            return true;
        i = std::max(i + 1, end);
    }
    return false;
}

bool isDayAfter(std::string_view text, const Timex& timex, const When& published) {
    constexpr int sixDays = 6;
    const std::string_view words = slice(text, timex.span);
    return published.known() && timex.when.known() && timex.anchor == TimeAnchor::article &&
           dayOf(timex.when.earliestStart).number + sixDays == dayOf(published.earliestStart).number &&
           holdsName(words) && words.find("last ") == std::string_view::npos && !namesDayOfMonth(text, timex);
}

Scene::Scene(const Tree& tree, const Lexicon& lexicon, const Facts& facts)
    : tree_(tree)
    , lexicon_(lexicon)
    , facts_(facts) {
    for (const Claim& claim : facts.claims)
        for (const Span& cue : claim.cue)
            for (std::uint32_t i = tree.document().tokenAt(cue.begin);
                 i < tree.size() && tree.token(i).span.begin < cue.end; ++i)
                cues_.insert(i);
}

bool Scene::isCue(std::uint32_t token) const {
    return cues_.contains(token);
}

std::uint32_t Scene::claimAt(Span span) const {
    std::uint32_t best = none;
    std::pair<bool, std::uint32_t> bestRank;
    for (std::uint32_t i = 0; i < facts_.claims.size(); ++i) {
        const Claim& claim = facts_.claims[i];
        const bool holds = std::any_of(claim.content.begin(), claim.content.end(),
                                       [&](Span piece) { return piece.contains(span); });
        if (!holds)
            continue;
        const std::pair rank(claim.form == ClaimForm::narrator, sizeOf(claim.content));
        if (best == none || rank < bestRank) {
            best = i;
            bestRank = rank;
        }
    }
    return best;
}

Setting Scene::of(const Predicate& predicate) const {
    Setting setting;
    findTime(predicate, setting);
    findPlaces(predicate, setting);
    findActors(predicate, setting);
    findTargets(predicate, setting);
    setting.claim = claimAt(predicate.span);
    return setting;
}

void Scene::findTime(const Predicate& predicate, Setting& setting) const {
    const Span sentence = tree_.sentenceOf(predicate.token).span;
    std::tuple<bool, Hold, std::int64_t> best;
    auto timex = std::lower_bound(facts_.timexes.begin(), facts_.timexes.end(), sentence.begin,
                                  [](const Timex& t, std::uint32_t at) { return t.span.begin < at; });
    for (; timex != facts_.timexes.end() && timex->span.begin < sentence.end; ++timex) {
        if (timex->type == TimexType::set || (!timex->when.known() && !timex->value.starts_with("XXXX-") &&
                                              timex->type != TimexType::duration))
            continue;
        const Hold hold = holdOf(predicate, *timex);
        const std::uint32_t middle = predicate.span.begin;
        const std::uint32_t distance =
            timex->span.begin > middle ? timex->span.begin - middle : middle - timex->span.begin;
        if (hold == Hold::nothing || isAhead(predicate, *timex))
            continue;
        const bool loose = isLoose(tree_.text(), *timex);
        const std::tuple rank(!loose, hold, -static_cast<std::int64_t>(distance));
        if (setting.timex != none && rank <= best)
            continue;
        best = rank;
        setting.hold = hold;
        setting.timex = static_cast<std::uint32_t>(timex - facts_.timexes.begin());
    }
}

// What has happened lies behind the article: "the 2100 block" is no year of it.
bool Scene::isAhead(const Predicate& predicate, const Timex& timex) const {
    constexpr Instant twoDays = 2 * 86'400;
    if (isDayAfter(tree_.text(), timex, facts_.published))
        return true;
    return timex.when.known() && facts_.published.known() && !predicate.planned && !predicate.hypothetical &&
           timex.when.earliestStart > facts_.published.latestEnd + twoDays;
}

Hold Scene::holdOf(const Predicate& predicate, const Timex& timex) const {
    std::uint32_t at = tree_.document().tokenAt(timex.span.begin);
    const std::uint32_t sentence = tree_.token(predicate.token).sentence;
    if (at >= tree_.size() || tree_.token(at).sentence != sentence)
        return Hold::nothing;
    // Up to the verb or happening that the expression stands with.
    for (int steps = 0; steps < 8 && at != none; ++steps) {
        if (at == predicate.token)
            return Hold::clause;
        if (at == predicate.verb)
            return holdOfVerb(predicate);
        if (tree_.token(at).upos == Upos::VERB)
            break;
        if (tree_.token(at).upos == Upos::NOUN && !timex.span.contains(tree_.token(at).span) &&
            tree_.preposition(at) == "since")
            return Hold::nothing; // "the first attack since the truce of July": July dates the truce
        at = tree_.token(at).head;
    }
    if (at == none)
        return Hold::sentence;
    const bool describes =
        tree_.token(at).deprel == Deprel::acl || tree_.token(at).deprel == Deprel::aclRelcl;
    if (describes && tree_.token(at).head == predicate.token)
        return Hold::clause; // "a shooting that occurred on Friday"
    if (isCue(at))
        return tree_.isUnder(predicate.token, at) || tree_.token(at).deprel == Deprel::parataxis
                   ? Hold::saying
                   : Hold::nothing;
    if (isTelling(at, predicate.token))
        return Hold::saying;
    return isAside(at, predicate) ? Hold::nothing : Hold::sentence;
}

// "…, police announced Thursday": what the predicate is told by, whether claims know the verb or not.
bool Scene::isTelling(std::uint32_t verb, std::uint32_t predicate) const {
    if (tree_.token(verb).deprel == Deprel::parataxis)
        return tree_.isUnder(predicate, tree_.token(verb).head) && !tree_.isUnder(predicate, verb);
    std::uint32_t at = predicate;
    for (int steps = 0; steps < 12 && at != none && at != verb; ++steps) {
        if (tree_.token(at).head == verb)
            return tree_.token(at).deprel == Deprel::ccomp || tree_.token(at).deprel == Deprel::parataxis;
        at = tree_.token(at).head;
    }
    return false;
}

// "The blast came on Friday" dates the blast, and so does "nine were hurt in the blast on Friday"; "he died
// on Friday after the blast" and "was charged on Friday over the blast" do not.
Hold Scene::holdOfVerb(const Predicate& predicate) const {
    const Deprel relation = tree_.token(predicate.token).deprel;
    const bool argument =
        relation == Deprel::nsubj || relation == Deprel::nsubjPass || relation == Deprel::obj;
    const bool occasion = relation == Deprel::obl && isOccasion(predicate);
    const bool direct = (argument || occasion) && tree_.token(predicate.token).head == predicate.verb;
    return predicate.kind != WordKind::noun || direct ? Hold::clause : Hold::saying;
}

// What the verb tells of went on in it: "hurt in the blast". Courts charge "in the killing" long after.
bool Scene::isOccasion(const Predicate& predicate) const {
    const auto& readings = lexicon_.happenings(tree_.lemma(predicate.verb), WordKind::verb);
    return oneOf(tree_.preposition(predicate.token), {"in", "during"}) && !readings.empty() &&
           std::ranges::all_of(readings, [](const Happening& happening) {
               return happening.role != Role::sequel && happening.type != EventType::justice;
           });
}

// "since the war began in February", "a law that passed last year": what dates a clause of its own dates
// nothing else.
bool Scene::isAside(std::uint32_t verb, const Predicate& predicate) const {
    for (int steps = 0; steps < 12 && verb != none; ++steps) {
        if (verb == predicate.token || verb == predicate.verb || tree_.isUnder(predicate.token, verb))
            return false;
        const Token& token = tree_.token(verb);
        const bool marked = tree_.child(verb, Deprel::mark) != none;
        if (token.deprel == Deprel::aclRelcl || token.deprel == Deprel::acl ||
            (token.deprel == Deprel::advcl && marked))
            return true;
        verb = token.head;
    }
    return false;
}

void Scene::findPlaces(const Predicate& predicate, Setting& setting) const {
    const Span sentence = tree_.sentenceOf(predicate.token).span;
    std::vector<std::pair<std::uint32_t, const Place*>> found;
    for (const Place& place : tree_.document().places) {
        if (!sentence.contains(place.span))
            continue;
        const std::uint32_t at = tree_.document().tokenAt(place.span.begin);
        if (at >= tree_.size())
            continue;
        std::uint32_t head = at;
        while (tree_.token(head).head != none &&
               place.span.contains(tree_.token(tree_.token(head).head).span))
            head = tree_.token(head).head;
        const Deprel relation = tree_.token(head).deprel;
        if (relation == Deprel::nsubj || relation == Deprel::nsubjPass || relation == Deprel::nmodPoss ||
            relation == Deprel::oblAgent)
            continue;
        std::uint32_t distance = place.span.begin > predicate.span.begin
                                     ? place.span.begin - predicate.span.begin
                                     : predicate.span.begin - place.span.begin;
        if (!tree_.isUnder(head, predicate.token) && !tree_.isUnder(head, predicate.verb))
            distance += 1'000;
        if (place.name == place.country || place.region.empty())
            distance += 200; // a town says more than its country
        found.emplace_back(distance, &place);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [distance, place] : found)
        setting.places.push_back(*place);
}

void Scene::findActors(const Predicate& predicate, Setting& setting) const {
    for (const std::uint32_t noun : predicate.subjects)
        addActor(noun, predicate.kind == WordKind::noun, setting);
}

void Scene::addActor(std::uint32_t noun, bool nameOnly, Setting& setting) const {
    const Document& document = tree_.document();
    std::vector<std::uint32_t> tokens{noun};
    for (const std::uint32_t child : tree_.children(noun)) {
        const Deprel relation = tree_.token(child).deprel;
        if (relation == Deprel::amod || relation == Deprel::nmodPoss || relation == Deprel::compound)
            tokens.push_back(child);
    }
    for (const std::uint32_t token : tokens) {
        if (const std::string side = lexicon_.country(tree_.lower(token));
            !side.empty()) { // "Russian strike"
            setting.actors.insert(side);
            setting.sides.insert(side);
            continue;
        }
        const std::uint32_t mention = document.mentionAt(token);
        if (mention == none || document.mentions[mention].entity >= document.entities.size())
            continue;
        const language::Entity& entity = document.entities[document.mentions[mention].entity];
        const std::string side = lowered(entity.party.empty() ? entity.country : entity.party);
        if (!side.empty()) {
            setting.actors.insert(side);
            setting.sides.insert(side);
        }
        if (token == noun && !entity.key.empty() && !nameOnly)
            setting.actors.insert(entity.key);
    }
}

void Scene::findTargets(const Predicate& predicate, Setting& setting) const {
    const auto add = [&](std::uint32_t noun) {
        if (const auto thing = lexicon_.thing(tree_.lemma(noun))) {
            if (thing->category != "person" || predicate.kind != WordKind::noun)
                setting.targets.insert(thing->name);
        } else if (tree_.token(noun).upos == Upos::NOUN) {
            setting.targets.insert(tree_.lemma(noun));
        } else if (tree_.token(noun).upos == Upos::PROPN) {
            setting.targets.insert(tree_.lower(noun));
        }
    };
    for (const std::uint32_t noun : predicate.objects)
        add(noun);
    for (const std::uint32_t noun : predicate.obliques) {
        const std::string preposition = tree_.preposition(noun);
        if (preposition == "at" || preposition == "on" || preposition == "against")
            add(noun);
    }
}

} // namespace claimline::reports
