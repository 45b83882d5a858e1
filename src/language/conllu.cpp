#include "language/conllu.h"

#include <algorithm>

namespace claimline::language {

namespace {

struct Line {
    std::string_view text;
    std::vector<std::string_view> fields; // of a word; else empty
};

std::vector<std::string_view> splitFields(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

// Comments, multiword lines ("7-8") and empty nodes ("8.1") are no words.
bool isWord(std::string_view id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

class Annotator {
public:
    explicit Annotator(const Analyser& analyser)
        : analyser_(analyser) {}

    void add(Line line) { lines_.push_back(std::move(line)); }

    void finish(std::string& out) {
        std::vector<std::string_view> texts;
        for (const Line& line : lines_)
            if (!line.fields.empty())
                texts.push_back(line.fields[1]);
        std::vector<Token> tokens(texts.size());
        analyser_.parseSentence(texts, tokens, 0);
        std::size_t next = 0;
        for (const Line& line : lines_) {
            if (line.fields.empty())
                out.append(line.text);
            else
                write(line.fields, tokens[next++], out);
            out += '\n';
        }
        lines_.clear();
    }

private:
    static void write(const std::vector<std::string_view>& fields, const Token& token, std::string& out) {
        out.append(fields[0]).append("\t").append(fields[1]).append("\t").append(token.lemma).append("\t");
        out.append(nameOf(token.upos))
            .append("\t")
            .append(fields[4])
            .append("\t")
            .append(fields[5])
            .append("\t");
        out.append(std::to_string(token.head == none ? 0 : token.head + 1)).append("\t");
        out.append(nameOf(token.deprel)).append("\t").append(fields[8]).append("\t").append(fields[9]);
    }

    const Analyser& analyser_;
    std::vector<Line> lines_;
};

} // namespace

Result<std::string> annotateConllu(const Analyser& analyser, std::string_view conllu) {
    std::string out;
    out.reserve(conllu.size() * 2);
    Annotator annotator(analyser);
    const bool endsWithLine = conllu.ends_with('\n');
    for (int number = 1; !conllu.empty(); ++number) {
        const std::size_t end = std::min(conllu.find('\n'), conllu.size());
        std::string_view line = conllu.substr(0, end);
        conllu.remove_prefix(std::min(end + 1, conllu.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty()) {
            annotator.finish(out);
            out += '\n';
            continue;
        }
        std::vector<std::string_view> fields = splitFields(line);
        if (line.front() == '#' || !isWord(fields[0])) {
            annotator.add({line, {}});
            continue;
        }
        if (fields.size() != 10)
            return fail(ErrorKind::unreadable, "CoNLL-U",
                        "line " + std::to_string(number) + " has " + std::to_string(fields.size()) +
                            " fields, not ten",
                        "nothing was annotated");
        annotator.add({line, std::move(fields)});
    }
    annotator.finish(out);
    if (!endsWithLine && out.ends_with('\n'))
        out.pop_back();
    return out;
}

} // namespace claimline::language
