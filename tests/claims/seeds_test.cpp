// The five articles that lie beside the tree: the attributions that must come out of them. Only short anchors
// of their text stand here; the tests are skipped where the articles are not.
#include "claims/support.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace claimline;
using namespace claimline::claims::test;

namespace {

struct Expected {
    std::string seed, anchor; // words that the content must hold
    std::string source;       // the words of the source, all of them; empty: nobody is named
    std::string name;         // the speaker as resolved
    Stance stance = Stance::asserts;
    std::string link = {}; // a link of the chain
};

std::string readSeed(const std::string& number) {
    const std::filesystem::path folder = std::filesystem::path(CLAIMLINE_SHARED_DIR) / "seeds";
    if (!std::filesystem::is_directory(folder))
        return {};
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().starts_with(number)) {
            std::ifstream file(entry.path());
            std::stringstream text;
            text << file.rdbuf();
            return text.str();
        }
    return {};
}

bool fits(const Told& told, const Expected& expected) {
    const auto& chain = told.claim.chain;
    return told.content.find(expected.anchor) != std::string::npos && told.source == expected.source &&
           told.who.name == expected.name && told.stance == expected.stance &&
           (expected.link.empty() || std::ranges::find(chain, expected.link) != chain.end());
}

// As a reader of the five articles judged them: all that is told there, and by whom.
const std::vector<Expected> expectations{
    {"000", "from US-made", "claims from Moscow", "Russia"},
    {"000", "Attack on", "Russia", "Russia"},
    {"000", "that Ukrainian", "Russian defense officials", "Russian defense officials"},
    {"000", "no casualties", "", ""},
    {"000", "responsibility for", "Ukrainian forces", "Ukrainian forces"},
    {"000", "the alleged", "Kyiv", "Ukraine", Stance::declines},
    {"000", "The use", "Dmitry Peskov, Kremlin Spokesperson", "Dmitry Peskov"},
    {"000", "to gain", "both sides", "both sides"},
    {"000", "the move", "Western leaders", "Western leaders"},
    {"000", "that up to", "Moscow", "Russia", Stance::declines},
    {"000", "forces, a", "Ukrainian President Volodymyr Zelenskyy", "Volodymyr Zelenskyy"},
    {"000", "a coordinated", "officials", "officials"},
    {"000", "We are", "Annalena Baerbock, German Foreign Minister", "Annalena Baerbock"},
    {"000", "more robust", "Zelenskyy", "Volodymyr Zelenskyy"},
    {"000", "increased sanctions", "he", "Volodymyr Zelenskyy"},
    {"000", "that Putin", "Zelenskyy", "Volodymyr Zelenskyy"},
    {"000", "that access", "He", "Volodymyr Zelenskyy"},
    {"000", "their unwavering", "European leaders", "European leaders"},
    {"001", "six U.S", "Russia", "Russia"},
    {"001", "area killed", "Ukraine", "Ukraine"},
    {"001", "six American-supplied", "Moscow", "Russia"},
    {"001", "that it", "A Telegram channel affiliated with the Ukrainian military",
     "A Telegram channel affiliated with the Ukrainian military"},
    {"001", "the date", "The Associated Press", "Associated Press", Stance::unverified},
    {"001", "to swiftly", "Trump", "Donald Trump"},
    {"001", "the amount", "Trump", "Donald Trump"},
    {"001", "Neither Russia", "analysts", "analysts"},
    {"001", "it hit", "Ukraine", "Ukraine"},
    {"001", "that multiple", "The Ukrainian General Staff", "Ukrainian General Staff"},
    {"001", "to provide", "Ukraine’s President Volodymyr Zelenskyy", "Volodymyr Zelenskyy", Stance::declines},
    {"001", "Ukraine has", "he", "Volodymyr Zelenskyy"},
    {"001", "the military", "the Russian Defence Ministry", "Russian Defence Ministry", Stance::asserts,
     "Russian news agencies"},
    {"001", "The fragments", "the ministry", "Russian Defence Ministry"},
    {"001", "The falling", "it", "Russian Defence Ministry"},
    {"001", "Neither side’s", "", "", Stance::unverified},
    {"001", "intercepting Ukrainian", "Russian officials", "Russian officials"},
    {"001", "area in", "Ukrainian officials", "Ukrainian officials"},
    {"001", "the series", "Zelenskyy", "Volodymyr Zelenskyy"},
    {"001", "Each new", "Zelenskyy", "Volodymyr Zelenskyy"},
    {"001", "that Russia", "Zelenskyy", "Volodymyr Zelenskyy"},
    {"001", "resilience plan", "he", "Volodymyr Zelenskyy"},
    {"001", "he expects", "He", "Volodymyr Zelenskyy"},
    {"001", "Ukraine urgently",
     "Jack Watling, an analyst at the Royal United Services Institute, a London think tank", "Jack Watling"},
    {"001", "Ukraine’s partners", "Watling", "Jack Watling"},
    {"001", "Next year", "Zelenskyy", "Volodymyr Zelenskyy"},
    {"001", "A fuller", "he", "Volodymyr Zelenskyy"},
    {"001", "Western countries", "NATO Secretary-General Mark Rutte", "Mark Rutte"},
    {"001", "more aid", "he", "Mark Rutte"},
    {"001", "Your people", "she", "Roberta Metsola"},
    {"002", "On the", "", ""},
    {"002", "journalists'", "Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky"},
    {"002", "confirming the", "Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky",
     Stance::declines},
    {"002", "Ukraine's possession", "he", "Volodymyr Zelensky"},
    {"002", "AFU used", "the publication \"RBC-Ukraine,\" … a defense source", "a defense source",
     Stance::asserts, "RBC-Ukraine"},
    {"002", "this information", "Yuriy Butusov, editor-in-chief of \"Censor.net,\"", "Yuriy Butusov"},
    {"002", "the reports", "the AFU General Staff", "Ukrainian General Staff", Stance::declines},
    {"002", "they did", "the AFU General Staff", "Ukrainian General Staff", Stance::declines},
    {"002", "that on", "Russia's Ministry of Defense", "Russian Ministry of Defense"},
    {"002", "five missiles", "the ministry", "Russian Ministry of Defense"},
    {"002", "No casualties", "", ""},
    {"002", "that U.S", "The New York Times", "The New York Times"},
    {"002", "the report", "U.S. State Department spokesperson Matthew Miller", "Matthew Miller",
     Stance::declines},
    {"002", "that if", "The Kremlin", "Kremlin"},
    {"002", "the strikes", "Russian Foreign Minister Sergey Lavrov", "Sergey Lavrov"},
    {"002", "that he", "he", "Sergey Lavrov", Stance::declines},
    {"002", "the lack", "he", "Sergey Lavrov"},
    {"003", "that 6", "The Russian Ministry of Defense", "Russian Ministry of Defense"},
    {"003", "Ukraine has", "Russia’s Ministry of Defense", "Russian Ministry of Defense"},
    {"003", "enemy launched", "Russia’s Ministry of Defense", "Russian Ministry of Defense", Stance::asserts,
     "Telegram"},
    {"003", "that according", "It", "Russian Ministry of Defense"},
    {"003", "that as", "It", "Russian Ministry of Defense"},
    {"003", "Its fragments", "the ministry", "Russian Ministry of Defense"},
    {"003", "that there", "Russia", "Russia"},
    {"003", "about what", "Ukraine", "Ukraine", Stance::declines},
    {"003", "it struck", "Kyiv", "Ukraine", Stance::asserts, "Reuters"},
    {"003", "President Joe", "anonymous U.S. officials who spoke to media outlets",
     "anonymous U.S. officials who spoke to media outlets"},
    {"003", "permission to", "Ukraine", "Ukraine"},
    {"003", "he felt", "Biden", "Joe Biden"},
    {"003", "that if", "Russian President Vladimir Putin", "Vladimir Putin"},
    {"003", "the need", "Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky"},
    {"003", "“Every", "Zelensky", "Volodymyr Zelensky"},
    {"004", "that it", "The Russian Ministry of Defense", "Russian Defense Ministry"},
    {"004", "that these", "The Russian Ministry", "Russian Defense Ministry"},
    {"004", "that Ukraine", "U.S. officials", "American officials"},
    {"004", "the current", "White House Strategic Communications Coordinator John Kirby", "John Kirby"},
    {"004", "the escalating", "the Kremlin", "Kremlin"},
    {"004", "part of", "the Kremlin", "Kremlin"},
    {"004", "the U.S", "Dmitry Peskov, the press secretary for the Russian president", "Dmitry Peskov"},
    {"004", "the possibility", "NATO", "NATO"},
    {"004", "the need", "Admiral Rob Bauer, head of NATO's Military Committee", "Rob Bauer"},
    {"004", "a shift", "Admiral Rob Bauer, head of NATO's Military Committee", "Rob Bauer"},
};

// What is told in an article, once for all tests; empty where the article is not there.
const std::vector<Told>& toldInSeed(const std::string& number) {
    static std::map<std::string, std::vector<Told>> known;
    const auto [at, isNew] = known.try_emplace(number);
    if (isNew)
        at->second = toldIn(readSeed(number));
    return at->second;
}

const std::vector<std::string> seeds{"000", "001", "002", "003", "004"};

} // namespace

TEST(ClaimSeeds, TheAttributionsThatMustComeOutDo) {
    if (readSeed(seeds.front()).empty())
        GTEST_SKIP() << "the articles are not here";
    for (const Expected& expected : expectations) {
        const auto& all = toldInSeed(expected.seed);
        EXPECT_TRUE(std::ranges::any_of(all, [&](const Told& told) { return fits(told, expected); }))
            << expected.seed << ": " << expected.source << " / " << expected.anchor << shown(all);
    }
}

// The worst mistake: whatever is found was judged by a reader, word for word of its source. Who makes a claim
// more come out reads the article, and adds it here if it is right.
TEST(ClaimSeeds, NoClaimIsGivenToAWrongSource) {
    if (readSeed(seeds.front()).empty())
        GTEST_SKIP() << "the articles are not here";
    for (const std::string& seed : seeds)
        for (const Told& told : toldInSeed(seed))
            EXPECT_TRUE(std::ranges::any_of(
                expectations,
                [&](const Expected& expected) { return expected.seed == seed && fits(told, expected); }))
                << seed << shown({told}) << " = " << told.who.name;
}
