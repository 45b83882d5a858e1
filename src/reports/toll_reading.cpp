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
    Reader(const Tree& tree, const TollWords& words, const Article& article)
        : tree_(tree)
        , words_(words)
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
            if (const std::string& group = words_.at(tree_, at).group; !group.empty()) {
                out.words.insert(group);
                if (byte < titleEnd_ + openingBytes)
                    out.words.insert(group + ":T");
            }
            if (byte >= titleEnd_ + leadBytes || !isCommonWord(at))
                continue;
            out.lemmas.insert("l " + tree_.lemma(at));
            if (byte < titleEnd_)
                out.lemmas.insert("t " + tree_.lemma(at));
        }
        out.suicide = out.words.contains("suicide") || out.words.contains("himself");
    }

    // "Critical" and "hospital" alone open no question; "homicide", "wounds" and "shooting" do.
    bool namesHarm() const {
        for (std::uint32_t at = 0; at < tree_.size(); ++at)
            if (words_.at(tree_, at).harm)
                return true;
        return false;
    }

private:
    // Names say where and who, not how many.
    bool isCommonWord(std::uint32_t at) const {
        const std::uint32_t mention = tree_.document().mentionAt(at);
        if (mention != none && tree_.document().mentions[mention].named)
            return false;
        const std::string& lemma = tree_.lemma(at);
        constexpr std::size_t shortest = 3;
        return tree_.isPlain(at) && lemma.size() >= shortest &&
               std::all_of(lemma.begin(), lemma.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

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
    const TollWords& words_;
    std::uint32_t titleEnd_;
};

} // namespace

TollEvidence tollEvidence(const Tree& tree, const Lexicon& lexicon, const TollWords& words,
                          const Article& article, const Report& headline) {
    TollEvidence out;
    const Reader reader(tree, words, article);
    reader.readFigures(headline, out);
    reader.readWords(out);
    out.tells = !out.dead.empty() || !out.hurt.empty() || !out.shot.empty() || out.deaths > 0 || out.noDead ||
                out.noHurt || reader.namesHarm();
    if (out.tells)
        readNumbers(tree, lexicon, words, std::max<std::uint32_t>(article.titleSpan.end, 1), out);
    return out;
}

} // namespace claimline::reports
