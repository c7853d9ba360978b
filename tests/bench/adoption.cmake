# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(adoption SOURCES adoption.cpp USES adoption)
target_compile_definitions(bench_adoption PRIVATE
    TRUYVET_SCENARIO_DATA="${PROJECT_SOURCE_DIR}/scenarios/data")
