// Attributions found by different rules, brought to one list: those inside others, citations, what it came
// through.
#include "claims/attribution.h"

#include <algorithm>
#include <map>

namespace claimline::claims {

namespace {

class Settling {
public:
    Settling(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found) {}

    void run();

private:
    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;
    std::vector<bool> dropped_;

    void linkCitations();
    void citeIn(const std::multimap<TokenIndex, std::uint32_t>& hosts, TokenIndex link, TokenIndex cue,
                TokenIndex cited);
    void linkChannels(Attribution& attribution) const;
    void linkChannel(Attribution& attribution, TokenIndex child) const;
    bool isQuoted(const Attribution& attribution) const;
    bool isLate(const Attribution& attribution) const;
    void dropInsideNames();
    void untangle();
    void nest();
    bool isInside(const Attribution& inner, const Attribution& outer) const;
    void resolve(std::uint32_t outer, std::uint32_t inner);
};

// "The paper, citing a defence source, reported …": the defence source spoke first.
void Settling::linkCitations() {
    std::multimap<TokenIndex, std::uint32_t> hosts; // by what a participle may hang on
    for (std::uint32_t at = 0; at < found_.size(); ++at) {
        hosts.emplace(found_[at].cueToken, at);
        for (const TokenIndex word : found_[at].source)
            hosts.emplace(word, at); // also where it is set into the name
        if (!holds(found_[at].source, found_[at].speaker))
            hosts.emplace(found_[at].speaker, at);
    }
    for (TokenIndex cue = 0; cue < tree_.size(); ++cue) {
        if (tree_[cue].form != Form::gerund || !scene_.in("cite", cue))
            continue;
        const TokenIndex cited = tree_.child(cue, Deprel::obj);
        if (cited == none || !canSpeak(scene_, cited))
            continue;
        for (const TokenIndex link : {tree_[cue].head, cue})
            citeIn(hosts, link, cue, cited);
    }
}

void Settling::citeIn(const std::multimap<TokenIndex, std::uint32_t>& hosts, TokenIndex link, TokenIndex cue,
                      TokenIndex cited) {
    const auto [from, to] = hosts.equal_range(link);
    for (auto host = from; host != to; ++host) {
        Attribution& carrier = found_[host->second];
        if (carrier.cueToken == cue || carrier.cited != none)
            continue;
        carrier.cited = cited;
        remove(carrier.content, tree_.subtree(cue));
        remove(carrier.source, tree_.subtree(cue));
        const auto [own, end] = hosts.equal_range(cue);
        for (auto self = own; self != end; ++self)
            if (found_[self->second].cueToken == cue)
                dropped_[self->second] = true;
        return;
    }
}

// "on Telegram", "in a statement carried by news agencies", "told Reuters".
void Settling::linkChannel(Attribution& attribution, TokenIndex child) const {
    const Deprel relation = tree_[child].deprel;
    const bool phrase = relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::oblAgent;
    if (holds(attribution.content, child) || holds(attribution.source, child))
        return;
    const bool addressee = relation == Deprel::obj || relation == Deprel::iobj;
    if (addressee && attribution.entry->takes(takesAddressee) && canSpeak(scene_, child) &&
        tree_[child].upos == Upos::PROPN)
        attribution.through.push_back(child);
    if (!phrase)
        return;
    if (scene_.lexicon.isIn("venue", tree_.lower(child)))
        attribution.through.push_back(child);
    for (const TokenIndex below : tree_.children(child)) {
        const bool carried =
            (tree_[below].deprel == Deprel::acl || tree_[below].deprel == Deprel::aclRelcl) &&
            scene_.in("carry", below);
        if (!carried)
            continue;
        for (const TokenIndex agent : tree_.children(below)) {
            const std::string marker = caseOf(scene_, agent);
            if (tree_[agent].deprel == Deprel::oblAgent || marker == "by" || marker == "on" || marker == "in")
                attribution.through.push_back(agent);
        }
    }
}

void Settling::linkChannels(Attribution& attribution) const {
    if (attribution.cueToken == none || attribution.entry == nullptr)
        return;
    for (const TokenIndex child : tree_.children(attribution.cueToken))
        linkChannel(attribution, child);
    TokenIndex above = tree_[attribution.cueToken].head;
    if (above != none && above == attribution.speaker)
        above = tree_[above].head; // "quoted an official saying"
    const bool beside = tree_[attribution.cueToken].deprel == Deprel::parataxis; // "…, the court said"
    if (above == none || beside || !scene_.in("carry", above))
        return; // "was quoted by the agency as saying"
    for (const TokenIndex child : tree_.children(above))
        if (tree_[child].deprel == Deprel::oblAgent ||
            (tree_[child].deprel == Deprel::nsubj && !holds(attribution.source, child)) ||
            (tree_[child].deprel == Deprel::obl && caseOf(scene_, child) == "by"))
            attribution.through.push_back(child);
}

bool Settling::isInside(const Attribution& inner, const Attribution& outer) const {
    if (inner.cueToken != none)
        return holds(outer.content, inner.cueToken);
    return !inner.content.empty() && holds(outer.content, inner.content.front()) &&
           inner.content.size() < outer.content.size();
}

// Which of two, one inside the other, stands.
void Settling::resolve(std::uint32_t outer, std::uint32_t inner) {
    Attribution& around = found_[outer];
    Attribution& within = found_[inner];
    const bool speech = within.entry != nullptr && !within.entry->group->attitude && within.hasSource();
    const Stance stance = within.stance.value_or(within.entry == nullptr ? Stance::asserts
                                                 : within.negated        ? within.entry->group->negated
                                                                         : within.entry->group->stance);
    if (speech && stance != Stance::asserts && within.cueToken != none &&
        tree_[within.cueToken].deprel == Deprel::aclRelcl && around.form == ClaimForm::indirect)
        return; // "…, a claim that Moscow denied": the writer sets it beside
    const bool direct = around.form == ClaimForm::direct || around.form == ClaimForm::pullQuote;
    const bool relays = around.entry != nullptr && !around.entry->group->attitude && around.hasSource() &&
                        speech && tree_[within.cueToken].head == around.cueToken &&
                        tree_[within.cueToken].deprel == Deprel::ccomp && around.entry->group->reports;
    if (relays && !direct) {
        within.through.push_back(around.speaker);
        within.through.insert(within.through.end(), around.through.begin(), around.through.end());
        dropped_[outer] = true;
    } else if (!around.hasSource() && speech && !direct && around.form == ClaimForm::passive)
        dropped_[outer] = true;
    else
        dropped_[inner] = true;
}

// What a quoted speaker thinks is part of the quotation.
bool Settling::isQuoted(const Attribution& attribution) const {
    const Quote* quote =
        attribution.cueToken == none ? nullptr : quoteAt(scene_.quotes, attribution.cueToken);
    return quote != nullptr && quote->speech;
}

// "According to a source who asked not to be named, …": what the name of a source tells is no claim beside
// it.
void Settling::dropInsideNames() {
    for (std::uint32_t one = 0; one < found_.size(); ++one) {
        const Attribution& named = found_[one];
        if (dropped_[one] || named.source.size() < 3 || named.entry == nullptr)
            continue;
        for (std::uint32_t other = 0; other < found_.size(); ++other)
            if (other != one && found_[other].cueToken != none &&
                holds(named.source, found_[other].cueToken) && found_[other].entry->group->attitude)
                dropped_[other] = true;
    }
}

// "The mayor saw a risk, according to aides": the words of an attribution that is set into a sentence belong
// to no other's content there.
void Settling::untangle() {
    for (std::uint32_t one = 0; one < found_.size(); ++one) {
        const Attribution& set = found_[one];
        if (dropped_[one] || set.cueToken == none || set.entry->group->attitude)
            continue;
        for (std::uint32_t other = one > 12 ? one - 12 : 0;
             other < std::min<std::size_t>(found_.size(), one + 12); ++other) {
            Attribution& host = found_[other];
            const bool mutual = other != one && !dropped_[other] && host.cueToken != none &&
                                isInside(host, set) && isInside(set, host);
            if (!mutual || (!host.entry->group->attitude && host.hasSource() && other < one && !isLate(set)))
                continue;
            remove(host.content, set.cue);
            remove(host.content, set.source);
        }
    }
}

// Whether an attribution stands behind what it is for.
bool Settling::isLate(const Attribution& attribution) const {
    return attribution.content.front() < attribution.cueToken;
}

void Settling::nest() {
    // Widest content first; by the place of their cues those inside are found without looking at all the
    // others.
    std::vector<std::uint32_t> bySize(found_.size()), byPlace(found_.size());
    for (std::uint32_t at = 0; at < found_.size(); ++at)
        bySize[at] = byPlace[at] = at;
    const auto place = [&](std::uint32_t at) {
        const Attribution& attribution = found_[at];
        if (attribution.cueToken != none || attribution.content.empty())
            return attribution.cueToken;
        return attribution.content.front();
    };
    std::ranges::stable_sort(bySize, std::greater<>(),
                             [&](std::uint32_t at) { return found_[at].content.size(); });
    std::ranges::stable_sort(byPlace, {}, place);
    for (const std::uint32_t outer : bySize) {
        const Attribution& around = found_[outer];
        if (dropped_[outer] || around.content.empty())
            continue;
        auto inner = std::ranges::lower_bound(byPlace, around.content.front(), {}, place);
        for (; inner != byPlace.end() && place(*inner) <= around.content.back() && !dropped_[outer]; ++inner)
            if (*inner != outer && !dropped_[*inner] && isInside(found_[*inner], around))
                resolve(outer, *inner);
    }
}

void Settling::run() {
    dropped_.assign(found_.size(), false);
    for (Attribution& attribution : found_)
        trim(tree_, attribution.content);
    linkCitations();
    for (Attribution& attribution : found_)
        linkChannels(attribution);
    for (std::size_t at = 0; at < found_.size(); ++at)
        if (found_[at].content.empty() || isQuoted(found_[at]))
            dropped_[at] = true;
    dropInsideNames();
    untangle();
    nest();
    std::vector<Attribution> kept;
    for (std::size_t at = 0; at < found_.size(); ++at)
        if (!dropped_[at])
            kept.push_back(std::move(found_[at]));
    std::ranges::stable_sort(kept, {}, [](const Attribution& one) { return one.content.front(); });
    found_ = std::move(kept);
}

} // namespace

void settle(const Scene& scene, std::vector<Attribution>& found) {
    Settling(scene, found).run();
}

} // namespace claimline::claims
