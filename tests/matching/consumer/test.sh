#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Builds and installs the matching library alone, as where neither ns-3 nor HDF5 are, and builds
# somebody else's programs against what was installed: C++ and C by CMake, C by pkg-config.
#   test.sh SOURCE_DIR WORK_DIR
set -euo pipefail
source_dir=$1 work=$2
rm -rf "$work" && mkdir -p "$work"
trap 'rm -rf "$work"' EXIT

cmake -S "$source_dir" -B "$work/build" -G Ninja -DTRUYVET_SIM=OFF -DTRUYVET_TESTS=OFF \
    -DCMAKE_DISABLE_FIND_PACKAGE_ns3=ON -DCMAKE_DISABLE_FIND_PACKAGE_HDF5=ON \
    -DCMAKE_INSTALL_PREFIX="$work/prefix" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cmake --build "$work/build" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cmake --install "$work/build" > "$work/log" 2>&1

cmake -S "$source_dir/tests/matching/consumer" -B "$work/consumer" -G Ninja \
    -DCMAKE_PREFIX_PATH="$work/prefix" -DDOCS="$source_dir/docs" > "$work/log" 2>&1
cmake --build "$work/consumer" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }

K=4C5224B397F8AB3896781D5AA0F3119F280513F1B592CA280EBDED6357E21084
push="{\"data\":[{\"daily_key\":\"$K\",\"time_start\":1596844800,\"max\":96,\"time_end\":1596931200}]}"
printf '29abd013b41c90269332ab5d\tb9a665d754fe65e665d76a45\t-60\t1596865500\n' > "$work/hit.tsv"
printf '29abd013b41c90269332ab5d\tb9a665d754fe65e665d76a45\t-60\t1596866401\n' > "$work/miss.tsv"

expect() { # EXPECTED COMMAND...
    local expected=$1 got
    shift
    got=$("$@")
    [ "$got" = "$expected" ] || { echo "$* says '$got', not '$expected'"; exit 1; }
}
export PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name truyvet_matching.pc)")
cc -o "$work/embed" "$source_dir/docs/embed.c" $(pkg-config --cflags --libs truyvet_matching)
export LD_LIBRARY_PATH=$(dirname "$(find "$work/prefix" -name libtruyvet_matching.so)")

expect match "$work/consumer/embed_cxx"
for program in "$work/consumer/embed_c" "$work/embed"; do
    expect match "$program" "$work/hit.tsv" "$push"
    expect "no match" "$program" "$work/miss.tsv" "$push"
done
! ldd "$work/embed" "$work/consumer/embed_cxx" | grep -Ei 'ns3|hdf5'
