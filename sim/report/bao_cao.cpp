// SPDX-License-Identifier: GPL-2.0-only
// The form's wording, section by section.
#include "sim/report/bao_cao.hpp"

#include "models/core/text.hpp"
#include "sim/report/text.hpp"

#include <algorithm>

namespace truyvet::report {
namespace {

using Kind = FormBlock::Kind;
using Blocks = std::vector<FormBlock>;

std::string whole(std::int64_t n) {
    return count(n).vi;
}

/// Two decimals, as the form has them.
std::string share(double part, double all) {
    return all > 0 ? number(100 * part / all, 2).vi + " %" : "–";
}

std::string day(const std::chrono::year_month_day& d) {
    return std::to_string(unsigned{d.day()}) + "/" + std::to_string(unsigned{d.month()}) + "/" +
           std::to_string(int{d.year()});
}

/// What the office fills in by hand.
constexpr const char* dots = "……………………";

std::string place_of(const ProvinceForm& f) {
    return (f.city ? "thành phố " : "tỉnh ") + f.province;
}

void heads(Blocks& out, const ProvinceForm& f) {
    const bool department = f.issuer == Issuer::department;
    const std::string where = (f.city ? "THÀNH PHỐ " : "TỈNH ") + core::capitals(f.province);
    out.push_back({Kind::heads,
                   (department ? "UBND " + where : std::string("ỦY BAN NHÂN DÂN")) +
                       "|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                   {}});
    out.push_back({Kind::heads,
                   (department ? std::string("SỞ THÔNG TIN VÀ TRUYỀN THÔNG") : where) +
                       "|Độc lập - Tự do - Hạnh phúc",
                   {}});
    out.push_back({Kind::dateline,
                   std::string("Số:      /") + (department ? "BC-STTTT|" : "BC-UBND|") +
                       f.province + ", ngày " + std::to_string(unsigned{f.date.day()}) + " tháng " +
                       std::to_string(unsigned{f.date.month()}) + " năm " +
                       std::to_string(int{f.date.year()}),
                   {}});
    out.push_back({Kind::title, "BÁO CÁO NHANH", {}});
    out.push_back({Kind::subtitle,
                   "Tình hình cài đặt, sử dụng ứng dụng Bluezone trên địa bàn " + place_of(f),
                   {}});
    out.push_back({Kind::line,
                   department ? "Kính gửi: Ủy ban nhân dân " + place_of(f)
                              : std::string("Kính gửi: Bộ Thông tin và Truyền thông"),
                   {}});
    out.push_back(
        {Kind::line,
         std::string("Thực hiện Công văn số ") + dots + " ngày ……/……/………… của " + dots + ", " +
             (department ? "Sở Thông tin và Truyền thông" : "Ủy ban nhân dân " + place_of(f)) +
             " báo cáo tình hình cài đặt, sử dụng ứng dụng Bluezone như sau:",
         {}});
}

void done(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::section, "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", {}});
    for (const std::string& d : f.done) {
        out.push_back({Kind::item, d, {}});
    }
    out.push_back({Kind::item, dots, {}});
}

void counted(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::section, "II. KẾT QUẢ CÀI ĐẶT, SỬ DỤNG", {}});
    if (!f.counted) {
        out.push_back({Kind::line, "1. Hiện trạng", {}});
        out.push_back({Kind::item,
                       std::string("Số lượt cài đặt ứng dụng Bluezone: ") + dots +
                           " (chưa có số liệu thống kê).",
                       {}});
        return;
    }
    const FormCount& c = *f.counted;
    const auto n = static_cast<double>(c.installs);
    const auto item = [&](const std::string& text) { out.push_back({Kind::item, text, {}}); };
    out.push_back({Kind::line, "1. Hiện trạng (số liệu tính đến ngày " + day(c.date) + ")", {}});
    item("Số lượt cài đặt ứng dụng Bluezone: " + whole(c.installs) + ".");
    item("Tỷ lệ trên dân số: " + share(n, static_cast<double>(f.people)) + " (" + whole(f.people) +
         " người, Tổng điều tra ngày 1/4/2019).");
    item("Tỷ lệ trên số thuê bao điện thoại thông minh: " +
         share(n, static_cast<double>(f.subscriptions)) + " (" + whole(f.subscriptions) +
         " thuê bao).");
    item("Xếp hạng trong 63 tỉnh, thành phố: " +
         (c.rank > 0 ? "thứ " + std::to_string(c.rank) : std::string("chưa công bố")) + ".");
    item("Số tài khoản đang hoạt động (bật Bluetooth): " +
         (c.active ? whole(*c.active) + ", bằng " + share(static_cast<double>(*c.active), n) +
                         " số lượt cài đặt"
                   : dots + std::string(" (chưa có số liệu thống kê)")) +
         ".");
    if (!c.source.empty()) {
        out.push_back({Kind::note, "Nguồn: " + c.source, {}});
    }
}

void goals(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::line, "2. So với chỉ tiêu", {}});
    FormBlock table{
        Kind::table, "", {{"Chỉ tiêu", "Số cần đạt", "Đã đạt", "Tỷ lệ đạt", "Còn thiếu"}}};
    for (const FormGoal& g : f.goals) {
        const std::int64_t have = f.counted ? f.counted->installs : 0;
        table.rows.push_back(
            {g.name, whole(g.installs), f.counted ? whole(have) : dots,
             f.counted ? share(static_cast<double>(have), static_cast<double>(g.installs)) : dots,
             f.counted ? whole(std::max<std::int64_t>(0, g.installs - have)) : dots});
    }
    out.push_back(std::move(table));
}

/// The province's own counts against 30 % of each district's people.
void own_districts(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::line, "3. Theo huyện, thị xã, thành phố", {}});
    if (!f.counted || f.counted->districts.empty()) {
        out.push_back(
            {Kind::item, std::string(dots) + " (chưa có số liệu thống kê theo huyện)", {}});
        return;
    }
    FormBlock table{
        Kind::table,
        "",
        {{"TT", "Đơn vị", "Dân số", "Cài đặt", "% dân số", "30 % dân số", "Còn thiếu"}}};
    for (std::size_t i = 0; i < f.counted->districts.size(); ++i) {
        const FormDistrict& d = f.counted->districts[i];
        const auto goal = (3 * d.people + 5) / 10;
        table.rows.push_back({std::to_string(i + 1), d.name, whole(d.people), whole(d.installs),
                              share(static_cast<double>(d.installs), static_cast<double>(d.people)),
                              whole(goal), whole(std::max<std::int64_t>(0, goal - d.installs))});
    }
    out.push_back(std::move(table));
}

void closing(Blocks& out, const ProvinceForm& f) {
    const bool department = f.issuer == Issuer::department;
    out.push_back({Kind::section, "III. KHÓ KHĂN, VƯỚNG MẮC", {}});
    out.push_back({Kind::item, dots, {}});
    out.push_back({Kind::section, "IV. ĐỀ XUẤT, KIẾN NGHỊ", {}});
    for (const std::string& p : f.proposals) {
        out.push_back({Kind::item, "(Giả định, theo mô phỏng tại Phụ lục) " + p, {}});
    }
    out.push_back({Kind::item, dots, {}});
    out.push_back(
        {Kind::line,
         "Trên đây là báo cáo tình hình cài đặt, sử dụng ứng dụng Bluezone trên địa bàn " +
             place_of(f) + "./.",
         {}});
    out.push_back(
        {Kind::signature, department ? "Nơi nhận:|KT. GIÁM ĐỐC" : "Nơi nhận:|KT. CHỦ TỊCH", {}});
    out.push_back({Kind::signature,
                   department ? "- Như trên;|PHÓ GIÁM ĐỐC" : "- Như trên;|PHÓ CHỦ TỊCH",
                   {}});
    out.push_back({Kind::signature, "- Lưu: VT.|", {}});
    out.push_back(
        {Kind::note, "Biểu mẫu do truyvet điền, không phải văn bản của cơ quan nhà nước.", {}});
}

void simulated_districts(Blocks& out, const ProvinceForm& f) {
    if (f.districts.empty()) {
        return;
    }
    out.push_back({Kind::line, "2. Theo huyện, thị xã, thành phố (giả định)", {}});
    FormBlock table{Kind::table,
                    "",
                    {{"TT", "Đơn vị", "Dân số", "Người có ĐTTM", "Cài đặt", "% dân số", "% ĐTTM",
                      "Hoạt động"}}};
    for (std::size_t i = 0; i < f.districts.size(); ++i) {
        const FormDistrict& d = f.districts[i];
        const auto n = static_cast<double>(d.installs);
        table.rows.push_back({std::to_string(i + 1), d.name, whole(d.people), whole(d.owners),
                              whole(d.installs), share(n, static_cast<double>(d.people)),
                              share(n, static_cast<double>(d.owners)), whole(d.active)});
    }
    out.push_back(std::move(table));
}

std::vector<std::string> outcome_row(const FormOutcome& o, std::int64_t people) {
    return {o.name,
            whole(o.installs),
            share(static_cast<double>(o.installs), static_cast<double>(people)),
            number(100 * o.active_share, 0).vi + " %",
            percent(o.recall).vi,
            percent(o.recall_f0_active).vi,
            percent(o.precision).vi};
}

/// All that a run gave, apart from what was counted.
void annex(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::annex, "PHỤ LỤC: KẾT QUẢ MÔ PHỎNG (GIẢ ĐỊNH)", {}});
    out.push_back({Kind::note,
                   "Mọi con số trong Phụ lục do mô phỏng tính ra từ giả định, không phải số liệu "
                   "thống kê. Kịch bản: " +
                       f.arm + ".",
                   {}});
    out.push_back({Kind::line, "1. Kết quả truy vết (giả định)", {}});
    FormBlock table{Kind::table,
                    "",
                    {{"Phương án (giả định)", "Cài đặt", "% dân số", "Hoạt động", "F1 tìm được",
                      "khi F0 hoạt động", "Đúng là F1"}}};
    table.rows.push_back(outcome_row(f.now, f.people));
    for (const FormOutcome& o : f.others) {
        table.rows.push_back(outcome_row(o, f.people));
    }
    out.push_back(std::move(table));
    out.push_back({Kind::note, "Trong ngoặc vuông: khoảng tin cậy 95 %.", {}});
    simulated_districts(out, f);
}

} // namespace

std::vector<FormBlock> blocks_of(const ProvinceForm& form) {
    Blocks out;
    heads(out, form);
    done(out, form);
    counted(out, form);
    goals(out, form);
    own_districts(out, form);
    closing(out, form);
    annex(out, form);
    return out;
}

} // namespace truyvet::report
