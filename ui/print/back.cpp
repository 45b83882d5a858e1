// The table of conflicts, the list of sources, the method.
#include "print/pages.h"

#include "model/names.h"

namespace claimline::ui::print {

namespace {

void heading(Setting& setting, const QString& name, const QString& title) {
    setting.flow.anchor(name, title);
    setting.flow.paragraph({{title, setting.sheet.serif(16, true), {}}});
    setting.flow.skip(6);
    setting.flow.rule(1.5, setting.sheet.ink);
    setting.flow.skip(6);
}

void conflictRow(Setting& setting, const Event& event, const Facet& facet) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    const double third = flow.width() * 0.34;
    const Paragraph name{{qt(event.title), sheet.sans(8.4, true), eventAnchor(event)},
                         {QStringLiteral("\u2028") + qt(exporting::whenInWords(event.when)),
                          sheet.in(sheet.sans(7.8), sheet.ink3),
                          {}}};
    const Paragraph what{{qt(facet.name), sheet.sans(8.4, true), {}},
                         {QStringLiteral("\u2028") + qt(facet.because), sheet.sans(8.4), {}}};
    const double height =
        std::max(flow.heightOf(name, third - 10), flow.heightOf(what, flow.width() - third - 10)) + 8;
    flow.ensure(height);
    const QRectF bar(flow.left(), flow.y() + 2, 3, height - 4);
    flow.paint([bar, color = sheet.conflict](QPainter& painter) { painter.fillRect(bar, color); });
    flow.place(name, flow.left() + 10, flow.y() + 4, third - 20);
    flow.place(what, flow.left() + third, flow.y() + 4, flow.width() - third);
    flow.skip(height);
    flow.rule(0.5, sheet.rule);
}

} // namespace

QString eventAnchor(const Event& event) {
    return QStringLiteral("e") + qt(event.id.text());
}
QString sourceAnchor(int number) {
    return QStringLiteral("s%1").arg(number);
}

void setConflicts(Setting& setting) {
    Flow& flow = setting.flow;
    flow.newPage();
    heading(setting, QStringLiteral("conflicts"), tr("Where accounts exclude each other"));
    bool any = false;
    for (const auto* list : {&setting.report.events, &setting.report.undated})
        for (const auto& entry : *list)
            for (const Facet& facet : entry.event.facets)
                if (facet.status == FacetStatus::conflict) {
                    conflictRow(setting, entry.event, facet);
                    any = true;
                }
    if (!any)
        flow.paragraph(
            {{tr("No two values of this report exclude each other."), setting.sheet.serif(11), {}}});
}

void setSources(Setting& setting) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    flow.newPage();
    heading(setting, QStringLiteral("sources"), tr("Sources"));
    for (const exporting::CitedSource& source : setting.report.sources) {
        const QString publisher = source.publisher.empty() ? tr("Publisher not found") : qt(source.publisher);
        const QString agency = source.agency.empty() || source.agency == source.publisher
                                   ? QString()
                                   : tr(", with %1").arg(qt(source.agency));
        const QString author = source.author.empty() ? QString() : qt(source.author) + QStringLiteral(". ");
        const QString title = source.title.empty() ? tr("(no headline found)") : qt(source.title);
        QString date = qt(exporting::whenInWords(source.published));
        if (source.published.known())
            date += QStringLiteral(" (%1)").arg(qt(std::string(nameOf(source.published.basis))));
        const Paragraph words{
            {publisher + agency + QStringLiteral(". ") + author, sheet.sans(8.8), {}},
            {title, sheet.serif(8.8), {}},
            {QStringLiteral(". ") + date + QStringLiteral(". ") +
                 qt(source.url.empty() ? source.path : source.url) + QStringLiteral(". "),
             sheet.sans(8.8),
             {}},
            {QStringLiteral("sha-256 ") + qt(source.textHash), sheet.in(sheet.sans(7.4), sheet.ink3), {}}};
        const double indent = 30;
        const double height = flow.heightOf(words, flow.width() - indent) + 6;
        flow.ensure(height);
        flow.anchor(sourceAnchor(source.number));
        flow.place(
            {{QStringLiteral("[%1]").arg(source.number), sheet.in(sheet.sans(8.8, true), sheet.accent), {}}},
            flow.left(), flow.y(), indent);
        flow.place(words, flow.left() + indent, flow.y(), flow.width() - indent);
        flow.skip(height);
    }
}

void setMethod(Setting& setting) {
    Flow& flow = setting.flow;
    const Sheet& sheet = setting.sheet;
    flow.newPage();
    heading(setting, QStringLiteral("method"), tr("How to read this report"));
    const QStringList lines = {
        tr("A value is what one source is reported to have said about one question; the words that it was "
           "read from stand below it. "
           "[3] is an article in the list of sources, [3b] a quotation from it."),
        tr("In conflict are values of the same scope that cannot both hold, after hedges are taken into "
           "account: “at least 12” and “14” agree. "
           "A conflict row has a bar at its left and the sign ≠; which value is right is not decided here."),
        tr("Updated means that the same source, or a running count, gave a later figure; the older one stays "
           "in view."),
        tr("Scope means that the figures count different things, such as children and all victims, and so "
           "are not compared."),
        tr("Origins are counted, not outlets: papers that quote one ministry or print one agency's text are "
           "one origin."),
        tr("Dates are written as the texts give them. “About” and “not sure” mark dates that were worked "
           "out; the reason stands in the project. "
           "The clock of a computer and the times of files are never evidence."),
        tr("“Not mentioned” means that the article says nothing on the question. It is no agreement."),
    };
    for (const QString& line : lines) {
        flow.paragraph({{line, sheet.serif(10), {}}});
        flow.skip(6);
    }
}

} // namespace claimline::ui::print
