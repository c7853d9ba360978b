// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/analysis/contact_survey.hpp"

namespace truyvet::cli {

void print_contacts(const analysis::ContactReport& report);
std::string contacts_json(const analysis::ContactReport& report);

} // namespace truyvet::cli
