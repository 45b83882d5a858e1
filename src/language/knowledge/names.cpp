#include "language/knowledge/names.h"

#include <algorithm>
#include <unordered_map>

namespace claimline::language::known {

namespace {

constexpr double titleCaseShare = 0.6;    // of a heading's words with a capital: then capitals tell nothing
constexpr double sentenceCaseShare = 0.8; // the same of a sentence that the layout does not call a heading
constexpr std::uint32_t wellKnownPeople =
    100'000;                                  // people from which a town is taken for a place without context
constexpr std::uint32_t metropolis = 300'000; // people from which a town is known to act ("Chicago agreed")
constexpr std::uint32_t knownPeople =
    50'000;                                 // people from which a name of several words is a place by itself
constexpr std::uint32_t longestRun = 60;    // words; a text in capitals is cut into such pieces
constexpr std::uint32_t longestPerson = 5;  // words
constexpr std::uint32_t longestOffice = 14; // words of an office behind a name

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

bool isHyphen(std::string_view text) {
    return isOneOf(text, {"-", "–", "‑", "‐"});
}

bool isGenitive(std::string_view lower) {
    return lower == "'s" || lower == "’s" || lower == "'" || lower == "’";
}

// Small words inside names: "Charles de Gaulle", "Mohammed bin Salman".
bool isParticle(std::string_view lower) {
    return isOneOf(lower, {"de",  "da",  "del",  "della", "di", "do", "dos", "du", "van", "von",
                           "der", "den", "ten",  "ter",   "la", "le", "les", "al", "el",  "bin",
                           "ibn", "ben", "bint", "ul",    "ur", "y",  "af",  "av", "zu"});
}

} // namespace

// One pass over a document.
class NameFinder::Scan {
public:
    Scan(const NameFinder& finder, const Words& words)
        : lexicon_(finder.lexicon_)
        , gazetteer_(finder.gazetteer_)
        , words_(words)
        , document_(words.document())
        , tokens_(document_.tokens) {}

    std::vector<NameSpan> run() {
        learnCapitals();
        for (const Sentence& sentence : document_.sentences) {
            begin_ = sentence.first;
            end_ = std::min<std::uint32_t>(sentence.last, words_.size());
            titleCase_ = isTitleCase(sentence.heading);
            scanSentence();
        }
        readAnew();
        for (NameSpan& name : names_)
            if (name.kind == NameKind::person)
                findOfficeBehind(name);
        return std::move(names_);
    }

private:
    // ------------------------------------------------ which words may be names

    // Words that stand with a capital where nothing but a name calls for one.
    void learnCapitals() {
        for (std::uint32_t i = 0; i < words_.size(); ++i) {
            const Word& word = words_[i];
            if (!word.capital && !word.heading && !word.digit)
                small_.emplace(word.lower);
            else if (word.capital && !word.opens && !word.heading && tokens_[i].upos == Upos::PROPN)
                capital_.emplace(word.lower);
        }
    }

    // Headlines; those that end in a full stop are told by their length.
    bool isTitleCase(bool heading) const {
        std::uint32_t capital = 0, all = 0;
        for (std::uint32_t i = begin_; i < end_; ++i)
            if (words_[i].text.size() > 3) {
                ++all;
                capital += words_[i].capital;
            }
        return heading ? all > 0 && capital > all * titleCaseShare
                       : all > 5 && capital > all * sentenceCaseShare;
    }

    bool isNameWord(std::uint32_t token) const {
        const Word& word = words_[token];
        if (!word.capital)
            return false;
        if (const auto common = lexicon_.commonCapitals.find(word.text);
            common != lexicon_.commonCapitals.end())
            return common->second &&
                   (opensWithDirection(token) ||
                    (token > begin_ && words_[token - 1].capital && tokens_[token].upos == Upos::PROPN));
        const Upos upos = tokens_[token].upos;
        if (isOneOf(upos, {Upos::PRON, Upos::DET, Upos::AUX, Upos::ADP, Upos::CCONJ, Upos::SCONJ, Upos::NUM,
                           Upos::PUNCT, Upos::INTJ}) &&
            !word.allCapitals)
            return false;
        if (upos == Upos::PART || word.text.size() == 1)
            return upos == Upos::PROPN;
        if (titleCase_)
            return capital_.contains(word.lower) || followsGivenName(token) ||
                   (upos == Upos::PROPN && !small_.contains(word.lower) && isListed(token));
        if (upos == Upos::PROPN)
            return !word.opens || !small_.contains(word.lower) || isListed(token) || nextIsName(token);
        if (word.opens && opensName(token))
            return true;
        if (word.opens)
            return capital_.contains(word.lower) || lexicon_.givenNames.contains(word.lower) ||
                   (word.allCapitals && word.text.size() < 7);
        return (upos != Upos::ADV && upos != Upos::VERB) ||
               (nextIsName(token) && !small_.contains(word.lower));
    }

    static bool isOneOf(Upos upos, std::initializer_list<Upos> list) {
        return std::ranges::find(list, upos) != list.end();
    }
    static bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
        return claimline::language::known::isOneOf(word, list);
    }

    // "East Orange", "South America", but not "Eastern Ukraine"
    bool opensWithDirection(std::uint32_t token) const {
        return token + 1 < end_ && words_[token + 1].capital && isNameWord(token + 1) &&
               !(words_[token].lower.ends_with("ern") && lexicon_.countryNames.at(words_, token + 1));
    }

    bool followsGivenName(std::uint32_t token) const {
        return token > begin_ && lexicon_.givenNames.contains(words_[token - 1].lower) &&
               !small_.contains(words_[token - 1].lower);
    }

    // "Northern Transport Authority closed": its first word looks like any that opens a sentence.
    bool opensName(std::uint32_t token) const {
        if (!isOneOf(tokens_[token].upos, {Upos::ADJ, Upos::NOUN}) || token + 1 >= end_ ||
            !words_[token + 1].capital || words_[token].heading || lexicon_.demonyms.at(words_, token))
            return false;
        return !lexicon_.demonyms.at(words_, token + 1) && !lexicon_.offices.at(words_, token + 1) &&
               !lexicon_.offices.at(words_, token) && !lexicon_.titles.at(words_, token + 1) &&
               !lexicon_.givenNames.contains(words_[token + 1].lower) &&
               !lexicon_.countryNames.at(words_, token + 1) && !lexicon_.bodies.at(words_, token + 1);
    }

    bool nextIsName(std::uint32_t token) const {
        return token + 1 < end_ && words_[token + 1].capital && tokens_[token + 1].upos == Upos::PROPN;
    }

    bool isListed(std::uint32_t token) const {
        return lexicon_.givenNames.contains(words_[token].lower) || lexicon_.bodies.at(words_, token) ||
               lexicon_.countryNames.at(words_, token) ||
               !gazetteer_.find(foldName(words_[token].text)).empty();
    }

    // ------------------------------------------------ runs of name words

    struct Listed {
        std::uint32_t last = 0;
        std::uint32_t body = none, country = none, adjective = none;
        explicit operator bool() const { return last != 0; }
    };

    // The longest listed phrase that begins here.
    Listed listedAt(std::uint32_t token) const {
        Listed found;
        const Word& word = words_[token];
        if (word.text.empty())
            return found;
        if (const auto match = lexicon_.bodies.at(words_, token);
            match && match.last <= end_ && bodyHolds(token, match.last))
            found = {match.last, *match.value, none, none};
        if (const auto match = lexicon_.countryNames.at(words_, token);
            match && match.last <= end_ && match.last > found.last)
            found = {match.last, none, *match.value, none};
        if (const auto match = lexicon_.demonyms.at(words_, token);
            match && match.last <= end_ && match.last > found.last)
            found = {match.last, none, none, *match.value};
        return found;
    }

    // Bodies whose name is a common word ("Times", "Meta", "Labour") need more than a capital at a sentence's
    // opening.
    bool bodyHolds(std::uint32_t token, std::uint32_t last) const {
        if (last - token > 1 || words_[token].allCapitals)
            return true;
        if (titleCase_)
            return !small_.contains(words_[token].lower);
        return !words_[token].opens || tokens_[token].upos == Upos::PROPN ||
               !small_.contains(words_[token].lower);
    }

    void scanSentence() {
        for (std::uint32_t i = begin_; i < end_;) {
            const std::uint32_t last = runFrom(i);
            if (last == i) {
                ++i;
                continue;
            }
            splitRun(i, last);
            i = last;
        }
    }

    // One past the run of name words that begins here; the token itself where none does.
    std::uint32_t runFrom(std::uint32_t token) const {
        std::uint32_t at = token;
        while (at < end_ && at < token + longestRun) {
            if (const Listed listed = listedAt(at)) {
                at = listed.last;
            } else if (const auto title = lexicon_.titles.at(words_, at);
                       title && title.last < end_ && words_[title.last].capital) {
                at = title.last;
            } else if (const auto office = lexicon_.offices.at(words_, at);
                       office && office.last > at + 1 && words_[at].capital) {
                at = office.last; // "President-elect", "Editor in Chief"
            } else if (const std::uint32_t place = placeEnd(at)) {
                at = place;
            } else if (isNameWord(at)) {
                ++at;
            } else if (at > token && linksOn(token, at)) {
                ++at;
            } else {
                break;
            }
        }
        while (at > token && !endsRun(at - 1))
            --at;
        return at;
    }

    // One past a well known place of two or three words that begins here: "New York"; 0 where none does.
    std::uint32_t placeEnd(std::uint32_t token) const {
        if (titleCase_ || !words_[token].capital)
            return 0;
        for (std::uint32_t last = std::min(end_, token + 3); last > token + 1; --last) {
            bool capital = true;
            for (std::uint32_t i = token; i < last; ++i)
                capital = capital && words_[i].capital;
            if (capital && isWellKnown(gazetteer_.find(foldName(words_.phrase(token, last)))))
                return last;
        }
        return 0;
    }

    bool isWellKnown(std::span<const std::uint32_t> records) const {
        if (records.empty())
            return false;
        const PlaceRecord& best = gazetteer_.record(records.front());
        return best.population >= knownPeople && best.placeClass() != PlaceClass::district;
    }

    bool endsRun(std::uint32_t token) const {
        return words_[token].capital || tokens_[token].upos == Upos::PROPN || words_[token].digit ||
               listedEnd(token);
    }

    bool listedEnd(std::uint32_t token) const { // "al-Shabab", "dpa"
        for (std::uint32_t back = 0; back < 3 && token >= begin_ + back; ++back)
            if (const Listed listed = listedAt(token - back); listed && listed.last == token + 1)
                return true;
        return false;
    }

    // Whether a small word or sign inside a run holds it together.
    bool linksOn(std::uint32_t first, std::uint32_t at) const {
        if (at + 1 >= end_)
            return false;
        const auto lower = words_[at].lower;
        const bool nextName = isNameWord(at + 1) || listedAt(at + 1);
        if (isHyphen(words_[at].text))
            return nextName && words_.joined(at - 1) && words_.joined(at) &&
                   !(listedAt(at - 1).country != none && listedAt(at + 1).country != none);
        if (lower == "&")
            return nextName;
        if (isParticle(lower))
            return nextName || (at + 2 < end_ && isParticle(words_[at + 1].lower) && isNameWord(at + 2));
        if (lower == "of" || lower == "for")
            return takesOf(first, at) &&
                   (nextName || (words_[at + 1].lower == "the" && at + 2 < end_ && isNameWord(at + 2)));
        if (lower == "the")
            return at > first && isOneOf(words_[at - 1].lower, {"of", "for"}) && nextName;
        if (lower == "and")
            return nextName && hasBodyThenOf(first, at) &&
                   !lexicon_.givenNames.contains(words_[at + 1].lower) && !listedAt(at + 1);
        return false;
    }

    // "Ministry of", "Gulf of", "University of": what stands before "of" heads a body's or a place's name.
    bool takesOf(std::uint32_t first, std::uint32_t at) const {
        const auto head = words_[at - 1].lower;
        if (lexicon_.offices.at(words_, at - 1) && !lexicon_.bodyNouns.contains(head))
            return false;
        return lexicon_.bodyNouns.contains(head) || lexicon_.hasPlaceRole(head, PlaceRole::opens) ||
               isOneOf(head,
                       {"republic", "kingdom", "house", "board", "chamber", "court", "trades", "people",
                        "branch", "declaration", "treaty", "battle", "university", "statue", "museum"}) ||
               (at - first >= 2 && lexicon_.bodyNouns.contains(words_[first].lower));
    }

    bool hasBodyThenOf(std::uint32_t first, std::uint32_t at) const {
        for (std::uint32_t i = first; i + 1 < at; ++i)
            if (isOneOf(words_[i + 1].lower, {"of", "for"}) && lexicon_.bodyNouns.contains(words_[i].lower))
                return true;
        return false;
    }

    // ------------------------------------------------ from a run to names

    struct Context {
        bool person = false; // a title or office stands before
        bool former = false;
        char gender = 0;
        std::uint32_t of = none; // country of an adjective before
        std::uint32_t officeFirst = 0, officeLast = 0;
    };

    void splitRun(std::uint32_t first, std::uint32_t last) {
        Context context;
        context.of = genitiveCountry(first);
        context.person = followsOffice(first);
        std::uint32_t pending = first;
        for (std::uint32_t at = first; at < last;) {
            if (const auto title = lexicon_.titles.at(words_, at);
                title && title.last < last && !(title.last - at == 1 && inBody(at, last))) {
                flush(pending, at, context);
                context.person = true;
                context.gender = title.value->gender;
                context.officeFirst = context.officeFirst ? context.officeFirst : at;
                context.officeLast = title.last;
                pending = at = title.last;
                continue;
            }
            if (const auto office = officeAt(at, last)) {
                takeAffiliation(pending, at, context);
                context.person = true;
                context.officeLast = office;
                pending = at = office;
                continue;
            }
            const Listed listed = listedAt(at);
            if (listed && listed.last <= last && at == pending) {
                const std::uint32_t next = takeListed(listed, at, last, context);
                if (next != at) {
                    pending = at = next;
                    continue;
                }
            }
            at = listed && listed.last <= last && at == pending ? std::max(at + 1, at) : at + 1;
        }
        flush(pending, last, context);
    }

    // "spokesman Jon Lund"
    bool followsOffice(std::uint32_t first) const {
        for (std::uint32_t back = 1; back <= 4 && first >= begin_ + back; ++back)
            if (const auto office = lexicon_.offices.at(words_, first - back); office && office.last == first)
                return !listedAt(first);
        return false;
    }

    // An office inside the run that is not part of a body's name: "President", but not "General Staff". Its
    // end, or 0.
    std::uint32_t officeAt(std::uint32_t at, std::uint32_t last) const {
        const auto office = lexicon_.offices.at(words_, at);
        if (!office || office.last > last)
            return 0;
        if (office.last < last && endsInBody(office.last, last))
            return 0; // "Major Crimes Task Force"
        if (office.last < last && inBody(at, last) &&
            !lexicon_.givenNames.contains(words_[office.last].lower))
            return 0;
        if (at > begin_ && isOneOf(words_[at - 1].lower, {"the", "of"}) && at > 1 &&
            lexicon_.bodyNouns.contains(words_[at - 2].lower))
            return 0; // "Office of the Prime Minister"
        return office.last;
    }

    bool endsInBody(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            if (lexicon_.givenNames.contains(words_[i].lower) || lexicon_.offices.at(words_, i))
                return false;
        return lexicon_.bodyNouns.contains(words_[last - 1].lower);
    }

    // Whether the word before the next office or end of the run heads a body's name.
    bool inBody(std::uint32_t at, std::uint32_t last) const {
        return at + 1 < last && lexicon_.bodyNouns.contains(words_[at + 1].lower);
    }

    // What stands before an office: "Kremlin" spokesman, "European Parliament" President, "Strategic
    // Communications" Coordinator.
    void takeAffiliation(std::uint32_t first, std::uint32_t last, Context& context) {
        if (!context.officeFirst)
            context.officeFirst = first;
        if (first >= last)
            return;
        const bool body = lexicon_.bodyNouns.contains(words_[last - 1].lower) ||
                          (words_[last - 1].allCapitals && last - first == 1);
        if (body)
            emit(first, last, context, NameKind::organisation, true);
    }

    // A listed phrase at the beginning of what is left. Gives where to go on, or `at` where it is part of
    // more.
    std::uint32_t takeListed(const Listed& listed, std::uint32_t at, std::uint32_t last, Context& context) {
        const std::uint32_t stop = bodyEnd(listed.last, last);
        const bool more = stop > listed.last;
        if (const std::uint32_t place = listed.country != none && !more ? placeEnd(at) : 0;
            place > listed.last && place <= last) {
            names_.push_back(
                {at, place, NameKind::place, none, none, none, 0, 0, false, 0, true}); // "Mexico City"
            return place;
        }
        if (listed.adjective != none) {
            context.of = listed.adjective;
            if (!context.officeFirst)
                context.officeFirst = at;
            if (!more)
                return listed.last;
            emitBody(at, stop, context, listed.adjective);
            return stop;
        }
        if (more && !isHyphen(words_[listed.last].text)) {
            emitBody(at, stop, context, listed.country != none ? listed.country : countryOf(listed.body));
            return stop;
        }
        const bool person = listed.last < last && listed.last == at + 1 &&
                            lexicon_.givenNames.contains(words_[at].lower) &&
                            !isHyphen(words_[listed.last].text);
        if (person || (context.person && listed.country != none && listed.last < last))
            return at; // "Georgia Lund", "President Chad Lund"
        NameSpan name{at, listed.last, NameKind::place, listed.body, listed.country, none, 0, 0, false,
                      0,  true};
        if (listed.body != none)
            name.kind = NameKind::organisation;
        if (context.of != none && listed.country == none)
            name.of = context.of;
        if (!context.officeFirst)
            context.officeFirst = at;
        names_.push_back(name);
        if (listed.last < last && isHyphen(words_[listed.last].text))
            return listed.last + 1;
        return listed.last;
    }

    std::uint32_t countryOf(std::uint32_t body) const {
        if (body == none)
            return none;
        const auto found = lexicon_.codes.find(lexicon_.knownBodies[body].country);
        return found == lexicon_.codes.end() ? none : found->second;
    }

    // One past a body noun that the words from here on run to, "General Staff" → past "Staff"; `from` where
    // none does.
    std::uint32_t bodyEnd(std::uint32_t from, std::uint32_t last) const {
        std::uint32_t end = from;
        for (std::uint32_t i = from; i < last; ++i) {
            if (i > from && !lexicon_.bodyNouns.contains(words_[i].lower) && lexicon_.offices.at(words_, i) &&
                !inBody(i, last))
                break;
            if (lexicon_.titles.at(words_, i))
                break;
            if (!lexicon_.bodyNouns.contains(words_[i].lower))
                continue;
            end = i + 1;
            if (end < last && isOneOf(words_[end].lower, {"of", "for"})) { // "Ministry of Defence"
                std::uint32_t tail = end + 1;
                while (tail < last && !lexicon_.offices.at(words_, tail) && !lexicon_.titles.at(words_, tail))
                    ++tail;
                return tail;
            }
        }
        return end;
    }

    void emitBody(std::uint32_t first, std::uint32_t last, Context& context, std::uint32_t country) {
        NameSpan name{first, last, NameKind::organisation, none, none, country, 0, 0, false, 0, true};
        if (const auto whole = lexicon_.bodies.at(words_, first); whole && whole.last == last)
            name.body = *whole.value;
        if (!context.officeFirst)
            context.officeFirst = first;
        names_.push_back(name);
    }

    void flush(std::uint32_t first, std::uint32_t last, Context& context) {
        while (first < last && (isHyphen(words_[first].text) ||
                                isOneOf(words_[first].lower, {"of", "for", "the", "and", "&"})))
            ++first;
        if (first >= last)
            return;
        const auto [kind, sure] = classify(first, last, context);
        if (kind == NameKind::other && last - first == 1 &&
            (isCommonHead(first) || tokens_[first].form == Form::plural))
            return; // "the College", "an Earl", "Senators"
        emit(first, last, context, kind, sure);
        context.person = false;
    }

    bool isCommonHead(std::uint32_t token) const {
        const auto lower = words_[token].lower;
        return lexicon_.bodyNouns.contains(lower) || lexicon_.groups.contains(lower) ||
               lexicon_.placeWords.contains(lower) || small_.contains(lower);
    }

    void emit(std::uint32_t first, std::uint32_t last, Context& context, NameKind kind, bool sure) {
        NameSpan name{first, last, kind, none, none, context.of, 0, 0, context.former, 0, sure};
        if (const auto whole = lexicon_.bodies.at(words_, first);
            whole && whole.last == last && kind == NameKind::organisation)
            name.body = *whole.value;
        if (kind == NameKind::person) {
            name.gender = context.gender;
            setOfficeBefore(name, context);
        }
        if (kind == NameKind::organisation && name.of == none)
            name.of = countryBehind(last);
        names_.push_back(name);
    }

    // The words of office before a name, with small ones that the run did not hold: "Kremlin spokesman".
    void setOfficeBefore(NameSpan& name, const Context& context) const {
        std::uint32_t first = name.first;
        if (context.officeLast == name.first && context.person)
            first = std::min(first, context.officeFirst);
        while (first > begin_ && first + longestOffice > name.first && belongsToOffice(first - 1))
            --first;
        while (first < name.first && !opensOffice(first))
            ++first;
        bool office = false;
        for (std::uint32_t i = first; i < name.first; ++i)
            office = office || lexicon_.offices.at(words_, i) || lexicon_.titles.at(words_, i);
        if (!office)
            return;
        name.officeFirst = first;
        name.officeLast = name.first;
        name.former = isFormer(first, name.first);
    }

    bool belongsToOffice(std::uint32_t token) const {
        const Upos upos = tokens_[token].upos;
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
               isHyphen(words_[token].text) || isGenitive(words_[token].lower);
    }

    bool opensOffice(std::uint32_t token) const {
        return !isGenitive(words_[token].lower) && !isHyphen(words_[token].text);
    }

    bool isFormer(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first > begin_ ? first - 1 : first; i < last; ++i)
            if (isOneOf(words_[i].lower, {"former", "ex", "late", "then", "ousted", "retired"}) ||
                words_[i].lower.starts_with("ex-"))
                return true;
        return false;
    }

    // "Russia's" before a name.
    std::uint32_t genitiveCountry(std::uint32_t first) const {
        if (first < begin_ + 2 || !isGenitive(words_[first - 1].lower))
            return none;
        for (std::uint32_t back = 2; back <= 5 && first >= begin_ + back; ++back)
            if (const Listed listed = listedAt(first - back);
                listed.country != none && listed.last == first - 1)
                return listed.country;
        return none;
    }

    // "of Ukraine" behind a name that does not hold it.
    std::uint32_t countryBehind(std::uint32_t last) const {
        if (last + 1 >= end_ || !isOneOf(words_[last].lower, {"of", "in"}))
            return none;
        const std::uint32_t at = words_[last + 1].lower == "the" && last + 2 < end_ ? last + 2 : last + 1;
        return listedAt(at).country;
    }

    // ------------------------------------------------ kinds

    using Guess = std::pair<NameKind, bool>;

    Guess classify(std::uint32_t first, std::uint32_t last, const Context& context) const {
        if (const Listed listed = listedAt(first); listed && listed.last == last && !context.person)
            return {listed.body != none ? NameKind::organisation : NameKind::place, true};
        const auto head = words_[last - 1].lower;
        const bool several = last - first > 1;
        const bool ofBody = several && hasBodyThenOf(first, last);
        if (ofBody || (several && lexicon_.bodyNouns.contains(head)))
            return {NameKind::organisation, true};
        if (context.person && last - first <= longestPerson)
            return {NameKind::person, true};
        if (lexicon_.hasPlaceRole(words_[first].lower, PlaceRole::opens) && several)
            return {NameKind::place, true};
        if (!several && first > begin_ && words_[first - 1].text == "," &&
            lexicon_.regionShorts.contains(words_[first].text))
            return {NameKind::place, true};
        if (several && (lexicon_.hasPlaceRole(head, PlaceRole::behind) ||
                        lexicon_.hasPlaceRole(head, PlaceRole::street) ||
                        lexicon_.hasPlaceRole(head, PlaceRole::region)))
            return {NameKind::place, true};
        if (several && (lexicon_.eventHeads.contains(head) || lexicon_.eventOpenings.at(words_, first)))
            return {NameKind::event, true};
        if (several && namesPlace(first, last))
            return {NameKind::place, true};
        if (several && lexicon_.givenNames.contains(words_[first].lower) && last - first <= longestPerson &&
            !hasDigit(first, last))
            return {NameKind::person, true};
        if (several && isInitial(words_[first].text))
            return {NameKind::person, true};
        return classifyByPlace(first, last);
    }

    // "North America", "New York"; but a town that bears a person's name ("Benito Juárez") leaves it to that.
    bool namesPlace(std::uint32_t first, std::uint32_t last) const {
        const auto records = gazetteer_.find(foldName(words_.phrase(first, last)));
        if (!isWellKnown(records))
            return false;
        return gazetteer_.record(records.front()).placeClass() != PlaceClass::settlement ||
               !lexicon_.givenNames.contains(words_[first].lower);
    }

    Guess classifyByPlace(std::uint32_t first, std::uint32_t last) const {
        const bool several = last - first > 1;
        const bool context = placeContext(first, last);
        const bool acronym =
            !several && words_[first].allCapitals && !words_[first].heading && !isDateline(first, last);
        const auto records = acronym ? std::span<const std::uint32_t>{}
                                     : gazetteer_.find(foldName(words_.phrase(first, last)));
        if (!records.empty()) {
            const PlaceRecord& best = gazetteer_.record(records.front());
            if (context || best.population >= wellKnownPeople || best.placeClass() != PlaceClass::settlement)
                return {NameKind::place, context};
        }
        if (context && !acronym)
            return {NameKind::place, true};
        if (hasDigit(first, last))
            return {NameKind::product, false};
        if (acronym)
            return {actsAsBody(first) ? NameKind::organisation : NameKind::other, false};
        if (!several && lexicon_.givenNames.contains(words_[first].lower))
            return {NameKind::person, false};
        if (several && last - first <= 3 && looksLikePerson(first, last))
            return {NameKind::person, false};
        return {NameKind::other, false};
    }

    bool hasDigit(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            if (words_[i].text.find_first_of("0123456789") != std::string_view::npos)
                return true;
        return false;
    }

    // "KYIV, Ukraine —", "EAST ORANGE, N.J."
    bool isDateline(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            if (!words_[i].allCapitals && words_[i].capital)
                return false;
        const bool opens = first == begin_ || (first <= begin_ + 4 && words_[begin_].allCapitals &&
                                               words_[first - 1].text == ",");
        return opens && last < end_ && isOneOf(words_[last].text, {",", "—", "–", "(", "-", "--"});
    }

    // "The AFU struck" is a body; "ATACMS missiles" is not.
    bool actsAsBody(std::uint32_t token) const {
        const Deprel relation = tokens_[token].deprel;
        const bool article = token > begin_ && words_[token - 1].lower == "the";
        const bool genitive = token + 1 < end_ && isGenitive(words_[token + 1].lower);
        return (article && relation != Deprel::compound) || genitive || relation == Deprel::nsubj ||
               relation == Deprel::oblAgent;
    }

    static bool isInitial(std::string_view text) { return text.size() == 2 && text[1] == '.'; }

    // Two or three plain words with capitals that a verb of a person or a comma follows.
    bool looksLikePerson(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            if (small_.contains(words_[i].lower) || words_[i].allCapitals ||
                lexicon_.bodyNouns.contains(words_[i].lower))
                return false;
        return first == begin_ || !isOneOf(words_[first - 1].lower, {"the", "a", "an"});
    }

    bool placeContext(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t before = first;
        while (before > begin_ &&
               isOneOf(words_[before - 1].lower, {"the", "northern", "southern", "eastern", "western",
                                                  "central", "nearby", "downtown"}))
            --before;
        const bool direct = before == first || words_[before].lower != "the";
        if (before > begin_) {
            const auto lower = words_[before - 1].lower;
            if (direct && lexicon_.hasPlaceRole(lower, PlaceRole::near) &&
                !(lower == "in" && words_[first].allCapitals))
                return true;
            if (lower == "of" && before >= begin_ + 2 &&
                lexicon_.hasPlaceRole(words_[before - 2].lower, PlaceRole::before))
                return true;
            if (lexicon_.hasPlaceRole(lower, PlaceRole::before) && lower != "state")
                return true; // "the city Lund", "port Lund"
        }
        if (isDateline(first, last))
            return true;
        if (last < end_ && !words_[last].capital &&
            (lexicon_.hasPlaceRole(words_[last].lower, PlaceRole::region) ||
             lexicon_.hasPlaceRole(words_[last].lower, PlaceRole::behind)))
            return true;
        if (last + 1 >= end_ || words_[last].text != ",")
            return false;
        const Listed behind = listedAt(last + 1);
        return behind.country != none && !(behind.last < end_ && isGenitive(words_[behind.last].lower));
    }

    // ------------------------------------------------ the whole text

    // What one place in the text leaves open another may tell: "Lund" alone, where "Ana Lund" stands
    // elsewhere.
    void readAnew() {
        ByWord<bool> parts; // of people's names; true: of one that is sure
        ByWord<NameKind> kinds;
        learnActors();
        for (const NameSpan& name : names_) {
            if (name.kind == NameKind::person && name.last - name.first > 1)
                for (const std::uint32_t end : {name.first, name.last - 1})
                    parts[std::string(words_[end].lower)] |= name.sure;
            else if (name.kind == NameKind::person && name.sure)
                parts[std::string(words_[name.first].lower)] = true;
            if (name.sure)
                kinds.emplace(lowerCase(words_.phrase(name.first, name.last)), name.kind);
        }
        for (NameSpan& name : names_) {
            const auto part =
                name.last - name.first == 1 ? parts.find(words_[name.first].lower) : parts.end();
            const bool listed = name.country != none || name.body != none;
            if (part != parts.end() && !listed && mayBePerson(name, part->second))
                name.kind = NameKind::person;
            else if (name.kind == NameKind::place && !listed && isActor(name))
                name.kind = NameKind::person;
            else if (const auto kind = kinds.find(lowerCase(words_.phrase(name.first, name.last)));
                     !name.sure && kind != kinds.end())
                name.kind = kind->second;
        }
    }

    // Words taken for towns that act and that nothing in the text calls a place.
    void learnActors() {
        for (const NameSpan& name : names_) {
            if (name.last - name.first != 1)
                continue;
            Uses& uses = uses_[std::string(words_[name.first].lower)];
            uses.acts += tokens_[name.first].deprel == Deprel::nsubj;
            uses.inPlace += name.sure;
        }
    }

    bool isActor(const NameSpan& name) const {
        const auto uses = name.last - name.first == 1 ? uses_.find(words_[name.first].lower) : uses_.end();
        if (uses == uses_.end() || uses->second.acts == 0 || uses->second.inPlace > 0)
            return false;
        const std::string folded = foldName(words_[name.first].text);
        const auto records = gazetteer_.find(folded);
        return !lexicon_.capitals.contains(folded) && !records.empty() &&
               gazetteer_.record(records.front()).placeClass() == PlaceClass::settlement &&
               gazetteer_.record(records.front()).population < metropolis;
    }

    // Whether a word that is also part of a person's name means the person here.
    bool mayBePerson(const NameSpan& name, bool surePerson) const {
        if (name.kind != NameKind::place)
            return !name.sure || name.kind == NameKind::person;
        const bool within =
            name.first > 0 && isOneOf(words_[name.first - 1].lower, {"in", "near", "at", "outside", "to"});
        return surePerson && !within &&
               !(name.sure && name.last < words_.size() && words_[name.last].text == ",");
    }

    // "Ana Lund, the German foreign minister," and the line "Ana Lund, Foreign Minister".
    void findOfficeBehind(NameSpan& name) const {
        const std::uint32_t begin = words_.sentenceBegin(name.first), end = words_.sentenceEnd(name.first);
        (void)begin;
        std::uint32_t at = name.last;
        if (at + 1 >= end || words_[at].text != ",")
            return;
        ++at;
        const std::uint32_t first = at;
        bool office = false;
        while (at < end && at < first + longestOffice && staysInOffice(at)) {
            office = office || lexicon_.offices.at(words_, at);
            ++at;
        }
        // a bare rank before the name tells less than "head of the committee" behind it
        const bool rank = name.officeLast == name.officeFirst + 1 && at - first > 2;
        if (!office || at == first || (name.officeLast > name.officeFirst && !rank))
            return;
        name.officeFirst = first;
        name.officeLast = at;
        for (std::uint32_t i = first; i < at; ++i)
            name.former = name.former || isOneOf(words_[i].lower, {"former", "late", "retired"});
    }

    bool staysInOffice(std::uint32_t token) const {
        const Upos upos = tokens_[token].upos;
        const auto lower = words_[token].lower;
        if (words_[token].capital ||
            isOneOf(lower, {"the", "a", "an", "of", "for", "at", "to", "and", "in", "&", "on"}) ||
            isGenitive(lower) || isHyphen(lower))
            return true;
        return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
               upos == Upos::NUM;
    }

    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
    const Words& words_;
    const Document& document_;
    const std::vector<Token>& tokens_;
    struct Uses {
        int acts = 0, inPlace = 0;
    };
    ByWord<Uses> uses_;
    std::unordered_set<std::string_view> small_, capital_;
    std::uint32_t begin_ = 0, end_ = 0;
    bool titleCase_ = false;
    std::vector<NameSpan> names_;
};

std::vector<NameSpan> NameFinder::find(const Words& words) const {
    return Scan(*this, words).run();
}

} // namespace claimline::language::known
