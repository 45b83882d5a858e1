#include "reader/reader_document.h"

#include "look/face.h"
#include "look/words.h"
#include "model/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr int longestBlock = 4000;

QString tr(const char* text) {
    return QCoreApplication::translate("Reader", text);
}
bool attributed(const Claim& claim) {
    return claim.form != ClaimForm::narrator;
}

bool isHeading(const QString& text) {
    static const QString ends = QStringLiteral(".!?:;,”\"'");
    return text.size() < 80 && !text.isEmpty() && !ends.contains(text.back()) &&
           text.count(QLatin1Char(' ')) < 12;
}

void addLine(ReaderDocument& document, int begin, int end, bool title) {
    if (QStringView(document.text).mid(begin, end - begin).trimmed().isEmpty())
        return;
    while (end - begin > longestBlock) {
        auto cut = document.text.lastIndexOf(QLatin1Char(' '), begin + longestBlock);
        if (cut <= begin)
            cut = begin + longestBlock;
        document.blocks.push_back({ReaderBlock::Kind::paragraph, begin, static_cast<int>(cut), 0, {}});
        begin = static_cast<int>(cut);
    }
    const QString text = document.text.mid(begin, end - begin).trimmed();
    const auto kind = title             ? ReaderBlock::Kind::title
                      : isHeading(text) ? ReaderBlock::Kind::heading
                                        : ReaderBlock::Kind::paragraph;
    document.blocks.push_back({kind, begin, end, 0, {}});
}

// Neighbouring cuts, with nothing but blanks between, fold into one line.
void addCut(ReaderDocument& document, int begin, int end, const Cut& cut) {
    const int lines = static_cast<int>(QStringView(document.text)
                                           .mid(begin, end - begin)
                                           .trimmed()
                                           .toString()
                                           .split(QLatin1Char('\n'), Qt::SkipEmptyParts)
                                           .size());
    if (!document.blocks.empty() && document.blocks.back().kind == ReaderBlock::Kind::cut) {
        document.blocks.back().end = end;
        document.blocks.back().lines += lines;
        return;
    }
    document.blocks.push_back({ReaderBlock::Kind::cut, begin, end, lines, fromUtf8(nameOf(cut.kind))});
}

void addBlocks(ReaderDocument& document) {
    const Article& article = *document.article;
    auto cut = article.cuts.begin();
    const int titleAt = document.unit(article.titleSpan.begin);
    const int size = static_cast<int>(document.text.size());
    for (int begin = 0; begin < size;) {
        if (cut != article.cuts.end() && begin >= document.unit(cut->span.begin)) {
            const int end = std::max(begin + 1, document.unit(cut->span.end));
            addCut(document, begin, end, *cut);
            begin = end;
            ++cut;
            continue;
        }
        auto end = document.text.indexOf(QLatin1Char('\n'), begin);
        if (end < 0)
            end = size;
        if (cut != article.cuts.end())
            end = std::min<qsizetype>(end, document.unit(cut->span.begin));
        addLine(document, begin, static_cast<int>(end),
                !article.titleSpan.empty() && begin <= titleAt && titleAt < end);
        begin = std::max(begin + 1, static_cast<int>(end) +
                                        (end < size && document.text[end] == QLatin1Char('\n') ? 1 : 0));
    }
}

// "according to", as it stands in the text.
QString cueWords(const Claim& claim, const Article& article) {
    QStringList words;
    for (const Span span : claim.cue)
        words << shown(slice(article.text, span)).simplified();
    const QString all = words.join(QStringLiteral(" … "));
    return all.isEmpty() || all.size() > 28 ? fromUtf8(claim.cueLemma) : all;
}

QString stanceWord(const Claim& claim, const Article& article) {
    switch (claim.stance) {
    case Stance::denies:
        return tr("denies");
    case Stance::declines:
        return tr("declines");
    case Stance::unverified:
        return tr("could not verify");
    case Stance::asserts:
        break;
    }
    const QString cue = cueWords(claim, article);
    return cue.isEmpty() ? tr("says") : cue;
}

void addClaims(ReaderDocument& document, const std::vector<store::ClaimMark>& people) {
    const Facts& facts = *document.facts;
    for (std::uint32_t index = 0; index < facts.claims.size(); ++index) {
        const Claim& claim = facts.claims[index];
        if (!attributed(claim))
            continue;
        const bool firm = claim.stance == Stance::asserts;
        const bool rejected = index < people.size() && people[index].rejected;
        for (const Span piece : claim.content)
            if (!rejected)
                document.marks.push_back({ReaderMark::Kind::claim, document.unit(piece.begin),
                                          document.unit(piece.end), index, firm});
        const Span first = !claim.content.empty() ? claim.content.front()
                           : !claim.cue.empty()   ? claim.cue.front()
                                                  : claim.quote;
        ReaderNote note{ReaderNote::Kind::claim,
                        document.unit(first.begin),
                        index,
                        tr("source not named"),
                        stanceWord(claim, *document.article),
                        {},
                        firm,
                        claim.stance == Stance::denies,
                        rejected};
        if (rejected)
            note.second = tr("not a claim (by hand)");
        else if (index < people.size() && (people[index].edited || people[index].byHand))
            note.second = tr("%1 (by hand)").arg(note.second);
        if (claim.speaker < facts.sources.size()) {
            note.first = fromUtf8(facts.sources[claim.speaker].name);
            note.party = fromUtf8(facts.sources[claim.speaker].party);
        }
        document.leftNotes.push_back(note);
    }
}

void addTimesAndPlaces(ReaderDocument& document) {
    const Facts& facts = *document.facts;
    for (std::uint32_t index = 0; index < facts.timexes.size(); ++index) {
        const Timex& timex = facts.timexes[index];
        const int begin = document.unit(timex.span.begin);
        const int end = document.unit(timex.span.end);
        document.marks.push_back({ReaderMark::Kind::time, begin, end, index, true});
        if (timex.when.known())
            document.rightNotes.push_back(
                {ReaderNote::Kind::time,
                 begin,
                 index,
                 whenWords(timex.when),
                 QChar(0x201C) + document.text.mid(begin, end - begin) + QChar(0x201D),
                 {},
                 true,
                 false,
                 false});
    }
    QString last;
    for (std::uint32_t index = 0; index < facts.places.size(); ++index) {
        const Place& place = facts.places[index];
        const int begin = document.unit(place.span.begin);
        document.marks.push_back(
            {ReaderMark::Kind::place, begin, document.unit(place.span.end), index, true});
        const QString name =
            fromUtf8(place.name) +
            (place.country.empty() ? QString() : QStringLiteral(", ") + fromUtf8(place.country));
        if (name != last) // said once for a run of mentions
            document.rightNotes.push_back(
                {ReaderNote::Kind::place, begin, index, name, {}, {}, true, false, false});
        last = name;
    }
}

} // namespace

std::vector<std::pair<int, int>> ReaderDocument::piecesOf(std::uint32_t claim) const {
    std::vector<std::pair<int, int>> pieces;
    if (!facts || claim >= facts->claims.size())
        return pieces;
    const Claim& chosen = facts->claims[claim];
    for (const auto* spans : {&chosen.source, &chosen.cue, &chosen.content})
        for (const Span span : *spans)
            pieces.emplace_back(unit(span.begin), unit(span.end));
    return pieces;
}

std::uint32_t ReaderDocument::claimAt(int at) const {
    std::uint32_t best = none;
    for (const ReaderMark& mark : marks)
        if (mark.kind == ReaderMark::Kind::claim && mark.begin <= at && at < mark.end)
            best = mark.index;
    return best;
}

std::vector<std::uint32_t> ReaderDocument::steps() const {
    std::vector<std::uint32_t> all;
    for (const ReaderNote& note : leftNotes)
        all.push_back(note.index);
    return all;
}

ReaderDocument makeReaderDocument(std::shared_ptr<const Article> article, std::shared_ptr<const Facts> facts,
                                  const std::vector<store::ClaimMark>& marks) {
    ReaderDocument document;
    document.text = fromUtf8(article->text);
    document.offsets = std::make_shared<const OffsetMap>(article->text);
    document.article = std::move(article);
    document.facts = std::move(facts);
    addBlocks(document);
    addClaims(document, marks);
    addTimesAndPlaces(document);
    std::ranges::stable_sort(document.marks, {}, &ReaderMark::begin);
    std::ranges::stable_sort(document.leftNotes, {}, &ReaderNote::at);
    std::ranges::stable_sort(document.rightNotes, {}, &ReaderNote::at);
    return document;
}

} // namespace claimline::ui
