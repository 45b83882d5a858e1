#include "cli/commands.h"
#include "cli/terminal.h"

#include "model/data_files.h"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

namespace claimline::cli {

namespace {

using Json = nlohmann::json;

Json orNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

// "Ann Lee, Bo Kim" → ["Ann Lee", "Bo Kim"]: the article keeps several authors in one field.
Json authorsJson(const std::string& authors) {
    if (authors.find(", ") == std::string::npos)
        return orNull(authors);
    Json all = Json::array();
    for (std::size_t begin = 0; begin < authors.size();) {
        const std::size_t end = std::min(authors.find(", ", begin), authors.size());
        all.push_back(authors.substr(begin, end - begin));
        begin = end + 2;
    }
    return all;
}

Json articleJson(const Article& article) {
    return {{"title", orNull(article.title)},    {"date", orNull(article.published.edtf)},
            {"site", orNull(article.publisher)}, {"author", authorsJson(article.author)},
            {"agency", orNull(article.agency)},  {"language", orNull(article.language)},
            {"url", orNull(article.url)},        {"format", article.format},
            {"text", formats::bodyText(article)}};
}

void print(const std::string& name, const Article& article) {
    std::cout << "== " << plain(name) << "\n";
    const std::pair<const char*, const std::string&> fields[] = {{"title", article.title},
                                                                 {"date", article.published.edtf},
                                                                 {"site", article.publisher},
                                                                 {"author", article.author},
                                                                 {"agency", article.agency}};
    for (const auto& [field, value] : fields)
        if (!value.empty())
            std::cout << field << ": " << plain(value) << "\n";
    std::cout << "\n";
    const std::string body = formats::bodyText(article);
    for (std::size_t begin = 0; begin < body.size();) {
        const std::size_t end = std::min(body.find('\n', begin), body.size());
        std::cout << plain(std::string_view(body).substr(begin, end - begin)) << "\n";
        begin = end + 1;
    }
    std::cout << "\n";
}

} // namespace

int extractCommand(const std::vector<std::string>& files, bool json) {
    const auto data = dataFolder();
    if (!data)
        return report(data.error());
    const auto readers = formats::Readers::load(*data / "language" / "en");
    if (!readers)
        return report(readers.error());
    Json all = Json::object();
    bool refusedAny = false;
    const auto refuse = [&](const Error& error) {
        refusedAny = true;
        std::cerr << "claimline: " << plain(error.message()) << "\n";
    };
    for (const std::string& file : files) {
        const Result<std::string> bytes = ingest::readBytes(file);
        if (!bytes) {
            refuse(bytes.error());
            continue;
        }
        const std::string stem = std::filesystem::path(file).stem().string();
        int count = 0;
        const Result<void> read = readers->read({file, *bytes}, [&](formats::Item item) {
            ++count;
            const std::string name = count == 1 ? stem : stem + "#" + std::to_string(count);
            if (!item.article)
                refuse(item.article.error());
            else if (json)
                all[name] = articleJson(*item.article);
            else
                print(name, *item.article);
            return true;
        });
        if (!read)
            refuse(read.error());
    }
    if (json)
        printJson(all);
    return refusedAny ? ExitCode::refused : ExitCode::done;
}

} // namespace claimline::cli
