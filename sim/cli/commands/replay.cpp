// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/replay.hpp"

#include "models/core/error.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/radio_options.hpp"
#include "sim/cli/output.hpp"

#include <array>
#include <iostream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
using namespace truyvet::radio;

struct Request {
    RadioOptions common;
    std::string tracks;
    std::string phones;
    std::string out;
};

bool read(const Arguments& arguments, Request& r) {
    po::options_description options("options");
    add_radio_options(options, r.common);
    options.add_options()("tracks", po::value(&r.tracks)->required(),
                          "CSV: t_s,id,x_m,y_m; each phone's times ascending")(
        "phones", po::value(&r.phones)->required(),
        "CSV: id,os,model,carry,transmits,receives; empty = drawn")(
        "out,o", po::value(&r.out)->required(),
        "sightings.csv; the scan windows go beside it, sightings.windows.csv");
    po::variables_map values;
    return parse(arguments, "replay", options, {}, values);
}

/// A link-tier replay asks every pair of phones for every second: about this much CPU time.
constexpr double link_pair_second_s = 30e-9;

Replay run_replay(const Request& r, const Recording& recording, const core::Randomness& chance) {
    const Protocol protocol = protocol_named(r.common.protocol);
    const auto [from, to] = span_of(recording);
    const double seconds = core::seconds(to - from);
    ProgressLine line("replay");
    const auto progress = [&](double share) { line.show(share); };
    if (r.common.tier() == Tier::link) {
        const double phones = static_cast<double>(recording.stations.size());
        r.common.check_time(phones * phones * seconds * link_pair_second_s);
        return replay(LinkTier(protocol, RadioSettings{}), recording, r.common.environment(),
                      chance, progress);
    }
    const PacketTier tier(protocol, RadioSettings{});
    r.common.check_time(tier.estimated_seconds(recording.stations.size(), seconds / 60));
    return replay(tier, recording, r.common.environment(), chance, progress);
}

} // namespace

int replay(const Arguments& arguments) {
    Request r;
    if (!read(arguments, r)) {
        return 0;
    }
    r.common.check();
    const std::array<std::filesystem::path, 2> inputs{r.tracks, r.phones};
    const Output rows(r.out, inputs, r.common.force);
    const Output windows(windows_path(r.out), inputs, r.common.force);
    if (rows.is_stream() || windows.is_stream()) {
        throw core::InputError(r.out, "is a stream; the scan windows go to a second file beside "
                                      "the sightings: name a regular file");
    }
    const core::Randomness chance(r.common.seed, 0);
    const Recording recording = read_recording(r.tracks, r.phones, PhoneSettings{}, chance);
    print_notes(recording.notes);
    const Replay result = run_replay(r, recording, chance);
    write_replay(result, recording, r.out);
    std::cerr << result.rows.size() << " sightings in " << r.out << ", " << result.windows.size()
              << " scan windows in " << windows_path(r.out).string() << "\n";
    return 0;
}

} // namespace truyvet::cli
