#include "language/knowledge/number_reader.h"

#include <cmath>

namespace claimline::language::known {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// A comma that groups thousands stands before three digits and no fourth.
bool groups(std::string_view token, std::size_t comma) {
    for (std::size_t i = 1; i <= 3; ++i)
        if (comma + i >= token.size() || !isDigit(token[comma + i]))
            return false;
    return comma + 4 >= token.size() || !isDigit(token[comma + 4]);
}

} // namespace

std::optional<DigitRun> readDigits(std::string_view token) {
    if (token.empty() || !isDigit(token.front()))
        return std::nullopt;
    DigitRun run;
    std::size_t at = 0;
    bool grouped = false;
    while (at < token.size() && run.digits < 18) {
        if (isDigit(token[at])) {
            run.value = run.value * 10 + (token[at] - '0');
            ++run.digits;
        } else if (token[at] == ',' && groups(token, at)) {
            grouped = true;
        } else {
            break;
        }
        ++at;
    }
    double place = 0.1;
    if (at + 1 < token.size() && token[at] == '.' && isDigit(token[at + 1]))
        for (++at; at < token.size() && isDigit(token[at]); ++at, place /= 10)
            run.value += (token[at] - '0') * place;
    run.rest = token.substr(at);
    run.plainYear = run.digits == 4 && !grouped && place == 0.1 && run.value >= 1500 && run.value <= 2100;
    return run;
}

bool isOrdinalEnd(std::string_view rest) {
    return rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
}

} // namespace claimline::language::known
