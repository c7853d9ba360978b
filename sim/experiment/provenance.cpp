// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/provenance.hpp"

#include <fmt/chrono.h>
#include <truyvet_revision.hpp>

#include <ctime>

namespace truyvet::experiment {

void stamp(results::Results& results) {
    results.program_version = TRUYVET_VERSION;
    results.source_revision = TRUYVET_REVISION;
    results.created_at = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

} // namespace truyvet::experiment
