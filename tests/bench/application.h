// The one QApplication of the program, without a display unless QT_QPA_PLATFORM names one.
#pragma once

namespace claimline::bench {

void startApplication(); // does nothing once it runs

} // namespace claimline::bench
