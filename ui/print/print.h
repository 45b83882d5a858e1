// Print: a report → a PDF with vector graphics, selectable text, outline and working links.
//
//   auto done = print::writePdf(report, "report.pdf", options);
//   if (!done) show(done.error().message());       // an older report.pdf is as it was
//
// May run on any thread once a QGuiApplication exists. Two runs over the same report differ in nothing but
// Options::printedOn.
#pragma once

#include "export/export.h"
#include "model/result.h"

#include <QPageSize>
#include <QString>

#include <atomic>
#include <filesystem>
#include <functional>

namespace claimline::ui::print {

struct Options {
    QPageSize::PageSizeId pageSize = QPageSize::A4;
    QString printedOn; // a date in words for the cover; empty: none is printed
    std::function<void(int done, int total)> progress; // events laid out; called on the caller's thread
    const std::atomic<bool>* cancel = nullptr;         // nothing is written then
};

// Lays the report out and gives the bytes of the PDF.
Result<QByteArray> renderPdf(const exporting::Report& report, const Options& options = {});

// renderPdf, then written through a temporary file.
Result<void> writePdf(const exporting::Report& report, const std::filesystem::path& file,
                      const Options& options = {});

} // namespace claimline::ui::print
