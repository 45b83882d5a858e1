// A window with a project of the samples in it, for journeys of one who works in it.
#pragma once

#include "app/main_window.h"
#include "events/event_panel.h"
#include "events/lists.h"
#include "timeline/timeline.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>

namespace claimline::ui::test {

class Journey : public testing::Test {
protected:
    explicit Journey(QString sample)
        : sample_(std::move(sample)) {}
    void SetUp() override {
        window_ = std::make_unique<MainWindow>();
        window_->timeline().setReducedMotion(true);
        window_->resize(1600, 1000);
        window_->show();
        window_->openProject(file());
        ASSERT_TRUE(waitFor([&] { return window_->pageName() == "main"; }));
        addSample(sample_);
        ASSERT_TRUE(waitFor([&] { return settled() && rows() > 1; }));
        ASSERT_TRUE(waitFor([&] { return window_->panel().event() != nullptr; }));
    }
    QString file() const { return dir_.filePath("journey.claimline"); }
    void addSample(const QString& name) {
        window_->addPaths({QStringLiteral(CLAIMLINE_DATA_DIR "/samples/") + name});
    }
    template<class Condition>
    bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, 60'000);
    }
    bool settled() const { return window_->settled(); }
    int rows() const { return window_->lists().events().rowCount(); }
    const Event& event() const { return *window_->panel().event(); }
    void key(QWidget& widget, int which, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&widget, static_cast<Qt::Key>(which), with);
    }
    std::size_t logged(store::DecisionKind kind) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(window_->decisions(), [&](const auto& d) { return d.kind == kind; }));
    }
    QTemporaryDir dir_;
    QString sample_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace claimline::ui::test
