// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/by_part.hpp"

#include "models/adoption/occupations.hpp"

namespace truyvet::engine {

std::size_t Parts::count() const {
    return by_ == Partition::district ? people_->districts().size()
                                      : adoption::occupation_names.size();
}

std::size_t Parts::of(core::PersonId person) const {
    return by_ == Partition::district
               ? people_->district(person).value
               : static_cast<std::size_t>(adoption::occupation(*people_, person));
}

std::vector<std::uint16_t> Parts::of_everybody() const {
    std::vector<std::uint16_t> all(people_->people());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        all[i] = static_cast<std::uint16_t>(of(core::PersonId{i}));
    }
    return all;
}

std::vector<PartAdoption> by_part(const Parts& parts, const adoption::Phones& phones,
                                  const adoption::Adopters& adopters) {
    return by_part(parts.of_everybody(), parts.count(), phones, adopters);
}

std::vector<PartAdoption> by_part(std::span<const std::uint16_t> part_of, std::size_t parts,
                                  const adoption::Phones& phones,
                                  const adoption::Adopters& adopters) {
    std::vector<PartAdoption> all(parts);
    for (const std::uint16_t part : part_of) {
        all[part].persons += 1;
    }
    for (const adoption::Phone& phone : phones.install_order()) {
        PartAdoption& here = all[part_of[phone.owner().value]];
        here.owners += 1;
        here.installs += adopters.installed(phone) ? 1 : 0;
        here.active += adopters.active(phone) ? 1 : 0;
    }
    return all;
}

void ContactsBetween::add(const tracing::CaseFile& file) {
    const std::size_t from = parts_.of(file.course.person);
    for (const tracing::Candidate& c : file.candidates) {
        if (c.close_contact) {
            ++counts_[from * parts_.count() + parts_.of(c.person)];
        }
    }
}

void ContactsBetween::add(const ContactsBetween& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        counts_[i] += other.counts_[i];
    }
}

std::vector<ContactsBetween> no_contacts(const population::Population& people) {
    std::vector<ContactsBetween> all;
    for (const Partition by : partitions) {
        all.emplace_back(Parts(people, by));
    }
    return all;
}

} // namespace truyvet::engine
