#include "formats/html_page.h"
#include "formats/strings.h"

#include <algorithm>
#include <array>
#include <optional>

namespace claimline::formats {

namespace {

class DateFinder {
public:
    explicit DateFinder(const PageData& page)
        : page_(page) {}

    When run() {
        for (std::size_t i = 0; i < page_.tree.size(); ++i)
            if (!page_.tree[i].isText &&
                page_.tree.attribute(i, "itemprop").find("datePublished") != std::string_view::npos &&
                !page_.inSideMatter(i)) {
                const char* names[] = {"content", "datetime", "title"};
                std::string value;
                for (const char* name : names)
                    if (value.empty())
                        value = squeeze(page_.tree.attribute(i, name));
                const std::size_t before = evidence_.size();
                add(value.empty() ? page_.tree.textOf(i) : value, "the page's itemprop datePublished", 0.98);
                if (evidence_.size() > before)
                    break;
            }
        add(page_.meta({"article:published_time", "og:article:published_time", "og:published_time"}),
            "the page's article:published_time", 0.97);
        for (const Json& object : page_.objects)
            add(stringOf(object, "datePublished"), "datePublished in the page's JSON-LD", 0.95);
        add(page_.meta({"parsely-pub-date",
                        "sailthru.date",
                        "date",
                        "pubdate",
                        "publishdate",
                        "publish-date",
                        "publish_date",
                        "dc.date",
                        "dc.date.issued",
                        "dcterms.date",
                        "dcterms.created",
                        "dc.date.created",
                        "article.published",
                        "article:post_date",
                        "published-date",
                        "publication_date",
                        "article_date_original",
                        "cxenseparse:recs:publishtime",
                        "originalpublicationdate",
                        "datepublished",
                        "citation_publication_date",
                        "w-published-date",
                        "displaydate",
                        "ptime",
                        "rnews:datepublished"}),
            "the page's metadata", 0.93);
        if (When inUrl = dateInUrl(page_.found.url); inUrl.known())
            evidence_.push_back({std::move(inUrl), "the page's address", 0.95});
        addVisible();
        return choose();
    }

private:
    struct Evidence {
        When when;
        std::string where;
        double confidence;
    };

    void add(const std::string& text, const char* where, double confidence) {
        if (text.empty())
            return;
        When when = page_.tools.dates.parse(text, page_.order());
        if (when.day())
            evidence_.push_back({std::move(when), where, confidence});
    }

    // /2019/11/19/ or /20191119/ in an address. More digits in a row are a number of the story's.
    When dateInUrl(const std::string& url) const {
        for (std::size_t at = url.find("/20"); at != std::string::npos; at = url.find("/20", at + 1)) {
            const std::size_t end = url.find_first_not_of("0123456789", at + 1);
            if (end != at + 9 || (url[end] != '/' && url[end] != '-'))
                continue;
            if (When when = page_.tools.dates.parse(url.substr(at + 1, 8)); when.known())
                return when;
        }
        for (std::size_t at = url.find('/'); at != std::string::npos; at = url.find('/', at + 1)) {
            int part[3] = {0, 0, 0};
            std::size_t k = at;
            int n = 0;
            for (; n < 3 && k < url.size() && (url[k] == '/' || (n > 0 && (url[k] == '-'))); ++n) {
                const std::size_t begin = ++k;
                while (k < url.size() && std::isdigit(static_cast<unsigned char>(url[k])))
                    part[n] = part[n] < 100'000 ? part[n] * 10 + (url[k++] - '0') : (++k, part[n]);
                if (k - begin != (n == 0 ? 4 : 2) && !(n > 0 && k - begin == 1))
                    break;
            }
            if (n == 3 && part[0] >= 1990 && part[0] <= 2100 &&
                (k >= url.size() || !std::isdigit(static_cast<unsigned char>(url[k]))))
                if (const auto day =
                        Day::of(part[0], static_cast<unsigned>(part[1]), static_cast<unsigned>(part[2])))
                    return whenOfDay(*day);
        }
        return {};
    }

    // <time>, then elements marked as dates, then short blocks that hold nothing but a date.
    void addVisible() {
        for (std::size_t i = 0; i < page_.tree.size(); ++i) {
            if (page_.tree[i].isText || page_.tree[i].tag != GUMBO_TAG_TIME || page_.inSideMatter(i) ||
                isUpdate(i))
                continue;
            std::string value = squeeze(page_.tree.attribute(i, "datetime"));
            if (value.empty() || !page_.tools.dates.parse(value, page_.order()).day())
                value = page_.tree.textOf(i);
            const std::size_t before = evidence_.size();
            add(value, "the first time in the page", 0.85);
            if (evidence_.size() > before)
                break;
        }
        addPrinted();
    }

    bool isUpdate(std::size_t node) const {
        const std::string marks = page_.tree[node].marks + page_.tree[page_.tree[node].parent].marks +
                                  foldLine(page_.tree.attribute(node, "itemprop"));
        return marks.find("updat") != std::string::npos || marks.find("modif") != std::string::npos ||
               marks.find("today") != std::string::npos || marks.find("current-date") != std::string::npos;
    }

    // The date that a line gives for the article: not one that follows "Updated", and not one within a
    // sentence.
    std::optional<When> dateOfLine(const HtmlBlock& block) const {
        if (block.text.size() > 200 || page_.inSideMatter(block.node) || isUpdate(block.node))
            return std::nullopt;
        const auto dates = page_.tools.dates.find(block.text, page_.order());
        for (const FoundDate& date : dates) {
            const std::string before = foldWords(std::string_view(block.text).substr(0, date.span.begin));
            const bool updated =
                std::ranges::any_of(page_.tools.lexicons.words("updated"),
                                    [&](const std::string& w) { return before.ends_with(w); });
            const bool line = date.span.size() * 3 >= block.text.size() ||
                              (isMarkedAsDate(block.node) && !endsSentence(block.text)) || dates.size() > 1;
            if (!updated && line)
                return date.when;
        }
        return std::nullopt;
    }

    bool isMarkedAsDate(std::size_t node) const {
        const std::string marks = page_.tree[node].marks + page_.tree[page_.tree[node].parent].marks;
        return std::ranges::any_of(
            std::array{"date", "time", "publish", "posted", "byline", "meta", "datum", "data"},
            [&](const char* m) { return marks.find(m) != std::string::npos; });
    }

    // The printed date nearest to the headline, within a few lines of it; without a headline, the first at
    // the top.
    void addPrinted() {
        std::size_t headline = page_.blocks.size();
        for (std::size_t b = 0; b < page_.blocks.size() && page_.found.headline; ++b)
            if (page_.blocks[b].at > *page_.found.headline) {
                headline = b;
                break;
            }
        const bool known = headline < page_.blocks.size();
        const std::size_t reach = known ? 16 : 40;
        for (std::size_t distance = 0; distance < reach; ++distance)
            for (const bool after : {true, false}) {
                const std::size_t from = known ? headline : 0;
                if ((!after && (!known || distance > 6 || distance > from)) ||
                    (after && from + distance >= page_.blocks.size()))
                    continue;
                const auto when = dateOfLine(page_.blocks[after ? from + distance : from - distance]);
                if (!when)
                    continue;
                evidence_.push_back({*when, "a date printed in the page", known ? 0.84 : 0.7});
                return;
            }
    }

    // The best evidence; sources that agree make it surer. A date that lies after another of the page's by
    // years is a misread number or a template's.
    When choose() const {
        if (evidence_.empty())
            return {};
        const auto agreeing = [&](const Evidence& e) {
            return std::ranges::count_if(
                evidence_, [&](const Evidence& o) { return std::abs(*o.when.day() - *e.when.day()) <= 1; });
        };
        const Evidence* best = &evidence_.front();
        double bestScore = 0;
        for (const Evidence& e : evidence_) {
            const double score = e.confidence + 0.06 * static_cast<double>(agreeing(e) - 1);
            if (score > bestScore + 1e-9) {
                best = &e;
                bestScore = score;
            }
        }
        // Where the stated time is in UTC, the address may know the day that the place of the paper had.
        for (const Evidence& e : evidence_)
            if (e.where == "the page's address" && best->when.zoneMinutes == 0 &&
                *best->when.day() - *e.when.day() == 1)
                best = &e;
        When published = best->when;
        published.basis = DateBasis::metadata;
        published.confidence = std::min(0.99, bestScore);
        published.because = best->where + (agreeing(*best) > 1 ? ", and other dates of the page agree" : "");
        return published;
    }

    const PageData& page_;
    std::vector<Evidence> evidence_;
};

} // namespace

When publishedOf(const PageData& page) {
    return DateFinder(page).run();
}

} // namespace claimline::formats
