// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/html.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/digest.hpp"

namespace truyvet::report {
namespace {

std::string fact(const Text& label, const std::string& value) {
    return "<div>" + element("dt", label) + "<dd><code>" + escape(value) + "</code></dd></div>";
}

} // namespace

std::string limits_section(const Model& /*model*/) {
    static const std::initializer_list<Text> limits{
        {"Khoảng tin cậy chỉ nói về sự ngẫu nhiên của mô phỏng. Sai lệch trong giả định (tỷ lệ "
         "thực tế hoạt động, "
         "cách mang điện thoại, quy tắc của cơ quan y tế) không nằm trong đó.",
         "Intervals speak of chance in the simulation only. Errors in the assumptions (real use, "
         "how "
         "phones are carried, the authority's rule) are not in them."},
        {"Quy tắc mà máy chủ thật dùng để tính F1 không được công bố; ở đây nó là tham số.",
         "The rule by which the real server counts an F1 was never published; here it is a "
         "parameter."},
        {"F1 thật là người ở trong 2 m đủ 15 phút cộng dồn trong ngày, từ 2 ngày trước khởi phát "
         "đến khi cách "
         "ly, cùng với người trong hộ; trừ khi kịch bản nói khác.",
         "A true F1 was within 2 m for 15 minutes cumulated in a day, from 2 days before onset to "
         "isolation, or lives in the household; unless the scenario says otherwise."},
        {"Tỷ lệ cài đặt tính theo ba mẫu số khác nhau: dân số, thuê bao, người có máy. Một người "
         "có thể có "
         "nhiều thuê bao.",
         "Installs are counted against three denominators: people, subscriptions, owners. One "
         "person may "
         "hold several subscriptions."},
        {"Các kịch bản dùng chung con người, ngày sống và số ngẫu nhiên, nên chênh lệch giữa chúng "
         "chính xác "
         "hơn từng khoảng tin cậy.",
         "Arms share people, days and random draws, so differences between them are sharper than "
         "their "
         "own intervals."},
    };
    std::string out = "<section id=\"limits\" aria-labelledby=\"limits-title\">\n";
    out += element("h2", {"Giả định và giới hạn", "Assumptions and limits"}, "id=\"limits-title\"");
    out += "<ul>\n";
    for (const Text& limit : limits) {
        out += element("li", limit);
    }
    return out + "</ul>\n</section>\n";
}

std::string repeat_section(const Model& m) {
    const results::Results& r = m.results;
    std::string out = "<section id=\"repeat\" aria-labelledby=\"repeat-title\">\n";
    out += element("h2", {"Làm lại kết quả này", "How to repeat this"}, "id=\"repeat-title\"");
    out += element(
        "p", {"Cùng chương trình, kịch bản và hạt giống cho cùng từng bit, với bao nhiêu luồng hay "
              "tiến trình cũng vậy. Lưu kịch bản dưới đây thành scenario.toml rồi chạy:",
              "The same program, scenario and seed give the same bits, whatever the number of "
              "threads or processes. Save the scenario below as scenario.toml and run:"});
    out += "<pre><code>truyvet run scenario.toml --seed " + std::to_string(r.seed) +
           " --replicates " + std::to_string(r.replicates()) + " -o again</code></pre>\n";
    out += "<dl class=\"facts small\">";
    out += fact({"Hạt giống", "Seed"}, std::to_string(r.seed));
    out += fact({"Phiên bản", "Version"}, r.program_version);
    out += fact({"Mã nguồn", "Source revision"}, r.source_revision);
    out += fact({"Tạo lúc", "Created"}, r.created_at);
    out += fact({"Mã băm nội dung", "Content digest"}, results::digest(r));
    out += "</dl>\n<details><summary>" +
           both({"Kịch bản đầy đủ (TOML)", "The resolved scenario (TOML)"}) +
           "</summary><pre class=\"scenario\"><code>" + escape(r.scenario) +
           "</code></pre></details>\n";
    return out + "</section>\n";
}

} // namespace truyvet::report
