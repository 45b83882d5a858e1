// What the tagger of names looks at: the words of a stretch of capitals, their shapes and endings, tags, what
// the lists know of them, and what the rules made of them.
#pragma once

#include "language/knowledge/names.h"

#include <cstdint>
#include <deque>
#include <unordered_map>

namespace claimline::language::known {

class NameFeatures {
public:
    // Words that may be names, with the small ones between them; all others are none.
    struct Stretch {
        std::uint32_t first = 0, last = 0;
    };

    // All must outlive this. `names` are those of the rules.
    NameFeatures(const Lexicon& lexicon, const Gazetteer& gazetteer, const Words& words,
                 const std::vector<NameSpan>& names);

    const std::vector<Stretch>& stretches() const { return stretches_; }

    // The features of a token of that stretch, in the place of what `out` held.
    void of(const Stretch& stretch, std::uint32_t token, std::vector<std::uint64_t>& out);

private:
    // What holds for a word wherever it stands.
    struct Form {
        std::uint32_t lower = 0, shape = 0;
        std::uint32_t suffixes[3] = {}, prefix = 0;
        std::uint32_t classes = 0; // of the lists, a bit each
        bool small = false;        // stands elsewhere in the text without a capital
        std::uint32_t ruled = 0;   // what the rules made of it anywhere in the text, a bit for each kind
    };

    // How words that stand with a capital are used in the whole text.
    struct Use {
        bool small = false;      // elsewhere without one
        std::uint32_t ruled = 0; // as Form::ruled
    };
    class Collector;

    void takeWords(std::uint32_t token, Collector& collector);
    void takeTags(std::uint32_t token, Collector& collector) const;
    void takeRules(std::uint32_t token, Collector& collector);
    void takeLists(std::uint32_t token, Collector& collector);
    void takeStretch(const Stretch& stretch, std::uint32_t token, Collector& collector);
    void findStretches();
    bool mayBeName(std::uint32_t token) const;
    bool links(std::uint32_t token) const;
    void learnText();
    const Form& form(std::uint32_t token); // stays where it is
    Form makeForm(std::uint32_t token) const;
    std::uint32_t classesOf(std::uint32_t token) const;
    std::uint32_t placeClasses(std::string_view folded) const;
    std::uint32_t tokenAt(std::uint32_t token, int offset) const; // `none` past its sentence
    std::uint32_t rule(std::uint32_t token) const; // part, kind and sureness of the rules' name

    const Lexicon& lexicon_;
    const Gazetteer& gazetteer_;
    const Words& words_;
    const std::vector<Token>& tokens_;
    const std::vector<NameSpan>& names_;
    std::vector<Stretch> stretches_;
    std::vector<std::uint32_t> nameOf_;              // for each token the rules' name + 1, 0: none
    std::unordered_map<std::string_view, Use> uses_; // by the word in lower case
    std::vector<std::uint32_t> formOf_;              // for each token an index into forms_, 0: not yet made
    std::deque<Form> forms_;                         // the first: past the end of a sentence
    std::unordered_map<std::string_view, std::uint32_t> formsByText_;
};

} // namespace claimline::language::known
