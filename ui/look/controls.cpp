#include "look/controls.h"

#include "timeline/marks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

QLabel* plainLabel(const QString& text, Role role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(fontOf(role, label->font()));
    return label;
}

QTabBar* plainTabs(const QString& accessibleName) {
    auto* tabs = new QTabBar;
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->setDocumentMode(true);
    tabs->setAccessibleName(accessibleName);
    return tabs;
}

QLabel* paleLabel(const QString& text, Role role, QWidget* parent) {
    QLabel* label = plainLabel(text, role, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

// ---------------------------------------------------------------- Button

Button::Button(Kind kind, const QString& icon, const QString& text, QWidget* parent)
    : QPushButton(text, parent)
    , kind_(kind)
    , icon_(icon) {
    setFont(fontOf(kind == Kind::primary ? Role::strong : Role::base, font()));
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    if (text.isEmpty())
        setFixedWidth(28);
}

QSize Button::sizeHint() const {
    const int side = kind_ == Kind::link ? 4 : 12;
    const QString words = QString(text()).remove(QLatin1Char('&'));
    const int icon = icon_.isEmpty() ? 0 : 16 + (words.isEmpty() ? 0 : 7);
    return {2 * side + icon + fontMetrics().horizontalAdvance(words) + (menu() != nullptr ? 16 : 0),
            std::max(28, fontMetrics().height() + 8)};
}

void Button::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight); // icon, then words
    p.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokensOf(palette());
    const bool filled = kind_ == Kind::primary && isEnabled();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (kind_ == Kind::primary || kind_ == Kind::framed) {
        p.setPen(filled ? t.accent : t.rule);
        p.setBrush(filled ? t.accent : (isDown() || isChecked() ? t.accentTint : t.canvas));
        p.drawRoundedRect(box, 3, 3);
    } else if (kind_ == Kind::flat && isEnabled() && (underMouse() || isDown() || isChecked())) {
        p.setPen(Qt::NoPen);
        p.setBrush(isChecked() ? t.accentTint : t.well);
        p.drawRoundedRect(box, 3, 3);
    }
    const QColor ink = !isEnabled() ? t.dens : filled ? t.onAccent : kind_ == Kind::link ? t.accent : t.ink;
    const int side = kind_ == Kind::link ? 4 : 12;
    int x = text().isEmpty() ? (width() - 16) / 2 : side;
    if (!icon_.isEmpty()) {
        p.drawPixmap(x, (height() - 16) / 2,
                     iconPixmap(icon_, icon_ == QLatin1String("conflict") ? t.conflict : ink, 16,
                                devicePixelRatioF()));
        x += 23;
    }
    p.setPen(ink);
    p.setFont(font());
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic,
               text());
    if (menu() != nullptr)
        p.drawPixmap(width() - 21, (height() - 12) / 2,
                     iconPixmap(QStringLiteral("chevron-down"), ink, 12, devicePixelRatioF()));
    if (hasFocus())
        marks::drawFocus(p, QRectF(rect()).adjusted(1, 1, -1, -1),
                         filled ? (t.dark ? lightTokens() : darkTokens()) : t);
}

// ---------------------------------------------------------------- RunLabel

RunLabel::RunLabel(QWidget* parent)
    : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
}

void RunLabel::setRuns(std::vector<Run> runs) {
    runs_ = std::move(runs);
    const bool links =
        std::any_of(runs_.begin(), runs_.end(), [](const Run& run) { return !run.link.isEmpty(); });
    setFocusPolicy(links ? Qt::TabFocus : Qt::NoFocus);
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString RunLabel::text() const {
    QString all;
    for (const Run& run : runs_)
        all += run.text;
    return all;
}

QSize RunLabel::sizeHint() const {
    double width = 0;
    for (const Run& run : runs_) {
        QFont face = fontOf(run.role, font());
        if (run.bold)
            face.setWeight(QFont::DemiBold);
        width += QFontMetricsF(face).horizontalAdvance(run.text) + (run.side >= -1 ? 18 : 0);
    }
    const int limited = static_cast<int>(std::ceil(std::min(width + 1, 600.0)));
    return {limited, heightForWidth(std::max(limited, 40))};
}

int RunLabel::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(layOut(width, nullptr, nullptr, nullptr)));
}

double RunLabel::layOut(int width, QPainter* painter, const QPointF* hit, QString* hitLink) const {
    const Tokens& t = tokensOf(palette());
    const auto colorOf = [&](Run::Ink ink) {
        switch (ink) {
        case Run::Ink::ink2:
            return t.ink2;
        case Run::Ink::ink3:
            return t.ink3;
        case Run::Ink::accent:
            return t.accent;
        case Run::Ink::conflict:
            return t.conflict;
        case Run::Ink::ink:
            break;
        }
        return t.ink;
    };
    QString all;
    QList<QTextLayout::FormatRange> formats;
    std::vector<std::pair<qsizetype, int>> sideMarks;
    for (const Run& run : runs_) {
        const qsizetype begin = all.size();
        if (run.side >= -1) { // room for the mark, by spaces that do not break
            sideMarks.emplace_back(begin, run.side);
            all += QString(4, QChar(0xA0));
        }
        all += run.text;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(begin);
        range.length = static_cast<int>(all.size() - begin);
        QFont face = fontOf(run.role, font());
        if (run.bold)
            face.setWeight(QFont::DemiBold);
        range.format.setFont(face);
        range.format.setForeground(colorOf(run.link.isEmpty() ? run.ink : Run::Ink::accent));
        formats << range;
    }
    all.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(all, runs_.empty() ? font() : fontOf(runs_.front().role, font()));
    layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 20));
        const double high = lineHeight_ > 0 ? std::max(lineHeight_, line.height() * 0.9) : line.height();
        line.setPosition({0, y + (high - line.height()) / 2});
        y += high;
    }
    layout.endLayout();
    if (painter != nullptr) {
        layout.draw(painter, {0, 0});
        for (const auto& [at, side] : sideMarks) {
            const QTextLine line = layout.lineForTextPosition(static_cast<int>(at));
            const double x = line.cursorToX(static_cast<int>(at));
            marks::drawSide(*painter, {x + 6, line.y() + line.ascent() - 4.5}, side, t, false, 10);
        }
    }
    if (hit != nullptr && hitLink != nullptr)
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            if (hit->y() < line.y() || hit->y() >= line.y() + line.height() ||
                hit->x() > line.naturalTextWidth())
                continue;
            const int at = line.xToCursor(hit->x(), QTextLine::CursorOnCharacter);
            for (qsizetype r = 0; r < formats.size(); ++r)
                if (at >= formats[r].start && at < formats[r].start + formats[r].length)
                    *hitLink = runs_[static_cast<std::size_t>(r)].link;
        }
    return y;
}

void RunLabel::paintEvent(QPaintEvent*) {
    QPainter p(this);
    layOut(width(), &p, nullptr, nullptr);
    if (hasFocus())
        marks::drawFocus(p, QRectF(rect()).adjusted(1, 1, -1, -1), tokensOf(palette()));
}

QString RunLabel::linkAt(QPointF position) const {
    QString link;
    layOut(width(), nullptr, &position, &link);
    return link;
}

void RunLabel::mouseMoveEvent(QMouseEvent* event) {
    setCursor(linkAt(event->position()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void RunLabel::mouseReleaseEvent(QMouseEvent* event) {
    if (const QString link = linkAt(event->position()); !link.isEmpty())
        emit linkActivated(link);
}

void RunLabel::keyPressEvent(QKeyEvent* event) {
    const auto first =
        std::find_if(runs_.begin(), runs_.end(), [](const Run& run) { return !run.link.isEmpty(); });
    if (first != runs_.end() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space))
        emit linkActivated(first->link);
    else
        QWidget::keyPressEvent(event);
}

// ---------------------------------------------------------------- Rule, Figure

Rule::Rule(Weight weight, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
    , weight_(weight) {
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Rule::paintEvent(QPaintEvent*) {
    const Tokens& t = tokensOf(palette());
    QPainter(this).fillRect(rect(), weight_ == Weight::ink    ? t.ink
                                    : weight_ == Weight::rule ? t.rule
                                                              : t.rule2);
}

Figure::Figure(QSize size, std::function<void(QPainter&, const QRect&, const Tokens&)> paint, QWidget* parent)
    : QWidget(parent)
    , size_(size)
    , paint_(std::move(paint)) {
    setFixedSize(size);
}

void Figure::paintEvent(QPaintEvent*) {
    QPainter p(this);
    paint_(p, rect(), tokensOf(palette()));
}

} // namespace claimline::ui
