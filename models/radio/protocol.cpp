// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/protocol.hpp"

#include "models/core/error.hpp"
#include "models/core/nearest.hpp"
#include "models/radio/embedded.hpp"

#include <toml++/toml.h>

#include <cmath>
#include <optional>

namespace truyvet::radio {
namespace {

constexpr std::string_view folder = "protocols/";
constexpr std::array<std::string_view, 4> reading_names{"never", "advertisement", "connection",
                                                        "connection unless both in background"};

std::string_view file_protocol(const EmbeddedFile& file) {
    std::string_view name = file.name.substr(folder.size());
    return name.substr(0, name.rfind('.'));
}

/// Collects what is wrong with a protocol file, so that all of it is said at once.
class Reader {
  public:
    Reader(const toml::table& table, std::string place) : table_(table), place_(std::move(place)) {}

    void fault(const std::string& key, const std::string& message) {
        faults_.push_back({place_, key + " " + message});
    }
    double number(const std::string& key, std::optional<double> fallback = std::nullopt) {
        const auto value = table_.at_path(key).value<double>();
        if (value && std::isfinite(*value)) {
            return *value;
        }
        if (!value && !table_.at_path(key) && fallback) {
            return *fallback;
        }
        fault(key, "is missing or no number");
        return 0;
    }
    std::int32_t milliseconds(const std::string& key, double unit_ms, bool zero_allowed,
                              std::optional<double> fallback = std::nullopt) {
        return checked_ms(key, number(key, fallback) * unit_ms, zero_allowed);
    }
    std::vector<std::int32_t> seconds(const std::string& key, bool zero_allowed) {
        std::vector<std::int32_t> all;
        if (const auto* list = table_.at_path(key).as_array()) {
            for (const auto& item : *list) {
                all.push_back(
                    checked_ms(key, item.value<double>().value_or(-1) * 1000, zero_allowed));
            }
        }
        if (all.empty()) {
            fault(key, "is missing; give a list of seconds");
        }
        return all;
    }
    std::string text(const std::string& key) {
        const auto value = table_.at_path(key).value<std::string>();
        if (!value) {
            fault(key, "is missing");
        }
        return value.value_or("");
    }
    Reading reading(const std::string& key) {
        const std::string given = text(key);
        for (std::size_t i = 0; i < reading_names.size(); ++i) {
            if (reading_names[i] == given) {
                return static_cast<Reading>(i);
            }
        }
        faults_.push_back(
            {place_, key + ": " + core::unknown_name("reading", given, reading_names)});
        return Reading::never;
    }
    void finish() const {
        if (!faults_.empty()) {
            throw core::InputError(faults_);
        }
    }

  private:
    std::int32_t checked_ms(const std::string& key, double ms, bool zero_allowed) {
        constexpr double longest_ms = 86400e3; // a day
        if (!(ms >= (zero_allowed ? 0 : 1) && ms <= longest_ms)) {
            fault(key, "is out of range; give a positive time of at most a day");
            return 1;
        }
        return static_cast<std::int32_t>(std::lround(ms));
    }
    const toml::table& table_;
    std::string place_;
    std::vector<core::Fault> faults_;
};

Side read_side(Reader& in, const std::string& os) {
    Side side;
    side.scan.on_ms = in.seconds(os + ".scan_on_s", false);
    side.scan.off_ms = in.seconds(os + ".scan_off_s", true);
    if (side.scan.on_ms.size() != side.scan.off_ms.size()) {
        in.fault(os + ".scan_off_s", "must have as many entries as scan_on_s");
        side.scan.off_ms.resize(side.scan.on_ms.size());
    }
    side.scan.start_jitter_ms = in.milliseconds(os + ".scan_start_jitter_s", 1000, true, 0);
    side.scan.channel_ms = in.milliseconds(os + ".channel_interval_ms", 1, false);
    side.scan.listen_ms = in.milliseconds(os + ".listen_ms", 1, false);
    if (side.scan.listen_ms > side.scan.channel_ms) {
        in.fault(os + ".listen_ms", "is longer than channel_interval_ms");
    }
    side.scan.row_gap_ms = in.milliseconds(os + ".row_gap_s", 1000, true);
    // Bluetooth Core 5.2 allows 20 ms .. 10.24 s; the apps' platforms offer no more.
    side.advertising.interval_ms = in.milliseconds(os + ".advertise_interval_ms", 1, false);
    side.advertising.on_ms = in.milliseconds(os + ".advertise_on_s", 1000, true, 0);
    side.advertising.off_ms = in.milliseconds(os + ".advertise_off_s", 1000, true, 0);
    side.advertising.tx_dbm = static_cast<float>(in.number(os + ".tx_dbm"));
    return side;
}

} // namespace

Protocol read_protocol(std::string_view text, std::string_view place) {
    toml::table table;
    try {
        table = toml::parse(text, place);
    } catch (const toml::parse_error& e) {
        throw core::InputError(std::string(place) + ":" + std::to_string(e.source().begin.line),
                               std::string(e.description()));
    }
    Reader in(table, std::string(place));
    Protocol p;
    p.name = in.text("name");
    p.title = in.text("title");
    p.source = in.text("source");
    p.perfect = table["perfect"].value_or(false);
    for (std::size_t r = 0; r < 2; ++r) {
        p.side[r] = read_side(in, std::string(os_names[r]));
        for (std::size_t s = 0; s < 2; ++s) {
            const std::string pair = std::string(os_names[r]) + "." + std::string(os_names[s]);
            p.reading[r][s] = in.reading("reads." + pair);
            p.near_dbm[r][s] = static_cast<int>(in.number("near_dbm." + pair));
        }
    }
    p.connect_ms = in.milliseconds("connect_s", 1000, false, 2);
    p.connect_timeout_ms = in.milliseconds("connect_timeout_s", 1000, false, 10);
    in.finish();
    return p;
}

std::vector<std::string> protocol_names() {
    std::vector<std::string> names;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name.starts_with(folder)) {
            names.emplace_back(file_protocol(file));
        }
    }
    return names;
}

Protocol protocol_named(std::string_view name) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name.starts_with(folder) && file_protocol(file) == name) {
            return read_protocol(file.text, file.name);
        }
    }
    throw core::InputError("", core::unknown_name("protocol", name, protocol_names()));
}

} // namespace truyvet::radio
