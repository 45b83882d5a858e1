#include "bench/application.h"

#include <QApplication>

namespace claimline::bench {

void startApplication() {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "claimline-bench";
    static char* words[] = {name, nullptr};
    static const QApplication application(count, words);
}

} // namespace claimline::bench
