// SPDX-License-Identifier: GPL-2.0-only
#include "models/tracing/packet_hearing.hpp"

#include <algorithm>
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
            station.stands.push_back({p.from, p.to, p.x_m + offset_m, p.y_m, 0,
                                      beside + std::int32_t{p.part}, p.since, p.outdoors});
        }
    }

    const mobility::Mobility& mobility_;
    const mobility::Stay& stay_;
    std::vector<mobility::Stay> day_;
    std::vector<mobility::Position> positions_;
    std::vector<mobility::Neighbour> neighbours_;
};

/// The candidates' phones present at one stay of the F0, by their place in PhonesHere::contacts.
struct Present {
    std::vector<std::size_t> phones;
    core::Environment environment{};
};

/// By stay of the F0.
std::vector<Present> present_at(const CaseFile& file, const PhonesHere& phones) {
    std::vector<Present> all(file.encounters.stays().size());
    for (std::size_t i = 0; i < phones.contacts.size(); ++i) {
        for (const Meeting& m : file.meetings_of(file.candidates[phones.contacts[i].candidate])) {
            const contact::Encounter& e = file.encounters.all()[m.encounter];
            Present& here = all[e.stay];
            here.environment = e.environment;
            if (here.phones.empty() || here.phones.back() != i) {
                here.phones.push_back(i);
            }
        }
    }
    return all;
}

} // namespace

void PacketHearing::hear(const OnAir& air, HeardRows& out) const {
    const CaseFile& file = air.file;
    const auto& contacts = air.phones.contacts;
    const std::vector<Present> present = present_at(file, air.phones);
    std::unordered_map<core::PersonId, std::vector<radio::Sighting>> heard;
    for (std::size_t s = 0; s < present.size(); ++s) {
        if (present[s].phones.empty()) {
            continue;
        }
        RoomMaker maker(file, air.mobility, file.encounters.stays()[s], present[s].environment);
        maker.add_f0(file.course.person, air.phones.f0);
        for (const std::size_t i : present[s].phones) {
            maker.add(file.candidates[contacts[i].candidate].person, contacts[i].phone);
        }
        for (const radio::ReceiverRow& row : tier_.run(air.chance, maker.room).rows) {
            if (row.sender == file.course.person) {
                heard[row.receiver].push_back(row.sighting);
            }
        }
    }
    out.clear();
    for (const PhoneHere& phone : contacts) {
        const auto& rows = heard[file.candidates[phone.candidate].person];
        out.rows().insert(out.rows().end(), rows.begin(), rows.end());
        out.close();
    }
}

} // namespace truyvet::tracing
