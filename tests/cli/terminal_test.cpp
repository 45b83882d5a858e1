#include "cli/terminal.h"

#include "cli/cli.h"

#include <gtest/gtest.h>

namespace claimline::cli {
namespace {

TEST(Terminal, GetsNoEscapeSequencesAndNoReversal) {
    EXPECT_EQ(plain("a\x1b[31mb\x07"), "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD");
    EXPECT_EQ(plain("x\xE2\x80\xAEgpj.exe"), "x\xEF\xBF\xBDgpj.exe");
    EXPECT_EQ(plain("\xC2\x9B"), "\xEF\xBF\xBD");
    EXPECT_EQ(plain("two\nlines\tof “Größe” — 2024"), "two lines of “Größe” — 2024");
}

TEST(Terminal, ShortensByCharactersNotBytes) {
    EXPECT_EQ(shortened("Größe", 5), "Größe");
    EXPECT_EQ(shortened("Größer", 5), "Größ…");
}

TEST(IsCommand, TellsCommandsFromProjectsToOpen) {
    const auto first = [](std::string word) {
        std::string program = "claimline";
        char* words[] = {program.data(), word.data()};
        return isCommand(2, words);
    };
    EXPECT_TRUE(first("ingest"));
    EXPECT_TRUE(first("--help"));
    EXPECT_TRUE(first("--version"));
    EXPECT_FALSE(first("news.claimline"));
    EXPECT_FALSE(first("--screenshot"));
    char program[] = "claimline";
    char* alone[] = {program};
    EXPECT_FALSE(isCommand(1, alone));
}

} // namespace
} // namespace claimline::cli
