// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/detail_tables.hpp"

#include <array>

namespace truyvet::experiment {
namespace {

using Row = std::int64_t;

const results::TableShape case_shape{
    "detail_cases",
    {"world", "replicate", "case"},
    {"person", "infected", "contacts_from", "onset", "isolated", "result"}};
const results::TableShape contact_shape{"detail_contacts",
                                        {"world", "replicate", "case", "person"},
                                        {"close_contact", "setting", "shared_room", "met", "last"}};
const results::TableShape encounter_shape{"detail_encounters",
                                          {"world", "replicate", "case", "person", "from"},
                                          {"to", "room", "setting", "environment", "walls"},
                                          {"distance"}};
const results::TableShape f0_shape{
    "detail_f0", {"arm", "replicate", "case"}, {"owns", "installed", "active", "published"}};
const results::TableShape phone_shape{
    "detail_phones",
    {"arm", "replicate", "case", "person"},
    {"owns", "installed", "active", "heard", "matched", "uploaded", "counted"}};
const results::TableShape sighting_shape{
    "detail_sightings", {"arm", "replicate", "case", "person", "time"}, {"rssi", "tx"}};
const results::TableShape notice_shape{
    "detail_notices", {"arm", "replicate", "case", "person", "channel"}, {"close_contact", "told"}};

Row ms(core::TimePoint t) {
    return t.time_since_epoch().count();
}
Row id(core::PersonId person) {
    return person.value;
}

/// Adds one case's rows; `replicate` and the case's number lead every key.
class CaseRows {
  public:
    CaseRows(results::Results& out, Row replicate, const engine::CaseDetail& detail)
        : out_(out), replicate_(replicate), detail_(detail), file_(detail.file),
          number_(detail.file.number) {}

    void shared(Row world) {
        const epidemic::IndexCase& c = file_.course;
        out_.table(case_shape)
            .append(std::array<Row, 9>{world, replicate_, number_, id(c.person), ms(c.infected),
                                       ms(file_.from), ms(c.onset), ms(c.isolation), ms(c.result)});
        results::Table& table = out_.table(contact_shape);
        for (const tracing::Candidate& k : file_.candidates) {
            table.append(std::array<Row, 9>{world, replicate_, number_, id(k.person),
                                            k.close_contact, static_cast<Row>(k.setting),
                                            k.shared_room, ms(k.met), ms(k.last)});
        }
        encounters(world);
    }

    void of_arm(std::size_t a, Row arm) {
        const tracing::BluezoneOutcome& app = detail_.arms[a].app;
        out_.table(f0_shape).append(std::array<Row, 7>{
            arm, replicate_, number_, app.f0_owns, app.f0_installed, app.f0_active, app.published});
        results::Table& table = out_.table(phone_shape);
        for (std::size_t i = 0; i < app.contacts.size(); ++i) {
            const tracing::PhoneOutcome& p = app.contacts[i];
            table.append(std::array<Row, 11>{arm, replicate_, number_,
                                             id(file_.candidates[i].person), p.owns, p.installed,
                                             p.active, p.heard, p.matched, p.uploaded, p.counted});
        }
        sightings(detail_.arms[a], arm);
        notices(detail_.arms[a], arm);
    }

  private:
    void encounters(Row world) {
        results::Table& table = out_.table(encounter_shape);
        for (const contact::Encounter& e : file_.encounters.all()) {
            for (const core::Proximity& p : file_.encounters.segments(e)) {
                table.append(std::array<Row, 10>{world, replicate_, number_, id(e.other),
                                                 ms(p.from), ms(p.to), Row{e.room.value},
                                                 static_cast<Row>(e.setting),
                                                 static_cast<Row>(e.environment), Row{p.walls}},
                             std::array<double, 1>{double{p.distance_m}});
            }
        }
    }
    void sightings(const engine::ArmDetail& of_arm, Row arm) {
        results::Table& table = out_.table(sighting_shape);
        for (std::size_t i = 0; i < of_arm.rows.size(); ++i) {
            for (const radio::Sighting& s : of_arm.rows[i]) {
                table.append(std::array<Row, 7>{arm, replicate_, number_,
                                                id(file_.candidates[i].person), ms(s.time),
                                                Row{s.rssi_dbm}, Row{s.tx_dbm}});
            }
        }
    }
    void notices(const engine::ArmDetail& of_arm, Row arm) {
        results::Table& table = out_.table(notice_shape);
        for (std::size_t t = 0; t < of_arm.trails.trails.size(); ++t) {
            const core::TimePoint told = of_arm.notices.first[t];
            if (told != core::TimePoint::max()) {
                const engine::Trail& trail = of_arm.trails.trails[t];
                table.append(std::array<Row, 7>{arm, replicate_, number_, id(trail.person),
                                                Row{trail.channel}, trail.close_contact, ms(told)});
            }
        }
    }

    results::Results& out_;
    Row replicate_;
    const engine::CaseDetail& detail_;
    const tracing::CaseFile& file_;
    Row number_;
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
