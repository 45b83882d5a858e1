#include "map/outlines.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace claimline::ui {

namespace {

constexpr std::string_view magic = "CLM1";
constexpr std::uint32_t mostThings = 1'000'000; // more of anything is no file of ours

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : bytes_(bytes) {}

    bool good() const { return good_; }
    bool done() const { return at_ == bytes_.size(); }
    std::uint32_t number() {
        std::uint32_t value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            const auto byte = next();
            value |= static_cast<std::uint32_t>(byte & 127U) << shift;
            if (byte < 128)
                return value;
        }
        good_ = false;
        return 0;
    }
    std::int32_t signedNumber() {
        const std::uint32_t raw = number();
        return static_cast<std::int32_t>(raw >> 1) ^ -static_cast<std::int32_t>(raw & 1U);
    }
    std::uint32_t count() { // no more than could still follow
        const std::uint32_t value = number();
        if (value > mostThings || value > bytes_.size() - at_)
            good_ = false;
        return good_ ? value : 0;
    }

private:
    unsigned next() {
        if (at_ >= bytes_.size()) {
            good_ = false;
            return 0;
        }
        return static_cast<unsigned char>(bytes_[at_++]);
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

Outlines::Arc readArc(Reader& in) {
    Outlines::Arc arc;
    arc.border = in.number() == 1;
    MapPoint at;
    for (std::uint32_t left = in.count(); left > 0 && in.good(); --left) {
        // Unsigned: a damaged file may add up to anything.
        at.longitude = static_cast<std::int32_t>(static_cast<std::uint32_t>(at.longitude) +
                                                 static_cast<std::uint32_t>(in.signedNumber()));
        at.latitude = static_cast<std::int32_t>(static_cast<std::uint32_t>(at.latitude) +
                                                static_cast<std::uint32_t>(in.signedNumber()));
        arc.points.push_back(at);
    }
    return arc;
}

bool onEarth(const Outlines::Arc& arc) {
    return std::all_of(arc.points.begin(), arc.points.end(), [](const MapPoint& point) {
        return std::abs(point.longitude) <= 18'100 && std::abs(point.latitude) <= 9'000;
    });
}

} // namespace

std::vector<MapPoint> Outlines::pointsOf(const Ring& ring) const {
    std::vector<MapPoint> points;
    for (const std::int32_t number : ring) {
        const std::vector<MapPoint>& arc =
            arcs[static_cast<std::size_t>(number < 0 ? ~number : number)].points;
        if (number < 0)
            points.insert(points.end(), arc.rbegin(), arc.rend());
        else
            points.insert(points.end(), arc.begin(), arc.end());
    }
    return points;
}

Result<Outlines> parseOutlines(std::string_view bytes) {
    const auto damaged = [] {
        return fail(ErrorKind::corrupt, "outlines.bin", "the map's outlines are damaged",
                    "the map is not shown");
    };
    if (!bytes.starts_with(magic))
        return damaged();
    Reader in(bytes.substr(magic.size()));
    Outlines outlines;
    for (std::uint32_t left = in.count(); left > 0 && in.good(); --left)
        outlines.arcs.push_back(readArc(in));
    for (std::uint32_t left = in.count(); left > 0 && in.good(); --left) {
        auto& polygon = outlines.polygons.emplace_back();
        for (std::uint32_t rings = in.count(); rings > 0 && in.good(); --rings) {
            Outlines::Ring& ring = polygon.emplace_back();
            for (std::uint32_t arcs = in.count(); arcs > 0 && in.good(); --arcs) {
                const std::int32_t arc = in.signedNumber();
                if (static_cast<std::size_t>(arc < 0 ? ~arc : arc) >= outlines.arcs.size())
                    return damaged();
                ring.push_back(arc);
            }
        }
    }
    if (!in.good() || !in.done() || !std::all_of(outlines.arcs.begin(), outlines.arcs.end(), onEarth))
        return damaged();
    return outlines;
}

Result<Outlines> loadOutlines(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return fail(ErrorKind::notFound, file.string(), "there is no such file",
                    "the map is shown without coasts");
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return parseOutlines(bytes);
}

} // namespace claimline::ui
