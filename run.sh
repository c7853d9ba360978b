#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# From a bare Debian 12 machine to the answer: installs, builds, runs a scenario, writes the report.
#   ./run.sh [SCENARIO.toml] [options of truyvet run]
set -eu
cd "$(dirname "$0")"

scenario=scenarios/lao-cai-2021.toml
if [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; then
    scenario=$1
    shift
fi
out=results/$(basename "$scenario" .toml)

tools/install-packages.sh
mkdir -p build
[ -f build/build.ninja ] || cmake --preset release -DTRUYVET_TESTS=OFF >build/configure.log 2>&1 ||
    { tail -40 build/configure.log; exit 1; }
echo "Building in build/ ..."
cmake --build build --target everything_to_run >build/build.log 2>&1 ||
    { tail -40 build/build.log; exit 1; }

build/truyvet run "$scenario" -o "$out" --force "$@"
