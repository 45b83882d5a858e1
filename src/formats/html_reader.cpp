#include "formats/readers_internal.h"
namespace claimline::formats {
Result<Article> fromHtml(std::string_view, const Toolbox&, const std::string& path) {
    return fail(ErrorKind::unreadable, path, "is a web page, which is not read yet", "it is not imported");
}
std::string textOfHtml(std::string_view markup) { return std::string(markup); }
} // namespace claimline::formats
