// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/recording.hpp"

#include "models/radio/csv.hpp"
#include "models/radio/nearest.hpp"
#include "models/radio/phone_models.hpp"

#include <charconv>
#include <cmath>
#include <fstream>
#include <unordered_map>

namespace truyvet::radio {
namespace {

constexpr double latest_s = 4e9; ///< within ns-3's clock, which runs in nanoseconds

std::ifstream open(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in || std::filesystem::is_directory(path)) {
        throw core::InputError(path.string(), "cannot be read; give a CSV file");
    }
    return in;
}

/// A carry place by its name or a common other one.
std::optional<Carry> carry_named(std::string_view text) {
    constexpr std::pair<std::string_view, Carry> others[] = {
        {"backpack", Carry::bag}, {"handbag", Carry::bag}, {"desk", Carry::table}};
    for (std::size_t i = 0; i < carry_names.size(); ++i) {
        if (carry_names[i] == text) {
            return static_cast<Carry>(i);
        }
    }
    for (const auto& [name, carry] : others) {
        if (name == text) {
            return carry;
        }
    }
    return std::nullopt;
}

/// Reads both files into a Recording.
class Reader {
  public:
    Reader(const PhoneSettings& settings, const core::Randomness& chance)
        : settings_(settings), chance_(chance) {}

    void phone(const CsvRow& row) {
        const std::string id(row["id"]);
        if (id.empty()) {
            faults_.add(row.place(), "id is empty");
            return;
        }
        if (!index_.emplace(id, out_.stations.size()).second) {
            faults_.add(row.place(), "id " + id + " is there twice; give each phone one line");
            return;
        }
        const core::PersonId person{static_cast<std::uint32_t>(out_.stations.size())};
        Station station{person, draw_phone(settings_, chance_, person), true, {}};
        read_model(row, station.phone);
        read_carry(row, station.phone);
        if (const auto transmits = yes_or_no(row, "transmits")) {
            station.phone.advertises = *transmits;
        }
        station.receives = yes_or_no(row, "receives").value_or(true);
        out_.stations.push_back(std::move(station));
        out_.ids.push_back(id);
    }

    void point(const CsvRow& row) {
        const auto t = number(row, "t_s");
        const auto x = number(row, "x_m");
        const auto y = number(row, "y_m");
        const std::string id(row["id"]);
        const auto at = index_.find(id);
        if (at == index_.end()) {
            faults_.add(row.place(), "id '" + id + "' has no phone; add it to the phones file");
            return;
        }
        if (!t || !x || !y) {
            return;
        }
        if (*t < 0 || *t > latest_s) {
            faults_.add(row.place(), "t_s = " + std::string(row["t_s"]) +
                                         " is out of range; give seconds from 0 to 4e9");
            return;
        }
        append(out_.stations[at->second].track, row,
               {core::TimePoint{core::Milliseconds{std::llround(*t * 1000)}}, *x, *y});
    }

    Recording finish(const std::string& tracks_name) {
        faults_.throw_if_any();
        std::size_t without = 0;
        for (std::size_t i = 0; i < out_.stations.size(); ++i) {
            const std::size_t points = out_.stations[i].track.size();
            without += points == 0 ? 1 : 0;
            if (points == 1) {
                faults_.add(tracks_name, "id " + out_.ids[i] +
                                             " has one position only; give two or more, or none");
            }
        }
        if (!faults_.any() && without == out_.stations.size()) {
            faults_.add(tracks_name, "has no positions");
        }
        faults_.throw_if_any();
        note(without, " phones have no track and are nowhere");
        note(gaps_, " gaps of more than 60 s: those phones count as away meanwhile");
        note(repeated_, " positions repeat their predecessor's time; the later one counts");
        note(unknown_models_, " phones are of a model that is not in the table; offsets drawn");
        return std::move(out_);
    }
    Faults& faults() { return faults_; }

  private:
    void note(std::size_t count, const char* text) {
        if (count > 0) {
            out_.notes.push_back(std::to_string(count) + text);
        }
    }
    void append(std::vector<TrackPoint>& track, const CsvRow& row, const TrackPoint& point) {
        if (!track.empty() && point.time < track.back().time) {
            faults_.add(row.place(), "t_s = " + std::string(row["t_s"]) + " of id " +
                                         std::string(row["id"]) +
                                         " goes back in time; sort each phone's positions");
            return;
        }
        if (!track.empty() && point.time == track.back().time) {
            ++repeated_;
            track.back() = point;
            return;
        }
        gaps_ += !track.empty() && is_gap(track.back(), point) ? 1 : 0;
        track.push_back(point);
    }
    std::optional<double> number(const CsvRow& row, const std::string& column) {
        constexpr double farthest = 1e10;
        const std::string_view text = row[column];
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) ||
            std::abs(value) > farthest) {
            faults_.add(row.place(),
                        column + " = '" + std::string(text) + "' is no number in range");
            return std::nullopt;
        }
        return value;
    }
    std::optional<bool> yes_or_no(const CsvRow& row, const std::string& column) {
        const std::string_view text = row[column];
        if (text == "1" || text == "true" || text == "yes") {
            return true;
        }
        if (text == "0" || text == "false" || text == "no") {
            return false;
        }
        if (!text.empty()) {
            faults_.add(row.place(), column + " = '" + std::string(text) +
                                         "' is neither 1 nor 0; leave it empty to have it drawn");
        }
        return std::nullopt;
    }
    void read_model(const CsvRow& row, Phone& phone) {
        const std::string_view os = row["os"];
        std::optional<Os> given;
        for (std::size_t i = 0; i < os_names.size(); ++i) {
            given = os_names[i] == os ? static_cast<Os>(i) : given;
        }
        if (!os.empty() && !given) {
            faults_.add(row.place(), unknown_name("os", os, os_names));
        }
        const std::string_view model = row["model"];
        const PhoneModel* known = model.empty() ? nullptr : find_phone_model(model);
        unknown_models_ += !model.empty() && known == nullptr ? 1 : 0;
        if (!given && known != nullptr) {
            given = known->os;
        }
        if (given) {
            set_os(settings_, *given, phone);
        }
        if (known != nullptr) {
            phone.tx_offset_db = known->tx_offset_db;
            phone.rx_offset_db = known->rx_offset_db;
            phone.sensitivity_db = known->sensitivity_db.value_or(phone.sensitivity_db);
        }
    }
    void read_carry(const CsvRow& row, Phone& phone) {
        const std::string_view text = row["carry"];
        phone.carry = carry_named(text);
        if (!text.empty() && !phone.carry) {
            faults_.add(row.place(), unknown_name("carry", text, carry_names));
        }
    }

    const PhoneSettings& settings_;
    const core::Randomness& chance_;
    Recording out_;
    Faults faults_;
    std::unordered_map<std::string, std::size_t> index_;
    std::size_t gaps_ = 0;
    std::size_t repeated_ = 0;
    std::size_t unknown_models_ = 0;
};

} // namespace

Recording read_recording(const std::filesystem::path& tracks, const std::filesystem::path& phones,
                         const PhoneSettings& settings, const core::Randomness& chance) {
    Reader reader(settings, chance);
    auto phones_in = open(phones);
    auto tracks_in = open(tracks);
    read_csv(phones_in, phones.string(), {"id"}, {"os", "model", "carry", "transmits", "receives"},
             reader.faults(), [&](const CsvRow& row) { reader.phone(row); });
    reader.faults().throw_if_any();
    read_csv(tracks_in, tracks.string(), {"t_s", "id", "x_m", "y_m"}, {}, reader.faults(),
             [&](const CsvRow& row) { reader.point(row); });
    return reader.finish(tracks.string());
}

} // namespace truyvet::radio
