#include "language/language.h"

#include "language/analyser.h"
#include "language/conllu.h"
#include "language/knowledge/knowledge.h"
#include "language/segmenter.h"
#include "model/data_files.h"

namespace claimline::language {

struct Language::Parts {
    std::string name;
    std::filesystem::path folder;
    Segmenter segmenter;
    std::optional<Analyser> analyser;
    std::optional<Knowledge> knowledge;
};

Language::Language(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts)) {}
Language::Language(Language&&) noexcept = default;
Language& Language::operator=(Language&&) noexcept = default;
Language::~Language() = default;

Result<Language> Language::load(std::string_view name, const std::filesystem::path& dataFolder) {
    auto parts = std::make_unique<Parts>();
    parts->name = name;
    parts->folder = dataFolder / "language" / name;
    std::error_code failed;
    if (!std::filesystem::is_directory(parts->folder, failed))
        return fail(ErrorKind::notFound, std::string(name), "no such language in " + dataFolder.string(),
                    "install it, or choose another");
    auto segmenter = Segmenter::load(parts->folder);
    if (!segmenter)
        return tl::unexpected(segmenter.error());
    parts->segmenter = std::move(*segmenter);
    auto analyser = Analyser::load(parts->folder);
    if (!analyser)
        return tl::unexpected(analyser.error());
    parts->analyser.emplace(std::move(*analyser));
    auto knowledge = Knowledge::load(parts->folder, dataFolder);
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    parts->knowledge.emplace(std::move(*knowledge));
    return Language(std::move(parts));
}

Result<Language> Language::load(std::string_view name) {
    const auto folder = dataFolder();
    if (!folder)
        return tl::unexpected(folder.error());
    return load(name, *folder);
}

Document Language::analyse(std::string_view text, std::span<const Span> cuts) const {
    Document document = segment(text, cuts);
    parse(text, document);
    understand(text, document);
    return document;
}

Document Language::segment(std::string_view text, std::span<const Span> cuts) const {
    return parts_->segmenter.segment(text, cuts);
}

void Language::parse(std::string_view text, Document& document) const {
    parts_->analyser->parse(text, document);
}

void Language::understand(std::string_view text, Document& document) const {
    parts_->knowledge->understand(text, document);
}

Entity Language::identify(std::string_view phrase) const {
    return parts_->knowledge->identify(phrase);
}

Result<std::string> Language::annotateConllu(std::string_view conllu) const {
    return language::annotateConllu(*parts_->analyser, conllu);
}

const std::string& Language::name() const {
    return parts_->name;
}

const std::filesystem::path& Language::folder() const {
    return parts_->folder;
}

} // namespace claimline::language
