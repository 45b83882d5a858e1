#include "print/flow.h"

#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <memory>

namespace claimline::ui::print {

namespace {

QFont face(const char* family, double points, bool bold) {
    QFont font(QString::fromLatin1(family));
    font.setPointSizeF(points);
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    // With shaping, ligatures come out of the PDF as one character and a search for "officials" finds
    // nothing.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

} // namespace

Style Sheet::sans(double points, bool bold) const {
    return {face("Noto Sans", points, bold), ink, 1.36};
}
Style Sheet::serif(double points, bool bold) const {
    return {face("Noto Serif", points, bold), ink, 1.4};
}

Style Sheet::in(Style style, QColor color) const {
    style.color = color;
    return style;
}

// A paragraph broken into lines, in device units.
struct Flow::Laid {
    std::shared_ptr<QTextLayout> layout;
    std::vector<double> tops; // of each line, in points; one more: the whole height
    struct Linked {
        int begin, end;
        QString target;
    };
    std::vector<Linked> links;
    int lines() const { return static_cast<int>(tops.size()) - 1; }
    double height() const { return tops.back(); }
};

Flow::Flow(QPdfWriter& device, QSizeF pagePoints)
    : device_(device)
    , size_(pagePoints)
    , scale_(device.resolution() / 72.0) {}

void Flow::newPage() {
    pages_.emplace_back();
    current_ = pages() - 1;
    y_ = marginTop;
}

bool Flow::ensure(double height) {
    if (room() >= height)
        return false;
    newPage();
    return true;
}

void Flow::rule(double thickness, QColor color) {
    const QRectF line(left(), y_, width(), thickness);
    paint([line, color](QPainter& painter) { painter.fillRect(line, color); });
    y_ += thickness;
}

void Flow::paint(std::function<void(QPainter&)> figure) {
    pages_[static_cast<std::size_t>(current_)].push_back(std::move(figure));
}

double Flow::textWidth(const QString& text, const Style& style) const {
    return QFontMetricsF(style.font, &device_).horizontalAdvance(text) / scale_;
}

Flow::Laid Flow::layOut(const Paragraph& runs, double width, Qt::Alignment alignment) const {
    Laid laid;
    QString text;
    QList<QTextLayout::FormatRange> formats;
    double lineHeight = 0;
    for (const Run& run : runs) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(text.size());
        range.length = static_cast<int>(run.text.size());
        range.format.setFont(run.style.font);
        range.format.setForeground(run.style.color);
        formats.push_back(range);
        if (!run.link.isEmpty())
            laid.links.push_back({range.start, range.start + range.length, run.link});
        text += run.text;
        lineHeight = std::max(lineHeight, run.style.font.pointSizeF() * run.style.lineHeight);
    }
    laid.layout =
        std::make_shared<QTextLayout>(text, runs.empty() ? QFont() : runs.front().style.font, &device_);
    laid.layout->setFormats(formats);
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    laid.layout->setTextOption(option);
    laid.layout->beginLayout();
    double y = 0;
    for (QTextLine line = laid.layout->createLine(); line.isValid(); line = laid.layout->createLine()) {
        line.setLineWidth(width * scale_);
        // Lines of one height, whatever the faces in them: the smaller ones would otherwise make them jump.
        line.setPosition({0, (y + lineHeight * 0.5) * scale_ - line.height() / 2});
        laid.tops.push_back(y);
        y += lineHeight;
    }
    laid.layout->endLayout();
    laid.tops.push_back(y);
    return laid;
}

void Flow::putLine(const Laid& laid, int index, double x, double y) {
    const double scale = scale_;
    const double up = laid.tops[static_cast<std::size_t>(index)];
    paint([layout = laid.layout, index, x, y, up, scale](QPainter& painter) {
        painter.save();
        painter.scale(1 / scale, 1 / scale);
        const QTextLine line = layout->lineAt(index);
        line.draw(&painter, {x * scale, (y - up) * scale});
        painter.restore();
    });
    const QTextLine line = laid.layout->lineAt(index);
    const double height = laid.tops[static_cast<std::size_t>(index) + 1] - up;
    for (const auto& link : laid.links) {
        const int begin = std::max(link.begin, line.textStart());
        const int end = std::min(link.end, line.textStart() + line.textLength());
        if (begin >= end)
            continue;
        const double from = line.cursorToX(begin) / scale_;
        const double to = line.cursorToX(end) / scale_;
        links_.push_back({page(), QRectF(x + from, y, to - from, height), link.target});
    }
}

double Flow::heightOf(const Paragraph& runs, double width) const {
    return layOut(runs, width, Qt::AlignLeft).height();
}

double Flow::place(const Paragraph& runs, double x, double y, double width, Qt::Alignment alignment) {
    const Laid laid = layOut(runs, width, alignment);
    for (int line = 0; line < laid.lines(); ++line)
        putLine(laid, line, x, y + laid.tops[static_cast<std::size_t>(line)]);
    return laid.height();
}

void Flow::paragraph(const Paragraph& runs) {
    const Laid laid = layOut(runs, width(), Qt::AlignLeft);
    for (int line = 0; line < laid.lines(); ++line) {
        const double height =
            laid.tops[static_cast<std::size_t>(line) + 1] - laid.tops[static_cast<std::size_t>(line)];
        ensure(height);
        putLine(laid, line, left(), y_);
        y_ += height;
    }
}

void Flow::anchor(const QString& name, const QString& title, int level) {
    anchors_.push_back({name, title, page(), y_, level});
}

void Flow::finish(QPainter& painter) {
    painter.save();
    painter.scale(scale_, scale_);
    for (int index = 0; index < pages(); ++index) {
        if (index > 0)
            device_.newPage();
        for (const auto& item : pages_[static_cast<std::size_t>(index)])
            item(painter);
    }
    painter.restore();
}

} // namespace claimline::ui::print
