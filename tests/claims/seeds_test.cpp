// The five articles that lie beside the tree: the attributions that must come out of them. Only short anchors
// of their text stand here; the tests are skipped where the articles are not.
#include "claims/support.h"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace claimline;
using namespace claimline::claims::test;

namespace {

struct Expected {
    std::string seed, anchor; // words that the content must hold
    std::string source;       // words of the source, or of the resolved speaker
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

const Told* matching(const std::vector<Told>& all, const Expected& expected) {
    for (const Told& told : all) {
        const bool content = told.content.find(expected.anchor) != std::string::npos;
        const bool source = told.source.find(expected.source) != std::string::npos ||
                            told.who.name.find(expected.source) != std::string::npos;
        if (content && source && told.stance == expected.stance)
            return &told;
    }
    return nullptr;
}

const std::vector<Expected> expectations{
    {"000", "nuclear response", "Peskov"},
    {"000", "communication cuts", "Baerbock"},
    {"000", "100,000", "Moscow", Stance::declines},
    {"000", "fired multiple Atacms", "Russian defense officials"},
    {"000", "100,000", "Zelenskyy"},
    {"001", "fired six American-supplied", "Moscow"},
    {"001", "shot down five ATACMS", "Russian Defence Ministry", Stance::asserts, "Russian news agencies"},
    {"001", "multiple explosions and detonations", "General Staff"},
    {"001", "provide any details", "Zelenskyy", Stance::declines},
    {"001", "manpower difficulties", "Watling"},
    {"001", "time can be bought", "Watling"},
    {"001", "more aid, more money", "he"},
    {"001", "debating further help", "Rutte"},
    {"001", "inspiration to all", "she"},
    {"001", "date and location of the video", "Associated Press", Stance::unverified},
    {"001", "Neither side", "", Stance::unverified},
    {"001", "fragments fell", "ministry"},
    {"001", "11,000", "Zelenskyy"},
    {"002", "American long-range missiles", "source"},
    {"002", "the reports", "General Staff", Stance::declines},
    {"002", "the report", "Miller", Stance::declines},
    {"002", "new phase of tension", "Kremlin"},
    {"002", "launched six ATACMS", "Ministry of Defense"},
    {"002", "five missiles were intercepted", "ministry"},
    {"002", "use of ATACMS", "Zelensky", Stance::declines},
    {"002", "authorized Ukraine", "New York Times"},
    {"003", "six ballistic missiles", "Ministry of Defense", Stance::asserts, "Telegram"},
    {"003", "Russian arsenal", "Kyiv", Stance::asserts, "Reuters"},
    {"003", "authorized Ukraine", "anonymous U.S. officials"},
    {"003", "first strikes inside Russian territory", "Ministry of Defense"},
    {"003", "no casualties or damage", "Russia"},
    {"004", "preparing a response", "Ministry of Defense"},
    {"004", "threats in the Kursk region", "Kirby"},
    {"004", "fostering further escalation", "Peskov"},
    {"004", "enhance its operational capabilities", "Bauer"},
};

} // namespace

TEST(ClaimSeeds, TheAttributionsThatMustComeOutDo) {
    std::string number;
    std::vector<Told> all;
    for (const Expected& expected : expectations) {
        if (expected.seed != number) {
            number = expected.seed;
            const std::string text = readSeed(number);
            if (text.empty())
                GTEST_SKIP() << "the articles are not here";
            all = toldIn(text);
        }
        const Told* told = matching(all, expected);
        EXPECT_NE(told, nullptr) << expected.seed << ": " << expected.source << " / " << expected.anchor
                                 << shown(all);
        if (told == nullptr || expected.link.empty())
            continue;
        EXPECT_TRUE(std::ranges::any_of(
            told->claim.chain,
            [&](const std::string& link) { return link.find(expected.link) != std::string::npos; }))
            << expected.seed << ": " << expected.anchor;
    }
}
