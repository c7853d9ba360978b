# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(results SOURCES results.cpp USES analysis)
