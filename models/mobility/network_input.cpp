// SPDX-License-Identifier: GPL-2.0-only
// Who was near whom, t_s,i,j[,duration_s], as badges record it (SocioPatterns): the kind "network".
#include "models/mobility/kinds.hpp"
#include "models/mobility/network.hpp"
#include "models/mobility/roster.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace truyvet::mobility {
namespace {

/// Links by the other, then time, records that touch joined.
void join(std::vector<Link>& links) {
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
        return std::tie(a.other, a.from, a.to) < std::tie(b.other, b.from, b.to);
    });
    std::vector<Link> joined;
    for (const Link& l : links) {
        if (!joined.empty() && joined.back().other == l.other && l.from <= joined.back().to) {
            joined.back().to = std::max(joined.back().to, l.to);
        } else {
            joined.push_back(l);
        }
    }
    links = std::move(joined);
}

/// Reads records into links between numbers of the roster.
class Reader {
  public:
    Reader(const RecordingSettings& settings, core::Faults& faults)
        : settings_(settings), faults_(faults), roster_(settings, faults) {}

    void add(const core::CsvRow& row) {
        constexpr double longest_s = 86400;
        const auto from = core::time_in(row, faults_);
        const auto length = row["duration_s"].empty() ? std::optional(settings_.record_s)
                                                      : core::number_in(row, "duration_s", faults_);
        const auto i = roster_.number(row, row["i"]);
        const auto j = roster_.number(row, row["j"]);
        if (!from || !length || !i || !j) {
            return;
        }
        if (*length <= 0 || *length > longest_s) {
            faults_.add(row.place(), "duration_s = " + std::string(row["duration_s"]) +
                                         " is out of range; give seconds above 0, a day at most");
        } else if (*i == *j) {
            faults_.add(row.place(), "id " + std::string(row["i"]) + " is near itself");
        } else {
            const core::TimePoint to = *from + core::Milliseconds{std::llround(*length * 1000)};
            links_.resize(std::max(links_.size(), roster_.people()));
            links_[*i].push_back({PersonId{*j}, *from, to});
            links_[*j].push_back({PersonId{*i}, *from, to});
        }
    }

    Movement finish() {
        links_.resize(roster_.people());
        std::vector<bool> recorded;
        for (const auto& links : links_) {
            recorded.push_back(!links.empty());
        }
        if (links_.empty() && !faults_.any()) {
            faults_.add(settings_.file, "has no records");
        }
        std::vector<std::uint32_t> number_of_person;
        Movement movement{roster_.finish(recorded, number_of_person), {}, {}};
        movement.days = [network = by_person(number_of_person), settings = settings_](
                            const population::Population& people, const core::Randomness&) {
            return std::make_unique<const NetworkMobility>(people, network, settings);
        };
        return movement;
    }

  private:
    std::shared_ptr<const Network> by_person(const std::vector<std::uint32_t>& number_of_person) {
        std::vector<PersonId> person_of(number_of_person.size());
        for (std::uint32_t p = 0; p < number_of_person.size(); ++p) {
            person_of[number_of_person[p]] = PersonId{p};
        }
        auto network = std::make_shared<Network>();
        for (const std::uint32_t n : number_of_person) {
            for (Link& l : links_[n]) {
                l.other = person_of[l.other.value];
                network->from = std::min(network->from, l.from);
                network->to = std::max(network->to, l.to);
            }
            join(links_[n]);
            network->links.push_back(std::move(links_[n]));
        }
        return network;
    }

    const RecordingSettings& settings_;
    core::Faults& faults_;
    Roster roster_;
    std::vector<std::vector<Link>> links_;
};

} // namespace

Movement network_movement(const Source& source) {
    const RecordingSettings& settings = source.settings.recording;
    // SocioPatterns names the columns so; what else it gives (departments, dates) is passed over.
    const core::CsvColumns columns{{"t_s", "i", "j"},
                                   {"duration_s"},
                                   {{"time", "t_s"},
                                    {"Time", "t_s"},
                                    {"node_a", "i"},
                                    {"node_b", "j"},
                                    {"id1", "i"},
                                    {"id2", "j"}},
                                   true};
    core::Faults faults;
    Reader reader(settings, faults);
    core::read_csv(std::filesystem::path(settings.file), columns, faults,
                   [&](const core::CsvRow& row) { reader.add(row); });
    return reader.finish();
}

} // namespace truyvet::mobility
