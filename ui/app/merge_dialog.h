// Which events are one happening: candidates nearest in time first, and what the comparison would be.
#pragma once

#include "bridge/bridge.h"
#include "compare/matrix_model.h"

#include <QDialog>
#include <QStringList>

#include <memory>
#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace claimline::ui {

class MatrixView;

// The facets of all of them side by side, as they stand before the analysis joins them. Pure: values of one
// question that cannot both hold make a conflict.
Event previewOfMerge(const std::vector<std::shared_ptr<const Event>>& events);

class MergeDialog final : public QDialog {
    Q_OBJECT
public:
    // `chosen`: events ticked from the start, as of a selection.
    MergeDialog(Bridge& bridge, std::shared_ptr<const Event> event, const store::Slice& slice,
                std::vector<store::ArticleRow> articles, const QStringList& parties,
                const std::vector<EventId>& chosen, QWidget* parent = nullptr);
    // The event itself, then those to be merged with it.
    const std::vector<std::shared_ptr<const Event>>& events() const { return events_; }

private:
    void fill(const QString& words);
    void readChosen();
    Bridge& bridge_;
    std::vector<std::shared_ptr<const Event>> events_;
    std::vector<store::ArticleRow> articles_;
    struct Candidate {
        EventId id;
        QString words;
        bool chosen = false;
    };
    std::vector<Candidate> candidates_;
    QLineEdit* search_;
    QListWidget* list_;
    MatrixModel* model_;
    MatrixView* view_;
    QPushButton* merge_;
    bool filling_ = false;
};

} // namespace claimline::ui
