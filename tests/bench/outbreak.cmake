# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(outbreak SOURCES outbreak.cpp USES epidemic LINK OpenMP::OpenMP_CXX)
target_compile_definitions(bench_outbreak PRIVATE
    TRUYVET_CENSUS="${PROJECT_SOURCE_DIR}/scenarios/data")
