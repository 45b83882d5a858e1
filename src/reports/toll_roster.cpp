#include "reports/toll_roster.h"

#include <algorithm>
#include <set>

namespace claimline::reports {

namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

using Person = TollEvidence::Person;

bool isHarm(TollRole role) {
    return role == TollRole::dead || role == TollRole::hurt || role == TollRole::shot;
}

// "lind" is "anna lind"; two who share a family name only are two.
bool mayBeOneName(const std::string& a, const std::string& b) {
    const auto wordsOf = [](const std::string& name) {
        std::set<std::string> out;
        for (std::size_t from = 0; from < name.size();) {
            const std::size_t to = std::min(name.find(' ', from), name.size());
            out.insert(name.substr(from, to - from));
            from = to + 1;
        }
        return out;
    };
    const auto first = wordsOf(a), second = wordsOf(b);
    return std::includes(first.begin(), first.end(), second.begin(), second.end()) ||
           std::includes(second.begin(), second.end(), first.begin(), first.end());
}

// Who was shot may have died of it or not; who was hurt lived when that was written.
bool agree(TollRole a, TollRole b) {
    return a == b || !isHarm(a) || !isHarm(b) || a == TollRole::shot || b == TollRole::shot;
}

void learn(Person& person, const Person& told) {
    if (person.name.size() < told.name.size())
        person.name = told.name;
    if (person.age < 0)
        person.age = told.age;
    if (person.sex == ' ')
        person.sex = told.sex;
    person.fate = worseFate(person.fate, told.fate);
    person.doer = person.doer || told.doer;
}

} // namespace

TollRole worseFate(TollRole a, TollRole b) {
    for (const TollRole role : {TollRole::dead, TollRole::hurt, TollRole::shot})
        if (a == role || b == role)
            return role;
    return TollRole::nothing;
}

bool maybeOne(const Person& a, const Person& b) {
    if (!a.name.empty() && !b.name.empty())
        return mayBeOneName(a.name, b.name);
    if (a.sex != ' ' && b.sex != ' ' && a.sex != b.sex)
        return false;
    return a.age < 0 || b.age < 0 || a.age == b.age;
}

Harmed countOf(const std::vector<TollEvidence::Person>& people) {
    Harmed out;
    for (const auto& person : people) {
        ++(person.fate == TollRole::dead ? out.dead : out.hurt);
        out.living += person.fate == TollRole::hurt;
    }
    return out;
}

// ------------------------------------------------------------ one article

void Roster::readNouns(const PeopleGroup& group, Entry& entry) const {
    for (std::uint32_t at = group.first; at <= group.last; ++at) {
        const auto kind = lexicon_.people(text_.tree().lemma(at));
        if (!kind)
            continue;
        const std::string& word = text_.lower(at);
        const bool man = *kind == "man" || word == "boy", woman = *kind == "woman" || word == "girl";
        if ((man || woman) && entry.person.sex == ' ')
            entry.person.sex = man ? 'm' : 'w';
        entry.person.doer = entry.person.doer || *kind == "suspect";
        entry.noun = word;
    }
}

int Roster::ageOf(const PeopleGroup& group, const language::Sentence& sentence) const {
    constexpr std::uint32_t reach = 2; // "Lind, 23"
    for (std::uint32_t at = group.first; at < sentence.last && at <= group.last + reach; ++at)
        if (ages_[at] >= 0)
            return ages_[at];
    for (std::uint32_t at = group.first; at > sentence.first && at + 4 > group.first; --at)
        if (ages_[at - 1] >= 0)
            return text_.lower(at) == "-" || text_.lower(at) == "year" ? ages_[at - 1] : -1;
    return -1;
}

Roster::Entry Roster::read(const PeopleGroup& group, const language::Sentence& sentence) const {
    Entry out;
    out.person.fate = isHarm(group.fate) ? group.fate : TollRole::nothing;
    out.person.doer = group.doer;
    const Document& document = text_.tree().document();
    for (std::uint32_t at = group.first; at <= group.last; ++at) {
        const std::uint32_t mention = document.mentionAt(at);
        if (mention == none || document.mentions[mention].entity >= document.entities.size())
            continue;
        const auto& entity = document.entities[document.mentions[mention].entity];
        if (entity.kind != language::NameKind::person)
            continue;
        out.entity = document.mentions[mention].entity;
        if (document.mentions[mention].named && !lexicon_.people(entity.key))
            out.person.name = entity.key;
    }
    if (group.pronoun)
        out.person.sex =
            text_.lower(group.first).front() == 'h' && text_.lower(group.first) != "her" ? 'm' : 'w';
    readNouns(group, out);
    out.person.age = ageOf(group, sentence);
    out.other = group.others || group.place > 0;
    out.relative = oneOf(text_.lower(group.first), {"his", "her", "their"}) && group.last > group.first;
    return out;
}

bool Roster::mayBe(const Entry& entry, const Entry& told) const {
    if (entry.entity != none && entry.entity == told.entity)
        return true;
    return maybeOne(entry.person, told.person);
}

// "Gunfire", "Lund Shooting", taken for names.
bool Roster::tellsHarm(const PeopleGroup& group) const {
    for (std::uint32_t at = group.first; at <= group.last; ++at)
        if (text_.tellsFate(at))
            return true;
    return false;
}

// The entry that a group tells of; `nobody`: somebody new.
std::size_t Roster::find(const Entry& told, const PeopleGroup& group) const {
    if (told.entity != none)
        for (std::size_t i = 0; i < entries_.size(); ++i)
            if (entries_[i].entity == told.entity)
                return i;
    std::size_t best = nobody;
    int bestLikeness = -1;
    for (std::size_t i = entries_.size(); i-- > 0;) {
        const Entry& entry = entries_[i];
        const bool beside = std::find(row_.begin(), row_.end(), i) != row_.end();
        if (told.other && !entry.other)
            continue; // "another man" is the other of whom it was told, else a new one
        if (!mayBe(entry, told) || (beside && !group.known))
            continue;
        if (!group.known && !agree(entry.person.fate, told.person.fate))
            continue;
        const bool sameAge = entry.person.age >= 0 && entry.person.age == told.person.age;
        const bool sameNoun = !told.noun.empty() && entry.noun == told.noun;
        const bool sameSex = entry.person.sex != ' ' && entry.person.sex == told.person.sex;
        const bool names = !entry.person.name.empty() && !told.person.name.empty();
        if (!isHarm(told.person.fate) && !group.known && !sameAge && !names)
            continue; // of whoever stands by
        if (told.relative && !entry.relative && !sameAge && !names && !sameNoun)
            continue; // "his brother"
        const int likeness = (names ? 8 : 0) + (sameAge ? 4 : 0) + (sameNoun ? 2 : 0) + (sameSex ? 1 : 0) +
                             (agree(entry.person.fate, told.person.fate) ? 1 : 0);
        if (likeness > bestLikeness) {
            bestLikeness = likeness;
            best = i;
        }
        if (group.pronoun)
            break; // the last one told of
    }
    return best;
}

// "A man killed two and then himself": whoever stands before it and to whom nobody did anything.
void Roster::addSelf(const std::vector<PeopleGroup>& groups, std::size_t self,
                     const language::Sentence& sentence) {
    if (!isHarm(groups[self].fate))
        return;
    std::size_t who = self;
    for (std::size_t i = 0; i < self; ++i)
        if (groups[i].count == 1 && !groups[i].self && (who == self || !isHarm(groups[i].fate)))
            who = i;
    if (who == self) {
        if (std::none_of(entries_.begin(), entries_.end(),
                         [](const Entry& entry) { return entry.person.doer; }))
            entries_.push_back({{"", -1, ' ', groups[self].fate, true}, none, "", false, false, {}});
        return;
    }
    PeopleGroup group = groups[who];
    group.fate = worseFate(group.fate, groups[self].fate);
    group.doer = true;
    enter(group, sentence, false);
}

void Roster::enter(const PeopleGroup& group, const language::Sentence& sentence, bool first) {
    const bool recalled = group.known && group.place > 0; // "he was the fourth victim this year"
    if (group.count != 1 || recalled || (group.named && tellsHarm(group)))
        return;
    Entry told = read(group, sentence);
    if (!first && row_.empty() && isHarm(told.person.fate))
        told.other = false; // "a pupil shot another": no other of those who came to harm
    std::size_t at = find(told, group);
    if (at == nobody && (group.pronoun || !isHarm(told.person.fate)))
        return;
    if (at == nobody) {
        at = entries_.size();
        entries_.push_back(told);
    } else {
        Entry& entry = entries_[at];
        learn(entry.person, told.person);
        if (entry.entity == none)
            entry.entity = told.entity;
        if (!told.noun.empty())
            entry.noun = told.noun;
    }
    if (!isHarm(told.person.fate))
        return;
    for (const std::size_t beside : row_)
        if (beside != at) {
            entries_[at].beside.insert(beside);
            entries_[beside].beside.insert(at);
        }
    row_.push_back(at);
}

void Roster::add(const std::vector<PeopleGroup>& groups, const language::Sentence& sentence) {
    row_.clear();
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (groups[i].self)
            addSelf(groups, i, sentence);
        else
            enter(groups[i], sentence, i == 0);
}

// Somebody of whom nothing is told but that he came to the same harm as one who is told of more fully.
bool Roster::isToldBetter(std::size_t index) const {
    const Entry& entry = entries_[index];
    if (!entry.person.name.empty() || entry.person.age >= 0 || entry.other)
        return false;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Person& person = entries_[i].person;
        const bool fuller = !person.name.empty() || person.age >= 0 || i < index;
        if (i != index && fuller && isHarm(person.fate) && !entry.beside.contains(i) &&
            maybeOne(person, entry.person) && agree(person.fate, entry.person.fate))
            return true;
    }
    return false;
}

std::vector<Person> Roster::befallen() const {
    std::vector<Person> out;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (isHarm(entries_[i].person.fate) && !isToldBetter(i))
            out.push_back(entries_[i].person);
    return out;
}

// ------------------------------------------------------------ several articles

std::vector<Person> joined(const std::vector<const TollEvidence*>& articles) {
    std::vector<std::vector<Person>> lists;
    for (const TollEvidence* article : articles) {
        lists.push_back(article->people);
        std::sort(lists.back().begin(), lists.back().end(), std::greater<>()); // those with a name first
    }
    std::sort(lists.begin(), lists.end(), std::greater<>());
    std::vector<Person> out;
    for (const auto& list : lists) {
        std::set<std::size_t> taken; // two of one article are two
        for (const Person& told : list) {
            std::size_t best = nobody;
            int bestLikeness = -1;
            for (std::size_t i = 0; i < out.size(); ++i) {
                if (taken.contains(i) || !maybeOne(out[i], told))
                    continue;
                const bool names = !out[i].name.empty() && !told.name.empty();
                const bool sameAge = out[i].age >= 0 && out[i].age == told.age;
                if (!names && !sameAge && !agree(out[i].fate, told.fate))
                    continue;
                const int likeness = (names ? 8 : 0) + (sameAge ? 4 : 0) +
                                     (out[i].fate == told.fate ? 2 : 0) +
                                     (out[i].sex != ' ' && out[i].sex == told.sex ? 1 : 0);
                if (likeness > bestLikeness) {
                    bestLikeness = likeness;
                    best = i;
                }
            }
            if (best == nobody) {
                best = out.size();
                out.push_back(told);
            } else {
                learn(out[best], told);
            }
            taken.insert(best);
        }
    }
    return out;
}

} // namespace claimline::reports
