#include "language/train/gather.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace claimline::language::train {

namespace {

using Json = nlohmann::json;

class Gatherer {
public:
    explicit Gatherer(const std::string& output)
        : out_(output) {}

    bool read(const std::string& name) {
        std::ifstream in(name);
        if (!in)
            return false;
        const std::filesystem::path path(name);
        if (path.extension() == ".json") {
            takeJson(std::string(std::istreambuf_iterator<char>(in), {}));
            return true;
        }
        std::string line;
        while (std::getline(in, line)) {
            if (path.extension() == ".jsonl")
                takeJson(line);
            else if (path.stem() == "data")
                takeGloss(line);
            else
                takeParagraph(line);
        }
        return true;
    }

    bool finish() {
        out_.close();
        return static_cast<bool>(out_);
    }

private:
    void takeParagraph(std::string_view text) {
        constexpr std::size_t shortest = 25; // bytes; menus and captions are no sentences
        const auto first = text.find_first_not_of(" \t\r");
        const auto last = text.find_last_not_of(" \t\r");
        if (first == std::string_view::npos || last - first < shortest)
            return;
        const std::string paragraph(text.substr(first, last - first + 1));
        if (seen_.insert(paragraph).second)
            out_ << paragraph << '\n';
    }

    // "00001740 03 n 01 entity 0 … | that which is perceived; "an example""
    void takeGloss(const std::string& line) {
        if (const auto bar = line.find(" | "); bar != std::string::npos)
            takeParagraph(std::string_view(line).substr(bar + 3));
    }

    void takeJson(const std::string& bytes) {
        const Json value = Json::parse(bytes, nullptr, false);
        if (!value.is_discarded())
            takeTexts(value);
    }

    // As deep as the file is nested, which is the trainer's own affair.
    void takeTexts(const Json& value) {
        for (const auto& [key, inner] : value.items())
            if (inner.is_string() && key == "text")
                takeLines(inner.get<std::string>());
            else if (inner.is_structured())
                takeTexts(inner);
    }

    void takeLines(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            takeParagraph(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    std::ofstream out_;
    std::unordered_set<std::string> seen_;
};

} // namespace

Result<void> gatherText(const std::vector<std::string>& files, const std::string& output) {
    Gatherer gatherer(output);
    for (const std::string& file : files)
        if (!gatherer.read(file))
            return fail(ErrorKind::notFound, file, "the text cannot be opened", "nothing was gathered");
    if (!gatherer.finish())
        return fail(ErrorKind::noSpace, output, "the text cannot be written", "what is there is not whole");
    return {};
}

} // namespace claimline::language::train
