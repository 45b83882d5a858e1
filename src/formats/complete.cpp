#include "formats/complete.h"

#include "formats/debris.h"
#include "formats/language_guess.h"
#include "formats/people.h"
#include "formats/strings.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace claimline::formats {

namespace {

constexpr std::size_t headLines = 12;     // where a title, byline and date may stand
constexpr std::size_t tailLines = 3;      // where a byline may stand
constexpr std::size_t longestTitle = 250; // bytes
constexpr std::size_t longestDateline = 80;

std::string shown(std::string_view text) {
    std::string words = squeeze(text);
    if (words.size() <= 90)
        return "'" + words + "'";
    words.resize(90);
    while (!words.empty() && !isValidUtf8(words))
        words.pop_back();
    return "'" + words + " …'";
}

class Completion {
public:
    Completion(Article& article, const Lexicons& lexicons, const DateReader& dates)
        : article_(article)
        , lexicons_(lexicons)
        , dates_(dates)
        , lines_(linesOf(article.text))
        , cut_(lines_.size()) {}

    void run() {
        findGivenTitle();
        cutDebris();
        if (article_.title.empty())
            findTitle();
        findByline();
        findPublished();
        findDateline();
        findAgency();
        findPublisher();
        findLanguage();
        std::ranges::sort(article_.cuts, {}, &Cut::span);
        article_.textHash = sha256(article_.text);
        article_.id = articleId(article_.textHash);
    }

private:
    void because(std::string field, std::string reason) {
        article_.provenance.push_back({std::move(field), std::move(reason)});
    }

    bool isCut(const Line& line) const { return cut_[static_cast<std::size_t>(&line - lines_.data())]; }

    void cut(const Line& line, CutKind kind, std::string reason) {
        article_.cuts.push_back({line.span, kind, std::move(reason)});
        cut_[static_cast<std::size_t>(&line - lines_.data())] = true;
    }

    void markCuts() {
        std::ranges::sort(article_.cuts, {}, &Cut::span);
        std::size_t next = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            while (next < article_.cuts.size() && article_.cuts[next].span.end <= lines_[i].span.begin)
                ++next;
            cut_[i] = next < article_.cuts.size() && article_.cuts[next].span.overlaps(lines_[i].span);
        }
    }
    bool isTitle(const Line& line) const { return article_.titleSpan.overlaps(line.span); }

    // Lines that are neither cut nor the title, from the top or from the end.
    std::vector<const Line*> bodyLines() const {
        std::vector<const Line*> body;
        for (const Line& line : lines_)
            if (!isCut(line) && !isTitle(line))
                body.push_back(&line);
        return body;
    }

    void cutDebris() {
        std::vector<Cut> known = article_.cuts;
        if (!article_.titleSpan.empty())
            known.push_back({article_.titleSpan, CutKind::other, {}});
        std::ranges::sort(known, {}, &Cut::span);
        const auto found = findDebris(lines_, known, lexicons_);
        article_.cuts.insert(article_.cuts.end(), found.begin(), found.end());
        markCuts();
    }

    void findGivenTitle() {
        if (article_.title.empty() || !article_.titleSpan.empty())
            return;
        const std::string wanted = foldWords(article_.title);
        for (std::size_t i = 0; i < std::min(lines_.size(), headLines); ++i)
            if (const std::string words = foldWords(lines_[i].text); !words.empty() && words == wanted) {
                article_.titleSpan = lines_[i].span;
                return;
            }
    }

    // The first line, where it is written as headlines are and an article follows.
    void findTitle() {
        const auto body = bodyLines();
        if (body.size() < 2)
            return;
        const Line& line = *body.front();
        const char last = line.text.back();
        const bool paragraphs = std::ranges::any_of(body.begin() + 1, body.end(),
                                                    [](const Line* l) { return isParagraph(l->text); });
        if (line.text.size() > longestTitle || !paragraphs || last == ':' || last == ',' || last == ';' ||
            (endsSentence(line.text) && last != '?' && last != '!' &&
             line.text.find_last_of('.') != std::string_view::npos) ||
            countWords(line.text) < 2 || readByline(line.text, lexicons_) || !beginsUpper(line.text) ||
            !datelineOf(line.text).empty())
            return;
        article_.title = squeeze(line.text);
        article_.titleSpan = line.span;
        because("title", "the first line, written as a headline");
    }

    void findByline() {
        const auto body = bodyLines();
        std::vector<const Line*> places;
        for (std::size_t i = 0; i < std::min(body.size(), headLines); ++i)
            places.push_back(body[i]);
        for (std::size_t i = 0; i < std::min(body.size(), tailLines); ++i)
            places.push_back(body[body.size() - 1 - i]);
        for (const Line* line : places) {
            if (isCut(*line))
                continue;
            const auto byline = readByline(line->text, lexicons_);
            if (!byline)
                continue;
            if (article_.author.empty() && !byline->names.empty()) {
                article_.author = joinNames(byline->names);
                because("author", "named in " + shown(line->text));
            }
            if (article_.agency.empty() && !byline->agency.empty()) {
                article_.agency = byline->agency;
                because("agency", "named in the byline " + shown(line->text));
            }
            if (const auto found = dates_.find(line->text, numberOrder());
                !found.empty() && isImprint(line->text, found))
                take(found.front().when, *line, 0.95);
            cut(*line, CutKind::byline, "the byline");
        }
    }

    // What a line says beside its date, without the words that publication lines consist of.
    std::size_t otherWords(std::string_view line, const std::vector<FoundDate>& found) const {
        std::string rest;
        std::size_t at = 0;
        for (const FoundDate& date : found) {
            rest.append(line.substr(at, date.span.begin - at)).push_back(' ');
            at = date.span.end;
        }
        rest.append(line.substr(at));
        std::size_t count = 0;
        const std::string words = foldWords(rest);
        for (std::size_t begin = 0; begin < words.size();) {
            const std::size_t end = std::min(words.find(' ', begin), words.size());
            const std::string word = words.substr(begin, end - begin);
            begin = end + 1;
            if (!lexicons_.isWord("date-filler", word) &&
                !std::isdigit(static_cast<unsigned char>(word[0])) && !lexicons_.isWord("published", word) &&
                !lexicons_.isWord("updated", word))
                ++count;
        }
        return count;
    }

    // "Harbour Mercury (late desk) - 5 May 2026, 19:20", "By Jane Roe | Harbour Radio | 5 May 2026 | 4 min":
    // names, and the date by itself between marks.
    bool isImprint(std::string_view line, const std::vector<FoundDate>& found) const {
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t width = at == line.size() ? 1 : markAt(line, at);
            const bool dated = std::ranges::any_of(
                found, [&](const FoundDate& date) { return date.span.begin <= at && at < date.span.end; });
            if (width == 0 || dated) {
                ++at;
                continue;
            }
            if (!isPieceOfImprint(line, begin, at, found))
                return false;
            at += width;
            begin = at;
        }
        return true;
    }

    // How long the mark between two pieces is that begins here; 0: none does.
    static std::size_t markAt(std::string_view line, std::size_t at) {
        static constexpr std::string_view marks[] = {" - ", " – ", " — ", " / ", "|", "·", "•", ",", ". "};
        for (const std::string_view mark : marks)
            if (line.substr(at).starts_with(mark))
                return mark.size();
        return 0;
    }

    bool isPieceOfImprint(std::string_view line, std::size_t begin, std::size_t end,
                          const std::vector<FoundDate>& found) const {
        std::vector<FoundDate> own;
        for (FoundDate date : found)
            if (date.span.begin >= begin && date.span.end <= end) {
                date.span.begin -= static_cast<std::uint32_t>(begin);
                date.span.end -= static_cast<std::uint32_t>(begin);
                own.push_back(date);
            }
        const std::string_view piece = line.substr(begin, end - begin);
        if (own.empty())
            return isName(squeeze(withoutBrackets(piece)));
        // "Posted on Wednesday", "May 20th, 2026 by Faith Lind"
        const std::string_view behind =
            piece.substr(std::min<std::size_t>(own.back().span.end, piece.size()));
        return otherWords(piece, own) == 0 || (otherWords(piece.substr(0, own.back().span.end), own) == 0 &&
                                               readByline(squeeze(behind), lexicons_));
    }

    // "the harbour blog (translation: two friends)"
    static std::string withoutBrackets(std::string_view piece) {
        std::string out;
        int depth = 0;
        for (const char c : piece) {
            depth += c == '(' ? 1 : 0;
            if (depth == 0)
                out.push_back(c);
            depth -= c == ')' && depth > 0 ? 1 : 0;
        }
        return out;
    }

    // "El Mirador de San Beltran (English desk)", "City desk", "4 min read", "automatic translation from
    // Portuguese": few words of the language, so that it is no sentence.
    static bool isName(const std::string& words) {
        constexpr std::size_t mostWords = 7, fewWords = 3, shortWord = 3, mostCommon = 3;
        const std::size_t count = countWords(words);
        std::size_t common = 0;
        if (count == 0 || count > mostWords)
            return false;
        if (std::isdigit(static_cast<unsigned char>(words[0])) || (count <= fewWords && beginsUpper(words)))
            return true;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find(' ', at), words.size());
            const std::string_view word = std::string_view(words).substr(at, end - at);
            if (word.size() > shortWord && !word.ends_with(')') &&
                !beginsUpper(word.substr(word.front() == '(' ? 1 : 0)) && ++common > mostCommon)
                return false;
            at = end + 1;
        }
        return true;
    }

    void findPublished() {
        const auto body = bodyLines();
        const Line* updatedLine = nullptr;
        When updated;
        for (std::size_t i = 0; i < std::min(body.size(), headLines); ++i) {
            const Line& line = *body[i];
            if (isCut(line) || line.text.size() > 160 ||
                (endsSentence(line.text) && !endsInMeridiem(line.text)))
                continue;
            const auto found = dates_.find(line.text, numberOrder());
            if (found.empty() || (otherWords(line.text, found) > 1 && !isImprint(line.text, found)))
                continue;
            cut(line, CutKind::byline, "the line that dates the article");
            const bool onlyUpdate = opensWith("updated", line.text);
            if (onlyUpdate) {
                updated = found.front().when;
                updatedLine = &line;
            } else {
                take(found.front().when, line, 0.95);
            }
        }
        if (updatedLine)
            take(updated, *updatedLine, 0.7);
    }

    static bool endsInMeridiem(std::string_view line) { return line.ends_with("m.") || line.ends_with("M."); }

    bool opensWith(const std::string& field, std::string_view line) const {
        const std::string folded = foldLine(line);
        return std::ranges::any_of(lexicons_.words(field),
                                   [&](const std::string& w) { return folded.starts_with(w); });
    }

    void take(When when, const Line& line, double confidence) {
        if (article_.published.known())
            return;
        when.basis = DateBasis::stated;
        when.confidence = confidence;
        when.because = "stated in " + shown(line.text);
        because("published", when.because);
        article_.published = std::move(when);
    }

    NumberOrder numberOrder() const {
        if (article_.language.starts_with("en-US"))
            return NumberOrder::monthFirst;
        const bool english = article_.language.empty() || article_.language == "en";
        return english ? NumberOrder::unknown : NumberOrder::dayFirst;
    }

    // ------------------------------------------------------------ date line

    struct Dateline {
        std::string place;
        std::string bracket; // "AP"
        bool empty() const { return place.empty(); }
    };

    // CITY[, Region] [(AGENCY)] and a dash, at the head of a paragraph. Without a bracket what follows must
    // begin as a sentence does, and the place must be in capitals or carry its region, so that "Merkel — who
    // …" is none.
    Dateline datelineOf(std::string_view line) const {
        static constexpr std::string_view dashes[] = {"—", "–", " -- ", "--", " - ", " ― "};
        std::size_t end = std::string_view::npos;
        std::size_t after = 0;
        for (const std::string_view dash : dashes) {
            const std::size_t at = line.substr(0, longestDateline + 40).find(dash);
            if (at != std::string_view::npos && at < end) {
                end = at;
                after = at + dash.size();
            }
        }
        const std::size_t open = line.substr(0, longestDateline).find('(');
        const std::size_t close = open == std::string_view::npos ? open : line.find(')', open);
        if (close != std::string_view::npos && close < open + 40 &&
            (end > close || end == std::string_view::npos)) {
            const std::string_view bracket = line.substr(open + 1, close - open - 1);
            const bool dashed =
                end != std::string_view::npos && trim(line.substr(close + 1, end - close - 1)).empty();
            const std::string place = placeOf(line.substr(0, open));
            const bool known = lexicons_.agency(bracket) || lexicons_.isOutlet(bracket);
            if (!place.empty() && (dashed || known) &&
                beginsUpper(trim(line.substr(dashed ? after : close + 1))))
                return {place, std::string(bracket)};
            if (dashed || place.empty())
                return {};
        }
        if (end == std::string_view::npos || end > longestDateline || end == 0)
            return {};
        const std::string_view head = trim(line.substr(0, end));
        const std::string_view rest = trim(line.substr(after));
        const std::string place = placeOf(head);
        if (place.empty() || rest.empty() || !beginsUpper(rest) || countWords(rest) < 4)
            return {};
        const bool region = head.find(',') != std::string_view::npos;
        return region || hasCapitals(head) ? Dateline{place, {}} : Dateline{};
    }

    // A word of three capitals or more, or all of it in capitals.
    static bool hasCapitals(std::string_view text) {
        const std::size_t comma = text.find(',');
        bool lower = false;
        std::size_t letters = 0;
        const std::string_view city = text.substr(0, comma);
        for (std::size_t at = 0; at < city.size();) {
            const auto c = static_cast<UChar32>(nextCodePoint(city, at));
            lower |= u_islower(c) != 0;
            letters += u_isalpha(c) != 0;
        }
        return !lower && letters >= 3;
    }

    // The place where a report was written; empty where the words are no place's. A day may follow it:
    // "MOSCOW, Nov 19".
    std::string placeOf(std::string_view text) const {
        std::string place(trim(text));
        while (!place.empty() && (place.back() == ',' || place.back() == ':'))
            place.pop_back();
        if (const auto comma = place.rfind(','); comma != std::string::npos) {
            const std::string last = foldWords(place.substr(comma));
            const std::string first = last.substr(0, last.find(' '));
            const std::string second =
                last.find(' ') == std::string::npos ? "" : last.substr(last.find(' ') + 1);
            if (dates_.monthOf(first) || dates_.monthOf(second.substr(0, second.find(' '))))
                place.resize(comma);
        }
        if (place.empty() || place.size() > 60 || countWords(place) > 7)
            return {};
        std::size_t word = 0;
        bool start = true;
        for (std::size_t at = 0; at < place.size();) {
            const char32_t c = nextCodePoint(place, at);
            if (c == ' ' || c == '/') {
                start = true;
                continue;
            }
            const auto u = static_cast<UChar32>(c);
            if (!u_isalpha(u) && c != '.' && c != ',' && c != '\'' && c != 0x2019 && c != '-')
                return {};
            if (start && u_islower(u)) {
                const std::size_t begin = at - 1;
                const std::string lower = place.substr(begin, place.find_first_of(" ,", begin) - begin);
                if (!lexicons_.isWord("place-particle", lower))
                    return {};
            }
            word += start;
            start = false;
        }
        return word ? place : std::string();
    }

    void findDateline() {
        const auto body = bodyLines();
        for (std::size_t i = 0; i < std::min(body.size(), headLines); ++i) {
            const Dateline found = datelineOf(body[i]->text);
            if (found.empty()) {
                if (isParagraph(body[i]->text) && i > 3)
                    return; // a date line opens the story
                continue;
            }
            if (article_.dateline.empty()) {
                article_.dateline = found.place;
                because("dateline", "the story opens with " + shown(body[i]->text.substr(0, 60)));
            }
            if (const Agency* agency = lexicons_.agency(found.bracket); agency && article_.agency.empty()) {
                article_.agency = agency->name;
                because("agency", "named in the date line " + shown(body[i]->text.substr(0, 60)));
            }
            return;
        }
    }

    // ------------------------------------------------------------ agency and publisher

    // An agency that speaks of itself as the reporter, or that signs a line.
    void findAgency() {
        if (!article_.agency.empty())
            return;
        for (const Line& line : lines_) {
            const std::string words = " " + foldWords(line.text) + " ";
            for (const std::string& voice : lexicons_.words("agency-voice")) {
                const std::size_t at = words.find(" " + foldWords(voice) + " ");
                if (at == std::string::npos)
                    continue;
                if (const Agency* agency = agencyBefore(words.substr(0, at))) {
                    article_.agency = agency->name;
                    because("agency", "it speaks as the reporter in " + shown(line.text));
                    return;
                }
            }
            if (signsLine(line))
                return;
        }
    }

    // The agency whose name ends these words.
    const Agency* agencyBefore(const std::string& words) const {
        for (const Agency& agency : lexicons_.agencies())
            for (const std::string& name : agency.names)
                if (words.ends_with(" " + name))
                    return &agency;
        return nullptr;
    }

    // "© 2019 The Associated Press. All rights reserved.", "Source: AFP", "(Reuters)" alone on a line.
    bool signsLine(const Line& line) {
        if (line.text.size() > 200 || (isParagraph(line.text) && !isCut(line)))
            return false;
        std::string words = foldWords(line.text);
        for (const std::string& credit : lexicons_.words("agency-credit"))
            if (words.starts_with(credit + " "))
                words.erase(0, credit.size() + 1);
        while (!words.empty() && std::isdigit(static_cast<unsigned char>(words[0])))
            words.erase(0, std::min(words.find(' '), words.size() - 1) + 1);
        if (words.starts_with("the "))
            words.erase(0, 4);
        for (const Agency& agency : lexicons_.agencies())
            for (const std::string& name : agency.names)
                if (words == name || (words.starts_with(name + " ") && isCut(line) &&
                                      words.find("rights") != std::string::npos)) {
                    article_.agency = agency.name;
                    because("agency", "signed " + shown(line.text));
                    return true;
                }
        return false;
    }

    // A house notice names its own domain: "Please bookmark nationalpost.com".
    void findPublisher() {
        if (article_.publisher.empty() && !article_.url.empty()) {
            article_.publisher = lexicons_.outletOfDomain(hostOf(article_.url));
            if (!article_.publisher.empty())
                because("publisher", "the address " + hostOf(article_.url));
        }
        if (!article_.publisher.empty())
            return;
        for (const Cut& cut : article_.cuts) {
            if (cut.kind == CutKind::related || cut.kind == CutKind::advertisement ||
                cut.kind == CutKind::caption)
                continue;
            const std::string domain = domainIn(slice(article_.text, cut.span));
            if (domain.empty())
                continue;
            const std::string name = lexicons_.outletOfDomain(domain);
            article_.publisher = name.empty() ? domain : name;
            because("publisher", "the house notice names " + domain);
            return;
        }
    }

    static std::string hostOf(std::string_view url) {
        const auto scheme = url.find("://");
        if (scheme != std::string_view::npos)
            url.remove_prefix(scheme + 3);
        std::string host = foldLine(url.substr(0, url.find_first_of("/?#:")));
        return host.starts_with("www.") ? host.substr(4) : host;
    }

    // The first word that is written as a web domain is.
    static std::string domainIn(std::string_view text) {
        const std::string folded = foldLine(text);
        for (std::size_t begin = 0; begin < folded.size();) {
            const std::size_t end = std::min(folded.find_first_of(" ,;()\"'", begin), folded.size());
            std::string word = hostOf(folded.substr(begin, end - begin));
            begin = end + 1;
            while (!word.empty() && (word.back() == '.' || word.back() == '!' || word.back() == '?'))
                word.pop_back();
            const auto dot = word.find('.');
            const bool plain = std::ranges::all_of(word, [](char c) {
                return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
            });
            if (dot == std::string::npos || dot < 2 || !plain || word.find('@') != std::string::npos)
                continue;
            const std::string top = word.substr(word.rfind('.') + 1);
            if (top.size() >= 2 && top.size() <= 6 &&
                std::ranges::all_of(top, [](char c) { return c >= 'a' && c <= 'z'; }) &&
                word.size() > top.size() + 3)
                return word;
        }
        return {};
    }

    void findLanguage() {
        std::string body;
        for (const Line* line : bodyLines()) {
            body.append(line->text).push_back('\n');
            if (body.size() > 20'000)
                break;
        }
        const std::string guess = guessLanguage(body);
        if (guess.empty() || (!article_.language.empty() && article_.language.starts_with(guess)))
            return;
        article_.language = guess;
        because("language", "its commonest words");
    }

    Article& article_;
    const Lexicons& lexicons_;
    const DateReader& dates_;
    std::vector<Line> lines_;
    std::vector<bool> cut_; // by line
};

} // namespace

void completeArticle(Article& article, const Lexicons& lexicons, const DateReader& dates) {
    Completion(article, lexicons, dates).run();
}

} // namespace claimline::formats
