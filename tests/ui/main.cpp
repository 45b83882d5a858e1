// The window's tests need one application; no display is asked for.
#include "app/main_window.h"
#include "look/face.h"

#include <QApplication>
#include <QStandardPaths>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(
        true); // settings and projects of the person who runs the tests are left alone
    QApplication application(argc, argv);
    QApplication::setApplicationName("claimline-tests");
    QApplication::setOrganizationName("claimline-tests");
    claimline::ui::applyScheme(claimline::ui::Scheme::light);
    QApplication::setFont(claimline::ui::applicationFont());
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
