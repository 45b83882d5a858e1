#include "store/fold.h"

#include <algorithm>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>

namespace claimline::store {

std::string fold(std::string_view utf8) {
    std::string folded;
    if (std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        folded.reserve(utf8.size());
        for (const char c : utf8)
            folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        return folded;
    }
    icu::StringByteSink<std::string> sink(&folded);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8Fold(0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr,
                           status);
    return U_SUCCESS(status) ? folded : std::string(utf8);
}

} // namespace claimline::store
