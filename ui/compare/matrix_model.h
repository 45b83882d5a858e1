// The comparison of one event as a table: facets × columns, where a column is an article, a speaker, or a
// side.
//
//   MatrixModel model;
//   model.setEvent(event, articles);            // shared, immutable
//   model.setColumns(MatrixModel::Columns::speakers);
//   table.setModel(&model);
#pragma once

#include "model/event.h"
#include "store/store.h"
#include "timeline/marks.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <vector>

namespace claimline::ui {

class MatrixModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Columns { articles, speakers, sides };

    enum Roles {
        EntriesRole = Qt::UserRole + 1, // QList<MatrixEntry>: what stands in the cell
        StatusRole,                     // FacetStatus of the row, as int (vertical header too)
        HeadlineRole,                   // vertical header: "5 ≠ 1", "2 kinds"; empty but for conflicts
        BecauseRole,                    // vertical header: why the row has its status, in a sentence
        OriginsRole,                    // vertical header: number of independent origins
        OddRole,                        // bool: the minority value of a conflict, to be framed
        BracketRole,                    // Bracket of this cell
        NumberRole,                     // horizontal header: number of the source, 0: none
        SublineRole,                    // horizontal header: second line
        DateRole,                       // horizontal header: third line
        PartyRole,                      // horizontal header: side, empty: none
        GradeRole,                      // horizontal header: "B2"; empty: not judged
        StateRole,                      // RowState of the row, as int (vertical header too)
        GroupRole,                      // bool: the first row of when, numbers, or words
        DeltaRole,                      // what this cell says otherwise than the reference; empty: the same
        SilenceRole,                    // Silence, as int: why the cell holds no current value
        RangeRole                       // of sides: "3 to 7, latest 5"
    };

    // How the values of a row stand to each other.
    enum class RowState { single, agree, compatible, updated, scope, conflict, denied };
    // Why nothing stands in a cell: five things that must not look alike.
    enum class Silence { none, notMentioned, declined, unknown, withdrawn };

    // How a cell stands in a run of neighbours that go back to one origin.
    enum class Bracket { none, begin, inside, end };
    Q_ENUM(Bracket)

    explicit MatrixModel(QObject* parent = nullptr);

    // `articles`: rows of the project; used for the heads of columns.
    void setEvent(std::shared_ptr<const Event> event, std::vector<store::ArticleRow> articles);
    void setColumns(Columns columns);
    void setOnlyDifferences(bool on);
    void setTransposed(bool on);
    void setGrades(std::map<ArticleId, std::string> grades);
    // The column that the others are compared with; -1: none.
    void setReference(int column);
    int reference() const { return reference_; }
    int columnsTotal() const { return static_cast<int>(columns_.size()); }
    QString columnName(int column) const;
    // The facet of a row (or column, when transposed); -1: none.
    int facetAt(const QModelIndex& index) const;

    const Event* event() const { return event_.get(); }
    Columns columnsBy() const { return columnsBy_; }
    int differences() const; // rows in conflict, updated or of different scope
    int facets() const { return event_ ? static_cast<int>(event_->facets.size()) : 0; }
    bool transposed() const { return transposed_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // The whole table as tab separated lines, for the clipboard; and as Markdown.
    QString asTable() const;
    QString asMarkdown() const;

private:
    struct Column {
        ArticleId article; // of articles
        QString key, name, subline, date, party;
        int number = 0;
    };
    struct Place {
        int facet = -1, column = -1;
        bool valid() const { return facet >= 0 && column >= 0; }
    };

    void rebuild();
    void buildArticleColumns();
    static void nameColumn(Column& column, const store::ArticleRow& row);
    void buildKeyedColumns();
    QString columnKey(const Cell& cell) const;
    Place placeOf(const QModelIndex& index) const;
    std::vector<const Cell*> cellsAt(Place place) const;
    Bracket bracketAt(Place place) const;
    QString commonOrigin(Place place) const;
    bool isOdd(Place place) const;
    QString headline(const Facet& facet) const;
    RowState stateOf(const Facet& facet) const;
    Silence silenceAt(Place place) const;
    QString deltaAt(Place place) const;
    QString rangeAt(Place place) const;
    QVariant facetHead(int section, int role) const;
    QVariant columnHead(int section, int role) const;

    std::shared_ptr<const Event> event_;
    std::vector<store::ArticleRow> articles_;
    Columns columnsBy_ = Columns::articles;
    bool onlyDifferences_ = false;
    bool transposed_ = false;
    int reference_ = -1;
    std::map<ArticleId, std::string> grades_;
    std::vector<Column> columns_;
    std::vector<int> rows_; // indices of the facets that are shown
};

// One value in a cell, ready to paint; text as it stands in the article.
struct MatrixEntry {
    QString value; // without the words that the badge says
    QString quote;
    int boldFrom = -1, boldLength = 0; // the value's words in the quote; -1: not in it
    QString speaker;
    QString party;
    QString said;
    marks::Badge badge = marks::Badge::none;
    Stance stance = Stance::asserts;
    bool denied = false;
    bool number = false; // value is a figure: large
    CellState state = CellState::current;
    ArticleId article;
    ClaimId claim;
    Span span;    // of the quote in the article
    Span words;   // of the value in it
    QString side; // "about its own side", "about another side"; empty: not known
};

} // namespace claimline::ui

Q_DECLARE_METATYPE(claimline::ui::MatrixEntry)
