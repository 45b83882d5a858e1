#include "reports/wording.h"

#include "model/table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <set>
#include <vector>

namespace claimline::reports {

namespace {

constexpr std::size_t longestTitle = 96;

bool belongsToName(Deprel relation) {
    return relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::flat ||
           relation == Deprel::nummod;
}

} // namespace

Span nounSpan(const Tree& tree, std::uint32_t noun) {
    Span span = tree.token(noun).span;
    const std::uint32_t number = tree.child(noun, Deprel::nummod);
    for (const std::uint32_t child : tree.children(noun))
        if ((child >= number || number >= noun) && belongsToName(tree.token(child).deprel) &&
            tree.token(child).sentence == tree.token(noun).sentence)
            span = hull(span, tree.token(child).span);
    return span;
}

std::string nounPhrase(const Tree& tree, std::uint32_t noun) {
    std::string text(slice(tree.text(), nounSpan(tree, noun)));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string namedPhrase(const Tree& tree, std::uint32_t noun) {
    Span span = nounSpan(tree, noun);
    for (const std::uint32_t child : tree.children(noun))
        if (child > noun && tree.token(child).deprel == Deprel::nmod && tree.preposition(child) == "of" &&
            tree.token(child).upos == Upos::PROPN)
            span = hull(span, nounSpan(tree, child));
    std::string text(slice(tree.text(), span));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string plural(std::string_view noun) {
    std::string out(noun);
    if (out == "person")
        return "people";
    if (out.empty() || out.back() == 's' || out == "aircraft" || out == "police" || out == "personnel")
        return out;
    const auto ends = [&](std::string_view tail) { return out.ends_with(tail); };
    if (ends("y") && out.size() > 1 && !oneOf(out.substr(out.size() - 2, 1), {"a", "e", "o", "u"}))
        return out.substr(0, out.size() - 1) + "ies";
    if (ends("sh") || ends("ch") || ends("x"))
        return out + "es";
    if (ends("man"))
        return out.substr(0, out.size() - 2) + "en";
    return out + "s";
}

std::string numberText(double value) {
    if (!std::isfinite(value))
        return "any number";
    char buffer[40];
    if (value != std::floor(value)) {
        std::snprintf(buffer, sizeof buffer, "%.6g", value);
        return buffer;
    }
    std::snprintf(buffer, sizeof buffer, "%.0f", value);
    std::string digits(buffer);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

namespace {

class Shortener {
public:
    Shortener(const Tree& tree, const Predicate& predicate)
        : tree_(tree)
        , head_(predicate.verb)
        , predicate_(predicate.token) {}

    std::string run() {
        keep(head_, 0);
        addAntecedent();
        addSharedSubject();
        std::sort(kept_.begin(), kept_.end());
        kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
        dropDateline();
        dropScene();
        trimEnds();
        completeFirst();
        turnPronoun();
        std::string title = joined();
        while (title.size() > longestTitle && dropLastPhrase())
            title = joined();
        return title;
    }

private:
    // "a man who was killed in a fire": the man stands for "who".
    void addAntecedent() {
        const Token& token = tree_.token(head_);
        const std::uint32_t own = subjectStart();
        std::uint32_t noun = none;
        if (token.deprel == Deprel::aclRelcl || token.deprel == Deprel::acl)
            noun = token.head;
        else if (own != none && token.head != none && isRelative(own))
            noun = tree_.child(token.head, Deprel::obj); // "passed a law on Tuesday that restricts strikes"
        if (noun == none || noun > head_)
            return;
        if (token.deprel == Deprel::aclRelcl && own != none && !isRelative(own))
            return; // "shelling in which four civilians were killed"
        kept_.push_back(noun);
        for (const std::uint32_t child : tree_.children(noun))
            if (child < noun && !isDropped(child, noun))
                keep(child, 1);
    }

    // "The firm found the intrusion and shut down the system": who did it is told with the first verb.
    void addSharedSubject() {
        const Token& token = tree_.token(head_);
        if (token.deprel != Deprel::conj || token.head == none || subjectStart() != none ||
            token.upos != Upos::VERB)
            return;
        const std::uint32_t subject =
            std::min(tree_.child(token.head, Deprel::nsubj), tree_.child(token.head, Deprel::nsubjPass));
        if (subject == none || subject > head_ || isPronoun(subject))
            return;
        keep(subject, 1);
    }

    // "GDYNIA, Poland (Agency) —": where it was written is not part of what happened.
    void dropDateline() {
        const std::uint32_t end = datelineEnd(tree_, tree_.sentenceOf(head_));
        std::erase_if(kept_, [&](std::uint32_t at) { return at < end; });
    }

    // The first half of a joined word: "President-elect".
    void completeFirst() {
        while (!kept_.empty() && kept_.front() > tree_.sentenceOf(head_).first &&
               !tree_.token(kept_.front()).spaceBefore &&
               (tree_.word(kept_.front()) == "-" || tree_.word(kept_.front() - 1) == "-" ||
                tree_.word(kept_.front()).front() == '-'))
            kept_.insert(kept_.begin(), kept_.front() - 1);
    }

    // What stands before the subject sets the scene: "On Tuesday …", "In his first comments …".
    void dropScene() {
        const std::uint32_t subject = subjectStart();
        if (subject == none || subject > head_ || isRelative(subject)) // "a law that restricts strikes"
            return;
        const std::uint32_t start = tree_.leftmost(subject);
        if (predicate_ >= start && !isPronoun(subject))
            std::erase_if(kept_, [&](std::uint32_t at) { return at < start; });
        else if (predicate_ >= start)
            std::erase_if(kept_, [&](std::uint32_t at) { return at < subject; });
    }

    bool isPronoun(std::uint32_t at) const {
        return tree_.token(at).upos == Upos::PRON &&
               oneOf(tree_.lower(at), {"it", "he", "she", "they", "we", "i"});
    }

    // Whether the form of the verb may stand for the passive: "discovered", "stolen", "shut"; "took" may not.
    bool isParticiple() const {
        const std::string word = tree_.lower(head_);
        const Token& token = tree_.token(head_);
        if (token.deprel == Deprel::conj && word == tree_.lemma(head_) &&
            tree_.child(head_, Deprel::mark) == none && tree_.child(head_, Deprel::aux) == none)
            return true; // "found it and shut down the system"
        return token.upos == Upos::VERB &&
               (word.ends_with("ed") || tree_.token(head_).form == language::Form::pastParticiple ||
                (tree_.token(head_).form == language::Form::past && word == tree_.lemma(head_)));
    }

    // "It discovered the intrusion", "… and shut down the system": "Intrusion discovered", "System shut
    // down".
    void turnPronoun() {
        const std::uint32_t subject = tree_.child(head_, Deprel::nsubj);
        std::uint32_t object = tree_.child(head_, Deprel::obj);
        const bool nobody = subject == none && !kept_.empty() && kept_.front() == head_ &&
                            tree_.child(head_, Deprel::auxPass) == none;
        if (object == none || object < head_ || isPronoun(object) || !isParticiple() ||
            !(nobody || (subject != none && isPronoun(subject))))
            return;
        std::vector<std::uint32_t> turned;
        for (const std::uint32_t at : kept_)
            if (tree_.isUnder(at, object))
                turned.push_back(at);
        for (const std::uint32_t at : kept_)
            if (at != subject && !tree_.isUnder(at, object))
                turned.push_back(at);
        kept_ = std::move(turned);
    }

    bool isRelative(std::uint32_t at) const {
        const Deprel clause = tree_.token(head_).deprel;
        const bool astray = clause == Deprel::advcl && tree_.token(at).upos == Upos::PRON;
        return (clause == Deprel::aclRelcl || astray) &&
               oneOf(tree_.lower(at), {"who", "which", "that", "whom"});
    }

    bool isDropped(std::uint32_t at, std::uint32_t head) const {
        const Token& token = tree_.token(at);
        if (isRelative(at))
            return true;
        if (token.deprel == Deprel::mark && tree_.lower(at) == "to" && at > subjectStart())
            return false; // "are to meet"
        if (oneOf(tree_.lower(at), {"not", "n't", "n’t", "never", "no"}))
            return false; // a title must not turn a denial into news
        if (tree_.word(at) == "-" && at > 0 && !token.spaceBefore)
            return false; // "long-range"
        if (at < head && (token.deprel == Deprel::nmod || token.deprel == Deprel::obl) &&
            !tree_.preposition(at).empty())
            return !tree_.isUnder(predicate_,
                                  at); // no phrase stands before its noun or verb but to set a scene
        switch (token.deprel) {
        case Deprel::advcl:
        case Deprel::parataxis:
        case Deprel::aclRelcl:
        case Deprel::appos:
        case Deprel::discourse:
        case Deprel::vocative:
        case Deprel::mark:
        case Deprel::punct:
        case Deprel::dislocated:
        case Deprel::list:
            return !tree_.isUnder(predicate_, at);
        case Deprel::conj:
        case Deprel::ccomp:
            return head == head_ && !tree_.isUnder(predicate_, at);
        case Deprel::cc:
            return head == head_;
        case Deprel::det:
            return oneOf(tree_.lower(at), {"the", "a", "an", "this", "that", "these", "those"});
        case Deprel::aux:
        case Deprel::auxPass:
            return oneOf(tree_.lower(at), {"has", "have", "had", "was", "were", "been", "being"});
        case Deprel::advmod:
            return head == head_ && at < head_ && !tree_.lower(at).ends_with("ly");
        case Deprel::obl:
            return oneOf(tree_.preposition(at),
                         {"according", "after", "before", "since", "amid", "as", "following", "during"}) ||
                   isTime(at);
        default:
            return token.upos == Upos::PUNCT && tree_.word(at) != "-" && tree_.word(at) != "%";
        }
    }

    // Whether something of the clause stands before its verb.
    std::uint32_t subjectStart() const {
        const std::uint32_t subject = tree_.child(head_, Deprel::nsubj);
        const std::uint32_t passive = tree_.child(head_, Deprel::nsubjPass);
        return std::min(subject, passive);
    }

    // Days and clock times stand beside the title already.
    bool isTime(std::uint32_t noun) const {
        const std::string word = tree_.lower(noun);
        return oneOf(word, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                            "today", "yesterday"}) ||
               (tree_.token(noun).upos == Upos::NUM && tree_.preposition(noun) == "in");
    }

    void keep(std::uint32_t at, int depth) {
        kept_.push_back(at);
        if (depth > 12)
            return;
        for (const std::uint32_t child : tree_.children(at))
            if (!isDropped(child, at)) {
                if (at == head_ && child > head_ &&
                    (tree_.token(child).deprel == Deprel::obl || tree_.token(child).deprel == Deprel::nmod))
                    tails_.push_back(child);
                keep(child, depth + 1);
            }
    }

    static bool isJoiner(std::string_view word) {
        return oneOf(word, {"and", "but", "or", "that", "which", "who", "while", ",", ";", ":"});
    }

    void trimEnds() {
        while (!kept_.empty() && (isJoiner(tree_.lower(kept_.front())) || opensPhrase(kept_.front())))
            kept_.erase(kept_.begin());
        while (!kept_.empty() && isJoiner(tree_.lower(kept_.back())))
            kept_.pop_back();
    }

    // "In Maravi's election", "of 11 people"; but "at least two".
    bool opensPhrase(std::uint32_t at) const {
        return tree_.token(at).deprel == Deprel::case_ && at + 1 < tree_.size() &&
               !oneOf(tree_.lower(at + 1), {"least", "most"}) && tree_.lower(at) != "between";
    }

    bool dropLastPhrase() {
        if (tails_.empty())
            return false;
        const std::uint32_t last = tails_.back();
        tails_.pop_back();
        const std::size_t before = kept_.size();
        std::erase_if(kept_, [&](std::uint32_t at) { return tree_.isUnder(at, last); });
        return kept_.size() != before || !tails_.empty();
    }

    std::string joined() const {
        std::string out;
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            const std::uint32_t at = kept_[i];
            const bool follows = i > 0 && kept_[i - 1] + 1 == at;
            if (!out.empty() && (!follows || tree_.token(at).spaceBefore))
                out += ' ';
            out += tree_.word(at);
        }
        std::replace(out.begin(), out.end(), '\n', ' ');
        if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
            out[0] = static_cast<char>(out[0] - 'a' + 'A');
        return out;
    }

    const Tree& tree_;
    std::uint32_t head_, predicate_;
    std::vector<std::uint32_t> kept_;
    std::vector<std::uint32_t> tails_; // phrases after the verb, which a long title can spare from the end
};

} // namespace

std::string titleOf(const Tree& tree, const Predicate& predicate) {
    return Shortener(tree, predicate).run();
}

std::uint32_t datelineEnd(const Tree& tree, const language::Sentence& sentence) {
    constexpr std::uint32_t longest = 14; // tokens
    const std::string_view first = tree.word(sentence.first);
    const bool shouts = first.size() > 2 && std::all_of(first.begin(), first.end(), [](unsigned char c) {
                            return std::isupper(c) != 0 || c >= 0x80;
                        });
    if (!shouts)
        return sentence.first;
    for (std::uint32_t at = sentence.first + 1; at < sentence.last && at < sentence.first + longest; ++at)
        if (tree.token(at).spaceBefore && oneOf(tree.word(at), {"—", "–", "-", "--"}))
            return at + 1;
    return sentence.first;
}

bool isReadable(std::string_view title) {
    std::vector<std::string> words;
    for (const std::string& word : splitList(title, ' ')) {
        words.push_back(word);
        for (char& c : words.back())
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (words.size() < 3)
        return false;
    static const std::set<std::string_view> neverLast = {
        "in",  "at",  "on", "of", "to",   "for",   "by",   "with", "from",    "as",   "and", "or",
        "but", "the", "a",  "an", "that", "which", "into", "over", "against", "near", "is",  "are"};
    static const std::set<std::string_view> neverFirst = {
        "it",    "he",    "she",   "they", "we",   "i",     "you",   "this",   "that",
        "these", "those", "his",   "her",  "its",  "their", "our",   "my",     "in",
        "on",    "at",    "as",    "by",   "for",  "from",  "after", "while",  "when",
        "where", "was",   "were",  "is",   "are",  "of",    "to",    "and",    "but",
        "who",   "which", "there", "him",  "them", "with",  "some",  "others", "what"};
    return !neverFirst.contains(words.front()) && !neverLast.contains(words.back()) &&
           words.front().front() != '-';
}

} // namespace claimline::reports
