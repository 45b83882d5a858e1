#include "language/train/tag_set.h"

#include "language/train/lemmas.h"

#include <algorithm>
#include <map>
#include <set>

namespace claimline::language::train {

std::uint32_t TagSet::find(Upos upos, const std::string& xpos) const {
    const auto exact = std::ranges::find(tags, std::pair(upos, xpos));
    const auto found =
        exact != tags.end() ? exact : std::ranges::find(tags, upos, &std::pair<Upos, std::string>::first);
    return found == tags.end() ? 0 : static_cast<std::uint32_t>(found - tags.begin());
}

std::string TagSet::pack() const {
    std::string bytes;
    for (const auto& [upos, xpos] : tags) {
        bytes += static_cast<char>(upos);
        bytes += static_cast<char>(formOf(xpos));
    }
    return bytes;
}

TagSet countTags(const std::vector<GoldSentence>& bank) {
    constexpr std::size_t most = 95;
    std::map<std::pair<Upos, std::string>, int> counts;
    for (const GoldSentence& sentence : bank)
        for (const GoldWord& word : sentence)
            ++counts[{word.upos, word.xpos}];
    std::vector<std::pair<int, std::pair<Upos, std::string>>> order;
    std::set<Upos> seen;
    for (const auto& [tag, count] : counts)
        if (count >= 20 || !seen.contains(tag.first)) {
            order.push_back({-count, tag});
            seen.insert(tag.first);
        }
    std::ranges::sort(order);
    TagSet set;
    for (const auto& [count, tag] : order)
        if (set.tags.size() < most)
            set.tags.push_back(tag);
    return set;
}

} // namespace claimline::language::train
