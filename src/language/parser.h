// Tags and trees of sentences, with the weights of one model file.
#pragma once

#include "language/language.h"
#include "language/network.h"
#include "language/tree_chooser.h"

namespace claimline::language {

// A tag of the network is a part of speech with a form; the section "tags" has a pair of bytes for each.
struct TagMeaning {
    Upos upos = Upos::X;
    Form form = Form::none;
};

struct ParsedWord {
    TagMeaning tag;
    Deprel relation = Deprel::dep;
    std::uint32_t head = 0; // within the sentence, from 1; 0: the root
};

class Parser {
public:
    struct Scratch {
        Network::Reading reading;
        TreeChooser chooser;
        std::vector<Upos> tags;
    };

    // Fails, naming the file, where its parts do not fit together or are not of this version.
    static Result<Parser> from(const ModelFile& file);

    // Parses the words of sentences of these lengths, one after the other, none of length 0.
    void parse(std::span<const Word> words, std::span<const std::uint32_t> lengths, Scratch& scratch,
               std::vector<ParsedWord>& parsed) const;

private:
    // The best tag of a verb for that word of the batch.
    TagMeaning verbTag(const Network::Reading& reading, std::size_t word) const;

    Network network_;
    RelationPairs pairs_;
    std::vector<TagMeaning> tags_;
};

} // namespace claimline::language
