#include "formats/debris.h"

#include <algorithm>
#include <optional>

namespace claimline::formats {

namespace {

constexpr std::size_t fewestWords = 9; // of a paragraph; shorter ones end as sentences do, too ("He died.")
constexpr std::size_t fragmentWords = 8;

std::string because(std::string_view line) {
    std::string shown(line.substr(0, 80));
    while (!shown.empty() && !isValidUtf8(shown))
        shown.pop_back();
    return "a line that pages carry: '" + shown + (shown.size() < line.size() ? " …'" : "'");
}

} // namespace

bool isParagraph(std::string_view line) {
    return countWords(line) >= fewestWords && endsSentence(line);
}

std::vector<Cut> findDebris(const std::vector<Line>& lines, const std::vector<Cut>& known,
                            const Lexicons& lexicons) {
    std::vector<std::optional<DebrisMatch>> matches(lines.size());
    std::vector<bool> skipped(lines.size());
    std::size_t first = lines.size(); // the first and last lines that are surely the article's
    std::size_t last = 0;
    std::size_t cut = 0; // both lists are in order
    for (std::size_t i = 0; i < lines.size(); ++i) {
        while (cut < known.size() && known[cut].span.end <= lines[i].span.begin)
            ++cut;
        skipped[i] = cut < known.size() && known[cut].span.overlaps(lines[i].span);
        if (skipped[i])
            continue;
        matches[i] = lexicons.debris(lines[i].text);
        if (!matches[i] && isParagraph(lines[i].text)) {
            first = std::min(first, i);
            last = i;
        }
    }
    std::vector<Cut> cuts;
    bool tail = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool atEnd = first < lines.size() && i > last;
        const bool atEdge = atEnd || i < first;
        if (skipped[i])
            continue;
        const auto& match = matches[i];
        if (match && (match->place == DebrisPlace::any ||
                      (match->place == DebrisPlace::edge && atEdge && first < lines.size()) ||
                      (match->place == DebrisPlace::end && atEnd))) {
            cuts.push_back({lines[i].span, match->kind, because(lines[i].text)});
            tail |= atEnd && match->kind != CutKind::byline && match->kind != CutKind::caption;
        } else if (tail && countWords(lines[i].text) <= fragmentWords && !endsSentence(lines[i].text)) {
            cuts.push_back({lines[i].span, CutKind::navigation, "a scrap after the article's end"});
        }
    }
    return cuts;
}

} // namespace claimline::formats
