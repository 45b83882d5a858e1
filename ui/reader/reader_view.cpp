#include "reader/reader_view.h"

#include "look/face.h"
#include "look/tokens.h"
#include "timeline/marks.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace claimline::ui {

namespace {

constexpr double leftMargin = 170;
constexpr double rightMargin = 170;
constexpr double widestText = 560;
constexpr double leastText = 260;
constexpr double gap = 20;
constexpr double cutHeight = 26;

double above(ReaderBlock::Kind kind) {
    switch (kind) {
    case ReaderBlock::Kind::title:
        return 24;
    case ReaderBlock::Kind::heading:
        return 20;
    default:
        return 12;
    }
}

QFont faceOf(ReaderBlock::Kind kind) {
    QFont font;
    switch (kind) {
    case ReaderBlock::Kind::title:
        return fontOf(Role::compareTitle);
    case ReaderBlock::Kind::heading:
        font = fontOf(Role::article);
        font.setBold(true);
        return font;
    case ReaderBlock::Kind::cut:
        return fontOf(Role::dense);
    default:
        return fontOf(Role::article);
    }
}

} // namespace

ReaderView::ReaderView(QWidget* parent)
    : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Article text"));
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    verticalScrollBar()->setSingleStep(27);
}

void ReaderView::setDocument(ReaderDocument document, QStringList parties) {
    document_ = std::move(document);
    parties_ = std::move(parties);
    selected_ = none;
    markBegin_ = markEnd_ = 0;
    unfolded_.clear();
    hits_.clear();
    drawnFrom_ = drawnTo_ = -1;
    setAccessibleDescription(document_.text.left(2000));
    relayout();
    verticalScrollBar()->setValue(0);
}

void ReaderView::setShown(bool claims, bool times, bool places) {
    claims_ = claims;
    times_ = times;
    places_ = places;
    viewport()->update();
}

void ReaderView::setCutsShown(bool shown) {
    cutsShown_ = shown;
    relayout();
}

double ReaderView::textLeft() const {
    const double right = narrow() ? 0 : rightMargin;
    const double spare = viewport()->width() - leftMargin - right - textWidth() - 2 * gap;
    return leftMargin + gap + std::max(0.0, spare / 2);
}

bool ReaderView::narrow() const {
    return viewport()->width() < leftMargin + rightMargin + widestText + 2 * gap - 40;
}

double ReaderView::textWidth() const {
    const double right = narrow() ? 0 : rightMargin;
    return std::clamp(viewport()->width() - leftMargin - right - 2 * gap, leastText, widestText);
}

// ---------------------------------------------------------------- layout

ReaderView::Laid ReaderView::layOut(const ReaderBlock& block) const {
    Laid laid;
    const QFont font = faceOf(block.kind);
    laid.layout =
        std::make_unique<QTextLayout>(document_.text.mid(block.begin, block.end - block.begin), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    laid.layout->setTextOption(option);
    const double lead = block.kind == ReaderBlock::Kind::title ? 1.0 : 1.22; // room for the underlines
    laid.layout->beginLayout();
    for (QTextLine line = laid.layout->createLine(); line.isValid(); line = laid.layout->createLine()) {
        line.setLineWidth(textWidth());
        line.setPosition({0, laid.height});
        laid.height += line.height() * lead;
    }
    laid.layout->endLayout();
    return laid;
}

void ReaderView::relayout() {
    laid_.clear();
    double y = 8;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
        const ReaderBlock& block = document_.blocks[i];
        y += above(block.kind);
        const bool folded = block.kind == ReaderBlock::Kind::cut && !cutsShown_ && !unfolded_.contains(i);
        Laid laid = folded ? Laid{nullptr, 0, cutHeight} : layOut(block);
        laid.top = y;
        y += laid.height;
        laid_.push_back(std::move(laid));
    }
    placeNotes(document_.leftNotes, left_);
    placeNotes(document_.rightNotes, right_);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(y) + 60 - viewport()->height()));
    viewport()->update();
}

// Beside its line where there is room, else below the note before it.
void ReaderView::placeNotes(const std::vector<ReaderNote>& notes, std::vector<Beside>& placed) const {
    placed.clear();
    double free = 0;
    for (const ReaderNote& note : notes) {
        const double top = std::max(topOf(note.at), free);
        placed.push_back({&note, top});
        free = top + QFontMetrics(fontOf(Role::small)).height() * (note.second.isEmpty() ? 1 : 2) + 5;
    }
}

int ReaderView::blockAt(double y) const {
    const auto after = std::ranges::upper_bound(laid_, y, {}, &Laid::top);
    return static_cast<int>(after - laid_.begin()) - 1;
}

double ReaderView::topOf(int unit) const {
    for (std::size_t i = 0; i < laid_.size() && i < document_.blocks.size(); ++i) {
        const ReaderBlock& block = document_.blocks[i];
        if (unit >= block.end)
            continue;
        if (!laid_[i].layout)
            return laid_[i].top;
        const QTextLine line = laid_[i].layout->lineForTextPosition(std::max(0, unit - block.begin));
        return laid_[i].top + (line.isValid() ? line.y() : 0);
    }
    return laid_.empty() ? 0 : laid_.back().top;
}

int ReaderView::unitAt(QPointF point) const {
    const double y = point.y() + verticalScrollBar()->value();
    const int at = blockAt(y);
    if (at < 0 || !laid_[static_cast<std::size_t>(at)].layout)
        return -1;
    const Laid& laid = laid_[static_cast<std::size_t>(at)];
    for (int i = 0; i < laid.layout->lineCount(); ++i) {
        const QTextLine line = laid.layout->lineAt(i);
        const double x = point.x() - textLeft();
        if (y - laid.top < line.y() + line.height() && x >= 0 && x <= line.naturalTextWidth())
            return document_.blocks[static_cast<std::size_t>(at)].begin +
                   line.xToCursor(x, QTextLine::CursorOnCharacter);
        if (y - laid.top < line.y() + line.height())
            return -1;
    }
    return -1;
}

std::vector<QRectF> ReaderView::rectsOf(std::size_t index, int begin, int end) const {
    std::vector<QRectF> rects;
    const ReaderBlock& block = document_.blocks[index];
    const Laid& laid = laid_[index];
    if (!laid.layout || end <= block.begin || begin >= block.end)
        return rects;
    begin = std::max(begin, block.begin) - block.begin;
    end = std::min(end, block.end) - block.begin;
    for (int i = 0; i < laid.layout->lineCount(); ++i) {
        const QTextLine line = laid.layout->lineAt(i);
        const int from = std::max(begin, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const double x0 = line.cursorToX(from);
        const double x1 = std::min(line.cursorToX(to), line.naturalTextWidth());
        rects.emplace_back(textLeft() + x0, laid.top + line.y(), x1 - x0, line.height());
    }
    return rects;
}

// ---------------------------------------------------------------- painting

QColor ReaderView::sideColour(std::uint32_t claim, const Tokens& tokens) const {
    const Facts& facts = *document_.facts;
    const std::uint32_t speaker = facts.claims[claim].speaker;
    if (speaker >= facts.sources.size())
        return tokens.ink3;
    const std::string& party = facts.sources[speaker].party;
    return tokens.side(party.empty() ? -1
                                     : static_cast<int>(parties_.indexOf(QString::fromStdString(party))));
}

void ReaderView::paintGrounds(QPainter& painter, std::size_t block, const Tokens& tokens) const {
    if (places_)
        for (const ReaderMark& mark : document_.marks)
            if (mark.kind == ReaderMark::Kind::place)
                for (const QRectF& rect : rectsOf(block, mark.begin, mark.end))
                    painter.fillRect(rect.adjusted(-2, 1, 2, 0), tokens.well);
    for (const auto& [begin, end] : document_.piecesOf(selected_))
        for (const QRectF& rect : rectsOf(block, begin, end))
            painter.fillRect(rect.adjusted(-1, 0, 1, 1), tokens.accentTint);
    for (const QRectF& rect : rectsOf(block, markBegin_, markEnd_))
        painter.fillRect(rect.adjusted(-1, 0, 1, 1), tokens.accentTint);
    painter.setPen(QPen(tokens.accent, 1));
    for (const auto& [begin, end] : hits_)
        for (const QRectF& rect : rectsOf(block, begin, end))
            painter.drawRect(rect.adjusted(-1.5, 0.5, 1.5, 0.5));
    const int from = std::min(drawnFrom_, drawnTo_), to = std::max(drawnFrom_, drawnTo_);
    if (from >= 0)
        for (const QRectF& rect : rectsOf(block, from, to))
            painter.fillRect(rect, tokens.accentTint);
}

void ReaderView::paintLines(QPainter& painter, std::size_t block, const Tokens& tokens) const {
    for (const ReaderMark& mark : document_.marks) {
        QPen pen;
        double below = 2.5;
        if (mark.kind == ReaderMark::Kind::claim && claims_) {
            pen = QPen(sideColour(mark.index, tokens), 2);
            if (!mark.firm)
                pen.setDashPattern({3, 2});
        } else if (mark.kind == ReaderMark::Kind::time && times_) {
            pen = QPen(tokens.ink, 1.5, Qt::DotLine);
            below = 5; // under the line of a claim that it stands in
        } else {
            continue;
        }
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        for (const QRectF& rect : rectsOf(block, mark.begin, mark.end))
            painter.drawLine(QPointF(rect.left(), rect.bottom() + below - 1),
                             QPointF(rect.right(), rect.bottom() + below - 1));
    }
}

void ReaderView::paintCut(QPainter& painter, std::size_t index, const Tokens& tokens) const {
    const ReaderBlock& block = document_.blocks[index];
    const Laid& laid = laid_[index];
    const double middle = laid.top + cutHeight / 2;
    painter.setFont(fontOf(Role::small));
    painter.setPen(tokens.ink2);
    const QFontMetrics metrics = painter.fontMetrics();
    const QString words = block.lines == 1 ? tr("1 line cut: %1").arg(block.why)
                                           : tr("%1 lines cut: %2").arg(block.lines).arg(block.why);
    const QString show = tr("show");
    const double baseline = middle + metrics.ascent() / 2.0 - 1;
    painter.drawText(QPointF(textLeft(), baseline), words);
    painter.setPen(tokens.accent);
    painter.drawText(QPointF(textLeft() + textWidth() - metrics.horizontalAdvance(show), baseline), show);
    painter.setPen(QPen(tokens.rule, 1, Qt::DashLine));
    painter.drawLine(QPointF(textLeft() + metrics.horizontalAdvance(words) + 8, middle),
                     QPointF(textLeft() + textWidth() - metrics.horizontalAdvance(show) - 8, middle));
}

void ReaderView::paintNotes(QPainter& painter, const std::vector<Beside>& placed, bool left,
                            const Tokens& tokens) const {
    const QFont name = fontOf(left ? Role::smallStrong : Role::small);
    const QFont words = fontOf(Role::small);
    const double top = verticalScrollBar()->value();
    const double bottom = top + viewport()->height();
    const double width = leftMargin - 12;
    for (const Beside& beside : placed) {
        const ReaderNote& note = *beside.note;
        if (beside.top + 40 < top || beside.top > bottom)
            continue;
        if ((note.kind == ReaderNote::Kind::time && !times_) ||
            (note.kind == ReaderNote::Kind::place && !places_))
            continue;
        const double sign = left ? 0 : 18; // a clock or a pin before what stands at the right
        const double x = left ? textLeft() - gap - width : textLeft() + textWidth() + gap + sign;
        painter.setFont(name);
        const QFontMetrics metrics = painter.fontMetrics();
        const double line = metrics.height();
        const bool chosen = left && note.index == selected_;
        if (chosen)
            painter.fillRect(QRectF(x - 6, beside.top - 2, width + 12, 2 * line + 4), tokens.accentTint);
        painter.setPen(note.rejected ? tokens.ink3 : tokens.ink);
        const double room = left ? width - 16 : width - sign;
        if (!left)
            painter.drawPixmap(QPointF(x - sign, beside.top + line / 2 - 6),
                               iconPixmap(note.kind == ReaderNote::Kind::place ? QStringLiteral("pin")
                                                                               : QStringLiteral("clock"),
                                          tokens.ink2, 12, devicePixelRatioF()));
        painter.drawText(QRectF(x, beside.top, room, line),
                         (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
                         metrics.elidedText(note.first, Qt::ElideRight, static_cast<int>(room)));
        if (left && !note.party.isEmpty())
            marks::drawSide(painter, QPointF(x + width - 5, beside.top + line / 2),
                            static_cast<int>(parties_.indexOf(note.party)), tokens, !note.firm, 9);
        painter.setFont(words);
        painter.setPen(tokens.ink3);
        painter.drawText(
            QRectF(x, beside.top + line, room, line),
            (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(note.second, Qt::ElideRight, static_cast<int>(room)));
        if (note.denies)
            marks::drawBadge(painter, QRectF(x + width - 12, beside.top + line, 14, 13), marks::Badge::denies,
                             tokens);
    }
}

void ReaderView::paintEvent(QPaintEvent*) {
    const Tokens& tokens = tokensOf(palette());
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), tokens.canvas);
    if (!document_.facts)
        return;
    const double top = verticalScrollBar()->value();
    painter.translate(0, -top);
    for (std::size_t i = static_cast<std::size_t>(std::max(0, blockAt(top)));
         i < laid_.size() && laid_[i].top < top + viewport()->height(); ++i) {
        if (!laid_[i].layout) {
            paintCut(painter, i, tokens);
            continue;
        }
        paintGrounds(painter, i, tokens);
        paintLines(painter, i, tokens);
        painter.setPen(document_.blocks[i].kind == ReaderBlock::Kind::cut ? tokens.ink3 : tokens.ink);
        laid_[i].layout->draw(&painter, QPointF(textLeft(), laid_[i].top));
    }
    if (claims_)
        paintNotes(painter, left_, true, tokens);
    if (!narrow())
        paintNotes(painter, right_, false, tokens);
    if (hasFocus()) {
        painter.resetTransform();
        painter.fillRect(QRectF(0, 0, viewport()->width(), 2),
                         tokens.accent); // a frame would box the page in
    }
}

// ---------------------------------------------------------------- moving and choosing

void ReaderView::scrollTo(int unit) {
    const double y = topOf(unit);
    const int top = verticalScrollBar()->value();
    if (y < top + 20 || y > top + viewport()->height() - 80)
        verticalScrollBar()->setValue(static_cast<int>(y) - viewport()->height() / 3);
}

void ReaderView::selectClaim(std::uint32_t claim) {
    selected_ = document_.facts && claim < document_.facts->claims.size() ? claim : none;
    markBegin_ = markEnd_ = 0;
    if (selected_ != none) {
        const auto pieces = document_.piecesOf(selected_);
        if (!pieces.empty())
            scrollTo(std::ranges::min(pieces).first);
    }
    viewport()->update();
    emit claimSelected(selected_);
}

void ReaderView::stepClaim(int by) {
    const auto steps = document_.steps();
    if (steps.empty())
        return;
    const auto at = std::ranges::find(steps, selected_);
    const auto count = static_cast<int>(steps.size());
    int next = at == steps.end() ? (by > 0 ? 0 : count - 1) : static_cast<int>(at - steps.begin()) + by;
    selectClaim(steps[static_cast<std::size_t>((next + count) % count)]);
}

void ReaderView::highlight(int begin, int end) {
    selectClaim(none);
    markBegin_ = begin;
    markEnd_ = end;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) // evidence in a folded piece is shown
        if (document_.blocks[i].kind == ReaderBlock::Kind::cut && begin < document_.blocks[i].end &&
            document_.blocks[i].begin < end)
            unfolded_.insert(i);
    relayout();
    scrollTo(begin);
}

bool ReaderView::findNext(const QString& words) {
    if (words.isEmpty())
        return false;
    auto at = document_.text.indexOf(words, markEnd_ > 0 ? markBegin_ + 1 : 0, Qt::CaseInsensitive);
    if (at < 0)
        at = document_.text.indexOf(words, 0, Qt::CaseInsensitive);
    if (at < 0)
        return false;
    highlight(static_cast<int>(at), static_cast<int>(at + words.size()));
    return true;
}

void ReaderView::setHits(const QStringList& words) {
    hits_.clear();
    for (const QString& word : words)
        for (auto at = word.isEmpty() ? -1 : document_.text.indexOf(word, 0, Qt::CaseInsensitive);
             at >= 0 && hits_.size() < 5000;
             at = document_.text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            if (at == 0 || !document_.text.at(at - 1).isLetterOrNumber()) // words by their beginning
                hits_.emplace_back(static_cast<int>(at), static_cast<int>(at + word.size()));
    viewport()->update();
}

Span ReaderView::selectedWords() const {
    const int from = std::min(drawnFrom_, drawnTo_), to = std::max(drawnFrom_, drawnTo_);
    if (from < 0 || from == to || !document_.offsets)
        return {};
    return {document_.offsets->byteOfUtf16(static_cast<std::uint32_t>(from)),
            document_.offsets->byteOfUtf16(static_cast<std::uint32_t>(to))};
}

void ReaderView::keyPressEvent(QKeyEvent* event) {
    if (event == QKeySequence::Copy) {
        const int from = std::min(drawnFrom_, drawnTo_), to = std::max(drawnFrom_, drawnTo_);
        if (from >= 0 && from < to)
            QGuiApplication::clipboard()->setText(document_.text.mid(from, to - from));
        return;
    }
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_J:
        return stepClaim(1);
    case Qt::Key_K:
        return stepClaim(-1);
    case Qt::Key_Escape:
    case Qt::Key_Backspace:
        emit backRequested();
        return;
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return bar->setValue(bar->maximum());
    case Qt::Key_Down:
        return bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Up:
        return bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_PageUp:
        return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void ReaderView::mousePressEvent(QMouseEvent* event) {
    const double y = event->position().y() + verticalScrollBar()->value();
    const int block = blockAt(y);
    if (block >= 0 && document_.blocks[static_cast<std::size_t>(block)].kind == ReaderBlock::Kind::cut &&
        y < laid_[static_cast<std::size_t>(block)].top + laid_[static_cast<std::size_t>(block)].height) {
        const auto index = static_cast<std::size_t>(block);
        if (!unfolded_.erase(index))
            unfolded_.insert(index);
        return relayout();
    }
    if (event->position().x() < textLeft() - gap) {
        for (const Beside& beside : left_)
            if (y >= beside.top - 2 && y < beside.top + 32)
                return selectClaim(beside.note->index);
        return;
    }
    drawnFrom_ = drawnTo_ = unitAt(event->position());
    drawing_ = drawnFrom_ >= 0;
}

void ReaderView::mouseReleaseEvent(QMouseEvent* event) {
    drawing_ = false;
    const int unit = unitAt(event->position());
    if (unit >= 0 && drawnFrom_ == drawnTo_) // a click, no stretch drawn
        selectClaim(document_.claimAt(unit));
}

void ReaderView::mouseMoveEvent(QMouseEvent* event) {
    const int unit = unitAt(event->position());
    if (drawing_ && event->buttons().testFlag(Qt::LeftButton) && unit >= 0) {
        drawnTo_ = unit;
        viewport()->update();
    }
    viewport()->setCursor(unit >= 0 && document_.claimAt(unit) != none ? Qt::PointingHandCursor
                                                                       : Qt::ArrowCursor);
}

void ReaderView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void ReaderView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        relayout();
}

} // namespace claimline::ui
