#include "filters/chips_bar.h"

#include "look/words.h"
#include "timeline/marks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace claimline::ui {

ChipButton::ChipButton(const Chip& chip, QWidget* parent)
    : QAbstractButton(parent)
    , name_(chip.name) {
    setText(chip.value);
    setFont(fontOf(Role::dense, font()));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Filter: %1 %2. Enter edits it, Delete removes it").arg(name_, text()));
}

QSize ChipButton::sizeHint() const {
    const QFontMetrics strong(fontOf(Role::denseStrong, font()));
    const int name = name_.isEmpty() ? 0 : fontMetrics().horizontalAdvance(name_ + QLatin1Char(' ')) + 2;
    return {std::min(320, 8 + name + strong.horizontalAdvance(text()) + 26),
            std::max(24, fontMetrics().height() + 6)};
}

void ChipButton::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokensOf(palette());
    p.setPen(Qt::NoPen);
    p.setBrush(t.accentTint);
    p.drawRoundedRect(rect(), 3, 3);
    double x = 8;
    p.setFont(font());
    if (!name_.isEmpty()) {
        p.setPen(t.ink2);
        p.drawText(QRectF(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, name_);
        x += fontMetrics().horizontalAdvance(name_ + QLatin1Char(' ')) + 2;
    }
    const QFont strong = fontOf(name_.isEmpty() ? Role::dense : Role::denseStrong, font());
    p.setFont(strong);
    p.setPen(t.ink);
    const double room = width() - x - 22;
    p.drawText(QRectF(x, 0, room + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(strong).elidedText(text(), Qt::ElideRight, room + 1));
    p.drawPixmap(QPointF(width() - 19, (height() - 12) / 2.0),
                 iconPixmap(QStringLiteral("close"), underMouse() ? t.ink : t.ink2, 12, devicePixelRatioF()));
    if (hasFocus())
        marks::drawFocus(p, QRectF(rect()).adjusted(1, 1, -1, -1), t);
}

void ChipButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        emit edited();
    else
        QAbstractButton::keyPressEvent(event);
}

void ChipButton::mouseReleaseEvent(QMouseEvent* event) {
    QAbstractButton::mouseReleaseEvent(event);
    if (!rect().contains(event->position().toPoint()))
        return;
    if (event->position().x() >= width() - 26)
        emit removed();
    else
        emit edited();
}

ChipsBar::ChipsBar(QWidget* parent)
    : QWidget(parent) {
    setFixedHeight(40);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 0, 12, 0);
    line->setSpacing(8);
    chips_ = new QHBoxLayout;
    chips_->setSpacing(8);
    line->addLayout(chips_);
    auto* add = new Button(Button::Kind::link, QStringLiteral("plus"), tr("Filter"));
    menu_ = new QMenu(add);
    connect(add, &Button::clicked, this,
            [this, add] { menu_->popup(add->mapToGlobal(QPoint(0, add->height()))); });
    line->addWidget(add);
    line->addStretch();
    counts_ = new RunLabel;
    line->addWidget(counts_, 0, Qt::AlignVCenter);
    auto* save = new Button(Button::Kind::framed, QStringLiteral("bookmark"), tr("Save view"));
    connect(save, &Button::clicked, this, &ChipsBar::saveView);
    line->addWidget(save);
}

void ChipsBar::setFilter(const store::Filter& filter, std::uint32_t shown, std::uint32_t total) {
    while (QLayoutItem* item = chips_->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    count_ = 0;
    for (const Chip& chip : chipsOf(filter)) {
        auto* button = new ChipButton(chip);
        connect(button, &ChipButton::removed, this,
                [this, without = chip.without] { emit filterChosen(without); });
        connect(button, &ChipButton::edited, this, [this, button, member = chip.member] {
            emit editChip(member, button->mapToGlobal(QPoint(0, button->height())));
        });
        chips_->addWidget(button);
        ++count_;
    }
    if (count_ == 0)
        chips_->addWidget(paleLabel(tr("No filter"), Role::dense));
    using Run = RunLabel::Run;
    counts_->setRuns(
        {Run{number(shown), Role::denseStrong, Run::Ink::ink, true},
         Run{shown == total ? tr(" events") : tr(" of %1 events").arg(number(total)), Role::dense}});
}

} // namespace claimline::ui
