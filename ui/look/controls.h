// Controls that several panes share. All text of data goes through plainLabel or RunLabel: neither reads
// markup.
#pragma once

#include "look/face.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QWidget>

#include <functional>
#include <vector>

class QToolButton;

namespace claimline::ui {

QLabel* plainLabel(const QString& text, Role role, QWidget* parent = nullptr); // Qt::PlainText
QTabBar* plainTabs(const QString& accessibleName); // as wide as their words, with no line of their own
QLabel* paleLabel(const QString& text, Role role, QWidget* parent = nullptr); // in ink-3, follows the palette

// A button of LOOK: 28 high, radius 3; the primary one is filled with the accent.
class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { primary, framed, flat, link };
    Button(Kind kind, const QString& icon, const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind kind_;
    QString icon_;
};

// One line or several of text in changing styles, broken at the width; a piece may be a link or a side's
// mark.
class RunLabel : public QWidget {
    Q_OBJECT
public:
    struct Run {
        QString text;
        Role role = Role::base;
        enum class Ink { ink, ink2, ink3, accent, conflict } ink = Ink::ink;
        bool bold = false;
        QString link = {}; // given to linkActivated
        int side = -2;     // -2: no mark; else the mark of that side stands before the text
    };
    explicit RunLabel(QWidget* parent = nullptr);
    void setRuns(std::vector<Run> runs);
    void setLineHeight(double pixels) { lineHeight_ = pixels; } // 0: of the font
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, heightForWidth(width())}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void linkActivated(const QString& link);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double layOut(int width, QPainter* painter, const QPointF* hit, QString* hitLink) const;
    QString linkAt(QPointF position) const;
    std::vector<Run> runs_;
    double lineHeight_ = 0;
};

// A horizontal or vertical line of one pixel.
class Rule : public QWidget {
    Q_OBJECT
public:
    enum class Weight { ink, rule, rule2 };
    explicit Rule(Weight weight, Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Weight weight_;
};

// A widget that paints itself by a function; for small figures without behaviour.
class Figure : public QWidget {
    Q_OBJECT
public:
    Figure(QSize size, std::function<void(QPainter&, const QRect&, const Tokens&)> paint,
           QWidget* parent = nullptr);
    QSize sizeHint() const override { return size_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize size_;
    std::function<void(QPainter&, const QRect&, const Tokens&)> paint_;
};

} // namespace claimline::ui
