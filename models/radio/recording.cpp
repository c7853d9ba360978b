// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/recording.hpp"

#include "models/core/csv.hpp"
#include "models/core/nearest.hpp"
#include "models/radio/phone_models.hpp"

#include <filesystem>
#include <optional>
#include <unordered_map>

namespace truyvet::radio {
namespace {

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

    void phone(const core::CsvRow& row) {
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

    void point(const core::CsvRow& row) {
        const std::string id(row["id"]);
        const auto at = index_.find(id);
        if (at == index_.end()) {
            faults_.add(row.place(), "id '" + id + "' has no phone; add it to the phones file");
            return;
        }
        tracks_.add(row, out_.stations[at->second].track);
    }

    Recording finish(const std::string& tracks_name) {
        faults_.throw_if_any();
        std::size_t without = 0;
        for (std::size_t i = 0; i < out_.stations.size(); ++i) {
            without += out_.stations[i].track.empty() ? 1 : 0;
            tracks_.end(tracks_name, out_.ids[i], out_.stations[i].track);
        }
        if (!faults_.any() && without == out_.stations.size()) {
            faults_.add(tracks_name, "has no positions");
        }
        faults_.throw_if_any();
        note(without, " phones have no track and are nowhere");
        for (std::string& more : tracks_.notes()) {
            out_.notes.push_back(std::move(more));
        }
        note(unknown_models_, " phones are of a model that is not in the table; offsets drawn");
        return std::move(out_);
    }
    core::Faults& faults() { return faults_; }

  private:
    void note(std::size_t count, const char* text) {
        if (count > 0) {
            out_.notes.push_back(std::to_string(count) + text);
        }
    }
    std::optional<bool> yes_or_no(const core::CsvRow& row, const std::string& column) {
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
    void read_model(const core::CsvRow& row, Phone& phone) {
        const std::string_view os = row["os"];
        std::optional<Os> given;
        for (std::size_t i = 0; i < os_names.size(); ++i) {
            given = os_names[i] == os ? static_cast<Os>(i) : given;
        }
        if (!os.empty() && !given) {
            faults_.add(row.place(), core::unknown_name("os", os, os_names));
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
    void read_carry(const core::CsvRow& row, Phone& phone) {
        const std::string_view text = row["carry"];
        phone.carry = carry_named(text);
        if (!text.empty() && !phone.carry) {
            faults_.add(row.place(), core::unknown_name("carry", text, carry_names));
        }
    }

    const PhoneSettings& settings_;
    const core::Randomness& chance_;
    Recording out_;
    core::Faults faults_;
    core::TrackReader tracks_{faults_};
    std::unordered_map<std::string, std::size_t> index_;
    std::size_t unknown_models_ = 0;
};

} // namespace

Recording read_recording(const std::filesystem::path& tracks, const std::filesystem::path& phones,
                         const PhoneSettings& settings, const core::Randomness& chance) {
    Reader reader(settings, chance);
    if (!std::filesystem::exists(tracks)) { // said together with the phones' faults
        reader.faults().add(tracks.string(), "cannot be read; give a CSV file");
    }
    core::read_csv(phones, {{"id"}, {"os", "model", "carry", "transmits", "receives"}},
                   reader.faults(), [&](const core::CsvRow& row) { reader.phone(row); });
    reader.faults().throw_if_any();
    core::read_csv(tracks, core::TrackReader::columns, reader.faults(),
                   [&](const core::CsvRow& row) { reader.point(row); });
    return reader.finish(tracks.string());
}

} // namespace truyvet::radio
