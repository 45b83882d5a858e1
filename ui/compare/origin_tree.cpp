#include "compare/origin_tree.h"

#include "look/face.h"
#include "look/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>

namespace claimline::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("OriginTree", text);
}

const store::ArticleRow* rowOf(ArticleId id, const std::vector<store::ArticleRow>& articles) {
    const auto found = std::ranges::find(articles, id, &store::ArticleRow::id);
    return found == articles.end() ? nullptr : &*found;
}

QString outletOf(const store::ArticleRow* row) {
    if (row == nullptr)
        return tr("article not in the project");
    return !row->publisher.empty() ? shown(row->publisher)
           : !row->title.empty()   ? QStringLiteral("“%1”").arg(shown(row->title))
                                   : fileName(row->path);
}

} // namespace

std::vector<OriginNode> originTrees(const Facet& facet, const std::vector<store::ArticleRow>& articles) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<const Cell*>> byOrigin;
    for (const Cell& cell : facet.cells) {
        if (byOrigin[cell.origin].empty())
            order.push_back(cell.origin);
        byOrigin[cell.origin].push_back(&cell);
    }
    std::vector<OriginNode> trees;
    for (const std::string& origin : order) {
        const auto& cells = byOrigin[origin];
        const Cell& first = *cells.front();
        OriginNode tree{first.source.empty() ? tr("source not named") : shown(first.source),
                        shown(facet.name) + QStringLiteral(": ") + shown(first.answer.value),
                        first.article,
                        {},
                        first.quoteSpan,
                        {}};
        for (const Cell* cell : cells) {
            const store::ArticleRow* row = rowOf(cell->article, articles);
            OriginNode leaf{
                outletOf(row) + QStringLiteral(", ") + whenWords(cell->said),
                cell->originWhy.empty()
                    ? tr("it names the speaker: “%1”").arg(shown(cell->quote).simplified().left(120))
                    : shown(cell->originWhy),
                cell->article,
                cell->claim,
                cell->quoteSpan,
                {}};
            if (row == nullptr || row->agency.empty() || row->agency == row->publisher) {
                tree.children.push_back(std::move(leaf));
                continue;
            }
            const QString agency = tr("%1 (agency)").arg(shown(row->agency));
            auto hub = std::ranges::find(tree.children, agency, &OriginNode::name);
            if (hub == tree.children.end()) {
                tree.children.push_back(
                    {agency, tr("the articles below credit it"), cell->article, {}, cell->quoteSpan, {}});
                hub = tree.children.end() - 1;
            }
            hub->children.push_back(std::move(leaf));
        }
        trees.push_back(std::move(tree));
    }
    std::ranges::stable_sort(trees, [&](const OriginNode& a, const OriginNode& b) {
        const auto leaves = [](const OriginNode& node) {
            std::size_t count = 0;
            for (const OriginNode& child : node.children)
                count += std::max<std::size_t>(1, child.children.size());
            return count;
        };
        return leaves(a) > leaves(b);
    });
    return trees;
}

QString treeText(const std::vector<OriginNode>& nodes, int depth) {
    QStringList lines;
    for (const OriginNode& node : nodes) {
        lines << QString(depth * 3, QLatin1Char(' ')) + node.name + QStringLiteral(" – ") + node.proof;
        if (!node.children.empty())
            lines << treeText(node.children, depth + 1);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace claimline::ui
