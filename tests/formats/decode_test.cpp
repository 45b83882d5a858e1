#include "formats/decode.h"
#include "formats/sniff.h"
#include "formats/strings.h"
#include "reading.h"

#include <gmock/gmock.h>

namespace claimline::formats {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

TEST(Decode, Utf8WinsOverAWrongDeclaration) {
    const Decoded decoded = decode("Zelenskyy’s café", "ISO-8859-1");
    EXPECT_EQ(decoded.text, "Zelenskyy’s café");
    EXPECT_EQ(decoded.charset, "UTF-8");
}

TEST(Decode, TheDeclarationDecidesWhereBytesAreNotUtf8) {
    EXPECT_EQ(decode("caf\xE9", "iso-8859-1").text, "café");
    EXPECT_EQ(decode("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251").text, "Привет");
}

TEST(Decode, WhatIsCalledLatin1IsWindows1252) {
    EXPECT_EQ(decode("\x93yes\x94", "iso-8859-1").text, "“yes”");
}

TEST(Decode, UndeclaredCyrillicIsDetected) {
    std::string bytes;
    for (int i = 0; i < 20; ++i)
        bytes += "\xCF\xE0\xF0\xEE\xEC \xE7\xE0\xE3\xEE\xF0\xE5\xEB\xF1\xFF \xED\xEE\xF7\xFC\xFE \xF3 "
                 "\xE1\xE5\xF0\xE5\xE3\xE0. ";
    EXPECT_THAT(decode(bytes).text, HasSubstr("Паром загорелся ночью у берега."));
}

TEST(Decode, Utf16IsReadWithAndWithoutItsMark) {
    EXPECT_EQ(decode("\xFF\xFEH\0i\0"s).text, "Hi");
    EXPECT_EQ(decode("\xFE\xFF\0H\0i"s).text, "Hi");
    EXPECT_EQ(decode("F\0e\0r\0r\0y\0 \0f\0i\0r\0e\0"s).text, "Ferry fire");
}

TEST(Decode, LineEndsBecomeLfAndNulIsMarked) {
    EXPECT_EQ(decode("a\r\nb\rc\0d"s).text, "a\nb\nc\xEF\xBF\xBD"s + "d");
}

TEST(Decode, AByteOrderMarkIsNoText) {
    EXPECT_EQ(decode("\xEF\xBB\xBFHi").text, "Hi");
}

TEST(Decode, AFewBrokenBytesDoNotTurnUtf8IntoSomethingElse) {
    std::string text;
    for (int i = 0; i < 50; ++i)
        text += "Ünïted ";
    EXPECT_THAT(decode(text + "\xC3").text, HasSubstr("Ünïted Ünïted"));
}

TEST(Decode, AnyBytesGiveValidUtf8) {
    std::uint32_t seed = 7;
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        for (int i = 0; i < 200; ++i)
            bytes.push_back(static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24));
        EXPECT_TRUE(isValidUtf8(decode(bytes, round % 2 ? "shift_jis" : "").text)) << round;
    }
}

TEST(Sniff, BinaryFilesAreRefusedByName) {
    EXPECT_EQ(reading("a.txt", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s).fault,
              "a.txt: is a PNG picture, not an article; it is not imported");
    EXPECT_THAT(reading("a.html", "%PDF-1.7\n").fault, HasSubstr("a PDF document"));
    EXPECT_THAT(reading("a.txt", "PK\3\4\24\0\0\0"s).fault, HasSubstr("ZIP"));
    EXPECT_THAT(reading("a.txt", "\1\2\3\4\5\6\7\x0E\x0F\x10"s).fault, HasSubstr("data, not text"));
}

TEST(Sniff, TextThatBeginsLikeAPictureIsText) {
    EXPECT_EQ(reading("a.txt", "BMW recalls cars after fires in harbour, officials said on Monday.").fault,
              "");
}

TEST(Sniff, AnEmptyFileIsRefused) {
    EXPECT_THAT(reading("a.txt", "").fault, HasSubstr("is empty"));
    EXPECT_THAT(reading("a.txt", " \n\t\n").fault, HasSubstr("no text"));
}

TEST(Sniff, ContentDecidesOverTheName) {
    EXPECT_EQ(kindOf("a.txt", "<!DOCTYPE html><html>"), Kind::html);
    EXPECT_EQ(kindOf("a.txt", "{\"text\":\"x\"}\n{\"text\":\"y\"}"), Kind::jsonLines);
    EXPECT_EQ(kindOf("a.html", "Nothing but words"), Kind::text);
    EXPECT_EQ(kindOf("a.md", "# Title"), Kind::markdown);
}

} // namespace
} // namespace claimline::formats
