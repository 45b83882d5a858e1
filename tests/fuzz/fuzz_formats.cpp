// Any bytes give articles or an error: offsets stay inside the text, the text is UTF-8.
#include "formats/formats.h"
#include "fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace claimline;
    static const auto readers = formats::Readers::load(CLAIMLINE_DATA_DIR "/language/en");
    fuzz::require(readers.has_value(), "the readers load");
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const char* name : {"input", "page.html", "feed.json"})
        (void)readers->read({name, bytes}, [](formats::Item item) {
            if (!item.article)
                return true;
            const Article& article = *item.article;
            fuzz::require(fuzz::isUtf8(article.text), "the text is UTF-8");
            fuzz::require(fuzz::inside(article.titleSpan, article.text), "the title lies in the text");
            for (const Cut& cut : article.cuts)
                fuzz::require(fuzz::inside(cut.span, article.text), "cuts lie in the text");
            return true;
        });
    return 0;
}
