#include "ingest/ingest.h"

#include "model/names.h"

#include <nlohmann/json.hpp>

namespace claimline::ingest {

using Json = nlohmann::json;

std::string serialize(const resolve::DateOutline& outline) {
    Json json = {{"id", outline.id.value},
                 {"edtf", outline.published.edtf},
                 {"basis", nameOf(outline.published.basis)},
                 {"confidence", outline.published.confidence},
                 {"because", outline.published.because},
                 {"month", outline.month},
                 {"day", outline.dayOfMonth},
                 {"weekday", outline.weekday},
                 {"candidates", Json::array()},
                 {"terms", Json::array()}};
    for (const auto& [day, chance] : outline.candidates)
        json["candidates"].push_back({day.number, chance});
    for (const auto& [word, weight] : outline.terms)
        json["terms"].push_back({word, weight});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

tl::unexpected<Error> damaged() {
    return fail(ErrorKind::corrupt, "", "a stored outline cannot be read");
}

Result<When> publishedOf(const Json& json) {
    const std::string edtf = json.value("edtf", "");
    if (edtf.empty())
        return When{};
    Result<When> when = parseEdtf(edtf);
    if (!when)
        return damaged();
    when->basis = parseName<DateBasis>(json.value("basis", "")).value_or(DateBasis::none);
    when->confidence = json.value("confidence", 0.0);
    when->because = json.value("because", "");
    return when;
}

} // namespace

Result<resolve::DateOutline> parseOutline(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return damaged();
    try { // a member of another kind than was written; nlohmann throws whatever it is asked
        resolve::DateOutline outline;
        outline.id.value = json.value("id", std::uint64_t{0});
        Result<When> published = publishedOf(json);
        if (!published)
            return tl::unexpected(published.error());
        outline.published = std::move(*published);
        outline.month = json.value("month", 0u);
        outline.dayOfMonth = json.value("day", 0u);
        outline.weekday = json.value("weekday", 0u);
        for (const Json& pair : json.at("candidates"))
            outline.candidates.emplace_back(Day{pair.at(0).get<std::int32_t>()}, pair.at(1).get<double>());
        for (const Json& pair : json.at("terms"))
            outline.terms.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<float>());
        return outline;
    } catch (const Json::exception&) {
        return damaged();
    }
}

} // namespace claimline::ingest
