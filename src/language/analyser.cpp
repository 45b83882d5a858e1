#include "language/analyser.h"

#include "model/limits.h"

#include <algorithm>

namespace claimline::language {

namespace {

// Words that go through the network together: many enough for its products, few enough for the caches.
constexpr std::size_t batchWords = 192;

} // namespace

// Pieces of sentences that wait to be parsed together.
struct Analyser::Batch {
    struct Piece {
        std::uint32_t first = 0; // token
        bool continues = false;  // the sentence of the piece before
    };
    std::span<Token> tokens;
    std::uint32_t firstIndex = 0; // of tokens[0] in the document
    std::vector<std::string_view> texts;
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> lengths;
    std::vector<Word> words;
    std::vector<ParsedWord> parsed;
    std::uint32_t root = none; // of the sentence at hand
    Parser::Scratch scratch;
};

Result<Analyser> Analyser::load(const std::filesystem::path& languageFolder) {
    auto file = ModelFile::open(languageFolder / "syntax.model");
    if (!file)
        return tl::unexpected(file.error());
    Analyser analyser(std::move(*file));
    auto lemmatizer = Lemmatizer::load(languageFolder);
    if (!lemmatizer)
        return tl::unexpected(lemmatizer.error());
    analyser.lemmatizer_ = std::move(*lemmatizer);
    const auto words = WordTable::from(analyser.file_);
    if (!words)
        return tl::unexpected(words.error());
    analyser.words_ = *words;
    auto parser = Parser::from(analyser.file_);
    if (!parser)
        return tl::unexpected(parser.error());
    analyser.parser_ = std::move(*parser);
    return analyser;
}

void Analyser::parse(std::string_view text, Document& document) const {
    Batch batch;
    batch.tokens = document.tokens;
    std::vector<std::string_view> texts;
    for (const Sentence& sentence : document.sentences) {
        texts.clear();
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            texts.push_back(slice(text, document.tokens[i].span));
        add(texts, sentence.first, batch);
    }
    finish(batch);
}

void Analyser::parseSentence(std::span<const std::string_view> texts, std::span<Token> tokens,
                             std::uint32_t firstIndex) const {
    Batch batch;
    batch.tokens = tokens;
    batch.firstIndex = firstIndex;
    add(texts, 0, batch);
    finish(batch);
}

void Analyser::add(std::span<const std::string_view> texts, std::uint32_t first, Batch& batch) const {
    // A sentence over the limit is parsed in pieces; the roots of the later ones hang on the first.
    for (std::size_t begin = 0; begin < texts.size(); begin += limits.sentenceTokens) {
        const auto piece = texts.subspan(begin, std::min(limits.sentenceTokens, texts.size() - begin));
        readWords(words_, piece, batch.words);
        batch.texts.insert(batch.texts.end(), piece.begin(), piece.end());
        batch.pieces.push_back({first + static_cast<std::uint32_t>(begin), begin > 0});
        batch.lengths.push_back(static_cast<std::uint32_t>(piece.size()));
        if (batch.words.size() >= batchWords)
            finish(batch);
    }
}

void Analyser::finish(Batch& batch) const {
    parser_.parse(batch.words, batch.lengths, batch.scratch, batch.parsed);
    std::size_t next = 0;
    for (std::size_t i = 0; i < batch.pieces.size(); ++i) {
        const Batch::Piece& piece = batch.pieces[i];
        const std::uint32_t base = batch.firstIndex + piece.first;
        if (!piece.continues)
            batch.root = none;
        for (std::uint32_t k = 0; k < batch.lengths[i]; ++k, ++next) {
            const ParsedWord& word = batch.parsed[next];
            Token& token = batch.tokens[piece.first + k];
            token.upos = word.tag.upos;
            token.form = word.tag.form;
            token.deprel = word.relation;
            token.head = word.head == 0 ? none : base + word.head - 1;
            if (word.head == 0 && batch.root == none) {
                batch.root = base + k;
            } else if (word.head == 0) {
                token.head = batch.root;
                token.deprel = Deprel::parataxis;
            }
            lemmatizer_.lemmatize(words_, batch.texts[next], token.upos, token.form, token.lemma);
        }
    }
    batch.texts.clear();
    batch.pieces.clear();
    batch.lengths.clear();
    batch.words.clear();
}

} // namespace claimline::language
