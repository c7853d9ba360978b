# SPDX-License-Identifier: GPL-2.0-only
truyvet_bench(matching SOURCES matching.cpp matching_sqlite.cpp USES matching LINK PkgConfig::SQLITE)
