#include "app/hints.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSettings>

#include <algorithm>

namespace claimline::ui {

namespace {

const QString key = QStringLiteral("hints");

} // namespace

HintBar::HintBar(QWidget* parent)
    : QWidget(parent)
    , at_(QSettings().value(key).toInt()) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(14, 4, 8, 4);
    words_ = new RunLabel;
    line->addWidget(words_, 1, Qt::AlignVCenter);
    auto* next = new Button(Button::Kind::link, {}, tr("Next hint"));
    auto* close = new Button(Button::Kind::flat, QStringLiteral("close"), {});
    close->setAccessibleName(tr("No more hints"));
    connect(next, &Button::clicked, this, [this] { step(1); });
    connect(close, &Button::clicked, this, [this] { step(static_cast<int>(hints().size())); });
    line->addWidget(next);
    line->addWidget(close);
    setAccessibleName(tr("Hint"));
    words_->setRuns({{hint(), Role::dense}});
    if (hint().isEmpty()) // not shown here: without a parent yet it would be a window of its own
        hide();
}

QStringList HintBar::hints() {
    return {tr("Drag on the axis to choose a stretch of time; the wheel zooms at the cursor."),
            tr("C goes to the next conflict; Enter sets all accounts of an event side by side."),
            tr("A click on a quotation opens the article at that sentence."),
            tr("Everything found can be put right by hand; Ctrl+Z takes it back."),
            tr("F1 tells the rest: the keys, and what each mark means.")};
}

QString HintBar::hint() const {
    return hints().value(at_);
}

void HintBar::showHint() {
    setVisible(!hint().isEmpty());
    words_->setRuns({{hint(), Role::dense}});
}

void HintBar::step(int by) {
    at_ = std::min(at_ + by, static_cast<int>(hints().size()));
    QSettings().setValue(key, at_);
    showHint();
}

void HintBar::again() {
    at_ = 0;
    QSettings().setValue(key, 0);
    showHint();
}

void HintBar::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), tokensOf(palette()).accentTint);
}

} // namespace claimline::ui
