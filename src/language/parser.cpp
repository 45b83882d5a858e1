#include "language/parser.h"

#include <limits>

namespace claimline::language {

namespace {

constexpr auto rootLabel = static_cast<std::size_t>(Deprel::root);
constexpr std::size_t labelCount = static_cast<std::size_t>(Deprel::xcomp) + 1;

} // namespace

Result<Parser> Parser::from(const ModelFile& file) {
    Parser parser;
    const auto network = Network::from(file);
    if (!network)
        return tl::unexpected(network.error());
    parser.network_ = *network;
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

void Parser::parse(std::span<const Word> words, std::span<const std::uint32_t> lengths, Scratch& scratch,
                   std::vector<ParsedWord>& parsed) const {
    network_.read(words, lengths, scratch.reading);
    parsed.resize(words.size());
    std::size_t first = 0;
    for (const std::uint32_t length : lengths) {
        network_.scoreArcs(first, length, scratch.reading);
        const auto heads = scratch.decoder.decode(scratch.reading.arcs, length);
        network_.scoreLabels(first, heads, scratch.reading);
        for (std::size_t i = 0; i < length; ++i) {
            ParsedWord& word = parsed[first + i];
            word.tag = tags_[network_.tagOf(scratch.reading, first + i)];
            word.head = heads[i];
            float* labels = scratch.reading.labels.data() + i * labelCount;
            labels[rootLabel] = std::numeric_limits<float>::lowest(); // the root's alone
            word.relation = heads[i] == 0 ? Deprel::root : static_cast<Deprel>(greatest(labels, labelCount));
        }
        first += length;
    }
}

} // namespace claimline::language
