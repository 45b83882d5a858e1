// The PDF as a stranger's tools see it: pdftotext, pdfinfo, qpdf.
#include "print/print.h"
#include "support/sample_report.h"

#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace claimline::ui::print {
namespace {

using testing::HasSubstr;
using testing::Not;

class Pdf : public testing::Test {
protected:
    static void SetUpTestSuite() {
        static int argc = 1;
        static char name[] = "test";
        static char* argv[] = {name, nullptr};
        if (!QCoreApplication::instance())
            new QGuiApplication(argc, argv); // lives as long as the tests
    }

    // What the tool prints; the test is skipped where it is not installed.
    std::string run(const QString& tool, const QStringList& arguments) {
        const QString program = QStandardPaths::findExecutable(tool);
        if (program.isEmpty())
            return {};
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished());
        exitCode_ = process.exitCode();
        return process.readAll().toStdString();
    }

    std::filesystem::path written(const exporting::Report& report) {
        const std::filesystem::path file = (folder_.path() + "/report.pdf").toStdString();
        const auto done = writePdf(report, file);
        EXPECT_TRUE(done) << done.error().message();
        return file;
    }

    QTemporaryDir folder_;
    int exitCode_ = 0;
};

TEST_F(Pdf, TheTextCanBeSearchedAndHoldsEveryValueWithItsCitation) {
    const std::string text =
        run("pdftotext", {"-layout", QString::fromStdString(written(testing_support::sampleReport())), "-"});
    if (text.empty())
        GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(text, HasSubstr("Officials: fire on the ferry")) << "a ligature hides the word from a search";
    EXPECT_THAT(text, HasSubstr("[1a]"));
    EXPECT_THAT(text, HasSubstr("[2a]"));
    EXPECT_THAT(text, HasSubstr("3 and 7 cannot both hold"));
    EXPECT_THAT(text, HasSubstr("Rumour without a date"));
    EXPECT_THAT(text, HasSubstr("Call the harbour master"));
    EXPECT_THAT(text, HasSubstr("Page 2 of "));
    EXPECT_THAT(text, HasSubstr("First <b>report</b>")) << "words are shown as they stand";
}

TEST_F(Pdf, TheFileIsSoundAndRunsNothing) {
    const auto file = QString::fromStdString(written(testing_support::sampleReport()));
    const std::string checked = run("qpdf", {"--check", file});
    if (checked.empty())
        GTEST_SKIP() << "qpdf is not installed";
    EXPECT_EQ(exitCode_, 0) << checked;
    const std::string plain = run("qpdf", {"--qdf", "--object-streams=disable", file, "-"});
    for (const char* action : {"/JavaScript", "/JS", "/Launch", "/URI"})
        EXPECT_THAT(plain, Not(HasSubstr(action)));
    EXPECT_THAT(plain, HasSubstr("/Outlines"));
    EXPECT_THAT(plain, HasSubstr("/Subtype /Link"));
}

TEST_F(Pdf, TwoRunsOverTheSameReportGiveTheSamePages) {
    const auto report = testing_support::sampleReport();
    const auto first = QString::fromStdString(written(report));
    const std::string before = run("pdftotext", {"-layout", first, "-"});
    const auto second = QString::fromStdString(written(report));
    EXPECT_EQ(run("pdftotext", {"-layout", second, "-"}), before);
}

TEST_F(Pdf, AReportWithoutEventsIsStillAReport) {
    exporting::Report empty;
    empty.title = "Nothing";
    empty.rangeText = "all dates";
    const auto bytes = renderPdf(empty);
    ASSERT_TRUE(bytes) << bytes.error().message();
    EXPECT_TRUE(bytes->startsWith("%PDF-"));
}

TEST_F(Pdf, ValuesLongerThanAPageDoNotStopIt) {
    auto report = testing_support::sampleReport();
    report.events[0].event.facets[0].because = std::string(30'000, 'x');
    EXPECT_TRUE(renderPdf(report));
}

TEST_F(Pdf, StoppingWritesNothing) {
    const std::atomic<bool> cancel = true;
    Options options;
    options.cancel = &cancel;
    const std::filesystem::path file = (folder_.path() + "/stopped.pdf").toStdString();
    const auto done = writePdf(testing_support::sampleReport(), file, options);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::cancelled);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Pdf, AFolderThatIsNotThereIsTold) {
    const auto done = writePdf(testing_support::sampleReport(), "/nowhere/report.pdf");
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().message(), HasSubstr("/nowhere/report.pdf"));
}

} // namespace
} // namespace claimline::ui::print
