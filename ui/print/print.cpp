#include "print/print.h"

#include "print/outline.h"
#include "print/pages.h"

#include <QBuffer>
#include <QPdfWriter>

#include <utility>

namespace claimline::ui::print {

namespace {

// False: the user asked to stop.
bool setEvents(Setting& setting, const Options& options) {
    const auto& report = setting.report;
    const int total = static_cast<int>(report.events.size() + report.undated.size());
    int number = 0;
    for (const auto* list : {&report.events, &report.undated}) {
        QString section = list == &report.events ? tr("Events") : tr("Events without a date");
        for (const auto& entry : *list) {
            if (options.cancel && options.cancel->load())
                return false;
            setEvent(setting, entry, ++number, total, std::exchange(section, {}));
            if (options.progress)
                options.progress(number, total);
        }
    }
    return true;
}

} // namespace

Result<QByteArray> renderPdf(const exporting::Report& report, const Options& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter device(&buffer);
    device.setPageSize(QPageSize(options.pageSize));
    device.setPageMargins(QMarginsF(0, 0, 0, 0));
    device.setResolution(1200);
    device.setTitle(QString::fromStdString(report.title));
    device.setCreator(QString::fromStdString(report.program));

    Flow flow(device, QPageSize(options.pageSize).size(QPageSize::Point));
    Setting setting{report, flow, {}};
    setCover(setting, options);
    const int contents = reserveContents(setting);
    setTimeline(setting);
    setConflicts(setting);
    if (!setEvents(setting, options))
        return fail(ErrorKind::cancelled, report.title, "the export was stopped", "nothing was written");
    setSources(setting);
    setMethod(setting);
    fillContents(setting, contents);
    setRunningLines(setting);

    QPainter painter(&device);
    flow.finish(painter);
    if (!painter.end())
        return fail(ErrorKind::internal, report.title, "the pages could not be painted",
                    "nothing was written");
    buffer.close();
    return addOutline(bytes, flow.anchors(), flow.links(), flow.pageHeight());
}

Result<void> writePdf(const exporting::Report& report, const std::filesystem::path& file,
                      const Options& options) {
    const auto bytes = renderPdf(report, options);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return exporting::writeWhole(
        file, std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
}

} // namespace claimline::ui::print
