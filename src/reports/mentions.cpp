#include "reports/mentions.h"

#include "reports/mention_setting.h"

#include <algorithm>
#include <array>
#include <map>

namespace claimline::reports {

namespace {

constexpr double everywhere = 0.12; // share of texts that hold a plain verb
constexpr std::size_t shortestFamily = 3;

class MentionFinder {
public:
    MentionFinder(const Tree& tree, const Lexicon& lexicon, const Facts& facts)
        : tree_(tree)
        , lexicon_(lexicon)
        , facts_(facts)
        , setting_(tree)
        , taken_(tree.size(), false) {
        for (const Timex& timex : facts.timexes)
            if (!mayBeFall(timex))
                take(timex.span);
        readCues();
    }

    std::vector<Mention> run() {
        takeNames();
        for (const Predicate& predicate : findPredicates(tree_, lexicon_))
            takePredicate(predicate);
        for (std::uint32_t i = 0; i < tree_.size(); ++i)
            if (!taken_[i])
                takeWord(i);
        std::sort(out_.begin(), out_.end(),
                  [](const Mention& a, const Mention& b) { return a.span < b.span; });
        for (Mention& mention : out_)
            setting_.describe(mention);
        return std::move(out_);
    }

private:
    // "Killed in fall": the season, or a happening.
    bool mayBeFall(const Timex& timex) const {
        return timex.value.ends_with("-FA") &&
               tree_.token(tree_.document().tokenAt(timex.span.begin)).span == timex.span;
    }

    void take(Span span) {
        for (std::uint32_t i = tree_.document().tokenAt(span.begin);
             i < tree_.size() && tree_.token(i).span.begin < span.end; ++i)
            taken_[i] = true;
    }

    void readCues() {
        for (const Claim& claim : facts_.claims)
            for (const Span& cue : claim.cue)
                for (std::uint32_t i = tree_.document().tokenAt(cue.begin);
                     i < tree_.size() && tree_.token(i).span.begin < cue.end; ++i) {
                    const bool known = claim.speaker < facts_.sources.size() &&
                                       facts_.sources[claim.speaker].kind != SourceKind::anonymous &&
                                       facts_.sources[claim.speaker].kind != SourceKind::unknown;
                    speakers_[i] = known ? facts_.sources[claim.speaker].key : std::string();
                }
    }

    // "the Harvest Festival"
    void takeNames() {
        const Document& document = tree_.document();
        for (const language::Mention& mention : document.mentions) {
            if (!mention.named || mention.entity >= document.entities.size() ||
                document.entities[mention.entity].kind != language::NameKind::event)
                continue;
            put(mention.span, "name:" + document.entities[mention.entity].key, mention.head);
            take(mention.span);
        }
    }

    void takePredicate(const Predicate& predicate) {
        if (taken_[predicate.token])
            return;
        const bool phrase = predicate.lemma.find(' ') != std::string::npos;
        // The readings of a verb hang on what it acts on, which is told of once and left out the next time;
        // here the plainest stands for all.
        const auto& readings = lexicon_.happenings(tree_.lemma(predicate.token), predicate.kind);
        const Happening& happening = phrase || readings.empty() ? predicate.happening : readings.back();
        add(predicate.span, happening.name, predicate.token);
        Mention& mention = out_.back();
        mention.role = roleOf(happening.role);
        for (const std::uint32_t noun : predicate.subjects)
            setting_.addArgument(noun, ArgumentKind::subject, mention);
        for (const std::uint32_t noun : predicate.objects)
            setting_.addArgument(noun, ArgumentKind::object, mention);
        for (const std::uint32_t noun : predicate.obliques)
            setting_.addArgument(noun, ArgumentKind::oblique, mention);
        take(predicate.span);
    }

    static MentionRole roleOf(Role role) {
        switch (role) {
        case Role::main:
            return MentionRole::main;
        case Role::effect:
            return MentionRole::effect;
        case Role::sequel:
            break;
        }
        return MentionRole::sequel;
    }

    void put(Span span, std::string sense, std::uint32_t token) {
        Mention& mention = out_.emplace_back();
        mention.span = span;
        mention.sense = std::move(sense);
        mention.token = token;
    }

    // Any word of content may stand for a happening: "Watergate", "the record", "safe". Who reads mentions
    // asks about some of them; what is not asked for does no harm.
    void takeWord(std::uint32_t at) {
        const Token& token = tree_.token(at);
        const std::string& lemma = tree_.lemma(at);
        if (lemma.size() < 2)
            return;
        const Happening* reading = nullptr;
        switch (token.upos) {
        case Upos::VERB:
            reading = readingOf(lemma, {WordKind::verb, WordKind::adjective});
            break;
        case Upos::ADJ:
        case Upos::ADV:
            reading = readingOf(lemma, {WordKind::adjective});
            break;
        case Upos::NOUN:
        case Upos::PROPN:
            break;
        default:
            return;
        }
        add(token.span, reading ? reading->name : familyOf(lemma), at);
    }

    const Happening* readingOf(const std::string& lemma, std::initializer_list<WordKind> kinds) const {
        for (const WordKind kind : kinds)
            if (const auto& readings = lexicon_.happenings(lemma, kind); !readings.empty())
                return &readings.back();
        return nullptr;
    }

    // What a source says is one statement where the verb is a plain one ("said"): who charges or promises
    // does more than speak.
    void add(Span span, const std::string& sense, std::uint32_t at) {
        const auto speaker = speakers_.find(at);
        if (speaker == speakers_.end() || lexicon_.share(tree_.lemma(at)) < everywhere)
            put(span, sense, at);
        else // of those who have no name the word has to do
            put(span, "say:" + (speaker->second.empty() ? familyOf(tree_.lemma(at)) : speaker->second), at);
    }

    const Tree& tree_;
    const Lexicon& lexicon_;
    const Facts& facts_;
    const MentionSetting setting_;
    std::vector<bool> taken_;
    std::map<std::uint32_t, std::string> speakers_; // of cue words; empty: nobody that is known
    std::vector<Mention> out_;
};

} // namespace

std::string familyOf(std::string_view lemma) {
    static constexpr std::array<std::string_view, 19> endings = {
        "ations", "ation", "itions", "ition", "ments", "ment", "ances", "ance", "ings", "ing",
        "ions",   "ion",   "ers",    "er",    "ees",   "ee",   "ed",    "al",   "s"};
    std::string out(lemma);
    for (const std::string_view ending : endings)
        if (out.ends_with(ending) && out.size() >= ending.size() + shortestFamily) {
            out.resize(out.size() - ending.size());
            break;
        }
    if (out.ends_with("at") && out.size() > shortestFamily + 2)
        out.resize(out.size() - 2); // "nominat", of which "nominee" keeps "nomin"
    const bool doubled = out.size() > shortestFamily && out.back() == out[out.size() - 2];
    if (out.size() > shortestFamily && (out.back() == 'e' || doubled))
        out.pop_back();
    if (out.ends_with("at") && out.size() > shortestFamily + 2)
        out.resize(out.size() - 2);
    return out;
}

std::vector<Mention> findMentions(const Tree& tree, const Lexicon& lexicon, const Facts& facts) {
    return MentionFinder(tree, lexicon, facts).run();
}

} // namespace claimline::reports
