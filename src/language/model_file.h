// The file of weights: a header and sections, mapped read-only. Layout, little-endian:
//
//   char magic[8] "CLMLANG\1"; u64 size of the file; u64 checksum of what follows the header; u32 sections;
//   per section: char name[12], u32 offset, u32 size (offsets from the file's start, multiples of 64).
//
// A reader asks for a section by name and gets its bytes; what is in them is the business of its owner.
#pragma once

#include "model/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimline::language {

class ModelFile {
public:
    // Fails, naming the file, where it is missing, cut short, or its checksum does not hold.
    static Result<ModelFile> open(const std::filesystem::path& file);

    ModelFile(ModelFile&& other) noexcept;
    ModelFile& operator=(ModelFile&& other) noexcept;
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;
    ~ModelFile();

    // The bytes of that section; they live as long as the ModelFile. Fails where there is none.
    Result<std::string_view> section(std::string_view name) const;

    // The error of an owner that finds its section wrong.
    tl::unexpected<Error> damaged(std::string fault) const;

private:
    ModelFile() = default;
    std::string name_;
    const char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

// Writes sections in the given order, in the place of an old file at once or not at all. For the trainer.
Result<void> writeModelFile(const std::filesystem::path& file,
                            const std::vector<std::pair<std::string, std::string>>& sections);

} // namespace claimline::language
