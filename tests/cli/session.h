// The program called as from a terminal, within the test's own process.
#pragma once

#include "cli/cli.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unistd.h>

namespace claimline::cli {

using Json = nlohmann::json;

struct Ran {
    int code = 0;
    std::string out, err;
    Json json() const {
        const Json parsed = Json::parse(out, nullptr, false);
        EXPECT_FALSE(parsed.is_discarded()) << out << err;
        return parsed;
    }
    // JSON Lines.
    std::vector<Json> lines() const {
        std::vector<Json> all;
        std::istringstream in(out);
        for (std::string line; std::getline(in, line);)
            all.push_back(Json::parse(line));
        return all;
    }
};

inline Ran call(std::vector<std::string> words, const std::string& input = "", const Hooks& hooks = {}) {
    words.insert(words.begin(), "claimline");
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    std::istringstream in(input);
    std::ostringstream out, err;
    auto* const realIn = std::cin.rdbuf(in.rdbuf());
    auto* const realOut = std::cout.rdbuf(out.rdbuf());
    auto* const realErr = std::cerr.rdbuf(err.rdbuf());
    std::cin.clear();
    Ran ran;
    ran.code = run(static_cast<int>(arguments.size()), arguments.data(), hooks);
    std::cin.rdbuf(realIn);
    std::cout.rdbuf(realOut);
    std::cerr.rdbuf(realErr);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

class Folder {
public:
    Folder() {
        static std::atomic<int> count{0};
        path = std::filesystem::path(testing::TempDir()) /
               ("claimline-cli-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(path);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::string file(const std::string& name, const std::string& content = {}) const {
        if (!content.empty())
            std::ofstream(path / name, std::ios::binary) << content;
        return (path / name).string();
    }
    std::filesystem::path path;
};

} // namespace claimline::cli
