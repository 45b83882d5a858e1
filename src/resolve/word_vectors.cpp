#include "resolve/word_vectors.h"

#include "model/table.h"

#include <charconv>

namespace claimline::resolve {

namespace {

constexpr int middle = 128, most = 127; // of the bytes

// Two hexadecimal digits a direction.
bool parse(std::string_view digits, WordVectors::Vector& vector) {
    if (digits.size() != 2 * vector.size())
        return false;
    for (std::size_t i = 0; i < vector.size(); ++i) {
        int byte = 0;
        const char* begin = digits.data() + 2 * i;
        const auto [end, failed] = std::from_chars(begin, begin + 2, byte, 16);
        if (failed != std::errc() || end != begin + 2)
            return false;
        vector[i] = static_cast<float>(byte - middle) / static_cast<float>(most);
    }
    return true;
}

} // namespace

Result<WordVectors> WordVectors::load(const std::filesystem::path& languageFolder) {
    const std::filesystem::path file = languageFolder / "word_vectors.tsv";
    const Result<Table> table = Table::read(file, {"word", "vector"});
    if (!table)
        return tl::unexpected(table.error());
    WordVectors vectors;
    vectors.words_.reserve(table->rows().size());
    for (const Table::Row& row : *table)
        if (!parse(row["vector"], vectors.words_[std::string(row["word"])]))
            return fail(ErrorKind::unreadable, file.string(),
                        "line " + std::to_string(row.line()) + ": not two hexadecimal digits a direction",
                        "mentions cannot be joined");
    return vectors;
}

const WordVectors::Vector& WordVectors::of(const std::string& word) const {
    static constexpr Vector unknown{};
    const auto found = words_.find(word);
    return found == words_.end() ? unknown : found->second;
}

} // namespace claimline::resolve
