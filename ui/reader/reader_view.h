// The text of an article with its claims, times and places marked; painted, never rich text.
#pragma once

#include "reader/reader_document.h"

#include <QAbstractScrollArea>
#include <QStringList>
#include <QTextLayout>

#include <memory>
#include <set>
#include <vector>

namespace claimline::ui {

struct Tokens;

class ReaderView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ReaderView(QWidget* parent = nullptr);

    void setDocument(ReaderDocument document, QStringList parties);
    const ReaderDocument& document() const { return document_; }

    void setShown(bool claims, bool times, bool places);
    void selectClaim(std::uint32_t claim); // none: no claim; scrolls to it
    std::uint32_t selectedClaim() const { return selected_; }
    void stepClaim(int by); // J and K
    // Scrolls to these units and marks them until the next choice.
    void highlight(int begin, int end);
    // The next place after the last one found that holds the words; false where there is none.
    bool findNext(const QString& words);
    void setCutsShown(bool shown);
    // Words of a search, marked wherever they stand.
    void setHits(const QStringList& words);
    int hits() const { return static_cast<int>(hits_.size()); }
    // The words that a person has drawn over; empty where there are none. Ctrl+C copies them.
    Span selectedWords() const;

signals:
    void claimSelected(quint32 claim);
    void backRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    struct Laid {
        std::unique_ptr<QTextLayout> layout; // none for a folded cut
        double top = 0, height = 0;
    };
    struct Beside { // a note in a margin, where it was put
        const ReaderNote* note = nullptr;
        double top = 0;
    };

    void relayout();
    Laid layOut(const ReaderBlock& block) const;
    void placeNotes(const std::vector<ReaderNote>& notes, std::vector<Beside>& placed) const;
    double topOf(int unit) const;
    int blockAt(double y) const;
    int unitAt(QPointF viewportPoint) const;
    void scrollTo(int unit);
    double textLeft() const;
    double textWidth() const;
    bool narrow() const; // two articles side by side: no room for the right margin

    void paintGrounds(QPainter& painter, std::size_t block, const Tokens& tokens) const;
    void paintLines(QPainter& painter, std::size_t block, const Tokens& tokens) const;
    void paintCut(QPainter& painter, std::size_t block, const Tokens& tokens) const;
    void paintNotes(QPainter& painter, const std::vector<Beside>& placed, bool left,
                    const Tokens& tokens) const;
    // Rectangles of [begin, end) in a block, one a line.
    std::vector<QRectF> rectsOf(std::size_t block, int begin, int end) const;
    QColor sideColour(std::uint32_t claim, const Tokens& tokens) const;

    ReaderDocument document_;
    QStringList parties_;
    std::vector<Laid> laid_;
    std::vector<Beside> left_, right_;
    std::uint32_t selected_ = none;
    int markBegin_ = 0, markEnd_ = 0;
    bool claims_ = true, times_ = true, places_ = true, cutsShown_ = false;
    std::set<std::size_t> unfolded_;
    std::vector<std::pair<int, int>> hits_;
    int drawnFrom_ = -1, drawnTo_ = -1; // units of the words drawn over
    bool drawing_ = false;
};

} // namespace claimline::ui
