// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/survey.hpp"

#include "models/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <unordered_map>

namespace truyvet::radio {
namespace {

constexpr core::Purpose place_purpose{"radio.survey"};
const core::TimePoint begin =
    core::start_of(core::local_day(std::chrono::year{2020} / 8 / 10)) + std::chrono::hours{9};

void check(const SurveyRequest& request) {
    std::vector<core::Fault> faults;
    if (request.phones < 2) {
        faults.push_back({"--phones", std::to_string(request.phones) +
                                          " phones cannot hear each other; give 2 or more"});
    }
    if (!(request.distance_m > 0 && request.distance_m <= 1000)) {
        faults.push_back({"--distance", std::to_string(request.distance_m) +
                                            " m is no distance; give more than 0, at most 1000"});
    }
    if (!(request.minutes > 0 && request.minutes <= 1440)) {
        faults.push_back({"--minutes", std::to_string(request.minutes) +
                                           " is no duration; give more than 0, at most 1440"});
    }
    if (!faults.empty()) {
        throw core::InputError(faults);
    }
}

PacketRoom make_room(const SurveyRequest& request, double side_m, std::size_t number,
                     const core::Randomness& chance) {
    PacketRoom room;
    room.environment = request.environment;
    room.from = begin;
    room.to = begin + core::Milliseconds{static_cast<Ms>(std::lround(request.minutes * 60e3))};
    for (std::size_t i = 0; i < request.phones; ++i) {
        auto s = chance.stream(place_purpose, number, i / 2); // partners share these
        const double x = s.uniform(0, side_m);
        const double y = s.uniform(0, side_m);
        const double angle = s.uniform(0, 2 * std::numbers::pi);
        const double half = (i % 2 == 0 ? 0.5 : -0.5) * request.distance_m;
        const core::PersonId person{static_cast<std::uint32_t>(number * request.phones + i)};
        const double px = x + half * std::cos(angle);
        const double py = y + half * std::sin(angle);
        room.stations.push_back({person,
                                 draw_phone(request.people, chance, person),
                                 true,
                                 {{room.from, px, py}, {room.to, px, py}}});
    }
    return room;
}

struct Couple {
    std::size_t receiver;
    std::size_t sender;
    std::size_t group;
};

std::vector<Couple> couples_of(const SurveyRequest& request, std::size_t room) {
    std::vector<Couple> couples;
    for (std::size_t i = 0; i + 1 < request.phones; i += 2) {
        const std::size_t group = (room * (request.phones / 2) + i / 2) % SurveyResult::groups;
        couples.push_back({i, i + 1, group});
        couples.push_back({i + 1, i, group});
    }
    return couples;
}

double quantile(const SurveyCounts& counts, double share) {
    const double total = std::accumulate(counts.rssi.begin(), counts.rssi.end(), 0.0);
    double before = 0;
    for (std::size_t i = 0; i < counts.rssi.size(); ++i) {
        if (counts.rssi[i] > 0 && before + counts.rssi[i] >= share * total) {
            // A whole number stands for the levels half a dB around it.
            return static_cast<double>(i) - 127.5 + (share * total - before) / counts.rssi[i];
        }
        before += counts.rssi[i];
    }
    return std::numeric_limits<double>::quiet_NaN();
}

/// Rows of one couple that fall into windows lying whole within the room's time.
struct Measure {
    SurveyCounts& counts;
    Ms last_heard_window = -1;

    void row(const Sighting& s) {
        counts.add_level(s.rssi_dbm);
        if (to_ms(s.window_start) != last_heard_window) {
            last_heard_window = to_ms(s.window_start);
            counts.heard += 1;
        }
    }
};

bool whole(const PacketRoom& room, core::TimePoint start, core::TimePoint end) {
    return start >= room.from && end <= room.to;
}

void measure_link(const LinkTier& tier, const core::Randomness& chance, const PacketRoom& room,
                  const Couple& couple, double distance_m, SurveyCounts& counts) {
    const Station& r = room.stations[couple.receiver];
    const Station& s = room.stations[couple.sender];
    const Pair pair{r.person, r.phone,          s.person,
                    s.phone,  room.environment, static_cast<double>(room.stations.size() - 2)};
    const core::Proximity near{room.from, room.to, static_cast<float>(distance_m)};
    const auto clock = tier.scan_clock(chance, r.person, r.phone);
    const bool closed_form = tier.protocol().how(r.phone.os, s.phone.os) == Reading::advertisement;
    std::vector<Sighting> rows;
    tier.hear(chance, pair, {&near, 1}, rows);
    std::size_t next = 0;
    for (auto i = clock.first_ending_after(to_ms(room.from));; ++i) {
        const ScanWindow w = clock.window(i);
        if (w.end_ms > to_ms(room.to)) {
            return;
        }
        const bool counted = whole(room, to_time(w.start_ms), to_time(w.end_ms));
        Measure measure{counts};
        const double heard_before = counts.heard;
        for (; next < rows.size() && to_ms(rows[next].window_start) <= w.start_ms; ++next) {
            if (counted) {
                measure.row(rows[next]);
            }
        }
        if (counted) {
            const WindowOdds odds = tier.odds(chance, pair, {&near, 1}, w);
            counts.windows += 1;
            counts.packets += odds.packets;
            counts.heard = closed_form ? heard_before + odds.p_heard : counts.heard;
        }
    }
}

void measure_packets(const PacketTier& tier, const core::Randomness& chance, const PacketRoom& room,
                     const std::vector<Couple>& couples, SurveyResult& result,
                     const Progress& progress) {
    std::vector<SurveyCounts*> counts(room.stations.size(), nullptr);
    for (const Couple& couple : couples) {
        counts[couple.receiver] = &result.counts[couple.group];
    }
    std::unordered_map<core::PersonId, std::size_t> index;
    for (std::size_t i = 0; i < room.stations.size(); ++i) {
        index[room.stations[i].person] = i;
    }
    std::vector<ScanClock> clocks;
    for (const Station& s : room.stations) {
        clocks.emplace_back(tier.protocol().of(s.phone.os).scan, s.person, s.phone.scan_phase,
                            chance);
    }
    const auto partner = [](std::size_t i) { return i ^ 1U; };
    const auto decoded = [&](const DecodedPacket& p) {
        if (counts[p.receiver] == nullptr || partner(p.receiver) != p.pdu.sender) {
            return;
        }
        const ScanClock& clock = clocks[p.receiver];
        const auto w = clock.window(clock.first_ending_after(p.pdu.start_ns / 1'000'000));
        if (whole(room, to_time(w.start_ms), to_time(w.end_ms))) {
            counts[p.receiver]->packets += 1;
        }
    };
    const PacketOutcome out =
        tier.run(chance, room, {.progress = progress, .decoded = decoded, .medium = {}});
    for (const ReceiverWindow& w : out.windows) {
        SurveyCounts* c = counts[index[w.receiver]];
        if (c != nullptr && whole(room, w.start, w.end)) {
            c->windows += 1;
        }
    }
    std::vector<Ms> last_heard(room.stations.size(), -1);
    for (const ReceiverRow& row : out.rows) {
        const std::size_t r = index[row.receiver];
        const ScanWindow w =
            clocks[r].window(clocks[r].first_ending_after(to_ms(row.sighting.time)));
        if (counts[r] != nullptr && index[row.sender] == partner(r) &&
            whole(room, to_time(w.start_ms), to_time(w.end_ms))) {
            Measure measure{*counts[r], last_heard[r]};
            measure.row(row.sighting);
            last_heard[r] = measure.last_heard_window;
        }
    }
}

} // namespace

std::array<double, survey_figures> as_array(const SurveyFigures& f) {
    return {f.p_heard, f.packets_per_window, f.rssi_mean_dbm, f.rssi_p10_dbm, f.rssi_p90_dbm};
}

void SurveyCounts::add(const SurveyCounts& other) {
    windows += other.windows;
    heard += other.heard;
    packets += other.packets;
    for (std::size_t i = 0; i < rssi.size(); ++i) {
        rssi[i] += other.rssi[i];
    }
}

SurveyFigures SurveyCounts::figures() const {
    double rows = 0;
    double sum = 0;
    for (std::size_t i = 0; i < rssi.size(); ++i) {
        rows += rssi[i];
        sum += rssi[i] * (static_cast<double>(i) - 127);
    }
    return {heard / windows, packets / windows, sum / rows, quantile(*this, 0.1),
            quantile(*this, 0.9)};
}

SurveyCounts SurveyResult::total() const {
    return without(groups);
}

SurveyCounts SurveyResult::without(std::size_t group) const {
    SurveyCounts sum;
    for (std::size_t g = 0; g < groups; ++g) {
        if (g != group) {
            sum.add(counts[g]);
        }
    }
    return sum;
}

std::array<double, survey_figures> SurveyResult::standard_errors() const {
    const auto whole_sample = as_array(total().figures());
    std::array<double, survey_figures> variance{};
    for (std::size_t g = 0; g < groups; ++g) {
        const auto left = as_array(without(g).figures());
        for (std::size_t f = 0; f < survey_figures; ++f) {
            variance[f] += (left[f] - whole_sample[f]) * (left[f] - whole_sample[f]);
        }
    }
    std::array<double, survey_figures> errors{};
    for (std::size_t f = 0; f < survey_figures; ++f) {
        errors[f] = std::sqrt(variance[f] * (groups - 1) / groups);
    }
    return errors;
}

SurveyResult survey(const LinkTier& tier, const SurveyRequest& request, std::uint64_t seed) {
    check(request);
    const core::Randomness chance(seed, 0);
    SurveyResult result;
    for (std::size_t number = 0; number < request.rooms; ++number) {
        const PacketRoom room =
            make_room(request, tier.settings().in(request.environment).room_side_m, number, chance);
        for (const Couple& couple : couples_of(request, number)) {
            measure_link(tier, chance, room, couple, request.distance_m,
                         result.counts[couple.group]);
        }
    }
    return result;
}

SurveyResult survey(const PacketTier& tier, const SurveyRequest& request, std::uint64_t seed,
                    const Progress& progress) {
    check(request);
    const core::Randomness chance(seed, 0);
    SurveyResult result;
    for (std::size_t number = 0; number < request.rooms; ++number) {
        const PacketRoom room =
            make_room(request, tier.settings().in(request.environment).room_side_m, number, chance);
        const Progress part = [&](double share) {
            if (progress) {
                progress((static_cast<double>(number) + share) /
                         static_cast<double>(request.rooms));
            }
        };
        measure_packets(tier, chance, room, couples_of(request, number), result, part);
    }
    return result;
}

} // namespace truyvet::radio
