// Result<T>: how a failure crosses a module's border. No exception does.
//
//   Result<Article> article = formats::readArticle(bytes, "bbc-1.html");
//   if (!article)
//       report(article.error().message());   // "bbc-1.html: 41 MB is over the limit of 32 MB; it is not
//       imported"
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace claimline {

// What kind of trouble it is, for code that must act on it. People read Error::message().
enum class ErrorKind {
    usage,      // the caller asked for something that cannot be
    notFound,   // no such file, article, event
    unreadable, // the input is damaged, or not what it says it is
    tooLarge,   // over a number of Limits
    busy,       // another program holds the project
    noSpace,    // disk full, or no permission to write
    corrupt,    // the project file contradicts itself
    newer,      // the project file was made by a newer version
    cancelled,  // the user asked to stop
    internal,   // a fault of this program
};

// A failure that a person can act on: names the input, what is wrong, and what happens next.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string input; // the file, article or option; may be empty
    std::string fault; // "41 MB is over the limit of 32 MB"
    std::string next;  // "it is not imported"; may be empty

    // "input: fault; next", leaving out what is empty.
    std::string message() const;
};

template<class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string input, std::string fault,
                                  std::string next = {}) {
    return tl::unexpected<Error>(Error{kind, std::move(input), std::move(fault), std::move(next)});
}

} // namespace claimline
