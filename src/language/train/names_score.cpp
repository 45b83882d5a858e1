#include "language/train/names_score.h"

#include <cstdio>

namespace claimline::language::train {

namespace {

constexpr std::array<const char*, 4> kindNames = {"person", "organisation", "place", "other"};

std::size_t group(NameKind kind) {
    return std::min<std::size_t>(static_cast<std::size_t>(kind), 3);
}

void showName(const char* fault, const NamedText& text, const GoldName& name) {
    const auto& tokens = text.document.tokens;
    const std::uint32_t from = name.first > 3 ? name.first - 3 : 0;
    const auto to = std::min<std::size_t>(name.last + 3, tokens.size());
    const auto words = [&](std::size_t first, std::size_t last) {
        return first < last
                   ? std::string(slice(text.text, {tokens[first].span.begin, tokens[last - 1].span.end}))
                   : std::string();
    };
    std::printf("%s %s: %s [%s] %s\n", fault, kindNames[group(name.kind)], words(from, name.first).c_str(),
                words(name.first, name.last).c_str(), words(name.last, to).c_str());
}

double figure(int right, int wrong, int missed) {
    return right == 0 ? 0 : 200.0 * right / (2 * right + wrong + missed);
}

} // namespace

void NameScore::add(const NamedText& text, const std::vector<GoldName>& found, bool show) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, NameKind> gold, mine;
    for (const GoldName& name : text.gold)
        gold[{name.first, name.last}] = name.kind;
    for (const GoldName& name : found)
        mine[{name.first, name.last}] = name.kind;
    for (const auto& [span, kind] : mine) {
        const auto at = gold.find(span);
        spans_ += at != gold.end();
        const bool right = at != gold.end() && group(at->second) == group(kind);
        ++(right ? counts_[group(kind)].right : counts_[group(kind)].wrong);
        if (!right && at != gold.end())
            ++confused_[std::string(kindNames[group(at->second)]) + " as " + kindNames[group(kind)]];
        if (!right && show)
            showName(at == gold.end() ? "NONE" : "KIND", text, {span.first, span.second, kind});
    }
    for (const auto& [span, kind] : gold) {
        const auto at = mine.find(span);
        if (at != mine.end() && group(at->second) == group(kind))
            continue;
        ++counts_[group(kind)].missed;
        if (show && at == mine.end())
            showName("LOST", text, {span.first, span.second, kind});
    }
}

double NameScore::f1() const {
    Counts all;
    for (const Counts& counts : counts_)
        all.right += counts.right, all.wrong += counts.wrong, all.missed += counts.missed;
    return figure(all.right, all.wrong, all.missed);
}

void NameScore::print(const std::string& title) const {
    Counts all;
    for (const Counts& counts : counts_)
        all.right += counts.right, all.wrong += counts.wrong, all.missed += counts.missed;
    std::printf("%s: F1 %.2f, precision %.2f, recall %.2f; %d names, %d spans right", title.c_str(), f1(),
                100.0 * all.right / std::max(all.right + all.wrong, 1),
                100.0 * all.right / std::max(all.right + all.missed, 1), all.right + all.missed, spans_);
    for (std::size_t i = 0; i < counts_.size(); ++i)
        std::printf("; %s %.1f", kindNames[i], figure(counts_[i].right, counts_[i].wrong, counts_[i].missed));
    for (const auto& [pair, count] : confused_)
        std::printf("; %d %s", count, pair.c_str());
    std::printf("\n");
}

} // namespace claimline::language::train
