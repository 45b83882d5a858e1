#include "language/model_file.h"

#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace claimline::language {

namespace {

constexpr std::string_view magic("CLMLANG\1", 8);
constexpr std::size_t headerSize = 32;
constexpr std::size_t entrySize = 20;
constexpr std::size_t nameSize = 12;

template<class Number>
Number read(const char* at) {
    Number value{};
    std::memcpy(&value, at, sizeof value);
    return value;
}

template<class Number>
void put(std::string& out, Number value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Not against malice, only against a damaged disk or download: 20 MB take 3 ms.
std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t sum = 0x9E3779B97F4A7C15u ^ bytes.size();
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        sum = (sum ^ read<std::uint64_t>(bytes.data() + at)) * 0xFF51AFD7ED558CCDu;
        sum ^= sum >> 32;
    }
    for (; at < bytes.size(); ++at)
        sum = (sum ^ static_cast<unsigned char>(bytes[at])) * 0x100000001B3u;
    return sum;
}

std::size_t padded(std::size_t size) {
    return (size + 63) / 64 * 64; // a cache line
}

tl::unexpected<Error> broken(const std::string& name, std::string fault) {
    return fail(ErrorKind::unreadable, name, std::move(fault),
                "install again, or remake it with claimline-train");
}

} // namespace

Result<ModelFile> ModelFile::open(const std::filesystem::path& file) {
    ModelFile model;
    model.name_ = file.filename().string();
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return broken(model.name_, "the language model is missing from " + file.parent_path().string());
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0 && status.st_size > 0;
    if (known) {
        model.size_ = static_cast<std::size_t>(status.st_size);
        void* mapped = ::mmap(nullptr, model.size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapped != MAP_FAILED)
            model.bytes_ = static_cast<const char*>(mapped);
    }
    ::close(descriptor);
    if (!model.bytes_)
        return broken(model.name_, "the language model cannot be read");
    if (model.size_ < headerSize || std::string_view(model.bytes_, magic.size()) != magic)
        return broken(model.name_, "this is no language model of this version");
    if (read<std::uint64_t>(model.bytes_ + 8) != model.size_)
        return broken(model.name_, "the language model is cut short");
    if (read<std::uint64_t>(model.bytes_ + 16) != checksum({model.bytes_ + 24, model.size_ - 24}))
        return broken(model.name_, "the language model is damaged: its checksum does not hold");
    return model;
}

ModelFile::ModelFile(ModelFile&& other) noexcept
    : name_(std::move(other.name_))
    , bytes_(std::exchange(other.bytes_, nullptr))
    , size_(std::exchange(other.size_, 0)) {}

ModelFile& ModelFile::operator=(ModelFile&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}

ModelFile::~ModelFile() {
    if (bytes_)
        ::munmap(const_cast<char*>(bytes_), size_);
}

Result<std::string_view> ModelFile::section(std::string_view name) const {
    const auto count = read<std::uint32_t>(bytes_ + 24);
    for (std::size_t i = 0; i < count && headerSize + (i + 1) * entrySize <= size_; ++i) {
        const char* entry = bytes_ + headerSize + i * entrySize;
        if (std::string_view(entry, ::strnlen(entry, nameSize)) != name)
            continue;
        const auto offset = read<std::uint32_t>(entry + nameSize);
        const auto size = read<std::uint32_t>(entry + nameSize + 4);
        if (offset > size_ || size > size_ - offset)
            break;
        return std::string_view(bytes_ + offset, size);
    }
    return damaged("the part \"" + std::string(name) + "\" is missing");
}

tl::unexpected<Error> ModelFile::damaged(std::string fault) const {
    return broken(name_, std::move(fault));
}

Result<void> writeModelFile(const std::filesystem::path& file,
                            const std::vector<std::pair<std::string, std::string>>& sections) {
    std::string tail;
    put(tail, static_cast<std::uint32_t>(sections.size()));
    put(tail, std::uint32_t{0});
    std::size_t offset = padded(headerSize + sections.size() * entrySize);
    for (const auto& [name, bytes] : sections) {
        std::string entry = name.substr(0, nameSize);
        entry.resize(nameSize, '\0');
        tail += entry;
        put(tail, static_cast<std::uint32_t>(offset));
        put(tail, static_cast<std::uint32_t>(bytes.size()));
        offset = padded(offset + bytes.size());
    }
    for (const auto& [name, bytes] : sections) {
        tail.resize(padded(tail.size() + 24) - 24, '\0');
        tail += bytes;
    }
    tail.resize(padded(tail.size() + 24) - 24, '\0');
    std::string head(magic);
    put(head, static_cast<std::uint64_t>(tail.size() + 24));
    put(head, checksum(tail));
    // Beside the old file and then in its place, so that nobody maps half a model.
    std::filesystem::path beside = file;
    beside += ".new";
    std::ofstream out(beside, std::ios::binary);
    out.write(head.data(), static_cast<std::streamsize>(head.size()));
    out.write(tail.data(), static_cast<std::streamsize>(tail.size()));
    out.close();
    std::error_code failed;
    if (out)
        std::filesystem::rename(beside, file, failed);
    if (out && !failed)
        return {};
    std::filesystem::remove(beside, failed);
    return fail(ErrorKind::noSpace, file.string(), "the model cannot be written", "nothing was kept");
}

} // namespace claimline::language
