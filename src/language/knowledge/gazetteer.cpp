#include "language/knowledge/gazetteer.h"

#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <marisa.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace claimline::language::known {

namespace {

// A file mapped for reading.
class Mapped {
public:
    Mapped() = default;
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
    ~Mapped() {
        if (data_)
            munmap(data_, size_);
    }

    bool open(const std::filesystem::path& file) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return false;
        struct stat status = {};
        if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
            size_ = static_cast<std::size_t>(status.st_size);
            void* data = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
            data_ = data == MAP_FAILED ? nullptr : data;
        }
        close(descriptor);
        return data_ != nullptr;
    }

    const char* bytes() const { return static_cast<const char*>(data_); }
    std::size_t size() const { return size_; }

private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

tl::unexpected<Error> damaged(const std::filesystem::path& file, std::string fault) {
    return fail(ErrorKind::unreadable, file.filename().string(), std::move(fault),
                "the installation must be repaired");
}

} // namespace

struct Gazetteer::Parts {
    marisa::Trie trie;
    Mapped file;
    std::span<const PlaceRecord> records;
    std::span<const std::uint32_t> begins, postings;
    std::span<const std::uint32_t> regionNames; // offsets into names
    std::string_view names;

    std::string_view nameAt(std::uint32_t offset) const {
        if (offset >= names.size())
            return {};
        const auto rest = names.substr(offset);
        return rest.substr(0, rest.find('\0'));
    }

    bool layOut() {
        PlacesHeader header;
        if (file.size() < sizeof header)
            return false;
        std::memcpy(&header, file.bytes(), sizeof header);
        if (std::memcmp(header.magic, PlacesHeader().magic, sizeof header.magic) != 0)
            return false;
        const std::size_t wanted = sizeof header + std::size_t{header.records} * sizeof(PlaceRecord) +
                                   4 * (std::size_t{header.keys} + 1 + header.postings + header.regions) +
                                   header.nameBytes;
        if (file.size() != wanted)
            return false;
        const char* at = file.bytes() + sizeof header;
        records = {reinterpret_cast<const PlaceRecord*>(at), header.records};
        at += records.size_bytes();
        begins = {reinterpret_cast<const std::uint32_t*>(at), std::size_t{header.keys} + 1};
        at += begins.size_bytes();
        postings = {reinterpret_cast<const std::uint32_t*>(at), header.postings};
        at += postings.size_bytes();
        regionNames = {reinterpret_cast<const std::uint32_t*>(at), header.regions};
        names = {at + regionNames.size_bytes(), header.nameBytes};
        return sound();
    }

    // Every index within its table, so that later reads need no checks.
    bool sound() const {
        if (begins.back() != postings.size())
            return false;
        for (std::size_t i = 0; i + 1 < begins.size(); ++i)
            if (begins[i] > begins[i + 1])
                return false;
        for (const std::uint32_t posting : postings)
            if (posting >= records.size())
                return false;
        return true;
    }
};

Gazetteer::Gazetteer(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

Result<Gazetteer> Gazetteer::open(const std::filesystem::path& placesFolder) {
    auto parts = std::make_unique<Parts>();
    const auto trie = placesFolder / "places.trie";
    try { // marisa tells of a bad file by an exception
        parts->trie.mmap(trie.c_str());
    } catch (const marisa::Exception&) {
        return damaged(trie, "the trie of place names cannot be opened");
    }
    const auto table = placesFolder / "places.bin";
    if (!parts->file.open(table))
        return damaged(table, "the table of places cannot be opened");
    if (!parts->layOut() || parts->begins.size() != parts->trie.size() + 1)
        return damaged(table, "the table of places is damaged, or of another version than its trie");
    return Gazetteer(std::move(parts));
}

std::span<const std::uint32_t> Gazetteer::find(std::string_view folded) const {
    marisa::Agent agent;
    agent.set_query(folded.data(), folded.size());
    if (!parts_->trie.lookup(agent))
        return {};
    const auto key = agent.key().id();
    return parts_->postings.subspan(parts_->begins[key], parts_->begins[key + 1] - parts_->begins[key]);
}

const PlaceRecord& Gazetteer::record(std::uint32_t index) const {
    return parts_->records[index];
}

std::string_view Gazetteer::name(const PlaceRecord& record) const {
    return parts_->nameAt(record.nameAt);
}

std::string_view Gazetteer::regionName(const PlaceRecord& record) const {
    const auto region = record.region();
    return region == 0 || region > parts_->regionNames.size()
               ? std::string_view()
               : parts_->nameAt(parts_->regionNames[region - 1]);
}

} // namespace claimline::language::known
