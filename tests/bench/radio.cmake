# SPDX-License-Identifier: GPL-2.0-only
find_package(benchmark REQUIRED)
truyvet_bench(radio SOURCES radio.cpp ../radio/spectrum_medium.cpp USES radio
              LINK ns3::libspectrum benchmark::benchmark)
