#include "filters/filter_words.h"

#include "look/face.h"
#include "look/words.h"
#include "model/names.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace claimline::ui {

namespace {

using nlohmann::json;

QString tr(const char* text) {
    return QCoreApplication::translate("Filter", text);
}

template<class T, class Words>
void addEach(std::vector<Chip>& chips, const store::Filter& filter, std::vector<T> store::Filter::*member,
             const QString& name, Words words, Chip::Member kind) {
    for (std::size_t i = 0; i < (filter.*member).size(); ++i) {
        Chip chip{name, words((filter.*member)[i]), filter, kind};
        auto& values = chip.without.*member;
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
        chips.push_back(std::move(chip));
    }
}

template<class Enum>
json namesOf(const std::vector<Enum>& values) {
    json names = json::array();
    for (const Enum value : values)
        names.push_back(std::string(nameOf(value)));
    return names;
}

template<class Enum>
std::vector<Enum> valuesOf(const json& object, const char* key) {
    std::vector<Enum> values;
    for (const auto& name : object.value(key, json::array()))
        if (name.is_string())
            if (const auto value = parseName<Enum>(name.get<std::string>()))
                values.push_back(*value);
    return values;
}

std::vector<std::string> textsOf(const json& object, const char* key) {
    std::vector<std::string> texts;
    for (const auto& text : object.value(key, json::array()))
        if (text.is_string())
            texts.push_back(text.get<std::string>());
    return texts;
}

std::vector<std::string> textsOf(const QStringList& names) {
    std::vector<std::string> texts;
    for (const QString& name : names)
        texts.push_back(name.toStdString());
    return texts;
}

QStringList namesIn(const json& object, const char* key) {
    QStringList names;
    for (const std::string& text : textsOf(object, key))
        names << fromUtf8(text);
    return names;
}

} // namespace

QString reviewWords(const std::string& state) {
    return state.empty()            ? tr("unread")
           : state == "read"        ? tr("read")
           : state == "second look" ? tr("second look")
           : state == "done"        ? tr("done")
                                    : shown(state);
}

std::vector<Chip> chipsOf(const store::Filter& filter) {
    std::vector<Chip> chips;
    if (filter.from || filter.to) {
        Chip chip{{}, {}, filter, Chip::range};
        chip.value = filter.from && filter.to ? rangeWords(*filter.from, *filter.to)
                     : filter.from            ? tr("from ") + dayWords(*filter.from)
                                              : tr("until ") + dayWords(*filter.to - 1);
        chip.without.from.reset();
        chip.without.to.reset();
        chips.push_back(std::move(chip));
    }
    if (!filter.text.empty()) {
        Chip chip{tr("words"), shown(filter.text), filter, Chip::words};
        chip.without.text.clear();
        chips.push_back(std::move(chip));
    }
    addEach(chips, filter, &store::Filter::statuses, {}, statusWords, Chip::status);
    addEach(
        chips, filter, &store::Filter::parties, tr("side"),
        [](const std::string& p) { return partyWords(p); }, Chip::party);
    addEach(
        chips, filter, &store::Filter::sources, tr("source"), [](const std::string& s) { return shown(s); },
        Chip::source);
    addEach(chips, filter, &store::Filter::types, tr("what"), typeWords, Chip::type);
    addEach(
        chips, filter, &store::Filter::places, tr("place"), [](const std::string& s) { return shown(s); },
        Chip::place);
    addEach(chips, filter, &store::Filter::precisions, tr("date known to"), precisionWords, Chip::precision);
    addEach(
        chips, filter, &store::Filter::articles, tr("article"),
        [](ArticleId id) { return QString::fromStdString(id.text().substr(0, 6)); }, Chip::article);
    addEach(
        chips, filter, &store::Filter::tags, tr("tag"), [](const std::string& s) { return shown(s); },
        Chip::tag);
    addEach(chips, filter, &store::Filter::reviews, tr("review"), reviewWords, Chip::review);
    if (filter.bookmarked) {
        Chip chip{{}, tr("bookmarked"), filter, Chip::other};
        chip.without.bookmarked = false;
        chips.push_back(std::move(chip));
    }
    if (filter.hidden) {
        Chip chip{{}, tr("hidden ones too"), filter, Chip::other};
        chip.without.hidden = false;
        chips.push_back(std::move(chip));
    }
    return chips;
}

QStringList searchWords(const std::string& text) {
    QStringList words;
    bool phrase = false;
    const QStringList parts = fromUtf8(text).split(QLatin1Char('"'));
    for (const QString& part : parts) {
        if (phrase && !part.trimmed().isEmpty())
            words << part.simplified();
        else if (!phrase)
            words << part.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
        phrase = !phrase;
    }
    return words;
}

bool isEmpty(const store::Filter& filter) {
    return filter == store::Filter{};
}

std::string toJson(const View& view) {
    json out{{"text", view.filter.text},
             {"sources", view.filter.sources},
             {"parties", view.filter.parties},
             {"places", view.filter.places},
             {"types", namesOf(view.filter.types)},
             {"statuses", namesOf(view.filter.statuses)},
             {"precisions", namesOf(view.filter.precisions)},
             {"tags", view.filter.tags},
             {"reviews", view.filter.reviews},
             {"bookmarked", view.filter.bookmarked},
             {"hidden", view.filter.hidden},
             {"lanes", static_cast<int>(view.lanes)},
             {"laneOrder", textsOf(view.arrangement.order)},
             {"lanesHidden", textsOf(view.arrangement.hidden)},
             {"lanesCollapsed", textsOf(view.arrangement.collapsed)},
             {"clock", view.clock.toStdString()},
             {"range", json::array({view.range.from, view.range.to})}};
    if (view.filter.from)
        out["from"] = *view.filter.from;
    if (view.filter.to)
        out["to"] = *view.filter.to;
    for (const ArticleId id : view.filter.articles)
        out["articles"].push_back(std::to_string(id.value));
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<View> viewFromJson(const std::string& text) {
    const json in = json::parse(text, nullptr, false);
    if (!in.is_object())
        return fail(ErrorKind::unreadable, "saved view", "it is not JSON", "it is not shown");
    View view;
    const auto integer = [&](const char* key) -> std::optional<Instant> {
        const auto found = in.find(key);
        return found != in.end() && found->is_number() ? std::optional(found->get<Instant>()) : std::nullopt;
    };
    view.filter.from = integer("from");
    view.filter.to = integer("to");
    if (const auto found = in.find("text"); found != in.end() && found->is_string())
        view.filter.text = found->get<std::string>();
    view.filter.sources = textsOf(in, "sources");
    view.filter.parties = textsOf(in, "parties");
    view.filter.places = textsOf(in, "places");
    view.filter.tags = textsOf(in, "tags");
    view.filter.reviews = textsOf(in, "reviews");
    if (const auto found = in.find("bookmarked"); found != in.end() && found->is_boolean())
        view.filter.bookmarked = found->get<bool>();
    view.filter.types = valuesOf<EventType>(in, "types");
    view.filter.statuses = valuesOf<EventStatus>(in, "statuses");
    view.filter.precisions = valuesOf<Precision>(in, "precisions");
    for (const std::string& id : textsOf(in, "articles"))
        view.filter.articles.push_back({std::strtoull(id.c_str(), nullptr, 10)});
    if (const auto found = in.find("hidden"); found != in.end() && found->is_boolean())
        view.filter.hidden = found->get<bool>();
    view.lanes = static_cast<LaneBy>(std::clamp<Instant>(integer("lanes").value_or(0), 0, 6));
    if (const auto found = in.find("clock"); found != in.end() && found->is_string())
        view.clock = QString::fromStdString(found->get<std::string>());
    view.arrangement = {namesIn(in, "laneOrder"), namesIn(in, "lanesHidden"), namesIn(in, "lanesCollapsed")};
    if (const auto found = in.find("range"); found != in.end() && found->is_array() && found->size() == 2 &&
                                             (*found)[0].is_number() && (*found)[1].is_number())
        view.range = {(*found)[0].get<double>(), (*found)[1].get<double>()};
    return view;
}

} // namespace claimline::ui
