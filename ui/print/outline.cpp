#include "print/outline.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <map>
#include <memory>

namespace claimline::ui::print {

namespace {

using Pages = std::vector<QPDFPageObjectHelper>;

// [page /XYZ left top zoom]: keeps the reader's zoom.
QPDFObjectHandle destination(const Pages& pages, const Anchor& anchor, double pageHeight) {
    QPDFObjectHandle place = QPDFObjectHandle::newArray();
    QPDFPageObjectHelper page = pages.at(static_cast<std::size_t>(anchor.page));
    place.appendItem(page.getObjectHandle());
    place.appendItem(QPDFObjectHandle::newName("/XYZ"));
    place.appendItem(QPDFObjectHandle::newNull());
    place.appendItem(QPDFObjectHandle::newReal(pageHeight - anchor.y + 6, 1));
    place.appendItem(QPDFObjectHandle::newNull());
    return place;
}

struct Node {
    QPDFObjectHandle object;
    std::vector<std::size_t> children;
};

// Chains the children of a bookmark as PDF wants them: First, Last, Next, Prev, Parent, Count.
void chain(std::vector<Node>& nodes, std::size_t parent) {
    Node& node = nodes[parent];
    if (node.children.empty())
        return;
    node.object.replaceKey("/First", nodes[node.children.front()].object);
    node.object.replaceKey("/Last", nodes[node.children.back()].object);
    const auto count = static_cast<long long>(node.children.size());
    node.object.replaceKey("/Count", QPDFObjectHandle::newInteger(parent == 0 ? count : -count));
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        QPDFObjectHandle child = nodes[node.children[i]].object;
        child.replaceKey("/Parent", node.object);
        if (i > 0)
            child.replaceKey("/Prev", nodes[node.children[i - 1]].object);
        if (i + 1 < node.children.size())
            child.replaceKey("/Next", nodes[node.children[i + 1]].object);
    }
}

void addBookmarks(QPDF& pdf, const Pages& pages, const std::vector<Anchor>& anchors, double pageHeight) {
    std::vector<Node> nodes;
    nodes.push_back({pdf.makeIndirectObject(QPDFObjectHandle::newDictionary()), {}});
    nodes[0].object.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    std::size_t section = 0;
    for (const Anchor& anchor : anchors) {
        if (anchor.title.isEmpty())
            continue;
        QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(anchor.title.toStdString()));
        item.replaceKey("/Dest", destination(pages, anchor, pageHeight));
        nodes.push_back({item, {}});
        const std::size_t index = nodes.size() - 1;
        if (anchor.level == 0)
            section = index;
        nodes[anchor.level == 0 ? 0 : section].children.push_back(index);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i)
        chain(nodes, i);
    pdf.getRoot().replaceKey("/Outlines", nodes[0].object);
    pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void addLinks(QPDF& pdf, const Pages& pages, const std::vector<Anchor>& anchors,
              const std::vector<Link>& links, double pageHeight) {
    std::map<QString, const Anchor*> byName;
    for (const Anchor& anchor : anchors)
        byName.emplace(anchor.name, &anchor);
    std::map<int, QPDFObjectHandle> lists;
    for (const Link& link : links) {
        const auto target = byName.find(link.target);
        if (target == byName.end())
            continue;
        QPDFObjectHandle note = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        note.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
        note.replaceKey("/Subtype", QPDFObjectHandle::newName("/Link"));
        note.replaceKey("/Border", QPDFObjectHandle::parse("[0 0 0]"));
        note.replaceKey("/Rect", QPDFObjectHandle::newArray(QPDFObjectHandle::Rectangle(
                                     link.area.left(), pageHeight - link.area.bottom(), link.area.right(),
                                     pageHeight - link.area.top())));
        note.replaceKey("/Dest", destination(pages, *target->second, pageHeight));
        lists.try_emplace(link.page, QPDFObjectHandle::newArray()).first->second.appendItem(note);
    }
    for (auto& [page, list] : lists) {
        QPDFPageObjectHelper helper = pages.at(static_cast<std::size_t>(page));
        helper.getObjectHandle().replaceKey("/Annots", list);
    }
}

} // namespace

Result<QByteArray> addOutline(const QByteArray& bytes, const std::vector<Anchor>& anchors,
                              const std::vector<Link>& links, double pageHeight) {
    try { // libqpdf speaks in exceptions; none leaves this function
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("report", bytes.constData(), static_cast<std::size_t>(bytes.size()));
        const Pages pages = QPDFPageDocumentHelper(pdf).getAllPages();
        addBookmarks(pdf, pages, anchors, pageHeight);
        addLinks(pdf, pages, anchors, links, pageHeight);
        QPDFObjectHandle root = pdf.getRoot();
        root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("en"));
        root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setDeterministicID(true);
        writer.write();
        const std::shared_ptr<Buffer> out(writer.getBuffer());
        return QByteArray(reinterpret_cast<const char*>(out->getBuffer()),
                          static_cast<qsizetype>(out->getSize()));
    } catch (const std::exception& error) {
        return fail(ErrorKind::internal, "the report", error.what(), "no PDF was written");
    }
}

} // namespace claimline::ui::print
