#include "language/train/treebank.h"

#include "model/table.h"

#include <fstream>

namespace claimline::language::train {

Result<std::vector<GoldSentence>> readTreebank(const std::string& file) {
    std::ifstream in(file);
    if (!in)
        return fail(ErrorKind::notFound, file, "the treebank cannot be opened", "nothing was trained");
    std::vector<GoldSentence> sentences;
    GoldSentence sentence;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty()) {
            if (!sentence.empty())
                sentences.push_back(std::move(sentence));
            sentence.clear();
            continue;
        }
        if (line[0] == '#')
            continue;
        const std::vector<std::string> fields = splitList(line, '\t');
        const std::string& id = fields[0];
        if (id.find_first_not_of("0123456789") != std::string::npos)
            continue; // a multiword line or an empty node
        const auto upos = fields.size() >= 8 ? parseUpos(fields[3]) : std::nullopt;
        const auto deprel = fields.size() >= 8 ? parseDeprel(fields[7]) : std::nullopt;
        if (!upos || !deprel)
            return fail(ErrorKind::unreadable, file, "line " + std::to_string(number) + " is no CoNLL-U",
                        "nothing was trained");
        sentence.push_back({fields[1], fields[2], fields[4], *upos,
                            static_cast<std::uint32_t>(std::stoul(fields[6])), *deprel});
    }
    if (!sentence.empty())
        sentences.push_back(std::move(sentence));
    return sentences;
}

Result<std::vector<GoldSentence>> readTreebanks(const std::vector<std::string>& files) {
    std::vector<GoldSentence> bank;
    for (const std::string& file : files) {
        auto part = readTreebank(file);
        if (!part)
            return part;
        bank.insert(bank.end(), std::make_move_iterator(part->begin()), std::make_move_iterator(part->end()));
    }
    return bank;
}

void writeSentence(const GoldSentence& sentence, std::string& out) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const GoldWord& word = sentence[i];
        out.append(std::to_string(i + 1)).append("\t").append(word.form).append("\t_\t");
        out.append(nameOf(word.upos)).append("\t").append(word.xpos).append("\t_\t");
        out.append(std::to_string(word.head)).append("\t").append(nameOf(word.deprel)).append("\t_\t_\n");
    }
    out += '\n';
}

} // namespace claimline::language::train
