# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(people SOURCES people.cpp USES contact LINK OpenMP::OpenMP_CXX)
target_compile_definitions(bench_people PRIVATE
    TRUYVET_CENSUS="${PROJECT_SOURCE_DIR}/scenarios/data")
