#include "language/weights.h"

#include <cstring>

namespace claimline::language {

namespace {

constexpr std::size_t fixedPart = 576;
constexpr std::uint32_t mostOfAny = 1u << 24; // buckets, rows or cells

} // namespace

Result<Weights> Weights::from(const ModelFile& file, std::string_view section) {
    const auto bytes = file.section(section);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto wrong = [&] {
        return file.damaged("the part \"" + std::string(section) + "\" does not fit together");
    };
    if (bytes->size() < fixedPart)
        return wrong();
    std::uint32_t head[4];
    std::memcpy(head, bytes->data(), sizeof head);
    const auto [classes, buckets, cells, rows] = head;
    if (classes > maxClasses || buckets == 0 || buckets > mostOfAny || cells > mostOfAny || rows > mostOfAny)
        return wrong();
    const std::size_t bucketBytes = buckets * sizeof(Bucket),
                      rowBytes = rows * rowSize * sizeof(std::int16_t);
    if (bytes->size() != fixedPart + bucketBytes + rowBytes + cells * sizeof(Cell))
        return wrong();
    Weights weights;
    weights.classes_ = classes;
    weights.bucketCount_ = buckets;
    std::memcpy(weights.decode_.data(), bytes->data() + 16, 512);
    weights.buckets_ = reinterpret_cast<const Bucket*>(bytes->data() + fixedPart);
    weights.rows_ = reinterpret_cast<const std::int16_t*>(bytes->data() + fixedPart + bucketBytes);
    weights.cells_ = reinterpret_cast<const Cell*>(bytes->data() + fixedPart + bucketBytes + rowBytes);
    for (std::size_t i = 0; i < buckets; ++i)
        for (const std::uint32_t place : weights.buckets_[i].places) {
            const std::size_t number = place >> 7, count = place & fullRow;
            if (count == fullRow ? number >= rows : 2 * (number + count) > cells)
                return wrong();
        }
    for (std::size_t i = 0; i < cells; ++i)
        if (weights.cells_[i].label >= rowSize)
            return wrong();
    return weights;
}

} // namespace claimline::language
