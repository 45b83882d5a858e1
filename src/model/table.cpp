#include "model/table.h"

#include <algorithm>
#include <fstream>

namespace claimline {

namespace {

std::vector<std::string> splitTabs(std::string_view line) {
    std::vector<std::string> fields;
    while (true) {
        const auto tab = line.find('\t');
        fields.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

tl::unexpected<Error> damaged(const std::filesystem::path& file, std::string fault) {
    return fail(ErrorKind::unreadable, file.filename().string(), std::move(fault),
                "the installation must be repaired");
}

} // namespace

std::string_view Table::Row::operator[](std::string_view column) const {
    const auto at = std::ranges::find(table_->columns_, column);
    const auto index = static_cast<std::size_t>(at - table_->columns_.begin());
    return index < fields_.size() ? std::string_view(fields_[index]) : std::string_view();
}

Table::Table(Table&& other) noexcept
    : columns_(std::move(other.columns_))
    , rows_(std::move(other.rows_)) {
    adopt();
}

Table& Table::operator=(Table&& other) noexcept {
    columns_ = std::move(other.columns_);
    rows_ = std::move(other.rows_);
    adopt();
    return *this;
}

void Table::adopt() {
    for (Row& row : rows_)
        row.table_ = this;
}

Result<Table> Table::read(const std::filesystem::path& file, const std::vector<std::string>& wantedColumns) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return damaged(file, "the table cannot be opened");
    Table table;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty() || line.front() == '#')
            continue;
        if (table.columns_.empty()) {
            table.columns_ = splitTabs(line);
            continue;
        }
        Row row;
        row.line_ = number;
        row.fields_ = splitTabs(line);
        if (row.fields_.size() > table.columns_.size())
            return damaged(file,
                           "line " + std::to_string(number) + " has more fields than there are columns");
        table.rows_.push_back(std::move(row));
    }
    for (const std::string& column : wantedColumns)
        if (std::ranges::find(table.columns_, column) == table.columns_.end())
            return damaged(file, "the column \"" + column + "\" is missing");
    table.adopt();
    return table;
}

std::vector<std::string> splitList(std::string_view text, char separator) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const auto at = std::min(text.find(separator), text.size());
        std::string_view piece = text.substr(0, at);
        while (!piece.empty() && piece.front() == ' ')
            piece.remove_prefix(1);
        while (!piece.empty() && piece.back() == ' ')
            piece.remove_suffix(1);
        if (!piece.empty())
            pieces.emplace_back(piece);
        text.remove_prefix(std::min(at + 1, text.size()));
    }
    return pieces;
}

} // namespace claimline
