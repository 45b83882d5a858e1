#include "language/knowledge/linker.h"

#include "language/knowledge/naming.h"

#include <algorithm>
#include <optional>

namespace claimline::language::known {

namespace {

// Entities and mentions that are looked back at: more would make a text of only names quadratic.
constexpr std::uint32_t lookBack = 500;
constexpr std::uint32_t pronounReach = 2; // sentences that "he" and "it" look back

bool isSubject(Deprel relation) {
    return relation == Deprel::nsubj || relation == Deprel::nsubjPass || relation == Deprel::oblAgent;
}

// First letters of the words with a capital: "Armed Forces of Ukraine" → "AFU".
std::string initials(std::string_view name) {
    std::string out;
    bool opens = true;
    for (const char c : name) {
        if (opens && c >= 'A' && c <= 'Z')
            out.push_back(c);
        opens = c == ' ' || c == '-';
    }
    return out;
}

} // namespace

// ---------------------------------------------------------------- one document

class Linker::Run {
public:
    Run(const Linker& linker, const Words& words, const std::vector<NameSpan>& names, Document& document)
        : linker_(linker)
        , lexicon_(linker.lexicon_)
        , words_(words)
        , names_(names)
        , document_(document)
        , tokens_(document.tokens) {}

    void run() {
        document_.mentions.clear();
        document_.entities.clear();
        std::uint32_t next = 0;
        for (const NameSpan& name : names_) {
            for (; next < name.first; ++next)
                common(next);
            named(name);
            next = std::max(next, name.last);
        }
        for (; next < words_.size(); ++next)
            common(next);
    }

private:
    // ------------------------------------------------ names

    // "AFU General Staff": the letters that open a name tell whose the body is.
    NameSpan withoutOwner(NameSpan name) const {
        if (name.last - name.first < 2 || name.kind != NameKind::organisation || name.body != none ||
            !words_[name.first].allCapitals)
            return name;
        const auto owner = acronyms_.find(words_[name.first].text);
        if (owner == acronyms_.end())
            return name;
        const auto country = lexicon_.codes.find(document_.entities[owner->second].country);
        if (country != lexicon_.codes.end()) {
            name.of = country->second;
            ++name.first;
        }
        return name;
    }

    void named(const NameSpan& name) {
        if (name.kind == NameKind::person) {
            add(name.first, name.last, true, person(name));
            return;
        }
        NameSpan read = withoutOwner(name);
        std::uint32_t country = none;
        if (name.kind != NameKind::organisation && linker_.standsForCountry(words_, name, country)) {
            read.country = country;
            read.kind = NameKind::place;
        }
        if (const auto known = acronym(name); known != none) {
            add(name.first, name.last, true, known);
            return;
        }
        // "Ukrainian" of "Ukrainian Interior Ministry" is no name of its own; "Danish police" in capitals is
        // a group
        Entity entity = linker_.describe(words_, read);
        std::uint32_t found = byKey(entity.key);
        if (found == none && read.kind == NameKind::organisation)
            found = sameBody(entity);
        if (found == none)
            found = create(std::move(entity));
        add(name.first, name.last, true, found);
        defineAcronym(name, found);
    }

    std::uint32_t firstEntity() const {
        const auto size = static_cast<std::uint32_t>(document_.entities.size());
        return size > lookBack ? size - lookBack : 0;
    }

    std::vector<Mention>::const_reverse_iterator farthest() const {
        const auto& mentions = document_.mentions;
        return mentions.crbegin() +
               static_cast<std::ptrdiff_t>(std::min<std::size_t>(mentions.size(), lookBack));
    }

    std::uint32_t byKey(std::string_view key) const {
        const auto it = keys_.find(key);
        return it == keys_.end() ? none : it->second;
    }

    std::uint32_t create(Entity entity) {
        const auto index = static_cast<std::uint32_t>(document_.entities.size());
        keys_.emplace(entity.key, index);
        if (entity.kind == NameKind::organisation) {
            const std::string letters = initials(withoutArticle(entity.name));
            if (letters.size() >= 3)
                acronyms_.emplace(letters, index);
        }
        document_.entities.push_back(std::move(entity));
        genders_.push_back(0);
        held_.emplace_back();
        return index;
    }

    void add(std::uint32_t first, std::uint32_t last, bool isNamed, std::uint32_t entity) {
        Mention mention;
        mention.first = first;
        mention.last = last;
        mention.head = headOf(first, last);
        mention.span = {tokens_[first].span.begin, tokens_[last - 1].span.end};
        mention.named = isNamed;
        mention.entity = entity;
        const auto index = static_cast<std::uint32_t>(document_.mentions.size());
        document_.mentions.push_back(mention);
        if (entity != none)
            document_.entities[entity].mentions.push_back(index);
    }

    // The token of the span that hangs on one outside.
    std::uint32_t headOf(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t head = last - 1;
        for (std::uint32_t i = first; i < last; ++i)
            if (tokens_[i].head != none && (tokens_[i].head < first || tokens_[i].head >= last) &&
                tokens_[i].upos != Upos::PUNCT && tokens_[i].upos != Upos::ADP)
                return i;
        return head;
    }

    // "Armed Forces of Ukraine (AFU)" and "AFU (Armed Forces of Ukraine)".
    void defineAcronym(const NameSpan& name, std::uint32_t entity) {
        const std::uint32_t open = name.last;
        if (open + 2 >= words_.size() || words_[open].text != "(")
            return;
        std::uint32_t at = open + 1;
        if (isOneOf(words_[at].text, {"\"", "“", "the", "The"}) && at + 2 < words_.size())
            ++at;
        if (words_[at].allCapitals && words_[at].text.size() <= 8 &&
            isOneOf(words_[at + 1].text, {")", "\"", "”", ",", ";"}))
            acronyms_[std::string(words_[at].text)] = entity;
    }

    std::uint32_t acronym(const NameSpan& name) const {
        if (name.last - name.first != 1 || !words_[name.first].allCapitals || name.country != none)
            return none;
        const auto found = acronyms_.find(words_[name.first].text);
        return found == acronyms_.end() ? none : found->second;
    }

    // "the Defence Ministry" where "Russian Defence Ministry" was named, or the other way round.
    std::uint32_t sameBody(const Entity& entity) {
        const auto colon = entity.key.find(':');
        const std::string_view bare = colon == std::string::npos
                                          ? std::string_view(entity.key)
                                          : std::string_view(entity.key).substr(colon + 1);
        std::uint32_t found = none;
        for (std::uint32_t i = firstEntity(); i < document_.entities.size(); ++i) {
            const Entity& other = document_.entities[i];
            if (other.kind != NameKind::organisation)
                continue;
            const auto otherColon = other.key.find(':');
            const bool otherBare = otherColon == std::string::npos;
            const std::string_view otherName =
                otherBare ? std::string_view(other.key) : std::string_view(other.key).substr(otherColon + 1);
            if (otherName == bare && (colon == std::string::npos || otherBare))
                found = i;
            else if (colon == std::string::npos && otherBare && isShortOf(entity.key, other.key))
                found = i;
            else if (other.country == entity.country && lexicon_.bodyNouns.contains(bare) &&
                     hasWord(otherName, bare))
                return i; // "the Russian Ministry"
        }
        if (found != none && colon != std::string::npos) { // now it is known whose
            Entity& known = document_.entities[found];
            keys_.emplace(entity.key, found);
            known.key = entity.key, known.name = entity.name, known.country = entity.country,
            known.party = entity.party;
        }
        return found;
    }

    // "Lund" for "Lund Airlines", but not "University" for "Lund University".
    bool isShortOf(std::string_view shorter, std::string_view longer) const {
        return longer.size() > shorter.size() && longer.starts_with(shorter) &&
               longer[shorter.size()] == ' ' && shorter.size() > 3 && !lexicon_.bodyNouns.contains(shorter) &&
               lexicon_.bodyNouns.contains(lastWord(longer));
    }

    // ------------------------------------------------ people

    std::uint32_t person(const NameSpan& name) {
        Entity entity = linker_.describe(words_, name);
        std::uint32_t found = byKey(entity.key);
        if (found == none)
            found = personBySurname(entity.key, name.last - name.first == 1);
        if (found == none) {
            found = create(entity);
        } else {
            Entity& known = document_.entities[found];
            if (entity.key.size() > known.key.size() && lastWord(entity.key) == lastWord(known.key)) {
                keys_.emplace(entity.key, found);
                known.key = entity.key, known.name = entity.name;
            }
            if (known.office.empty() && !entity.office.empty()) {
                known.office = entity.office;
                known.speaksAs = entity.speaksAs, known.country = entity.country, known.party = entity.party;
            }
        }
        fillFromOffice(document_.entities[found], name);
        rememberOffices(found, name);
        if (const char gender = genderOf(name); gender != 0 && genders_[found] == 0)
            genders_[found] = gender;
        return found;
    }

    std::uint32_t personBySurname(std::string_view key, bool single) const {
        for (auto i = static_cast<std::uint32_t>(document_.entities.size()); i-- > firstEntity();) {
            const Entity& other = document_.entities[i];
            if (other.kind != NameKind::person)
                continue;
            const bool otherSingle = other.key.find(' ') == std::string::npos;
            if (single && lastWord(other.key) == key)
                return i;
            if (!single && otherSingle && lastWord(key) == other.key)
                return i;
            if (single && other.key.starts_with(std::string(key) + " ") && lexicon_.givenNames.contains(key))
                return i; // by the first name
        }
        return none;
    }

    // The side of an office whose body was named before: "its spokesman", "the ministry's spokesman" give
    // none here.
    void fillFromOffice(Entity& entity, const NameSpan& name) const {
        if (name.officeLast <= name.officeFirst || !entity.country.empty() || name.former)
            return;
        for (std::uint32_t i = name.officeFirst; i < name.officeLast; ++i) {
            const auto found = words_[i].allCapitals ? acronyms_.find(words_[i].text) : acronyms_.end();
            if (found == acronyms_.end())
                continue;
            const Entity& body = document_.entities[found->second];
            entity.country = body.country;
            if (entity.speaksAs != SourceKind::person)
                entity.party = body.party;
        }
    }

    void rememberOffices(std::uint32_t entity, const NameSpan& name) {
        for (std::uint32_t i = name.officeFirst; i < name.officeLast; ++i) {
            if (isOneOf(words_[i].lower, {"of", "for", "to", "at"}))
                return; // what follows is another's office
            if (const auto office = lexicon_.offices.at(words_, i);
                office && office.last <= name.officeLast) {
                held_[entity].push_back(office.value->name);
                i = office.last - 1;
            }
        }
    }

    char genderOf(const NameSpan& name) const {
        if (name.gender)
            return name.gender;
        if (name.last - name.first < 2)
            return 0;
        const auto found = lexicon_.givenNames.find(words_[name.first].lower);
        return found == lexicon_.givenNames.end() || found->second == 'x' ? char{} : found->second;
    }

    // ------------------------------------------------ common nouns and pronouns

    void common(std::uint32_t token) {
        if (token >= words_.size() || token < done_)
            return;
        if (pronoun(token) || adjectiveGroup(token) || definite(token))
            return;
    }

    bool pronoun(std::uint32_t token) {
        const auto lower = words_[token].lower;
        char gender = 0;
        if (isOneOf(lower, {"he", "him", "his", "himself"}))
            gender = 'm';
        else if (isOneOf(lower, {"she", "her", "hers", "herself"}))
            gender = 'f';
        if (gender) {
            add(token, token + 1, false, looksAhead(token) ? none : personBefore(token, gender));
            return true;
        }
        if (lower == "it" && isSubject(tokens_[token].deprel)) {
            const std::uint32_t found = bodyBefore(token);
            if (found != none)
                add(token, token + 1, false, found);
            return true;
        }
        if (lower == "they" && isSubject(tokens_[token].deprel)) {
            add(token, token + 1, false, groupBefore(token));
            return true;
        }
        return false;
    }

    // "In his first comments, the president said": whom it means comes later.
    bool looksAhead(std::uint32_t token) const {
        const std::uint32_t begin = words_.sentenceBegin(token);
        return isOneOf(words_[token].lower, {"his", "her"}) && token <= begin + 2 && token > begin &&
               tokens_[begin].upos == Upos::ADP;
    }

    // The person that was subject last, else named last, of fitting gender.
    std::uint32_t personBefore(std::uint32_t token, char gender) {
        const std::uint32_t sentence = tokens_[token].sentence;
        std::uint32_t best = none;
        int bestScore = -1;
        for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
            const std::uint32_t at = tokens_[it->first].sentence;
            if (at + pronounReach < sentence)
                break;
            if (it->entity == none || document_.entities[it->entity].kind != NameKind::person)
                continue;
            const char known = genders_[it->entity];
            if (known != 0 && known != gender)
                continue;
            const int score = static_cast<int>(pronounReach - (sentence - at)) * 2 + subjectScore(*it) +
                              (known == gender ? 1 : 0);
            if (score > bestScore)
                bestScore = score, best = it->entity;
        }
        if (best != none && genders_[best] == 0)
            genders_[best] = gender;
        return best;
    }

    // Who is told of is meant before who tells it: a subject that only closes its sentence ("…, Lund said")
    // counts little.
    int subjectScore(const Mention& mention) const {
        if (mention.last + 3 >= words_.sentenceEnd(mention.first))
            return 0;
        return (isSubject(tokens_[mention.head].deprel) ? 3 : 0) + (isMainSubject(mention.head) ? 2 : 0);
    }

    // Whether the token is the subject of its sentence's main clause.
    bool isMainSubject(std::uint32_t token) const {
        const Token& subject = tokens_[token];
        return subject.deprel == Deprel::nsubj && subject.head != none && tokens_[subject.head].head == none;
    }

    // What "it" as a subject stands for. Opening a sentence: the main subject or source of the sentence
    // before. In the closing "…, it said": the body that spoke last. Elsewhere: the subject just before,
    // whatever it is.
    std::uint32_t bodyBefore(std::uint32_t token) const {
        const std::uint32_t begin = words_.sentenceBegin(token), end = words_.sentenceEnd(token);
        const bool opening = token <= begin + 1;
        const bool closing = token > begin && words_[token - 1].text == "," && token + 3 >= end;
        if (opening || closing)
            return speakerBefore(token);
        for (std::uint32_t i = token; i-- > begin;)
            if (isSubject(tokens_[i].deprel) && tokens_[i].deprel != Deprel::oblAgent)
                return bodyAt(i);
        return none;
    }

    std::uint32_t speakerBefore(std::uint32_t token) const {
        const std::uint32_t sentence = tokens_[token].sentence;
        for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
            const std::uint32_t at = tokens_[it->first].sentence;
            if (at + pronounReach < sentence)
                break;
            if (at == sentence || !(isMainSubject(it->head) || isSubjectOrSource(*it)))
                continue;
            if (it->entity != none && isBody(document_.entities[it->entity]))
                return it->entity;
            if (isMainSubject(it->head))
                break; // someone else
        }
        return none;
    }

    std::uint32_t bodyAt(std::uint32_t token) const {
        for (auto it = document_.mentions.rbegin();
             it != document_.mentions.rend() && it->last > words_.sentenceBegin(token); ++it)
            if (it->first <= token && token < it->last)
                return it->entity != none && isBody(document_.entities[it->entity]) ? it->entity : none;
        return none;
    }

    static bool isBody(const Entity& entity) {
        return entity.kind == NameKind::organisation ||
               (entity.kind == NameKind::place && entity.speaksAs == SourceKind::government);
    }

    bool isSubjectOrSource(const Mention& mention) const {
        if (isSubject(tokens_[mention.head].deprel))
            return true;
        // "…, according to the ministry"
        return mention.first >= 2 && words_[mention.first - 1].lower == "to" &&
               words_[mention.first - 2].lower == "according";
    }

    std::uint32_t groupBefore(std::uint32_t token) const {
        const std::uint32_t sentence = tokens_[token].sentence;
        for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
            if (tokens_[it->first].sentence + 1 < sentence)
                break;
            const bool plural = !it->named && tokens_[it->head].form == Form::plural;
            if (it->entity != none && plural && isSubject(tokens_[it->head].deprel))
                return it->entity;
        }
        return none;
    }

    // "Ukrainian forces", "U.S. officials", "Russia's military", "Russian president".
    bool adjectiveGroup(std::uint32_t token) {
        std::uint32_t at = token, country = none;
        if (const auto match = lexicon_.demonyms.at(words_, token)) {
            country = *match.value;
            at = match.last;
        } else {
            return genitiveGroup(token);
        }
        return groupNoun(token, at, country);
    }

    // A lower-case group noun behind the name of a country: "U.S. officials", "Russia's military".
    bool genitiveGroup(std::uint32_t token) {
        if (document_.mentions.empty() || words_[token].capital)
            return false;
        const Mention& before = document_.mentions.back();
        std::uint32_t at = before.last;
        if (at < words_.size() && isGenitive(words_[at].lower))
            ++at;
        if (at != token || before.entity == none)
            return false;
        const Entity& owner = document_.entities[before.entity];
        if (owner.kind != NameKind::place || owner.country.empty() ||
            owner.speaksAs != SourceKind::government)
            return false;
        const auto found = lexicon_.codes.find(owner.country);
        return found != lexicon_.codes.end() && groupNoun(token, token, found->second);
    }

    bool groupNoun(std::uint32_t first, std::uint32_t at, std::uint32_t country) {
        const std::uint32_t end = words_.sentenceEnd(first);
        // adjectives and nouns between: "Ukrainian air defence forces"
        std::uint32_t last = none;
        const Group* group = nullptr;
        for (std::uint32_t i = at; i < end && i < at + 4; ++i) {
            const Upos upos = tokens_[i].upos;
            if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN && upos != Upos::X)
                break;
            if (const auto found = lexicon_.groups.find(words_[i].lower); found != lexicon_.groups.end())
                group = &found->second, last = i + 1;
        }
        if (!group) {
            return officeOf(first, at, end, country);
        }
        const Country& land = lexicon_.countries[country];
        std::string bare = lexicon_.respellBody(foldName(words_.phrase(at, last)));
        BodyName body = lexicon_.canonicalBody(bare);
        Entity entity;
        entity.kind = NameKind::organisation;
        entity.key = lowerCode(land.code) + ":" + body.name;
        entity.name = land.adjective + " " + std::string(words_.phrase(at, last));
        entity.speaksAs = group->kind;
        entity.country = land.code;
        entity.party = group->party ? land.code : "";
        std::uint32_t found = byKey(entity.key);
        if (found == none)
            found = create(std::move(entity));
        add(first, last, false, found);
        done_ = last;
        return true;
    }

    // "the Russian president" without a name.
    bool officeOf(std::uint32_t first, std::uint32_t at, std::uint32_t end, std::uint32_t country) {
        if (at >= end)
            return false;
        const auto office = lexicon_.offices.at(words_, at);
        if (!office || !office.value->one || (office.last < end && words_[office.last].capital))
            return false;
        const Country& land = lexicon_.countries[country];
        std::uint32_t found = holder(*office.value, land.code);
        if (found == none) {
            Entity entity;
            entity.kind = NameKind::person;
            entity.key = lowerCode(land.code) + ":" + office.value->name;
            entity.name = land.adjective + " " + office.value->name;
            entity.speaksAs = office.value->kind;
            entity.country = land.code;
            entity.party = office.value->speaks ? land.code : "";
            entity.office = std::string(words_.phrase(first, office.last));
            found = byKey(entity.key);
            if (found == none)
                found = create(std::move(entity));
        }
        add(first, office.last, false, found);
        done_ = office.last;
        return true;
    }

    // The person of this article who holds that office; of that country where one is given.
    std::uint32_t holder(const Office& office, std::string_view country) const {
        for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
            if (it->entity == none)
                continue;
            const Entity& entity = document_.entities[it->entity];
            if (entity.kind != NameKind::person || (!country.empty() && entity.country != country))
                continue;
            if (std::ranges::find(held_[it->entity], office.name) != held_[it->entity].end())
                return it->entity;
        }
        return none;
    }

    // "the ministry", "the company", "the president": the last such one named.
    bool definite(std::uint32_t token) {
        if (!isOneOf(words_[token].lower, {"the", "this", "that"}) || token + 1 >= words_.sentenceEnd(token))
            return false;
        if (const auto office = lexicon_.offices.at(words_, token + 1);
            office && office.value->one && endsPhrase(office.last)) {
            const std::uint32_t found = holder(*office.value, {});
            if (found != none) {
                add(token, office.last, false, found);
                done_ = office.last;
            }
            return found != none;
        }
        const auto group = lexicon_.groups.find(words_[token + 1].lower);
        if (group == lexicon_.groups.end() || !endsPhrase(token + 2))
            return false;
        const std::uint32_t found = bodyNamed(words_[token + 1].lower, group->second);
        if (found == none)
            return false;
        add(token, token + 2, false, found);
        done_ = token + 2;
        return true;
    }

    bool endsPhrase(std::uint32_t token) const {
        if (token >= words_.size())
            return true;
        const Upos upos = tokens_[token].upos;
        return !words_[token].capital && upos != Upos::NOUN && upos != Upos::PROPN &&
               words_[token].lower != "of";
    }

    // The last body whose name holds that noun, else the last of that kind where it is one that any name may
    // head.
    std::uint32_t bodyNamed(std::string_view noun, const Group& group) const {
        for (auto it = document_.mentions.crbegin(); it != farthest(); ++it) {
            if (it->entity == none || document_.entities[it->entity].kind != NameKind::organisation)
                continue;
            const Entity& entity = document_.entities[it->entity];
            const std::string folded = foldName(entity.name) + " " + entity.key;
            if (hasWord(folded, noun))
                return it->entity;
            const bool open = group.kind == SourceKind::company || group.kind == SourceKind::media;
            if (open && group.one && entity.speaksAs == group.kind)
                return it->entity;
        }
        return none;
    }

    static bool hasWord(std::string_view text, std::string_view word) {
        for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == ':';
            const bool ends = at + word.size() == text.size() || text[at + word.size()] == ' ';
            if (begins && ends)
                return true;
        }
        return false;
    }

    const Linker& linker_;
    const Lexicon& lexicon_;
    const Words& words_;
    const std::vector<NameSpan>& names_;
    Document& document_;
    const std::vector<Token>& tokens_;
    ByWord<std::uint32_t> keys_, acronyms_;
    std::vector<char> genders_;                  // beside entities
    std::vector<std::vector<std::string>> held_; // offices, beside entities
    std::uint32_t done_ = 0;                     // tokens before it are spoken for
};

void Linker::link(const Words& words, const std::vector<NameSpan>& names, Document& document) const {
    Run(*this, words, names, document).run();
}

} // namespace claimline::language::known
