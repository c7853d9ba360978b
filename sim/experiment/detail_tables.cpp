// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/detail_tables.hpp"

#include "sim/experiment/detail_rows.hpp"

namespace truyvet::experiment {
namespace {

using namespace detail;

Number ms(core::TimePoint t) {
    return t.time_since_epoch().count();
}
Number id(core::PersonId person) {
    return person.value;
}

/// Adds one case's rows.
class CaseRows {
  public:
    CaseRows(results::Results& out, Number replicate, const engine::CaseDetail& detail)
        : out_(out), replicate_(replicate), detail_(detail), file_(detail.file) {}

    void shared(Number world) {
        const epidemic::IndexCase& c = file_.course;
        cases.append(out_, {of(world), id(c.person), ms(c.infected), ms(file_.from), ms(c.onset),
                            ms(c.isolation), ms(c.result)});
        results::Table& table = contacts.in(out_);
        for (const tracing::Candidate& k : file_.candidates) {
            contacts.append(table,
                            {of(world), id(k.person), k.close_contact,
                             static_cast<Number>(k.setting), k.shared_room, ms(k.met), ms(k.last)});
        }
        add_encounters(world);
    }

    void of_arm(std::size_t a, Number arm) {
        const engine::ArmDetail& of_arm = detail_.arms[a];
        const tracing::PhoneUse& f0 = of_arm.phones.f0;
        f0s.append(out_, {of(arm), f0.owns, f0.installed, f0.active, of_arm.app.published});
        add_phones(of_arm, arm);
        add_sightings(of_arm, arm);
        add_notices(of_arm, arm);
    }

  private:
    [[nodiscard]] OfCase of(Number arm) const { return {arm, replicate_, file_.number}; }

    void add_encounters(Number world) {
        results::Table& table = encounters.in(out_);
        for (const contact::Encounter& e : file_.encounters.all()) {
            for (const core::Proximity& p : file_.encounters.segments(e)) {
                encounters.append(table,
                                  {of(world), id(e.other), ms(p.from), ms(p.to), e.room.value,
                                   static_cast<Number>(e.setting),
                                   static_cast<Number>(e.environment), p.walls, p.distance_m});
            }
        }
    }
    void add_phones(const engine::ArmDetail& of_arm, Number arm) {
        results::Table& table = phones.in(out_);
        for (std::size_t i = 0; i < of_arm.phones.contacts.size(); ++i) {
            const tracing::PhoneUse& p = of_arm.phones.contacts[i];
            const auto found =
                of_arm.app.contacts.empty() ? tracing::AppContact{} : of_arm.app.contacts[i];
            phones.append(table,
                          {of(arm), id(file_.candidates[i].person), p.owns, p.installed, p.active,
                           found.heard, found.matched, found.uploaded, found.counted});
        }
    }
    void add_sightings(const engine::ArmDetail& of_arm, Number arm) {
        results::Table& table = sightings.in(out_);
        for (std::size_t i = 0; i < of_arm.app.rows.size(); ++i) {
            for (const radio::Sighting& s : of_arm.app.rows[i]) {
                sightings.append(table, {of(arm), id(file_.candidates[i].person), ms(s.time),
                                         s.rssi_dbm, s.tx_dbm});
            }
        }
    }
    void add_notices(const engine::ArmDetail& of_arm, Number arm) {
        results::Table& table = notices.in(out_);
        for (std::size_t t = 0; t < of_arm.trails.trails.size(); ++t) {
            const core::TimePoint told = of_arm.notices.first[t];
            if (told != core::TimePoint::max()) {
                const engine::Trail& trail = of_arm.trails.trails[t];
                notices.append(table, {of(arm), id(trail.person), trail.channel,
                                       trail.close_contact, ms(told)});
            }
        }
    }

    results::Results& out_;
    Number replicate_;
    const engine::CaseDetail& detail_;
    const tracing::CaseFile& file_;
};

} // namespace

void add_detail(results::Results& out, const world::World& world,
                const engine::ReplicateResult& result, std::uint32_t replicate) {
    for (const engine::CaseDetail& detail : result.details) {
        CaseRows rows(out, replicate, detail);
        rows.shared(world.arm_numbers.front());
        for (std::size_t a = 0; a < world.arms.size(); ++a) {
            rows.of_arm(a, world.arm_numbers[a]);
        }
    }
}

} // namespace truyvet::experiment
