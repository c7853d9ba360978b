// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/tracing/case_file.hpp"

#include <vector>

namespace truyvet::tracing {

/// How many phones, on the mean over each of the F0's stays, advertise in its room.
class Crowd {
  public:
    /// `advertises(candidate index)`: has the app running and can send.
    template <class Advertises>
    Crowd(const CaseFile& file, Advertises advertises);

    /// During a meeting, without the phone of the one who is met.
    [[nodiscard]] double beside(const CaseFile& file, const Meeting& meeting) const {
        const double all = by_stay_[file.encounters.all()[meeting.encounter].stay];
        return all > meeting.share_of_stay ? all - meeting.share_of_stay : 0;
    }

  private:
    std::vector<double> by_stay_;
};

template <class Advertises>
Crowd::Crowd(const CaseFile& file, Advertises advertises)
    : by_stay_(file.encounters.stays().size()) {
    for (std::size_t i = 0; i < file.candidates.size(); ++i) {
        if (advertises(i)) {
            for (const Meeting& m : file.meetings_of(file.candidates[i])) {
                by_stay_[file.encounters.all()[m.encounter].stay] += m.share_of_stay;
            }
        }
    }
}

} // namespace truyvet::tracing
