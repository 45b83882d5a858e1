#include "reports/toll_reading.h"

#include "reports/tally.h"
#include "reports/toll.h"
#include "reports/toll_numbers.h"

#include <algorithm>

namespace claimline::reports {

namespace {

constexpr double highestFigure = 1e6;
constexpr std::uint32_t leadBytes = 450;
constexpr std::uint32_t openingBytes = 300; // with the title

class Reader {
public:
    Reader(const TollText& text, const Article& article)
        : tree_(text.tree())
        , text_(text)
        , titleEnd_(std::max<std::uint32_t>(article.titleSpan.end, 1)) {}

    void readFigures(const Report& report, TollEvidence& out) const {
        const Toll rule = tollOf(report);
        out.ruleKilled = rule.killed.value_or(-1);
        out.ruleInjured = rule.injured.value_or(-1);
        for (const Answer& answer : report.answers) {
            if (answer.denied)
                continue;
            if (answer.facet == "count:person:die")
                addFigure(answer, out.dead);
            else if (answer.facet == "count:person:injure")
                addFigure(answer, out.hurt);
            else if (answer.facet == "count:person:shoot")
                addFigure(answer, out.shot);
            else if (answer.facet == "yes:die" && answer.low == 1)
                ++out.deaths;
            readNo(answer, out);
        }
        out.doerDied = std::any_of(out.dead.begin(), out.dead.end(), [](const TollEvidence::Figure& figure) {
            return figure.part == whoDidIt || figure.part == besidesDoer;
        });
    }

    void readWords(TollEvidence& out) const {
        for (std::uint32_t at = 0; at < tree_.size(); ++at) {
            const std::uint32_t byte = tree_.token(at).span.begin;
            if (const std::string& group = text_.at(at).group; !group.empty()) {
                out.words.insert(group);
                if (byte < titleEnd_ + openingBytes)
                    out.words.insert(group + ":T");
            }
        }
        out.suicide = out.words.contains("suicide") || out.words.contains("himself");
    }

    // "Critical" and "hospital" alone open no question; "homicide", "wounds" and "shooting" do.
    bool namesHarm() const {
        for (std::uint32_t at = 0; at < tree_.size(); ++at)
            if (text_.at(at).harm)
                return true;
        return false;
    }

private:
    static void readNo(const Answer& answer, TollEvidence& out) {
        const bool no = answer.high == 0 && answer.scope.part.empty();
        const bool casualties = answer.facet == "yes:casualty";
        out.noDead = out.noDead || (no && (casualties || answer.facet == "yes:die"));
        out.noHurt = out.noHurt || (no && (casualties || answer.facet == "yes:injure"));
    }

    void addFigure(const Answer& answer, std::vector<TollEvidence::Figure>& list) const {
        const double value = figureOf(answer);
        if (value < 0 || value > highestFigure)
            return;
        TollEvidence::Figure& figure = list.emplace_back();
        figure.value = static_cast<int>(value);
        figure.part = partOf(answer);
        figure.who = answer.scope.who;
        figure.reaches = !answer.scope.reach.empty();
        const std::uint32_t at = answer.span.begin;
        figure.place = at < titleEnd_ ? 'T' : at < titleEnd_ + leadBytes ? 'L' : 'B';
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

    const Tree& tree_;
    const TollText& text_;
    std::uint32_t titleEnd_;
};

// "In December a driver killed two": sentences of what was before.
std::vector<Span> otherCases(const std::vector<Report>& found, const Report& headline) {
    constexpr Instant days = 3 * 86'400;
    std::vector<Span> out;
    for (const Report& report : found) {
        const bool earlier = report.when.known() && headline.when.known() && !report.timeSpan.empty() &&
                             report.when.latestEnd + days <= headline.when.earliestStart;
        const bool own =
            std::any_of(headline.mentions.begin(), headline.mentions.end(), [&](const Span& span) {
                return span.begin >= report.quote.begin && span.end <= report.quote.end;
            });
        if ((earlier || report.modality == Modality::background) && !report.headline && !own)
            out.push_back(report.quote);
    }
    return out;
}

} // namespace

TollEvidence tollEvidence(const Tree& tree, const Lexicon& lexicon, const TollWords& words,
                          const Article& article, const std::vector<Report>& found) {
    TollEvidence out;
    const auto headline =
        std::find_if(found.begin(), found.end(), [](const Report& r) { return r.headline; });
    if (headline == found.end())
        return out;
    const TollText text(tree, words);
    const Reader reader(text, article);
    reader.readFigures(*headline, out);
    reader.readWords(out);
    out.tells = !out.dead.empty() || !out.hurt.empty() || !out.shot.empty() || out.deaths > 0 || out.noDead ||
                out.noHurt || reader.namesHarm();
    if (out.tells)
        readNumbers(text, lexicon, std::max<std::uint32_t>(article.titleSpan.end, 1),
                    otherCases(found, *headline), out);
    return out;
}

} // namespace claimline::reports
