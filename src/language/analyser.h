// Tags, lemmas and dependencies of a Document, with the weights of one model file.
#pragma once

#include "language/lemmatizer.h"
#include "language/parser.h"

namespace claimline::language {

class Analyser {
public:
    // Maps syntax.model of the language's folder.
    static Result<Analyser> load(const std::filesystem::path& languageFolder);

    void parse(std::string_view text, Document& document) const;

    // The same for words that are tokens already; fills all but spans.
    void parseSentence(std::span<const std::string_view> texts, std::span<Token> tokens,
                       std::uint32_t firstIndex) const;

private:
    struct Batch;
    explicit Analyser(ModelFile file)
        : file_(std::move(file)) {}
    // Adds a sentence whose first token is that of batch.tokens; parses what waits when it is enough.
    void add(std::span<const std::string_view> texts, std::uint32_t first, Batch& batch) const;
    void finish(Batch& batch) const;

    ModelFile file_;
    Lemmatizer lemmatizer_;
    WordTable words_;
    Parser parser_;
};

} // namespace claimline::language
