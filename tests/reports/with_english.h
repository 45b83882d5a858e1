// English with its lexicon of happenings, loaded once for each suite.
#pragma once

#include "reports/lexicon.h"
#include "reports/tree.h"

#include <gtest/gtest.h>
#include <utility>

namespace claimline::reports {

class WithEnglish : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        auto loaded = language::Language::load("en", CLAIMLINE_DATA_DIR);
        ASSERT_TRUE(loaded) << loaded.error().message();
        language_ = new language::Language(std::move(*loaded));
        auto lexicon = Lexicon::load(language_->folder());
        ASSERT_TRUE(lexicon) << lexicon.error().message();
        lexicon_ = new Lexicon(std::move(*lexicon));
    }
    static void TearDownTestSuite() {
        delete std::exchange(lexicon_, nullptr);
        delete std::exchange(language_, nullptr);
    }

    static inline language::Language* language_ = nullptr;
    static inline Lexicon* lexicon_ = nullptr;
};

} // namespace claimline::reports
