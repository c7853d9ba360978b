# SPDX-License-Identifier: GPL-2.0-only
find_package(benchmark REQUIRED)
truyvet_bench(radio SOURCES radio.cpp USES radio LINK benchmark::benchmark)
