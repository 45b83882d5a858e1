// Any text has claims that lie in it: source, cue, content and quotation, and speakers that exist.
#include "claims/claims.h"
#include "fuzz/check.h"
#include "language/language.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace claimline;
    static const auto english = language::Language::load("en", CLAIMLINE_DATA_DIR);
    static const auto finder = claims::ClaimFinder::load(english->folder());
    fuzz::require(finder.has_value(), "the lexicons load");
    Article article;
    article.text.assign(reinterpret_cast<const char*>(data), size);
    if (!fuzz::isUtf8(article.text))
        return 0; // readers let nothing else through
    const claims::Found found = finder->find(article, english->analyse(article.text), {});
    for (const Claim& claim : found.claims) {
        fuzz::require(!claim.content.empty(), "a claim has content");
        fuzz::require(fuzz::inside(claim.quote, article.text), "quotes lie in the text");
        for (const auto* role : {&claim.source, &claim.cue, &claim.content})
            for (const Span span : *role)
                fuzz::require(fuzz::inside(span, article.text) && span.begin < span.end,
                              "pieces lie in the text and are not empty");
        fuzz::require(claim.speaker == none || claim.speaker < found.sources.size(), "the speaker exists");
    }
    return 0;
}
