#include "cli/cli.h"

int main(int argc, char** argv) {
    return claimline::cli::run(argc, argv);
}
