// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/population/population.hpp"
#include "models/tracing/case_file.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace truyvet::engine {

/// What the people are parted by, everybody in one part: districts in the order of the census,
/// occupations in that of adoption::occupation_names.
enum class Partition : std::uint8_t { district, occupation };
inline constexpr std::array partitions{Partition::district, Partition::occupation};

/// Refers to the population, which must outlive it.
class Parts {
  public:
    Parts(const population::Population& people, Partition by) : people_(&people), by_(by) {}

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::size_t of(core::PersonId person) const;
    [[nodiscard]] std::vector<std::uint16_t> of_everybody() const;
    [[nodiscard]] const population::Population& people() const { return *people_; }

  private:
    const population::Population* people_;
    Partition by_;
};

/// Who belongs to a part, and who of them has the app.
struct PartAdoption {
    std::int64_t persons = 0;
    std::int64_t owners = 0;
    std::int64_t installs = 0;
    std::int64_t active = 0;
};

std::vector<PartAdoption> by_part(const Parts& parts, const adoption::Phones& phones,
                                  const adoption::Adopters& adopters);
/// The same, everybody's part being known.
std::vector<PartAdoption> by_part(std::span<const std::uint16_t> part_of, std::size_t parts,
                                  const adoption::Phones& phones,
                                  const adoption::Adopters& adopters);

/// True close contacts by the parts of the two: what a planner of installs must know.
class ContactsBetween {
  public:
    explicit ContactsBetween(const Parts& parts)
        : parts_(parts), counts_(parts.count() * parts.count(), 0) {}

    void add(const tracing::CaseFile& file);
    void add(const ContactsBetween& other);
    [[nodiscard]] std::size_t parts() const { return parts_.count(); }
    [[nodiscard]] std::int64_t of(std::size_t from, std::size_t to) const {
        return counts_[from * parts_.count() + to];
    }

  private:
    Parts parts_;
    std::vector<std::int64_t> counts_;
};

/// Empty ones, by partition.
std::vector<ContactsBetween> no_contacts(const population::Population& people);

} // namespace truyvet::engine
