// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/schema.hpp"

#include <algorithm>
#include <array>

namespace truyvet::results {

const TableShape* known_shape(std::string_view table) {
    const std::array<const TableShape*, 25> all{&channel_shape,
                                                &waterfall_shape,
                                                &setting_shape,
                                                &notice_shape,
                                                &overlap_shape,
                                                &burden_shape,
                                                &second_shape,
                                                &adoption_shape,
                                                &district_shape,
                                                &district_contacts_shape,
                                                &group_contacts_shape,
                                                &group_shape,
                                                &expected_shape,
                                                &expected_waterfall_shape,
                                                &expected_setting_shape,
                                                &population_shape,
                                                &draw_shape,
                                                &posterior_shape,
                                                &day_shape,
                                                &district_day_shape,
                                                &counted_shape,
                                                &offspring_shape,
                                                &infected_by_shape,
                                                &onward_shape,
                                                &link_shape};
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const TableShape* s) { return s->name == table; });
    return at == all.end() ? nullptr : *at;
}

} // namespace truyvet::results
