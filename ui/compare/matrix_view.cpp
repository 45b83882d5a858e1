#include "compare/matrix_view.h"

#include "compare/wrapped_text.h"
#include "look/controls.h"
#include "look/face.h"
#include "look/tokens.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr int bracketHeight = 13;
constexpr int quoteLines = 2;
constexpr int shownEntries = 4; // more are counted; the reader and the table have them all

int quoteHeight() {
    return quoteLines * lineHeight(fontOf(Role::quotation));
}
int saidHeight() {
    return lineHeight(fontOf(Role::small));
}
QString ageWords(const MatrixEntry& entry) {
    const QString said = entry.said.isEmpty() ? QString() : MatrixDelegate::tr("said %1").arg(entry.said);
    switch (entry.state) {
    case CellState::earlier:
        return said + MatrixDelegate::tr(", earlier word");
    case CellState::withdrawn:
        return said + MatrixDelegate::tr(", withdrawn");
    case CellState::current:
        break;
    }
    return said;
}

QString silenceWords(MatrixModel::Silence silence) {
    switch (silence) {
    case MatrixModel::Silence::declined:
        return MatrixDelegate::tr("declined to say");
    case MatrixModel::Silence::unknown:
        return MatrixDelegate::tr("not known to the source");
    case MatrixModel::Silence::withdrawn:
        return MatrixDelegate::tr("withdrawn");
    case MatrixModel::Silence::notMentioned:
    case MatrixModel::Silence::none:
        break;
    }
    return MatrixDelegate::tr("not mentioned");
}

QList<MatrixEntry> entriesOf(const QModelIndex& index) {
    QList<MatrixEntry> entries;
    for (const QVariant& entry : index.data(MatrixModel::EntriesRole).toList())
        entries << entry.value<MatrixEntry>();
    return entries;
}

// How a value stands in its cell: who says it beside it where both find room, else below its lines.
struct EntryLayout {
    QFont font;
    int badge = 0;        // room for it at the left of the value
    int value = 0;        // width of the value on one line
    bool beside = true;   // the speaker stands at the right of the value
    int valueHeight = 27; // of its line, or lines
    int height() const { return valueHeight + quoteHeight() + saidHeight() + 6; }
};

constexpr int mostValueLines = 6;

QString speakerWords(const MatrixEntry& entry) {
    return entry.side.isEmpty() ? entry.speaker : entry.speaker + QStringLiteral(", ") + entry.side;
}

EntryLayout layoutOf(const MatrixEntry& entry, int width) {
    EntryLayout layout;
    layout.font = fontOf(entry.number && entry.value.size() <= 12 ? Role::valueNumber : Role::valueWords);
    layout.badge = entry.badge == marks::Badge::none ? 0 : 23;
    layout.value = QFontMetrics(layout.font).horizontalAdvance(entry.value);
    const int speaker = QFontMetrics(fontOf(Role::small)).horizontalAdvance(speakerWords(entry)) + 24;
    layout.beside = layout.badge + layout.value + std::min(speaker, width * 2 / 5) <= width;
    layout.valueHeight = std::max(27, lineHeight(fontOf(Role::valueNumber)));
    if (layout.beside)
        return layout;
    layout.font = fontOf(Role::strong);
    layout.valueHeight = heightOf(entry.value, layout.font, width - layout.badge, mostValueLines) + 6;
    return layout;
}

// The words of a quotation around its value, so that the value is never what is cut away.
struct QuoteCut {
    QString text;
    int boldFrom;
};

QuoteCut quoteAround(const MatrixEntry& entry, int width, const QFont& font) {
    const QString open(QChar(0x201C));
    const QString close(QChar(0x201D));
    const int room = quoteLines * std::max(1, width / std::max(1, QFontMetrics(font).averageCharWidth())) - 4;
    const int end = entry.boldFrom + entry.boldLength;
    if (entry.boldFrom < 0 || end < room)
        return {open + entry.quote + close, entry.boldFrom < 0 ? -1 : entry.boldFrom + 1};
    int from = std::max(0, entry.boldFrom - room / 3);
    const auto space = entry.quote.indexOf(QLatin1Char(' '), from);
    if (space >= 0 && space < entry.boldFrom)
        from = static_cast<int>(space) + 1;
    const QString rest = entry.quote.mid(from); // a quotation may end in it that begins in what is left out
    const bool closed = rest.endsWith(close.at(0)) && rest.count(close) > rest.count(open);
    return {open + QChar(0x2026) + rest + (closed ? QString() : close), entry.boldFrom - from + 2};
}

} // namespace

// ---------------------------------------------------------------- cells

void MatrixDelegate::paintSpeaker(QPainter& painter, const QRect& line, const MatrixEntry& entry,
                                  const QPalette& palette, bool atRight) const {
    const Tokens& tokens = tokensOf(palette);
    const bool marked = !entry.speaker.isEmpty() && !entry.party.isEmpty();
    const int mark = marked ? 14 : 0;
    QString words = speakerWords(entry);
    if (!atRight)
        words = QStringList{words, ageWords(entry)}.join(QStringLiteral(" · "));
    painter.setFont(fontOf(Role::small));
    painter.setPen(tokens.ink2);
    const QString name = painter.fontMetrics().elidedText(words, Qt::ElideRight, line.width() - mark);
    const int width = painter.fontMetrics().horizontalAdvance(name);
    const int left = atRight ? line.right() + 1 - width : line.left() + mark;
    painter.drawText(QRect(left, line.top(), width + 2, line.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    if (marked)
        marks::drawSide(painter, QPointF(left - 9, line.center().y() + 1),
                        static_cast<int>(parties_.indexOf(entry.party)), tokens,
                        entry.denied || entry.stance != Stance::asserts, 9);
}

int MatrixDelegate::paintEntry(QPainter& painter, const QRect& area, const MatrixEntry& entry,
                               const QPalette& palette) const {
    const Tokens& tokens = tokensOf(palette);
    const EntryLayout layout = layoutOf(entry, area.width());
    const QRect top(area.left(), area.top(), area.width(), layout.valueHeight);
    const QRect value = top.adjusted(layout.badge, 0, 0, 0);
    if (layout.badge > 0) {
        const int middle = layout.beside ? top.center().y() : top.top() + 3 + lineHeight(layout.font) / 2;
        marks::drawBadge(painter, QRectF(top.left(), middle - 7, 17, 16), entry.badge, tokens);
    }
    painter.setPen(entry.state == CellState::current ? tokens.ink : tokens.ink3);
    QFont font = layout.font;
    font.setStrikeOut(entry.state == CellState::withdrawn);
    if (layout.beside) {
        painter.setFont(font);
        painter.drawText(value, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.value);
        paintSpeaker(painter, value.adjusted(layout.value + 10, 0, 0, 0), entry, palette, true);
    } else {
        drawWrapped(painter, value.adjusted(0, 3, 0, 0), entry.value, font, mostValueLines);
    }
    const QRect quoteArea(area.left(), top.bottom() + 1, area.width(), quoteHeight());
    const QRect said(area.left(), quoteArea.bottom() + 1, area.width(), saidHeight());
    if (layout.beside) { // the age of the statement alone
        painter.setFont(fontOf(Role::small));
        painter.setPen(tokens.ink3);
        painter.drawText(said, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(ageWords(entry), Qt::ElideRight, area.width()));
    } else {
        paintSpeaker(painter, said, entry, palette, false);
    }
    painter.setPen(tokens.ink2);
    const QFont quoteFont = fontOf(Role::quotation);
    const QuoteCut quote = quoteAround(entry, area.width(), quoteFont);
    drawWrapped(painter, quoteArea, quote.text, quoteFont, quoteLines, quote.boldFrom, entry.boldLength);
    return layout.height();
}

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Tokens& tokens = tokensOf(option.palette);
    const auto status = static_cast<FacetStatus>(index.data(MatrixModel::StatusRole).toInt());
    painter->save();
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, status == FacetStatus::conflict ? tokens.conflictTint : tokens.canvas);
    painter->fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()), tokens.rule2);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.rule);

    const auto entries = entriesOf(index);
    QRect area = option.rect.adjusted(matrixPadX, matrixPadY, -matrixPadX, -matrixPadY);
    const auto bracket = index.data(MatrixModel::BracketRole).value<MatrixModel::Bracket>();
    if (bracket != MatrixModel::Bracket::none) {
        const double left = bracket == MatrixModel::Bracket::begin ? area.left() : option.rect.left();
        const double right = bracket == MatrixModel::Bracket::end ? area.right() : option.rect.right() + 1;
        const double y = option.rect.top() + matrixPadY + 2;
        painter->fillRect(QRectF(left, y, right - left, 1.5), tokens.ink2);
        if (bracket == MatrixModel::Bracket::begin) {
            painter->fillRect(QRectF(left, y, 1.5, 6), tokens.ink2);
            painter->setFont(fontOf(Role::small));
            painter->setPen(tokens.ink2);
            const QString words = tr("one origin");
            const int width = painter->fontMetrics().horizontalAdvance(words);
            painter->fillRect(QRectF(left + 14, y - 4, width + 10, 10),
                              status == FacetStatus::conflict ? tokens.conflictTint : tokens.canvas);
            painter->drawText(QPointF(left + 19, y + 5), words);
        }
        if (bracket == MatrixModel::Bracket::end)
            painter->fillRect(QRectF(right - 1.5, y, 1.5, 6), tokens.ink2);
        area.setTop(area.top() + bracketHeight);
    }
    if (std::ranges::any_of(entries, &MatrixEntry::denied))
        marks::drawDenialEdge(*painter, option.rect, tokens);
    for (int i = 0; i < std::min<int>(shownEntries, static_cast<int>(entries.size())); ++i) {
        area.setTop(area.top() + paintEntry(*painter, area, entries[i], option.palette));
    }
    painter->setFont(fontOf(Role::small));
    painter->setPen(tokens.ink3);
    const auto silence = static_cast<MatrixModel::Silence>(index.data(MatrixModel::SilenceRole).toInt());
    if (entries.isEmpty()) {
        if (silence == MatrixModel::Silence::declined) {
            marks::drawBadge(*painter, QRectF(area.left(), area.top(), 17, 16), marks::Badge::declines,
                             tokens);
            area.setLeft(area.left() + 23);
        }
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop, silenceWords(silence));
    } else if (entries.size() > shownEntries)
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop,
                          tr("%1 more").arg(entries.size() - shownEntries));
    // What is otherwise than in the reference, and how far a side's figures reach: at the foot of the cell.
    QStringList foot;
    for (const int role : {MatrixModel::RangeRole, MatrixModel::DeltaRole})
        if (const QString words = index.data(role).toString(); !words.isEmpty())
            foot << words;
    if (!foot.isEmpty()) {
        painter->setPen(tokens.ink);
        painter->setFont(fontOf(Role::smallStrong));
        const QRect line(option.rect.left() + matrixPadX,
                         option.rect.bottom() - matrixPadY - saidHeight() + 4,
                         option.rect.width() - 2 * matrixPadX, saidHeight());
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          foot.join(QStringLiteral("; ")));
    }
    if (index.data(MatrixModel::GroupRole).toBool())
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tokens.ink);
    if (index.data(MatrixModel::OddRole).toBool()) {
        painter->setPen(QPen(tokens.conflict, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) || option.state.testFlag(QStyle::State_Selected))
        marks::drawFocus(*painter, QRectF(option.rect).adjusted(3, 3, -4, -4), tokens);
    painter->restore();
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto entries = entriesOf(index);
    const int count = static_cast<int>(entries.size());
    const bool bracket =
        index.data(MatrixModel::BracketRole).value<MatrixModel::Bracket>() != MatrixModel::Bracket::none;
    const int width = std::max(leastColumn, option.rect.width()) - 2 * matrixPadX;
    int height = 2 * matrixPadY - 6 + (count == 0 ? EntryLayout().height() : 0);
    for (int i = 0; i < std::min(count, shownEntries); ++i)
        height += layoutOf(entries[i], width).height();
    if (count > shownEntries)
        height += lineHeight(fontOf(Role::small));
    if (!index.data(MatrixModel::RangeRole).toString().isEmpty())
        height += saidHeight();
    return {leastColumn, height + (bracket ? bracketHeight : 0)};
}

// ---------------------------------------------------------------- the table

MatrixView::MatrixView(QWidget* parent)
    : QTableView(parent)
    , delegate_(new MatrixDelegate(this)) {
    setItemDelegate(delegate_);
    setHorizontalHeader(new MatrixHeader(Qt::Horizontal, this));
    setVerticalHeader(new MatrixHeader(Qt::Vertical, this));
    corner_ = plainLabel(tr("Facet"), Role::strong, this);
    corner_->setAutoFillBackground(true);
    corner_->setBackgroundRole(QPalette::Window);
    corner_->setContentsMargins(20, 0, 0, 0);
    setLayoutDirection(Qt::LeftToRight); // in any language: what the sources say is not mirrored
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setAccessibleName(tr("Comparison of what the sources say"));
    connect(this, &QTableView::doubleClicked, this, &MatrixView::activate);
}

void MatrixView::setMatrix(MatrixModel* model) {
    matrix_ = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &MatrixView::fitColumns);
    fitColumns();
}

void MatrixView::setParties(const QStringList& parties) {
    delegate_->setParties(parties);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()})
        static_cast<MatrixHeader*>(header)->setParties(parties);
    viewport()->update();
}

void MatrixView::fitColumns() {
    const int count = model() ? model()->columnCount() : 0;
    if (count == 0)
        return;
    const int width = std::max(leastColumn, (viewport()->width() - 1) / count);
    for (int column = 0; column < count; ++column)
        setColumnWidth(column, width);
    verticalHeader()->resizeSections(QHeaderView::ResizeToContents); // lines break elsewhere now
    corner_->setText(matrix_->transposed() ? tr("Source") : tr("Facet"));
}

void MatrixView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
    corner_->setGeometry(0, 0, verticalHeader()->width(), horizontalHeader()->height() - 1);
}

void MatrixView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(currentIndex());
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace)
        emit backRequested();
    else if (event == QKeySequence::Copy)
        emit copyRequested();
    else if (event->modifiers() == Qt::NoModifier && !event->text().isEmpty() &&
             QStringLiteral("PDTRMS").contains(event->text().toUpper()))
        emit keyed(event->text().toUpper().at(0)); // not the table's search by typing
    else
        QTableView::keyPressEvent(event);
}

void MatrixView::activate(const QModelIndex& index) {
    const auto entries = entriesOf(index);
    if (!entries.isEmpty())
        emit entryActivated(entries.front());
}

} // namespace claimline::ui
