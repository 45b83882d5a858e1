#include "formats/lexicons.h"

#include "formats/strings.h"
#include "model/names.h"
#include "model/table.h"

#include <algorithm>
#include <charconv>

namespace claimline::formats {

namespace {

constexpr std::size_t longestDebris =
    240; // bytes; a longer line is a paragraph unless its rule says otherwise

tl::unexpected<Error> badLine(const std::filesystem::path& file, const Table::Row& row, std::string fault) {
    return fail(ErrorKind::unreadable, file.filename().string() + ":" + std::to_string(row.line()),
                std::move(fault), "the installation must be repaired");
}

std::optional<DebrisPlace> placeOf(std::string_view name) {
    if (name == "any" || name.empty())
        return DebrisPlace::any;
    if (name == "edge")
        return DebrisPlace::edge;
    return name == "end" ? std::optional(DebrisPlace::end) : std::nullopt;
}

} // namespace

Result<Lexicons> Lexicons::load(const std::filesystem::path& folder) {
    Lexicons lexicons;
    for (const auto& done :
         {lexicons.loadDebris(folder / "debris.tsv"), lexicons.loadAgencies(folder / "agencies.tsv"),
          lexicons.loadOutlets(folder / "outlets.tsv"), lexicons.loadFields(folder / "debris_fields.tsv")})
        if (!done)
            return tl::unexpected(done.error());
    return lexicons;
}

Result<void> Lexicons::loadDebris(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"pattern", "kind", "place", "longest", "example"});
    if (!table)
        return tl::unexpected(table.error());
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20); // of the automaton's states; with 8 MB it is rebuilt all the time
    patterns_ = std::make_unique<re2::RE2::Set>(options, re2::RE2::ANCHOR_BOTH);
    for (const Table::Row& row : *table) {
        const auto kind = parseName<CutKind>(row["kind"]);
        const auto place = placeOf(row["place"]);
        std::string fault;
        if (!kind || !place)
            return badLine(file, row, "no such kind or place");
        if (patterns_->Add(std::string(row["pattern"]), &fault) < 0)
            return badLine(file, row, "the pattern is not valid: " + fault);
        std::size_t longest = longestDebris;
        const std::string_view number = row["longest"];
        std::from_chars(number.data(), number.data() + number.size(), longest);
        rules_.push_back({{*kind, *place}, longest});
    }
    if (!patterns_->Compile())
        return fail(ErrorKind::internal, file.filename().string(), "the patterns are too large");
    return {};
}

Result<void> Lexicons::loadAgencies(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"name", "names", "domains"});
    if (!table)
        return tl::unexpected(table.error());
    for (const Table::Row& row : *table) {
        Agency agency{std::string(row["name"]), {}};
        for (const std::string& name : splitList(row["names"]))
            agency.names.push_back(foldWords(name));
        agency.names.push_back(foldWords(agency.name));
        for (const std::string& name : agency.names)
            agencyByName_.try_emplace(name, agencies_.size());
        for (const std::string& domain : splitList(row["domains"]))
            outletByDomain_.try_emplace(domain, agency.name);
        agencies_.push_back(std::move(agency));
    }
    return {};
}

Result<void> Lexicons::loadOutlets(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"domain", "name"});
    if (!table)
        return tl::unexpected(table.error());
    for (const Table::Row& row : *table) {
        outletByDomain_.try_emplace(std::string(row["domain"]), row["name"]);
        outletNames_.insert(foldWords(row["name"]));
    }
    return {};
}

Result<void> Lexicons::loadFields(const std::filesystem::path& file) {
    const auto table = Table::read(file, {"field", "words", "example"});
    if (!table)
        return tl::unexpected(table.error());
    for (const Table::Row& row : *table)
        for (const std::string& words : splitList(row["words"]))
            fields_[std::string(row["field"])].push_back(foldLine(words));
    // The longest first, so that "first published" is found before "published".
    for (auto& [field, words] : fields_)
        std::ranges::stable_sort(words, std::greater{}, &std::string::size);
    return {};
}

std::optional<DebrisMatch> Lexicons::debris(std::string_view line) const {
    if (line.size() > 1000)
        return std::nullopt;
    std::vector<int> hits;
    if (!patterns_->Match(foldLine(line), &hits))
        return std::nullopt;
    std::ranges::sort(hits);
    for (const int hit : hits)
        if (line.size() <= rules_[static_cast<std::size_t>(hit)].longest)
            return rules_[static_cast<std::size_t>(hit)].match;
    return std::nullopt;
}

const Agency* Lexicons::agency(std::string_view name) const {
    std::string folded = foldWords(name);
    if (folded.starts_with("the "))
        folded.erase(0, 4);
    const auto found = agencyByName_.find(folded);
    return found == agencyByName_.end() ? nullptr : &agencies_[found->second];
}

std::string Lexicons::outletOfDomain(std::string_view domain) const {
    std::string host = foldLine(domain);
    while (!host.empty()) {
        if (const auto found = outletByDomain_.find(host); found != outletByDomain_.end())
            return found->second;
        const auto dot = host.find('.');
        if (dot == std::string::npos)
            return {};
        host.erase(0, dot + 1);
    }
    return {};
}

bool Lexicons::isOutlet(std::string_view name) const {
    return outletNames_.contains(foldWords(name));
}

const std::vector<std::string>& Lexicons::words(const std::string& field) const {
    static const std::vector<std::string> nothing;
    const auto found = fields_.find(field);
    return found == fields_.end() ? nothing : found->second;
}

bool Lexicons::isWord(const std::string& field, std::string_view folded) const {
    return std::ranges::find(words(field), folded) != words(field).end();
}

} // namespace claimline::formats
