#include "ingest/files.h"

#include "model/limits.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace claimline::ingest {

namespace fs = std::filesystem;

namespace {

bool isHidden(const fs::path& path) {
    const std::string name = path.filename().string();
    return !name.empty() && name[0] == '.';
}

void walk(const fs::path& folder, std::vector<std::string>& files) {
    std::error_code failed;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        entries.push_back(*at);
    std::ranges::sort(entries, {}, [](const fs::directory_entry& entry) { return entry.path().string(); });
    for (const fs::directory_entry& entry : entries) {
        // A link may lead out of the folder that the user chose, or in a circle.
        if (isHidden(entry.path()) || entry.is_symlink(failed))
            continue;
        if (entry.is_directory(failed))
            walk(entry.path(), files);
        else if (entry.is_regular_file(failed))
            files.push_back(entry.path().string());
    }
}

std::string megabytes(std::uintmax_t bytes) {
    return std::to_string((bytes + (1u << 20) - 1) >> 20) + " MB";
}

tl::unexpected<Error> tooLarge(const std::string& path, std::uintmax_t bytes) {
    return fail(ErrorKind::tooLarge, path,
                megabytes(bytes) + " is over the limit of " + megabytes(limits.fileBytes),
                "it is not imported");
}

Result<std::string> readAll(std::istream& in, const std::string& path) {
    std::string bytes;
    std::string block(1u << 16, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > limits.fileBytes) // it grew while it was read, or is standard input
            return tooLarge(path, bytes.size());
    }
    if (in.bad())
        return fail(ErrorKind::unreadable, path, "the disk failed to read it", "it is not imported");
    return bytes;
}

} // namespace

std::vector<std::string> expand(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code failed;
        if (path != "-" && fs::is_directory(path, failed))
            walk(path, files);
        else
            files.push_back(path);
    }
    return files;
}

Result<std::string> readBytes(const std::string& path) {
    if (path == "-")
        return readAll(std::cin, path);
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (!fs::exists(status))
        return fail(ErrorKind::notFound, path, "there is no such file", "it is not imported");
    if (!fs::is_regular_file(status))
        return fail(ErrorKind::unreadable, path, "this is no file", "it is not imported");
    if (const auto size = fs::file_size(path, failed); !failed && size > limits.fileBytes)
        return tooLarge(path, size);
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(ErrorKind::unreadable, path, "it may not be read", "it is not imported");
    return readAll(in, path);
}

Refusal refusalOf(const std::string& path, const Error& error) {
    const std::string name =
        error.input.starts_with(path) ? error.input : path; // with the entry in it: "x.jsonl#3"
    return {name, Error{error.kind, "", error.fault, error.next}.message()};
}

} // namespace claimline::ingest
