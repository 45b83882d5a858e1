// Any text that passed ingest can be analysed: no crash, and every span of every finding inside the text.
#include "fuzz/check.h"
#include "ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace claimline;
    static const auto analyser = ingest::Analyser::load("en");
    fuzz::require(analyser.has_value(), "the analyser loads");
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    (void)analyser->readers().read({"input.txt", bytes}, [](formats::Item item) {
        if (!item.article)
            return true;
        const Article& article = *item.article;
        const Facts facts = analyser->analyse(article).facts;
        for (const Timex& timex : facts.timexes)
            fuzz::require(fuzz::inside(timex.span, article.text), "times lie in the text");
        for (const Claim& claim : facts.claims)
            fuzz::require(fuzz::inside(claim.quote, article.text), "quotes lie in the text");
        for (const Report& report : facts.reports) {
            fuzz::require(fuzz::inside(report.span, article.text), "reports lie in the text");
            fuzz::require(fuzz::inside(report.quote, article.text), "reports' quotes lie in the text");
            fuzz::require(!report.when.known() || report.when.earliestStart <= report.when.latestEnd,
                          "bounds are in order");
        }
        return true;
    });
    return 0;
}
