#include "bridge/bridge.h"
#include "ui/generated.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

#include <thread>

namespace claimline::ui {
namespace {

class BridgeTest : public testing::Test {
protected:
    void SetUp() override {
        file_ = dir_.filePath("a.claimline");
        ASSERT_TRUE(test::makeProject(file_.toStdString()));
    }
    void open(Bridge& bridge) {
        bridge.open(file_);
        ASSERT_TRUE(QTest::qWaitFor([&] { return bridge.isOpen(); }, 20'000));
    }
    QTemporaryDir dir_;
    QString file_;
};

using SliceResult = Result<std::shared_ptr<const store::Slice>>;

TEST_F(BridgeTest, AnswersComeOnTheWindowsThread) {
    Bridge bridge;
    open(bridge);
    std::thread::id readOn, answeredOn;
    bridge.read<store::Slice>(
        Channel::slice,
        [&](const store::Project& project) {
            readOn = std::this_thread::get_id();
            return project.slice({});
        },
        &bridge, [&](SliceResult) { answeredOn = std::this_thread::get_id(); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return answeredOn != std::thread::id{}; }, 20'000));
    EXPECT_EQ(answeredOn, std::this_thread::get_id());
    EXPECT_NE(readOn, answeredOn);
}

TEST_F(BridgeTest, OnlyTheLatestQuestionOfAChannelIsAnswered) {
    Bridge bridge;
    open(bridge);
    int answers = 0, last = -1;
    for (int i = 0; i < 30; ++i)
        bridge.read<int>(
            Channel::slice, [i](const store::Project&) -> Result<int> { return i; }, &bridge,
            [&](auto answer) {
                ++answers;
                last = **answer;
            });
    ASSERT_TRUE(QTest::qWaitFor([&] { return last == 29; }, 20'000));
    QTest::qWait(30);
    EXPECT_EQ(answers, 1);
}

TEST_F(BridgeTest, ACallerThatIsGoneIsNotCalled) {
    Bridge bridge;
    open(bridge);
    bool called = false, after = false;
    {
        QObject gone;
        bridge.read<int>(
            Channel::event, [](const store::Project&) -> Result<int> { return 1; }, &gone,
            [&](auto) { called = true; });
    }
    bridge.read<int>(
        Channel::article, [](const store::Project&) -> Result<int> { return 1; }, &bridge,
        [&](auto) { after = true; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return after; }, 20'000));
    EXPECT_FALSE(called);
}

TEST_F(BridgeTest, WhatWasDecidedJustBeforeClosingIsWritten) {
    {
        Bridge bridge;
        open(bridge);
        for (int i = 0; i < 20; ++i)
            bridge.write<void>(
                [i](store::Project& project) -> Result<void> {
                    store::Decision decision;
                    decision.value = std::to_string(i);
                    return project.addDecision(decision).map([](std::int64_t) {});
                },
                &bridge, {});
    }
    const auto project = store::Project::open(file_.toStdString(), store::Mode::read);
    ASSERT_TRUE(project);
    EXPECT_EQ(project->decisions()->size(), 20U);
}

TEST_F(BridgeTest, AFileThatIsNoProjectIsRefusedInWords) {
    const QString wrong = dir_.filePath("b.claimline");
    QFile file(wrong);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("this is no project at all, only a text of some length");
    file.close();
    Bridge bridge;
    QString message;
    QObject::connect(&bridge, &Bridge::openFailed, [&](const QString& told) { message = told; });
    bridge.open(wrong);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !message.isEmpty(); }, 20'000));
    EXPECT_TRUE(message.contains("b.claimline"));
    EXPECT_FALSE(bridge.isOpen());
}

} // namespace
} // namespace claimline::ui
