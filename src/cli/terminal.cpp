#include "cli/terminal.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace claimline::cli {

int report(const Error& error) {
    std::cerr << "claimline: " << plain(error.message()) << "\n";
    switch (error.kind) {
    case ErrorKind::usage:
        return ExitCode::usage;
    case ErrorKind::cancelled:
        return ExitCode::refused;
    default:
        return ExitCode::project;
    }
}

namespace {

// Bytes of a character at `at` that may not reach a terminal, 0: it may.
std::size_t harmfulBytes(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F)
        return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) // C1 controls: some terminals obey them
        return 2;
    const bool embedding =
        byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE; // U+202A to E
    const bool isolate =
        byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9; // U+2066 to 9
    return embedding || isolate ? 3 : 0;
}

} // namespace

std::string plain(std::string_view text) {
    std::string safe;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t harmful = harmfulBytes(text, i);
        if (text[i] == '\n' || text[i] == '\t')
            safe.push_back(' ');
        else if (harmful)
            safe.append("\xEF\xBF\xBD");
        else
            safe.push_back(text[i]);
        i += harmful ? harmful : 1;
    }
    return safe;
}

std::string shortened(std::string_view text, std::size_t characters) {
    const OffsetMap offsets(text);
    if (offsets.codePoint(static_cast<std::uint32_t>(text.size())) <= characters)
        return std::string(text);
    const auto keep = static_cast<std::uint32_t>(characters - 1);
    return std::string(text.substr(0, offsets.byteOfCodePoint(keep))) + "…";
}

void printJson(const nlohmann::json& json) {
    std::cout << json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    if (open_)
        std::cerr << "\n";
}

std::string ProgressLine::words(const ingest::Progress& progress) const {
    using Stage = ingest::Progress::Stage;
    std::string text;
    if (progress.stage == Stage::joining)
        text = "joining reports into events";
    else if (progress.stage == Stage::dating)
        text = "dating articles from each other";
    else
        text = std::to_string(progress.filesDone) + " of " + std::to_string(progress.filesTotal) + " files";
    text +=
        ", " + std::to_string(progress.articles) + " articles, " + std::to_string(progress.added) + " new";
    if (progress.refused)
        text += ", " + std::to_string(progress.refused) + " refused";
    return text;
}

void ProgressLine::show(const ingest::Progress& progress) {
    const bool ended = progress.stage == ingest::Progress::Stage::done;
    const double pause = terminal_ ? 0.1 : 5;
    if (ended || (progress.stage == stage_ && progress.seconds - last_ < pause))
        return;
    // A plain log needs no line for the beginning.
    const bool first = last_ < 0;
    stage_ = progress.stage;
    last_ = progress.seconds;
    if (!terminal_) {
        if (!first)
            std::cerr << words(progress) << "\n";
        return;
    }
    constexpr std::size_t width = 30;
    const std::size_t filled =
        progress.filesTotal ? std::min(width, width * progress.filesDone / progress.filesTotal) : 0;
    std::cerr << "\r\033[K[" << std::string(filled, '=') << std::string(width - filled, ' ') << "] "
              << words(progress) << std::flush;
    open_ = true;
}

} // namespace claimline::cli
