#include "reports/toll_guess.h"

#include "model/table.h"
#include "reports/tally.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

namespace claimline::reports {

namespace {

constexpr double highestToll =
    200; // higher figures are those of many happenings, or are told the same by all
constexpr std::uint32_t leadBytes = 450;
constexpr std::uint32_t openingBytes = 300; // with the title

std::string keyOf(Fate fate) {
    return fate == Fate::killed ? "count:person:die" : "count:person:injure";
}

// Signs speak for nobody, for one and for several each in their own way.
std::string sizeOf(int value) {
    return value == 0 ? "0" : value == 1 ? "1" : "n";
}

class Signs {
public:
    Signs(const Tree& tree, const Article& article, const Report& report, Fate fate)
        : tree_(tree)
        , article_(article)
        , fate_(fate)
        , rule_(tollOf(report)) {
        for (const Answer& answer : report.answers) {
            if (answer.denied)
                continue;
            if (answer.facet == keyOf(fate))
                own_.push_back(&answer);
            else if (answer.facet == keyOf(fate == Fate::killed ? Fate::injured : Fate::killed))
                other_.push_back(&answer);
            else if (answer.facet == "count:person:shoot")
                shot_.push_back(&answer);
            else if (answer.facet == "yes:die" && answer.low == 1)
                ++deaths_;
        }
        for (const Answer* answer : own_)
            if (!answer->scope.who.empty() && answer->scope.part.empty() && answer->scope.reach.empty())
                groups_[answer->scope.who] =
                    std::max(groups_[answer->scope.who], static_cast<int>(figureOf(*answer)));
        for (const auto& [who, value] : groups_)
            ofGroups_ += value;
    }

    void readWords(const std::unordered_map<std::string, std::string>& groups) {
        const std::uint32_t opening = titleEnd() + openingBytes;
        for (std::uint32_t at = 0; at < tree_.size(); ++at)
            for (const std::string& word : {tree_.lower(at), tree_.lemma(at)})
                if (const auto found = groups.find(word); found != groups.end()) {
                    words_.insert(found->second);
                    if (tree_.token(at).span.begin < opening)
                        words_.insert(found->second + ":T");
                }
    }

    // An article without a figure and without a word of it leaves the question open.
    bool tellsAnything() const {
        return !words_.empty() || !own_.empty() || !other_.empty() || !shot_.empty() || deaths_ > 0;
    }

    std::vector<TollCandidate> run() {
        std::set<int> values{0, 1, 2};
        const auto add = [&](double value) {
            if (value >= 0 && value <= highestToll)
                values.insert(static_cast<int>(value));
        };
        for (const auto* list : {&own_, &other_, &shot_})
            for (const Answer* answer : *list)
                add(figureOf(*answer));
        for (const Answer* shot : wholeShot())
            for (const double beside : besides())
                add(figureOf(*shot) - beside);
        add(ofGroups_);
        add(rule().value_or(0));
        std::vector<TollCandidate> out;
        for (const int value : values)
            out.push_back({value, signsOf(value)});
        return out;
    }

private:
    std::uint32_t titleEnd() const { return std::max<std::uint32_t>(article_.titleSpan.end, 1); }

    std::optional<int> rule() const { return fate_ == Fate::killed ? rule_.killed : rule_.injured; }
    std::optional<int> otherRule() const { return fate_ == Fate::killed ? rule_.injured : rule_.killed; }

    std::string placeOf(const Answer& answer) const {
        const std::uint32_t at = answer.span.begin;
        return at < titleEnd() ? "T" : at < titleEnd() + leadBytes ? "L" : "B";
    }

    std::vector<const Answer*> wholeShot() const {
        std::vector<const Answer*> out;
        for (const Answer* answer : shot_)
            if (answer->scope.part.empty() && answer->scope.reach.empty() && figureOf(*answer) <= highestToll)
                out.push_back(answer);
        return out;
    }

    // How many of those who were shot have the other fate.
    std::set<double> besides() const {
        std::set<double> out;
        for (const Answer* answer : other_)
            if (figureOf(*answer) > 0)
                out.insert(figureOf(*answer));
        if (otherRule().value_or(0) > 0)
            out.insert(*otherRule());
        return out;
    }

    static std::string partOf(const Answer& answer) {
        const std::string& part = answer.scope.part;
        if (part.empty())
            return answer.scope.who.empty() ? "all" : "who";
        for (const char* known : {toldApart, whoDidIt, besidesDoer, "of these", "one of them", "more",
                                  "the others", "some of them", "one more"})
            if (part == known)
                return part;
        return "part";
    }

    using Found = std::map<std::string, double>;

    std::vector<std::pair<std::string, double>> signsOf(int value) const {
        const std::string size = sizeOf(value);
        Found found;
        found["size " + size] = 1;
        if (value > 1)
            found["logarithm"] = std::log(value);
        if (rule() == value)
            found["rule " + size] = 1;
        if (groups_.size() > 1 && ofGroups_ == value)
            found["groups"] = 1;
        readFigures(value, size, found);
        readShot(value, size, found);
        readOther(value, size, found);
        for (const std::string& word : words_)
            found["word " + word + " " + size] = 1;
        return {found.begin(), found.end()};
    }

    void readFigures(int value, const std::string& size, Found& found) const {
        double highest = -1;
        for (const Answer* answer : own_) {
            if (answer->scope.part.empty() && answer->scope.reach.empty())
                highest = std::max(highest, figureOf(*answer));
            if (answer->scope.part == toldApart && figureOf(*answer) != value)
                found[value < figureOf(*answer) ? "below tally" : "above tally"] = 1;
            if (static_cast<int>(figureOf(*answer)) != value || !answer->scope.reach.empty())
                continue;
            const std::string figure = "figure " + partOf(*answer) + " " + placeOf(*answer);
            found[figure] = 1;
            if (partOf(*answer) == "all")
                found[figure + " " + size] = 1;
            if (answer->scope.part.empty())
                found["figures"] += 0.5;
        }
        if (value < highest)
            found["below highest"] = 1;
        if (own_.empty())
            found["none " + size] = 1;
        found["deaths " + size] = std::log1p(deaths_);
        if (deaths_ > 0)
            found["any death " + size] = 1;
    }

    void readShot(int value, const std::string& size, Found& found) const {
        std::set<double> beside;
        for (const Answer* answer : other_)
            if (answer->scope.part.empty() && answer->scope.who.empty() && figureOf(*answer) > 0)
                beside.insert(figureOf(*answer));
        if (otherRule().value_or(0) > 0)
            beside.insert(*otherRule());
        for (const Answer* shot : wholeShot()) {
            if (figureOf(*shot) == value && value > 0)
                found["as many shot " + size] = 1;
            if (value > figureOf(*shot))
                found["more than shot"] = 1;
            for (const double others : beside)
                if (figureOf(*shot) - others == value)
                    found["shot less others " + size] = 1;
        }
    }

    void readOther(int value, const std::string& size, Found& found) const {
        const int other = otherRule().value_or(0);
        if (other > 0 && other == value)
            found["as many others"] = 1;
        found["others " + sizeOf(other) + " " + size] = 1;
    }

    const Tree& tree_;
    const Article& article_;
    Fate fate_;
    Toll rule_;
    std::vector<const Answer*> own_, other_, shot_;
    std::map<std::string, int> groups_;
    int ofGroups_ = 0;
    int deaths_ = 0;
    std::set<std::string> words_;
};

} // namespace

Result<TollWeigher> TollWeigher::load(const std::filesystem::path& folder) {
    TollWeigher weigher;
    auto words = Table::read(folder / "toll_words.tsv", {"word", "group"});
    auto weights = Table::read(folder / "toll_weights.tsv", {"sign", "killed", "injured"});
    if (!words || !weights)
        return tl::unexpected(!words ? words.error() : weights.error());
    for (const auto& row : *words)
        weigher.groups_.emplace(row["word"], row["group"]);
    for (const auto& row : *weights)
        for (const Fate fate : {Fate::killed, Fate::injured}) {
            const std::string number(row[fate == Fate::killed ? "killed" : "injured"]);
            weigher.weights_[static_cast<int>(fate)].emplace(row["sign"],
                                                             std::strtod(number.c_str(), nullptr));
        }
    return weigher;
}

std::vector<TollCandidate> TollWeigher::candidates(const Tree& tree, const Article& article,
                                                   const Report& headline, Fate fate) const {
    Signs signs(tree, article, headline, fate);
    signs.readWords(groups_);
    return signs.tellsAnything() ? signs.run() : std::vector<TollCandidate>();
}

Likelihoods TollWeigher::weigh(const std::vector<TollCandidate>& candidates, Fate fate) const {
    const auto& weights = weights_[static_cast<int>(fate)];
    Likelihoods out;
    double all = 0;
    for (const TollCandidate& candidate : candidates) {
        double score = 0;
        for (const auto& [sign, strength] : candidate.signs)
            if (const auto weight = weights.find(sign); weight != weights.end())
                score += weight->second * strength;
        out.emplace_back(candidate.value, score);
        all += std::exp(score);
    }
    for (auto& [value, score] : out)
        score -= std::log(all);
    return out;
}

TollGuess TollWeigher::guess(const Tree& tree, const Article& article, const Report& headline) const {
    return {weigh(candidates(tree, article, headline, Fate::killed), Fate::killed),
            weigh(candidates(tree, article, headline, Fate::injured), Fate::injured)};
}

} // namespace claimline::reports
