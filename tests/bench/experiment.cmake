# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(experiment SOURCES experiment.cpp USES results LINK fmt::fmt)
target_compile_definitions(bench_experiment PRIVATE
    TRUYVET_PROGRAM="$<TARGET_FILE:truyvet>"
    TRUYVET_CHANNELS="${PROJECT_SOURCE_DIR}/scenarios/lao-cai-2021-channels.toml"
    TRUYVET_SCENARIO="${PROJECT_SOURCE_DIR}/scenarios/lao-cai-2021.toml")
add_dependencies(bench_experiment truyvet)
