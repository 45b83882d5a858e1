#include "language/knowledge/linker_run.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

// Entities and mentions that are looked back at: more would make a text of only names quadratic.
constexpr std::uint32_t lookBack = 500;

} // namespace

void Linker::Run::run() {
    document_.mentions.clear();
    document_.entities.clear();
    learnStates();
    learnDescribed();
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

// "AFU General Staff": the letters that open a name tell whose the body is.
NameSpan Linker::Run::withoutOwner(NameSpan name) const {
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

void Linker::Run::named(const NameSpan& name) {
    if (const NameSpan* full = spelledOut(name)) {
        NameSpan read = *full;
        read.kind = NameKind::organisation;
        Entity entity = linker_.describe(words_, read);
        std::uint32_t found = byKey(entity.key);
        if (found == none)
            found = create(std::move(entity));
        acronyms_[std::string(words_[name.first].text)] = found;
        add(name.first, name.last, true, found);
        return;
    }
    auto state = ofState(name);
    if (name.kind == NameKind::person && !state) {
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
    Entity entity = state ? std::move(*state) : linker_.describe(words_, read);
    std::uint32_t found = byKey(entity.key);
    if (found == none && read.kind == NameKind::organisation)
        found = sameBody(entity);
    if (found == none)
        found = create(std::move(entity));
    add(name.first, name.last, true, found);
    defineAcronym(name, found);
    if (read.kind == NameKind::organisation)
        rememberNoun(name, found);
}

std::uint32_t Linker::Run::firstEntity() const {
    const auto size = static_cast<std::uint32_t>(document_.entities.size());
    return size > lookBack ? size - lookBack : 0;
}

std::vector<Mention>::const_reverse_iterator Linker::Run::farthest() const {
    const auto& mentions = document_.mentions;
    return mentions.crbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(mentions.size(), lookBack));
}

std::uint32_t Linker::Run::byKey(std::string_view key) const {
    const auto it = keys_.find(key);
    return it == keys_.end() ? none : it->second;
}

std::uint32_t Linker::Run::create(Entity entity) {
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

void Linker::Run::add(std::uint32_t first, std::uint32_t last, bool isNamed, std::uint32_t entity) {
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
std::uint32_t Linker::Run::headOf(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t head = last - 1;
    for (std::uint32_t i = first; i < last; ++i)
        if (tokens_[i].head != none && (tokens_[i].head < first || tokens_[i].head >= last) &&
            tokens_[i].upos != Upos::PUNCT && tokens_[i].upos != Upos::ADP)
            return i;
    return head;
}

void Linker::link(const Words& words, const std::vector<NameSpan>& names, Document& document) const {
    Run(*this, words, names, document).run();
}

} // namespace claimline::language::known
