#include "claims/issuer.h"

#include "model/names.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace claimline::claims {

namespace {

// One "we" may be a slip of a reporter's pen.
constexpr int leastOwnVoice = 2;
constexpr std::size_t signatureLines = 3, mostWordsOfSignature = 14;

bool isNamed(const language::Document& document, const language::Mention& mention) {
    return mention.named && mention.entity != none && !document.entities[mention.entity].key.empty();
}

// A body that may issue a text: no person, no place, no medium.
bool isBody(const language::Entity& entity) {
    return entity.kind != language::NameKind::person && entity.kind != language::NameKind::place &&
           entity.speaksAs != SourceKind::media;
}

bool isCapital(const Tree& tree, TokenIndex token) {
    const char letter = tree.word(token).front();
    return letter >= 'A' && letter <= 'Z';
}

// "Ministry of Defence"
bool isJoint(const Tree& tree, TokenIndex token, TokenIndex last) {
    return tree.is(token, "of") && token + 1 < last && isCapital(tree, token + 1);
}

// The name of a body that begins here: as it is known, else the words with capitals.
Tokens bodyFrom(const Tree& tree, TokenIndex first, TokenIndex last) {
    const language::Document& document = tree.document();
    const std::uint32_t at = first < last ? document.mentionAt(first) : none;
    if (at != none && isNamed(document, document.mentions[at])) {
        const language::Mention& mention = document.mentions[at];
        const bool body = mention.first == first && isBody(document.entities[mention.entity]);
        return body ? range(mention.first, mention.last) : Tokens{};
    }
    TokenIndex end = first;
    while (end < last && (isCapital(tree, end) || isJoint(tree, end, last)))
        ++end;
    return range(first, end);
}

const language::Sentence* titleOf(const Tree& tree) {
    for (const language::Sentence& sentence : tree.document().sentences)
        if (sentence.first != sentence.last)
            return sentence.heading ? &sentence : nullptr;
    return nullptr;
}

// Nothing follows in the title, or what the text is about: "… on the fire". Else it is news about a
// statement.
bool endsTitle(const Tree& tree, TokenIndex token, TokenIndex last) {
    return token >= last || tree[token].upos == Upos::ADP || tree.isPunctuation(token);
}

// "Open letter from the Harbour Lines to …". Titles are read word by word: their trees are too often wrong.
Tokens makerBehind(const Scene& scene, TokenIndex noun, TokenIndex last) {
    const Tree& tree = scene.tree;
    TokenIndex name = noun + 1;
    if (name >= last || !scene.lexicon.isIn("owner", tree.lower(name)))
        return {};
    if (++name < last && tree[name].upos == Upos::DET)
        ++name;
    Tokens body = bodyFrom(tree, name, last);
    return !body.empty() && endsTitle(tree, body.back() + 1, last) ? body : Tokens{};
}

// "Harbour Lines' statement on …"
Tokens makerBefore(const Scene& scene, TokenIndex noun, const language::Sentence& title) {
    Tokens body = bodyFrom(scene.tree, title.first, noun);
    const bool owns = !body.empty() && body.back() + 1 < noun && noun - body.back() <= 3 &&
                      scene.tree[body.back() + 1].upos == Upos::PART;
    return owns && endsTitle(scene.tree, noun + 1, title.last) ? body : Tokens{};
}

Tokens makerInTitle(const Scene& scene, const language::Sentence& title) {
    constexpr TokenIndex mostBefore = 6; // "Second joint statement of …"
    for (TokenIndex noun = title.first; noun < std::min(title.last, title.first + mostBefore); ++noun) {
        if (!scene.lexicon.isIn("own text", scene.tree.lower(noun)))
            continue;
        Tokens maker = makerBehind(scene, noun, title.last);
        return maker.empty() ? makerBefore(scene, noun, title) : maker;
    }
    return {};
}

// A name before an office: "Ann Lee", and a line of its own or a comma behind it.
bool isPersonFirst(const Scene& scene, const language::Sentence& line) {
    TokenIndex end = line.first;
    while (end < line.last && isCapital(scene.tree, end)) {
        if (scene.lexicon.inGroup("speaker", scene.tree.lower(end)) != nullptr)
            return false;
        ++end;
    }
    return end - line.first >= 2 && (end == line.last || scene.tree.is(end, ","));
}

// Short, without a verb and without what labels it: "Photo: …".
bool maySign(const Tree& tree, const language::Sentence& line) {
    if (line.last - line.first > mostWordsOfSignature)
        return false;
    for (TokenIndex token = line.first; token < line.last; ++token)
        if ((tree.isVerb(token) && !isCapital(tree, token)) || tree.word(token) == ":")
            return false; // "Managing Director" has none
    return true;
}

// "Managing Director, Harbour Lines": the name behind an office.
Tokens bodyIn(const Scene& scene, const language::Sentence& line) {
    bool office = false;
    for (TokenIndex token = line.first; token < line.last; ++token) {
        const std::string* kind = scene.lexicon.inGroup("speaker", scene.tree.lower(token));
        office |= kind != nullptr && *kind != nameOf(SourceKind::document);
        if (office && scene.tree.is(token, ","))
            if (Tokens body = bodyFrom(scene.tree, token + 1, line.last);
                !body.empty() && body.back() + 1 == line.last)
                return body;
    }
    return {};
}

// "Ann Lee, Managing Director, Harbour Lines" in the last lines, the person perhaps in the line before.
Tokens bodyOfSignature(const Scene& scene) {
    const std::vector<language::Sentence>& sentences = scene.tree.document().sentences;
    const std::size_t lines = std::min(signatureLines, sentences.size());
    Tokens body;
    for (std::size_t back = 1; back <= lines; ++back) {
        const language::Sentence& line = sentences[sentences.size() - back];
        if (!maySign(scene.tree, line))
            return {};
        if (body.empty())
            body = bodyIn(scene, line);
        if (!body.empty() && isPersonFirst(scene, line))
            return body;
    }
    return {};
}

constexpr std::size_t headLines = 6;
constexpr TokenIndex longestLine = 26, longestLabel = 9; // words

using Piece = std::pair<TokenIndex, TokenIndex>; // [first, last)

bool startsLine(const Tree& tree, TokenIndex token) {
    const Span between{tree[token - 1].span.end, tree[token].span.begin};
    return slice(tree.text(), between).find('\n') != std::string_view::npos;
}

// What a line is divided into by dashes, bars and colons: "Province of Lund – Ministry of Health – Press
// release 4".
std::vector<Piece> piecesOf(const Tree& tree, const language::Sentence& line) {
    std::vector<Piece> pieces{{line.first, line.first}};
    for (TokenIndex token = line.first; token < line.last; ++token) {
        const std::string_view word = tree.word(token);
        const bool dash =
            word == "–" || word == "—" || (word == "-" && tree[token].spaceBefore) || word == "--";
        if (dash || word == ":" || word == "|") {
            pieces.emplace_back(token + 1, token + 1);
            continue;
        }
        if (token > line.first && startsLine(tree, token)) // lines that were taken for one sentence
            pieces.emplace_back(token, token);
        pieces.back().second = token + 1;
    }
    std::erase_if(pieces, [](const Piece& piece) { return piece.first >= piece.second; });
    return pieces;
}

// "Press release, 15 August", "Statement No. 88", "Concluding report on the march": it says what the text is.
bool isLabel(const Scene& scene, const Piece& piece) {
    constexpr TokenIndex opening = 3;                                                 // words
    const bool opens = scene.lexicon.isIn("own text", scene.tree.lower(piece.first)); // "Statement on …"
    if (!opens && piece.second - piece.first > longestLabel)
        return false;
    for (TokenIndex token = piece.first; token < std::min(piece.second, piece.first + opening); ++token) {
        if (scene.lexicon.isIn("own text", scene.lemma(token)) ||
            scene.lexicon.isIn("own text", scene.tree.lower(token))) // where it is read as a verb
            return true;
        if (scene.tree.isVerb(token) && !isCapital(scene.tree, token))
            return false;
    }
    return false;
}

// All of the piece is the name of a body: one that is known, or one of those words that head such names.
Tokens bodyIn(const Scene& scene, const Piece& piece) {
    const Tree& tree = scene.tree;
    bool heads = false;
    for (TokenIndex token = piece.first; token < piece.second; ++token) {
        const bool small =
            tree.is(token, "of") || tree.is(token, "the") || tree.is(token, "for") || tree.is(token, "and");
        if (!small && !isCapital(tree, token))
            return {};
        const std::string* kind = scene.lexicon.inGroup("speaker", tree.lower(token));
        heads |= kind != nullptr && *kind != nameOf(SourceKind::document) &&
                 *kind != nameOf(SourceKind::person) && *kind != nameOf(SourceKind::media);
    }
    const std::uint32_t at = tree.document().mentionAt(piece.first);
    if (at != none && isNamed(tree.document(), tree.document().mentions[at])) {
        const language::Entity& entity = tree.document().entities[tree.document().mentions[at].entity];
        if (entity.speaksAs == SourceKind::media || entity.kind == language::NameKind::person)
            return {};
        heads |= tree.document().mentions[at].last == piece.second && isBody(entity);
    }
    return heads ? range(piece.first, piece.second) : Tokens{};
}

// "Harbour Coal: Update on the accident": before what says what the text is stands whose it is.
Tokens ownerOfLabel(const Scene& scene, const std::vector<Piece>& pieces) {
    if (pieces.size() < 2 || !isLabel(scene, pieces[1]))
        return {};
    for (TokenIndex token = pieces[0].first; token < pieces[0].second; ++token)
        if (!isCapital(scene.tree, token))
            return {};
    // "Lund: Update on the floods" is of the place; a place's name in a longer one is that of a body.
    const language::Document& document = scene.tree.document();
    const std::uint32_t at = document.mentionAt(pieces[0].first);
    const bool single = pieces[0].second - pieces[0].first == 1;
    if (at == none || !isNamed(document, document.mentions[at]))
        return single ? Tokens{} : range(pieces[0].first, pieces[0].second);
    const language::Entity& entity = document.entities[document.mentions[at].entity];
    if (entity.speaksAs == SourceKind::media || entity.kind == language::NameKind::person ||
        (single && !isBody(entity)))
        return {};
    return range(pieces[0].first, pieces[0].second);
}

// Official texts say above what they are and whose: in one line, or the body in a line of its own.
Tokens bodyAtHead(const Scene& scene) {
    const auto& sentences = scene.tree.document().sentences;
    Tokens body;
    bool labelled = false;
    for (std::size_t line = 0; line < std::min(headLines, sentences.size()); ++line) {
        if (sentences[line].last - sentences[line].first > longestLine)
            return {};
        const std::vector<Piece> pieces = piecesOf(scene.tree, sentences[line]);
        if (line == 0)
            if (Tokens owner = ownerOfLabel(scene, pieces); !owner.empty())
                return owner;
        for (const Piece& piece : pieces) {
            labelled = labelled || isLabel(scene, piece);
            if (labelled && !body.empty())
                return body;
            // Of the title only what stands before its colon or dash is a name.
            if (line == 0 && &piece != &pieces.front())
                continue;
            if (Tokens own = bodyIn(scene, piece); !own.empty())
                body = std::move(own);
            if (labelled && !body.empty() && line > 0)
                return body;
        }
    }
    return {};
}

// A body says "we"; a columnist says "I".
bool speaksAsBody(const Scene& scene) {
    int times = 0;
    for (TokenIndex token = 0; token < scene.tree.size(); ++token) {
        if (!isOwnVoice(scene, token))
            continue;
        if (*scene.lexicon.inGroup("own voice", scene.tree.lower(token)) != "plural")
            return false;
        ++times;
    }
    return times >= leastOwnVoice;
}

} // namespace

bool isOwnVoice(const Scene& scene, TokenIndex token) {
    return scene.lexicon.isIn("own voice", scene.tree.lower(token)) &&
           quoteAt(scene.quotes, token) == nullptr;
}

Tokens issuerOf(const Scene& scene) {
    if (const language::Sentence* title = titleOf(scene.tree); title != nullptr)
        if (Tokens maker = makerInTitle(scene, *title); !maker.empty())
            return maker;
    if (Tokens body = bodyAtHead(scene); !body.empty())
        return body;
    return speaksAsBody(scene) ? bodyOfSignature(scene) : Tokens{};
}

} // namespace claimline::claims
