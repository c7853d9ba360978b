// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "models/radio/survey.hpp"
#include "sim/cli/commands/commands.hpp"
#include "sim/cli/commands/radio_options.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>

namespace truyvet::cli {
namespace {

namespace po = boost::program_options;
using namespace truyvet::radio;

struct Request {
    RadioOptions common;
    std::string distances;
    long long phones = 20;
    double minutes = 60;
    long long rooms = 0;
    double ios_share = 0;
    bool json = false;
};

bool read(const Arguments& arguments, Request& r) {
    po::options_description options("options");
    add_radio_options(options, r.common);
    options.add_options()("distance", po::value(&r.distances)->required(),
                          "between partners, m: 1,2,5")("phones", po::value(&r.phones)->required(),
                                                        "in the room, partners included")(
        "minutes", po::value(&r.minutes)->required(), "simulated")(
        "rooms", po::value(&r.rooms), "rooms with new people each (enough for 100 couples)")(
        "ios-share", po::value(&r.ios_share),
        "of the phones (0: all Android)")("json", po::bool_switch(&r.json), "print JSON");
    po::variables_map values;
    return parse(arguments, "radio", options, {}, values);
}

std::vector<double> distances_of(const std::string& text) {
    std::vector<double> all;
    std::istringstream in(text);
    for (std::string item; std::getline(in, item, ',');) {
        std::size_t used = 0;
        double d = std::nan("");
        try {
            d = std::stod(item, &used);
        } catch (const std::exception&) {
            used = 0;
        }
        if (used != item.size() || !(d > 0 && d <= 1000)) {
            throw core::InputError("--distance", "'" + item +
                                                     "' is no distance; give metres above 0, up to "
                                                     "1000, such as 1,2,5");
        }
        all.push_back(d);
    }
    if (all.empty()) {
        throw core::InputError("--distance", "is empty; give metres such as 1,2,5");
    }
    return all;
}

SurveyRequest survey_request(const Request& r, double distance_m) {
    if (r.phones < 2 || r.phones > 1000000) {
        throw core::InputError("--phones",
                               std::to_string(r.phones) + " is out of range; give 2 to 1000000");
    }
    if (r.rooms < 0 || r.rooms > 100000) {
        throw core::InputError("--rooms",
                               std::to_string(r.rooms) + " is out of range; give 1 to 100000");
    }
    if (!(r.ios_share >= 0 && r.ios_share <= 1)) {
        throw core::InputError("--ios-share", "must lie between 0 and 1");
    }
    constexpr long long couples = 100;
    SurveyRequest request;
    request.environment = r.common.environment();
    request.distance_m = distance_m;
    request.phones = static_cast<std::size_t>(r.phones);
    request.minutes = r.minutes;
    request.rooms =
        static_cast<std::size_t>(r.rooms > 0 ? r.rooms : (2 * couples + r.phones - 1) / r.phones);
    request.people.ios_share = r.ios_share;
    return request;
}

SurveyResult run_survey(const Request& r, const SurveyRequest& request) {
    const Protocol protocol = protocol_named(r.common.protocol);
    if (r.common.tier() == Tier::link) {
        return survey(LinkTier(protocol, RadioSettings{}), request, r.common.seed);
    }
    const PacketTier tier(protocol, RadioSettings{});
    r.common.check_time(tier.estimated_seconds(request.phones, request.minutes) *
                        static_cast<double>(request.rooms));
    ProgressLine line("radio, " + std::to_string(request.distance_m).substr(0, 4) + " m");
    return survey(tier, request, r.common.seed, [&](double share) { line.show(share); });
}

nlohmann::ordered_json number_or_null(double x) {
    return std::isfinite(x) ? nlohmann::ordered_json(x) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json as_json(double distance_m, const SurveyResult& result) {
    const SurveyCounts total = result.total();
    const SurveyFigures f = total.figures();
    return {{"distance_m", distance_m},
            {"p_heard_window", number_or_null(f.p_heard)},
            {"packets_per_window", number_or_null(f.packets_per_window)},
            {"rssi_mean_dbm", number_or_null(f.rssi_mean_dbm)},
            {"rssi_p10_dbm", number_or_null(f.rssi_p10_dbm)},
            {"rssi_p90_dbm", number_or_null(f.rssi_p90_dbm)},
            {"windows", static_cast<std::int64_t>(total.windows)},
            {"se_p", number_or_null(result.standard_errors()[0])}};
}

void print_header(const Request& r, const SurveyRequest& request) {
    std::cout << r.common.protocol << ", " << r.common.environment_name << ", "
              << r.common.tier_name << " tier: " << request.rooms << " room"
              << (request.rooms == 1 ? "" : "s") << " of " << request.phones << " phones for "
              << request.minutes << " min; se over couples\n"
              << "distance  P(heard in     se  packets   RSSI of rows, dBm       windows\n"
              << "       m   a window)         a window  mean    p10    p90\n";
}

void print_line(double distance_m, const SurveyResult& result) {
    const SurveyCounts total = result.total();
    const SurveyFigures f = total.figures();
    std::cout << std::fixed << std::setw(8) << std::setprecision(1) << distance_m << std::setw(12)
              << std::setprecision(3) << f.p_heard << std::setw(8) << result.standard_errors()[0]
              << std::setw(9) << std::setprecision(2) << f.packets_per_window
              << std::setprecision(1) << std::setw(7) << f.rssi_mean_dbm << std::setw(7)
              << f.rssi_p10_dbm << std::setw(7) << f.rssi_p90_dbm << std::setw(9)
              << std::setprecision(0) << total.windows << "\n"
              << std::defaultfloat;
}

} // namespace

int radio(const Arguments& arguments) {
    Request r;
    if (!read(arguments, r)) {
        return 0;
    }
    r.common.check();
    const auto distances = distances_of(r.distances);
    auto json = nlohmann::ordered_json::array();
    bool header = !r.json;
    for (const double d : distances) {
        const SurveyResult result = run_survey(r, survey_request(r, d));
        if (header) {
            print_header(r, survey_request(r, d));
            header = false;
        }
        if (r.json) {
            json.push_back(as_json(d, result));
        } else {
            print_line(d, result);
        }
    }
    if (r.json) {
        std::cout << json.dump(2) << "\n";
    }
    return 0;
}

} // namespace truyvet::cli
