#include "language/analyser.h"

#include "model/limits.h"

#include <algorithm>

namespace claimline::language {

struct Analyser::Scratch {
    std::vector<std::string_view> texts;
    std::vector<Word> words;
    ParseState state;
    Tree tree;
};

Result<Analyser> Analyser::load(const std::filesystem::path& languageFolder) {
    auto file = ModelFile::open(languageFolder / "parser.model");
    if (!file)
        return tl::unexpected(file.error());
    Analyser analyser(std::move(*file));
    auto lemmatizer = Lemmatizer::load(languageFolder);
    if (!lemmatizer)
        return tl::unexpected(lemmatizer.error());
    analyser.lemmatizer_ = std::move(*lemmatizer);
    const auto words = WordTable::from(analyser.file_);
    const auto tagger = Weights::from(analyser.file_, "tagger");
    const auto parser = Weights::from(analyser.file_, "parser");
    const auto marks = Weights::from(analyser.file_, "marks");
    const auto tags = analyser.file_.section("tags");
    if (!words)
        return tl::unexpected(words.error());
    if (!tagger)
        return tl::unexpected(tagger.error());
    if (!parser)
        return tl::unexpected(parser.error());
    if (!marks)
        return tl::unexpected(marks.error());
    if (!tags)
        return tl::unexpected(tags.error());
    analyser.words_ = *words;
    analyser.tagger_ = *tagger;
    analyser.parser_ = *parser;
    analyser.marks_ = *marks;
    for (std::size_t i = 0; i + 1 < tags->size(); i += 2) {
        const auto upos = static_cast<std::uint8_t>((*tags)[i]),
                   form = static_cast<std::uint8_t>((*tags)[i + 1]);
        if (upos > static_cast<std::uint8_t>(Upos::X) || form > static_cast<std::uint8_t>(Form::superlative))
            return analyser.file_.damaged("it has a tag that this version does not know");
        analyser.uposOfTag_.push_back(upos);
        analyser.formOfTag_.push_back(form);
    }
    if (analyser.uposOfTag_.size() != analyser.tagger_.classes() ||
        analyser.parser_.classes() != stepClasses || analyser.marks_.classes() != markHeads)
        return analyser.file_.damaged("its tags or relations are not those of this version");
    return analyser;
}

void Analyser::parse(std::string_view text, Document& document) const {
    Scratch scratch;
    for (const Sentence& sentence : document.sentences) {
        scratch.texts.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            scratch.texts.push_back(slice(text, document.tokens[i].span));
        const std::span tokens(document.tokens.data() + sentence.first, sentence.last - sentence.first);
        parsePiece(scratch.texts, tokens, sentence.first, scratch);
    }
}

void Analyser::parseSentence(std::span<const std::string_view> texts, std::span<Token> tokens,
                             std::uint32_t firstIndex) const {
    Scratch scratch;
    parsePiece(texts, tokens, firstIndex, scratch);
}

void Analyser::parsePiece(std::span<const std::string_view> texts, std::span<Token> tokens,
                          std::uint32_t firstIndex, Scratch& scratch) const {
    // A sentence over the limit is parsed in pieces; the roots of the later ones hang on the first.
    std::uint32_t firstRoot = none;
    for (std::size_t begin = 0; begin < tokens.size(); begin += limits.sentenceTokens) {
        const std::size_t size = std::min(limits.sentenceTokens, tokens.size() - begin);
        const auto base = firstIndex + static_cast<std::uint32_t>(begin);
        readWords(words_, texts.subspan(begin, size), scratch.words);
        tagWords(tagger_, scratch.words);
        scratch.state.start(scratch.words, uposOfTag_);
        parseWords(parser_, scratch.state);
        readTree(scratch.state, scratch.words, uposOfTag_, scratch.tree);
        hangMarks(marks_, scratch.tree);
        for (std::size_t i = 0; i < size; ++i) {
            Token& token = tokens[begin + i];
            token.upos = static_cast<Upos>(uposOfTag_[scratch.words[i].tag]);
            token.form = static_cast<Form>(formOfTag_[scratch.words[i].tag]);
            token.deprel = static_cast<Deprel>(scratch.tree.relations[i + 1]);
            const std::uint32_t head = scratch.tree.heads[i + 1];
            token.head = head == 0 ? none : base + head - 1;
            if (token.head == none && firstRoot == none) {
                firstRoot = base + static_cast<std::uint32_t>(i);
            } else if (token.head == none) {
                token.head = firstRoot;
                token.deprel = Deprel::parataxis;
            }
            lemmatizer_.lemmatize(words_, texts[begin + i], token.upos, token.form, token.lemma);
        }
    }
}

} // namespace claimline::language
