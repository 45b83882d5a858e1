// A collection of any size that looks like a real one: the samples' articles with their facts, told again of
// other towns, ships and people on other days. Words that the language at large seldom uses are replaced by
// made-up ones of the same length, so that every span stays true, and each incident keeps a vocabulary of its
// own over the articles that tell of it.
#pragma once

#include "bench/samples.h"
#include "ingest/ingest.h"
#include "resolve/vocabulary.h"

#include <cctype>
#include <map>
#include <string>
#include <vector>

namespace claimline::bench {

class Collection {
public:
    explicit Collection(const ingest::Analyser& analyser)
        : vocabulary_(std::move(*resolve::Vocabulary::load(CLAIMLINE_DATA_DIR "/language/en"))) {
        for (Article& article : sampleArticles()) {
            auto found = analyser.analyse(article);
            if (!article.published.known())
                article.published = found.facts.published;
            models_.push_back({std::move(article), std::move(found.facts), std::move(found.outline)});
        }
    }

    struct Made {
        Article article;
        Facts facts;
        resolve::DateOutline outline;
    };

    std::size_t perRound() const { return models_.size(); }

    // The same number always gives the same article. About three articles tell of one incident; incidents
    // lie a third of a day apart.
    Made make(std::size_t number) const {
        const Model& model = models_[number % models_.size()];
        const auto round = static_cast<unsigned>(number / models_.size());
        if (round == 0)
            return {model.article, model.facts, model.outline};
        Made made{model.article, model.facts, model.outline};
        const int days = static_cast<int>(round * 4 / 3);
        Article& article = made.article;
        article.text = retold(article.text, round);
        article.title = retold(article.title, round);
        article.path += "-" + std::to_string(round);
        article.textHash = sha256(article.text + std::to_string(round));
        article.rawHash = article.textHash;
        article.id = articleId(article.textHash);
        move(article.published, days);
        retell(made.facts, article.id, round, days);
        for (Timex& timex : made.facts.timexes)
            retell(timex, article.text, round, days);
        made.outline.id = article.id;
        made.outline.published = made.facts.published;
        for (auto& [day, share] : made.outline.candidates)
            day = day + days;
        retell(made.outline.terms, round);
        return made;
    }

    // An article as long as news is, about 4.5 kB: this one, then the same outlet's words on other incidents,
    // of which the others of its round tell too. Without facts: it is to be read.
    struct Long {
        std::string title, publisher, date, text;
    };
    Long makeLong(std::size_t number) const {
        constexpr std::size_t enough = 4'000, mostParts = 8;
        const Article own = make(number).article;
        Long made{own.title, own.publisher, own.published.edtf, own.text};
        const std::size_t round = number / models_.size(), model = number % models_.size();
        const std::size_t others = (round + round / forms) * mostParts; // no text comes twice
        for (std::size_t part = 1; part < mostParts && made.text.size() < enough; ++part)
            made.text += "\n\n" + make((others + part) * models_.size() + model).article.text;
        return made;
    }

private:
    // A word has some hundreds of forms: incidents share words by chance, as real ones do.
    static constexpr unsigned forms = 509;

    struct Model {
        Article article;
        Facts facts;
        resolve::DateOutline outline;
    };

    static void move(When& when, int days) {
        if (!when.known())
            return;
        const DateBasis basis = when.basis;
        const std::string because = when.because;
        const Day day = dayOf(when.earliestStart) + days;
        if (when.latestEnd - when.earliestStart <= 2 * 86'400)
            when = whenOfDay(day);
        else
            when = whenBetween(day, dayOf(when.latestEnd - 1) + days);
        when.basis = basis;
        when.because = because;
        when.confidence = 0.9;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    std::string retold(std::string_view text, unsigned round) const {
        std::string out(text);
        for (std::size_t at = 0; at < out.size();) {
            std::size_t end = at, digits = at;
            while (end < out.size() && std::isalpha(static_cast<unsigned char>(out[end])) != 0)
                ++end;
            while (digits < out.size() && isDigit(out[digits]))
                ++digits;
            if (end - at >= 4)
                retellWord(out, at, end, round);
            if (digits - at == 2 || digits - at == 3)
                retellNumber(out, at, digits, round);
            at = std::max({at + 1, end, digits});
        }
        return out;
    }

    // Ages, house numbers. The same one is the same in each article of the round.
    static void retellNumber(std::string& text, std::size_t at, std::size_t end, unsigned round) {
        for (std::size_t i = at; i < end; ++i)
            text[i] = static_cast<char>('1' + (text[i] - '0' + round * (i - at + 3)) % 9);
    }

    // A day that the words name and the hour move with the incident. A day keeps its number of digits.
    static void retell(Timex& timex, std::string& text, unsigned round, int days) {
        std::string& value = timex.value;
        if (const std::size_t hour = value.find('T') + 1;
            hour > 0 && value.size() >= hour + 2 && isDigit(value[hour])) {
            const unsigned later = (static_cast<unsigned>(std::stoi(value.substr(hour, 2))) + round * 7) % 24;
            value[hour] = static_cast<char>('0' + later / 10);
            value[hour + 1] = static_cast<char>('0' + later % 10);
        }
        if (value.size() < 10 || value[7] != '-' || !isDigit(value[5]) || !isDigit(value[8]))
            return;
        std::size_t at = timex.span.begin;
        while (at < timex.span.end && !isDigit(text[at]))
            ++at;
        std::size_t end = at;
        while (end < timex.span.end && isDigit(text[end]))
            ++end;
        const std::size_t digits = end - at;
        if (digits != 1 && digits != 2)
            return;
        const auto moved = static_cast<unsigned>(std::stoi(value.substr(8, 2)) + days);
        const unsigned day = digits == 1 ? 1 + moved % 9 : 10 + moved % 19;
        const unsigned month = 1 + (static_cast<unsigned>(std::stoi(value.substr(5, 2))) + moved / 30) % 12;
        const auto put = [](std::string& out, std::size_t where, unsigned number) {
            out[where] = static_cast<char>('0' + number / 10);
            out[where + 1] = static_cast<char>('0' + number % 10);
        };
        put(value, 5, month);
        put(value, 8, day);
        if (digits == 2)
            put(text, at, day);
        else
            text[at] = static_cast<char>('0' + day);
    }

    void retellWord(std::string& text, std::size_t at, std::size_t end, unsigned round) const {
        std::string word = text.substr(at, end - at);
        for (char& c : word)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (vocabulary_.share(word) > 0.004)
            return;
        static constexpr std::string_view vowels = "aeiou", others = "bcdfghjklmnprstvwz";
        std::uint64_t seed = std::hash<std::string>()(word) ^ (round % forms) * 0x9e3779b97f4a7c15ULL;
        for (std::size_t i = at; i < end; ++i) {
            const bool upper = std::isupper(static_cast<unsigned char>(text[i])) != 0;
            const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
            const std::string_view kind = vowels.find(c) != vowels.npos ? vowels : others;
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            const char fresh = kind[(seed >> 33) % kind.size()];
            text[i] = upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(fresh))) : fresh;
        }
    }

    void retell(std::vector<std::pair<std::string, float>>& terms, unsigned round) const {
        for (auto& [word, weight] : terms)
            word = retold(word, round);
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end(),
                                [](const auto& a, const auto& b) { return a.first == b.first; }),
                    terms.end());
    }

    void retell(std::vector<std::string>& words, unsigned round) const {
        for (std::string& word : words)
            word = retold(word, round);
    }

    void retell(std::vector<Place>& places, unsigned round) const {
        for (Place& place : places) {
            place.name = retold(place.name, round);
            place.latitude = std::max(-60.0, place.latitude - round % 37);
        }
    }

    void retell(Facts& facts, ArticleId article, unsigned round, int days) const {
        move(facts.published, days);
        for (Timex& timex : facts.timexes)
            move(timex.when, days);
        retell(facts.places, round);
        for (Source& source : facts.sources) {
            source.key = retold(source.key, round);
            source.name = retold(source.name, round);
        }
        for (Claim& claim : facts.claims) {
            claim.id = claimId(article, claim.source, claim.cue, claim.content);
            claim.origin = retold(claim.origin, round);
            retell(claim.chain, round);
            move(claim.said, days);
        }
        for (Report& report : facts.reports) {
            report.id = reportId(article, report.predicate.empty() ? report.span : report.predicate);
            report.title = retold(report.title, round);
            move(report.when, days);
            retell(report.places, round);
            retell(report.actors, round);
            retell(report.targets, round);
            retell(report.terms, round);
            for (Answer& answer : report.answers)
                move(answer.scope.asOf, days);
        }
    }

    resolve::Vocabulary vocabulary_;
    std::vector<Model> models_;
};

} // namespace claimline::bench
