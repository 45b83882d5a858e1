#include "formats/html_tree.h"

#include "formats/strings.h"
#include "model/limits.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>

namespace claimline::formats {

namespace {

constexpr std::size_t chunkBytes = 1 << 20;

// Elements that close themselves when the next of their kind opens, or have no content.
bool opensNothing(std::string_view name) {
    static constexpr std::array names{
        "p",     "li",    "td",   "th",   "tr",     "dd",    "dt",       "option", "br",   "hr",
        "img",   "input", "meta", "link", "source", "wbr",   "area",     "base",   "col",  "embed",
        "param", "track", "path", "a",    "thead",  "tbody", "optgroup", "circle", "rect", "use"};
    return std::ranges::find(names, name) != names.end();
}

// How deep elements would nest, counted by tags alone. The parser checks the whole stack of open elements at
// nearly every tag, so that a million unclosed <div> would take it hours.
std::size_t depthOf(std::string_view html) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const bool closes = at + 1 < html.size() && html[at + 1] == '/';
        const std::size_t begin = at + 1 + closes;
        std::size_t end = begin;
        while (end < html.size() && end < begin + 20 && std::isalnum(static_cast<unsigned char>(html[end])))
            ++end;
        if (end == begin)
            continue;
        const std::string name = foldLine(html.substr(begin, end - begin));
        if (opensNothing(name))
            continue;
        if (closes) {
            depth -= depth > 0;
            continue;
        }
        deepest = std::max(deepest, ++depth);
        if (name == "script" || name == "style") { // their text holds no tags
            const std::string_view rest = html.substr(end);
            std::size_t stop = 0;
            while ((stop = rest.find("</", stop)) != std::string_view::npos &&
                   !startsWithIgnoringCase(rest.substr(stop + 2), name))
                stop += 2;
            if (stop == std::string_view::npos)
                return deepest;
            at = end + stop - 1;
        }
    }
    return deepest;
}

} // namespace

// Gives the parser memory up to a limit and leaves it by longjmp beyond that: the parser has no way to fail.
// Only frames of C lie between.
struct HtmlTree::Arena {
    explicit Arena(std::size_t most)
        : most_(most) {}
    ~Arena() {
        for (void* chunk : chunks_)
            std::free(chunk);
    }
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    static void* allocate(void* self, std::size_t size) { return static_cast<Arena*>(self)->give(size); }
    static void release(void*, void*) {}

    void* give(std::size_t size) {
        size = (size + 15) & ~std::size_t{15};
        if (size > left_ && !grow(size))
            std::longjmp(full, 1);
        char* result = next_;
        next_ += size;
        left_ -= size;
        return result;
    }

    std::jmp_buf full{};

private:
    bool grow(std::size_t size) {
        const std::size_t wanted = std::max(size, chunkBytes);
        if (used_ + wanted > most_)
            return false;
        void* chunk = std::malloc(wanted);
        if (!chunk)
            return false;
        chunks_.push_back(chunk);
        used_ += wanted;
        next_ = static_cast<char*>(chunk);
        left_ = wanted;
        return true;
    }

    std::size_t most_;
    std::size_t used_ = 0;
    std::size_t left_ = 0;
    char* next_ = nullptr;
    std::vector<void*> chunks_;
};

namespace {

HtmlNode nodeOf(const GumboNode* source, std::uint32_t parent) {
    HtmlNode node;
    node.parent = parent;
    if (source->type == GUMBO_NODE_TEXT || source->type == GUMBO_NODE_WHITESPACE ||
        source->type == GUMBO_NODE_CDATA) {
        node.isText = true;
        node.text = source->v.text.text;
        return node;
    }
    node.tag = source->v.element.tag;
    node.element = &source->v.element;
    for (const char* name : {"class", "id"})
        if (const GumboAttribute* attribute = gumbo_get_attribute(&source->v.element.attributes, name))
            node.marks += " " + foldLine(std::string_view(attribute->value).substr(0, 400)) + " ";
    return node;
}

// Parses within C frames only; nullptr: the arena is full.
GumboOutput* parseWithin(const GumboOptions& options, std::jmp_buf& full, const char* text,
                         std::size_t size) {
    if (setjmp(full) != 0)
        return nullptr;
    return gumbo_parse_with_options(&options, text, size);
}

} // namespace

Result<HtmlTree> HtmlTree::parse(std::string_view utf8, const std::string& path) {
    if (depthOf(utf8) > limits.htmlDepth)
        return fail(ErrorKind::tooLarge, path,
                    "is nested more than " + std::to_string(limits.htmlDepth) + " elements deep",
                    "it is not imported");
    HtmlTree tree;
    tree.arena_ = std::make_shared<Arena>((64u << 20) + 24 * utf8.size());
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = Arena::allocate;
    options.deallocator = Arena::release;
    options.userdata = tree.arena_.get();
    options.max_errors = 0;
    const GumboOutput* output = parseWithin(options, tree.arena_->full, utf8.data(), utf8.size());
    if (!output)
        return fail(ErrorKind::tooLarge, path, "needs too much memory for a page of its size",
                    "it is not imported");
    struct Open {
        const GumboVector* children;
        unsigned next;
        std::uint32_t node;
    };
    std::vector<Open> open;
    const auto enter = [&](const GumboNode* source, std::uint32_t parent) {
        const auto index = static_cast<std::uint32_t>(tree.nodes_.size());
        tree.nodes_.push_back(nodeOf(source, parent));
        tree.nodes_.back().end = index + 1;
        if (source->type == GUMBO_NODE_ELEMENT || source->type == GUMBO_NODE_TEMPLATE)
            open.push_back({&source->v.element.children, 0, index});
    };
    enter(output->root, 0);
    while (!open.empty()) {
        Open& top = open.back();
        if (top.next == top.children->length) {
            tree.nodes_[top.node].end = static_cast<std::uint32_t>(tree.nodes_.size());
            open.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
        if (child->type != GUMBO_NODE_COMMENT && child->type != GUMBO_NODE_DOCUMENT)
            enter(child, top.node);
    }
    return tree;
}

std::string_view HtmlTree::attribute(std::size_t node, const char* name) const {
    if (!nodes_[node].element)
        return {};
    const GumboAttribute* found = gumbo_get_attribute(&nodes_[node].element->attributes, name);
    return found ? std::string_view(found->value) : std::string_view();
}

bool HtmlTree::hasAttribute(std::size_t node, const char* name) const {
    return nodes_[node].element && gumbo_get_attribute(&nodes_[node].element->attributes, name);
}

bool HtmlTree::isHidden(std::size_t node, bool byStyle) const {
    switch (nodes_[node].tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_TITLE:
        return true;
    default:
        break;
    }
    if (nodes_[node].isText || !byStyle)
        return false;
    if (hasAttribute(node, "hidden") || attribute(node, "aria-hidden") == "true")
        return true;
    std::string style;
    for (const char c : attribute(node, "style").substr(0, 400))
        if (c != ' ')
            style.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

std::string HtmlTree::textOf(std::size_t node) const {
    std::string text;
    for (std::size_t i = node; i < nodes_[node].end; ++i) {
        if (nodes_[i].isText) {
            text.append(nodes_[i].text);
        } else if (i != node && isHidden(i)) {
            i = nodes_[i].end - 1;
        } else if (!isInline(nodes_[i].tag)) {
            text.push_back(' ');
        }
        if (text.size() > (64u << 10))
            break;
    }
    return squeeze(text);
}

bool HtmlTree::isWithin(std::size_t node, GumboTag tag) const {
    for (std::size_t i = node;; i = nodes_[i].parent) {
        if (nodes_[i].tag == tag && !nodes_[i].isText)
            return true;
        if (i == 0)
            return false;
    }
}

bool isInline(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_RUBY:
        return true;
    default:
        return false;
    }
}

bool HtmlBlock::isHeading(const HtmlTree& tree) const {
    for (std::size_t i = node;; i = tree[i].parent) {
        if (tree[i].tag >= GUMBO_TAG_H1 && tree[i].tag <= GUMBO_TAG_H6)
            return true;
        if (i == 0 || !(isInline(tree[i].tag) || i == node))
            return false;
    }
}

namespace {

// A row of short cells without blocks of their own is a line of a table: one block, cells apart by bars.
// Other rows lay out the page.
bool isPlainRow(const HtmlTree& tree, std::size_t row) {
    if (tree[row].end - row > 400)
        return false;
    std::size_t cells = 0;
    std::size_t bytes = 0;
    for (std::size_t i = row + 1; i < tree[row].end; ++i) {
        if (tree[i].isText)
            bytes += tree[i].text.size();
        else if (tree[i].tag == GUMBO_TAG_TD || tree[i].tag == GUMBO_TAG_TH)
            ++cells;
        else if (!isInline(tree[i].tag) && tree[i].tag != GUMBO_TAG_BR && tree[i].tag != GUMBO_TAG_P)
            return false;
    }
    return cells > 1 && bytes < 600;
}

// Whether the text node i begins an element that follows another one at once, a small letter meeting a
// capital.
bool isSmashed(const HtmlTree& tree, std::size_t i, const std::string& before) {
    std::size_t outer = i;
    while (tree[outer].parent == outer - 1)
        --outer; // up to the outermost element that begins here
    if (outer == i || outer == 0 || tree[outer].parent == outer - 1 ||
        tree[outer - 1].parent == tree[outer].parent)
        return false; // after a text of the same element
    const auto last = static_cast<unsigned char>(before.back());
    const auto next = tree[i].text.empty() ? 0 : static_cast<unsigned char>(tree[i].text.front());
    return (std::islower(last) || last == '.' || last == ')') && std::isupper(next);
}

} // namespace

std::vector<HtmlBlock> blocksOf(const HtmlTree& tree, bool withHidden) {
    std::vector<HtmlBlock> blocks;
    std::vector<std::uint32_t> open;   // elements around the node, block and inline
    std::vector<std::uint32_t> around; // block elements around it
    std::string text;
    std::size_t links = 0;
    std::size_t linkBytes = 0;
    std::uint32_t first = 0;
    std::size_t rowEnd = 0; // within a plain row up to there
    const auto flush = [&] {
        std::string line = squeeze(text);
        if (!line.empty())
            blocks.push_back({std::move(line), around.empty() ? 0 : around.back(), first, linkBytes});
        text.clear();
        linkBytes = 0;
    };
    const auto close = [&](std::size_t at) {
        while (!open.empty() && tree[open.back()].end <= at) {
            const GumboTag tag = tree[open.back()].tag;
            if (tag == GUMBO_TAG_A)
                --links;
            if (!isInline(tag)) {
                if (tree[open.back()].end > rowEnd || tag == GUMBO_TAG_TR)
                    flush();
                around.pop_back();
            }
            open.pop_back();
        }
    };
    for (std::size_t i = 0; i < tree.size(); ++i) {
        close(i);
        const HtmlNode& node = tree[i];
        if (node.isText) {
            if (text.empty())
                first = static_cast<std::uint32_t>(i);
            // <span>By</span><span>Jane Roe</span>: the page sets them apart by style.
            if (i > 0 && !text.empty() && !tree[i - 1].isText && isSmashed(tree, i, text))
                text.push_back(' ');
            text.append(node.text);
            linkBytes += links > 0 ? squeeze(node.text).size() : 0;
        } else if (tree.isHidden(i, !withHidden)) {
            i = node.end - 1;
        } else if (node.tag == GUMBO_TAG_BR) {
            // One break within a sentence is layout; after one, or with another, it parts paragraphs.
            const std::size_t last = text.find_last_not_of(" \n\t\r");
            if (endsSentence(text) || (last != std::string::npos && text[last] == '\v'))
                flush();
            else
                text.push_back('\v');
        } else {
            if (node.tag == GUMBO_TAG_A)
                ++links;
            if (!isInline(node.tag)) {
                if (i >= rowEnd)
                    flush();
                else if (node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH)
                    text.append(trim(text).empty() ? " " : " | ");
                else
                    text.push_back(' ');
                if (node.tag == GUMBO_TAG_TR && i >= rowEnd && isPlainRow(tree, i))
                    rowEnd = node.end;
                around.push_back(static_cast<std::uint32_t>(i));
            }
            open.push_back(static_cast<std::uint32_t>(i));
        }
    }
    close(tree.size());
    flush();
    return blocks;
}

} // namespace claimline::formats
