// Claims of a text, as strings that a test can compare.
#pragma once

#include "claims/claims.h"
#include "language/language.h"
#include "model/names.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimline::claims::test {

struct Told {
    std::string source, cue, content; // pieces joined by " … "
    Stance stance = Stance::asserts;
    ClaimForm form = ClaimForm::indirect;
    Claim claim;
    Source who; // empty where nobody is named
};

inline const language::Language& english() {
    static const auto loaded = language::Language::load("en", CLAIMLINE_DATA_DIR);
    if (!loaded)
        throw std::runtime_error(loaded.error().message());
    return *loaded;
}

inline const ClaimFinder& finder() {
    static const auto loaded = ClaimFinder::load(english().folder());
    if (!loaded)
        throw std::runtime_error(loaded.error().message());
    return *loaded;
}

inline std::string joined(const std::string& text, const std::vector<Span>& spans) {
    std::string all;
    for (const Span span : spans)
        all += (all.empty() ? "" : " … ") + std::string(slice(text, span));
    return all;
}

inline Article articleOf(std::string text) {
    Article article;
    article.text = std::move(text);
    article.textHash = sha256(article.text);
    article.id = articleId(article.textHash);
    article.publisher = "Lund Courier";
    return article;
}

inline std::vector<Told> toldIn(const Article& article, bool narrators = false) {
    const language::Document document = english().analyse(article.text);
    const Found found = finder().find(article, document, {});
    std::vector<Told> all;
    for (const Claim& claim : found.claims) {
        if ((claim.form == ClaimForm::narrator) != narrators)
            continue;
        all.push_back({joined(article.text, claim.source), joined(article.text, claim.cue),
                       joined(article.text, claim.content), claim.stance, claim.form, claim,
                       claim.speaker == none ? Source{} : found.sources[claim.speaker]});
    }
    return all;
}

inline std::vector<Told> toldIn(const std::string& text) {
    return toldIn(articleOf(text));
}

inline std::string shown(const std::vector<Told>& all) {
    std::string text;
    for (const Told& told : all)
        text += "\n  <" + told.source + "> <" + told.cue + "> <" + told.content + "> " +
                std::string(nameOf(told.stance));
    return text.empty() ? "\n  nothing" : text;
}

// The claim whose content holds these words; nullptr where there is none.
inline const Told* withContent(const std::vector<Told>& all, std::string_view words) {
    const auto at = std::ranges::find_if(
        all, [&](const Told& told) { return told.content.find(words) != std::string::npos; });
    return at == all.end() ? nullptr : &*at;
}

// One wording of a construction: the claim that must come out of it.
struct Wording {
    std::string text, source, content;
    Stance stance = Stance::asserts;
};

inline void expectEach(const std::vector<Wording>& wordings) {
    for (const Wording& wording : wordings) {
        const std::vector<Told> all = toldIn(wording.text);
        const Told* told = withContent(all, wording.content);
        ASSERT_NO_FATAL_FAILURE();
        EXPECT_NE(told, nullptr) << wording.text << shown(all);
        if (told == nullptr)
            continue;
        EXPECT_EQ(told->source, wording.source) << wording.text << shown(all);
        EXPECT_EQ(nameOf(told->stance), nameOf(wording.stance)) << wording.text << shown(all);
    }
}

} // namespace claimline::claims::test
