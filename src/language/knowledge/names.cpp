#include "language/knowledge/names_scan.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr double titleCaseShare = 0.6;    // of a heading's words with a capital: then capitals tell nothing
constexpr double sentenceCaseShare = 0.8; // the same of a sentence that the layout does not call a heading
constexpr std::uint32_t metropolis = 300'000; // people from which a town is known to act ("Chicago agreed")

} // namespace

std::vector<NameSpan> NameFinder::Scan::run() {
    learnCapitals();
    for (const Sentence& sentence : document_.sentences) {
        begin_ = sentence.first;
        end_ = std::min<std::uint32_t>(sentence.last, words_.size());
        titleCase_ = isTitleCase(sentence.heading);
        scanSentence();
    }
    readAnew();
    if (tagger_)
        weigh(*tagger_);
    readBodies();
    for (NameSpan& name : names_)
        if (name.kind == NameKind::person)
            findOfficeBehind(name), findOfficeAhead(name);
    return std::move(names_);
}

// Words that stand with a capital where nothing but a name calls for one.
void NameFinder::Scan::learnCapitals() {
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        const Word& word = words_[i];
        if (!word.capital && !word.heading && !word.digit)
            small_.emplace(word.lower);
        else if (word.capital && !word.opens && !word.heading && tokens_[i].upos == Upos::PROPN)
            capital_.emplace(word.lower);
    }
}

// Headlines; those that end in a full stop are told by their length.
bool NameFinder::Scan::isTitleCase(bool heading) const {
    std::uint32_t capital = 0, all = 0;
    for (std::uint32_t i = begin_; i < end_; ++i)
        if (words_[i].text.size() > 3) {
            ++all;
            capital += words_[i].capital;
        }
    return heading ? all > 0 && capital > all * titleCaseShare : all > 5 && capital > all * sentenceCaseShare;
}

// What one place in the text leaves open another may tell: "Lund" alone, where "Ana Lund" stands
// elsewhere.
void NameFinder::Scan::readAnew() {
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
        const auto part = name.last - name.first == 1 ? parts.find(words_[name.first].lower) : parts.end();
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
void NameFinder::Scan::learnActors() {
    for (const NameSpan& name : names_) {
        if (name.last - name.first != 1)
            continue;
        Uses& uses = uses_[std::string(words_[name.first].lower)];
        uses.acts += tokens_[name.first].deprel == Deprel::nsubj;
        uses.inPlace += name.sure;
    }
}

bool NameFinder::Scan::isActor(const NameSpan& name) const {
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
bool NameFinder::Scan::mayBePerson(const NameSpan& name, bool surePerson) const {
    if (name.kind != NameKind::place)
        return !name.sure || name.kind == NameKind::person;
    const bool within =
        name.first > 0 && isOneOf(words_[name.first - 1].lower, {"in", "near", "at", "outside", "to"});
    return surePerson && !within &&
           !(name.sure && name.last < words_.size() && words_[name.last].text == ",");
}

std::vector<NameSpan> NameFinder::find(const Words& words) const {
    return Scan(*this, words).run();
}

} // namespace claimline::language::known
