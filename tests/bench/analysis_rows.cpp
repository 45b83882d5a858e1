// The analysis of one article on one core, whole and stage by stage, and what reading a saved page costs.
#include "bench/data.h"
#include "bench/page.h"
#include "bench/row.h"
#include "claims/claims.h"
#include "reports/reports.h"
#include "time/time.h"

namespace claimline::bench {

namespace {

constexpr std::size_t articleCount = 42, pageCount = 50;
constexpr int passes = 20;

const std::filesystem::path& words() {
    static const std::filesystem::path folder = CLAIMLINE_DATA_DIR "/language/en";
    return folder;
}

std::vector<Article> longArticles() {
    std::vector<Article> articles;
    for (std::size_t i = 0; i < articleCount; ++i) {
        Collection::Long made = collection().makeLong(i);
        Article& article = articles.emplace_back();
        article.title = std::move(made.title);
        article.publisher = std::move(made.publisher);
        article.text = std::move(made.text);
        article.format = "text";
        analyser().readers().complete(article);
    }
    return articles;
}

// What each stage gets from the stages before it.
struct Prepared {
    std::vector<Article> articles = longArticles();
    language::Language language = must(language::Language::load("en"));
    time::TimeFinder times = must(time::TimeFinder::load(words()));
    claims::ClaimFinder claims = must(claims::ClaimFinder::load(words()));
    reports::ReportFinder reports = must(reports::ReportFinder::load(words()));
    std::vector<language::Document> documents;
    std::vector<Facts> facts;
    double megabytes = 0, tokens = 0;

    Prepared() {
        for (const Article& article : articles) {
            documents.push_back(language.analyse(article.text));
            megabytes += static_cast<double>(article.text.size()) / 1e6;
            tokens += static_cast<double>(documents.back().tokens.size());
            Facts& own = facts.emplace_back();
            own.published = article.published;
            own.timexes = times.find(article.text, documents.back(), own.published);
            own.places = documents.back().places;
            claims::Found found = claims.find(article, documents.back(), own.timexes);
            own.sources = std::move(found.sources);
            own.claims = std::move(found.claims);
        }
    }
};

const Prepared& prepared() {
    static const Prepared all;
    return all;
}

// A stage as a function of what is prepared and the number of the article.
template<class Stage>
void addStage(Rows& rows, const char* name, Stage stage) {
    rows.push_back({std::string("analysis/") + name, "MB/s", passes,
                    [stage](Steps& steps) {
                        const Prepared& all = prepared();
                        steps.work(all.megabytes);
                        steps.run([&] {
                            for (std::size_t i = 0; i < all.articles.size(); ++i)
                                benchmark::DoNotOptimize(stage(all, i));
                        });
                        steps.alsoRate("articles/s", static_cast<double>(all.articles.size()));
                        steps.alsoRate("tokens/s", all.tokens);
                    },
                    Size::quick});
}

void extract(Steps& steps) {
    std::vector<std::string> pages;
    for (std::size_t i = 0; i < pageCount; ++i)
        pages.push_back(savedPage(collection().makeLong(i), i));
    std::size_t bytes = 0, textBytes = 0;
    for (const std::string& page : pages)
        bytes += page.size();
    steps.work(static_cast<double>(pageCount));
    steps.run([&] {
        textBytes = 0;
        for (const std::string& page : pages)
            must(analyser().readers().read({"page.html", page}, [&](formats::Item item) {
                textBytes += formats::bodyText(must(std::move(item.article))).size();
                return true;
            }));
    });
    steps.also("page kB", static_cast<double>(bytes) / 1e3 / static_cast<double>(pageCount));
    steps.also("text kB", static_cast<double>(textBytes) / 1e3 / static_cast<double>(pageCount));
}

} // namespace

void addAnalysis(Rows& rows) {
    addStage(rows, "all",
             [](const Prepared& all, std::size_t i) { return analyser().analyse(all.articles[i]); });
    addStage(rows, "language",
             [](const Prepared& all, std::size_t i) { return all.language.analyse(all.articles[i].text); });
    addStage(rows, "time", [](const Prepared& all, std::size_t i) {
        return all.times.find(all.articles[i].text, all.documents[i], all.facts[i].published);
    });
    addStage(rows, "date", [](const Prepared& all, std::size_t i) {
        return all.times.dateArticle(all.articles[i], all.documents[i]);
    });
    addStage(rows, "claims", [](const Prepared& all, std::size_t i) {
        return all.claims.find(all.articles[i], all.documents[i], all.facts[i].timexes);
    });
    addStage(rows, "reports", [](const Prepared& all, std::size_t i) {
        return all.reports.find(all.articles[i], all.documents[i], all.facts[i]);
    });
    rows.push_back({"extract", "pages/s", passes, extract, Size::quick});
}

} // namespace claimline::bench
