// What an import is doing: a panel, not a dialog; the window stays usable.
#pragma once

#include "ingest/ingest.h"
#include "look/controls.h"

class QGridLayout;

namespace claimline::ui {

class ImportPanel : public QWidget {
    Q_OBJECT
public:
    explicit ImportPanel(QWidget* parent = nullptr);
    void start();
    void setProgress(const ingest::Progress& progress);
    void finish(const ingest::Summary& summary);
    void fail(const QString& message);

    // "about 2 min left", "a few seconds left"; empty while nothing can be said.
    static QString timeLeft(const ingest::Progress& progress);

    // Articles a second over the last samples; 0 while nothing can be said.
    double rate() const;

signals:
    void cancel();
    void pause(bool paused);
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void rest();
    void setRow(int row, const QString& name, std::size_t value, const QString& remark);
    void paintRates(QPainter& p, const QRect& r, const Tokens& t) const;
    double part_ = 0;
    double seconds_ = 0; // of the sample before
    std::size_t added_ = 0;
    std::vector<double> rates_; // articles a second, one a sample
    Figure *bar_, *curve_;
    RunLabel *count_, *stage_, *time_, *hint_, *current_, *rate_;
    Button *pause_, *cancel_, *close_;
    QGridLayout* rows_;
    std::vector<std::array<RunLabel*, 3>> cells_;
};

} // namespace claimline::ui
