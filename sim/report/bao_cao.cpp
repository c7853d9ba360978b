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

void heads(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::heads, "ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {}});
    out.push_back({Kind::heads,
                   (f.city ? "THÀNH PHỐ " : "TỈNH ") + core::capitals(f.province) +
                       "|Độc lập - Tự do - Hạnh phúc",
                   {}});
    out.push_back({Kind::dateline,
                   "Số:      /BC-UBND|" + f.province + ", ngày " +
                       std::to_string(unsigned{f.date.day()}) + " tháng " +
                       std::to_string(unsigned{f.date.month()}) + " năm " +
                       std::to_string(int{f.date.year()}),
                   {}});
    out.push_back({Kind::title, "BÁO CÁO NHANH", {}});
    out.push_back({Kind::subtitle,
                   std::string("Tình hình cài đặt, sử dụng ứng dụng Bluezone trên địa bàn ") +
                       (f.city ? "thành phố " : "tỉnh ") + f.province,
                   {}});
    out.push_back({Kind::subtitle, "(Số liệu tính đến ngày " + day(f.date) + ")", {}});
    out.push_back({Kind::line, "Kính gửi: Bộ Thông tin và Truyền thông", {}});
}

void installs(Blocks& out, const ProvinceForm& f) {
    const auto n = static_cast<double>(f.installs);
    out.push_back({Kind::section, "I. KẾT QUẢ CÀI ĐẶT", {}});
    out.push_back({Kind::line, "1. Kết quả chung", {}});
    out.push_back(
        {Kind::item, "Số lượt cài đặt ứng dụng Bluezone: " + whole(f.installs) + ".", {}});
    out.push_back({Kind::item,
                   "Tỷ lệ trên dân số: " + share(n, static_cast<double>(f.people)) + " (" +
                       whole(f.people) + " người, Tổng điều tra ngày 1/4/2019).",
                   {}});
    out.push_back({Kind::item,
                   "Tỷ lệ trên số thuê bao điện thoại thông minh: " +
                       share(n, static_cast<double>(f.subscriptions)) + " (" +
                       whole(f.subscriptions) + " thuê bao).",
                   {}});
    out.push_back({Kind::item,
                   "Xếp hạng trong 63 tỉnh, thành phố: " +
                       (f.rank > 0 ? "thứ " + std::to_string(f.rank) : "chưa công bố") + ".",
                   {}});
    out.push_back({Kind::item,
                   "Số tài khoản đang sử dụng (bật Bluetooth): " + whole(f.active) + ", bằng " +
                       share(static_cast<double>(f.active), n) + " số cài đặt và " +
                       share(static_cast<double>(f.active), static_cast<double>(f.people)) +
                       " dân số.",
                   {}});
    if (!f.source.empty()) {
        out.push_back({Kind::note, "Nguồn: " + f.source, {}});
    }
}

void goals(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::line, "2. So với chỉ tiêu", {}});
    FormBlock table{
        Kind::table, "", {{"Chỉ tiêu", "Số cần đạt", "Đã đạt", "Tỷ lệ đạt", "Còn thiếu"}}};
    for (const FormGoal& g : f.goals) {
        table.rows.push_back(
            {g.name, whole(g.installs), whole(f.installs),
             share(static_cast<double>(f.installs), static_cast<double>(g.installs)),
             whole(std::max<std::int64_t>(0, g.installs - f.installs))});
    }
    out.push_back(std::move(table));
}

void districts(Blocks& out, const ProvinceForm& f) {
    if (f.districts.empty()) {
        return;
    }
    out.push_back({Kind::line, "3. Theo huyện, thị xã, thành phố (ước tính từ mô phỏng)", {}});
    FormBlock table{Kind::table,
                    "",
                    {{"TT", "Đơn vị", "Dân số", "Người có ĐTTM", "Cài đặt", "% dân số", "% ĐTTM",
                      "Đang dùng"}}};
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

void tracing(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::section, "II. KẾT QUẢ TRUY VẾT (mô phỏng)", {}});
    FormBlock table{Kind::table,
                    "",
                    {{"Phương án", "Cài đặt", "% dân số", "Đang dùng", "F1 tìm được",
                      "khi F0 đang dùng", "Đúng là F1"}}};
    table.rows.push_back(outcome_row(f.now, f.people));
    for (const FormOutcome& o : f.others) {
        table.rows.push_back(outcome_row(o, f.people));
    }
    out.push_back(std::move(table));
    out.push_back({Kind::note, "Trong ngoặc vuông: khoảng tin cậy 95 %.", {}});
}

void done(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::section, "III. CÔNG TÁC ĐÃ TRIỂN KHAI", {}});
    for (const std::string& d : f.done) {
        out.push_back({Kind::item, d, {}});
    }
    if (f.done.empty()) {
        out.push_back({Kind::item, "(Kịch bản không khai báo; đơn vị bổ sung.)", {}});
    }
}

void closing(Blocks& out, const ProvinceForm& f) {
    out.push_back({Kind::section, "IV. ĐỀ XUẤT, KIẾN NGHỊ", {}});
    for (const std::string& p : f.proposals) {
        out.push_back({Kind::item, p, {}});
    }
    out.push_back({Kind::signature, "Nơi nhận:|TM. ỦY BAN NHÂN DÂN", {}});
    out.push_back({Kind::signature, "- Như trên;|CHỦ TỊCH", {}});
    out.push_back({Kind::signature, "- Lưu: VT.|", {}});
    out.push_back({Kind::note,
                   "Biểu mẫu do truyvet điền từ kết quả mô phỏng, không phải văn bản của cơ quan "
                   "nhà nước.",
                   {}});
}

} // namespace

std::vector<FormBlock> blocks_of(const ProvinceForm& form) {
    Blocks out;
    heads(out, form);
    installs(out, form);
    goals(out, form);
    districts(out, form);
    tracing(out, form);
    done(out, form);
    closing(out, form);
    return out;
}

} // namespace truyvet::report
