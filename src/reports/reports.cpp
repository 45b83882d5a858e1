#include "reports/reports.h"

#include "reports/answers.h"
#include "reports/frames.h"
#include "reports/mentions.h"
#include "reports/story_day.h"
#include "reports/toll_reading.h"
#include "reports/toll_weigher.h"
#include "reports/wording.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace claimline::reports {

namespace {

constexpr std::size_t storyWords = 150; // of an article, kept for the likeness of headline events
constexpr std::uint32_t leadBytes = 600;
constexpr Instant day = 86'400;
constexpr Instant backgroundAge = 45 * day;

using Terms = std::vector<std::pair<std::string, float>>;

class Maker {
public:
    Maker(const Article& article, const Document& document, const Facts& facts, const Lexicon& lexicon)
        : article_(article)
        , facts_(facts)
        , lexicon_(lexicon)
        , tree_(article.text, document)
        , scene_(tree_, lexicon, facts)
        , frames_(findFrames(tree_, lexicon, scene_)) {}

    std::vector<Report> run() {
        auto answers = findAnswers(tree_, lexicon_, scene_, frames_);
        keepAmounts(answers);
        std::vector<Report> out;
        std::set<ReportId> ids;
        for (std::size_t i = 0; i < frames_.frames.size(); ++i) {
            const Frame& frame = frames_.frames[i];
            if (!isWorth(frame, answers[i]))
                continue;
            Report report = make(frame);
            if (!frame.headline && answers[i].empty() && !isReadable(report.title))
                continue; // "Announced": neither a title nor a figure to show
            report.answers = answers[i];
            if (!ids.insert(report.id).second) {
                report.id = reportId(article_.id, report.predicate);
                ids.insert(report.id);
            }
            out.push_back(std::move(report));
        }
        addReactions(out);
        std::sort(out.begin(), out.end(), [](const Report& a, const Report& b) {
            return std::pair(a.span, a.id) < std::pair(b.span, b.id);
        });
        return out;
    }

private:
    // An amount that stands beside a word that tells of no happening after all belongs to what the article is
    // about.
    void keepAmounts(std::vector<std::vector<Answer>>& answers) const {
        const auto headline = std::ranges::find_if(frames_.frames, &Frame::headline);
        if (headline == frames_.frames.end())
            return;
        auto& own = answers[static_cast<std::size_t>(headline - frames_.frames.begin())];
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (&answers[i] == &own || isWorth(frames_.frames[i], answers[i]))
                continue;
            for (const Answer& answer : answers[i])
                if (answer.kind == FacetKind::amount)
                    own.push_back(answer);
        }
        std::ranges::stable_sort(own, {}, &Answer::span);
    }

    // A word that could tell of a happening does not make one: it must say when, where, who, whom or how
    // many.
    bool isWorth(const Frame& frame, const std::vector<Answer>& answers) const {
        if (frame.headline)
            return true;
        if (!frame.real && frame.hold < Hold::sentence)
            return false;
        int worth = frame.hold >= Hold::sentence ? 2 : frame.hold == Hold::saying ? 1 : 0;
        worth += frame.places.empty() ? 0 : 1;
        worth += frame.actors.empty() ? 0 : 1;
        worth += frame.targets.empty() ? 0 : 1;
        worth += answers.empty() ? 0 : 2;
        worth += frame.predicates.size() > 2 ? 1 : 0;
        const Predicate& best = frames_.predicates[frame.best];
        worth -= best.kind == WordKind::verb ? 0 : 1;
        return worth >= (frame.hold >= Hold::sentence ? 3 : 4);
    }

    Report make(const Frame& frame) const {
        Report report;
        const std::uint32_t chosen = bestTitled(frame);
        const Predicate& best = frames_.predicates[chosen];
        report.predicate = best.span;
        report.lemma = best.lemma;
        report.span = clauseOf(best);
        report.quote = tree_.sentenceOf(best.token).span;
        report.title = titleFor(best);
        if (!isReadable(report.title) || beginsWithDeed(best, report.title))
            if (const std::string headline = ownHeadline(frame); !headline.empty())
                report.title = headline;
        report.id = reportId(article_.id, report.span);
        report.type = frame.type;
        report.headline = frame.headline;
        for (const std::uint32_t p : frame.predicates)
            report.mentions.push_back(frames_.predicates[p].span);
        setTime(frame, report);
        report.places = frame.places;
        report.actors.assign(frame.actors.begin(), frame.actors.end());
        report.targets.assign(frame.targets.begin(), frame.targets.end());
        report.modality = modalityOf(frame, best, report.when);
        setClaims(frame, report);
        report.terms = frame.headline ? storyTerms() : ownTerms(frame);
        return report;
    }

    Span clauseOf(const Predicate& predicate) const {
        const std::uint32_t verb = predicate.verb;
        Span span = hull(tree_.token(tree_.leftmost(verb)).span, tree_.token(tree_.rightmost(verb)).span);
        return hull(span, predicate.span);
    }

    std::uint32_t bestTitled(const Frame& frame) const {
        std::uint32_t best = frame.best;
        double bestWorth = -1e9;
        std::size_t tried = 0;
        for (const std::uint32_t p : frame.predicates) {
            if (++tried > 12)
                break;
            const double worth = titleWorth(frame, frames_.predicates[p]) - 0.3 * static_cast<double>(tried);
            if (worth > bestWorth) {
                bestWorth = worth;
                best = p;
            }
        }
        return best;
    }

    double titleWorth(const Frame& frame, const Predicate& predicate) const {
        const std::string title = titleFor(predicate);
        double worth = predicate.happening.role == Role::main ? 2 : 0;
        worth -= isReadable(title) ? 0 : 4;
        worth -= tree_.word(tree_.sentenceOf(predicate.token).last - 1) == "?" ? 4 : 0;
        worth += predicate.happening.name == frame.happening ? 0.5 : 0;
        worth += title.size() >= 25 && title.size() <= 90 ? 2 : title.size() < 15 ? -3 : 0;
        worth += predicate.kind == WordKind::verb ? 1 : predicate.verb != predicate.token ? 0.3 : -1;
        worth += predicate.subjects.empty() && predicate.objects.empty() ? -1.5 : 0;
        worth -= predicate.negated ? 3 : 0;
        worth += title.find_first_of("0123456789") != std::string::npos ? 0.5 : 0;
        if (predicate.verb != predicate.token)
            for (const std::uint32_t child : tree_.children(predicate.verb)) {
                const std::string word = tree_.lower(child);
                worth -= word == "not" || word == "n't" || word == "n’t" || word == "never" ? 3 : 0;
                worth -= tree_.token(child).upos == Upos::PRON && tree_.token(child).deprel == Deprel::nsubj
                             ? 2
                             : 0;
            }
        for (const Place& place : frame.places)
            if (title.find(slice(article_.text, place.span)) != std::string::npos) {
                worth += 1.5;
                break;
            }
        for (const std::uint32_t noun : predicate.subjects)
            worth -= tree_.token(noun).upos == Upos::PRON ? 2 : 0;
        worth -= beginsWithDeed(predicate, title) ? 4 : 0;
        worth -= isSpoken(predicate) ? 2.5 : 0;
        worth -= isDenied(predicate) || title.starts_with("No ") || title.starts_with("Not ") ? 4 : 0;
        return worth;
    }

    // "Shut down system", "Restricts strikes": nobody does it.
    bool beginsWithDeed(const Predicate& predicate, const std::string& title) const {
        const std::uint32_t verb = predicate.verb;
        if (verb == none || tree_.token(verb).upos != Upos::VERB || predicate.heading)
            return false;
        const Token& token = tree_.token(verb);
        const bool finite = token.form == language::Form::past || token.form == language::Form::present ||
                            predicate.objects.empty() || predicate.objects.front() > verb;
        const std::string word = tree_.lower(verb);
        return finite && title.size() > word.size() && title.compare(1, word.size() - 1, word, 1) == 0;
    }

    // What somebody denies is no title of what happened.
    bool isDenied(const Predicate& predicate) const {
        const Setting& setting =
            frames_.settings[static_cast<std::size_t>(&predicate - frames_.predicates.data())];
        return setting.claim != none && facts_.claims[setting.claim].stance == Stance::denies;
    }

    std::string titleFor(const Predicate& predicate) const {
        const language::Sentence& sentence = tree_.sentenceOf(predicate.token);
        if (sentence.heading && leadsSentence(predicate))
            if (std::string heading = headingText(sentence); !heading.empty())
                return heading;
        if (predicate.kind != WordKind::noun || predicate.verb == predicate.token || !isCue(predicate.verb))
            return titleOf(tree_, predicate);
        Predicate alone = predicate; // who said it on what occasion is no part of the happening
        alone.verb = predicate.token;
        return titleOf(tree_, alone);
    }

    // Whether the sentence tells the predicate itself and not something before or after it.
    bool leadsSentence(const Predicate& predicate) const {
        std::uint32_t at = predicate.token;
        for (int steps = 0; steps < 3; ++steps) {
            const Token& token = tree_.token(at);
            switch (token.deprel) {
            case Deprel::root:
                return true;
            case Deprel::nsubj:
            case Deprel::nsubjPass:
            case Deprel::obj:
            case Deprel::ccomp:
            case Deprel::parataxis:
                break;
            default:
                return false;
            }
            if (token.head == none)
                return false;
            at = token.head;
        }
        return false;
    }

    bool isCue(std::uint32_t token) const {
        const Span span = tree_.token(token).span;
        return std::any_of(facts_.claims.begin(), facts_.claims.end(), [&](const Claim& claim) {
            return std::any_of(claim.cue.begin(), claim.cue.end(),
                               [&](Span cue) { return cue.contains(span); });
        });
    }

    // A heading is a title as it stands, but for who says so and for what follows a semicolon.
    std::string headingText(const language::Sentence& sentence) const {
        Span span = sentence.span;
        for (const Claim& claim : facts_.claims)
            if (claim.form != ClaimForm::narrator && claim.content.size() == 1 &&
                span.contains(claim.quote) && claim.content[0].begin == span.begin &&
                2 * claim.content[0].size() > span.size())
                span = claim.content[0];
        std::string text(slice(article_.text, span));
        if (const auto semicolon = text.find("; "); semicolon != std::string::npos)
            text.resize(semicolon);
        dropRubric(text);
        while (!text.empty() && (text.back() == ',' || text.back() == '.' || text.back() == ' '))
            text.pop_back();
        constexpr std::size_t longest = 110;
        return text.size() > longest || text.find('\n') != std::string::npos ? std::string() : text;
    }

    // "LIVE: Bus falls into ravine": one shouted word before a colon names the kind of article, or its place.
    static void dropRubric(std::string& text) {
        constexpr std::size_t longest = 12;
        const auto colon = text.find(": ");
        const auto isLower = [](unsigned char c) { return std::islower(c) != 0; };
        if (colon == std::string::npos || colon == 0 || colon > longest ||
            std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                        [&](unsigned char c) { return isLower(c) || c == ' '; }) ||
            std::none_of(text.begin() + static_cast<std::ptrdiff_t>(colon), text.end(), isLower))
            return;
        text.erase(0, colon + 2);
    }

    // The article's headline, where it speaks with one of the words of the happening.
    std::string ownHeadline(const Frame& frame) const {
        if (!frame.headline)
            return {};
        std::string text = article_.title;
        for (const language::Sentence& sentence : tree_.document().sentences) {
            if (!text.empty())
                break;
            if (sentence.heading)
                text = headingText(sentence);
        }
        if (!isReadable(text))
            return {};
        std::string lower;
        for (const char c : text)
            lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        constexpr std::size_t stem = 5;
        const auto stands = [&](const std::string& word) {
            return word.size() >= stem - 1 && lower.find(word.substr(0, stem)) != std::string::npos;
        };
        for (const std::uint32_t p : frame.predicates) {
            const Predicate& predicate = frames_.predicates[p];
            if (stands(predicate.lemma))
                return text;
            for (const auto* nouns : {&predicate.subjects, &predicate.objects})
                for (const std::uint32_t noun : *nouns)
                    if (stands(tree_.lower(noun)))
                        return text;
        }
        return {};
    }

    // Inside quotation marks people say "we" and "just"; no desk writes a title so.
    bool isSpoken(const Predicate& predicate) const {
        const Setting& setting =
            frames_.settings[static_cast<std::size_t>(&predicate - frames_.predicates.data())];
        return setting.claim != none && (facts_.claims[setting.claim].form == ClaimForm::direct ||
                                         facts_.claims[setting.claim].form == ClaimForm::pullQuote);
    }

    // What an article is about is told of from several sides; the day that most of them tell is the day.
    bool setStoryDay(const Frame& frame, Report& report) const {
        const std::uint32_t index =
            frame.headline && frame.real ? storyDay(tree_, scene_, frames_, frame) : none;
        if (index == none)
            return false;
        const Timex& timex = facts_.timexes[index];
        if (frame.when.known() && frame.when.overlaps(timex.when) && !isCoarse(frame.when) &&
            (dayOf(frame.when.earliestStart) == dayOf(timex.when.earliestStart) ||
             frame.when.precision <= Precision::hour))
            return false; // it says the same, and more sharply; "Wednesday morning" is not Tuesday night
        report.when = toldWhen(timex);
        report.timeSpan = timex.span;
        if (report.when.because.empty())
            report.when.because = "'" + std::string(slice(article_.text, timex.span)) + "'";
        return true;
    }

    static bool isCoarse(const When& when) { return when.latestEnd - when.earliestStart > 2 * day; }

    void setTime(const Frame& frame, Report& report) const {
        if (setStoryDay(frame, report))
            return;
        if (frame.when.known()) {
            report.when = frame.when;
            report.timeSpan = frame.timeSpan;
            if (frame.hold == Hold::saying)
                report.when.confidence *= 0.8; // the day on which it was told
            if (report.when.because.empty())
                report.when.because = "'" + std::string(slice(article_.text, frame.timeSpan)) + "'";
            return;
        }
        if (const Timex* timex = narrativeDay(frame)) {
            report.when = timex->when;
            report.when.confidence *= 0.7;
            report.when.because = "told on after '" + std::string(slice(article_.text, timex->span)) + "'";
            return;
        }
        // Its day only: nothing happens at the minute at which it is published.
        const auto own = facts_.published.day();
        report.when = own ? whenOfDay(*own) : facts_.published;
        if (!report.when.known())
            return;
        report.when.basis = DateBasis::inferred;
        report.when.confidence *= 0.5;
        report.when.because = "no day is named; the article's own";
    }

    // The last day named before in the same paragraph.
    const Timex* narrativeDay(const Frame& frame) const {
        const Predicate& first = frames_.predicates[frame.predicates.front()];
        const auto& sentence = tree_.sentenceOf(first.token);
        const auto& paragraphs = tree_.document().paragraphs;
        const Span paragraph =
            sentence.paragraph < paragraphs.size() ? paragraphs[sentence.paragraph] : sentence.span;
        const Timex* last = nullptr;
        for (const Timex& timex : facts_.timexes) {
            if (timex.span.begin >= first.span.begin)
                break;
            const bool fine =
                timex.when.known() && timex.when.latestEnd - timex.when.earliestStart <= 2 * day;
            if (fine && paragraph.contains(timex.span) && timex.type != TimexType::set)
                last = &timex;
        }
        return last;
    }

    Modality modalityOf(const Frame& frame, const Predicate& best, const When& when) const {
        if (!frame.real)
            return best.planned ? Modality::planned : Modality::hypothetical;
        const std::uint32_t index = frames_.settings[frame.best].claim;
        const Claim* claim = index == none ? nullptr : &facts_.claims[index];
        if (best.negated || (claim != nullptr && claim->stance == Stance::denies))
            return Modality::denied;
        if (when.known() && facts_.published.known() &&
            when.latestEnd + backgroundAge < facts_.published.earliestStart)
            return Modality::background;
        return claim != nullptr && claim->form != ClaimForm::narrator ? Modality::claimed
                                                                      : Modality::happened;
    }

    void setClaims(const Frame& frame, Report& report) const {
        std::set<std::uint32_t> claims;
        for (const std::uint32_t p : frame.predicates)
            if (frames_.settings[p].claim != none)
                claims.insert(frames_.settings[p].claim);
        report.claims.assign(claims.begin(), claims.end());
    }

    // Who denies, declines or cannot verify speaks of the happening told last, whatever words are used for
    // it.
    void addReactions(std::vector<Report>& reports) const {
        std::set<std::uint32_t> taken;
        for (const Report& report : reports)
            taken.insert(report.claims.begin(), report.claims.end());
        for (std::uint32_t i = 0; i < facts_.claims.size(); ++i) {
            const Claim& claim = facts_.claims[i];
            if (claim.stance == Stance::asserts || taken.contains(i))
                continue;
            if (Report* report = reactedTo(reports, claim))
                report->claims.insert(std::lower_bound(report->claims.begin(), report->claims.end(), i), i);
        }
    }

    Report* reactedTo(std::vector<Report>& reports, const Claim& claim) const {
        Report* best = nullptr;
        double bestScore = 0;
        const std::uint32_t at = claim.quote.begin;
        for (Report& report : reports) {
            double nearest = 0;
            for (const Span& mention : report.mentions) {
                const double apart = mention.begin <= claim.quote.end ? at - std::min(at, mention.begin)
                                                                      : 4.0 * (mention.begin - at);
                nearest = std::max(nearest, std::exp(-apart / 400));
            }
            double score = nearest * (report.headline ? 1.5 : 1);
            // "On Monday the paper reported … On Tuesday the ministry neither confirmed nor denied it."
            if (report.quote.end <= at && at - report.quote.end < 120)
                score += 0.8;
            for (const std::string& word : report.targets)
                for (const Span& piece : claim.content)
                    score += slice(article_.text, piece).find(word) != std::string_view::npos ? 0.3 : 0;
            if (score > bestScore && score > 0.15) {
                best = &report;
                bestScore = score;
            }
        }
        return best;
    }

    void count(std::uint32_t first, std::uint32_t last, bool lead,
               std::map<std::string, float>& counts) const {
        for (std::uint32_t i = first; i < last; ++i) {
            const std::string_view word = tree_.word(i);
            const auto start = static_cast<unsigned char>(word.empty() ? ' ' : word[0]);
            if (word.size() < 2 || (std::isalnum(start) == 0 && start < 0xC3))
                continue;
            float weight = std::isupper(start) != 0 ? 2 : 1;
            if (lead && tree_.token(i).span.begin < leadBytes)
                weight *= 2;
            counts[tree_.lower(i)] += weight;
        }
    }

    // A title that does not stand in the text.
    void countTitle(std::map<std::string, float>& counts) const {
        std::string word;
        for (const char c : article_.title + " ") {
            const auto byte = static_cast<unsigned char>(c);
            if (std::isalnum(byte) != 0 || byte >= 0xC3) {
                word += static_cast<char>(std::tolower(byte));
                continue;
            }
            if (word.size() > 1)
                counts[word] += 2;
            word.clear();
        }
    }

    Terms storyTerms() const {
        std::map<std::string, float> counts;
        count(0, tree_.size(), true, counts);
        if (article_.titleSpan.empty())
            countTitle(counts);
        Terms terms(counts.begin(), counts.end());
        const auto weight = [this](const auto& term) {
            return (1 + std::log(std::max(1.0F, term.second))) * -std::log(lexicon_.share(term.first));
        };
        std::stable_sort(terms.begin(), terms.end(),
                         [&](const auto& a, const auto& b) { return weight(a) > weight(b); });
        if (terms.size() > storyWords)
            terms.resize(storyWords);
        std::sort(terms.begin(), terms.end());
        return terms;
    }

    Terms ownTerms(const Frame& frame) const {
        std::map<std::string, float> counts;
        std::set<std::uint32_t> sentences;
        for (const std::uint32_t p : frame.predicates)
            sentences.insert(tree_.token(frames_.predicates[p].token).sentence);
        for (const std::uint32_t s : sentences)
            count(tree_.document().sentences[s].first, tree_.document().sentences[s].last, false, counts);
        return {counts.begin(), counts.end()};
    }

    const Article& article_;
    const Facts& facts_;
    const Lexicon& lexicon_;
    Tree tree_;
    Scene scene_;
    Frames frames_;
};

} // namespace

struct ReportFinder::Parts {
    Lexicon lexicon;
    TollWords tollWords;
    TollWeigher tolls;
};

ReportFinder::ReportFinder(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
ReportFinder::ReportFinder(ReportFinder&&) noexcept = default;
ReportFinder& ReportFinder::operator=(ReportFinder&&) noexcept = default;
ReportFinder::~ReportFinder() = default;

Result<ReportFinder> ReportFinder::load(const std::filesystem::path& languageFolder) {
    auto lexicon = Lexicon::load(languageFolder);
    if (!lexicon)
        return tl::unexpected(lexicon.error());
    auto tollWords = TollWords::load(languageFolder);
    if (!tollWords)
        return tl::unexpected(tollWords.error());
    auto tolls = TollWeigher::load(languageFolder);
    if (!tolls)
        return tl::unexpected(tolls.error());
    return ReportFinder(
        std::make_unique<Parts>(Parts{std::move(*lexicon), std::move(*tollWords), std::move(*tolls)}));
}

std::vector<Report> ReportFinder::find(const Article& article, const language::Document& document,
                                       const Facts& facts) const {
    return Maker(article, document, facts, parts_->lexicon).run();
}

std::vector<Mention> ReportFinder::mentions(const Article& article, const language::Document& document,
                                            const Facts& facts) const {
    return findMentions(Tree(article.text, document), parts_->lexicon, facts);
}

TollEvidence ReportFinder::tollEvidence(const Article& article, const language::Document& document,
                                        const std::vector<Report>& found) const {
    return reports::tollEvidence(Tree(article.text, document), parts_->lexicon, parts_->tollWords, article,
                                 found);
}

Toll ReportFinder::settleToll(const std::vector<const TollEvidence*>& articles) const {
    return parts_->tolls.settle(tollCase(articles));
}

} // namespace claimline::reports
