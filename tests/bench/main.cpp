// claimline-bench: what the program costs, a row a figure. README.md here says what each is.
#include "bench/data.h"
#include "bench/row.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace {

using namespace claimline;

struct Typed {
    bool json = false, large = false, once = false, list = false;
    std::string only;
    std::size_t articles = 0;
};

bench::Rows allRows() {
    bench::Rows rows;
    bench::addAnalysis(rows);
    bench::addProjects(rows);
#ifdef CLAIMLINE_BENCH_WINDOW
    bench::addPdf(rows);
    bench::addTimeline(rows);
#endif
    return rows;
}

// A whole name is that row alone, not those that go on after it.
bool isWholeName(const bench::Rows& rows, const std::string& name) {
    return std::ranges::any_of(rows, [&](const bench::Row& row) { return row.name == name; });
}

bench::Rows rowsAskedFor(const Typed& typed) {
    bench::Rows rows = allRows();
    const bool whole = isWholeName(rows, typed.only);
    std::erase_if(rows, [&](const bench::Row& row) {
        const bool asked = whole ? row.name == typed.only : row.name.starts_with(typed.only);
        return !asked || (typed.once && !whole && row.size != bench::Size::quick);
    });
    return rows;
}

int list(const bench::Rows& rows) {
    for (const bench::Row& row : rows)
        std::printf("%s%s\n", row.name.c_str(), row.size == bench::Size::large ? " (large)" : "");
    return 0;
}

int listArticles(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        std::printf("%s\n", bench::json(bench::collection().makeLong(i)).dump().c_str());
    return 0;
}

int measure(bench::Rows rows, const Typed& typed) {
    if (!typed.large && !isWholeName(rows, typed.only)) {
        const auto left =
            std::erase_if(rows, [](const bench::Row& row) { return row.size == bench::Size::large; });
        if (left > 0)
            std::fprintf(stderr,
                         "claimline-bench: %zu large rows left out; --large or its whole name runs one\n",
                         left);
    }
    if (!rows.empty())
        bench::measure(rows, typed.once, typed.json);
    return 0;
}

} // namespace

int main(int count, char** words) {
    CLI::App app("Measures what Claimline costs, on data that it makes itself.", "claimline-bench");
    Typed typed;
    app.add_flag("--json", typed.json, "one object a line");
    app.add_option("--only", typed.only,
                   "rows whose name begins so; a whole name is that row, even a large one");
    app.add_flag("--large", typed.large, "also the rows that need minutes or gigabytes");
    app.add_flag("--once", typed.once, "one step of each quick row: shows that they work");
    app.add_flag("--list", typed.list, "names of the rows, large ones marked; measures nothing");
    app.add_option("--articles", typed.articles,
                   "prints so many of the articles as JSON Lines, for other programs");
    CLI11_PARSE(app, count, words);

    if (typed.articles > 0)
        return listArticles(typed.articles);
    bench::Rows rows = rowsAskedFor(typed);
    if (rows.empty()) {
        std::fprintf(stderr, "claimline-bench: no row's name begins with \"%s\"; --list shows them\n",
                     typed.only.c_str());
        return 2;
    }
    return typed.list ? list(rows) : measure(std::move(rows), typed);
}
