// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/cli/command.hpp"

/// One file a command.
namespace truyvet::cli {

int adoption_of(const Arguments& arguments);
int calibrate(const Arguments& arguments);
int contacts(const Arguments& arguments);
int digest(const Arguments& arguments);
int run_scenario(const Arguments& arguments);
int check_scenario(const Arguments& arguments);
int explain(const Arguments& arguments);
int ids(const Arguments& arguments);
int match(const Arguments& arguments);
int merge(const Arguments& arguments);
int radio(const Arguments& arguments);
int replay(const Arguments& arguments);
int plan(const Arguments& arguments);
int provinces(const Arguments& arguments);
int report(const Arguments& arguments);
int sensitivity(const Arguments& arguments);
int models(const Arguments& arguments);
int summary(const Arguments& arguments);

} // namespace truyvet::cli
