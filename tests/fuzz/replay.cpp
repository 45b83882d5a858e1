// Stands in for libFuzzer where there is none: feeds a target known hostile inputs, then the samples cut,
// joined and bent by a generator with a fixed seed, so that every run is the same.
// usage: fuzz_NAME COUNT        or: fuzz_NAME FILE… (replays a finding)
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

void feed(const std::string& input) {
    std::vector<std::uint8_t> exact(input.begin(), input.end()); // a buffer of its own: overruns show
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> samples() {
    std::vector<fs::path> paths;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(CLAIMLINE_DATA_DIR "/samples"))
        if (entry.is_regular_file())
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const fs::path& path : paths)
        texts.push_back(read(path));
    return texts;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

std::vector<std::string> hostile() {
    using namespace std::string_literals;
    return {
        "",
        "\0"s,
        "\xff\xfe\xfd",
        "\xef\xbb\xbf",
        "\xed\xa0\x80 lone surrogate",
        repeated("a", 100000),
        repeated("1", 100000),
        repeated("\n", 50000),
        repeated("“", 20000),
        repeated("said ", 20000),
        repeated("(", 20000),
        repeated("\t\x01\x7f", 5000),
        repeated("😀", 5000),
        repeated("في يوم الاثنين قال ", 800),
        repeated("星期一，总统说。", 800),
        repeated("e\xcc\x81", 5000),
        repeated("Nov. 31, 99999, ", 2000),
        repeated("<div>", 20000),
        repeated("[", 20000),
        "{\"text\": " + repeated("[", 5000),
        "On Monday, 12 of 5 said \"no\", \"yes\", \"" + repeated("he said ", 3000),
    };
}

std::string bent(const std::vector<std::string>& texts, std::mt19937& random) {
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    std::string text = texts[below(texts.size())];
    const std::string& other = texts[below(texts.size())];
    if (below(3) == 0)
        text = text.substr(0, below(text.size())) + other.substr(below(other.size()));
    const std::size_t changes = 1 + below(12);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = below(text.size());
        switch (below(6)) {
        case 0:
            text[at] = static_cast<char>(random());
            break;
        case 1:
            text.erase(at, 1 + below(40));
            break;
        case 2:
            text.insert(at, other.substr(below(other.size()), 1 + below(60)));
            break;
        case 3:
            text.insert(at, 1 + below(30), " \n\"'(.,0"[below(8)]);
            break;
        case 4:
            text.erase(std::remove(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), ' '),
                       text.end());
            break;
        default:
            text.insert(at, std::to_string(random()));
            break;
        }
    }
    return text;
}

} // namespace

int main(int count, char** arguments) {
    char* end = nullptr;
    const long rounds = count == 2 ? std::strtol(arguments[1], &end, 10) : 0;
    if (rounds <= 0 || *end != '\0') {
        for (int i = 1; i < count; ++i)
            feed(read(arguments[i]));
        return count > 1 ? 0 : 2;
    }
    for (const std::string& input : hostile())
        feed(input);
    const std::vector<std::string> texts = samples();
    if (texts.empty()) {
        std::cerr << "no samples in " CLAIMLINE_DATA_DIR "\n";
        return 1;
    }
    std::mt19937 random(20250312);
    for (long i = 0; i < rounds; ++i)
        feed(bent(texts, random));
    std::cout << hostile().size() << " hostile and " << rounds << " bent inputs\n";
    return 0;
}
