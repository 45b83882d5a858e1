#include "compare/matrix_view.h"

#include "look/controls.h"
#include "look/face.h"
#include "look/tokens.h"
#include "look/words.h"
#include "timeline/marks.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr int padX = 12;
constexpr int padY = 8;
constexpr int bracketHeight = 13;
constexpr int valueHeight = 27;
constexpr int quoteLines = 2;
constexpr int facetWidth = 236;
constexpr int leastColumn = 220;
constexpr int shownEntries = 4; // more are counted; the reader and the table have them all

int lineHeight(const QFont& font) {
    return QFontMetrics(font).height();
}
int quoteHeight() {
    return quoteLines * lineHeight(fontOf(Role::quotation));
}
int saidHeight() {
    return lineHeight(fontOf(Role::small));
}
int entryHeight() {
    return std::max(valueHeight, lineHeight(fontOf(Role::valueNumber))) + quoteHeight() + saidHeight() + 6;
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

// Text over at most `lines` lines from the top of the area, the last one elided; `boldFrom` words in bold.
void drawWrapped(QPainter& painter, const QRect& area, const QString& text, const QFont& font, int lines,
                 int boldFrom = -1, int boldLength = 0) {
    QTextLayout layout(text, font);
    if (boldFrom >= 0 && boldLength > 0) {
        QTextLayout::FormatRange bold;
        bold.start = boldFrom;
        bold.length = boldLength;
        bold.format.setFontWeight(QFont::Bold);
        layout.setFormats({bold});
    }
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
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
    return {open + QChar(0x2026) + entry.quote.mid(from) + close, entry.boldFrom - from + 2};
}

} // namespace

// ---------------------------------------------------------------- cells

void MatrixDelegate::paintSpeaker(QPainter& painter, const QRect& line, const MatrixEntry& entry,
                                  const QPalette& palette) const {
    const Tokens& tokens = tokensOf(palette);
    painter.setFont(fontOf(Role::small));
    painter.setPen(tokens.ink2);
    const int most = line.width() / 2;
    QString who = entry.speaker;
    if (!entry.side.isEmpty())
        who += QStringLiteral(", ") + entry.side;
    const QString name = painter.fontMetrics().elidedText(who, Qt::ElideRight, most);
    const int width = painter.fontMetrics().horizontalAdvance(name);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, name);
    const bool hollow = entry.denied || entry.stance != Stance::asserts;
    if (!entry.speaker.isEmpty() && !entry.party.isEmpty())
        marks::drawSide(painter, QPointF(line.right() - width - 9, line.center().y() + 1),
                        static_cast<int>(parties_.indexOf(entry.party)), tokens, hollow, 9);
}

void MatrixDelegate::paintEntry(QPainter& painter, const QRect& area, const MatrixEntry& entry,
                                const QPalette& palette) const {
    const Tokens& tokens = tokensOf(palette);
    const QRect valueLine(area.left(), area.top(), area.width(),
                          entryHeight() - quoteHeight() - saidHeight() - 6);
    paintSpeaker(painter, valueLine, entry, palette);
    int x = area.left();
    const auto badge = marks::badgeOf(entry.hedge, entry.denied ? Stance::denies : entry.stance);
    if (badge != marks::Badge::none) {
        marks::drawBadge(painter, QRectF(x, valueLine.center().y() - 7, 17, 16), badge, tokens);
        x += 23;
    }
    painter.setPen(entry.state == CellState::current ? tokens.ink : tokens.ink3);
    QFont font =
        entry.number && entry.value.size() <= 12 ? fontOf(Role::valueNumber) : fontOf(Role::valueWords);
    font.setStrikeOut(entry.state == CellState::withdrawn);
    painter.setFont(font);
    // A value is never cut: a long one takes the lines of the quotation instead.
    const int room = valueLine.right() - x - area.width() / 3;
    if (painter.fontMetrics().horizontalAdvance(entry.value) <= room) {
        painter.drawText(QRect(x, valueLine.top(), room, valueLine.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.value);
    } else {
        drawWrapped(painter, QRect(x, valueLine.top() + 4, room, valueLine.height()), entry.value,
                    fontOf(Role::strong), 2);
    }
    painter.setPen(tokens.ink2);
    const QFont quoteFont = fontOf(Role::quotation);
    const QuoteCut quote = quoteAround(entry, area.width(), quoteFont);
    // Age of the statement, under who says it.
    painter.setFont(fontOf(Role::small));
    painter.setPen(tokens.ink3);
    painter.drawText(QRect(area.left(), valueLine.bottom() + 1 + quoteHeight(), area.width(), saidHeight()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(ageWords(entry), Qt::ElideRight, area.width()));
    painter.setPen(tokens.ink2);
    drawWrapped(painter, QRect(area.left(), valueLine.bottom() + 1, area.width(), quoteHeight()), quote.text,
                quoteFont, quoteLines, quote.boldFrom, entry.boldLength);
}

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Tokens& tokens = tokensOf(option.palette);
    const auto status = static_cast<FacetStatus>(index.data(MatrixModel::StatusRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, status == FacetStatus::conflict ? tokens.conflictTint : tokens.canvas);
    painter->fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()), tokens.rule2);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.rule);

    const auto entries = entriesOf(index);
    QRect area = option.rect.adjusted(padX, padY, -padX, -padY);
    const auto bracket = index.data(MatrixModel::BracketRole).value<MatrixModel::Bracket>();
    if (bracket != MatrixModel::Bracket::none) {
        const double left = bracket == MatrixModel::Bracket::begin ? area.left() : option.rect.left();
        const double right = bracket == MatrixModel::Bracket::end ? area.right() : option.rect.right() + 1;
        const double y = option.rect.top() + padY + 2;
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
        paintEntry(*painter, area, entries[i], option.palette);
        area.setTop(area.top() + entryHeight());
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
        const QRect line(option.rect.left() + padX, option.rect.bottom() - padY - saidHeight() + 4,
                         option.rect.width() - 2 * padX, saidHeight());
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
    Q_UNUSED(option)
    const int count = static_cast<int>(index.data(MatrixModel::EntriesRole).toList().size());
    const bool bracket =
        index.data(MatrixModel::BracketRole).value<MatrixModel::Bracket>() != MatrixModel::Bracket::none;
    int height = std::max(1, std::min(count, shownEntries)) * entryHeight() + 2 * padY - 6;
    if (count > shownEntries)
        height += lineHeight(fontOf(Role::small));
    if (!index.data(MatrixModel::RangeRole).toString().isEmpty())
        height += saidHeight();
    return {leastColumn, height + (bracket ? bracketHeight : 0)};
}

// ---------------------------------------------------------------- heads

MatrixHeader::MatrixHeader(Qt::Orientation orientation, QWidget* parent)
    : QHeaderView(orientation, parent) {
    setSectionsClickable(false);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (orientation == Qt::Vertical)
        setSectionResizeMode(QHeaderView::ResizeToContents);
}

bool MatrixHeader::showsFacets() const {
    const auto* matrix = qobject_cast<const MatrixModel*>(model());
    return matrix && (orientation() == Qt::Vertical) != matrix->transposed();
}

QString MatrixHeader::text(int section, int role) const {
    return model()->headerData(section, orientation(), role).toString();
}

QSize MatrixHeader::sectionSizeFromContents(int section) const {
    Q_UNUSED(section)
    const int lines = lineHeight(fontOf(Role::strong)) + 2 * lineHeight(fontOf(Role::small));
    return {orientation() == Qt::Vertical ? facetWidth : leastColumn,
            lines + 2 * padY + (orientation() == Qt::Vertical ? 12 : 0)};
}

void MatrixHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Tokens& tokens = tokensOf(palette());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, orientation() == Qt::Vertical ? tokens.canvas : tokens.chrome);
    if (showsFacets())
        paintFacet(*painter, rect, section);
    else
        paintColumn(*painter, rect, section);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      orientation() == Qt::Vertical ? tokens.rule : tokens.ink);
    if (orientation() == Qt::Vertical)
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), tokens.rule2);
    painter->restore();
}

namespace {

QString stateWords(MatrixModel::RowState state, int origins) {
    using State = MatrixModel::RowState;
    const QString count = MatrixHeader::tr("%n origin(s)", nullptr, origins);
    switch (state) {
    case State::agree:
        return MatrixHeader::tr("agree, %1").arg(count);
    case State::compatible:
        return MatrixHeader::tr("within each other's margins, %1").arg(count);
    case State::updated:
        return MatrixHeader::tr("updated, %1").arg(count);
    case State::scope:
        return MatrixHeader::tr("count different things, %1").arg(count);
    case State::conflict:
        return MatrixHeader::tr("cannot both hold, %1").arg(count);
    case State::denied:
        return MatrixHeader::tr("denied, %1").arg(count);
    case State::single:
        break;
    }
    return MatrixHeader::tr("one origin only");
}

} // namespace

void MatrixHeader::paintFacet(QPainter& painter, const QRect& rect, int section) const {
    const Tokens& tokens = tokensOf(palette());
    const auto status = static_cast<FacetStatus>(
        model()->headerData(section, orientation(), MatrixModel::StatusRole).toInt());
    const bool conflict = status == FacetStatus::conflict;
    if (conflict)
        marks::drawConflictRow(painter, rect, tokens);
    const auto state = static_cast<MatrixModel::RowState>(
        model()->headerData(section, orientation(), MatrixModel::StateRole).toInt());
    if (state == MatrixModel::RowState::compatible)
        marks::drawCompatibleEdge(painter, rect, tokens);
    if (state == MatrixModel::RowState::denied)
        marks::drawDenialEdge(painter, rect, tokens);
    if (orientation() == Qt::Vertical &&
        model()->headerData(section, orientation(), MatrixModel::GroupRole).toBool())
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), tokens.ink);
    QRect area = rect.adjusted(20, padY, -padX, -padY);
    if (state == MatrixModel::RowState::updated || state == MatrixModel::RowState::agree ||
        state == MatrixModel::RowState::single) {
        const auto standing = state == MatrixModel::RowState::updated ? EventStatus::updated
                              : state == MatrixModel::RowState::agree ? EventStatus::corroborated
                                                                      : EventStatus::single;
        marks::drawStanding(painter, QRectF(area.right() - 14, area.top() + 2, 14, 14), standing, tokens);
    }
    if (state == MatrixModel::RowState::scope) { // one thing inside another
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.ink2, 1.5));
        painter.drawRect(QRectF(area.right() - 14, area.top() + 2, 13, 13));
        painter.drawRect(QRectF(area.right() - 14, area.top() + 8, 7, 7));
    }
    painter.setPen(tokens.ink);
    painter.setFont(fontOf(Role::strong));
    const int name = lineHeight(painter.font());
    painter.drawText(QRect(area.left(), area.top(), area.width(), name),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(capital(text(section, Qt::DisplayRole)), Qt::ElideRight,
                                                      area.width() - 18));
    area.setTop(area.top() + name + 2);
    const QString headline = text(section, MatrixModel::HeadlineRole);
    if (conflict && !headline.isEmpty()) {
        painter.setPen(tokens.conflict);
        painter.setFont(fontOf(Role::valueNumber));
        const QStringList sides = headline.split(QStringLiteral(" ≠ "));
        const QFontMetrics metrics = painter.fontMetrics();
        int x = area.left();
        const int middle = area.top() + metrics.height() / 2;
        for (int i = 0; i < sides.size(); ++i) {
            if (i > 0) {
                marks::drawNotEqual(painter, QRectF(x + 5, middle - 7, 14, 14), tokens.conflict, 2.2);
                x += 24;
            }
            const QString part = metrics.elidedText(sides[i], Qt::ElideRight, area.right() - x);
            painter.drawText(x, area.top() + metrics.ascent(), part);
            x += metrics.horizontalAdvance(part);
        }
        area.setTop(area.top() + metrics.height() + 1);
    }
    painter.setPen(tokens.ink3);
    const QFont small = fontOf(Role::small);
    painter.setFont(small);
    const int origins = model()->headerData(section, orientation(), MatrixModel::OriginsRole).toInt();
    QString why = stateWords(state, origins);
    if (status != FacetStatus::single && status != FacetStatus::agree)
        why += QStringLiteral(". ") + text(section, MatrixModel::BecauseRole);
    const int lines = std::max(1, area.height() / std::max(1, lineHeight(small)));
    drawWrapped(painter, area, why, small, lines);
}

void MatrixHeader::paintColumn(QPainter& painter, const QRect& rect, int section) const {
    const Tokens& tokens = tokensOf(palette());
    QRect area = rect.adjusted(padX, padY, -padX, -padY);
    const int number = model()->headerData(section, orientation(), MatrixModel::NumberRole).toInt();
    painter.setFont(fontOf(Role::strong));
    int x = area.left();
    const QString grade = text(section, MatrixModel::GradeRole);
    const auto* matrix = qobject_cast<const MatrixModel*>(model());
    if (matrix != nullptr && number > 0) {
        marks::drawGrade(painter, QRectF(area.right() - 24, area.top(), 24, 17),
                         grade.isEmpty() ? QStringLiteral("F6") : grade, !grade.isEmpty(),
                         fontOf(Role::small), tokens);
        area.setRight(area.right() - 30);
    }
    if (matrix != nullptr && matrix->reference() == section)
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 3), tokens.accent);
    const QString party = text(section, MatrixModel::PartyRole);
    if (number == 0 && !party.isEmpty()) {
        marks::drawSide(painter, QPointF(x + 6, area.top() + 9), static_cast<int>(parties_.indexOf(party)),
                        tokens, false, 10);
        x += 18;
    }
    if (number > 0) {
        painter.setPen(tokens.accent);
        painter.drawText(x, area.top() + painter.fontMetrics().ascent(), QString::number(number));
        x += painter.fontMetrics().horizontalAdvance(QString::number(number)) + 12;
    }
    const auto line = [&](const QString& words, const QFont& font, const QColor& color) {
        painter.setFont(font);
        painter.setPen(color);
        const QFontMetrics metrics = painter.fontMetrics();
        painter.drawText(x, area.top() + metrics.ascent(),
                         metrics.elidedText(words, Qt::ElideRight, area.right() - x));
        area.setTop(area.top() + metrics.height());
    };
    line(capital(text(section, Qt::DisplayRole)), fontOf(Role::strong), tokens.ink);
    line(text(section, MatrixModel::SublineRole), fontOf(Role::small), tokens.ink2);
    line(text(section, MatrixModel::DateRole), fontOf(Role::small), tokens.ink);
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
             QStringLiteral("PDTR").contains(event->text().toUpper()))
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
