// claimline: a subcommand runs without a display, everything else opens the window.
#include "app/main_window.h"
#include "app/screens.h"
#include "cli/cli.h"
#include "look/face.h"
#include "look/translation.h"
#include "model/when.h"
#include "print/print.h"
#include "timeline/timeline.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QSettings>
#include <QTimer>

#include <cstdio>
#include <optional>

using namespace claimline;

namespace {

Result<void> writePdf(const exporting::Report& report, const std::filesystem::path& file) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // a command needs no display
    int count = 1;
    char name[] = "claimline";
    char* arguments[] = {name, nullptr};
    std::optional<QGuiApplication> application;
    if (QCoreApplication::instance() == nullptr)
        application.emplace(count, arguments);
    return ui::print::writePdf(report, file);
}

// --screenshot FILE [--size WxH] [--page NAME of app/screens.h] [--dark] [--language CODE] [--range EDTF]
// [--lanes N] [--map]: a picture of the window once it has settled, of that stretch of time and those lanes.
// For documents and tests; not in --help, which is of the subcommands.
struct Shot {
    QString file, page, range;
    QSize size{1600, 1000};
    int lanes = -1; // of LaneBy
    bool map = false;
};

class Photographer : public QObject {
public:
    Photographer(ui::MainWindow& window, const Shot& shot)
        : window_(window)
        , shot_(shot)
        , way_(window, shot.page) {
        since_.start();
        connect(&timer_, &QTimer::timeout, this, [this] { look(); });
        timer_.start(100);
    }

private:
    void look() {
        if (!window_.settled() && since_.elapsed() < 120'000)
            return;
        if (waited_ == 0)
            arrange();
        QWidget* shown = way_.step();
        if (shown == nullptr || ++waited_ < 3) // for the layout of what has just come
            return;
        timer_.stop();
        const bool saved = shown->grab().save(shot_.file);
        if (!saved)
            std::fprintf(stderr, "%s: the picture cannot be written\n", qPrintable(shot_.file));
        QCoreApplication::exit(saved ? 0 : 3);
    }
    void arrange() {
        if (shot_.lanes >= 0)
            window_.timeline().setLaneBy(static_cast<ui::LaneBy>(shot_.lanes));
        if (const auto when = parseEdtf(shot_.range.toStdString()); when && when->known())
            window_.timeline().setRange(
                {static_cast<double>(when->earliestStart), static_cast<double>(when->latestEnd)});
        if (shot_.map)
            window_.showMap(true);
    }

    ui::MainWindow& window_;
    Shot shot_;
    ui::WayToScreen way_;
    QTimer timer_;
    QElapsedTimer since_;
    int waited_ = 0;
};

int openWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("claimline"));
    QApplication::setOrganizationName(QStringLiteral("claimline"));
    QApplication::setDesktopFileName(QStringLiteral("claimline"));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("a project, or articles to add"));
    QCommandLineOption shotOption(QStringLiteral("screenshot"), {}, QStringLiteral("file"));
    QCommandLineOption sizeOption(QStringLiteral("size"), {}, QStringLiteral("size"));
    QCommandLineOption pageOption(QStringLiteral("page"), {}, QStringLiteral("page"));
    QCommandLineOption darkOption(QStringLiteral("dark"));
    QCommandLineOption languageOption(QStringLiteral("language"), {}, QStringLiteral("language"));
    QCommandLineOption rangeOption(QStringLiteral("range"), {}, QStringLiteral("range"));
    QCommandLineOption lanesOption(QStringLiteral("lanes"), {}, QStringLiteral("lanes"),
                                   QStringLiteral("-1"));
    QCommandLineOption mapOption(QStringLiteral("map"));
    parser.addOptions({shotOption, sizeOption, pageOption, darkOption, languageOption, rangeOption,
                       lanesOption, mapOption});
    parser.process(application);

    const bool shooting = parser.isSet(shotOption);
    if (shooting) { // a picture must not depend on, or change, what this user or another picture has set
        QApplication::setOrganizationName(QStringLiteral("claimline-pictures"));
        QSettings().clear();
    }
    const auto scheme = shooting
                            ? (parser.isSet(darkOption) ? ui::Scheme::dark : ui::Scheme::light)
                            : static_cast<ui::Scheme>(QSettings().value(QStringLiteral("scheme")).toInt());
    ui::applyScheme(parser.isSet(darkOption) ? ui::Scheme::dark : scheme);
    const QString language = parser.isSet(languageOption) ? parser.value(languageOption)
                             : shooting                   ? QStringLiteral("en")
                                                          : ui::chosenLanguage();
    ui::installLanguage(language);
    QApplication::setFont(ui::applicationFont());

    ui::MainWindow window;
    Shot shot{parser.value(shotOption), parser.value(pageOption), parser.value(rangeOption)};
    shot.lanes = parser.value(lanesOption).toInt();
    shot.map = parser.isSet(mapOption);
    const QStringList size = parser.value(sizeOption).split(QLatin1Char('x'));
    shot.size = size.size() == 2 ? QSize(size.first().toInt(), size.last().toInt()) : QSize(1600, 1000);
    if (shooting)
        window.resize(shot.size);
    window.show();
    const QStringList inputs = parser.positionalArguments();
    if (shot.page != QLatin1String("welcome")) {
        if (inputs.size() == 1 && inputs.first().endsWith(QLatin1String(".claimline")))
            window.openProject(inputs.first());
        else if (!inputs.isEmpty())
            window.addPaths(inputs);
    }
    std::optional<Photographer> photographer;
    if (shooting)
        photographer.emplace(window, shot);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    if (cli::isCommand(argc, argv))
        return cli::run(argc, argv, {writePdf});
    return openWindow(argc, argv);
}
