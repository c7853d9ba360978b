// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/adoption/adopters.hpp"
#include "models/tracing/case_file.hpp"
#include "models/tracing/expected.hpp"

#include <optional>
#include <vector>

namespace truyvet::tracing {

/// What somebody's phone is to the app in one arm; each implies the one before it.
struct PhoneUse {
    bool owns = false; ///< a smartphone
    bool installed = false;
    bool active = false;
};

/// The phones of the people of one case in one arm.
struct CasePhones {
    PhoneUse f0;
    std::vector<PhoneUse> contacts; ///< by candidate
};

/// The dispositions of one case's people, drawn again only where an arm has other phones than the
/// one before it.
class PhonesAbout {
  public:
    explicit PhonesAbout(const CaseFile& file) : file_(file) {}

    [[nodiscard]] CasePhones in(const adoption::Phones& phones, const adoption::Adopters& adopters);
    /// The same people before their phones are drawn.
    [[nodiscard]] const Prospects& prospects(const adoption::Phones& phones);

  private:
    void draw_from(const adoption::Phones& phones);

    const CaseFile& file_;
    const adoption::Phones* drawn_from_ = nullptr;
    adoption::Phone f0_;
    std::vector<adoption::Phone> contacts_; ///< by candidate
    std::optional<Prospects> prospects_;
};

} // namespace truyvet::tracing
