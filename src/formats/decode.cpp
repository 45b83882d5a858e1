#include "formats/decode.h"

#include "formats/strings.h"
#include "model/limits.h"

#include <array>
#include <memory>
#include <optional>
#include <uchardet.h>
#include <unicode/ucnv.h>
#include <zlib.h>

namespace claimline::formats {

namespace {

struct Mark {
    std::string_view bytes;
    const char* charset;
};
using namespace std::string_view_literals;
constexpr std::array marks{Mark{"\xEF\xBB\xBF"sv, "UTF-8"}, Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                           Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
                           Mark{"\xFE\xFF"sv, "UTF-16BE"}};

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(charset.c_str(), &status),
                                                                       ucnv_close);
    if (U_FAILURE(status) || !converter)
        return std::nullopt;
    status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> utf8(ucnv_open("UTF-8", &status), ucnv_close);
    if (U_FAILURE(status) || !utf8)
        return std::nullopt;
    std::string result;
    std::array<UChar, 2048> pivot{};
    std::array<char, 8192> target{};
    UChar* pivotSource = pivot.data();
    UChar* pivotTarget = pivot.data();
    const char* source = bytes.data();
    bool reset = true;
    do {
        char* out = target.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(utf8.get(), converter.get(), &out, target.data() + target.size(), &source,
                       bytes.data() + bytes.size(), pivot.data(), &pivotSource, &pivotTarget,
                       pivot.data() + pivot.size(), reset, true, &status);
        reset = false;
        result.append(target.data(), static_cast<std::size_t>(out - target.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return U_SUCCESS(status) ? std::optional(std::move(result)) : std::nullopt;
}

// Without a mark, UTF-16 shows by NUL in every other byte of its Latin letters and blanks.
const char* bareUtf16(std::string_view bytes) {
    std::array<std::size_t, 2> nuls{};
    const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    for (std::size_t i = 0; i < size; ++i)
        nuls[i % 2] += bytes[i] == '\0';
    if (size < 8)
        return nullptr;
    if (nuls[1] * 4 > size && nuls[0] * 20 < size)
        return "UTF-16LE";
    return nuls[0] * 4 > size && nuls[1] * 20 < size ? "UTF-16BE" : nullptr;
}

// A few broken bytes in what is otherwise UTF-8: a page cut off within a letter, or a pasted fragment.
bool isNearlyUtf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        (nextCodePoint(bytes, at) == 0xFFFD && bytes.substr(begin, 3) != "\xEF\xBF\xBD" ? bad : good) += 1;
    }
    return good > 20 * bad || (good > 0 && bad <= 2 && good > 2 * bad);
}

std::string detect(std::string_view bytes) {
    const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
    const std::string_view sample = bytes.substr(0, 256 << 10);
    if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0)
        return "windows-1252";
    uchardet_data_end(detector.get());
    const std::string charset = uchardet_get_charset(detector.get());
    // A stray byte or two tell nothing; ICU has no converter for some of uchardet's names.
    return charset.empty() || charset == "ASCII" || charset == "UTF-8" ? "windows-1252" : charset;
}

// As the WHATWG has it: what calls itself Latin-1 or ASCII is windows-1252.
std::string meant(std::string_view declared) {
    std::string name = foldLine(declared);
    if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "us-ascii" ||
        name == "ascii")
        return "windows-1252";
    if (name == "gb2312" || name == "gbk")
        return "gb18030";
    return name == "iso-8859-9" ? "windows-1254" : name == "ks_c_5601-1987" ? "windows-949" : name;
}

} // namespace

std::string normalizeLines(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (utf8[i] == '\r') {
            text.push_back('\n');
            i += i + 1 < utf8.size() && utf8[i + 1] == '\n';
        } else if (utf8[i] == '\0') {
            text.append("\xEF\xBF\xBD");
        } else {
            text.push_back(utf8[i]);
        }
    }
    return text;
}

Decoded decode(std::string_view bytes, std::string_view declaredCharset) {
    const auto as = [&](std::string_view body, const std::string& charset,
                        std::string because) -> std::optional<Decoded> {
        auto text = convert(body, charset);
        if (!text)
            return std::nullopt;
        return Decoded{normalizeLines(*text), charset, std::move(because)};
    };
    for (const Mark& mark : marks)
        if (bytes.starts_with(mark.bytes))
            if (auto result = as(bytes.substr(mark.bytes.size()), mark.charset, "byte order mark"))
                return *result;
    if (const char* wide = bareUtf16(bytes))
        if (auto result = as(bytes, wide, "every other byte is zero"))
            return *result;
    if (isValidUtf8(bytes))
        return {normalizeLines(bytes), "UTF-8", "the bytes are valid"};
    if (isNearlyUtf8(bytes))
        if (auto result = as(bytes, "UTF-8", "nearly all bytes are valid"))
            return *result;
    const std::string declared = meant(declaredCharset);
    if (!declared.empty() && declared != "utf-8" && !declared.starts_with("utf-16"))
        if (auto result = as(bytes, declared, "declared in the page"))
            return *result;
    for (const std::string& charset : {detect(bytes), std::string("windows-1252")})
        if (auto result = as(bytes, charset, "detected"))
            return *result;
    return {};
}

Result<std::string> gunzip(std::string_view bytes, const std::string& path) {
    z_stream stream{};
    const auto damaged = [&] {
        return fail(ErrorKind::unreadable, path, "the compressed data is damaged", "it is not imported");
    };
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return damaged();
    const std::unique_ptr<z_stream, void (*)(z_stream*)> guard(&stream, [](z_stream* s) { inflateEnd(s); });
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string result;
    std::array<char, 64 << 10> buffer{};
    int status = Z_OK;
    while (status == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        status = inflate(&stream, Z_NO_FLUSH);
        result.append(buffer.data(), buffer.size() - stream.avail_out);
        if (result.size() > limits.fileBytes)
            return fail(ErrorKind::tooLarge, path,
                        "unpacks to more than the limit of " + std::to_string(limits.fileBytes >> 20) + " MB",
                        "it is not imported");
    }
    if (status != Z_STREAM_END)
        return damaged();
    return result;
}

} // namespace claimline::formats
