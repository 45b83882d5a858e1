#include "look/tokens.h"

#include <algorithm>
#include <cmath>

namespace claimline::ui {

const Tokens& lightTokens() {
    static const Tokens tokens{.canvas{0xFF, 0xFF, 0xFF},
                               .chrome{0xF2, 0xF4, 0xF6},
                               .well{0xE8, 0xEB, 0xEE},
                               .ink{0x15, 0x18, 0x1C},
                               .ink2{0x4A, 0x52, 0x5B},
                               .ink3{0x62, 0x6B, 0x75},
                               .dens{0x8C, 0x95, 0x9F},
                               .rule{0xD3, 0xD8, 0xDD},
                               .rule2{0xE6, 0xE9, 0xEC},
                               .accent{0x1A, 0x5F, 0xB4},
                               .onAccent{0xFF, 0xFF, 0xFF},
                               .accentTint{0xE7, 0xF0, 0xFB},
                               .conflict{0xC2, 0x41, 0x0C},
                               .conflictTint{0xFF, 0xF1, 0xE8},
                               .sides{QColor{0x2E, 0x7D, 0x6B}, QColor{0x27, 0x30, 0x8C},
                                      QColor{0xA0, 0x87, 0x00}, QColor{0x8F, 0x7C, 0xB8},
                                      QColor{0x6E, 0x2F, 0x52}},
                               .dark = false};
    return tokens;
}

const Tokens& darkTokens() {
    static const Tokens tokens{.canvas{0x15, 0x18, 0x1C},
                               .chrome{0x1E, 0x23, 0x28},
                               .well{0x26, 0x2C, 0x32},
                               .ink{0xE9, 0xEC, 0xEF},
                               .ink2{0xB4, 0xBC, 0xC5},
                               .ink3{0x8D, 0x96, 0xA0},
                               .dens{0x66, 0x70, 0x7B},
                               .rule{0x3A, 0x42, 0x4A},
                               .rule2{0x2A, 0x30, 0x36},
                               .accent{0x7F, 0xB4, 0xF5},
                               .onAccent{0x15, 0x18, 0x1C},
                               .accentTint{0x1D, 0x30, 0x47},
                               .conflict{0xFF, 0x8A, 0x4A},
                               .conflictTint{0x35, 0x23, 0x18},
                               .sides{QColor{0x4C, 0xCC, 0xAB}, QColor{0x6C, 0x8B, 0xD4},
                                      QColor{0xE3, 0xD1, 0x3A}, QColor{0xD3, 0xC6, 0xF2},
                                      QColor{0xC0, 0x74, 0x8F}},
                               .dark = true};
    return tokens;
}

const Tokens& tokensOf(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128 ? darkTokens() : lightTokens();
}

QPalette paletteOf(const Tokens& t) {
    QPalette p;
    const auto set = [&](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        p.setColor(QPalette::Active, role, color);
        p.setColor(QPalette::Inactive, role, color);
        p.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.chrome, t.chrome);
    set(QPalette::WindowText, t.ink, t.dens);
    set(QPalette::Base, t.canvas, t.chrome);
    set(QPalette::AlternateBase, t.chrome, t.chrome);
    set(QPalette::Text, t.ink, t.dens);
    set(QPalette::PlaceholderText, t.ink3, t.dens);
    set(QPalette::Button, t.canvas, t.chrome);
    set(QPalette::ButtonText, t.ink, t.dens);
    set(QPalette::BrightText, t.conflict, t.conflict);
    set(QPalette::Highlight, t.accent, t.dens);
    set(QPalette::HighlightedText, t.onAccent, t.canvas);
    set(QPalette::Link, t.accent, t.dens);
    set(QPalette::LinkVisited, t.accent, t.dens);
    set(QPalette::ToolTipBase, t.canvas, t.canvas);
    set(QPalette::ToolTipText, t.ink, t.ink);
    set(QPalette::Light, t.canvas, t.canvas);
    set(QPalette::Midlight, t.rule2, t.rule2);
    set(QPalette::Mid, t.rule, t.rule);
    set(QPalette::Dark, t.dens, t.dens);
    set(QPalette::Shadow, t.ink3, t.ink3);
    return p;
}

double contrast(const QColor& a, const QColor& b) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&](const QColor& c) {
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace claimline::ui
