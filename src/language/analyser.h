// Tags, lemmas and dependencies of a Document, with the weights of one model file.
#pragma once

#include "language/lemmatizer.h"
#include "language/parser.h"
#include "language/tagger.h"

namespace claimline::language {

class Analyser {
public:
    // Maps NAME.model of the language's folder.
    static Result<Analyser> load(const std::filesystem::path& languageFolder);

    void parse(std::string_view text, Document& document) const;

    // The same for words that are tokens already; fills all but spans.
    void parseSentence(std::span<const std::string_view> texts, std::span<Token> tokens,
                       std::uint32_t firstIndex) const;

private:
    struct Scratch;
    explicit Analyser(ModelFile file)
        : file_(std::move(file)) {}
    void parsePiece(std::span<const std::string_view> texts, std::span<Token> tokens,
                    std::uint32_t firstIndex, Scratch& scratch) const;

    ModelFile file_;
    Lemmatizer lemmatizer_;
    WordTable words_;
    Weights tagger_, parser_, marks_;
    std::vector<std::uint8_t> uposOfTag_, formOfTag_;
};

} // namespace claimline::language
