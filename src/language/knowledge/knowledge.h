// Knowledge: names, entities, numbers and places of a parsed document; the last stage of Language::analyse.
//
//   auto knowledge = Knowledge::load(dataFolder / "language/en", dataFolder);
//   knowledge->understand(text, document);   // fills mentions, entities, quantities, places
//   Entity agency = knowledge->identify("The Associated Press");   // a name that stands in no text
//
// Surface patterns and word lists lead; trees help where they are right. A loaded Knowledge is immutable.
#pragma once

#include "language/language.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace claimline::language {

class Knowledge {
public:
    // Reads the lexicons of the language and data/places. Fails, naming the file, where one is missing or
    // damaged.
    static Result<Knowledge> load(const std::filesystem::path& languageFolder,
                                  const std::filesystem::path& dataFolder);
    Knowledge(Knowledge&&) noexcept;
    Knowledge& operator=(Knowledge&&) noexcept;
    ~Knowledge();

    void understand(std::string_view text, Document& document) const;

    // Who a phrase names, by itself: "Reuters", "Russia's Ministry of Defence". Its key is never empty; kind
    // and side are unknown where the lists do not tell.
    Entity identify(std::string_view phrase) const;

private:
    struct Parts;
    explicit Knowledge(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::language
