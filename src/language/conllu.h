// Tokenised CoNLL-U in, annotated CoNLL-U out.
#pragma once

#include "language/analyser.h"

namespace claimline::language {

Result<std::string> annotateConllu(const Analyser& analyser, std::string_view conllu);

} // namespace claimline::language
