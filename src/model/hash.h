// SHA-256 of content, as every id and every check of the evidence rests on it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimline {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits, as sha256sum prints them.
std::string toHex(const Sha256& hash);

// The first eight bytes, big-endian.
std::uint64_t leading64(const Sha256& hash);

} // namespace claimline
