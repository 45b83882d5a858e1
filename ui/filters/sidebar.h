// The filters at the left: words, and facets with live counts; saved views below.
#pragma once

#include "look/controls.h"
#include "store/store.h"

#include <QAbstractButton>
#include <QScrollArea>

#include <memory>
#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace claimline::ui {

// One value of a facet: box, mark, name, bar and count.
class FacetRow : public QAbstractButton {
    Q_OBJECT
public:
    enum class Mark { none, side, status };
    struct Content {
        QString name;
        std::uint32_t count = 0, most = 0;
        Mark mark = Mark::none;
        int value = 0; // side's place, or EventStatus
    };
    explicit FacetRow(QWidget* parent = nullptr);
    void setContent(const Content& content, bool checked);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Content content_;
};

class FacetGroup : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        FacetRow::Content content;
        std::string value; // as in Filter
        bool checked = false;
    };
    FacetGroup(const QString& title, QWidget* parent = nullptr);
    void setEntries(std::vector<Entry> entries, std::size_t shown);
    const std::vector<Entry>& entries() const { return entries_; }
    QWidget* row(int index) const;

signals:
    void toggled(const std::string& value, bool on);

private:
    void fill();
    QVBoxLayout* rows_;
    std::vector<FacetRow*> buttons_;
    Button* more_;
    std::vector<Entry> entries_;
    std::size_t shown_ = 6;
    bool all_ = false;
};

class Sidebar : public QScrollArea {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);
    void setSlice(std::shared_ptr<const store::Slice> slice, const store::Filter& filter);
    void setViews(const std::vector<store::SavedView>& views);
    void focusSearch();
    QLineEdit* search() const { return search_; }
    FacetGroup* statuses() const { return status_; }
    FacetGroup* sides() const { return side_; }
    FacetGroup* sources() const { return source_; }

signals:
    void filterChosen(const claimline::store::Filter& filter);
    void viewChosen(const QString& name);
    void viewRemoved(const QString& name);

private:
    void choose(const std::function<void(store::Filter&)>& change);
    void fillSides();
    std::shared_ptr<const store::Slice> slice_;
    store::Filter filter_;
    QLineEdit* search_;
    FacetGroup *status_, *side_, *source_, *type_, *place_, *precision_;
    QVBoxLayout* views_;
};

} // namespace claimline::ui
