// Mention: a word of an article that can tell of a happening, finer than a Report, with what stands around
// it. For annotation and research; projects do not keep them.
#pragma once

#include "model/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace claimline {

enum class MentionRole : std::uint8_t { main, effect, sequel, other }; // other: no word of the lexicon

// How a word stands to a happening.
enum class ArgumentKind : std::uint8_t { subject, object, oblique, modifier };

struct Mention {
    Span span;
    std::string sense;  // class of the lexicon ("die"), else the family of the word ("nomin" of nominate)
    std::string lemma;  // lower case
    std::string family; // what the words of one family begin with
    MentionRole role = MentionRole::other;
    bool noun = false;                     // names too
    bool adjective = false;                // adverbs too
    bool name = false;                     // a word of a proper name
    std::uint32_t token = 0, sentence = 0; // where it stands in the article
    std::string governor;                  // lemma of what it hangs on; empty: nothing
    // Lemmas and keys of names ("@ukraine") by what they are to it, each sorted; by ArgumentKind.
    std::vector<std::string> arguments[4];
    std::vector<std::string> particles; // "down" of "stepped down", "into" of "taken into custody"
    std::vector<std::string> around;    // lemmas of content that hang on it or bear it
    std::vector<Span> phrases; // that it is the head of: "injured reserve"; "which", where it stands for it
    friend bool operator==(const Mention&, const Mention&) = default;
};

} // namespace claimline
