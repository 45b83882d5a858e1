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
    if (name == "mishap")
        return TollRole::mishap;
    if (name == "toll")
        return TollRole::toll;
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

const TollWord& TollWords::find(const std::string& form, const std::string& lemma) const {
    static const TollWord unknown;
    auto found = words_.find(form);
    if (found == words_.end() && lemma != form)
        found = words_.find(lemma);
    return found == words_.end() ? unknown : found->second;
}

TollText::TollText(const Tree& tree, const TollWords& words)
    : tree_(tree) {
    lower_.reserve(tree.size());
    words_.reserve(tree.size());
    for (std::uint32_t at = 0; at < tree.size(); ++at) {
        lower_.push_back(tree.lower(at));
        words_.push_back(&words.find(lower_.back(), tree.lemma(at)));
    }
}

bool TollText::tellsFate(std::uint32_t token) const {
    return role(token) == TollRole::dead || role(token) == TollRole::hurt || role(token) == TollRole::shot;
}

} // namespace claimline::reports
