#include "language/knowledge/name_features.h"

#include "language/knowledge/naming.h"

#include <algorithm>

namespace claimline::language::known {

namespace {

constexpr std::uint32_t longestStretch = 60; // tokens; a text in capitals is cut into such pieces
constexpr std::uint32_t longestLink = 3;     // small words between two with capitals

std::uint32_t hashOf(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash | 1u;
}

// "Xxx00", runs of like signs made one.
std::uint32_t shapeOf(std::string_view text) {
    std::string shape;
    char last = 0;
    for (const char c : text) {
        char sign = c;
        if (c >= 'A' && c <= 'Z')
            sign = 'X';
        else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80)
            sign = 'x';
        else if (c >= '0' && c <= '9')
            sign = '0';
        if (sign != last)
            shape.push_back(sign);
        last = sign;
    }
    return hashOf(shape);
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = (a ^ b) * 0x9DDFEA08EB382D69u;
    x ^= x >> 47;
    return x * 0x9DDFEA08EB382D69u;
}

std::string_view ending(std::string_view text, std::size_t size) {
    return text.substr(text.size() - std::min(text.size(), size));
}

} // namespace

NameFeatures::NameFeatures(const Lexicon& lexicon, const Gazetteer& gazetteer, const Words& words,
                           const std::vector<NameSpan>& names)
    : lexicon_(lexicon)
    , gazetteer_(gazetteer)
    , words_(words)
    , tokens_(words.document().tokens)
    , names_(names)
    , nameOf_(words.size(), 0)
    , formOf_(words.size(), 0)
    , forms_(1) {
    for (std::size_t i = 0; i < names.size(); ++i)
        std::fill(nameOf_.begin() + names[i].first, nameOf_.begin() + names[i].last,
                  static_cast<std::uint32_t>(i + 1));
    learnText();
    findStretches();
}

void NameFeatures::learnText() {
    for (std::uint32_t i = 0; i < words_.size(); ++i)
        if (words_[i].capital || nameOf_[i]) {
            Use& use = uses_[words_[i].lower];
            if (nameOf_[i])
                use.ruled |= 1u << static_cast<unsigned>(names_[nameOf_[i] - 1].kind);
        }
    for (std::uint32_t i = 0; i < words_.size(); ++i)
        if (!words_[i].capital && !words_[i].heading && !words_[i].digit)
            if (const auto use = uses_.find(words_[i].lower); use != uses_.end())
                use->second.small = true;
}

bool NameFeatures::mayBeName(std::uint32_t token) const {
    const Word& word = words_[token];
    return word.capital || nameOf_[token] || tokens_[token].upos == Upos::PROPN ||
           (word.digit && token > 0 && words_[token - 1].capital);
}

bool NameFeatures::links(std::uint32_t token) const {
    return isOneOf(words_[token].lower,
                   {"of", "the", "and", "for", "de", "la", "le", "du", "van", "von", "der", "den", "bin",
                    "al", "el",  "-",   "–",   "&",  "'",  "’",  "'s", "’s",  ".",   "in",  "on",  "to"});
}

void NameFeatures::findStretches() {
    for (const Sentence& sentence : words_.document().sentences) {
        const std::uint32_t end = std::min<std::uint32_t>(sentence.last, words_.size());
        for (std::uint32_t i = sentence.first; i < end;) {
            if (!mayBeName(i)) {
                ++i;
                continue;
            }
            std::uint32_t last = i + 1;
            for (std::uint32_t at = last; at < end && at - last <= longestLink && at < i + longestStretch;
                 ++at) {
                if (mayBeName(at))
                    last = at + 1;
                else if (!links(at))
                    break;
            }
            stretches_.push_back({i, last});
            i = last;
        }
    }
}

std::uint32_t NameFeatures::tokenAt(std::uint32_t token, int offset) const {
    const auto at = static_cast<std::int64_t>(token) + offset;
    if (at < words_.sentenceBegin(token) || at >= words_.sentenceEnd(token))
        return none;
    return static_cast<std::uint32_t>(at);
}

std::uint32_t NameFeatures::rule(std::uint32_t token) const {
    if (token == none || nameOf_[token] == 0)
        return 0;
    const NameSpan& name = names_[nameOf_[token] - 1];
    std::uint32_t code = 1 + static_cast<std::uint32_t>(name.kind);
    code = code * 2 + (token == name.first);
    code = code * 2 + name.sure;
    code = code * 2 + (name.country != none || name.body != none);
    return code * 2 + (name.officeLast == name.first && name.officeFirst < name.officeLast);
}

std::uint32_t NameFeatures::placeClasses(std::string_view folded) const {
    std::uint32_t classes = 0;
    const auto records = gazetteer_.find(folded);
    if (records.empty())
        return 0;
    const PlaceRecord& best = gazetteer_.record(records.front());
    classes = 1u << static_cast<unsigned>(best.placeClass());
    return classes | (best.population >= 100'000 ? 64u : 0u) | (records.size() > 3 ? 128u : 0u);
}

std::uint32_t NameFeatures::classesOf(std::uint32_t token) const {
    const Word& word = words_[token];
    std::uint32_t classes = 0;
    const auto set = [&](unsigned bit, bool on) { classes |= on ? 1u << bit : 0u; };
    const auto given = lexicon_.givenNames.find(word.lower);
    set(0, given != lexicon_.givenNames.end());
    set(1, lexicon_.bodyNouns.contains(word.lower));
    set(2, lexicon_.groups.contains(word.lower));
    set(3, lexicon_.hasPlaceRole(word.lower, PlaceRole::behind));
    set(4, lexicon_.hasPlaceRole(word.lower, PlaceRole::opens));
    set(5, lexicon_.hasPlaceRole(word.lower, PlaceRole::street));
    set(6, lexicon_.hasPlaceRole(word.lower, PlaceRole::region));
    set(7, lexicon_.eventHeads.contains(word.lower));
    set(8, lexicon_.commonCapitals.contains(word.text));
    set(9, bool(lexicon_.titles.at(words_, token)));
    set(10, bool(lexicon_.offices.at(words_, token)));
    set(11, bool(lexicon_.demonyms.at(words_, token)));
    set(12, bool(lexicon_.countryNames.at(words_, token)));
    set(13, bool(lexicon_.bodies.at(words_, token)));
    set(14, bool(lexicon_.eventOpenings.at(words_, token)));
    set(15, lexicon_.regionShorts.contains(word.text));
    set(24, lexicon_.surnames.contains(word.lower));
    return classes | placeClasses(foldName(word.text)) << 16;
}

const NameFeatures::Form& NameFeatures::form(std::uint32_t token) {
    if (token == none)
        return forms_.front();
    std::uint32_t& known = formOf_[token];
    if (known == 0) {
        const auto [at, fresh] = formsByText_.try_emplace(words_[token].text, forms_.size());
        known = at->second;
        if (fresh)
            forms_.push_back(makeForm(token));
    }
    return forms_[known];
}

NameFeatures::Form NameFeatures::makeForm(std::uint32_t token) const {
    const Word& word = words_[token];
    Form form;
    form.lower = hashOf(word.digit ? "0" : word.lower);
    form.shape = shapeOf(word.text);
    for (std::size_t i = 0; i < 3; ++i)
        form.suffixes[i] = hashOf(ending(word.lower, i + 2));
    form.prefix = hashOf(word.lower.substr(0, 3));
    if (word.capital) {
        form.classes = classesOf(token);
        if (const auto use = uses_.find(word.lower); use != uses_.end())
            form.small = use->second.small, form.ruled = use->second.ruled;
    } else if (lexicon_.offices.at(words_, token)) {
        form.classes = 1u << 10;
    }
    return form;
}

// Numbers the features, so that the same value means another thing in another place.
class NameFeatures::Collector {
public:
    explicit Collector(std::vector<std::uint64_t>& out)
        : out_(out) {}
    void take(std::uint64_t value) { out_.push_back(mix(++number_ * 0x2545F4914F6CDD1Du, value)); }
    void pair(std::uint64_t a, std::uint64_t b) { take(mix(a, b)); }
    void takeIf(bool holds, std::uint64_t value) {
        if (holds)
            take(value);
        else
            ++number_;
    }

private:
    std::vector<std::uint64_t>& out_;
    std::uint64_t number_ = 0;
};

void NameFeatures::of(const Stretch& stretch, std::uint32_t token, std::vector<std::uint64_t>& out) {
    out.clear();
    Collector collector(out);
    collector.take(0);
    takeWords(token, collector);
    takeTags(token, collector);
    takeRules(token, collector);
    takeLists(token, collector);
    takeStretch(stretch, token, collector);
}

void NameFeatures::takeWords(std::uint32_t token, Collector& collector) {
    const Form &here = form(token), &left = form(tokenAt(token, -1)), &right = form(tokenAt(token, 1));
    collector.take(here.lower);
    collector.take(left.lower);
    collector.take(right.lower);
    collector.take(form(tokenAt(token, -2)).lower);
    collector.take(form(tokenAt(token, 2)).lower);
    collector.pair(left.lower, here.lower);
    collector.pair(here.lower, right.lower);
    collector.take(here.shape);
    collector.pair(left.shape, here.shape);
    collector.pair(here.shape, right.shape);
    for (const std::uint32_t suffix : here.suffixes)
        collector.take(suffix);
    collector.take(here.prefix);
    collector.take(left.suffixes[1]);
    collector.take(right.suffixes[1]);
}

void NameFeatures::takeTags(std::uint32_t token, Collector& collector) const {
    const auto tag = [&](std::uint32_t at) {
        return at == none ? 99u : static_cast<std::uint32_t>(tokens_[at].upos);
    };
    collector.take(tag(token));
    collector.take(tag(tokenAt(token, -1)) * 10000 + tag(token) * 100 + tag(tokenAt(token, 1)));
    const auto relation = static_cast<std::uint64_t>(tokens_[token].deprel);
    const std::uint32_t head = tokens_[token].head;
    collector.take(relation);
    collector.pair(relation, head == none || head >= words_.size() ? 0 : hashOf(words_[head].lower));
}

void NameFeatures::takeRules(std::uint32_t token, Collector& collector) {
    const std::uint32_t before = tokenAt(token, -1), behind = tokenAt(token, 1), ruled = rule(token);
    const Form& here = form(token);
    collector.take(ruled);
    collector.pair(ruled, rule(before));
    collector.pair(ruled, rule(behind));
    collector.pair(ruled, here.lower);
    collector.pair(ruled, here.shape);
    collector.pair(ruled, here.ruled);
    collector.pair(ruled, here.classes & 0xFFFFu);
    collector.pair(ruled, form(behind).lower);
    collector.pair(ruled, form(before).lower);
    if (nameOf_[token] == 0)
        return;
    const NameSpan& name = names_[nameOf_[token] - 1];
    const std::uint32_t size = std::min<std::uint32_t>(name.last - name.first, 5);
    collector.pair(ruled, size * 8 + std::min<std::uint32_t>(token - name.first, 5));
    collector.pair(ruled, hashOf(words_[name.last - 1].lower));
}

void NameFeatures::takeLists(std::uint32_t token, Collector& collector) {
    const Form &here = form(token), &left = form(tokenAt(token, -1)), &right = form(tokenAt(token, 1));
    for (unsigned bit = 0; bit < 32; ++bit) {
        collector.takeIf(here.classes >> bit & 1u, 1000 + bit);
        collector.takeIf(left.classes >> bit & 1u, 2000 + bit);
        collector.takeIf(right.classes >> bit & 1u, 3000 + bit);
    }
    collector.take(here.classes);
    collector.pair(left.classes & 0xFFFFu, here.classes & 0xFFFFu);
    collector.pair(here.small, here.shape);
    collector.pair(here.small + 2u * right.small + 4u * left.small,
                   static_cast<std::uint64_t>(tokens_[token].upos));
}

// The run of capitals that the token stands in: its first and last word, and what stands about it.
void NameFeatures::takeStretch(const Stretch& stretch, std::uint32_t token, Collector& collector) {
    std::uint32_t last = token, first = token;
    while (last + 1 < stretch.last && words_[last + 1].capital)
        ++last;
    while (first > stretch.first && words_[first - 1].capital)
        --first;
    const Form& closing = form(last);
    const std::uint32_t opening = form(first).lower, behind = form(tokenAt(last, 1)).lower,
                        before = form(tokenAt(first, -1)).lower;
    const std::uint32_t place =
        std::min<std::uint32_t>(token - first, 3) * 4 + std::min<std::uint32_t>(last - token, 3);
    collector.take(place);
    collector.pair(place, closing.lower);
    collector.pair(place, opening);
    collector.pair(place, behind);
    collector.pair(place, before);
    collector.pair(before, behind);
    collector.pair(place, closing.classes);
    const Word& word = words_[token];
    collector.pair(place, word.opens + 2u * word.heading + 4u * word.allCapitals);
}

} // namespace claimline::language::known
