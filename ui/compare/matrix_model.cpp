#include "compare/matrix_model.h"

#include "events/value_words.h"
#include "look/face.h"
#include "look/words.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace claimline::ui {

namespace {

bool isDifference(FacetStatus status) {
    return status != FacetStatus::agree && status != FacetStatus::single;
}

bool isNumber(FacetKind kind) {
    return kind == FacetKind::count || kind == FacetKind::amount;
}

// When, then numbers, then words: as one reads a report.
int groupOf(const Facet& facet) {
    switch (facet.kind) {
    case FacetKind::time:
    case FacetKind::place:
        return 0;
    case FacetKind::count:
    case FacetKind::amount:
        return 1;
    default:
        return 2;
    }
}

// Whose people or goods a figure counts, where the text names a side: a party on its own losses is news.
QString sideWords(const Cell& cell) {
    const std::string& who = cell.answer.scope.who;
    if (who.empty() || cell.party.empty())
        return {};
    const QString counted = fromUtf8(who).toCaseFolded();
    const QString own = partyWords(cell.party).toCaseFolded();
    if (counted == own || counted == fromUtf8(cell.party).toCaseFolded())
        return MatrixModel::tr("about its own side");
    return QLocale::codeToTerritory(fromUtf8(who)) != QLocale::AnyTerritory ||
                   QLocale::codeToTerritory(fromUtf8(cell.party)) != QLocale::AnyTerritory
               ? MatrixModel::tr("about another side")
               : QString();
}

// A sentence cut out of a longer quotation ends in a sign that closes what is not opened here.
QString wholeQuote(QString quote) {
    const QChar close(0x201D), open(0x201C);
    while (quote.count(close) > quote.count(open) && quote.endsWith(close))
        quote.chop(1);
    return quote;
}

MatrixEntry entryOf(const Facet& facet, const Cell& cell) {
    MatrixEntry entry;
    const ValueWords words = valueWords(cell.answer, cell.stance);
    entry.value = words.value;
    entry.badge = words.badge;
    entry.quote = wholeQuote(fromUtf8(cell.quote));
    if (cell.quoteSpan.contains(cell.answer.span) && !cell.answer.span.empty()) {
        const auto from = cell.answer.span.begin - cell.quoteSpan.begin;
        entry.boldFrom = static_cast<int>(fromUtf8(std::string_view(cell.quote).substr(0, from)).size());
        entry.boldLength =
            static_cast<int>(fromUtf8(slice(cell.quote, {from, from + cell.answer.span.size()})).size());
    }
    entry.speaker = fromUtf8(cell.source);
    entry.party = fromUtf8(cell.party);
    entry.said = cell.said.known() ? whenWords(cell.said) : QString();
    entry.stance = cell.stance;
    entry.denied = cell.answer.denied || cell.stance == Stance::denies;
    entry.number = isNumber(facet.kind);
    entry.state = cell.state;
    entry.article = cell.article;
    entry.claim = cell.claim;
    entry.span = cell.quoteSpan;
    entry.words = cell.answer.span;
    entry.side = sideWords(cell);
    if (entry.side.isEmpty())
        entry.side = scopeWords(cell.answer.scope);
    return entry;
}

// What tells two values of a facet apart: for a denial that it is one.
QString valueKey(const Cell& cell) {
    return (cell.answer.denied || cell.stance == Stance::denies ? QStringLiteral("not ") : QString()) +
           fromUtf8(cell.answer.value);
}

// The current values with the number of origins behind each, the most told first.
std::vector<std::pair<QString, int>> valuesOf(const Facet& facet) {
    std::map<QString, QSet<QString>> origins;
    for (const Cell& cell : facet.cells)
        if (cell.state == CellState::current && cell.stance != Stance::declines &&
            cell.stance != Stance::unverified)
            origins[valueKey(cell)].insert(fromUtf8(cell.origin));
    std::vector<std::pair<QString, int>> values;
    for (const auto& [value, set] : origins)
        values.emplace_back(value, static_cast<int>(set.size()));
    std::ranges::stable_sort(values, std::greater<>(), &std::pair<QString, int>::second);
    return values;
}

} // namespace

MatrixModel::MatrixModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void MatrixModel::setEvent(std::shared_ptr<const Event> event, std::vector<store::ArticleRow> articles) {
    beginResetModel();
    event_ = std::move(event);
    articles_ = std::move(articles);
    rebuild();
    endResetModel();
}

void MatrixModel::setColumns(Columns columns) {
    beginResetModel();
    columnsBy_ = columns;
    rebuild();
    endResetModel();
}

void MatrixModel::setOnlyDifferences(bool on) {
    beginResetModel();
    onlyDifferences_ = on;
    rebuild();
    endResetModel();
}

void MatrixModel::setTransposed(bool on) {
    beginResetModel();
    transposed_ = on;
    endResetModel();
}

int MatrixModel::differences() const {
    if (!event_)
        return 0;
    return static_cast<int>(
        std::ranges::count_if(event_->facets, [](const Facet& facet) { return isDifference(facet.status); }));
}

void MatrixModel::rebuild() {
    rows_.clear();
    columns_.clear();
    reference_ = -1;
    if (!event_)
        return;
    for (int facet = 0; facet < facets(); ++facet)
        if (!onlyDifferences_ || isDifference(event_->facets[static_cast<std::size_t>(facet)].status))
            rows_.push_back(facet);
    std::ranges::stable_sort(
        rows_, {}, [this](int facet) { return groupOf(event_->facets[static_cast<std::size_t>(facet)]); });
    if (columnsBy_ == Columns::articles)
        buildArticleColumns();
    else
        buildKeyedColumns();
}

// Articles that tell of the event, by date of publication, the undated last.
void MatrixModel::buildArticleColumns() {
    QSet<quint64> wanted;
    for (const ReportRef& report : event_->reports)
        wanted.insert(report.article.value);
    for (const Facet& facet : event_->facets)
        for (const Cell& cell : facet.cells)
            wanted.insert(cell.article.value);
    std::vector<const store::ArticleRow*> rows;
    for (const store::ArticleRow& row : articles_)
        if (wanted.contains(row.id.value))
            rows.push_back(&row);
    std::ranges::sort(rows, {}, [](const store::ArticleRow* row) {
        return std::tuple(!row->published.known(), row->published.earliestStart, row->title, row->id);
    });
    for (const store::ArticleRow* row : rows) {
        Column column;
        column.article = row->id;
        column.key = fromUtf8(row->id.text());
        column.number = static_cast<int>(columns_.size()) + 1;
        nameColumn(column, *row);
        column.date = whenWords(row->published);
        columns_.push_back(column);
    }
}

// Whom the article is known by: its publisher, else its author, else its own title.
void MatrixModel::nameColumn(Column& column, const store::ArticleRow& row) {
    const bool anonymous = row.publisher.empty() && row.author.empty();
    column.name = !row.publisher.empty() ? shown(row.publisher)
                  : !row.author.empty()  ? shown(row.author)
                  : !row.title.empty()   ? QStringLiteral("“%1”").arg(shown(row.title))
                                         : fileName(row.path);
    column.subline = !row.agency.empty() && row.agency != row.publisher ? tr("%1 text").arg(shown(row.agency))
                     : anonymous || row.title.empty()                   ? tr("publisher not found")
                                                                        : shown(row.title);
}

// Speakers or sides in the order in which they first appear; those of no known side stand last, never
// guessed.
void MatrixModel::buildKeyedColumns() {
    QSet<QString> seen;
    for (const Facet& facet : event_->facets)
        for (const Cell& cell : facet.cells) {
            const QString key = columnKey(cell);
            if (seen.contains(key))
                continue;
            seen.insert(key);
            Column column;
            column.key = key;
            column.party = fromUtf8(cell.party);
            if (columnsBy_ == Columns::sides)
                column.name = cell.party.empty() ? tr("Not assigned") : partyWords(cell.party);
            else {
                column.name = cell.source.empty() ? tr("Source not named") : fromUtf8(cell.source);
                column.subline = fromUtf8(cell.party);
            }
            columns_.push_back(column);
        }
    if (columnsBy_ == Columns::sides)
        std::ranges::stable_partition(columns_, [](const Column& column) { return !column.party.isEmpty(); });
}

QString MatrixModel::columnKey(const Cell& cell) const {
    switch (columnsBy_) {
    case Columns::articles:
        return fromUtf8(cell.article.text());
    case Columns::speakers:
        return fromUtf8(cell.sourceKey.empty() ? cell.source : cell.sourceKey);
    case Columns::sides:
        return fromUtf8(cell.party);
    }
    return {};
}

int MatrixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(transposed_ ? columns_.size() : rows_.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(transposed_ ? rows_.size() : columns_.size());
}

MatrixModel::Place MatrixModel::placeOf(const QModelIndex& index) const {
    if (!index.isValid() || !event_)
        return {};
    const int row = transposed_ ? index.column() : index.row();
    const int column = transposed_ ? index.row() : index.column();
    return {rows_.at(static_cast<std::size_t>(row)), column};
}

std::vector<const Cell*> MatrixModel::cellsAt(Place place) const {
    std::vector<const Cell*> cells;
    const QString& key = columns_.at(static_cast<std::size_t>(place.column)).key;
    for (const Cell& cell : event_->facets.at(static_cast<std::size_t>(place.facet)).cells)
        if (columnKey(cell) == key)
            cells.push_back(&cell);
    return cells;
}

// The origin of all cells at that place, where there is just one.
QString MatrixModel::commonOrigin(Place place) const {
    if (place.column < 0 || place.column >= static_cast<int>(columns_.size()))
        return {};
    QString origin;
    for (const Cell* cell : cellsAt(place)) {
        if (!origin.isEmpty() && origin != fromUtf8(cell->origin))
            return {};
        origin = fromUtf8(cell->origin);
    }
    return origin;
}

MatrixModel::Bracket MatrixModel::bracketAt(Place place) const {
    if (columnsBy_ != Columns::articles || transposed_)
        return Bracket::none;
    const QString here = commonOrigin(place);
    if (here.isEmpty())
        return Bracket::none;
    const bool left = commonOrigin({place.facet, place.column - 1}) == here;
    const bool right = commonOrigin({place.facet, place.column + 1}) == here;
    return left ? (right ? Bracket::inside : Bracket::end) : right ? Bracket::begin : Bracket::none;
}

// Of a conflict the values that fewer origins tell; none where both sides are as many.
bool MatrixModel::isOdd(Place place) const {
    const Facet& facet = event_->facets.at(static_cast<std::size_t>(place.facet));
    if (facet.status != FacetStatus::conflict)
        return false;
    const auto values = valuesOf(facet);
    if (values.size() < 2 || values[0].second == values[1].second)
        return false;
    const auto cells = cellsAt(place);
    return !cells.empty() &&
           std::ranges::none_of(cells, [&](const Cell* cell) { return valueKey(*cell) == values[0].first; });
}

QString MatrixModel::headline(const Facet& facet) const {
    if (facet.status != FacetStatus::conflict)
        return {};
    const auto values = valuesOf(facet);
    if (isNumber(facet.kind) && values.size() == 2)
        return values[0].first + QStringLiteral(" ≠ ") + values[1].first;
    return values.size() > 1 ? tr("%1 versions").arg(values.size()) : tr("disputed");
}

MatrixModel::RowState MatrixModel::stateOf(const Facet& facet) const {
    switch (facet.status) {
    case FacetStatus::conflict:
        return RowState::conflict;
    case FacetStatus::updated:
        return RowState::updated;
    case FacetStatus::scope:
        return RowState::scope;
    case FacetStatus::agree:
    case FacetStatus::single:
        break;
    }
    const bool denied = !facet.cells.empty() && std::ranges::all_of(facet.cells, [](const Cell& cell) {
        return cell.answer.denied || cell.stance == Stance::denies;
    });
    if (denied)
        return RowState::denied;
    if (facet.status == FacetStatus::single)
        return RowState::single;
    return valuesOf(facet).size() > 1 ? RowState::compatible : RowState::agree;
}

MatrixModel::Silence MatrixModel::silenceAt(Place place) const {
    const auto cells = cellsAt(place);
    if (cells.empty()) {
        // Who declines to speak of the event has not merely left this out.
        const QString& key = columns_.at(static_cast<std::size_t>(place.column)).key;
        bool declines = false, speaks = false;
        for (const Facet& facet : event_->facets)
            for (const Cell& cell : facet.cells)
                if (columnKey(cell) == key)
                    (cell.stance == Stance::declines ? declines : speaks) = true;
        return declines && !speaks ? Silence::declined : Silence::notMentioned;
    }
    const auto all = [&](auto is) { return std::ranges::all_of(cells, is); };
    if (all([](const Cell* cell) { return cell->state == CellState::withdrawn; }))
        return Silence::withdrawn;
    if (all([](const Cell* cell) { return cell->stance == Stance::declines; }))
        return Silence::declined;
    if (all([](const Cell* cell) { return cell->stance == Stance::unverified; }))
        return Silence::unknown;
    return Silence::none;
}

// "+4", "other: depot", or that the reference says nothing.
QString MatrixModel::deltaAt(Place place) const {
    if (reference_ < 0 || place.column == reference_)
        return {};
    const Facet& facet = event_->facets.at(static_cast<std::size_t>(place.facet));
    const auto mine = cellsAt(place), theirs = cellsAt({place.facet, reference_});
    if (mine.empty())
        return {};
    if (theirs.empty())
        return tr("the reference says nothing");
    for (const Cell* a : mine)
        for (const Cell* b : theirs)
            if (valueKey(*a) == valueKey(*b))
                return {};
    if (isNumber(facet.kind) && std::isfinite(mine.front()->answer.low) &&
        std::isfinite(theirs.front()->answer.low)) {
        const double by = mine.front()->answer.low - theirs.front()->answer.low;
        return (by > 0 ? QStringLiteral("+") : QString(QChar(0x2212))) +
               QLocale::c().toString(std::abs(by), 'g', 8);
    }
    return tr("other than “%1”").arg(valueKey(*theirs.front()));
}

QString MatrixModel::rangeAt(Place place) const {
    const Facet& facet = event_->facets.at(static_cast<std::size_t>(place.facet));
    if (columnsBy_ != Columns::sides || !isNumber(facet.kind))
        return {};
    const Cell *lowest = nullptr, *highest = nullptr, *latest = nullptr;
    for (const Cell* cell : cellsAt(place)) {
        if (cell->stance != Stance::asserts || cell->answer.denied)
            continue;
        if (lowest == nullptr || cell->answer.low < lowest->answer.low)
            lowest = cell;
        if (highest == nullptr || cell->answer.high > highest->answer.high)
            highest = cell;
        if (latest == nullptr || cell->said.earliestStart >= latest->said.earliestStart)
            latest = cell;
    }
    if (lowest == nullptr || lowest->answer.value == highest->answer.value)
        return {};
    return tr("lowest %1, latest %2, highest %3")
        .arg(shown(lowest->answer.value), shown(latest->answer.value), shown(highest->answer.value));
}

void MatrixModel::setGrades(std::map<ArticleId, std::string> grades) {
    grades_ = std::move(grades);
    if (rowCount() > 0 && columnCount() > 0)
        emit headerDataChanged(transposed_ ? Qt::Vertical : Qt::Horizontal, 0,
                               static_cast<int>(columns_.size()) - 1);
}

void MatrixModel::setReference(int column) {
    reference_ = column >= 0 && column < columnsTotal() ? column : -1;
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString MatrixModel::columnName(int column) const {
    return column >= 0 && column < columnsTotal() ? columns_[static_cast<std::size_t>(column)].name
                                                  : QString();
}

int MatrixModel::facetAt(const QModelIndex& index) const {
    return placeOf(index).facet;
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const {
    const Place place = placeOf(index);
    if (!place.valid())
        return {};
    const Facet& facet = event_->facets.at(static_cast<std::size_t>(place.facet));
    switch (role) {
    case EntriesRole: {
        QVariantList entries;
        for (const Cell* cell : cellsAt(place))
            entries << QVariant::fromValue(entryOf(facet, *cell));
        return entries;
    }
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList values;
        for (const Cell* cell : cellsAt(place)) {
            QString value = valueKey(*cell);
            if (role == Qt::AccessibleTextRole)
                value = tr("%1: %2, says %3: “%4”")
                            .arg(fromUtf8(facet.name), value, fromUtf8(cell->source), fromUtf8(cell->quote));
            values << value;
        }
        if (values.isEmpty())
            return role == Qt::DisplayRole                 ? QString()
                   : silenceAt(place) == Silence::declined ? tr("%1: declined to say").arg(shown(facet.name))
                                                           : tr("%1: not mentioned").arg(shown(facet.name));
        return values.join(QStringLiteral("; "));
    }
    case StatusRole:
        return static_cast<int>(facet.status);
    case OddRole:
        return isOdd(place);
    case StateRole:
        return static_cast<int>(stateOf(facet));
    case GroupRole:
        return !transposed_ && facetHead(index.row(), GroupRole).toBool();
    case SilenceRole:
        return static_cast<int>(silenceAt(place));
    case DeltaRole:
        return deltaAt(place);
    case RangeRole:
        return rangeAt(place);
    case BracketRole:
        return QVariant::fromValue(bracketAt(place));
    default:
        return {};
    }
}

QVariant MatrixModel::facetHead(int section, int role) const {
    const Facet& facet =
        event_->facets.at(static_cast<std::size_t>(rows_.at(static_cast<std::size_t>(section))));
    switch (role) {
    case Qt::DisplayRole:
        return fromUtf8(facet.name);
    case Qt::AccessibleTextRole:
        return fromUtf8(facet.name) + QStringLiteral(", ") + fromUtf8(facet.because);
    case StatusRole:
        return static_cast<int>(facet.status);
    case HeadlineRole:
        return headline(facet);
    case BecauseRole:
        return fromUtf8(facet.because);
    case StateRole:
        return static_cast<int>(stateOf(facet));
    case GroupRole: {
        if (section == 0)
            return false;
        const int before = rows_.at(static_cast<std::size_t>(section) - 1);
        return groupOf(event_->facets.at(static_cast<std::size_t>(before))) != groupOf(facet);
    }
    case OriginsRole: {
        QSet<QString> origins;
        for (const Cell& cell : facet.cells)
            origins.insert(fromUtf8(cell.origin));
        return static_cast<int>(origins.size());
    }
    default:
        return {};
    }
}

QVariant MatrixModel::columnHead(int section, int role) const {
    const Column& column = columns_.at(static_cast<std::size_t>(section));
    switch (role) {
    case Qt::DisplayRole:
        return column.name;
    case Qt::AccessibleTextRole:
        return QStringList{column.name, column.subline, column.date}.join(QStringLiteral(", "));
    case NumberRole:
        return column.number;
    case SublineRole:
        return column.subline;
    case DateRole:
        return column.date;
    case PartyRole:
        return column.party;
    case GradeRole: {
        const auto grade = grades_.find(column.article);
        return grade == grades_.end() || !column.article ? QString() : fromUtf8(grade->second);
    }
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!event_ || section < 0)
        return {};
    const bool facets = (orientation == Qt::Vertical) != transposed_;
    if (section >= static_cast<int>(facets ? rows_.size() : columns_.size()))
        return {};
    return facets ? facetHead(section, role) : columnHead(section, role);
}

QString MatrixModel::asTable() const {
    QStringList head{QString()};
    for (int column = 0; column < columnCount(); ++column)
        head << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QStringList lines{head.join(QLatin1Char('\t'))};
    for (int row = 0; row < rowCount(); ++row) {
        QStringList fields{headerData(row, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < columnCount(); ++column)
            fields << data(index(row, column), Qt::DisplayRole).toString().simplified();
        lines << fields.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QString MatrixModel::asMarkdown() const {
    const auto cell = [](QString text) {
        return text.simplified().replace(QLatin1Char('|'), QLatin1String("\\|"));
    };
    QStringList lines;
    const QStringList rows = asTable().split(QLatin1Char('\n'));
    for (const QString& row : rows) {
        QStringList fields;
        for (const QString& field : row.split(QLatin1Char('\t')))
            fields << cell(field);
        lines << QStringLiteral("| ") + fields.join(QStringLiteral(" | ")) + QStringLiteral(" |");
        if (lines.size() == 1)
            lines << QStringLiteral("|") + QStringLiteral(" --- |").repeated(fields.size());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace claimline::ui
