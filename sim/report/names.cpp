// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/model.hpp"

#include <algorithm>
#include <array>

namespace truyvet::report {

Text channel_name(const std::string& channel) {
    if (channel == "bluezone") {
        return {"Bluezone (quy tắc đang áp dụng)", "Bluezone (the rule in force)"};
    }
    if (channel == "bluezone-phone") {
        return {"Bluezone (quy tắc trên máy)", "Bluezone (the phone's rule)"};
    }
    if (channel == "manual") {
        return {"Điều tra thủ công", "Manual investigation"};
    }
    if (channel == "qr") {
        return {"Quét mã QR", "QR check-in"};
    }
    if (channel == "declaration") {
        return {"Khai báo y tế", "Health declaration"};
    }
    if (channel == "alert") {
        return {"Thông báo địa điểm", "Venue alerts"};
    }
    if (channel == "all") {
        return {"Tất cả", "All together"};
    }
    return Text(channel);
}

Text setting_name(std::size_t setting) {
    static const std::array<Text, core::setting_names.size()> names{{
        {"Ở nhà", "Home"},
        {"Trường học", "School"},
        {"Nơi làm việc", "Work"},
        {"Chợ", "Market"},
        {"Đi lại", "Transport"},
        {"Nơi khác", "Elsewhere"},
    }};
    return names.at(setting);
}

Text step_name(std::size_t step) {
    static const std::array<Text, results::waterfall_steps.size()> names{{
        {"F1 thật", "True F1"},
        {"F0 có điện thoại thông minh", "F0 owns a smartphone"},
        {"F0 đã cài Bluezone", "F0 installed"},
        {"F0 đang hoạt động", "F0 active"},
        {"F1 có điện thoại thông minh", "F1 owns a smartphone"},
        {"F1 đã cài Bluezone", "F1 installed"},
        {"F1 đang hoạt động", "F1 active"},
        {"Máy nghe thấy nhau", "Heard"},
        {"Khớp mã", "Matched"},
        {"Đủ quy tắc tiếp xúc gần", "Counted by the rule"},
        {"Được báo", "Notified"},
    }};
    return names.at(step);
}

double active_share(const results::Arm& arm) {
    const auto asked = arm.settings.find("adoption.active_share");
    return asked != arm.settings.end() && asked->is_number() ? asked->get<double>() : arm.active;
}

namespace {

std::string text_of(const nlohmann::ordered_json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

Text series_label(const Series& series) {
    Text text = number(100 * series.active, 0) +
                Text{"\u202f% tài khoản hoạt động", "\u202f% of accounts active"};
    for (const auto& [key, value] : series.settings.items()) {
        if (key != "adoption.active_share") {
            text += Text(", " + key + " = " + text_of(value));
        }
    }
    return text;
}

Text Model::name(std::size_t i) const {
    const std::string& en = arm(i).name;
    const bool has = titles.arms_vi.size() == results.arms.size() && !titles.arms_vi[i].empty();
    return {has ? titles.arms_vi[i] : en, en};
}

bool Model::uses(std::size_t i, const std::string& channel) const {
    // A scenario of other arms than the results is none of theirs.
    if (titles.channels.size() != results.arms.size() || channel == "all") {
        return true;
    }
    const std::string own = channel.starts_with("bluezone") ? "bluezone" : channel;
    const auto& used = titles.channels[i];
    return std::find(used.begin(), used.end(), own) != used.end();
}

Text Model::label(std::size_t i) const {
    if (by_name && provinces.empty()) {
        return name(i);
    }
    const Tile* tile = provinces.empty() ? nullptr : tile_of(arm(i));
    return (tile == nullptr ? Text() : Text(tile->name + ": ")) + percent(arm(i).share_people) +
           Text{" dân số, ", " of people, "} + number(100 * active_share(arm(i)), 0) +
           Text{"\u202f% hoạt động", "\u202f% active"};
}

} // namespace truyvet::report
