#include "resolve/likeness.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace claimline::resolve {

namespace {

// The general collection weighs as much as this many articles of the user's own: with five articles at hand
// their own counts tell nothing, with a thousand they tell all.
constexpr double backgroundWeight = 50;
// Words in more of the items than this are no evidence, and lists longer than this find nothing new.
constexpr double commonShare = 0.3;
constexpr std::size_t longestPosting = 2'000;

} // namespace

std::uint32_t WordNumbers::number(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end())
        return found->second;
    const auto fresh = numbers_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first;
    words_.push_back(&fresh->first);
    return fresh->second;
}

Counts numbered(const Terms& terms, WordNumbers& words) {
    Counts counts;
    counts.reserve(terms.size());
    for (const auto& [word, count] : terms)
        counts.emplace_back(words.number(word), count);
    std::sort(counts.begin(), counts.end());
    return counts;
}

void addCounts(Counts& all, const Counts& more) {
    Counts sum;
    sum.reserve(all.size() + more.size());
    auto a = all.begin();
    auto b = more.begin();
    while (a != all.end() || b != more.end()) {
        if (b == more.end() || (a != all.end() && a->first < b->first)) {
            sum.push_back(*a++);
        } else if (a == all.end() || b->first < a->first) {
            sum.push_back(*b++);
        } else {
            sum.emplace_back(a->first, a->second + b->second);
            ++a, ++b;
        }
    }
    all = std::move(sum);
}

TermSpace::TermSpace(const Vocabulary& vocabulary, const WordNumbers& words, const std::vector<Counts>& items,
                     const std::vector<std::optional<std::int32_t>>& days, const Background* whole)
    : order_(items.size())
    , position_(items.size()) {
    rareness_ = rarenessOf(vocabulary, words, items, whole);
    weigh(items);
    std::iota(order_.begin(), order_.end(), 0U);
    if (!days.empty()) {
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return days[a] && days[b] ? *days[a] < *days[b] : days[a].has_value() && !days[b].has_value();
        });
        for (const std::uint32_t item : order_)
            if (days[item])
                dayAt_.push_back(*days[item]);
    }
    for (std::uint32_t position = 0; position < order_.size(); ++position)
        position_[order_[position]] = position;
    index();
}

std::vector<float> TermSpace::rarenessOf(const Vocabulary& vocabulary, const WordNumbers& words,
                                         const std::vector<Counts>& items, const Background* whole) {
    documents_.assign(words.size(), 0);
    for (const Counts& item : items)
        for (const auto& [word, times] : item)
            ++documents_[word];
    const double count = whole ? std::max(whole->articles, static_cast<double>(items.size()))
                               : static_cast<double>(items.size());
    mostRare_ = static_cast<float>(std::log((count + backgroundWeight) / 2));
    std::vector<float> rareness(words.size(), 0);
    for (std::uint32_t word = 0; word < words.size(); ++word) {
        double documents = documents_[word];
        if (documents == 0)
            continue;
        if (whole)
            documents = std::max(documents, whole->holding(words.word(word)));
        const double expected = backgroundWeight * vocabulary.share(words.word(word));
        if (count <= 20 || documents <= commonShare * count)
            rareness[word] =
                static_cast<float>(std::log((count + backgroundWeight) / (documents + expected)));
    }
    return rareness;
}

void TermSpace::weigh(const std::vector<Counts>& items) {
    begins_.push_back(0);
    for (const Counts& item : items) {
        double square = 0;
        for (const auto& [word, times] : item) {
            const float weight = rareness_[word] * (times > 1 ? 1 + std::log(times) : times);
            if (weight <= 0)
                continue;
            terms_.push_back({word, weight});
            square += double{weight} * double{weight};
        }
        const auto length = static_cast<float>(std::sqrt(square));
        for (std::size_t i = begins_.back(); i < terms_.size(); ++i)
            terms_[i].weight /= length;
        begins_.push_back(terms_.size());
    }
}

void TermSpace::index() {
    postingBegins_.assign(documents_.size() + 1, 0);
    for (const Term& term : terms_)
        if (documents_[term.word] > 1)
            ++postingBegins_[term.word + 1];
    std::partial_sum(postingBegins_.begin(), postingBegins_.end(), postingBegins_.begin());
    postings_.resize(postingBegins_.back());
    std::vector<std::size_t> next(postingBegins_.begin(), postingBegins_.end() - 1);
    for (std::uint32_t position = 0; position < order_.size(); ++position)
        for (const Term& term : vectorOf(order_[position]))
            if (documents_[term.word] > 1)
                postings_[next[term.word]++] = {position, term.weight};
}

double TermSpace::likeness(std::uint32_t a, std::uint32_t b) const {
    const auto x = vectorOf(a), y = vectorOf(b);
    double sum = 0;
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
        if (x[i].word == y[j].word)
            sum += double{x[i++].weight} * double{y[j++].weight};
        else if (x[i].word < y[j].word)
            ++i;
        else
            ++j;
    }
    return sum;
}

double TermSpace::rarestShared(std::uint32_t a, std::uint32_t b) const {
    const auto x = vectorOf(a), y = vectorOf(b);
    float rarest = 0;
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
        if (x[i].word == y[j].word)
            rarest = std::max(rarest, rareness_[x[i].word]), ++i, ++j;
        else
            x[i].word < y[j].word ? ++i : ++j;
    }
    return std::min(1.0F, rarest / mostRare_);
}

std::span<const TermSpace::Posting> TermSpace::postingsOf(std::uint32_t word, Range range) const {
    const auto begin = postings_.begin() + static_cast<std::ptrdiff_t>(postingBegins_[word]);
    const auto end = postings_.begin() + static_cast<std::ptrdiff_t>(postingBegins_[word + 1]);
    const auto before = [](const Posting& posting, std::uint32_t position) {
        return posting.position < position;
    };
    const auto first = std::lower_bound(begin, end, range.begin, before);
    return {first, std::lower_bound(first, end, range.end, before)};
}

std::uint32_t TermSpace::firstSince(std::int32_t day) const {
    return static_cast<std::uint32_t>(std::lower_bound(dayAt_.begin(), dayAt_.end(), day) - dayAt_.begin());
}

// Finds what is like one item in a range of positions. Words with the longest lists need not be looked up as
// long as they alone could not make a pair alike enough (prefix filtering: Bayardo, Ma and Srikant 2007).
class TermSpace::Probe {
public:
    explicit Probe(const TermSpace& space)
        : space_(space)
        , sum_(space.order_.size(), 0) {}

    template<class Found>
    void run(std::uint32_t item, Range range, double least, Found&& found) {
        if (range.begin >= range.end)
            return;
        lists_.clear();
        for (const Term& term : space_.vectorOf(item))
            if (const auto list = space_.postingsOf(term.word, range); !list.empty())
                lists_.push_back({list, term});
        std::sort(lists_.begin(), lists_.end(), [](const List& a, const List& b) {
            return a.postings.size() != b.postings.size() ? a.postings.size() < b.postings.size()
                                                          : a.term.weight > b.term.weight;
        });
        skipped_.clear();
        double square = 0; // of the weights that are not looked up
        while (!lists_.empty()) {
            const double more =
                square + double{lists_.back().term.weight} * double{lists_.back().term.weight};
            if (lists_.back().postings.size() <= longestPosting && more >= least * least)
                break;
            square = more;
            skipped_.push_back(lists_.back().term);
            lists_.pop_back();
        }
        orderSkipped();
        gather(item);
        for (const std::uint32_t position : touched_) {
            const std::uint32_t other = space_.order_[position];
            if (const double exact = withSkipped(other, sum_[position], least); exact >= least)
                found(other, exact);
            sum_[position] = 0;
        }
    }

private:
    struct List {
        std::span<const Posting> postings;
        Term term;
    };

    // Heaviest first, and what those from each on can add at most: an item's vector is of length 1.
    void orderSkipped() {
        std::ranges::sort(skipped_, [](const Term& a, const Term& b) {
            return std::tuple(-a.weight, a.word) < std::tuple(-b.weight, b.word);
        });
        atMost_.assign(skipped_.size() + 1, 0);
        double square = 0;
        for (std::size_t i = skipped_.size(); i-- > 0;) {
            square += double{skipped_[i].weight} * double{skipped_[i].weight};
            atMost_[i] = std::sqrt(square);
        }
    }

    // The likeness of which `sum` is known, with what the words add that were not looked up; less than
    // `least` as soon as it cannot be reached.
    double withSkipped(std::uint32_t other, double sum, double least) const {
        const auto terms = space_.vectorOf(other);
        for (std::size_t i = 0; i < skipped_.size() && sum + atMost_[i] >= least; ++i) {
            const auto at = std::ranges::lower_bound(terms, skipped_[i].word, {}, &Term::word);
            if (at != terms.end() && at->word == skipped_[i].word)
                sum += double{skipped_[i].weight} * double{at->weight};
        }
        return sum;
    }

    void gather(std::uint32_t item) {
        touched_.clear();
        const std::uint32_t own = space_.position_[item];
        for (const List& list : lists_)
            for (const Posting& posting : list.postings) {
                if (posting.position == own)
                    continue;
                if (sum_[posting.position] == 0)
                    touched_.push_back(posting.position);
                sum_[posting.position] += list.term.weight * posting.weight;
            }
    }

    const TermSpace& space_;
    std::vector<float> sum_; // by position
    std::vector<std::uint32_t> touched_;
    std::vector<List> lists_;
    std::vector<Term> skipped_;
    std::vector<double> atMost_;
};

std::vector<TermSpace::Stretch> TermSpace::stretches() const {
    constexpr std::uint32_t length = 1'000;
    const auto end = static_cast<std::uint32_t>(order_.size());
    std::vector<Stretch> out;
    for (std::uint32_t begin = 0; begin < end; begin += length)
        out.push_back({begin, std::min(end, begin + length)});
    return out;
}

void TermSpace::forEachNear(Stretch stretch, std::int32_t days, double least, double leastDayless,
                            const Take& take) const {
    Probe probe(*this);
    for (std::uint32_t position = stretch.begin; position < stretch.end; ++position) {
        const std::uint32_t item = order_[position];
        const bool dated = position < dayAt_.size();
        const std::uint32_t from = dated ? firstSince(dayAt_[position] - days) : 0;
        probe.run(item, {from, position}, dated ? least : leastDayless,
                  [&](std::uint32_t other, double likeness) {
                      take(std::min(item, other), std::max(item, other), likeness);
                  });
    }
}

void TermSpace::forEachFar(Stretch stretch, std::int32_t days, double least, const Take& take) const {
    Probe probe(*this);
    const auto end = std::min(stretch.end, static_cast<std::uint32_t>(dayAt_.size()));
    for (std::uint32_t position = stretch.begin; position < end; ++position) {
        const std::uint32_t item = order_[position];
        probe.run(item, {0, firstSince(dayAt_[position] - days)}, least,
                  [&](std::uint32_t other, double likeness) {
                      take(std::min(item, other), std::max(item, other), likeness);
                  });
    }
}

void TermSpace::forEachLike(std::span<const std::uint32_t> items, double least, const Take& take) const {
    Probe probe(*this);
    for (const std::uint32_t item : items)
        probe.run(item, {0, static_cast<std::uint32_t>(order_.size())}, least,
                  [&](std::uint32_t other, double likeness) { take(item, other, likeness); });
}

} // namespace claimline::resolve
