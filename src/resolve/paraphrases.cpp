#include "resolve/paraphrases.h"

#include "model/table.h"

#include <algorithm>
#include <cmath>

namespace claimline::resolve {

namespace {

using Numbers = Paraphrases::Numbers;

// Common verbs stand in many lines, and so in some together with any other: by cross-validation.
constexpr double leastLuck = 2;

void sortOnce(Numbers& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

Numbers common(const Numbers& a, const Numbers& b) {
    Numbers both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

// "detained": detain; "shooting": shoot, as they may be formed.
std::vector<std::string> verbsOf(std::string_view word, std::string_view ending) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3)
        return {};
    const std::string stem(word.substr(0, word.size() - ending.size()));
    std::vector<std::string> verbs = {stem, stem + "e"};
    if (stem.back() == stem[stem.size() - 2])
        verbs.push_back(stem.substr(0, stem.size() - 1));
    return verbs;
}

bool goesWith(const Mention& mention, const std::string& word) {
    const auto holds = [&](const std::vector<std::string>& words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    return holds(mention.particles) || holds(mention.around) ||
           std::any_of(std::begin(mention.arguments), std::end(mention.arguments), holds);
}

} // namespace

Result<Paraphrases> Paraphrases::load(const std::filesystem::path& languageFolder) {
    const std::filesystem::path file = languageFolder / "paraphrases.tsv";
    const Result<Table> table = Table::read(file, {"scene", "sure", "words"});
    if (!table)
        return tl::unexpected(table.error());
    Paraphrases out;
    std::unordered_map<std::string, std::uint32_t> scenes;
    for (const Table::Row& row : *table) {
        if (row["sure"] != "same" && row["sure"] != "may")
            return fail(ErrorKind::unreadable, file.string(),
                        "line " + std::to_string(row.line()) + ": neither 'same' nor 'may'",
                        "mentions cannot be joined");
        const auto scene = scenes.emplace(row["scene"], static_cast<std::uint32_t>(scenes.size())).first;
        out.addLine(scene->second, row["sure"] == "same", splitList(row["words"]));
    }
    out.scenes_ = scenes.size();
    for (const Numbers& lines : out.linesOf_) {
        Numbers own;
        for (const std::uint32_t line : lines)
            own.push_back(out.lines_[line].scene);
        sortOnce(own);
        out.scenesOf_.push_back(static_cast<std::uint32_t>(own.size()));
    }
    return out;
}

void Paraphrases::addLine(std::uint32_t scene, bool same, const std::vector<std::string>& words) {
    const auto number = static_cast<std::uint32_t>(lines_.size());
    lines_.push_back(
        {scene, same, static_cast<std::uint32_t>(words_.size()), static_cast<std::uint32_t>(words.size())});
    for (const std::string& word : words) {
        const auto [found, fresh] = numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size()));
        if (fresh) {
            linesOf_.emplace_back();
            if (const std::size_t begin = word.find('_'); begin != std::string::npos) {
                const std::size_t last = word.rfind('_') + 1;
                phrases_[word.substr(0, begin)].emplace_back(word.substr(last, word.rfind('.') - last),
                                                             found->second);
            }
        }
        if (linesOf_[found->second].empty() || linesOf_[found->second].back() != number)
            linesOf_[found->second].push_back(number);
        words_.push_back(found->second);
    }
}

bool Paraphrases::add(const std::string& word, Numbers& words) const {
    const auto found = numbers_.find(word);
    if (found == numbers_.end())
        return false;
    words.push_back(found->second);
    return true;
}

Paraphrases::Numbers Paraphrases::wordsOf(const Mention& mention) const {
    Numbers words;
    const bool found = add(mention.lemma + (mention.noun ? ".n" : mention.adjective ? ".a" : ".v"), words);
    if (mention.adjective || (mention.noun && !found))
        for (const std::string& verb : verbsOf(mention.lemma, mention.noun ? "ing" : "ed"))
            if (add(verb + ".v", words))
                break;
    if (const auto phrases = phrases_.find(mention.lemma); phrases != phrases_.end() && !mention.adjective)
        for (const auto& [last, word] : phrases->second)
            if (goesWith(mention, last))
                words.push_back(word);
    if (mention.noun && !mention.governor.empty()) // "taken into custody" is marked at its noun as well
        add(mention.governor + "_" + mention.lemma + ".v", words);
    sortOnce(words);
    return words;
}

const std::array<std::string_view, StoryParaphrases::evidences>& StoryParaphrases::names() {
    static constexpr std::array<std::string_view, evidences> names = {
        "paraphrase",     "surely",         "sure-lines",    "lines",      "share-of-lines", "share-of-sure",
        "more-than-luck", "scene-strength", "sure-strength", "scene-rank", "shortest-line",  "few-lines"};
    return names;
}

StoryParaphrases::StoryParaphrases(const Paraphrases& table, const std::vector<MentionArticle>& articles)
    : table_(table) {
    std::map<Numbers, std::uint32_t> kinds;
    std::vector<Numbers> wordsOfArticles;
    for (const MentionArticle& article : articles) {
        Numbers& all = wordsOfArticles.emplace_back();
        for (const Mention& mention : *article.mentions) {
            Numbers words = table.wordsOf(mention);
            all.insert(all.end(), words.begin(), words.end());
            const auto [found, fresh] =
                kinds.emplace(std::move(words), static_cast<std::uint32_t>(kinds.size()));
            kinds_.push_back(found->second);
            if (!fresh)
                continue;
            Numbers& lines = lines_.emplace_back();
            for (const std::uint32_t word : found->first)
                lines.insert(lines.end(), table.linesOf(word).begin(), table.linesOf(word).end());
            sortOnce(lines);
        }
        sortOnce(all);
    }
    weighScenes(wordsOfArticles);
    addLinks();
}

// A scene is strong where many of its lines have a telling word that many articles of the story hold.
void StoryParaphrases::weighScenes(const std::vector<Numbers>& wordsOfArticles) {
    std::vector<float> spread(table_.words(), 0);
    for (const Numbers& words : wordsOfArticles)
        for (const std::uint32_t word : words)
            spread[word] += 1.0F / static_cast<float>(wordsOfArticles.size());
    const auto scenes = static_cast<float>(table_.scenes());
    std::vector<float> held(table_.scenes(), 0), lines(table_.scenes(), 0);
    for (const Paraphrases::Line& line : table_.lines()) {
        float most = 0;
        for (std::uint32_t i = line.first; i < line.first + line.size; ++i)
            if (const std::uint32_t word = table_.wordAt(i); spread[word] > 0)
                most = std::max(most,
                                spread[word] * std::log(scenes / static_cast<float>(table_.scenesOf(word))));
        held[line.scene] += most;
        lines[line.scene] += 1;
    }
    float sum = 0, squares = 0;
    for (std::size_t i = 0; i < held.size(); ++i) {
        held[i] /= std::sqrt(lines[i]);
        sum += held[i];
        squares += held[i] * held[i];
    }
    const float mean = sum / scenes, deviation = std::sqrt(std::max(squares / scenes - mean * mean, 1e-9F));
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < held.size(); ++i) {
        strength_.push_back((held[i] - mean) / deviation);
        order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return held[a] > held[b]; });
    rank_.resize(held.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        rank_[order[i]] = std::log1p(static_cast<float>(i));
}

// The logarithm of how many more lines two kinds share than they would if lines were dealt by lot.
double StoryParaphrases::luck(std::uint32_t a, std::uint32_t b, std::size_t shared) const {
    const auto lines = static_cast<double>(table_.lines().size());
    return std::log((static_cast<double>(shared) + 0.1) * lines /
                    (static_cast<double>(lines_[a].size()) * static_cast<double>(lines_[b].size())));
}

void StoryParaphrases::addLinks() {
    std::unordered_map<std::uint32_t, Numbers> kindsOf; // of each line
    for (std::uint32_t kind = 0; kind < lines_.size(); ++kind)
        for (const std::uint32_t line : lines_[kind])
            kindsOf[line].push_back(kind);
    std::unordered_map<std::uint64_t, std::size_t> shared;
    for (const auto& [line, kinds] : kindsOf)
        for (std::size_t b = 0; b < kinds.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                ++shared[pairOf(kinds[a], kinds[b])];
    for (const auto& [pair, lines] : shared)
        if (luck(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair), lines) >=
            leastLuck)
            links_.insert(pair);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> StoryParaphrases::linkedPairs() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint64_t pair : links_)
        pairs.emplace_back(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair));
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

const StoryParaphrases::Evidence& StoryParaphrases::evidence(std::uint32_t a, std::uint32_t b) {
    const auto [found, fresh] = known_.try_emplace(pairOf(kinds_[a], kinds_[b]));
    if (fresh)
        found->second = compare(std::min(kinds_[a], kinds_[b]), std::max(kinds_[a], kinds_[b]));
    return found->second;
}

StoryParaphrases::Evidence StoryParaphrases::compare(std::uint32_t a, std::uint32_t b) const {
    const Numbers both = common(lines_[a], lines_[b]);
    if (both.empty())
        return {};
    const auto sure = [&](const Numbers& lines) {
        return static_cast<float>(std::count_if(
            lines.begin(), lines.end(), [&](std::uint32_t line) { return table_.lines()[line].same; }));
    };
    const float shared = static_cast<float>(both.size()), surely = sure(both);
    const float x = static_cast<float>(lines_[a].size()), y = static_cast<float>(lines_[b].size());
    const float surelyX = std::max(1.0F, sure(lines_[a])), surelyY = std::max(1.0F, sure(lines_[b]));
    float strongest = strength_[table_.lines()[both.front()].scene], strongestSure = 0, shortest = 0;
    float rank = rank_[table_.lines()[both.front()].scene];
    bool first = true;
    for (const std::uint32_t number : both) {
        const Paraphrases::Line& line = table_.lines()[number];
        strongest = std::max(strongest, strength_[line.scene]);
        rank = std::min(rank, rank_[line.scene]);
        shortest = std::max(shortest, 1.0F / static_cast<float>(line.size));
        if (line.same)
            strongestSure = first ? strength_[line.scene] : std::max(strongestSure, strength_[line.scene]);
        first = first && !line.same;
    }
    return {1,
            surely > 0 ? 1.0F : 0.0F,
            std::log1p(surely),
            std::log1p(shared),
            shared / std::sqrt(x * y),
            surely / std::sqrt(surelyX * surelyY),
            static_cast<float>(luck(a, b, both.size())),
            strongest,
            strongestSure,
            rank,
            shortest,
            1 / std::sqrt(std::min(x, y))};
}

} // namespace claimline::resolve
