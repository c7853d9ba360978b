// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <boost/program_options.hpp>

namespace truyvet::cli {

/// `truyvet plan SCENARIO --target ... --by ...`: its options, and the work.
void add_date_plan(boost::program_options::options_description& options);
int plan_to_date(const boost::program_options::variables_map& values);

} // namespace truyvet::cli
