#include "language/lemmatizer.h"

#include "language/characters.h"
#include "model/table.h"

namespace claimline::language {

namespace {

bool isVowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool hasVowel(std::string_view text) {
    return text.find_first_of("aeiouy") != std::string_view::npos;
}

bool isKnown(const WordTable& words, std::string_view stem, std::uint8_t part) {
    return (words.find(stem).wordnet & part) != 0;
}

// "houses" → "house", "boxes" → "box", "parties" → "party"
void singular(const WordTable& words, std::string_view plural, std::uint8_t part, std::string& out) {
    out = plural;
    if (plural.size() < 4 || plural.back() != 's' || plural.ends_with("ss") || plural.ends_with("us") ||
        plural.ends_with("is"))
        return;
    if (plural.ends_with("ies") && plural.size() > 4) {
        out.resize(plural.size() - 3);
        out += 'y';
        return;
    }
    out.resize(plural.size() - 1);
    if (!plural.ends_with("es"))
        return;
    const std::string_view stem = plural.substr(0, plural.size() - 2);
    const bool hisses = stem.ends_with("ss") || stem.ends_with("sh") || stem.ends_with("ch") ||
                        stem.ends_with("x") || stem.ends_with("zz") || stem.ends_with("o") ||
                        stem.ends_with("us");
    if (hisses && !(isKnown(words, out, part) && !isKnown(words, stem, part)))
        out.resize(plural.size() - 2);
}

// What "-ed" or "-ing" was put on: the stem, the stem and "e", or the stem without its doubled letter.
void verbStem(const WordTable& words, std::string_view stem, std::string& out) {
    out = stem;
    const std::size_t size = stem.size();
    const bool doubled = size > 2 && stem[size - 1] == stem[size - 2] && !isVowel(stem[size - 1]);
    if (doubled) {
        const std::string_view single = stem.substr(0, size - 1);
        const bool keeps = std::string_view("lsz").find(stem[size - 1]) != std::string_view::npos;
        if (isKnown(words, stem, wordnetVerb) && (keeps || !isKnown(words, single, wordnetVerb)))
            return;
        out = single;
        return;
    }
    out += 'e';
    const bool withE = isKnown(words, out, wordnetVerb);
    const bool bare = isKnown(words, stem, wordnetVerb);
    if (withE && !bare)
        return;
    const char last = size > 0 ? stem[size - 1] : ' ';
    if (withE && bare) {
        // "hoping" is of "hope", "visiting" of "visit": one vowel and one consonant before the ending want an
        // "e".
        const bool shortStem = size >= 2 && !isVowel(last) && isVowel(stem[size - 2]) &&
                               (size < 3 || !isVowel(stem[size - 3])) && size <= 4;
        if (shortStem || last == 'c' || last == 'v' || last == 'u')
            return;
    } else if (!bare && (last == 'v' || last == 'u' || last == 'z' || last == 'c' || stem.ends_with("at") ||
                         stem.ends_with("iz") || stem.ends_with("dg") || stem.ends_with("rg"))) {
        return;
    }
    out.resize(size);
}

void verbLemma(const WordTable& words, std::string_view lower, Form form, std::string& out) {
    out = lower;
    if (form == Form::present && lower.ends_with("s"))
        return singular(words, lower, wordnetVerb, out);
    if (form == Form::gerund && lower.ends_with("ing") && hasVowel(lower.substr(0, lower.size() - 3)) &&
        lower.size() > 4)
        return verbStem(words, lower.substr(0, lower.size() - 3), out);
    if ((form == Form::past || form == Form::pastParticiple) && lower.ends_with("ed") && lower.size() > 3) {
        if (lower.ends_with("ied") && lower.size() > 4) {
            out.resize(lower.size() - 3);
            out += 'y';
            return;
        }
        verbStem(words, lower.substr(0, lower.size() - 2), out);
    }
}

void compared(const WordTable& words, std::string_view lower, std::size_t ending, std::uint8_t part,
              std::string& out) {
    std::string_view stem = lower.substr(0, lower.size() - ending);
    out = stem;
    if (stem.ends_with("i")) {
        out.back() = 'y';
        return;
    }
    out += 'e';
    if (isKnown(words, out, part) && !isKnown(words, stem, part))
        return;
    out.resize(stem.size());
    const std::size_t size = stem.size();
    if (size > 3 && stem[size - 1] == stem[size - 2] && isKnown(words, stem.substr(0, size - 1), part))
        out.resize(size - 1);
}

} // namespace

Result<Lemmatizer> Lemmatizer::load(const std::filesystem::path& languageFolder) {
    const auto table = Table::read(languageFolder / "lemma-exceptions.tsv", {"word", "tag", "lemma"});
    if (!table)
        return tl::unexpected(table.error());
    Lemmatizer lemmatizer;
    for (const Table::Row& row : *table)
        lemmatizer.exceptions_.emplace(std::string(row["tag"]) + " " + std::string(row["word"]),
                                       row["lemma"]);
    return lemmatizer;
}

void Lemmatizer::byRules(const WordTable& words, std::string_view lower, Upos upos, Form form,
                         std::string& lemma) {
    switch (upos) {
    case Upos::VERB:
    case Upos::AUX:
        return verbLemma(words, lower, form, lemma);
    case Upos::NOUN:
        if (form == Form::plural)
            return singular(words, lower, wordnetNoun, lemma);
        break;
    case Upos::ADJ:
    case Upos::ADV:
        if (form == Form::comparative && lower.ends_with("er") && lower.size() > 4)
            return compared(words, lower, 2, wordnetAdjective, lemma);
        if (form == Form::superlative && lower.ends_with("est") && lower.size() > 5)
            return compared(words, lower, 3, wordnetAdjective, lemma);
        break;
    default:
        break;
    }
    lemma = lower;
}

void Lemmatizer::lemmatize(const WordTable& words, std::string_view word, Upos upos, Form form,
                           std::string& lemma) const {
    constexpr std::size_t longest = 64; // bytes; what is longer has no inflection worth a look
    if (word.size() > longest || upos == Upos::PUNCT || upos == Upos::SYM || upos == Upos::NUM) {
        lemma = word;
        return;
    }
    std::string lower;
    appendLower(word, lower);
    for (std::size_t at; (at = lower.find("’")) != std::string::npos;)
        lower.replace(at, 3, "'");
    std::string key(nameOf(upos));
    key += ' ';
    key += lower;
    if (const auto found = exceptions_.find(key); found != exceptions_.end()) {
        lemma = found->second;
        return;
    }
    if (upos == Upos::PROPN) {
        lemma = word;
        // "Democrats" → "Democrat", but "Athens"
        if (form == Form::plural && word.size() > 4 && word.ends_with("s") && !word.ends_with("ss"))
            lemma.pop_back();
        return;
    }
    byRules(words, lower, upos, form, lemma);
}

} // namespace claimline::language
