// How well a model does on a treebank that it has not seen, and how fast.
#pragma once

#include "language/parser.h"
#include "language/train/treebank.h"

namespace claimline::language::train {

struct Figures {
    double upos = 0, heads = 0, both = 0; // percent: UPOS, UAS, LAS
    double subjects = 0, contents = 0;    // F1 of subjects of verbs of saying and of heads of what they say
    double wordsPerSecond = 0;            // tags and trees, of one thread's time
};

Figures measure(const WordTable& words, const Parser& parser, const std::vector<GoldSentence>& bank);

void print(const std::string& name, const Figures& figures);

} // namespace claimline::language::train
