// SPDX-License-Identifier: GPL-2.0-only
#include "models/radio/phone_models.hpp"

#include "models/core/csv.hpp"
#include "models/radio/embedded.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace truyvet::radio {
namespace {

float number(std::string_view text) {
    return std::stof(std::string(text));
}

std::vector<PhoneModel> read_models() {
    std::vector<PhoneModel> models;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name != "phone_models.csv") {
            continue;
        }
        std::istringstream in{std::string(file.text)};
        core::Faults faults;
        read_csv(in, std::string(file.name),
                 {{"model", "os", "tx_offset_db", "rx_offset_db", "sensitivity_db"}}, faults,
                 [&](const core::CsvRow& row) {
                     PhoneModel model{std::string(row["model"]),
                                      row["os"] == os_names[1] ? Os::ios : Os::android,
                                      number(row["tx_offset_db"]), number(row["rx_offset_db"]),
                                      std::nullopt};
                     if (!row["sensitivity_db"].empty()) {
                         model.sensitivity_db = number(row["sensitivity_db"]);
                     }
                     models.push_back(std::move(model));
                 });
        faults.throw_if_any();
    }
    return models;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

} // namespace

const PhoneModel* find_phone_model(std::string_view name) {
    static const std::vector<PhoneModel> models = read_models();
    const auto found = std::find_if(models.begin(), models.end(),
                                    [&](const PhoneModel& m) { return same_word(m.name, name); });
    return found == models.end() ? nullptr : &*found;
}

} // namespace truyvet::radio
