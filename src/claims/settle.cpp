// Attributions found by different rules, brought to one list: those inside others, citations, what it came
// through.
#include "claims/attribution.h"

#include <algorithm>

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
    void linkChannels(Attribution& attribution) const;
    void linkChannel(Attribution& attribution, TokenIndex child) const;
    void nest();
    bool isInside(const Attribution& inner, const Attribution& outer) const;
    void resolve(std::uint32_t outer, std::uint32_t inner);
};

// "The paper, citing a defence source, reported …": the defence source spoke first.
void Settling::linkCitations() {
    for (std::uint32_t at = 0; at < found_.size(); ++at) {
        const TokenIndex cue = found_[at].cueToken;
        if (cue == none || !scene_.in("cite", cue) || tree_[cue].form != Form::gerund)
            continue;
        const TokenIndex cited = tree_.child(cue, Deprel::obj);
        if (cited == none || !canSpeak(scene_, cited))
            continue;
        for (std::uint32_t host = 0; host < found_.size(); ++host) {
            const bool carries = host != at && (found_[host].cueToken == tree_[cue].head ||
                                                found_[host].speaker == tree_[cue].head);
            if (!carries || found_[host].cited != none)
                continue;
            found_[host].cited = cited;
            remove(found_[host].content, tree_.subtree(cue));
            remove(found_[host].source, tree_.subtree(cue));
            dropped_[at] = true;
            break;
        }
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
    const TokenIndex above = tree_[attribution.cueToken].head;
    if (above == none || !scene_.in("carry", above))
        return; // "was quoted by the agency as saying"
    for (const TokenIndex child : tree_.children(above))
        if (tree_[child].deprel == Deprel::oblAgent ||
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

void Settling::nest() {
    std::vector<std::uint32_t> order(found_.size());
    for (std::uint32_t at = 0; at < order.size(); ++at)
        order[at] = at;
    std::ranges::stable_sort(order, std::greater<>(),
                             [&](std::uint32_t at) { return found_[at].content.size(); });
    for (std::size_t one = 0; one < order.size(); ++one) {
        const std::uint32_t outer = order[one];
        const Attribution& around = found_[outer];
        if (dropped_[outer] || around.content.empty())
            continue;
        for (std::size_t other = one + 1; other < order.size() && !dropped_[outer]; ++other) {
            const std::uint32_t inner = order[other];
            if (!dropped_[inner] && isInside(found_[inner], around))
                resolve(outer, inner);
        }
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
        if (found_[at].content.empty())
            dropped_[at] = true;
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
