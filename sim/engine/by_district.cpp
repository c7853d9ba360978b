// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/by_district.hpp"

namespace truyvet::engine {

std::vector<DistrictAdoption> by_district(const population::Population& people,
                                          const adoption::Phones& phones,
                                          const adoption::Adopters& adopters) {
    std::vector<DistrictAdoption> all;
    for (const population::District& d : people.districts()) {
        all.push_back({d.people.count, 0, 0, 0});
    }
    for (const adoption::Phone& phone : phones.install_order()) {
        DistrictAdoption& here = all[people.district(phone.owner()).value];
        here.owners += 1;
        here.installs += adopters.installed(phone) ? 1 : 0;
        here.active += adopters.active(phone) ? 1 : 0;
    }
    return all;
}

void ContactsBetween::add(const tracing::CaseFile& file) {
    const std::size_t from = people_->district(file.course.person).value;
    for (const tracing::Candidate& c : file.candidates) {
        if (c.close_contact) {
            ++counts_[from * districts_ + people_->district(c.person).value];
        }
    }
}

void ContactsBetween::add(const ContactsBetween& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        counts_[i] += other.counts_[i];
    }
}

} // namespace truyvet::engine
