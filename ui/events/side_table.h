// Facets × sides in short: what each side says to each question, with numbers that cite articles.
#pragma once

#include "look/face.h"
#include "model/event.h"
#include "timeline/marks.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

namespace claimline::ui {

// What a side says to a facet: one value with the articles that cite it.
struct SideValue {
    QString value; // in all its words, to be spoken
    QString drawn; // without those that the badge says
    marks::Badge badge = marks::Badge::none;
    bool numeric = false;
    std::vector<int> articles; // numbers of citation, ascending
};

struct SideRow {
    int facet = 0;      // into Event::facets
    QString name, span; // "5 ≠ 1" as "5|1" with the sign painted between; or "2 kinds"
    FacetStatus status = FacetStatus::single;
    std::vector<std::vector<SideValue>> cells; // beside SideRows::sides
};

struct SideRows {
    std::vector<int> sides; // into the project's parties; -1: others
    std::vector<SideRow> rows;
    int left = 0; // facets that found no room
};

// Pure. `numbers`: of citation, beside `articles`. At most three columns and `most` rows, conflicts always.
SideRows sideRows(const Event& event, const QStringList& parties, const std::vector<ArticleId>& articles,
                  std::size_t most);

// Words for a side's version of an event on the timeline: "6 fired, 5 shot down".
QString versionOf(const Event& event, const std::string& party);
// Pairs of sides that stand against each other in some facet in conflict.
std::vector<std::pair<int, int>> clashesOf(const Event& event, const QStringList& parties);

class SideTable : public QWidget {
    Q_OBJECT
public:
    explicit SideTable(QWidget* parent = nullptr);
    void setRows(SideRows rows, const QStringList& parties);
    int chosenFacet() const;
    void chooseRow(int row);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void facetChosen(int facet);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // Draws the value, where there is a painter, and gives its height. `width`: of the column.
    double layValue(QPainter* p, const SideValue& value, QPointF at, double width) const;
    int rowHeight(const SideRow& row, int width) const;
    double columnLeft(std::size_t column) const;
    void paintRow(QPainter& p, const SideRow& row, const QRectF& box, bool chosen) const;
    QString spoken(const SideRow& row) const;

    SideRows rows_;
    QStringList parties_;
    int chosen_ = 0;
};

} // namespace claimline::ui
