// Paragraphs, sentences and tokens of a text; see Language::segment.
#pragma once

#include "language/language.h"
#include "language/tokenizer.h"

namespace claimline::language {

class Segmenter {
public:
    static Result<Segmenter> load(const std::filesystem::path& languageFolder);

    Document segment(std::string_view text, std::span<const Span> cuts) const;

    const Tokenizer& tokenizer() const { return tokenizer_; }

private:
    Tokenizer tokenizer_;
};

} // namespace claimline::language
