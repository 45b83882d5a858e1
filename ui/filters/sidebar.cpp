#include "filters/sidebar.h"

#include "look/words.h"
#include "model/names.h"
#include "timeline/marks.h"

#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace claimline::ui {

// ---------------------------------------------------------------- FacetRow

FacetRow::FacetRow(QWidget* parent)
    : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fontOf(Role::dense, font()));
    setCursor(Qt::PointingHandCursor);
}

void FacetRow::setContent(const Content& content, bool checked) {
    content_ = content;
    setChecked(checked);
    setText(content.name);
    setAccessibleName(tr("%1, %n event(s)", nullptr, static_cast<int>(content.count)).arg(content.name));
    update();
}

QSize FacetRow::sizeHint() const {
    return {200, std::max(24, fontMetrics().height() + 3)};
}

void FacetRow::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.setLayoutDirection(Qt::LeftToRight);
    p.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokensOf(palette());
    const double middle = height() / 2.0;
    const QRectF box(2.5, middle - 7, 14, 14);
    p.setPen(QPen(isChecked() ? t.accent : t.ink3, 1.2));
    p.setBrush(isChecked() ? t.accent : t.canvas);
    p.drawRoundedRect(box, 3, 3);
    if (isChecked()) {
        p.setPen(QPen(t.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.drawPolyline(QPolygonF{{box.topLeft() + QPointF(3.5, 7.2), box.topLeft() + QPointF(6, 9.8),
                                  box.topLeft() + QPointF(10.5, 4.4)}});
    }
    double x = 24;
    if (content_.mark == Mark::side) {
        marks::drawSide(p, {x + 6, middle}, content_.value, t);
        x += 19;
    } else if (content_.mark == Mark::status) {
        marks::drawStanding(p, QRectF(x - 1, middle - 7, 14, 14), static_cast<EventStatus>(content_.value),
                            t);
        x += 19;
    }
    p.setFont(font());
    const bool pale = content_.count == 0;
    const QString count = number(content_.count);
    const double countWidth = std::max(30.0, fontMetrics().horizontalAdvance(count) + 6.0);
    const double barRight = width() - countWidth - 2;
    p.setPen(pale ? t.ink3 : t.ink);
    p.drawText(QRectF(x, 0, barRight - 38 - x, height()), Qt::AlignLeft | Qt::AlignVCenter,
               fontMetrics().elidedText(content_.name, Qt::ElideRight, static_cast<int>(barRight - 38 - x)));
    p.drawText(QRectF(width() - countWidth, 0, countWidth - 2, height()), Qt::AlignRight | Qt::AlignVCenter,
               count);
    const double part = content_.most > 0 ? static_cast<double>(content_.count) / content_.most : 0;
    const double length = content_.count == 0 ? 0 : std::max(2.0, 34 * part);
    const bool conflict =
        content_.mark == Mark::status && content_.value == static_cast<int>(EventStatus::contested);
    p.fillRect(QRectF(barRight - length, middle - 3, length, 6), conflict ? t.conflict : t.dens);
    if (hasFocus())
        marks::drawFocus(p, QRectF(rect()).adjusted(1, 1, -1, -1), t);
}

// ---------------------------------------------------------------- FacetGroup

FacetGroup::FacetGroup(const QString& title, QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 10);
    column->setSpacing(0);
    column->addWidget(new Rule(Rule::Weight::ink));
    auto* head = plainLabel(title, Role::denseStrong);
    head->setContentsMargins(0, 6, 0, 3);
    column->addWidget(head);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(0);
    column->addLayout(rows_);
    more_ = new Button(Button::Kind::link, QStringLiteral("chevron-right"), tr("more"));
    more_->hide();
    column->addWidget(more_, 0, Qt::AlignLeft);
    connect(more_, &Button::clicked, this, [this] {
        all_ = true;
        fill();
    });
    setAccessibleName(title);
}

QWidget* FacetGroup::row(int index) const {
    return index >= 0 && index < static_cast<int>(buttons_.size()) ? buttons_[static_cast<std::size_t>(index)]
                                                                   : nullptr;
}

void FacetGroup::setEntries(std::vector<Entry> entries, std::size_t shown) {
    entries_ = std::move(entries);
    shown_ = shown;
    fill();
}

void FacetGroup::fill() {
    const std::size_t count = all_ || entries_.size() <= shown_ + 1 ? entries_.size() : shown_;
    while (buttons_.size() < count) { // rows are kept: the focus stays where it is while counts change
        auto* button = new FacetRow;
        const std::size_t index = buttons_.size();
        connect(button, &FacetRow::clicked, this, [this, index](bool on) {
            if (index < entries_.size())
                emit toggled(entries_[index].value, on);
        });
        rows_->addWidget(button);
        buttons_.push_back(button);
    }
    std::uint32_t most = 0;
    for (const Entry& entry : entries_)
        most = std::max(most, entry.content.count);
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        buttons_[i]->setVisible(i < count);
        if (i < count) {
            entries_[i].content.most = most;
            buttons_[i]->setContent(entries_[i].content, entries_[i].checked);
        }
    }
    more_->setVisible(count < entries_.size());
    more_->setText(tr("%1 more").arg(entries_.size() - std::min(entries_.size(), count)));
    setVisible(!entries_.empty());
}

// ---------------------------------------------------------------- Sidebar

namespace {

template<class T>
void toggle(std::vector<T>& values, const T& value, bool on) {
    std::erase(values, value);
    if (on)
        values.push_back(value);
}

template<class T>
bool holds(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(200);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 12, 14, 12);
    column->setSpacing(4);
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search words, people…"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumHeight(28);
    search_->setAccessibleName(tr("Search words, people"));
    search_->addAction(iconOf(QStringLiteral("search"), palette()), QLineEdit::LeadingPosition);
    column->addWidget(search_);
    column->addSpacing(4);
    status_ = new FacetGroup(tr("Agreement"));
    side_ = new FacetGroup(tr("Who speaks"));
    source_ = new FacetGroup(tr("Source"));
    type_ = new FacetGroup(tr("What"));
    place_ = new FacetGroup(tr("Where"));
    precision_ = new FacetGroup(tr("Date known to"));
    for (FacetGroup* group : {status_, side_, source_, type_, place_, precision_})
        column->addWidget(group);
    auto* views = new QWidget;
    auto* viewsColumn = new QVBoxLayout(views);
    viewsColumn->setContentsMargins(0, 0, 0, 0);
    viewsColumn->setSpacing(0);
    viewsColumn->addWidget(new Rule(Rule::Weight::ink));
    auto* head = plainLabel(tr("Saved views"), Role::denseStrong);
    head->setContentsMargins(0, 6, 0, 3);
    viewsColumn->addWidget(head);
    views_ = new QVBoxLayout;
    views_->setSpacing(0);
    viewsColumn->addLayout(views_);
    column->addWidget(views);
    column->addStretch();
    setWidget(body);
    body->setBackgroundRole(QPalette::Window);
    body->setAutoFillBackground(true);

    auto* typing = new QTimer(this);
    typing->setSingleShot(true);
    typing->setInterval(120);
    connect(search_, &QLineEdit::textChanged, typing, qOverload<>(&QTimer::start));
    connect(typing, &QTimer::timeout, this, [this] {
        if (search_->text().toStdString() != filter_.text)
            choose([this](store::Filter& f) { f.text = search_->text().toStdString(); });
    });
    connect(status_, &FacetGroup::toggled, this, [this](const std::string& value, bool on) {
        if (const auto status = parseName<EventStatus>(value))
            choose([&](store::Filter& f) { toggle(f.statuses, *status, on); });
    });
    connect(type_, &FacetGroup::toggled, this, [this](const std::string& value, bool on) {
        if (const auto type = parseName<EventType>(value))
            choose([&](store::Filter& f) { toggle(f.types, *type, on); });
    });
    connect(precision_, &FacetGroup::toggled, this, [this](const std::string& value, bool on) {
        if (const auto precision = parseName<Precision>(value))
            choose([&](store::Filter& f) { toggle(f.precisions, *precision, on); });
    });
    connect(source_, &FacetGroup::toggled, this, [this](const std::string& value, bool on) {
        choose([&](store::Filter& f) { toggle(f.sources, value, on); });
    });
    connect(place_, &FacetGroup::toggled, this, [this](const std::string& value, bool on) {
        choose([&](store::Filter& f) { toggle(f.places, value, on); });
    });
    connect(side_, &FacetGroup::toggled, this, [this](const std::string& value, bool on) {
        choose([&](store::Filter& f) {
            if (f.parties.empty()) // all boxes are ticked: this one goes
                for (const auto& entry : side_->entries())
                    f.parties.push_back(entry.value);
            toggle(f.parties, value, on);
            if (f.parties.size() == side_->entries().size())
                f.parties.clear();
        });
    });
}

void Sidebar::focusSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void Sidebar::choose(const std::function<void(store::Filter&)>& change) {
    store::Filter filter = filter_;
    change(filter);
    emit filterChosen(filter);
}

void Sidebar::fillSides() {
    std::vector<FacetGroup::Entry> sides;
    for (const store::Count& count : slice_->byParty) {
        const auto found = std::find(slice_->parties.begin(), slice_->parties.end(), count.value);
        const int side =
            found == slice_->parties.end() ? -1 : static_cast<int>(found - slice_->parties.begin());
        sides.push_back({{partyWords(count.value), count.events, 0, FacetRow::Mark::side, side},
                         count.value,
                         filter_.parties.empty() || holds(filter_.parties, count.value)});
    }
    std::sort(sides.begin(), sides.end(), [](const auto& a, const auto& b) {
        return static_cast<unsigned>(a.content.value) < static_cast<unsigned>(b.content.value); // none last
    });
    side_->setEntries(std::move(sides), 7);
}

void Sidebar::setSlice(std::shared_ptr<const store::Slice> slice, const store::Filter& filter) {
    slice_ = std::move(slice);
    filter_ = filter;
    if (!search_->hasFocus() && search_->text().toStdString() != filter.text)
        search_->setText(QString::fromStdString(filter.text));
    if (!slice_)
        return;
    std::vector<FacetGroup::Entry> statuses, types, places, precisions;
    for (int i = countOf<EventStatus>() - 1; i >= 0; --i) { // contested first; zero counts stay
        const auto status = static_cast<EventStatus>(i);
        std::uint32_t events = 0;
        for (const store::Count& count : slice_->byStatus)
            if (count.value == nameOf(status))
                events = count.events;
        statuses.push_back({{statusWords(status), events, 0, FacetRow::Mark::status, i},
                            std::string(nameOf(status)),
                            holds(filter.statuses, status)});
    }
    for (const store::Count& count : slice_->byType)
        if (const auto type = parseName<EventType>(count.value))
            types.push_back({{typeWords(*type), count.events}, count.value, holds(filter.types, *type)});
    for (const store::Count& count : slice_->byPlace)
        if (!count.value.empty())
            places.push_back(
                {{shown(count.value), count.events}, count.value, holds(filter.places, count.value)});
    for (const store::Count& count : slice_->byPrecision)
        if (const auto precision = parseName<Precision>(count.value))
            precisions.push_back({{precisionWords(*precision), count.events},
                                  count.value,
                                  holds(filter.precisions, *precision)});
    const auto byCount = [](const auto& a, const auto& b) { return a.content.count > b.content.count; };
    std::stable_sort(types.begin(), types.end(), byCount);
    std::stable_sort(places.begin(), places.end(), byCount);
    std::stable_sort(precisions.begin(), precisions.end(), [](const auto& a, const auto& b) {
        return *parseName<Precision>(a.value) < *parseName<Precision>(b.value);
    });
    status_->setEntries(std::move(statuses), 4);
    fillSides();
    std::vector<FacetGroup::Entry> sources;
    for (const store::Count& count : slice_->bySource)
        if (sources.size() < 60 || holds(filter.sources, count.value))
            sources.push_back(
                {{shown(count.value), count.events}, count.value, holds(filter.sources, count.value)});
    std::stable_sort(sources.begin(), sources.end(), byCount);
    source_->setEntries(std::move(sources), 5);
    type_->setEntries(std::move(types), 6);
    place_->setEntries(std::move(places), 5);
    precision_->setEntries(std::move(precisions), 5);
}

void Sidebar::setViews(const std::vector<store::SavedView>& views) {
    while (QLayoutItem* item = views_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const store::SavedView& view : views) {
        const QString name = shown(view.name), key = fromUtf8(view.name);
        auto* button = new Button(Button::Kind::flat, QStringLiteral("bookmark"),
                                  QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        button->setFont(fontOf(Role::dense, button->font()));
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &Button::clicked, this, [this, key] { emit viewChosen(key); });
        connect(button, &Button::customContextMenuRequested, this, [this, key, button] {
            QMenu menu;
            menu.addAction(tr("Remove this view"), this, [this, key] { emit viewRemoved(key); });
            menu.exec(button->mapToGlobal(QPoint(0, button->height())));
        });
        views_->addWidget(button, 0, Qt::AlignLeft);
    }
    if (views.empty())
        views_->addWidget(paleLabel(tr("None yet"), Role::small));
}

} // namespace claimline::ui
