#include "language/relation_pairs.h"

namespace claimline::language {

Result<RelationPairs> RelationPairs::from(const ModelFile& file) {
    const auto bytes = file.section("pairs");
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (bytes->size() != size)
        return file.damaged("its pairs of relations are not those of this version");
    RelationPairs pairs;
    pairs.costs_ = reinterpret_cast<const unsigned char*>(bytes->data());
    return pairs;
}

} // namespace claimline::language
