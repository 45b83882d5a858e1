// Type: the roles of LOOK as factors of the system's font, and icons tinted from the palette.
//
//   label->setFont(fontOf(Role::eventTitle, font()));
//   button->setIcon(iconOf("back", palette()));
#pragma once

#include "look/tokens.h"

#include <QFont>
#include <QIcon>
#include <QString>

#include <string_view>

namespace claimline::ui {

enum class Role {
    display,
    eventTitle,
    compareTitle,
    valueNumber,
    valueWords,
    summary,
    article,
    quotation,
    evidence,
    base,
    strong,
    dense,
    denseStrong,
    small,
    smallStrong
};

// Data, names and controls are sans; titles, the summary and every quoted word are serif.
QFont fontOf(Role role, const QFont& systemFont);
QFont fontOf(Role role); // from the application's font
// The font of the application: Noto Sans where it is installed, in the system's size.
QFont applicationFont();

// An icon of ui/assets by its name. The second one for a state that is chosen.
QIcon iconOf(const QString& name, const QPalette& palette);
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal ratio);

// UTF-8 of the core to Qt, with marks that turn the reading direction around or hide made visible: a name in
// the data can neither reorder nor hide what stands beside it.
QString shown(std::string_view text);
inline QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace claimline::ui
