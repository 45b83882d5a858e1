// Language: from an article's text to sentences, tokens, tags, dependencies, names, numbers and places.
//
//   auto english = language::Language::load("en");       // once; maps the model, reads the lexicons
//   if (!english) return english.error();
//   language::Document document = english->analyse(article.text, cutSpans);
//   for (const language::Token& token : document.tokens) …
//
// A loaded Language is immutable and may be used by any number of threads. analyse() is pure, linear in the
// length of the text, and takes any valid UTF-8: a 4 MB line, no spaces, emoji, control characters.
#pragma once

#include "model/facts.h"
#include "model/result.h"
#include "model/span.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimline::language {

// Universal part of speech tags (Universal Dependencies v2).
enum class Upos : std::uint8_t {
    ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X
};

// Universal dependency relations without subtypes, except those that claims rest on.
enum class Deprel : std::uint8_t {
    acl, aclRelcl, advcl, advmod, amod, appos, aux, auxPass, case_, cc, ccomp, compound, compoundPrt, conj, cop, csubj,
    csubjPass, dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmodPoss, nsubj,
    nsubjPass, nummod, obj, obl, oblAgent, orphan, parataxis, punct, reparandum, root, vocative, xcomp
};

std::string_view nameOf(Upos);   // "NOUN"
std::string_view nameOf(Deprel); // "nsubj:pass"
std::optional<Upos> parseUpos(std::string_view);
std::optional<Deprel> parseDeprel(std::string_view); // an unknown subtype falls back to its base relation

// Verb form and number as far as the tagger tells; from the Penn tag where the treebank has it.
enum class Form : std::uint8_t { none, base, past, pastParticiple, gerund, present, singular, plural, comparative, superlative };

struct Token {
    Span span;
    Upos upos = Upos::X;
    Form form = Form::none;
    Deprel deprel = Deprel::dep;
    std::uint32_t head = none; // index into Document::tokens, same sentence; none: root
    std::uint32_t sentence = 0;
    std::string lemma;         // lower case but for proper names
    bool spaceBefore = false;
};

struct Sentence {
    std::uint32_t first = 0, last = 0; // tokens [first, last)
    Span span;
    std::uint32_t paragraph = 0;
    bool heading = false; // a title or cross-head: a short line without a full stop
};

enum class NameKind : std::uint8_t { person, organisation, place, event, product, other };

// A name, or a noun phrase or pronoun that stands for one.
struct Mention {
    std::uint32_t first = 0, last = 0; // tokens [first, last): the name itself, without title or office
    std::uint32_t head = 0;            // token
    Span span;                         // of [first, last)
    bool named = false;                // false: "the ministry", "he"
    std::uint32_t entity = none;       // into Document::entities
};

// What mentions of one article stand for: coreference within the article, canonical names over articles.
struct Entity {
    std::string key;      // canonical, lower case, equal over articles: "volodymyr zelenskyy", "ru:ministry of defence"
    std::string name;     // fullest form, for people: "Volodymyr Zelenskyy"
    NameKind kind = NameKind::other;
    SourceKind speaksAs = SourceKind::unknown; // what it is as a source
    std::string country;  // ISO 3166-1 alpha-2; empty: not known
    std::string party;    // the side it speaks for; empty: none or not known
    std::string office;   // "Ukrainian President", as the text has it
    std::vector<std::uint32_t> mentions;
};

// A number with what it counts. "155mm", "S-400", dates, ages and ordinals are none.
struct Quantity {
    std::uint32_t first = 0, last = 0; // tokens of number and hedge: "at least 12"
    Span span;                         // of the number with its hedge
    double low = 0, high = 0;          // inclusive; high may be infinity
    Hedge hedge = Hedge::exact;
    std::string noun;                  // lemma of what is counted, or the unit: "missile", "km", "USD", "%"; empty: not found
    std::uint32_t nounToken = none;
    bool measure = false;              // an amount of a unit (km, USD, %, tonne), not a count of things
    bool runningTotal = false;         // "so far", "has risen to", "death toll"
    bool partOfOther = false;          // "five of them", "including a child"
};

struct Document {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Span> paragraphs;
    std::vector<Mention> mentions;   // in order of the text
    std::vector<Entity> entities;
    std::vector<Quantity> quantities;
    std::vector<Place> places;       // every mention, disambiguated

    // The tokens whose head is `token`, in order.
    std::vector<std::uint32_t> children(std::uint32_t token) const;
    // The first child with that relation; none if there is none.
    std::uint32_t child(std::uint32_t token, Deprel relation) const;
    // The span of the token with all that hangs on it.
    Span subtree(std::uint32_t token) const;
    // The mention whose tokens hold this one, the longest; none if there is none.
    std::uint32_t mentionAt(std::uint32_t token) const;
    // The token at this byte or the next after it; tokens.size() past the end.
    std::uint32_t tokenAt(std::uint32_t byte) const;
};

class Language {
public:
    // Loads data/language/NAME. Fails, naming the file, where a model or lexicon is missing or damaged.
    static Result<Language> load(std::string_view name, const std::filesystem::path& dataFolder);
    static Result<Language> load(std::string_view name); // from claimline::dataFolder()

    Language(Language&&) noexcept;
    Language& operator=(Language&&) noexcept;
    ~Language();

    // Text inside `cuts` (sorted, disjoint) is passed over: no token lies in it.
    Document analyse(std::string_view text, std::span<const Span> cuts = {}) const;

    // The stages of analyse, for the bench and for the annotation of tokenised text. segment fills tokens'
    // spans, sentences and paragraphs; parse fills tags, lemmas, heads; understand the rest.
    Document segment(std::string_view text, std::span<const Span> cuts = {}) const;
    void parse(std::string_view text, Document& document) const;
    void understand(std::string_view text, Document& document) const;

    // Who a phrase names that stands in no text: "Reuters", "The Associated Press", "Russia's Ministry of Defence".
    // The key is equal to that of the same name within a document, and never empty for a phrase that is not.
    Entity identify(std::string_view phrase) const;

    // Tokenised CoNLL-U in, the same with UPOS, lemma, head and relation out; comments and multiword lines stay.
    Result<std::string> annotateConllu(std::string_view conllu) const;

    const std::string& name() const;
    const std::filesystem::path& folder() const; // data/language/NAME, for the lexicons of later stages

private:
    struct Parts;
    explicit Language(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace claimline::language
