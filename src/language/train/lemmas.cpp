#include "language/train/lemmas.h"

#include "language/characters.h"
#include "language/lemmatizer.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace claimline::language::train {

namespace {

std::string lowerOf(std::string_view word) {
    std::string lower;
    appendLower(word, lower);
    for (std::size_t at; (at = lower.find("’")) != std::string::npos;)
        lower.replace(at, 3, "'");
    return lower;
}

using Key = std::pair<std::string, std::string>; // word, tag
using Votes = std::map<Key, std::map<std::string, int>>;

// What the rules say of the word under any form that the tag may have.
bool rulesAgree(const WordTable& words, const std::string& word, Upos upos, const std::vector<Form>& forms,
                const std::string& lemma) {
    std::string guess;
    for (const Form form : forms) {
        Lemmatizer::byRules(words, word, upos, form, guess);
        if (guess != lemma)
            return false;
    }
    return true;
}

void readExceptions(const std::string& file, Upos upos, const std::vector<Form>& forms,
                    const WordTable& words, std::map<Key, std::string>& table) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream fields(line);
        std::string word, lemma;
        fields >> word >> lemma;
        if (lemma.empty() || word.find_first_of("_-'") != std::string::npos)
            continue;
        // A participle's form is told by its ending; an irregular one may stand for each.
        std::vector<Form> likely = forms;
        if (upos == Upos::VERB && word.ends_with("ing"))
            likely = {Form::gerund};
        else if (upos == Upos::VERB && word.ends_with("s"))
            likely = {Form::present};
        else if (upos == Upos::VERB)
            likely = {Form::past, Form::pastParticiple};
        else if (upos == Upos::ADJ)
            likely = {word.ends_with("st") ? Form::superlative : Form::comparative};
        if (!rulesAgree(words, word, upos, likely, lemma))
            table.emplace(Key{word, nameOf(upos)}, lemma);
    }
}

} // namespace

Form formOf(const std::string& xpos) {
    static const std::map<std::string, Form> forms = {
        {"VB", Form::base},         {"VBD", Form::past},        {"VBN", Form::pastParticiple},
        {"VBG", Form::gerund},      {"VBZ", Form::present},     {"VBP", Form::present},
        {"MD", Form::present},      {"NN", Form::singular},     {"NNP", Form::singular},
        {"NNS", Form::plural},      {"NNPS", Form::plural},     {"JJR", Form::comparative},
        {"RBR", Form::comparative}, {"JJS", Form::superlative}, {"RBS", Form::superlative}};
    const auto found = forms.find(xpos);
    return found == forms.end() ? Form::none : found->second;
}

std::string lemmaExceptions(const std::vector<GoldSentence>& bank, const std::string& wordnet,
                            const WordTable& words) {
    Votes votes;
    std::map<Key, std::set<Form>> forms;
    for (const GoldSentence& sentence : bank)
        for (const GoldWord& word : sentence) {
            if (word.upos == Upos::PROPN || word.upos == Upos::PUNCT || word.upos == Upos::SYM ||
                word.upos == Upos::NUM || word.upos == Upos::X || word.lemma.find(' ') != std::string::npos)
                continue;
            const Key key{lowerOf(word.form), nameOf(word.upos)};
            ++votes[key][lowerOf(word.lemma)];
            forms[key].insert(formOf(word.xpos));
        }
    std::map<Key, std::string> table;
    for (const auto& [key, lemmas] : votes) {
        const auto best =
            std::ranges::max_element(lemmas, {}, [](const auto& entry) { return entry.second; });
        const Upos upos = *parseUpos(key.second);
        const std::vector<Form> seen(forms[key].begin(), forms[key].end());
        // A word seen once with digits or symbols is a slip or a name, no rule.
        if (key.first.find_first_of("0123456789@/_") != std::string::npos)
            continue;
        if (!rulesAgree(words, key.first, upos, seen, best->first))
            table.emplace(key, best->first);
    }
    readExceptions(wordnet + "/verb.exc", Upos::VERB,
                   {Form::past, Form::pastParticiple, Form::gerund, Form::present}, words, table);
    readExceptions(wordnet + "/noun.exc", Upos::NOUN, {Form::plural}, words, table);
    readExceptions(wordnet + "/adj.exc", Upos::ADJ, {Form::comparative, Form::superlative}, words, table);
    std::string out =
        "# Lemmas that the rules of inflection get wrong; remade by claimline-train.\nword\ttag\tlemma\n";
    for (const auto& [key, lemma] : table)
        out += key.first + "\t" + key.second + "\t" + lemma + "\n";
    return out;
}

} // namespace claimline::language::train
