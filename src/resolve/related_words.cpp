#include "resolve/related_words.h"

#include "model/table.h"

namespace claimline::resolve {

Result<RelatedWords> RelatedWords::load(const std::filesystem::path& languageFolder) {
    const Result<Table> table = Table::read(languageFolder / "related.tsv", {"word", "synonyms", "near"});
    if (!table)
        return tl::unexpected(table.error());
    RelatedWords related;
    for (const Table::Row& row : *table) {
        auto& words = related.words_[std::string(row["word"])];
        for (std::string& word : splitList(row["synonyms"]))
            words.emplace_back(std::move(word), Relation::synonyms);
        for (std::string& word : splitList(row["near"]))
            words.emplace_back(std::move(word), Relation::near);
    }
    return related;
}

const std::vector<std::pair<std::string, Relation>>& RelatedWords::under(const std::string& lemma) const {
    static const std::vector<std::pair<std::string, Relation>> nothing;
    const auto found = words_.find(lemma);
    return found == words_.end() ? nothing : found->second;
}

} // namespace claimline::resolve
