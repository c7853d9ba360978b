#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-only
# Checks the house (format, arrows), builds everything, runs every test; ends with the counts.
set -eu
cd "$(dirname "$0")"

tools/install-packages.sh
tools/check-format.sh
/usr/bin/python3 tools/check_arrows.py
cmake --preset release -DTRUYVET_TESTS=ON
cmake --build build
if [ -z "${TRUYVET_REFERENCE_DATA:-}" ]; then
    echo "TRUYVET_REFERENCE_DATA is not set: tests against reference data will be skipped"
fi
ctest --test-dir build --output-on-failure -j "$(nproc)"
