// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/crowd.hpp"

namespace truyvet::tracing {

Crowd::Crowd(const CaseFile& file, const PhonesHere& phones)
    : file_(file), by_stay_(file.encounters.stays().size()) {
    for (const PhoneHere& here : phones.contacts) {
        if (here.phone.advertises) {
            for (const Meeting& m : file.meetings_of(file.candidates[here.candidate])) {
                by_stay_[file.encounters.all()[m.encounter].stay] += m.share_of_stay;
            }
        }
    }
}

double Crowd::beside(const Meeting& meeting, const radio::Phone& listening) const {
    const double all = by_stay_[file_.encounters.all()[meeting.encounter].stay];
    if (!listening.advertises) {
        return all;
    }
    return all > meeting.share_of_stay ? all - meeting.share_of_stay : 0;
}

} // namespace truyvet::tracing
