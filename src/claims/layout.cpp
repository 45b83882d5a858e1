// Attributions that the layout makes: pull quotes with the speaker on the next line, transcripts, "Police: …"
// headlines.
#include "claims/attribution.h"

#include <algorithm>
#include <map>

namespace claimline::claims {

namespace {

struct Paragraph {
    TokenIndex first = 0, last = 0; // tokens [first, last)
};

std::vector<Paragraph> paragraphsOf(const Tree& tree) {
    std::vector<Paragraph> paragraphs;
    for (const language::Sentence& sentence : tree.document().sentences) {
        if (sentence.first == sentence.last)
            continue;
        const bool goesOn =
            !paragraphs.empty() && tree.paragraphOf(paragraphs.back().first) == sentence.paragraph;
        if (goesOn)
            paragraphs.back().last = sentence.last;
        else
            paragraphs.push_back({sentence.first, sentence.last});
    }
    return paragraphs;
}

class Layout {
public:
    Layout(const Scene& scene, std::vector<Attribution>& found)
        : scene_(scene)
        , tree_(scene.tree)
        , found_(found)
        , paragraphs_(paragraphsOf(scene.tree)) {}

    void pullQuotes();
    void transcripts();
    void interviews();
    void labelledQuotes();
    void headlines();

private:
    const Scene& scene_;
    const Tree& tree_;
    std::vector<Attribution>& found_;
    std::vector<Paragraph> paragraphs_;

    TokenIndex nameIn(TokenIndex first, TokenIndex last) const;
    bool isSignature(Paragraph paragraph) const;
    TokenIndex labelEnd(Paragraph paragraph) const;
    bool speaks(TokenIndex first, TokenIndex last) const;
    bool isAttributed(TokenIndex first, TokenIndex last) const;
    std::string_view turnOf(Paragraph paragraph) const;
    const language::Mention* personBefore(TokenIndex token) const;
    void push(TokenIndex sourceFirst, TokenIndex sourceLast, Tokens content, ClaimForm form, Tokens cue = {});
};

// The head of a person's name at the start of these tokens.
TokenIndex Layout::nameIn(TokenIndex first, TokenIndex last) const {
    for (TokenIndex token = first; token < std::min(last, first + 4); ++token) {
        const std::uint32_t mention = tree_.document().mentionAt(token);
        if (mention == none)
            continue;
        const language::Mention& named = tree_.document().mentions[mention];
        const bool person = named.entity != none && named.named &&
                            tree_.document().entities[named.entity].kind == language::NameKind::person;
        if (person)
            return named.head;
    }
    return none;
}

// "Ann Lee, Harbour Master": a line of a name and an office, with no verb and no full stop.
bool Layout::isSignature(Paragraph paragraph) const {
    TokenIndex first = paragraph.first;
    while (first < paragraph.last && (tree_.word(first) == "—" || tree_.word(first) == "–" ||
                                      tree_.word(first) == "-" || tree_.word(first) == "--"))
        ++first;
    const bool dashed = first != paragraph.first;
    if (paragraph.last - first < 2 || paragraph.last - first > 16)
        return false;
    if (nameIn(first, paragraph.last) == none)
        return false;
    bool comma = false;
    for (TokenIndex token = first; token < paragraph.last; ++token) {
        const std::string_view word = tree_.word(token);
        comma |= word == ",";
        const bool sentenceLike = tree_.isVerb(token) || word == "?" || word == "!" || word == ":";
        if (sentenceLike || (word == "." && token + 1 == paragraph.last))
            return false;
    }
    return dashed || comma;
}

void Layout::push(TokenIndex sourceFirst, TokenIndex sourceLast, Tokens content, ClaimForm form, Tokens cue) {
    Attribution found;
    found.source = range(sourceFirst, sourceLast);
    found.cue = std::move(cue);
    trim(tree_, found.source);
    if (found.source.empty() || content.empty())
        return;
    const TokenIndex name = nameIn(found.source.front(), found.source.back() + 1);
    found.speaker = name;
    if (name == none) {
        found.speaker = found.source.back();
        for (const TokenIndex token : found.source)
            if (tree_[token].head == none || !holds(found.source, tree_[token].head))
                found.speaker = token;
    }
    found.content = std::move(content);
    found.form = form;
    found_.push_back(std::move(found));
}

void Layout::pullQuotes() {
    for (std::size_t at = 1; at < paragraphs_.size(); ++at) {
        const Paragraph said = paragraphs_[at - 1], by = paragraphs_[at];
        if (!isSignature(by) || isSignature(said) || said.last - said.first < 5)
            continue;
        const std::string_view end = tree_.word(said.last - 1);
        const bool sentence =
            end == "." || end == "!" || end == "?" || end == "”" || end == "\"" || end == "…";
        if (sentence)
            push(by.first, by.last, range(said.first, said.last), ClaimForm::pullQuote);
    }
}

// Where the label of "MAYOR LEE: …" ends (its colon); none: the paragraph has no label.
TokenIndex Layout::labelEnd(Paragraph paragraph) const {
    const TokenIndex end = std::min(paragraph.last, paragraph.first + 7);
    for (TokenIndex token = paragraph.first; token < end; ++token) {
        if (tree_.word(token) == ":")
            return token > paragraph.first && token + 1 < paragraph.last ? token : none;
        const Upos tag = tree_[token].upos;
        const bool label = tag == Upos::PROPN || tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::X ||
                           tag == Upos::ADP || tree_.word(token) == "." || tree_.word(token) == ",";
        if (!label)
            return none;
    }
    return none;
}

void Layout::transcripts() {
    std::map<std::string, int> labels;
    std::vector<TokenIndex> ends;
    for (const Paragraph paragraph : paragraphs_) {
        const TokenIndex end = labelEnd(paragraph);
        ends.push_back(end);
        if (end != none)
            ++labels[std::string(
                slice(tree_.text(), {tree_[paragraph.first].span.begin, tree_[end].span.begin}))];
    }
    int repeated = 0;
    for (const auto& [label, count] : labels)
        repeated += count >= 2;
    if (repeated < 2)
        return; // one label that comes back is a rubric, two are a talk
    for (std::size_t at = 0; at < paragraphs_.size(); ++at) {
        if (ends[at] == none)
            continue;
        Tokens content = range(ends[at] + 1, paragraphs_[at].last);
        for (std::size_t next = at + 1; next < paragraphs_.size() && ends[next] == none; ++next) {
            if (tree_.sentenceOf(paragraphs_[next].first).heading)
                break;
            add(content, range(paragraphs_[next].first, paragraphs_[next].last));
        }
        push(paragraphs_[at].first, ends[at], std::move(content), ClaimForm::direct, {ends[at]});
    }
}

// "question" or "answer" where the paragraph begins with a label of an interview, as "Q:"; else nothing.
std::string_view Layout::turnOf(Paragraph paragraph) const {
    if (paragraph.last - paragraph.first < 3 || tree_.word(paragraph.first + 1) != ":")
        return {};
    const std::string* turn = scene_.lexicon.inGroup("turn", std::string(tree_.word(paragraph.first)));
    return turn ? std::string_view(*turn) : std::string_view();
}

// The person who is named last before the token.
const language::Mention* Layout::personBefore(TokenIndex token) const {
    const language::Mention* last = nullptr;
    for (const language::Mention& mention : tree_.document().mentions) {
        const bool person = mention.named && mention.entity != none && mention.head < token &&
                            tree_.document().entities[mention.entity].kind == language::NameKind::person;
        if (person && (!last || mention.head > last->head))
            last = &mention;
    }
    return last;
}

// "Q: …" and "A: …": who answers is the person that the introduction names last; a question claims nothing.
void Layout::interviews() {
    const auto isTurn = [&](Paragraph paragraph) { return !turnOf(paragraph).empty(); };
    const auto first = std::ranges::find_if(paragraphs_, isTurn);
    if (first == paragraphs_.end() || std::ranges::count_if(paragraphs_, isTurn) < 2)
        return;
    const language::Mention* person = personBefore(first->first);
    for (auto turn = first; turn != paragraphs_.end(); ++turn) {
        if (turnOf(*turn) != "answer")
            continue;
        Tokens content = range(turn->first + 2, turn->last);
        for (auto next = turn + 1; next != paragraphs_.end() && !isTurn(*next); ++next) {
            if (tree_.sentenceOf(next->first).heading)
                break;
            add(content, range(next->first, next->last));
        }
        const TokenIndex begin = person ? person->first : turn->first;
        const TokenIndex end = person ? person->last : turn->first + 1;
        push(begin, end, std::move(content), ClaimForm::direct, {turn->first, turn->first + 1});
    }
}

// "Ann Lee, harbour master: “…”": one line of a table of quotations.
void Layout::labelledQuotes() {
    for (const Paragraph paragraph : paragraphs_) {
        const TokenIndex end = labelEnd(paragraph);
        if (end == none || end + 3 >= paragraph.last)
            continue;
        const std::string_view mark = tree_.word(end + 1);
        const bool quoted = mark == "“" || mark == "\"" || mark == "«" || mark == "„" || mark == "``";
        if (quoted && (nameIn(paragraph.first, end) != none || speaks(paragraph.first, end)))
            push(paragraph.first, end, range(end + 1, paragraph.last), ClaimForm::direct, {end});
    }
}

// A person, body or kind of source that can speak.
bool Layout::speaks(TokenIndex first, TokenIndex last) const {
    if (first >= last || last - first > 4)
        return false;
    for (TokenIndex token = first; token < last; ++token)
        if (tree_.isVerb(token))
            return false;
    const TokenIndex end = last - 1;
    const auto shouts = [&](TokenIndex token) {
        return std::ranges::none_of(tree_.word(token), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    if (last - first > 2 && shouts(first) && shouts(first + 1) && shouts(end))
        return false; // "CASH IN THE FREEZER: …"
    if (const std::string* kind = scene_.lexicon.inGroup("speaker", scene_.lemma(end)))
        return !kind->empty() && *kind != "document"; // "Top video: …" is a rubric
    const std::uint32_t mention = tree_.document().mentionAt(end);
    if (mention == none)
        return false;
    const language::Mention& named = tree_.document().mentions[mention];
    if (named.entity == none || named.first > first + 1)
        return false;
    const language::NameKind kind = tree_.document().entities[named.entity].kind;
    return kind == language::NameKind::person || kind == language::NameKind::organisation;
}

// "Lund: army says rebels fired": whoever stands before the colon is what it is about.
bool Layout::isAttributed(TokenIndex first, TokenIndex last) const {
    return std::ranges::any_of(found_, [&](const Attribution& other) {
        return other.hasSource() && other.form != ClaimForm::attitude && other.source.front() >= first &&
               other.source.back() < last && other.cueToken != none && other.cueToken >= first &&
               other.cueToken < last && other.source.front() == first;
    });
}

// "Mayor: bridge was safe", "Bridge was safe: mayor".
void Layout::headlines() {
    for (const language::Sentence& sentence : tree_.document().sentences) {
        if (!sentence.heading || sentence.last - sentence.first < 5)
            continue;
        TokenIndex colon = none;
        for (TokenIndex token = sentence.first; token < sentence.last; ++token)
            if (tree_.word(token) == ":")
                colon = colon == none ? token : colon;
        if (colon == none || colon == sentence.first || colon + 1 == sentence.last)
            continue;
        if (speaks(sentence.first, colon) && sentence.last - colon > 3 &&
            !isAttributed(colon + 1, sentence.last))
            push(sentence.first, colon, range(colon + 1, sentence.last), ClaimForm::indirect, {colon});
        else if (speaks(colon + 1, sentence.last) && colon - sentence.first > 2)
            push(colon + 1, sentence.last, range(sentence.first, colon), ClaimForm::indirect, {colon});
    }
}

} // namespace

void findLayoutCues(const Scene& scene, std::vector<Attribution>& found) {
    Layout layout(scene, found);
    layout.pullQuotes();
    layout.transcripts();
    layout.interviews();
    layout.labelledQuotes();
    layout.headlines();
}

} // namespace claimline::claims
