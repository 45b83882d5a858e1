// claimline-train names: makes names.model from a treebank with entities, and scores the finding of names.
#pragma once

namespace claimline::language::train {

// The arguments behind "names"; see data/language/en/README.md. Gives the exit code.
int trainNames(int argc, char** argv);

} // namespace claimline::language::train
