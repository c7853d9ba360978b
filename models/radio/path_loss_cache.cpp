// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/path_loss_cache.hpp"

#include "models/core/random_bits.hpp"
#include "models/radio/decoding.hpp"
#include "models/radio/schedule.hpp"
#include "models/radio/shadowing.hpp"

#include <algorithm>
#include <cstdlib>

namespace truyvet::radio {
namespace {
constexpr core::Purpose pdu_purpose{"radio.pdu"};
constexpr std::size_t cached_stations = 4000; ///< 8 M pairs, 160 MB
constexpr Ns ns_per_ms = 1'000'000;
} // namespace

PathLossCache::PathLossCache(const Protocol& protocol, const RadioSettings& settings,
                             const core::Randomness& chance, const PacketRoom& room)
    : protocol_(protocol), settings_(settings), chance_(chance), stations_(room.stations),
      dwell_(room.dwell), indoors_(settings, room.environment),
      outdoors_(settings, core::Environment::outdoors),
      lock_ratio_(db_to_ratio(settings.lock_sinr_db)), places_(room.stations.size()) {
    const std::span<const Station> stations = stations_;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        Place& place = places_[i];
        noise_mw_.push_back(
            db_to_ratio(settings.noise_floor_dbm + stations[i].phone.sensitivity_db));
        place.stands =
            stations[i].stands.empty() ? stands_of(stations[i].track) : stations[i].stands;
        place.mobility = ns3::CreateObject<ns3::ConstantPositionMobilityModel>();
        if (!place.stands.empty()) {
            const Stand& first = place.stands.front();
            place.mobility->SetPosition({first.x_m, first.y_m, 0});
        }
    }
    if (stations.size() <= cached_stations) {
        paths_.resize(stations.size() * (stations.size() - 1) / 2 + 1);
    }
}

void PathLossCache::move_to(std::uint32_t station, Ns now) {
    Place& place = places_[station];
    const core::TimePoint time = to_time(now / ns_per_ms);
    std::size_t at = place.at;
    while (at + 1 < place.stands.size() && place.stands[at].to <= time) {
        ++at;
    }
    if (at != place.at) {
        place.at = at;
        ++place.epoch;
        place.mobility->SetPosition({place.stands[at].x_m, place.stands[at].y_m, 0});
    }
    if (time >= place.carried_until) { // carried otherwise from day to day
        const core::LocalDay day = core::local_day(time);
        place.carried_until = core::start_of(day + 1);
        place.carry_db = carry_loss_db(settings_, chance_, stations_[station].person,
                                       stations_[station].phone, day);
        ++place.epoch;
    }
}

bool PathLossCache::present(std::uint32_t station, Ns now) {
    move_to(station, now);
    const Place& place = places_[station];
    const core::TimePoint time = to_time(now / ns_per_ms);
    return !place.stands.empty() && place.stands[place.at].from <= time &&
           time < place.stands[place.at].to;
}

const PathLossCache::Propagation& PathLossCache::between(std::uint32_t a, std::uint32_t b) const {
    return places_[a].stand().outdoors && places_[b].stand().outdoors ? outdoors_ : indoors_;
}

void PathLossCache::compute(std::uint32_t a, std::uint32_t b, PathGain& gain) const {
    const Place& at_a = places_[a];
    const Place& at_b = places_[b];
    const core::PersonId person_a = stations_[a].person;
    const core::PersonId person_b = stations_[b].person;
    const Stand& stand_a = at_a.stand();
    const Stand& stand_b = at_b.stand();
    const Propagation& way = between(a, b);
    const auto dwell = shadowing_of(settings_, way.environment, chance_, person_a, person_b,
                                    dwell_(person_a, stand_a, person_b, stand_b));
    const int walls = std::abs(stand_a.section - stand_b.section) +
                      (stand_a.outdoors == stand_b.outdoors ? 0 : 1);
    const double walls_db = settings_.in(way.environment).wall_loss_db * walls;
    const double common = settings_.phone_gain_db + dwell.gain_db - at_a.carry_db - at_b.carry_db -
                          walls_db + way.loss->CalcRxPower(0, at_a.mobility, at_b.mobility);
    for (std::size_t c = 0; c < 3; ++c) {
        gain.db[c] = static_cast<float>(common) + dwell.channel_db[c];
    }
    gain.epoch_a = at_a.epoch;
    gain.epoch_b = at_b.epoch;
}

const PathLossCache::PathGain& PathLossCache::path(std::uint32_t s, std::uint32_t r) {
    const std::uint32_t a = std::min(s, r);
    const std::uint32_t b = std::max(s, r);
    if (paths_.empty()) {
        compute(a, b, uncached_);
        return uncached_;
    }
    PathGain& gain = paths_[std::size_t{b} * (b - 1) / 2 + a];
    if (gain.epoch_a != places_[a].epoch || gain.epoch_b != places_[b].epoch) {
        compute(a, b, gain);
    }
    return gain;
}

core::Stream::Block PathLossCache::draws(const Pdu& pdu, std::uint32_t receiver) const {
    return chance_
        .stream(pdu_purpose,
                core::pair_word(stations_[receiver].person, stations_[pdu.sender].person),
                static_cast<std::uint64_t>(pdu.start_ns))
        .block(0);
}

double PathLossCache::rx_dbm(const Pdu& pdu, std::uint32_t receiver) {
    move_to(pdu.sender, pdu.start_ns);
    move_to(receiver, pdu.start_ns);
    const Phone& sending = stations_[pdu.sender].phone;
    const auto u = core::uniform24(core::high_half(draws(pdu, receiver)[0]));
    return double{protocol_.of(sending.os).advertising.tx_dbm} + sending.tx_offset_db +
           stations_[receiver].phone.rx_offset_db +
           path(pdu.sender, receiver).db[static_cast<std::size_t>(pdu.channel)] +
           between(pdu.sender, receiver).fading.gain_db(u);
}

bool PathLossCache::taken_up(const Pdu& pdu, std::uint32_t receiver) const {
    return core::uniform53(draws(pdu, receiver)[2]) < settings_.delivery;
}

double PathLossCache::packet_error_draw(const Pdu& pdu, std::uint32_t receiver) const {
    return core::uniform53(draws(pdu, receiver)[1]);
}

} // namespace truyvet::radio
