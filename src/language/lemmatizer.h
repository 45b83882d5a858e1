// Lemmas by rules of inflection, with a table of what the rules get wrong.
#pragma once

#include "language/language.h"
#include "language/tokenizer.h"
#include "language/words.h"

namespace claimline::language {

class Lemmatizer {
public:
    // Reads lemma-exceptions.tsv of the language's folder: word, tag, lemma.
    static Result<Lemmatizer> load(const std::filesystem::path& languageFolder);

    // `words` tells which stems are verbs: "hoped" → "hope", "hopped" → "hop".
    void lemmatize(const WordTable& words, std::string_view word, Upos upos, Form form,
                   std::string& lemma) const;

    // By the rules alone; for the trainer, which lists where they fail.
    static void byRules(const WordTable& words, std::string_view lower, Upos upos, Form form,
                        std::string& lemma);

private:
    // "TAG word", lower case
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> exceptions_;
};

} // namespace claimline::language
