// From a filter to the value that every page and table is made of.
#include "export/export.h"

#include "model/hash.h"
#include "model/names.h"

#include <algorithm>
#include <map>
#include <set>

namespace claimline::exporting {

namespace {

std::string dayText(Instant instant) {
    return isoText(instant).substr(0, 10);
}

std::string rangeInWords(const store::Filter& filter) {
    if (filter.from && filter.to)
        return whenInWords(whenBetween(dayOf(*filter.from), dayOf(*filter.to - 1)));
    if (filter.from)
        return "from " + whenInWords(whenOfDay(dayOf(*filter.from))) + " on";
    if (filter.to)
        return "until " + whenInWords(whenOfDay(dayOf(*filter.to - 1)));
    return "all dates";
}

std::string quoted(const std::string& text) {
    return "“" + text + "”";
}

template<class Values, class Words>
void describe(std::vector<std::string>& lines, const char* label, const Values& values, const Words& words) {
    if (values.empty())
        return;
    std::string line = label;
    for (std::size_t i = 0; i < values.size(); ++i)
        line += (i == 0 ? " " : " or ") + words(values[i]);
    lines.push_back(std::move(line));
}

std::vector<std::string> filterInWords(const store::Filter& filter) {
    std::vector<std::string> lines;
    const auto named = [](auto value) { return std::string(nameOf(value)); };
    if (!filter.text.empty())
        lines.push_back("words " + quoted(filter.text));
    describe(lines, "said by", filter.sources, quoted);
    describe(lines, "side", filter.parties,
             [](const std::string& party) { return party.empty() ? "none known" : party; });
    describe(lines, "place", filter.places, quoted);
    describe(lines, "type", filter.types, named);
    describe(lines, "standing", filter.statuses, named);
    describe(lines, "date known to the", filter.precisions, named);
    describe(lines, "article", filter.articles, [](ArticleId id) { return id.text(); });
    if (filter.hidden)
        lines.emplace_back("with hidden events");
    return lines;
}

std::string shellQuoted(const std::string& text) {
    std::string all = "'";
    for (const char c : text)
        all += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return all + "'";
}

std::string commandLine(const store::Project& project, const store::Filter& filter) {
    std::string line = "claimline export --project " + shellQuoted(project.file().filename().string());
    const auto add = [&](const char* option, const std::string& value) {
        line += std::string(" ") + option + " " + shellQuoted(value);
    };
    if (filter.from)
        add("--from", dayText(*filter.from));
    if (filter.to)
        add("--to", dayText(*filter.to - 1));
    if (!filter.text.empty())
        add("--text", filter.text);
    for (const auto& source : filter.sources)
        add("--source", source);
    for (const auto& place : filter.places)
        add("--place", place);
    for (const EventType type : filter.types)
        add("--type", std::string(nameOf(type)));
    for (const EventStatus status : filter.statuses)
        add("--status", std::string(nameOf(status)));
    return line + " --output report.pdf";
}

// Articles in the order in which their numbers are given: by date, the undated last, then by title and id.
bool cameBefore(const CitedSource& a, const CitedSource& b) {
    const auto key = [](const CitedSource& source) {
        return std::tuple(!source.published.known(), source.published.earliestStart, source.title, source.id);
    };
    return key(a) < key(b);
}

std::string letters(std::size_t index) {
    std::string text;
    for (++index; index > 0; index = (index - 1) / 26)
        text.insert(text.begin(), static_cast<char>('a' + (index - 1) % 26));
    return text;
}

std::set<ArticleId> articlesOf(const Event& event) {
    std::set<ArticleId> all;
    for (const ReportRef& report : event.reports)
        all.insert(report.article);
    for (const Facet& facet : event.facets)
        for (const Cell& cell : facet.cells)
            all.insert(cell.article);
    return all;
}

// Numbers the quotations of one event: equal words of one article share a letter.
void cite(ReportEvent& entry, const std::map<ArticleId, int>& numbers) {
    std::map<ArticleId, std::map<Span, std::string>> seen;
    for (const Facet& facet : entry.event.facets) {
        auto& row = entry.citations.emplace_back();
        for (const Cell& cell : facet.cells) {
            auto& spans = seen[cell.article];
            const auto [at, isNew] = spans.try_emplace(cell.quoteSpan);
            if (isNew)
                at->second = letters(spans.size() - 1);
            row.push_back({numbers.at(cell.article), at->second});
        }
    }
    for (const ArticleId article : articlesOf(entry.event))
        entry.columns.push_back(numbers.at(article));
    std::ranges::sort(entry.columns);
}

std::map<ReportId, std::vector<std::string>> notesByReport(const std::vector<store::Decision>& decisions) {
    std::map<ReportId, std::vector<std::string>> notes;
    for (const store::Decision& decision : decisions)
        if (decision.kind == store::DecisionKind::note && !decision.undone)
            notes[decision.report].push_back(decision.value);
    return notes;
}

std::vector<CitedSource> citedSources(const std::vector<store::ArticleRow>& articles,
                                      const std::vector<Event>& events) {
    std::set<ArticleId> wanted;
    for (const Event& event : events)
        wanted.merge(articlesOf(event));
    std::vector<CitedSource> sources;
    for (const store::ArticleRow& row : articles)
        if (wanted.contains(row.id))
            sources.push_back({0,
                               row.id,
                               row.title,
                               row.publisher,
                               row.agency,
                               row.author,
                               row.url,
                               row.path,
                               row.published,
                               {}});
    std::ranges::sort(sources, cameBefore);
    for (std::size_t i = 0; i < sources.size(); ++i)
        sources[i].number = static_cast<int>(i) + 1;
    return sources;
}

std::string dataHash(const Report& report) {
    std::string all;
    for (const auto* list : {&report.events, &report.undated})
        for (const ReportEvent& entry : *list) {
            all += entry.event.id.text() + entry.event.title + entry.event.when.edtf + "\n";
            for (const Facet& facet : entry.event.facets)
                for (const Cell& cell : facet.cells)
                    all += facet.key + "\t" + cell.claim.text() + "\t" + cell.answer.value + "\t" +
                           cell.quote + "\n";
        }
    for (const CitedSource& source : report.sources)
        all += source.textHash + "\n";
    return toHex(sha256(all));
}

} // namespace

const CitedSource* Report::source(int number) const {
    const auto at = std::ranges::find(sources, number, &CitedSource::number);
    return at == sources.end() ? nullptr : &*at;
}

Result<Report> makeReport(const store::Project& project, const store::Filter& filter) {
    auto events = project.events(filter);
    if (!events)
        return tl::unexpected(events.error());
    auto slice = project.slice(filter);
    if (!slice)
        return tl::unexpected(slice.error());
    auto articles = project.articles();
    if (!articles)
        return tl::unexpected(articles.error());
    auto decisions = project.decisions();
    if (!decisions)
        return tl::unexpected(decisions.error());

    Report report;
    report.title = project.file().stem().string();
    report.rangeText = rangeInWords(filter);
    report.filterText = filterInWords(filter);
    report.commandLine = commandLine(project, filter);
    report.program = "Claimline " CLAIMLINE_VERSION;
    report.parties = slice->parties;
    report.leftOut =
        slice->total - std::min<std::uint32_t>(slice->total, static_cast<std::uint32_t>(events->size()));
    report.sources = citedSources(*articles, *events);
    std::map<ArticleId, int> numbers;
    for (CitedSource& source : report.sources) {
        auto article = project.article(source.id);
        if (!article)
            return tl::unexpected(article.error());
        source.textHash = toHex(article->textHash);
        numbers.emplace(source.id, source.number);
    }
    auto notes = notesByReport(*decisions);
    for (Event& event : *events) {
        ReportEvent entry;
        entry.event = std::move(event);
        cite(entry, numbers);
        for (const ReportRef& told : entry.event.reports)
            std::ranges::copy(notes[told.report], std::back_inserter(entry.notes));
        report.contested += entry.event.status == EventStatus::contested;
        auto& list = entry.event.when.known() ? report.events : report.undated;
        list.push_back(std::move(entry));
    }
    report.dataHash = dataHash(report);
    return report;
}

} // namespace claimline::exporting
