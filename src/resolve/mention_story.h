// The mentions of the articles of one story, with what each piece of evidence between two of them says.
#pragma once

#include "resolve/likeness.h"
#include "resolve/mentions.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace claimline::resolve {

using Numbers = std::vector<std::uint32_t>; // of words, sorted, each once

const std::array<std::string_view, mentionEvidences>& mentionNames();
const std::array<std::string_view, articleEvidences>& articleNames();

class MentionStory {
public:
    MentionStory(const std::vector<MentionArticle>& articles, const MentionWords& words,
                 const ArticleEvidence& weights);

    std::uint32_t size() const { return static_cast<std::uint32_t>(held_.size()); }
    // The number of mention `k` of article `article`.
    std::uint32_t number(std::uint32_t article, std::uint32_t k) const { return begins_[article] + k; }
    std::uint32_t articleOf(std::uint32_t mention) const { return held_[mention].article; }

    // Whether both are one word, of one family or of one sense.
    bool kin(std::uint32_t a, std::uint32_t b) const;
    // Whether their words, which are not kin, may stand for one another.
    bool related(std::uint32_t a, std::uint32_t b) const;
    // Pairs of sets of mentions among which all are that may.
    using MentionSets = std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>;
    std::vector<MentionSets> relatedSets() const;
    // The mentions of each set of kin, of two or more; rising.
    std::vector<std::vector<std::uint32_t>> kindred() const;

    // The logarithm of the odds that two articles are about the same.
    float articles(std::uint32_t a, std::uint32_t b) const { return likeness_[a * texts_.size() + b]; }
    ArticleEvidence articleEvidence(std::uint32_t a, std::uint32_t b) const;
    MentionEvidence evidence(std::uint32_t a, std::uint32_t b);

private:
    struct Held {
        std::uint32_t article = 0;
        const Mention* mention = nullptr;
        const WordVectors::Vector* meaning = nullptr;
        std::uint32_t lemma = 0, sense = 0, family = 0, governor = 0;
        std::array<Numbers, 4> arguments;
        Numbers allArguments, near, around;
        std::uint32_t sentence = 0; // into sentences_
    };
    struct Type { // a word over the whole story
        std::uint32_t count = 0;
        Numbers articles, sentences;
        Counts context; // with what stands around it, weighted
        double length = 0;
    };
    struct Text {
        Counts vector; // weighted words, of length 1
        Numbers lead, pairs, names, years, days, dates, places;
    };
    struct Company { // of two words over the whole story
        float context = 0, sameSentences = 0, sameArticles = 0, together = 0, count = 0;
    };

    void addArticle(const MentionArticle& article, std::uint32_t number);
    void addNear();
    void addTypes();
    void addRelations(const RelatedWords& related);
    Relation relation(std::uint32_t a, std::uint32_t b) const; // of words
    Text textOf(const MentionArticle& article, std::uint32_t number);
    float weight(std::uint32_t word) const { return weights_[word]; }
    double alike(const Numbers& a, const Numbers& b) const;
    const Company& company(std::uint32_t a, std::uint32_t b);
    Company companyOf(const Type& a, const Type& b) const;
    const MentionWords& known_;
    WordNumbers words_;
    std::vector<float> weights_; // of each word: how telling it is
    std::vector<Held> held_;
    std::vector<std::uint32_t> begins_; // of each article's mentions
    std::vector<Numbers> sentences_;    // words of each
    std::unordered_map<std::uint32_t, Type> types_;
    std::unordered_map<std::uint64_t, Relation> relations_; // of two words of the story
    StoryParaphrases paraphrases_;
    std::vector<Text> texts_;
    std::vector<float> likeness_;                          // logarithm of the odds, of each pair of articles
    std::unordered_map<std::uint64_t, Company> companies_; // by both words, as they are asked for
};

} // namespace claimline::resolve
