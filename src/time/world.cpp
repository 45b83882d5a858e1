#include "time/world.h"

#include "model/table.h"

#include <algorithm>
#include <set>

namespace claimline::time {

namespace {

std::optional<Day> readDay(std::string_view text) {
    const auto when = parseEdtf(text);
    return when ? when->day() : std::nullopt;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

bool letterAt(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return false;
    const char c = text[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// What follows the last blank, hyphen or dot of a name: cut() makes that a piece of its own.
std::string_view lastWord(std::string_view name) {
    while (!name.empty() && name.back() == '.')
        name.remove_suffix(1);
    const auto at = name.find_last_of(" -.");
    return at == std::string_view::npos ? name : name.substr(at + 1);
}

tl::unexpected<Error> damaged(std::string file, int line) {
    return fail(ErrorKind::unreadable, std::move(file), "line " + std::to_string(line) + " has no date",
                "the installation must be repaired");
}

bool saysFormer(std::string_view lowered) {
    for (const std::string_view word :
         {"former", "ex-", "then-", "late ", "ousted", "deposed", "predecessor"})
        if (lowered.find(word) != std::string_view::npos)
            return true;
    return false;
}

// The title as whole words in `text`; the end of its last place, npos: nowhere.
std::size_t endOfTitle(std::string_view text, std::string_view title) {
    for (auto at = text.rfind(title); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : text.rfind(title, at - 1))
        if ((at == 0 || !letterAt(text, at - 1)) && !letterAt(text, at + title.size()))
            return at + title.size();
    return std::string_view::npos;
}

bool startsWithVice(std::string_view text, std::size_t titleEnd, std::string_view title) {
    const auto begin = titleEnd - title.size();
    return begin >= 5 && (text.substr(begin - 5, 5) == "vice " || text.substr(begin - 5, 5) == "vice-");
}

} // namespace

Result<World> World::load(const std::filesystem::path& folder) {
    World world;
    if (auto done = world.loadTerms(folder); !done)
        return tl::unexpected(done.error());
    if (auto done = world.loadBeginnings(folder); !done)
        return tl::unexpected(done.error());
    return world;
}

Result<void> World::loadTerms(const std::filesystem::path& folder) {
    auto table = Table::read(folder / "terms_of_office.tsv",
                             {"names", "office", "titles", "country", "from", "to", "elected"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        const auto from = readDay(row["from"]);
        const auto to = readDay(row["to"]);
        if (!from || (!to && !row["to"].empty()))
            return damaged("terms_of_office.tsv", row.line());
        for (const std::string& name : splitList(row["names"], '/')) {
            Term term{name,
                      std::string(row["office"]),
                      std::string(row["country"]),
                      splitList(row["titles"]),
                      *from,
                      to ? *to + 1 : Day{},
                      !to,
                      readDay(row["elected"])};
            byLastWord_[std::string(lastWord(name))].push_back(static_cast<std::uint32_t>(terms_.size()));
            terms_.push_back(std::move(term));
        }
    }
    return {};
}

Result<void> World::loadBeginnings(const std::filesystem::path& folder) {
    auto table = Table::read(folder / "anchors.tsv", {"name", "date", "words"});
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& row : *table) {
        const auto day = readDay(row["date"]);
        if (!day)
            return damaged("anchors.tsv", row.line());
        Beginning beginning{std::string(row["name"]), *day, {}};
        for (const std::string& group : splitList(row["words"], '&'))
            beginning.words.push_back(splitList(group));
        beginnings_.push_back(std::move(beginning));
    }
    return {};
}

// Whether the words beside a name give it that office, and in which tense.
World::Standing World::standing(std::string_view text, Span name, const Term& term, bool surnameOnly) const {
    const auto lineBegin = text.rfind('\n', name.begin == 0 ? 0 : name.begin - 1);
    const std::size_t from = std::max<std::size_t>(lineBegin == std::string_view::npos ? 0 : lineBegin + 1,
                                                   name.begin > 80 ? name.begin - 80 : 0);
    const std::string before = lower(text.substr(from, name.begin - from));
    for (const std::string& title : term.titles) {
        const auto end = endOfTitle(before, title);
        if (end == std::string::npos || before.size() - end > (surnameOnly ? 2u : 22u))
            continue;
        const std::string_view between = std::string_view(before).substr(end);
        if (between.find(". ") != std::string_view::npos || between.find(" and ") != std::string_view::npos)
            continue;
        if (startsWithVice(before, end, title) && !title.starts_with("vice"))
            continue;
        if (between.starts_with("-elect") || between.starts_with(" elect") ||
            between.starts_with("-designate"))
            return Standing::elect;
        const auto start = end - title.size();
        const std::string_view lead =
            std::string_view(before).substr(start > 28 ? start - 28 : 0, std::min<std::size_t>(start, 28));
        return saysFormer(lead) || saysFormer(between) ? Standing::former : Standing::holds;
    }
    if (surnameOnly || name.end + 2 >= text.size() || text[name.end] != ',')
        return Standing::none;
    const std::size_t lineEnd = std::min(text.find('\n', name.end), text.size());
    const std::string after = lower(text.substr(name.end, std::min<std::size_t>(lineEnd - name.end, 70)));
    const std::string_view clause =
        std::string_view(after).substr(0, std::min(after.find(',', 2), after.size()));
    for (const std::string& title : term.titles)
        if (const auto end = endOfTitle(clause, title);
            end != std::string_view::npos && !startsWithVice(clause, end, title))
            return saysFormer(clause) ? Standing::former : Standing::holds;
    return Standing::none;
}

void World::evidenceAt(std::string_view text, const Piece& piece, std::vector<OfficeEvidence>& found) const {
    const auto known = byLastWord_.find(slice(text, piece.span));
    if (known == byLastWord_.end())
        return;
    OfficeEvidence evidence;
    for (const std::uint32_t index : known->second) {
        const Term& term = terms_[index];
        const std::string_view last = lastWord(term.name);
        const std::size_t tail =
            term.name.size() - static_cast<std::size_t>(last.data() - term.name.data()) - last.size();
        const std::size_t size = term.name.size() - tail;
        const bool whole =
            piece.span.end >= size &&
            text.substr(piece.span.end - size, size) == std::string_view(term.name).substr(0, size) &&
            (piece.span.end == size || !letterAt(text, piece.span.end - size - 1));
        const Span name =
            whole ? Span{static_cast<std::uint32_t>(piece.span.end - size), piece.span.end} : piece.span;
        const Standing how = standing(text, name, term, !whole);
        if (how == Standing::none)
            continue;
        const Day horizon = *Day::of(2100, 1, 1);
        std::pair<Day, Day> days{term.from, term.open ? horizon : term.to};
        if (how == Standing::elect) {
            if (!term.elected)
                continue;
            days = {*term.elected, term.from};
        } else if (how == Standing::former) {
            if (term.open)
                continue;
            days = {term.to, horizon};
        }
        evidence.span = name;
        evidence.days.push_back(days);
        const char* what = how == Standing::elect ? "-elect" : how == Standing::former ? " no more" : "";
        const std::string holds = "from " + whenOfDay(days.first).edtf +
                                  (days.second == horizon ? " on" : " to " + whenOfDay(days.second - 1).edtf);
        if (evidence.because.empty())
            evidence.because = term.name + ", " + term.office + what + " (" + term.country + "), " + holds;
        else
            evidence.because += " or " + holds;
    }
    if (!evidence.days.empty()) {
        evidence.words = std::string(slice(text, evidence.span));
        found.push_back(std::move(evidence));
    }
}

std::vector<OfficeEvidence> World::offices(std::string_view text, const std::vector<Piece>& pieces) const {
    std::vector<OfficeEvidence> found;
    for (const Piece& piece : pieces)
        if (piece.kind == Piece::Kind::word && piece.span.size() >= 3)
            evidenceAt(text, piece, found);
    std::vector<OfficeEvidence> once;
    for (OfficeEvidence& evidence : found)
        if (std::ranges::none_of(
                once, [&](const OfficeEvidence& other) { return other.because == evidence.because; }))
            once.push_back(std::move(evidence));
    return once;
}

const Beginning* World::beginning(std::string_view text, const std::vector<Piece>& pieces, Span near) const {
    std::unordered_map<std::string, int> counts;
    for (const Piece& piece : pieces)
        if (piece.kind == Piece::Kind::word || piece.kind == Piece::Kind::junk) {
            const bool close = piece.span.begin + 250 > near.begin && piece.span.begin < near.end + 250;
            counts[lower(slice(text, piece.span))] += close ? 4 : 1;
        }
    const Beginning* best = nullptr;
    int bestScore = 0;
    for (const Beginning& beginning : beginnings_) {
        int score = 1'000'000; // of the rarest group
        for (const auto& group : beginning.words) {
            int hits = 0;
            for (const std::string& word : group)
                if (const auto at = counts.find(word); at != counts.end())
                    hits += at->second;
            score = std::min(score, hits);
        }
        if (score > bestScore) {
            bestScore = score;
            best = &beginning;
        }
    }
    return best;
}

} // namespace claimline::time
