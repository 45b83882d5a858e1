#include "formats/people.h"

#include "formats/strings.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace claimline::formats {

namespace {

constexpr std::size_t longestByline = 160; // bytes

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

// "ROBERT BURNS" → "Robert Burns"
std::string readable(std::string_view name) {
    bool lower = false;
    for (std::size_t at = 0; at < name.size();)
        lower |= u_islower(static_cast<UChar32>(nextCodePoint(name, at))) != 0;
    if (lower)
        return std::string(name);
    std::string result;
    bool inside = false;
    for (std::size_t at = 0; at < name.size();) {
        const auto c = static_cast<UChar32>(nextCodePoint(name, at));
        appendUtf8(result, static_cast<char32_t>(inside ? u_tolower(c) : c));
        inside = u_isalpha(c) != 0;
    }
    return result;
}

// The parts between commas, "and", "&", "|".
std::vector<std::string> partsOf(std::string_view text, const Lexicons& lexicons) {
    std::string marked;
    for (const std::string_view word : wordsOf(text)) {
        const std::string folded = foldLine(word);
        if (folded == "|" || folded == "/" || folded == "-" || folded == "–" || folded == "—" ||
            folded == "•" || folded == "·" || lexicons.isWord("and", folded))
            marked += " , ";
        else
            marked.append(word).push_back(' ');
    }
    std::vector<std::string> parts;
    std::string part;
    for (const char c : marked + ",") {
        if (c != ',' && c != ';' && c != '|' && c != '/' && c != '&') {
            part.push_back(c);
            continue;
        }
        std::string whole(trim(part));
        if (!whole.empty())
            parts.push_back(std::move(whole));
        part.clear();
    }
    return parts;
}

bool hasWordOf(const std::string& field, std::string_view text, const Lexicons& lexicons) {
    const std::string folded = foldWords(text);
    for (const std::string_view word : wordsOf(folded))
        if (lexicons.isWord(field, word))
            return true;
    return lexicons.isWord(field, folded);
}

// What follows "By": without it; nothing where the text begins otherwise.
std::optional<std::string_view> afterOpener(std::string_view text, const Lexicons& lexicons) {
    const std::string folded = foldLine(text);
    for (const std::string& opener : lexicons.words("byline")) {
        if (!folded.starts_with(opener) || folded.size() <= opener.size())
            continue;
        const char next = folded[opener.size()];
        if (next != ' ' && next != ':')
            continue;
        std::string_view rest = text.substr(std::min(text.size(), opener.size()));
        while (!rest.empty() && (rest.front() == ':' || rest.front() == ' '))
            rest.remove_prefix(1);
        return trim(rest);
    }
    return std::nullopt;
}

// Cuts "in Kyiv", "for CNN", "at the Capitol" after a name.
std::string_view withoutPlace(std::string_view part, const Lexicons& lexicons) {
    std::size_t at = 0;
    for (const std::string_view word : wordsOf(part)) {
        const auto here = static_cast<std::size_t>(word.data() - part.data());
        if (at > 0 && lexicons.isWord("after-name", foldLine(word)))
            return trim(part.substr(0, here));
        at = here + word.size();
    }
    return part;
}

// "Jane Roe USA TODAY" → "Jane Roe"
std::string withoutOutlet(const std::string& part, const Lexicons& lexicons) {
    for (std::size_t at = part.find(' '); at != std::string::npos; at = part.find(' ', at + 1))
        if (part.find(' ') != at && (lexicons.isOutlet(part.substr(at)) || lexicons.agency(part.substr(at))))
            return part.substr(0, at);
    return part;
}

struct Reading {
    Byline byline;
    bool role = false;  // a newsroom's role or an agency stands in it
    bool other = false; // a part that is none of these
};

Reading readParts(std::string_view text, const Lexicons& lexicons) {
    Reading reading;
    for (const std::string& whole : partsOf(text, lexicons)) {
        std::string part(withoutPlace(whole, lexicons));
        if (const auto bracket = part.find('('); bracket != std::string::npos && bracket > 0) {
            if (const Agency* agency = lexicons.agency(part.substr(bracket)))
                reading.byline.agency = agency->name;
            part = std::string(trim(part.substr(0, bracket)));
        }
        if (const Agency* agency = lexicons.agency(part)) {
            reading.byline.agency = agency->name;
            reading.role = true;
        } else if (lexicons.isOutlet(part)) {
            reading.role = true;
        } else if (hasWordOf("nobody", part, lexicons)) {
            reading.byline.nobody = true;
        } else if (hasWordOf("role", part, lexicons)) {
            reading.role = true;
            for (const Agency& known : lexicons.agencies())
                for (const std::string& name : known.names)
                    if (foldWords(part).starts_with(name + " "))
                        reading.byline.agency = known.name;
        } else if (const std::string name = withoutOutlet(part, lexicons); looksLikeName(name, lexicons)) {
            part = name;
            reading.byline.names.push_back(readable(part));
        } else {
            reading.other = true;
        }
    }
    return reading;
}

} // namespace

bool looksLikeName(std::string_view text, const Lexicons& lexicons) {
    const auto words = wordsOf(text);
    if (words.size() < 2 || words.size() > 5 || text.size() > 60)
        return false;
    std::size_t capitals = 0;
    for (const std::string_view word : words) {
        std::size_t at = 0;
        const auto first = static_cast<UChar32>(nextCodePoint(word, at));
        for (std::size_t k = 0; k < word.size();) {
            const auto c = nextCodePoint(word, k);
            if (!u_isalpha(static_cast<UChar32>(c)) && c != '.' && c != '-' && c != '\'' && c != 0x2019 &&
                c != 0x2010)
                return false;
        }
        // Initials ("Z.B.") and short titles ("Dr.", "Prof.") may end so; a longer word ends a sentence.
        if (word.size() > 5 && word.back() == '.')
            return false;
        if (u_isupper(first))
            ++capitals;
        else if (u_islower(first) && !lexicons.isWord("particle", foldLine(word)))
            return false;
        else if (!u_islower(first))
            ++capitals; // scripts without capitals
    }
    return capitals >= 2 && !hasWordOf("nobody", text, lexicons) && !hasWordOf("role", text, lexicons) &&
           !lexicons.agency(text) && !lexicons.isOutlet(text);
}

std::optional<Byline> readByline(std::string_view line, const Lexicons& lexicons) {
    if (line.size() > longestByline || (endsSentence(line) && !line.ends_with("Jr.")))
        return std::nullopt;
    const auto opened = afterOpener(line, lexicons);
    const Reading reading = readParts(opened.value_or(line), lexicons);
    const bool someone =
        !reading.byline.names.empty() || !reading.byline.agency.empty() || reading.byline.nobody;
    if (!someone || reading.other || (!opened && (!reading.role || reading.byline.names.empty())))
        return std::nullopt;
    return reading.byline;
}

Byline readAuthors(std::string_view field, const Lexicons& lexicons) {
    const std::string text = squeeze(field);
    if (text.size() > 400)
        return {};
    std::string_view rest = text;
    if (const auto opened = afterOpener(rest, lexicons))
        rest = *opened;
    Byline byline = readParts(rest, lexicons).byline;
    std::vector<std::string> unique;
    for (std::string& name : byline.names)
        if (std::ranges::none_of(unique,
                                 [&](const std::string& n) { return foldWords(n) == foldWords(name); }))
            unique.push_back(std::move(name));
    byline.names = std::move(unique);
    return byline;
}

std::string joinNames(const std::vector<std::string>& names) {
    std::string joined;
    for (const std::string& name : names)
        joined += (joined.empty() ? "" : ", ") + name;
    return joined;
}

} // namespace claimline::formats
