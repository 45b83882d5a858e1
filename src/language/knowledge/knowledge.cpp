#include "language/knowledge/knowledge.h"

#include "language/knowledge/gazetteer.h"
#include "language/knowledge/lexicon.h"
#include "language/knowledge/linker.h"
#include "language/knowledge/name_tagger.h"
#include "language/knowledge/names.h"
#include "language/knowledge/places.h"
#include "language/knowledge/quantities.h"

#include <algorithm>

namespace claimline::language {

using namespace known;

struct Knowledge::Parts {
    Lexicon lexicon;
    Gazetteer gazetteer;
    NameTagger tagger;
    QuantityFinder quantities;
};

Knowledge::Knowledge(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

Result<Knowledge> Knowledge::load(const std::filesystem::path& languageFolder,
                                  const std::filesystem::path& dataFolder) {
    auto lexicon = Lexicon::load(languageFolder);
    if (!lexicon)
        return tl::unexpected(lexicon.error());
    auto gazetteer = Gazetteer::open(dataFolder / "places");
    if (!gazetteer)
        return tl::unexpected(gazetteer.error());
    auto tagger = NameTagger::load(languageFolder);
    if (!tagger)
        return tl::unexpected(tagger.error());
    auto quantities = QuantityFinder::load(languageFolder);
    if (!quantities)
        return tl::unexpected(quantities.error());
    return Knowledge(std::make_unique<Parts>(
        Parts{std::move(*lexicon), std::move(*gazetteer), std::move(*tagger), std::move(*quantities)}));
}

void Knowledge::understand(std::string_view text, Document& document) const {
    const Words words(text, document);
    const auto names = NameFinder(parts_->lexicon, parts_->gazetteer, &parts_->tagger).find(words);
    std::vector<bool> inName(words.size(), false);
    for (const NameSpan& name : names)
        std::fill(inName.begin() + name.first, inName.begin() + name.last, true);
    const Linker linker(parts_->lexicon);
    std::vector<bool> metonyms(names.size(), false);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::uint32_t country = none;
        metonyms[i] = names[i].country == none && linker.standsForCountry(words, names[i], country);
    }
    document.quantities = parts_->quantities.find(words, inName);
    document.places = PlaceFinder(parts_->lexicon, parts_->gazetteer).find(words, names, metonyms);
    linker.link(words, names, document);
}

namespace {

// The phrase as a document of one sentence: every word a name, as the parser would have it.
Document asDocument(std::string_view phrase) {
    Document document;
    Sentence sentence;
    for (std::size_t at = 0; at < phrase.size();) {
        const auto end = std::min(phrase.find(' ', at), phrase.size());
        auto stop = end;
        const std::string_view piece = phrase.substr(at, end - at);
        std::size_t genitive = 0;
        for (const std::string_view mark : {"'s", "’s"})
            if (piece.size() > mark.size() && piece.ends_with(mark))
                genitive = mark.size();
        stop -= genitive;
        const auto push = [&](std::size_t from, std::size_t to, Upos upos) {
            if (from >= to)
                return;
            Token token;
            token.span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
            token.upos = upos;
            document.tokens.push_back(std::move(token));
        };
        push(at, stop, opensCapital(phrase.substr(at)) ? Upos::PROPN : Upos::NOUN);
        push(stop, end, Upos::PART);
        at = end + 1;
    }
    sentence.last = static_cast<std::uint32_t>(document.tokens.size());
    sentence.span = {0, static_cast<std::uint32_t>(phrase.size())};
    document.sentences.push_back(sentence);
    return document;
}

// Who is named as a source is no town: "Moscow" is Russia. Nor is it a person only because nothing else is
// known.
NameSpan asSource(const Lexicon& lexicon, const Words& words, NameSpan name) {
    if (const auto capital = lexicon.capitals.find(foldName(words.phrase(name.first, name.last)));
        capital != lexicon.capitals.end())
        name.country = capital->second;
    else if (!name.sure && name.kind == NameKind::person)
        name.kind = NameKind::other;
    return name;
}

} // namespace

Entity Knowledge::identify(std::string_view phrase) const {
    const Document document = asDocument(phrase);
    const Words words(phrase, document);
    const Linker linker(parts_->lexicon);
    Entity best;
    std::uint32_t longest = 0;
    for (const NameSpan& name : NameFinder(parts_->lexicon, parts_->gazetteer).find(words))
        if (name.last - name.first > longest) {
            longest = name.last - name.first;
            best = linker.describe(words, asSource(parts_->lexicon, words, name));
        }
    if (longest == 0) {
        best.name = std::string(phrase);
        best.key = foldName(phrase).empty() ? lowerCase(phrase) : foldName(phrase);
    }
    return best;
}

} // namespace claimline::language
