// SPDX-License-Identifier: GPL-2.0-only
#include "sim/engine/outbreak_case.hpp"

namespace truyvet::engine {

CaseInvestigator::CaseInvestigator(const world::World& world, const world::Replicate& replicate,
                                   const world::OpenArm& arm, const mobility::Mobility& days)
    : world_(world), replicate_(replicate), arm_(arm), days_(days),
      finder_(days, world.settings.encounters) {}

InvestigatedCase CaseInvestigator::investigate(const epidemic::IndexCase& course) {
    const scenario::Settings& s = world_.settings;
    const auto file = replicate_.open_file(course.person.value, course, days_, finder_);
    const std::uint32_t every = s.second_contacts.follow_every;
    const bool followed = every > 0 && file.number % every == 0;
    tracing::SecondContacts second(days_, s.contact, s.second_contacts, file, finder_);
    tracing::Investigation investigation(replicate_.chance(), days_, file);
    TrailMaker maker(days_, replicate_.chance(), followed ? &second : nullptr);
    const tracing::Inquiry inquiry = investigation.in(arm_.app());
    InvestigatedCase out{maker.make(inquiry, arm_.app(), arm_.models().channels),
                         Tally(world_.counted)};
    out.truth.add_truth(inquiry);
    return out;
}

} // namespace truyvet::engine
