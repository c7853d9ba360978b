// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/crowd.hpp"

#include <algorithm>

namespace truyvet::tracing {

Crowd::Crowd(const CaseFile& file, std::span<const double> on_air)
    : file_(file), on_air_(on_air), by_stay_(file.encounters.stays().size()) {
    for (std::size_t i = 0; i < on_air.size(); ++i) {
        if (on_air[i] > 0) {
            for (const Meeting& m : file.meetings_of(file.candidates[i])) {
                by_stay_[file.encounters.all()[m.encounter].stay] += on_air[i] * m.share_of_stay;
            }
        }
    }
}

double Crowd::beside(const Meeting& meeting, std::size_t candidate) const {
    const double all = by_stay_[file_.encounters.all()[meeting.encounter].stay];
    return std::max(0.0, all - on_air_[candidate] * meeting.share_of_stay);
}

double Crowd::about(std::size_t candidate) const {
    double sum = 0;
    for (const Meeting& m : file_.meetings_of(file_.candidates[candidate])) {
        sum += beside(m, candidate);
    }
    return sum;
}

} // namespace truyvet::tracing
