# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(outbreak SOURCES outbreak.cpp USES epidemic LINK OpenMP::OpenMP_CXX)
target_compile_definitions(bench_outbreak PRIVATE
    TRUYVET_CENSUS="${PROJECT_SOURCE_DIR}/scenarios/data"
    TRUYVET_PROGRAM="$<TARGET_FILE:truyvet>"
    TRUYVET_TRACED="${PROJECT_SOURCE_DIR}/tests/bench/outbreak-traced.toml")
add_dependencies(bench_outbreak truyvet)
