// Flow: text and figures set one below the other on pages that are painted later, when their number is known.
// All measures are points (1/72 inch) from the page's upper left corner. Private to this folder.
#pragma once

#include "look/tokens.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

namespace claimline::ui::print {

// A place that a link leads to, by the name given at Flow::anchor.
struct Link {
    int page = 0;
    QRectF area;
    QString target;
};

struct Anchor {
    QString name;
    QString title; // in the outline; empty: not there
    int page = 0;
    double y = 0;
    int level = 0;
};

struct Style {
    QFont font;
    QColor color;
    double lineHeight = 1.35; // of the font's size
};

// A run of text in one style; a paragraph is a list of them.
struct Run {
    QString text;
    Style style;
    QString link; // anchor name
};
using Paragraph = std::vector<Run>;

// Colours and faces of the printed report: always the light ones.
struct Sheet {
    const Tokens& tokens = lightTokens();
    QColor ink = tokens.ink, ink2 = tokens.ink2, ink3 = tokens.ink3, rule = tokens.rule;
    QColor accent = tokens.accent, conflict = tokens.conflict, conflictTint = tokens.conflictTint;

    Style sans(double points, bool bold = false) const;
    Style serif(double points, bool bold = false) const;
    Style in(Style style, QColor color) const;
};

class Flow {
public:
    Flow(QPdfWriter& device, QSizeF pagePoints);

    // --- where it stands
    int page() const { return current_; }
    double left() const { return marginX; }
    double width() const { return size_.width() - 2 * marginX; }
    double bottom() const { return size_.height() - marginBottom; }
    double y() const { return y_; }
    double room() const { return bottom() - y_; }
    void setY(double y) { y_ = y; }
    void newPage();
    // Goes back to a page that there is, to fill in what is known only later.
    void setPage(int page) { current_ = page; }
    // A new page unless that much room is left; true where it began one.
    bool ensure(double height);

    // --- setting, at the current y and below it
    void skip(double points) { y_ += points; }
    void rule(double thickness, QColor color);
    void paragraph(const Paragraph& runs); // over the full width; breaks over pages by line
    void anchor(const QString& name, const QString& title = {}, int level = 0);

    // --- setting anywhere on this page
    double heightOf(const Paragraph& runs, double width) const;
    // Sets it with its top at (x, y); gives its height.
    double place(const Paragraph& runs, double x, double y, double width,
                 Qt::Alignment alignment = Qt::AlignLeft);
    void paint(std::function<void(QPainter&)> figure); // in points
    double textWidth(const QString& text, const Style& style) const;

    // --- when all is set: paints every page
    void finish(QPainter& painter);

    const std::vector<Link>& links() const { return links_; }
    const std::vector<Anchor>& anchors() const { return anchors_; }
    int pages() const { return static_cast<int>(pages_.size()); }
    double pageHeight() const { return size_.height(); }

    static constexpr double marginX = 45;   // 16 mm
    static constexpr double marginTop = 51; // 18 mm
    static constexpr double marginBottom = 54;

private:
    struct Line; // of one laid out paragraph
    struct Laid;
    Laid layOut(const Paragraph& runs, double width, Qt::Alignment alignment) const;
    void putLine(const Laid& laid, int line, double x, double y);

    using Page = std::vector<std::function<void(QPainter&)>>; // what to paint, in order

    QPdfWriter& device_;
    QSizeF size_;
    double scale_; // device units a point
    double y_ = 0;
    int current_ = -1;
    std::vector<Page> pages_;
    std::vector<Link> links_;
    std::vector<Anchor> anchors_;
};

} // namespace claimline::ui::print
