#include "resolve/mention_story.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace claimline::resolve {

namespace {

constexpr std::size_t ownEvidences = mentionEvidences - StoryParaphrases::evidences - WordVectors::directions;
constexpr std::uint32_t nearTokens = 5;
constexpr std::uint32_t leadSentences = 2;
constexpr double unknownOdds = 5; // of an article with itself
constexpr double surestOdds = 5;

void sortOnce(Numbers& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::uint64_t pairKey(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
}

template<class Take>
void forEachCommon(const Numbers& a, const Numbers& b, const Take& take) {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x < *y)
            ++x;
        else if (*y < *x)
            ++y;
        else
            take(*x), ++x, ++y;
    }
}

std::size_t common(const Numbers& a, const Numbers& b) {
    std::size_t count = 0;
    forEachCommon(a, b, [&](std::uint32_t) { ++count; });
    return count;
}

bool meet(const Numbers& a, const Numbers& b) {
    return common(a, b) > 0;
}

bool differ(const Numbers& a, const Numbers& b) {
    return !a.empty() && !b.empty() && !meet(a, b);
}

bool holds(const Numbers& numbers, std::uint32_t number) {
    return std::binary_search(numbers.begin(), numbers.end(), number);
}

double share(const Numbers& a, const Numbers& b) { // cosine of sets
    return a.empty() || b.empty()
               ? 0
               : static_cast<double>(common(a, b)) / std::sqrt(static_cast<double>(a.size() * b.size()));
}

double product(const Counts& a, const Counts& b) {
    double sum = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->first < y->first)
            ++x;
        else if (y->first < x->first)
            ++y;
        else
            sum += double{x->second} * double{y->second}, ++x, ++y;
    }
    return sum;
}

double sharedStart(std::string_view a, std::string_view b) {
    std::size_t equal = 0;
    while (equal < a.size() && equal < b.size() && a[equal] == b[equal])
        ++equal;
    return static_cast<double>(equal) / static_cast<double>(std::max({a.size(), b.size(), std::size_t{1}}));
}

} // namespace

MentionStory::MentionStory(const std::vector<MentionArticle>& articles, const MentionWords& words,
                           const ArticleEvidence& weights)
    : known_(words)
    , paraphrases_(words.paraphrases, articles) {
    for (std::uint32_t i = 0; i < articles.size(); ++i)
        addArticle(articles[i], i);
    addNear();
    for (std::uint32_t i = 0; i < articles.size(); ++i)
        texts_.push_back(textOf(articles[i], i));
    for (std::uint32_t i = static_cast<std::uint32_t>(weights_.size()); i < words_.size(); ++i)
        weights_.push_back(static_cast<float>(-std::log(known_.vocabulary.share(words_.word(i)))));
    for (Text& text : texts_) {
        double length = 0;
        for (auto& [word, count] : text.vector) {
            count = (1 + std::log(count)) * weight(word);
            length += double{count} * double{count};
        }
        for (auto& [word, value] : text.vector)
            value = static_cast<float>(value / std::sqrt(length));
    }
    addTypes();
    addRelations(words.related);
    likeness_.assign(texts_.size() * texts_.size(), static_cast<float>(unknownOdds));
    for (std::uint32_t a = 0; a < texts_.size(); ++a)
        for (std::uint32_t b = 0; b < a; ++b) {
            const ArticleEvidence evidence = articleEvidence(a, b);
            const double odds = std::inner_product(weights.begin(), weights.end(), evidence.begin(), 0.0);
            likeness_[a * texts_.size() + b] = likeness_[b * texts_.size() + a] =
                static_cast<float>(std::clamp(odds, -surestOdds, surestOdds));
        }
}

void MentionStory::addArticle(const MentionArticle& article, std::uint32_t number) {
    begins_.push_back(size());
    const auto numbered = [&](const std::vector<std::string>& words) {
        Numbers numbers;
        for (const std::string& word : words)
            numbers.push_back(words_.number(word));
        sortOnce(numbers);
        return numbers;
    };
    std::uint32_t sentence = none;
    for (const Mention& mention : *article.mentions) {
        Held held;
        held.article = number;
        held.mention = &mention;
        held.meaning = &known_.vectors.of(mention.lemma);
        held.lemma = words_.number(mention.lemma);
        held.sense = words_.number(mention.sense);
        held.family = words_.number(mention.family);
        held.governor = words_.number(mention.governor);
        for (std::size_t k = 0; k < held.arguments.size(); ++k) {
            held.arguments[k] = numbered(mention.arguments[k]);
            held.allArguments.insert(held.allArguments.end(), held.arguments[k].begin(),
                                     held.arguments[k].end());
        }
        sortOnce(held.allArguments);
        held.around = numbered(mention.around);
        if (mention.sentence != sentence) {
            sentence = mention.sentence;
            sentences_.emplace_back();
        }
        held.sentence = static_cast<std::uint32_t>(sentences_.size() - 1);
        sentences_.back().push_back(held.lemma);
        held_.push_back(std::move(held));
    }
}

void MentionStory::addNear() {
    for (std::uint32_t i = 0; i < held_.size(); ++i)
        for (std::uint32_t k = i + 1; k < held_.size() && held_[k].sentence == held_[i].sentence &&
                                      held_[k].mention->token <= held_[i].mention->token + nearTokens;
             ++k) {
            held_[i].near.push_back(held_[k].lemma);
            held_[k].near.push_back(held_[i].lemma);
        }
    for (Held& held : held_)
        sortOnce(held.near);
    for (Numbers& words : sentences_)
        sortOnce(words);
}

void MentionStory::addTypes() {
    std::unordered_map<std::uint32_t, std::unordered_map<std::uint32_t, float>> contexts;
    for (const Held& held : held_) {
        Type& type = types_[held.lemma];
        ++type.count;
        type.articles.push_back(held.article);
        type.sentences.push_back(held.sentence);
        for (const std::uint32_t word : held.around)
            contexts[held.lemma][word] += 1;
    }
    for (auto& [lemma, type] : types_) {
        sortOnce(type.articles);
        sortOnce(type.sentences);
        for (const auto& [word, count] : contexts[lemma])
            if (word != lemma)
                type.context.emplace_back(word, (1 + std::log(count)) * weight(word));
        std::sort(type.context.begin(), type.context.end());
        type.length = std::sqrt(product(type.context, type.context));
    }
}

MentionStory::Text MentionStory::textOf(const MentionArticle& article, std::uint32_t number) {
    Text text;
    const std::uint32_t end =
        number + 1 < begins_.size() ? begins_[number + 1] : static_cast<std::uint32_t>(held_.size());
    std::unordered_map<std::uint32_t, float> counts;
    for (std::uint32_t i = begins_[number]; i < end; ++i) {
        const Held& held = held_[i];
        counts[held.lemma] += 1;
        if (held.mention->sentence < leadSentences)
            text.lead.push_back(held.lemma);
        if (held.mention->name)
            text.names.push_back(held.lemma);
        if (i > begins_[number] && held_[i - 1].mention->token + 1 == held.mention->token)
            text.pairs.push_back(words_.number(held_[i - 1].mention->lemma + " " + held.mention->lemma));
    }
    text.vector.assign(counts.begin(), counts.end());
    std::sort(text.vector.begin(), text.vector.end());
    for (const Timex& timex : article.facts->timexes) {
        constexpr std::size_t year = 4, monthDay = 5, day = 10;
        if (timex.value.size() >= year && timex.value.find_first_not_of("0123456789") >= year)
            text.years.push_back(words_.number(timex.value.substr(0, year)));
        if (timex.value.size() >= day && timex.value[year] == '-' && timex.value[day - 3] == '-') {
            text.dates.push_back(words_.number(timex.value.substr(monthDay, day - monthDay)));
            text.days.push_back(words_.number(timex.value.substr(0, day)));
        }
    }
    for (const Place& place : article.facts->places)
        text.places.push_back(words_.number(place.name));
    for (Numbers* numbers :
         {&text.lead, &text.pairs, &text.names, &text.years, &text.days, &text.dates, &text.places})
        sortOnce(*numbers);
    return text;
}

void MentionStory::addRelations(const RelatedWords& related) {
    std::unordered_map<std::string_view, std::uint32_t> lemmas;
    for (const auto& [lemma, type] : types_)
        lemmas.emplace(words_.word(lemma), lemma);
    for (const auto& [lemma, type] : types_)
        for (const auto& [word, relation] : related.under(words_.word(lemma)))
            if (const auto other = lemmas.find(word); other != lemmas.end())
                relations_[pairKey(lemma, other->second)] = relation;
}

Relation MentionStory::relation(std::uint32_t a, std::uint32_t b) const {
    const auto found = relations_.find(pairKey(a, b));
    return found == relations_.end() ? Relation::none : found->second;
}

bool MentionStory::related(std::uint32_t a, std::uint32_t b) const {
    return !kin(a, b) &&
           (relation(held_[a].lemma, held_[b].lemma) != Relation::none || paraphrases_.linked(a, b));
}

std::vector<MentionStory::MentionSets> MentionStory::relatedSets() const {
    // A word stands for other words of the table with "down" than with "in".
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < held_.size(); ++i)
        groups[{held_[i].lemma, paraphrases_.kind(i)}].push_back(i);
    using Group = const std::vector<std::uint32_t>*;
    std::unordered_map<std::uint32_t, std::vector<Group>> ofWord, ofKind;
    for (const auto& [key, group] : groups) {
        ofWord[key.first].push_back(&group);
        ofKind[key.second].push_back(&group);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen; // by first mentions
    std::vector<MentionSets> sets;
    const auto addAll = [&](const std::vector<Group>& some, const std::vector<Group>& others) {
        for (const Group a : some)
            for (const Group b : others)
                if (seen.insert(std::minmax(a->front(), b->front())).second)
                    sets.emplace_back(*a, *b);
    };
    for (const auto& [words, relation] : relations_)
        addAll(ofWord.at(static_cast<std::uint32_t>(words >> 32)),
               ofWord.at(static_cast<std::uint32_t>(words)));
    for (const auto& [a, b] : paraphrases_.linkedPairs())
        addAll(ofKind.at(a), ofKind.at(b));
    std::sort(sets.begin(), sets.end()); // sums are taken in one order
    return sets;
}

// By the weights of what is common and of what each has.
double MentionStory::alike(const Numbers& a, const Numbers& b) const {
    if (a.empty() || b.empty())
        return 0;
    double both = 0, left = 0, right = 0;
    forEachCommon(a, b, [&](std::uint32_t word) { both += double{weight(word)}; });
    if (both == 0)
        return 0;
    for (const std::uint32_t word : a)
        left += double{weight(word)};
    for (const std::uint32_t word : b)
        right += double{weight(word)};
    return both / std::sqrt(left * right);
}

bool MentionStory::kin(std::uint32_t a, std::uint32_t b) const {
    const Held &x = held_[a], &y = held_[b];
    return x.lemma == y.lemma || x.sense == y.sense || x.family == y.family;
}

std::vector<std::vector<std::uint32_t>> MentionStory::kindred() const {
    // Words, families and senses are the knots, each mention ties three of them.
    std::vector<std::uint32_t> owner(3 * words_.size());
    std::iota(owner.begin(), owner.end(), 0U);
    const auto root = [&](std::uint32_t at) {
        while (owner[at] != at)
            at = owner[at] = owner[owner[at]];
        return at;
    };
    const auto words = static_cast<std::uint32_t>(words_.size());
    for (const Held& held : held_) {
        owner[root(held.lemma)] = root(words + held.sense);
        owner[root(held.lemma)] = root(2 * words + held.family);
    }
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> sets;
    for (std::uint32_t i = 0; i < held_.size(); ++i)
        sets[root(held_[i].lemma)].push_back(i);
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [knot, set] : sets)
        if (set.size() > 1)
            out.push_back(std::move(set));
    std::sort(out.begin(), out.end());
    return out;
}

MentionStory::Company MentionStory::companyOf(const Type& a, const Type& b) const {
    Company company;
    const double n = static_cast<double>(texts_.size());
    const double both = static_cast<double>(common(a.articles, b.articles));
    const double least = static_cast<double>(std::min(a.articles.size(), b.articles.size()));
    const double lengths = a.length * b.length;
    company.context = lengths > 0 ? static_cast<float>(product(a.context, b.context) / lengths) : 0;
    company.sameSentences =
        static_cast<float>(static_cast<double>(common(a.sentences, b.sentences)) /
                           static_cast<double>(std::min(a.sentences.size(), b.sentences.size())));
    company.sameArticles = static_cast<float>(both / least);
    const double expected = static_cast<double>(a.articles.size() * b.articles.size()) / n;
    company.together = static_cast<float>(std::log((both + 0.5) / (expected + 0.5)));
    company.count = static_cast<float>(std::log(std::min(a.count, b.count)));
    return company;
}

const MentionStory::Company& MentionStory::company(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t key = pairKey(a, b);
    const auto found = companies_.find(key);
    if (found != companies_.end())
        return found->second;
    Company made;
    if (a == b) {
        made.context = 1;
        made.count = static_cast<float>(std::log(types_.at(a).count));
    } else {
        made = companyOf(types_.at(a), types_.at(b));
    }
    return companies_.emplace(key, made).first->second;
}

const std::array<std::string_view, articleEvidences>& articleNames() {
    static constexpr std::array<std::string_view, articleEvidences> names = {
        "always", "lead",         "pairs", "words",       "names",  "year",          "year-differs",
        "date",   "dates-differ", "day",   "days-differ", "places", "places-differ", "lead-pairs"};
    return names;
}

ArticleEvidence MentionStory::articleEvidence(std::uint32_t a, std::uint32_t b) const {
    const Text &x = texts_[a], &y = texts_[b];
    const auto yes = [](bool value) { return value ? 1.0F : 0.0F; };
    return {1,
            static_cast<float>(alike(x.lead, y.lead)),
            static_cast<float>(share(x.pairs, y.pairs)),
            static_cast<float>(product(x.vector, y.vector)),
            static_cast<float>(alike(x.names, y.names)),
            yes(meet(x.years, y.years)),
            yes(differ(x.years, y.years)),
            yes(meet(x.dates, y.dates)),
            yes(differ(x.dates, y.dates)),
            yes(meet(x.days, y.days)),
            yes(differ(x.days, y.days)),
            static_cast<float>(share(x.places, y.places)),
            yes(differ(x.places, y.places)),
            static_cast<float>(std::log1p(static_cast<double>(common(x.pairs, y.pairs))))};
}

const std::array<std::string_view, mentionEvidences>& mentionNames() {
    static const std::array<std::string_view, mentionEvidences> names = [] {
        static constexpr std::array<std::string_view, ownEvidences> own = {"always",
                                                                           "articles",
                                                                           "same-article",
                                                                           "same-word",
                                                                           "articles-of-word",
                                                                           "start",
                                                                           "sense",
                                                                           "family",
                                                                           "context",
                                                                           "effects",
                                                                           "role-differs",
                                                                           "roles-unknown",
                                                                           "main-effect",
                                                                           "object",
                                                                           "subject",
                                                                           "oblique",
                                                                           "modifier",
                                                                           "arguments",
                                                                           "arguments-both",
                                                                           "arguments-of-word",
                                                                           "near",
                                                                           "sentence",
                                                                           "sentence-of-word",
                                                                           "in-sentence",
                                                                           "governs",
                                                                           "close",
                                                                           "count",
                                                                           "same-sentences",
                                                                           "same-articles",
                                                                           "together",
                                                                           "rarer-in-story",
                                                                           "often-in-story",
                                                                           "nouns",
                                                                           "adjective-differs",
                                                                           "verb-and-noun",
                                                                           "common",
                                                                           "synonyms",
                                                                           "near-words",
                                                                           "near-words-arguments"};
        static constexpr std::array<std::string_view, WordVectors::directions> meanings = {
            "meaning-1", "meaning-2", "meaning-3", "meaning-4",  "meaning-5",  "meaning-6",
            "meaning-7", "meaning-8", "meaning-9", "meaning-10", "meaning-11", "meaning-12"};
        std::array<std::string_view, mentionEvidences> all;
        auto next = std::copy(own.begin(), own.end(), all.begin());
        next = std::copy(StoryParaphrases::names().begin(), StoryParaphrases::names().end(), next);
        std::copy(meanings.begin(), meanings.end(), next);
        return all;
    }();
    return names;
}

MentionEvidence MentionStory::evidence(std::uint32_t a, std::uint32_t b) {
    const Held &x = held_[a], &y = held_[b];
    const Mention &m = *x.mention, &n = *y.mention;
    const auto yes = [](bool value) { return value ? 1.0F : 0.0F; };
    const Company& words = company(x.lemma, y.lemma);
    const bool word = x.lemma == y.lemma, article = x.article == y.article;
    const float arguments = static_cast<float>(alike(x.allArguments, y.allArguments));
    const float sentence = static_cast<float>(alike(sentences_[x.sentence], sentences_[y.sentence]));
    const auto shared = [&](ArgumentKind kind) {
        const auto k = static_cast<std::size_t>(kind);
        return yes(meet(x.arguments[k], y.arguments[k]));
    };
    const auto spread = [&](std::uint32_t lemma) {
        return (static_cast<float>(types_.at(lemma).articles.size()) + 0.5F) /
               (static_cast<float>(texts_.size()) + 1);
    };
    const float here = spread(x.lemma), there = spread(y.lemma);
    const float odds = articles(x.article, y.article);
    const bool unknown = m.role == MentionRole::other, unknownToo = n.role == MentionRole::other;
    const bool close = article && std::max(m.token, n.token) - std::min(m.token, n.token) <= 4;
    const bool verbs = !m.noun && !m.adjective, verbsToo = !n.noun && !n.adjective;
    MentionEvidence evidence = {
        1,
        odds,
        yes(article),
        yes(word),
        word ? odds : 0,
        static_cast<float>(sharedStart(m.lemma, n.lemma)),
        yes(x.sense == y.sense),
        yes(x.family == y.family),
        words.context,
        yes(m.role == MentionRole::effect && n.role == MentionRole::effect),
        yes(m.role != n.role),
        yes(unknown) + yes(unknownToo),
        yes((m.role == MentionRole::main && n.role == MentionRole::effect) ||
            (m.role == MentionRole::effect && n.role == MentionRole::main)),
        shared(ArgumentKind::object),
        shared(ArgumentKind::subject),
        shared(ArgumentKind::oblique),
        shared(ArgumentKind::modifier),
        arguments,
        yes(!x.allArguments.empty() && !y.allArguments.empty()),
        word ? arguments : 0,
        static_cast<float>(alike(x.near, y.near)),
        sentence,
        word ? sentence : 0,
        yes(!word && (holds(sentences_[y.sentence], x.lemma) || holds(sentences_[x.sentence], y.lemma))),
        yes(x.governor == y.lemma || y.governor == x.lemma),
        yes(close),
        words.count,
        words.sameSentences,
        words.sameArticles,
        words.together,
        std::min(here, there),
        std::max(here, there),
        yes(m.noun && n.noun),
        yes(m.adjective != n.adjective),
        yes(verbs != verbsToo),
        -std::min(weight(x.lemma), weight(y.lemma)),
        yes(relation(x.lemma, y.lemma) == Relation::synonyms),
        yes(relation(x.lemma, y.lemma) == Relation::near),
        relation(x.lemma, y.lemma) == Relation::near ? arguments : 0};
    const StoryParaphrases::Evidence& paraphrase = paraphrases_.evidence(a, b);
    std::copy(paraphrase.begin(), paraphrase.end(), evidence.begin() + ownEvidences);
    // Some kinds of words tell of one thing again and again ("earthquake"), others seldom ("security").
    for (std::size_t i = 0; i < WordVectors::directions; ++i)
        evidence[mentionEvidences - WordVectors::directions + i] = ((*x.meaning)[i] + (*y.meaning)[i]) / 2;
    return evidence;
}

std::vector<std::string> articleEvidenceNames() {
    return {articleNames().begin(), articleNames().end()};
}

std::vector<std::string> mentionEvidenceNames() {
    return {mentionNames().begin(), mentionNames().end()};
}

} // namespace claimline::resolve
