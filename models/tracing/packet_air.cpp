// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/packet_air.hpp"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace truyvet::tracing {
namespace {

std::uint64_t dwell_of_postures(core::PersonId a, const radio::Stand& at_a, core::PersonId b,
                                const radio::Stand& at_b) {
    return contact::dwell_name(a, b, std::max(at_a.since, at_b.since));
}

/// Room of one stay of the F0, filled from what movement knows.
class RoomMaker {
  public:
    RoomMaker(const CaseFile& file, const mobility::Mobility& mobility, const mobility::Stay& stay,
              core::Environment environment)
        : mobility_(mobility), stay_(stay) {
        room.environment = environment;
        room.from = std::max(stay.from, file.from);
        room.to = std::min(stay.to, file.to);
        room.dwell = &dwell_of_postures;
        mobility.neighbours(stay.room, neighbours_);
    }

    void add_f0(core::PersonId person, const radio::Phone& phone) {
        radio::Station station{person, phone, false, {}};
        stand(station, stay_);
        room.stations.push_back(std::move(station));
    }

    /// Somebody's stays in this room and the rooms beside it.
    void add(core::PersonId person, const radio::Phone& phone) {
        radio::Station station{person, phone, true, {}};
        mobility_.stays(person, core::local_day(stay_.from), day_);
        for (const mobility::Stay& s : day_) {
            if (s.room.exists() && s.from < room.to && s.to > room.from) {
                stand(station, s);
            }
        }
        if (!station.stands.empty()) {
            room.stations.push_back(std::move(station));
        }
    }

    radio::PacketRoom room;

  private:
    /// Nothing if the stay is in no room that is heard from here.
    void stand(radio::Station& station, const mobility::Stay& stay) {
        float offset_m = 0;
        std::int32_t beside = 0;
        if (stay.room != stay_.room) {
            const auto found = std::find_if(neighbours_.begin(), neighbours_.end(),
                                            [&](const auto& n) { return n.room == stay.room; });
            if (found == neighbours_.end()) {
                return;
            }
            offset_m = found->offset_m;
            beside = offset_m < 0 ? -1 : 1;
        }
        mobility_.positions(station.person, stay, positions_);
        for (const mobility::Position& p : positions_) {
            station.stands.push_back(
                {p.from, p.to, p.x_m + offset_m, p.y_m, 0, beside + std::int32_t{p.part}, p.since});
        }
    }

    const mobility::Mobility& mobility_;
    const mobility::Stay& stay_;
    std::vector<mobility::Stay> day_;
    std::vector<mobility::Position> positions_;
    std::vector<mobility::Neighbour> neighbours_;
};

/// ns-3's Simulator is one per process.
radio::PacketOutcome run_alone(const core::Randomness& chance, const radio::PacketTier& tier,
                               const radio::PacketRoom& room) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    return tier.run(chance, room);
}

} // namespace

std::vector<std::vector<radio::Sighting>>
hear_by_packets(const core::Randomness& chance, const CaseFile& file,
                const mobility::Mobility& mobility, const radio::PacketTier& tier,
                const radio::Phone& f0, std::span<const PhoneHere> contacts) {
    const auto& all = file.encounters.all();
    const auto stays = file.encounters.stays();
    std::vector<std::vector<radio::Sighting>> heard(file.candidates.size());
    std::unordered_map<core::PersonId, std::size_t> candidate_of;
    std::vector<std::vector<const PhoneHere*>> present(stays.size());
    std::vector<core::Environment> environment(stays.size());
    for (const PhoneHere& phone : contacts) {
        candidate_of[phone.person] = phone.candidate;
        for (const Meeting& m : file.meetings_of(file.candidates[phone.candidate])) {
            const contact::Encounter& e = all[m.encounter];
            environment[e.stay] = e.environment;
            if (present[e.stay].empty() || present[e.stay].back() != &phone) {
                present[e.stay].push_back(&phone);
            }
        }
    }
    for (std::size_t s = 0; s < stays.size(); ++s) {
        if (present[s].empty()) {
            continue;
        }
        RoomMaker maker(file, mobility, stays[s], environment[s]);
        maker.add_f0(file.course.person, f0);
        for (const PhoneHere* phone : present[s]) {
            maker.add(phone->person, phone->phone);
        }
        for (const radio::Row& row : run_alone(chance, tier, maker.room).rows) {
            if (row.sender == file.course.person) {
                heard[candidate_of.at(row.receiver)].push_back(row.sighting);
            }
        }
    }
    return heard;
}

} // namespace truyvet::tracing
