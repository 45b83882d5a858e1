// Tokens: the colours of the window, by what they mean. Orange says conflict and nothing else; blue says
// "yours" (selected, focused, can be clicked) and nothing else; no side ever gets either.
//
//   const Tokens& tokens = tokensOf(palette());       // of any widget: light or dark follows its palette
//   painter.fillRect(rect, tokens.canvas);
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace claimline::ui {

struct Tokens {
    QColor canvas, chrome, well;
    QColor ink, ink2, ink3, dens, rule, rule2;
    QColor accent, onAccent, accentTint;
    QColor conflict, conflictTint;
    std::array<QColor, 5> sides;
    bool dark = false;

    // Of a side by its place in Slice::parties; a sixth and later one, and -1 (no known side), are ink-3.
    QColor side(int index) const {
        return index >= 0 && index < static_cast<int>(sides.size()) ? sides[static_cast<std::size_t>(index)]
                                                                    : ink3;
    }
};

const Tokens& lightTokens();
const Tokens& darkTokens();
const Tokens& tokensOf(const QPalette& palette); // dark where its ground is

// For Fusion.
QPalette paletteOf(const Tokens& tokens);

// (lighter + 0.05) / (darker + 0.05) of relative luminance, as WCAG 2 has it.
double contrast(const QColor& a, const QColor& b);

} // namespace claimline::ui
