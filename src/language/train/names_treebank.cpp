#include "language/train/names_treebank.h"

#include "language/knowledge/naming.h"
#include "model/table.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace claimline::language::train {

namespace {

using known::isOneOf;
using known::lowerCase;

struct Entity {
    std::uint32_t first = 0, last = 0;
    std::string type;
};

std::optional<NameKind> kindOf(std::string_view type) {
    if (type == "person")
        return NameKind::person;
    if (type == "organization")
        return NameKind::organisation;
    if (type == "place")
        return NameKind::place;
    if (type == "event")
        return NameKind::event;
    if (type == "object")
        return NameKind::product;
    if (isOneOf(type, {"abstract", "substance", "animal", "plant"}))
        return NameKind::other;
    return std::nullopt; // a time
}

// Reads one file line by line.
class Reader {
public:
    Result<std::vector<NamedText>> read(const std::string& file);

private:
    struct Open {
        std::string id, type;
        std::uint32_t first;
    };

    void learnTitles(const std::string& file);
    void comment(const std::string& line);
    bool word(const std::vector<std::string>& fields);
    void readEntities(std::string_view marks);
    void endSentence();
    void endText();
    void addName(const Entity& entity);
    bool insideTitle(const Entity& entity, std::uint32_t head, std::uint32_t token) const;
    std::uint32_t headOf(const Entity& entity) const;
    std::string lower(std::uint32_t token) const;
    bool isCapital(std::uint32_t token) const;

    std::vector<NamedText> texts_;
    std::vector<std::string> relations_; // of the treebank, with subtypes
    std::vector<std::uint32_t> heads_;   // of the open sentence, from 1
    std::vector<Open> open_;
    std::vector<Entity> entities_;
    std::set<std::string> titles_; // what stands as one anywhere in the file
    bool heading_ = false, inSentence_ = false;
};

void Reader::learnTitles(const std::string& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (const auto fields = splitList(line, '\t'); fields.size() >= 8 && fields[7] == "nmod:desc")
            titles_.insert(lowerCase(fields[1]));
}

void Reader::comment(const std::string& line) {
    if (line.starts_with("# newdoc")) {
        endText();
        texts_.emplace_back().name = line.substr(line.find('=') + 2);
        heading_ = false;
    } else if (line.starts_with("# newpar_block")) {
        heading_ = line.find("head") != std::string::npos;
    }
}

bool Reader::word(const std::vector<std::string>& fields) {
    const auto upos = fields.size() >= 10 ? parseUpos(fields[3]) : std::nullopt;
    const auto deprel = fields.size() >= 10 ? parseDeprel(fields[7]) : std::nullopt;
    if (!upos || !deprel)
        return false;
    if (texts_.empty())
        texts_.emplace_back();
    NamedText& text = texts_.back();
    Document& document = text.document;
    const auto index = static_cast<std::uint32_t>(document.tokens.size());
    if (!inSentence_) {
        Sentence sentence;
        sentence.first = index;
        sentence.heading = heading_;
        document.sentences.push_back(sentence);
        inSentence_ = true;
    }
    Token token;
    token.span.begin = static_cast<std::uint32_t>(text.text.size());
    text.text += fields[1];
    token.span.end = static_cast<std::uint32_t>(text.text.size());
    token.upos = *upos, token.deprel = *deprel, token.lemma = fields[2];
    token.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
    if (isOneOf(fields[4], {"NNPS", "NNS"}))
        token.form = Form::plural;
    document.tokens.push_back(token);
    heads_.push_back(static_cast<std::uint32_t>(std::stoul(fields[6])));
    relations_.push_back(fields[7]);
    if (fields[9].find("SpaceAfter=No") == std::string::npos)
        text.text += ' ';
    if (const auto at = fields[9].find("Entity="); at != std::string::npos) {
        std::string_view marks = std::string_view(fields[9]).substr(at + 7);
        readEntities(marks.substr(0, marks.find('|')));
    }
    return true;
}

// "(4-organization-…(5-place-…)" opens two and shuts the second; "4)" shuts the first.
void Reader::readEntities(std::string_view marks) {
    const auto token = static_cast<std::uint32_t>(texts_.back().document.tokens.size() - 1);
    while (!marks.empty()) {
        if (marks.front() == '(') {
            const auto end = std::min(marks.find_first_of("()", 1), marks.size());
            const auto fields = splitList(marks.substr(1, end - 1), '-');
            open_.push_back({fields[0], fields.size() > 1 ? fields[1] : "", token});
            marks.remove_prefix(end);
            if (marks.starts_with(")")) {
                entities_.push_back({token, token + 1, open_.back().type});
                open_.pop_back();
                marks.remove_prefix(1);
            }
            continue;
        }
        const auto end = marks.find(')');
        if (end == std::string_view::npos)
            return;
        const auto id = marks.substr(0, end);
        const auto found =
            std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) { return o.id == id; });
        if (found != open_.rend()) {
            entities_.push_back({found->first, token + 1, found->type});
            open_.erase(std::next(found).base());
        }
        marks.remove_prefix(end + 1);
    }
}

void Reader::endSentence() {
    if (!inSentence_)
        return;
    inSentence_ = false;
    Document& document = texts_.back().document;
    Sentence& sentence = document.sentences.back();
    sentence.last = static_cast<std::uint32_t>(document.tokens.size());
    sentence.span = {document.tokens[sentence.first].span.begin, document.tokens.back().span.end};
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const std::uint32_t head = heads_[i - sentence.first];
        document.tokens[i].head = head == 0 ? none : sentence.first + head - 1;
    }
    heads_.clear();
    if (!texts_.back().text.ends_with(' '))
        texts_.back().text += ' ';
}

std::string Reader::lower(std::uint32_t token) const {
    return lowerCase(slice(texts_.back().text, texts_.back().document.tokens[token].span));
}

bool Reader::isCapital(std::uint32_t token) const {
    const auto word = slice(texts_.back().text, texts_.back().document.tokens[token].span);
    return known::opensCapital(word) || static_cast<unsigned char>(word.front()) >= 0x80;
}

std::uint32_t Reader::headOf(const Entity& entity) const {
    const auto& tokens = texts_.back().document.tokens;
    for (std::uint32_t i = entity.first; i < entity.last; ++i)
        if (tokens[i].upos != Upos::PUNCT && (tokens[i].head < entity.first || tokens[i].head >= entity.last))
            return i; // `none` is past every token
    return none;
}

// Whether the token hangs on the head as a title does, or on such a title: "Vice President" of "Lund".
bool Reader::insideTitle(const Entity& entity, std::uint32_t head, std::uint32_t token) const {
    const auto& tokens = texts_.back().document.tokens;
    for (std::uint32_t i = token; i != head && i >= entity.first && i < entity.last; i = tokens[i].head)
        if (relations_[i] == "nmod:desc" || (i + 1 == head && titles_.contains(lower(i))))
            return true;
    return false;
}

void Reader::addName(const Entity& entity) {
    const auto& tokens = texts_.back().document.tokens;
    const auto kind = kindOf(entity.type);
    const std::uint32_t head = headOf(entity);
    if (!kind || head == none || tokens[head].upos != Upos::PROPN)
        return;
    const bool person = *kind == NameKind::person;
    if (person && tokens[head].form == Form::plural)
        return;
    for (std::uint32_t i = head + 1; i < entity.last; ++i)
        if (tokens[i].deprel == Deprel::conj && tokens[i].head == head)
            return;
    std::uint32_t first = entity.first;
    while (first < head && (!isCapital(first) || tokens[first].upos == Upos::DET ||
                            tokens[first].upos == Upos::PUNCT || insideTitle(entity, head, first)))
        ++first;
    std::uint32_t last = head + 1;
    for (std::uint32_t i = last; i < entity.last; ++i) {
        if (tokens[i].upos == Upos::PROPN || tokens[i].upos == Upos::NUM)
            last = i + 1;
        else if (!isOneOf(lower(i), {"-", "de", "la", "&"}) &&
                 (person || !isOneOf(lower(i), {"of", "the", "for", "and"})))
            break;
    }
    bool named = false;
    for (std::uint32_t i = first; i < last; ++i)
        named =
            named || (isCapital(i) && tokens[i].upos != Upos::DET && !(person && titles_.contains(lower(i))));
    if (named)
        texts_.back().gold.push_back({first, last, *kind});
}

void Reader::endText() {
    endSentence();
    if (texts_.empty())
        return;
    // the outermost first, so that what it holds finds its place taken
    std::ranges::sort(entities_, [](const Entity& a, const Entity& b) {
        return a.last - a.first != b.last - b.first ? a.last - a.first > b.last - b.first : a.first < b.first;
    });
    for (const Entity& entity : entities_)
        addName(entity);
    auto& gold = texts_.back().gold;
    std::ranges::stable_sort(
        gold, [](const GoldName& a, const GoldName& b) { return a.last - a.first > b.last - b.first; });
    std::vector<GoldName> disjoint;
    for (const GoldName& name : gold)
        if (std::ranges::none_of(
                disjoint, [&](const GoldName& o) { return name.first < o.last && o.first < name.last; }))
            disjoint.push_back(name);
    std::ranges::sort(disjoint, {}, &GoldName::first);
    gold = std::move(disjoint);
    entities_.clear();
    open_.clear();
    relations_.clear();
}

Result<std::vector<NamedText>> Reader::read(const std::string& file) {
    learnTitles(file);
    std::ifstream in(file);
    if (!in)
        return fail(ErrorKind::notFound, file, "the treebank cannot be opened", "nothing was done");
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty())
            endSentence();
        else if (line[0] == '#')
            comment(line);
        else if (const auto fields = splitList(line, '\t');
                 fields[0].find_first_not_of("0123456789") == std::string::npos && !word(fields))
            return fail(ErrorKind::unreadable, file, "line " + std::to_string(number) + " is no CoNLL-U",
                        "nothing was done");
    }
    endText();
    return std::move(texts_);
}

} // namespace

Result<std::vector<NamedText>> readNamedTexts(const std::string& file) {
    return Reader().read(file);
}

} // namespace claimline::language::train
