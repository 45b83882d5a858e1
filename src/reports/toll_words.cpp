#include "reports/toll_words.h"

#include "model/table.h"

#include <charconv>

namespace claimline::reports {

namespace {

TollRole roleOf(std::string_view name) {
    if (name == "dead")
        return TollRole::dead;
    if (name == "hurt")
        return TollRole::hurt;
    if (name == "shot")
        return TollRole::shot;
    if (name == "doer")
        return TollRole::doer;
    if (name == "many")
        return TollRole::many;
    return name == "unit" ? TollRole::unit : TollRole::nothing;
}

} // namespace

Result<TollWords> TollWords::load(const std::filesystem::path& folder) {
    auto table = Table::read(folder / "toll_words.tsv", {"word", "group", "role", "number", "harm"});
    if (!table)
        return tl::unexpected(table.error());
    TollWords out;
    for (const auto& row : *table) {
        TollWord& word = out.words_[std::string(row["word"])];
        word.group = row["group"];
        word.role = roleOf(row["role"]);
        word.harm = row["harm"] == "yes";
        const std::string_view number = row["number"];
        std::from_chars(number.data(), number.data() + number.size(), word.number);
    }
    return out;
}

const TollWord& TollWords::at(const Tree& tree, std::uint32_t token) const {
    static const TollWord unknown;
    auto found = words_.find(tree.lower(token));
    if (found == words_.end())
        found = words_.find(tree.lemma(token));
    return found == words_.end() ? unknown : found->second;
}

} // namespace claimline::reports
