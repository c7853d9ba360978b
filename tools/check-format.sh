#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Every C++ file as .clang-format has it; every source file with its licence line.
set -eu
cd "$(dirname "$0")/.."

mapfile -t sources < <(git ls-files '*.cpp' '*.hpp' '*.h' '*.c')
clang-format --dry-run --Werror "${sources[@]}" ||
    { echo "clang-format -i mends these"; exit 1; }
unlicensed=$(git ls-files '*.cpp' '*.hpp' '*.h' '*.c' '*.py' '*.sh' '*.cmake' '*CMakeLists.txt' |
    xargs grep -L 'SPDX-License-Identifier: GPL-2.0-only' || true)
[ -z "$unlicensed" ] || { echo "no SPDX line in:"; echo "$unlicensed"; exit 1; }
# CMake splits lists at a semicolon: such a name becomes two tests that do not exist.
split=$(grep -rnE 'TEST_CASE[A-Z_]*\("[^"]*;' tests --include='*.cpp' || true)
[ -z "$split" ] || { echo "a test's name holds a semicolon:"; echo "$split"; exit 1; }
echo "format: ${#sources[@]} files"
