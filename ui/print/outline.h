// Outline: what Qt's PDF writer cannot write. Adds bookmarks, links inside the document, language and page
// mode, and compresses. Private to this folder.
#pragma once

#include "model/result.h"
#include "print/flow.h"

#include <QByteArray>

#include <vector>

namespace claimline::ui::print {

Result<QByteArray> addOutline(const QByteArray& pdf, const std::vector<Anchor>& anchors,
                              const std::vector<Link>& links, double pageHeight);

} // namespace claimline::ui::print
