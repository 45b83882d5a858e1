#include "language/language.h"

#include <algorithm>
#include <array>

namespace claimline::language {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 17> uposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                        "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                        "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 43> deprelNames = {
    "acl",        "acl:relcl", "advcl", "advmod",    "amod",         "appos",     "aux",   "aux:pass",
    "case",       "cc",        "ccomp", "compound",  "compound:prt", "conj",      "cop",   "csubj",
    "csubj:pass", "dep",       "det",   "discourse", "dislocated",   "expl",      "fixed", "flat",
    "goeswith",   "iobj",      "list",  "mark",      "nmod",         "nmod:poss", "nsubj", "nsubj:pass",
    "nummod",     "obj",       "obl",   "obl:agent", "orphan",       "parataxis", "punct", "reparandum",
    "root",       "vocative",  "xcomp"};
static_assert(deprelNames.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);
static_assert(uposNames.size() == static_cast<std::size_t>(Upos::X) + 1);

} // namespace

std::string_view nameOf(Upos upos) {
    return uposNames[static_cast<std::size_t>(upos)];
}

std::string_view nameOf(Deprel deprel) {
    return deprelNames[static_cast<std::size_t>(deprel)];
}

std::optional<Upos> parseUpos(std::string_view name) {
    const auto at = std::ranges::find(uposNames, name);
    if (at == uposNames.end())
        return std::nullopt;
    return static_cast<Upos>(at - uposNames.begin());
}

std::optional<Deprel> parseDeprel(std::string_view name) {
    const auto at = std::ranges::find(deprelNames, name);
    if (at != deprelNames.end())
        return static_cast<Deprel>(at - deprelNames.begin());
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::nullopt : parseDeprel(name.substr(0, colon));
}

} // namespace claimline::language
