#include "formats/sniff.h"

#include "formats/strings.h"

#include <algorithm>
#include <array>

namespace claimline::formats {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t at;
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array magics{Magic{0, "\x89PNG\r\n"sv, "a PNG picture"},
                            Magic{0, "\xFF\xD8\xFF"sv, "a JPEG picture"},
                            Magic{0, "GIF87a"sv, "a GIF picture"},
                            Magic{0, "GIF89a"sv, "a GIF picture"},
                            Magic{8, "WEBP"sv, "a WebP picture"},
                            Magic{0, "II*\0"sv, "a TIFF picture"},
                            Magic{0, "MM\0*"sv, "a TIFF picture"},
                            Magic{0, "BM"sv, "a BMP picture"},
                            Magic{0, "\0\0\1\0"sv, "an icon"},
                            Magic{4, "ftypavif"sv, "an AVIF picture"},
                            Magic{4, "ftypheic"sv, "a HEIC picture"},
                            Magic{4, "ftyp"sv, "a video"},
                            Magic{0, "\x1A\x45\xDF\xA3"sv, "a video"},
                            Magic{8, "AVI "sv, "a video"},
                            Magic{8, "WAVE"sv, "a sound file"},
                            Magic{0, "ID3"sv, "a sound file"},
                            Magic{0, "OggS"sv, "a sound file"},
                            Magic{0, "fLaC"sv, "a sound file"},
                            Magic{0, "%PDF-"sv, "a PDF document"},
                            Magic{0, "{\\rtf"sv, "an RTF document"},
                            Magic{0, "\xD0\xCF\x11\xE0"sv, "an old Office document"},
                            Magic{0, "PK\3\4"sv, "a ZIP archive or Office document"},
                            Magic{0, "PK\5\6"sv, "an empty ZIP archive"},
                            Magic{0, "Rar!"sv, "a RAR archive"},
                            Magic{0, "7z\xBC\xAF"sv, "a 7-Zip archive"},
                            Magic{0,
                                  "\xFD"
                                  "7zXZ"sv,
                                  "an XZ archive"},
                            Magic{0, "BZh"sv, "a bzip2 archive"},
                            Magic{0, "\x28\xB5\x2F\xFD"sv, "a Zstandard archive"},
                            Magic{257, "ustar"sv, "a tar archive"},
                            Magic{0, "SQLite format 3"sv, "an SQLite database"},
                            Magic{0,
                                  "\x7F"
                                  "ELF"sv,
                                  "a program"},
                            Magic{0, "MZ\x90"sv, "a program"},
                            Magic{0, "wOFF"sv, "a font"},
                            Magic{0, "wOF2"sv, "a font"},
                            Magic{0, "\0asm"sv, "a program"}};

std::string extensionOf(std::string_view path) {
    const auto name = path.substr(path.find_last_of("/\\") + 1);
    const auto dot = name.find_last_of('.');
    return dot == std::string_view::npos ? std::string() : foldLine(name.substr(dot + 1));
}

// A JSON value that a whole first line holds makes the file JSON Lines, if more than that line stands in it.
bool firstLineIsWhole(std::string_view text) {
    const std::string_view body = trim(text);
    const auto end = body.find('\n');
    if (end == std::string_view::npos)
        return false;
    const std::string_view first = trim(body.substr(0, end));
    const std::string_view rest = trim(body.substr(end));
    return first.size() > 1 && first.front() == '{' && first.back() == '}' && rest.starts_with('{');
}

} // namespace

bool isGzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B\x08"sv);
}

std::optional<std::string> binaryKind(std::string_view bytes) {
    for (const Magic& magic : magics) {
        if (bytes.size() <= magic.at || bytes.substr(magic.at, magic.bytes.size()) != magic.bytes)
            continue;
        if (magic.bytes.size() > 3 || bytes.substr(0, 512).find('\0') != std::string_view::npos ||
            !isValidUtf8(bytes.substr(0, 64)))
            return std::string(magic.name); // "BM" may also begin a text
    }
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv))
        return std::nullopt; // UTF-16
    const std::string_view sample = bytes.substr(0, 64 << 10);
    const auto controls = std::ranges::count_if(sample, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && u != 0 && !(u >= 9 && u <= 13) && u != 0x1B) || u == 0x7F;
    });
    const auto nuls = std::ranges::count(sample, '\0');
    const auto size = static_cast<std::ptrdiff_t>(sample.size());
    // UTF-16 without a mark has many NUL and no other control.
    if (controls * 50 > size || (controls * 500 > size && nuls * 50 > size))
        return "data, not text";
    return std::nullopt;
}

bool looksLikeHtml(std::string_view text) {
    const std::string_view start = trim(text).substr(0, 4096);
    const std::string head = foldLine(start);
    for (const std::string_view sign :
         {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<!-- saved from"sv, "<!--"sv, "<meta"sv,
          "<title"sv, "<article"sv, "<div"sv, "<p>"sv, "<h1"sv, "<script"sv, "<section"sv, "<main"sv,
          "<link"sv, "<p "sv})
        if (head.starts_with(sign))
            return true;
    return head.starts_with("<?xml") && head.find("<html") != std::string::npos;
}

Kind kindOf(std::string_view path, std::string_view text) {
    const std::string extension = extensionOf(path);
    if (looksLikeHtml(text))
        return Kind::html;
    const std::string_view body = trim(text);
    if (extension == "jsonl" || extension == "ndjson" || extension == "jl")
        return Kind::jsonLines;
    if (!body.empty() && (body.front() == '{' || (body.front() == '[' && extension == "json")))
        return firstLineIsWhole(text) ? Kind::jsonLines : Kind::json;
    if (extension == "json")
        return Kind::json;
    if (extension == "md" || extension == "markdown")
        return Kind::markdown;
    const bool page = extension == "html" || extension == "htm" || extension == "xhtml";
    return page && body.find('<') != std::string_view::npos ? Kind::html : Kind::text;
}

std::string declaredCharset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    for (std::size_t at = 0; at + 8 < head.size(); ++at) {
        if (!startsWithIgnoringCase(head.substr(at), "charset"))
            continue;
        std::size_t begin = at + 7;
        while (begin < head.size() &&
               (head[begin] == ' ' || head[begin] == '=' || head[begin] == '"' || head[begin] == '\''))
            ++begin;
        std::size_t end = begin;
        while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) ||
                                     head[end] == '-' || head[end] == '_' || head[end] == ':'))
            ++end;
        if (end > begin)
            return std::string(head.substr(begin, end - begin));
    }
    return {};
}

} // namespace claimline::formats
