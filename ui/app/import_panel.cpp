#include "app/import_panel.h"

#include "look/words.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace claimline::ui {

using Run = RunLabel::Run;

ImportPanel::ImportPanel(QWidget* parent)
    : QWidget(parent) {
    setMinimumWidth(320);
    setAccessibleName(tr("Adding articles"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 12, 18, 18);
    column->setSpacing(10);
    stage_ = new RunLabel;
    column->addWidget(stage_);
    count_ = new RunLabel;
    column->addWidget(count_);
    bar_ = new Figure({100, 8}, [this](QPainter& p, const QRect& r, const Tokens& t) {
        p.fillRect(r, t.well);
        p.fillRect(QRectF(0, 0, r.width() * part_, r.height()), t.accent);
    });
    bar_->setMinimumWidth(100);
    bar_->setMaximumWidth(QWIDGETSIZE_MAX);
    column->addWidget(bar_);
    time_ = new RunLabel;
    column->addWidget(time_);
    auto* buttons = new QHBoxLayout;
    pause_ = new Button(Button::Kind::framed, {}, tr("Pause"));
    pause_->setCheckable(true);
    connect(pause_, &Button::toggled, this, [this](bool on) {
        pause_->setText(on ? tr("Go on") : tr("Pause"));
        emit pause(on);
    });
    buttons->addWidget(pause_);
    cancel_ = new Button(Button::Kind::framed, QStringLiteral("close"), tr("Cancel"));
    close_ = new Button(Button::Kind::framed, {}, tr("Close"));
    connect(cancel_, &Button::clicked, this, [this] {
        cancel_->setEnabled(false);
        emit cancel();
    });
    connect(close_, &Button::clicked, this, &ImportPanel::dismissed);
    buttons->addWidget(cancel_);
    buttons->addWidget(close_);
    buttons->addStretch();
    column->addLayout(buttons);
    hint_ = new RunLabel;
    column->addWidget(hint_);
    column->addSpacing(4);
    column->addWidget(new Rule(Rule::Weight::ink));
    rate_ = new RunLabel;
    column->addWidget(rate_);
    curve_ =
        new Figure({100, 26}, [this](QPainter& p, const QRect& r, const Tokens& t) { paintRates(p, r, t); });
    curve_->setMinimumWidth(100);
    curve_->setMaximumWidth(QWIDGETSIZE_MAX);
    column->addWidget(curve_);
    column->addWidget(new Rule(Rule::Weight::ink));
    column->addWidget(plainLabel(tr("So far"), Role::denseStrong));
    rows_ = new QGridLayout;
    rows_->setHorizontalSpacing(14);
    rows_->setVerticalSpacing(6);
    rows_->setColumnStretch(2, 1);
    column->addLayout(rows_);
    current_ = new RunLabel;
    column->addWidget(current_);
    column->addStretch();
    rest();
}

void ImportPanel::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), tokensOf(palette()).canvas);
}

void ImportPanel::setRow(int row, const QString& name, std::size_t value, const QString& remark) {
    while (static_cast<int>(cells_.size()) <= row) {
        std::array<RunLabel*, 3> cells{new RunLabel, new RunLabel, new RunLabel};
        for (int i = 0; i < 3; ++i)
            rows_->addWidget(cells[static_cast<std::size_t>(i)], static_cast<int>(cells_.size()), i);
        cells_.push_back(cells);
    }
    const auto& cells = cells_[static_cast<std::size_t>(row)];
    cells[0]->setRuns({{name, Role::dense}});
    cells[1]->setRuns({{number(static_cast<std::int64_t>(value)), Role::denseStrong, Run::Ink::ink, true}});
    cells[2]->setRuns({{remark, Role::small, Run::Ink::ink2}});
}

double ImportPanel::rate() const {
    const std::size_t count = std::min<std::size_t>(rates_.size(), 8);
    double sum = 0;
    for (std::size_t i = rates_.size() - count; i < rates_.size(); ++i)
        sum += rates_[i];
    return count > 0 ? sum / static_cast<double>(count) : 0;
}

void ImportPanel::paintRates(QPainter& p, const QRect& r, const Tokens& t) const {
    if (rates_.size() < 2)
        return;
    p.setRenderHint(QPainter::Antialiasing);
    const double most = std::max(1.0, *std::max_element(rates_.begin(), rates_.end()));
    QPolygonF line;
    for (std::size_t i = 0; i < rates_.size(); ++i)
        line << QPointF(static_cast<double>(i) * r.width() / static_cast<double>(rates_.size() - 1),
                        r.height() - 2 - (r.height() - 4) * rates_[i] / most);
    p.setPen(QPen(t.ink2, 1.5));
    p.drawPolyline(line);
}

// As it stands before anything was added.
void ImportPanel::rest() {
    stage_->setRuns({{tr("Adding articles"), Role::strong}});
    count_->setRuns({{tr("Nothing is being read now."), Role::base, Run::Ink::ink2}});
    hint_->setRuns({{tr("Drop files or folders on the window, or take Add articles. What is known already is "
                        "skipped."),
                     Role::small, Run::Ink::ink2}});
    rate_->setRuns({{tr("Rate   "), Role::denseStrong}, {QStringLiteral("—"), Role::dense, Run::Ink::ink3}});
    for (int i = 0; i < 3; ++i)
        setRow(i, QStringList{tr("New articles"), tr("Known already"), tr("Refused")}.at(i), 0, {});
    pause_->hide();
    cancel_->hide();
}

void ImportPanel::start() {
    part_ = 0;
    seconds_ = 0;
    added_ = 0;
    rates_.clear();
    rate_->setRuns({});
    pause_->setChecked(false);
    pause_->show();
    stage_->setRuns({{tr("Adding articles"), Role::strong}});
    count_->setRuns({{tr("Reading…"), Role::valueNumber}});
    time_->setRuns({});
    current_->setRuns({});
    hint_->setRuns({{tr("Cancel keeps what is stored. Adding the folder again goes on from there."),
                     Role::small, Run::Ink::ink2}});
    cancel_->setEnabled(true);
    cancel_->show();
    close_->hide();
    for (int i = 0; i < 3; ++i)
        setRow(i, QStringList{tr("New articles"), tr("Known already"), tr("Refused")}.at(i), 0, {});
    bar_->update();
}

QString ImportPanel::timeLeft(const ingest::Progress& progress) {
    if (progress.filesDone == 0 || progress.filesTotal <= progress.filesDone || progress.seconds < 1)
        return {};
    const double left = progress.seconds / static_cast<double>(progress.filesDone) *
                        static_cast<double>(progress.filesTotal - progress.filesDone);
    if (left < 10)
        return tr("a few seconds left");
    if (left < 90)
        return tr("%n second(s) left", nullptr, static_cast<int>(std::ceil(left / 10) * 10));
    return tr("%n min left", nullptr, static_cast<int>(std::round(left / 60)));
}

void ImportPanel::setProgress(const ingest::Progress& progress) {
    part_ = progress.filesTotal > 0
                ? static_cast<double>(progress.filesDone) / static_cast<double>(progress.filesTotal)
                : 0;
    bar_->update();
    const QString stage = progress.stage == ingest::Progress::Stage::dating ? tr("Dating articles")
                          : progress.stage == ingest::Progress::Stage::joining
                              ? tr("Joining reports to events")
                              : tr("Adding articles");
    stage_->setRuns({{stage, Role::strong}});
    count_->setRuns({{number(static_cast<std::int64_t>(progress.filesDone)), Role::valueNumber},
                     {tr("  of %1 files").arg(number(static_cast<std::int64_t>(progress.filesTotal))),
                      Role::base, Run::Ink::ink2}});
    time_->setRuns(
        {{timeLeft(progress), Role::smallStrong},
         {tr("   running %1 s").arg(static_cast<int>(progress.seconds)), Role::small, Run::Ink::ink2}});
    if (progress.seconds >= seconds_ + 0.5 || progress.seconds < seconds_) {
        const double passed = progress.seconds - seconds_;
        if (passed > 0 && progress.articles >= added_)
            rates_.push_back(static_cast<double>(progress.articles - added_) / passed);
        if (rates_.size() > 240)
            rates_.erase(rates_.begin());
        seconds_ = progress.seconds;
        added_ = progress.articles;
        rate_->setRuns({{tr("Rate   "), Role::denseStrong},
                        {number(static_cast<std::int64_t>(rate())), Role::denseStrong, Run::Ink::ink, true},
                        {tr(" articles a second"), Role::dense}});
        curve_->update();
    }
    setRow(0, tr("New articles"), progress.added, {});
    setRow(1, tr("Known already"), progress.duplicates,
           progress.duplicates > 0 ? tr("same text, skipped") : QString());
    setRow(2, tr("Refused"), progress.refused, progress.refused > 0 ? tr("listed below") : QString());
    current_->setRuns({{shown(progress.current), Role::small, Run::Ink::ink3}});
}

void ImportPanel::finish(const ingest::Summary& summary) {
    part_ = 1;
    bar_->update();
    stage_->setRuns(
        {{summary.cancelled ? tr("Cancelled: what was stored stays") : tr("Done"), Role::strong}});
    count_->setRuns({{number(static_cast<std::int64_t>(summary.added)), Role::valueNumber},
                     {tr("  new articles"), Role::base, Run::Ink::ink2}});
    time_->setRuns({{tr("%1 s").arg(summary.seconds, 0, 'f', 1), Role::small, Run::Ink::ink2}});
    setRow(0, tr("New articles"), summary.added,
           summary.foreign == 0
               ? QString()
               : tr("%n not in English: kept, not analysed", nullptr, static_cast<int>(summary.foreign)));
    setRow(1, tr("Known already"), summary.duplicates, {});
    setRow(2, tr("Refused"), summary.refused.size(),
           summary.refused.empty() ? QString() : tr("listed below"));
    setRow(3, tr("Events"), summary.events, {});
    setRow(4, tr("Conflicts"), summary.conflicts, {});
    hint_->setRuns({});
    current_->setRuns({});
    pause_->hide();
    cancel_->hide();
    close_->show();
}

void ImportPanel::fail(const QString& message) {
    stage_->setRuns({{tr("Nothing more could be added"), Role::strong, Run::Ink::conflict}});
    hint_->setRuns({{message, Role::base}});
    pause_->hide();
    cancel_->hide();
    close_->show();
}

} // namespace claimline::ui
