#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Builds and runs the benchmarks: figures are printed, never asserted. ./bench.sh [NAME...] picks some.
set -eu
cd "$(dirname "$0")"

tools/install-packages.sh
cmake --preset release -DTRUYVET_TESTS=ON >/dev/null
cmake --build build >/dev/null
for program in build/bench/*; do
    name=$(basename "$program")
    [ -x "$program" ] && [ -f "$program" ] || continue
    [ $# -eq 0 ] || printf '%s\n' "$@" | grep -qx "$name" || continue
    printf '\n== %s\n' "$name"
    "$program"
done
