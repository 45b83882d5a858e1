// Where words stand in a space of meaning. Private to resolve.
//
//   const auto vectors = WordVectors::load(languageFolder);
//   const WordVectors::Vector& vector = vectors->of("earthquake");
//
// Words that texts use alike stand near one another: words of saying here, disasters there. The directions
// are those in which common words differ most, the first most of all; their numbers have no names.
#pragma once

#include "model/result.h"

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>

namespace claimline::resolve {

class WordVectors {
public:
    static constexpr std::size_t directions = 12;
    using Vector = std::array<float, directions>; // each from -1 to 1

    // Reads word_vectors.tsv.
    static Result<WordVectors> load(const std::filesystem::path& languageFolder);

    // Of a lemma in lower case; all 0: not known.
    const Vector& of(const std::string& word) const;

private:
    std::unordered_map<std::string, Vector> words_;
};

} // namespace claimline::resolve
