#include "language/parser.h"

#include "language/tree_repair.h"

namespace claimline::language {

namespace {

constexpr std::size_t labelCount = RelationPairs::relations;

} // namespace

Result<Parser> Parser::from(const ModelFile& file) {
    Parser parser;
    const auto network = Network::from(file);
    if (!network)
        return tl::unexpected(network.error());
    parser.network_ = *network;
    const auto pairs = RelationPairs::from(file);
    if (!pairs)
        return tl::unexpected(pairs.error());
    parser.pairs_ = *pairs;
    const auto tags = file.section("tags");
    if (!tags)
        return tl::unexpected(tags.error());
    for (std::size_t i = 0; i + 1 < tags->size(); i += 2) {
        const auto upos = static_cast<std::uint8_t>((*tags)[i]),
                   form = static_cast<std::uint8_t>((*tags)[i + 1]);
        if (upos > static_cast<std::uint8_t>(Upos::X) || form > static_cast<std::uint8_t>(Form::superlative))
            return file.damaged("it has a tag that this version does not know");
        parser.tags_.push_back({static_cast<Upos>(upos), static_cast<Form>(form)});
    }
    if (parser.tags_.size() != parser.network_.shape().tags || parser.network_.shape().labels != labelCount)
        return file.damaged("its tags or relations are not those of this version");
    return parser;
}

TagMeaning Parser::verbTag(const Network::Reading& reading, std::size_t word) const {
    const float* scores = reading.tags.data() + word * tags_.size();
    std::size_t best = tags_.size();
    for (std::size_t tag = 0; tag < tags_.size(); ++tag)
        if (tags_[tag].upos == Upos::VERB && (best == tags_.size() || scores[tag] > scores[best]))
            best = tag;
    return best == tags_.size() ? TagMeaning{Upos::VERB, Form::past} : tags_[best];
}

void Parser::parse(std::span<const Word> words, std::span<const std::uint32_t> lengths, Scratch& scratch,
                   std::vector<ParsedWord>& parsed) const {
    network_.read(words, lengths, scratch.reading);
    parsed.resize(words.size());
    scratch.tags.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        parsed[i].tag = tags_[network_.tagOf(scratch.reading, i)];
        scratch.tags[i] = parsed[i].tag.upos;
    }
    std::size_t first = 0;
    for (const std::uint32_t length : lengths) {
        network_.scoreArcs(first, length, scratch.reading);
        const auto sentence = std::span(parsed).subspan(first, length);
        const Form form = sentence.front().tag.form;
        const bool participle =
            sentence.front().tag.upos == Upos::VERB && (form == Form::gerund || form == Form::pastParticiple);
        const TreeChooser::Scores scores{network_,   pairs_, std::span(scratch.tags).subspan(first, length),
                                         participle, first,  scratch.reading};
        scratch.chooser.choose(scores);
        for (std::size_t i = 0; i < length; ++i) {
            sentence[i].head = scratch.chooser.heads()[i];
            sentence[i].relation = scratch.chooser.relations()[i];
        }
        const RelationLoss lossOf = [&](Arc arc, Deprel relation) {
            return TreeChooser::lossOf(scores, arc, relation);
        };
        headLast(sentence);
        turnOpeningSpeech(sentence, lossOf);
        freeClauseSubject(sentence);
        freeFromAside(sentence);
        joinNouns(sentence);
        freeCountedSubjects(sentence);
        freePredicate(sentence);
        freeContents(sentence, lossOf);
        turnSpeech(sentence, lossOf);
        verbsTakenForNouns(sentence,
                           [&](std::uint32_t word) { return verbTag(scratch.reading, first + word - 1); });
        first += length;
    }
}

} // namespace claimline::language
