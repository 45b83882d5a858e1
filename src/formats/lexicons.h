// The words of data/language/NAME that tell page debris, bylines, outlets and agencies.
#pragma once

#include "model/article.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <re2/set.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claimline::formats {

struct Agency {
    std::string name;               // "The Associated Press"
    std::vector<std::string> names; // all its names, folded words: "associated press", "ap"
};

// Where a line of debris may be cut: anywhere, only outside the body (before its first or after its last
// paragraph), or only after the last paragraph.
enum class DebrisPlace { any, edge, end };

struct DebrisMatch {
    CutKind kind = CutKind::other;
    DebrisPlace place = DebrisPlace::any;
};

class Lexicons {
public:
    static Result<Lexicons> load(const std::filesystem::path& languageFolder);

    // What the whole line is, if it is debris.
    std::optional<DebrisMatch> debris(std::string_view line) const;

    // The agency of that name or tag: "AP", "Thomson Reuters"; nullptr: none.
    const Agency* agency(std::string_view name) const;
    const std::vector<Agency>& agencies() const { return agencies_; }

    // "nationalpost.com" or "www.nationalpost.com" → "National Post"; empty: not known.
    std::string outletOfDomain(std::string_view domain) const;
    bool isOutlet(std::string_view name) const;

    // Words by their field: "byline", "published", "updated", "role", "nobody", "agency-voice", folded.
    const std::vector<std::string>& words(const std::string& field) const;
    bool isWord(const std::string& field, std::string_view folded) const;

private:
    Result<void> loadDebris(const std::filesystem::path& file);
    Result<void> loadAgencies(const std::filesystem::path& file);
    Result<void> loadOutlets(const std::filesystem::path& file);
    Result<void> loadFields(const std::filesystem::path& file);

    struct Rule {
        DebrisMatch match;
        std::size_t longest;
    };
    std::unique_ptr<re2::RE2::Set> patterns_;
    std::vector<Rule> rules_;
    std::vector<Agency> agencies_;
    std::unordered_map<std::string, std::size_t> agencyByName_;
    std::unordered_map<std::string, std::string> outletByDomain_;
    std::unordered_set<std::string> outletNames_;
    std::unordered_map<std::string, std::vector<std::string>> fields_;
};

} // namespace claimline::formats
