// English, loaded once, and short ways to ask what it understood of a text.
#pragma once

#include "language/language.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>

namespace claimline::language {

inline const Language& english() {
    static const Language language = [] {
        auto loaded = Language::load("en", CLAIMLINE_DATA_DIR);
        if (!loaded)
            throw std::runtime_error(loaded.error().message());
        return std::move(*loaded);
    }();
    return language;
}

class Understood {
public:
    explicit Understood(std::string text)
        : text_(std::move(text))
        , document_(english().analyse(text_)) {}

    const Document& document() const { return document_; }
    const std::string& text() const { return text_; }

    // The entity that the n-th mention with these words stands for; a default one where there is none.
    Entity entity(std::string_view words, int n = 1) const {
        for (const Mention& mention : document_.mentions)
            if (slice(text_, mention.span) == words && --n == 0 && mention.entity != none)
                return document_.entities[mention.entity];
        return {};
    }

    std::string key(std::string_view words, int n = 1) const { return entity(words, n).key; }

    // The quantity whose words are these; an empty one with no tokens where there is none.
    Quantity quantity(std::string_view words) const {
        for (const Quantity& quantity : document_.quantities)
            if (slice(text_, quantity.span) == words)
                return quantity;
        return {};
    }

    Place place(std::string_view words) const {
        for (const Place& place : document_.places)
            if (slice(text_, place.span) == words)
                return place;
        return {};
    }

private:
    std::string text_;
    Document document_;
};

} // namespace claimline::language
