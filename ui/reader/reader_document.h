// What the reader shows of an article, before it is laid out: blocks of text, folded cuts, and marks. Pure.
#pragma once

#include "model/facts.h"
#include "store/store.h"

#include <QString>

#include <memory>
#include <vector>

namespace claimline::ui {

struct ReaderMark {
    enum class Kind { claim, time, place };
    Kind kind = Kind::claim;
    int begin = 0, end = 0;     // UTF-16 units of ReaderDocument::text
    std::uint32_t index = none; // of the claim, timex or place in Facts
    bool firm = true;           // a claim that is asserted: solid line; else dashed
};

struct ReaderNote {
    enum class Kind { claim, time, place };
    Kind kind = Kind::claim;
    int at = 0; // beside the line that holds this unit
    std::uint32_t index = none;
    QString first, second; // "Defence Ministry" / "said"; "Tue 19 Nov 2024" / "“Tuesday”"
    QString party;
    bool firm = true;
    bool denies = false;
    bool rejected = false; // by hand: it is no claim
};

struct ReaderBlock {
    enum class Kind { title, heading, paragraph, cut };
    Kind kind = Kind::paragraph;
    int begin = 0, end = 0; // UTF-16 units
    int lines = 0;          // of a cut: how many lines it holds
    QString why;            // of a cut
};

struct ReaderDocument {
    QString text;
    std::vector<ReaderBlock> blocks;               // in order
    std::vector<ReaderMark> marks;                 // by begin
    std::vector<ReaderNote> leftNotes, rightNotes; // by at
    std::shared_ptr<const Article> article;
    std::shared_ptr<const Facts> facts;
    std::shared_ptr<const OffsetMap> offsets;

    int unit(std::uint32_t byte) const { return offsets ? static_cast<int>(offsets->utf16(byte)) : 0; }
    // Every piece of the claim: source, cue and content.
    std::vector<std::pair<int, int>> piecesOf(std::uint32_t claim) const;
    // The attributed claim that begins last before or at this unit; none if there is none.
    std::uint32_t claimAt(int unit) const;
    // Claims in the order in which one steps through them: those with a source or cue.
    std::vector<std::uint32_t> steps() const;
};

// Lines of more than 4,000 units are broken at a blank: layout of an endless line is quadratic.
// `marks`: what people did with the claims, beside facts->claims; may be shorter.
ReaderDocument makeReaderDocument(std::shared_ptr<const Article> article, std::shared_ptr<const Facts> facts,
                                  const std::vector<store::ClaimMark>& marks = {});

} // namespace claimline::ui
