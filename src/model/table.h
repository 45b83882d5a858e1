// Tables of words: the TSV files of data/. First line: column names. "#" opens a comment line. Every line of
// a lexicon carries an example that is its test.
#pragma once

#include "model/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimline {

class Table {
public:
    class Row {
    public:
        // The field of that column; empty where the line ends before it. The column must exist.
        std::string_view operator[](std::string_view column) const;
        int line() const { return line_; } // from 1, for messages

    private:
        friend class Table;
        const Table* table_ = nullptr;
        int line_ = 0;
        std::vector<std::string> fields_;
    };

    // Fails where the file cannot be read, a wanted column is absent, or a line has more fields than columns.
    static Result<Table> read(const std::filesystem::path& file,
                              const std::vector<std::string>& wantedColumns);

    Table(Table&& other) noexcept;
    Table& operator=(Table&& other) noexcept;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() = default;

    const std::vector<Row>& rows() const { return rows_; }
    auto begin() const { return rows_.begin(); }
    auto end() const { return rows_.end(); }

private:
    Table() = default;
    void adopt();
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
};

// "a|b|c" → {"a", "b", "c"}; an empty text gives no piece. Blanks around a piece are dropped.
std::vector<std::string> splitList(std::string_view text, char separator = '|');

} // namespace claimline
