// Several models that parse plain text together: their mean is better than each, and a small network that
// learns from what they say of much text comes near to them (Petrov et al. 2010; Kuncoro et al. 2016).
#pragma once

#include "language/parser.h"
#include "language/train/tag_set.h"

#include <deque>

namespace claimline::language::train {

class Teachers {
public:
    // Models made from one treebank, so that their tags are those of `tags`.
    static Result<Teachers> load(const std::vector<std::string>& files, const TagSet& tags);

    // Fills tags, heads and relations of a sentence of at least one word.
    void annotate(GoldSentence& sentence);

private:
    struct Teacher {
        ModelFile file;
        WordTable words;
        Network network;
        Network::Reading reading;
    };
    explicit Teachers(TagSet tags)
        : tags_(std::move(tags)) {}
    void readAll(const GoldSentence& sentence);

    TagSet tags_;
    std::deque<Teacher> teachers_;
    TreeDecoder decoder_;
    std::vector<std::string_view> texts_;
    std::vector<Word> words_;
    std::vector<Arc> arcs_;
    std::vector<float> tagSums_, arcSums_, labelSums_;
};

} // namespace claimline::language::train
