// The strip over the timeline: the whole project's density and conflicts, with the window that the timeline
// shows.
#pragma once

#include "store/store.h"
#include "timeline/coverage.h"
#include "timeline/scale.h"

#include <QWidget>

#include <memory>

class QPainter;

namespace claimline::ui {

class Overview : public QWidget {
    Q_OBJECT

public:
    explicit Overview(QWidget* parent = nullptr);
    void setSlice(std::shared_ptr<const store::Slice> slice);
    void setRange(TimeRange range);
    void setCoverage(const Coverage& coverage); // where articles are missing the ground line is broken
    QSize sizeHint() const override { return {800, 72}; }

signals:
    void rangeChosen(double from, double to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    TimeScale scale() const;
    void paintGroundLine(QPainter& p, double base) const;
    enum class Grip { none, left, right, window, fresh };
    Grip gripAt(double x) const;

    std::shared_ptr<const store::Slice> slice_;
    Coverage coverage_;
    TimeRange whole_{}, range_{}, before_{};
    Grip grip_ = Grip::none;
    double pressed_ = 0;
};

} // namespace claimline::ui
