#include "compare/wrapped_text.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

QTextOption wrapping() {
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    return option;
}

} // namespace

int lineHeight(const QFont& font) {
    return QFontMetrics(font).height();
}

void drawWrapped(QPainter& painter, const QRect& area, const QString& text, const QFont& font, int lines,
                 int boldFrom, int boldLength) {
    QTextLayout layout(text, font);
    if (boldFrom >= 0 && boldLength > 0) {
        QTextLayout::FormatRange bold;
        bold.start = boldFrom;
        bold.length = boldLength;
        bold.format.setFontWeight(QFont::Bold);
        layout.setFormats({bold});
    }
    layout.setTextOption(wrapping());
    layout.beginLayout();
    double y = area.top();
    for (int number = 0; number < lines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(area.width());
        const bool last = number == lines - 1 && line.textStart() + line.textLength() < text.size();
        if (last) {
            painter.setFont(font);
            const QString rest =
                painter.fontMetrics().elidedText(text.mid(line.textStart()), Qt::ElideRight, area.width());
            painter.drawText(QRectF(area.left(), y, area.width(), line.height()),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, rest);
        }
        line.setPosition({double(area.left()), y});
        y += line.height();
        if (last)
            break;
    }
    layout.endLayout();
    const int drawn = layout.lineCount();
    for (int number = 0; number < drawn; ++number) {
        const QTextLine line = layout.lineAt(number);
        if (number == lines - 1 && line.textStart() + line.textLength() < text.size())
            continue; // drawn elided
        line.draw(&painter, {0, 0});
    }
}

int heightOf(const QString& text, const QFont& font, int width, int lines) {
    QTextLayout layout(text, font);
    layout.setTextOption(wrapping());
    layout.beginLayout();
    while (layout.lineCount() < lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
    }
    layout.endLayout();
    return std::max(1, layout.lineCount()) * lineHeight(font);
}

} // namespace claimline::ui
