#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Searches for inputs that break a parser: fuzz.sh [SECONDS [TARGET...]]   (600; all)
# Findings are left in build-fuzz/TARGET-*; what reached new code joins tests/fuzz/corpus/TARGET, and
# how much was tried, with seconds of CPU, is a line more in tests/fuzz/searched.csv, which
# docs/trust.md adds up.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-600}
shift || true
[ $# -gt 0 ] || set -- keys tsv sqlite c_api csv networks tracks counts scenario results

mkdir -p build-fuzz
# TRUYVET_FUZZ_BUILT=1: the programs as they are. Debian's clang 14 dies of a consteval constructor.
[ -n "${TRUYVET_FUZZ_BUILT:-}" ] ||
    CC=clang CXX=clang++ cmake -S . -B build-fuzz -G Ninja -DTRUYVET_FUZZ=ON -DTRUYVET_PYTHON=OFF \
        -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTRUYVET_SANITIZE=address,undefined \
        -DCMAKE_CXX_FLAGS="-fsanitize=fuzzer-no-link -fno-sanitize-recover=all -Dconsteval=constexpr" > build-fuzz/log
for target in "$@"; do
    [ -n "${TRUYVET_FUZZ_BUILT:-}" ] ||
        cmake --build build-fuzz --target "fuzz_$target" >> build-fuzz/log
    kept=tests/fuzz/corpus/$target
    new=$(mktemp -d)
    dictionary=tests/fuzz/$target.dict
    log=build-fuzz/$target.log
    cpu=$(mktemp)
    TIMEFORMAT='%U %S'
    { time nice -n 19 "build-fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=120 -rss_limit_mb=2048 \
        -artifact_prefix="build-fuzz/$target-" -print_final_stats=1 -verbosity=0 -print_funcs=0 \
        $([ -f "$dictionary" ] && echo "-dict=$dictionary") "$new" "$kept" 2> "$log"; } 2> "$cpu" ||
        { echo "$target: FOUND SOMETHING, see $log"; tail -40 "$log"; exit 1; }
    tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "$target,$tried,$(awk '{ printf "%.0f", $1 + $2 }' "$cpu")" >> tests/fuzz/searched.csv
    # The smallest set that reaches every edge.
    merged=$(mktemp -d)
    "build-fuzz/fuzz_$target" -merge=1 -verbosity=0 -use_counters=0 "$merged" "$kept" "$new" \
        2>> "$log"
    rm -rf "$kept" && mv "$merged" "$kept" && chmod 755 "$kept" && rm -rf "$new"
    echo "$target: $tried executions, $(ls "$kept" | wc -l) inputs kept"
done
