#include "language/parser.h"

#include <algorithm>

namespace claimline::language {

void ParseState::start(std::span<const Word> words, std::span<const std::uint8_t> uposOfTag) {
    const auto uposOf = [&](const Word& word) {
        return word.tag < uposOfTag.size() ? static_cast<Upos>(uposOfTag[word.tag]) : Upos::X;
    };
    const bool onlyMarks =
        std::ranges::all_of(words, [&](const Word& word) { return uposOf(word) == Upos::PUNCT; });
    next_ = 1;
    stack_.assign(1, 0);
    nodes_.assign(1, Node{});
    nodes_[0].tag = 250;
    nodes_[0].upos = 30;
    nodes_[0].form = 1;
    Node node; // the one to come: gathers the marks before it
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (uposOf(word) == Upos::PUNCT && !onlyMarks) {
            addMark(node, word.form);
            continue;
        }
        node.form = word.form;
        node.cluster = word.cluster;
        node.tag = word.tag;
        node.upos = static_cast<std::uint8_t>(uposOf(word));
        node.token = static_cast<std::uint16_t>(i);
        nodes_.push_back(node);
        node.before = 0;
        node.verbs += uposOf(word) == Upos::VERB || uposOf(word) == Upos::AUX;
    }
    node.form = node.cluster = 0;
    node.tag = 251;
    node.upos = 31;
    nodes_.push_back(node);
    size_ = static_cast<std::uint32_t>(nodes_.size()) - 2;
}

void ParseState::addMark(Node& node, std::uint32_t form) {
    static const std::uint32_t comma = hashWord(","), straight = hashWord("\""), open = hashWord("“"),
                               close = hashWord("”"), oldOpen = hashWord("``"), oldClose = hashWord("''");
    node.commas += form == comma;
    node.quotes += form == straight || form == open || form == close || form == oldOpen || form == oldClose;
    node.before = node.before * 31 + form;
}

std::uint32_t ParseState::bestStep(const Scores& scores) const {
    std::uint32_t best = maxClasses;
    const auto consider = [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t step = first; step < last; ++step)
            if (best == maxClasses || scores[step] > scores[best])
                best = step;
    };
    constexpr auto root = static_cast<std::uint32_t>(Deprel::root);
    if (mayShift())
        consider(shiftStep, shiftStep + 1);
    if (mayLeft()) {
        consider(leftSteps, leftSteps + root);
        consider(leftSteps + root + 1, leftSteps + relations);
    }
    if (mayRight()) {
        if (rightIsRoot())
            return best == maxClasses ? rightSteps + root : best;
        consider(rightSteps, rightSteps + root);
        consider(rightSteps + root + 1, rightSteps + relations);
    }
    return best;
}

void ParseState::apply(std::uint32_t step) {
    if (step == shiftStep) {
        stack_.push_back(static_cast<std::uint16_t>(next_++));
        return;
    }
    const std::uint32_t child = stack_.back();
    stack_.pop_back();
    if (step < rightSteps)
        hang(child, next_, step - leftSteps);
    else
        hang(child, stack_.back(), step - rightSteps);
}

void ParseState::hang(std::uint32_t child, std::uint32_t head, std::uint32_t relation) {
    Node& under = nodes_[child];
    Node& over = nodes_[head];
    under.head = static_cast<std::uint16_t>(head);
    under.relation = static_cast<std::uint8_t>(relation + 1);
    const auto deprel = static_cast<Deprel>(relation);
    if ((deprel == Deprel::case_ || deprel == Deprel::mark) && over.marker == 0)
        over.marker = under.form;
    const std::uint64_t bit = std::uint64_t{1} << relation;
    // Children come from the inside out on the left, and from the inside out on the right as well.
    if (child < head) {
        over.left2 = over.left1;
        over.left1 = static_cast<std::uint16_t>(child);
        over.leftSet |= bit;
        over.leftCount = static_cast<std::uint8_t>(std::min(over.leftCount + 1, 4));
    } else {
        over.right2 = over.right1;
        over.right1 = static_cast<std::uint16_t>(child);
        over.rightSet |= bit;
        over.rightCount = static_cast<std::uint8_t>(std::min(over.rightCount + 1, 4));
    }
}

namespace {

std::uint64_t bucket(std::uint32_t distance) {
    if (distance <= 4)
        return distance;
    return distance <= 6 ? 5 : distance <= 10 ? 6 : distance <= 20 ? 7 : 8;
}

} // namespace

std::span<const std::uint64_t> ParseState::features() {
    const std::size_t depth = stack_.size();
    const std::uint32_t none = size_ + 1;
    const std::uint32_t is0 = stack_[depth - 1];
    const std::uint32_t is1 = depth > 1 ? stack_[depth - 2] : none;
    const std::uint32_t is2 = depth > 2 ? stack_[depth - 3] : none;
    const std::uint32_t ib0 = std::min(next_, none), ib1 = std::min(next_ + 1, none),
                        ib2 = std::min(next_ + 2, none);
    const Node *n = nodes_.data(), &s0 = n[is0], &s1 = n[is1], &s2 = n[is2], &b0 = n[ib0], &b1 = n[ib1],
               &b2 = n[ib2];
    const auto child = [&](std::uint16_t index) -> const Node& { return n[index == 0 ? none : index]; };
    const Node &s0l = child(s0.left1), &s0l2 = child(s0.left2), &s0r = child(s0.right1),
               &s0r2 = child(s0.right2);
    const Node &s1l = child(s1.left1), &s1r = child(s1.right1), &s1r2 = child(s1.right2);
    const Node &b0l = child(b0.left1), &b0l2 = child(b0.left2);
    std::size_t count = 0;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        const std::uint64_t name = count + 1;
        features_[count++] = mixFeature(mixFeature(name << 56 ^ a, b), c + 0x99);
    };
    // A word with its tag, in one number; two or three tags, in one number.
    const auto wt = [](const Node& x) { return std::uint64_t{x.form} << 8 | x.tag; };
    const auto tt = [](const Node& x, const Node& y) { return std::uint64_t{x.tag} << 8 | y.tag; };
    const auto ttt = [](const Node& x, const Node& y, const Node& z) {
        return std::uint64_t{x.tag} << 16 | std::uint64_t{y.tag} << 8 | z.tag;
    };
    const auto tr = [](const Node& x) { return std::uint64_t{x.tag} << 8 | x.relation; };

    put(0);
    for (const Node* x : {&s0, &s1, &b0, &b1}) {
        put(wt(*x));
        put(x->form);
        put(x->tag);
        put(x->cluster, x->tag);
    }
    put(wt(s2));
    put(s2.tag);
    put(wt(b2));
    put(b2.tag);

    put(wt(s0), wt(b0));
    put(wt(s0), b0.form);
    put(s0.form, wt(b0));
    put(wt(s0), b0.tag);
    put(s0.tag, wt(b0));
    put(s0.form, b0.form);
    put(tt(s0, b0));
    put(s0.cluster, b0.cluster);
    put(s0.cluster, wt(b0));
    put(wt(s0), b0.cluster);

    put(wt(s1), wt(s0));
    put(wt(s1), s0.form);
    put(s1.form, wt(s0));
    put(wt(s1), s0.tag);
    put(s1.tag, wt(s0));
    put(s1.form, s0.form);
    put(tt(s1, s0));
    put(s1.cluster, s0.cluster);
    put(s1.cluster, wt(s0));
    put(wt(s1), s0.cluster);

    put(s1.form, b0.form);
    put(tt(s1, b0));
    put(s1.tag, wt(b0));
    put(wt(s1), b0.tag);
    put(b0.form, b1.form);
    put(tt(b0, b1));
    put(wt(b0), b1.tag);
    put(b0.tag, wt(b1));
    put(tt(s0, b1));
    put(s0.form, b1.tag);

    put(ttt(b0, b1, b2));
    put(ttt(s0, b0, b1));
    put(ttt(s1, s0, b0));
    put(ttt(s2, s1, s0));
    put(ttt(s0, b0, b1), b2.tag);
    put(ttt(s1, s0, b0), b1.tag);
    put(ttt(s2, s1, s0), b0.tag);
    put(wt(s0), tt(b0, b1));
    put(s0.tag, wt(b0), b1.tag);
    put(wt(s0), tt(s1, b0));
    put(s0.tag, wt(s1), b0.tag);
    put(tt(s1, s0), wt(b0));
    put(s1.form, s0.form, b0.tag);
    put(s1.form, s0.tag, b0.form);
    put(s1.tag, s0.form, b0.form);
    put(s1.form, s0.form, b0.form);
    put(s1.cluster >> 9, s0.cluster >> 9, b0.cluster >> 9);
    put(tt(s1, s0), s1.cluster >> 9, s0.cluster >> 9);
    put(tt(s0, b0), s0.cluster >> 9, b0.cluster >> 9);
    put(s1.cluster >> 9, s0.cluster >> 9, s0.marker);
    put(s0.cluster >> 9, b0.cluster >> 9, b1.cluster >> 9);

    put(tt(s0, b0), tr(s0l));
    put(tt(s0, b0), tr(s0r));
    put(tt(s0, b0), tr(b0l));
    put(tt(s1, s0), tr(s0l));
    put(tt(s1, s0), tr(s0r));
    put(tt(s1, s0), tr(s1l));
    put(tt(s1, s0), tr(s1r));
    put(tt(s1, b0), tr(s1r));
    put(s0.tag, tr(s0l), tr(s0l2));
    put(s0.tag, tr(s0r), tr(s0r2));
    put(b0.tag, tr(b0l), tr(b0l2));
    put(s1.tag, tr(s1r), tr(s1r2));
    put(s0.form, s0l.form, s0l.relation);
    put(s0.form, s0r.form, s0r.relation);
    put(b0.form, b0l.form, b0l.relation);
    put(s1.form, s1r.form, s1r.relation);
    put(s1.form, s1l.form, s1l.relation);
    put(s0.form, s0l.relation, s0r.relation);
    put(tt(s1, s0), s1r.relation, s0r.relation);
    put(tt(s1, s0), std::uint64_t{s1l.relation} << 16 | s1r.relation << 8 | s0l.relation, s0r.relation);

    const std::uint64_t near = bucket(ib0 - std::min(is0, ib0)), far = bucket(is0 - std::min(is1, is0));
    put(s0.form, near);
    put(s0.tag, near);
    put(b0.form, near);
    put(tt(s0, b0), near);
    put(s1.form, far);
    put(s1.tag, far);
    put(s0.form, far, 1);
    put(tt(s1, s0), far);
    put(s0.form, s0.leftCount);
    put(s0.tag, s0.leftCount);
    put(s0.form, s0.rightCount);
    put(s0.tag, s0.rightCount);
    put(b0.form, b0.leftCount);
    put(b0.tag, b0.leftCount);
    put(s1.form, s1.rightCount);
    put(s1.tag, s1.rightCount);
    put(s0.form, s0.leftSet);
    put(s0.tag, s0.leftSet);
    put(s0.form, s0.rightSet);
    put(s0.tag, s0.rightSet);
    put(b0.form, b0.leftSet);
    put(b0.tag, b0.leftSet);
    put(s1.form, s1.rightSet);
    put(s1.tag, s1.rightSet);
    put(s1.tag, s1.leftSet);
    put(tt(s1, s0), s1.leftSet, s0.leftSet);
    put(tt(s0, b0), s0.leftSet, b0.leftSet);

    put(s1.form, s0.marker);
    put(tt(s1, s0), s0.marker);
    put(s0.form, s0.marker);
    put(s2.form, s0.marker);
    put(s1.cluster, s0.cluster, s0.marker);
    put(tt(s2, s1), s0.marker, s0.tag);
    put(s0.form, b0.marker);
    put(tt(s0, b0), b0.marker);
    put(tt(s1, s0), s1.marker, s0.marker);

    const auto between = [](const Node& x, const Node& y) {
        return std::uint64_t{static_cast<std::uint16_t>(std::min(y.commas - x.commas, 3) << 4 |
                                                        ((y.quotes - x.quotes) & 3) << 2 |
                                                        std::min(y.verbs - x.verbs, 3))};
    };
    put(tt(s0, b0), between(s0, b0), b0.quotes & 1);
    put(tt(s1, s0), between(s1, s0), s0.quotes & 1);
    const std::uint64_t afterS0 = n[std::min(is0 + 1, none)].before;
    put(tt(s1, s0), b0.before);
    put(tt(s0, b0), b0.before);
    put(tt(s0, b0), b0.before, b1.tag);
    put(tt(s0, b0), b0.before, b1.before);
    put(s0.form, b0.before);
    put(b0.form, b0.before);
    put(s1.tag, s0.before, b0.before);
    put(tt(s1, s0), s0.before, b0.before);
    put(tt(s1, s0), s0.before, afterS0);
    put(tt(s1, s0), s0.before, b0.tag);
    put(s1.form, s0.before, s0.form);
    put(tt(b0, b1), b1.before, b0.before);
    put(tt(s0, b0), n[none].verbs - b0.verbs > 3 ? 3 : n[none].verbs - b0.verbs,
        n[none].commas - b0.commas > 2);
    put(wt(s0), wt(s1), wt(b0));
    put(s0.form, b0.tag, b1.form);
    return {features_.data(), count};
}

void readTree(const ParseState& state, std::span<const Word> words, std::span<const std::uint8_t> uposOfTag,
              Tree& tree) {
    const std::size_t size = words.size();
    tree.heads.assign(size + 1, 0);
    tree.relations.assign(size + 1, static_cast<std::uint8_t>(Deprel::punct));
    tree.upos.assign(size + 1, 0);
    tree.forms.assign(size + 1, 0);
    tree.isMark.assign(size + 1, true);
    tree.isMark[0] = false;
    for (std::size_t i = 0; i < size; ++i) {
        tree.upos[i + 1] = words[i].tag < uposOfTag.size() ? uposOfTag[words[i].tag] : 0;
        tree.forms[i + 1] = words[i].form;
    }
    const auto& nodes = state.nodes();
    for (std::uint32_t i = 1; i <= state.size(); ++i) {
        const std::size_t token = nodes[i].token + 1u;
        tree.isMark[token] = false;
        tree.heads[token] = nodes[i].head == 0 ? 0 : nodes[nodes[i].head].token + 1u;
        tree.relations[token] = nodes[i].relation == 0 ? static_cast<std::uint8_t>(Deprel::dep)
                                                       : static_cast<std::uint8_t>(nodes[i].relation - 1);
    }
}

} // namespace claimline::language
