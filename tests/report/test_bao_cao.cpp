// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/bao_cao.hpp"
#include "sim/report/docx.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace truyvet::report;

namespace {

ProvinceForm lao_cai() {
    ProvinceForm f;
    f.province = "Lào Cai";
    f.date = std::chrono::year_month_day{std::chrono::year{2021}, std::chrono::month{5},
                                         std::chrono::day{17}};
    f.people = 730420;
    f.subscriptions = 582607;
    f.counted = FormCount{f.date, 113317, 43060, 27, "https://example.vn/so-lieu", {}};
    f.arm = "as observed";
    f.installs = 113317;
    f.active = 43060;
    f.goals = {{"30 % dân số", 219126}};
    f.districts = {{"Sa Pa", 65695, 30000, 9000, 3400}, {"Bảo Thắng", 112897, 52000, 17000, 6500}};
    f.now = {"Giả định: as observed", 0, 113317, 0.38, {0.02, 0.01, 0.03}, {}, {}};
    f.proposals = {"Vận động <b>cài đặt</b> & sử dụng."};
    return f;
}

std::size_t columns(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

} // namespace

TEST_CASE("The quick report has the form's figures in Vietnamese") {
    const std::string text = as_plain_text(blocks_of(lao_cai()));
    for (const char* figure :
         {"TỈNH LÀO CAI", "Lào Cai, ngày 17 tháng 5 năm 2021", "113.317", "15,51 %", "19,45 %",
          "thứ 27", "bằng 38,00 % số lượt cài đặt", "51,71 %", "105.809"}) {
        CHECK_THAT(text, Catch::Contains(figure));
    }
    ProvinceForm city = lao_cai();
    city.province = "Đà Nẵng";
    city.city = true;
    city.counted->rank = 0;
    const std::string other = as_plain_text(blocks_of(city));
    CHECK_THAT(other, Catch::Contains("THÀNH PHỐ ĐÀ NẴNG") && Catch::Contains("chưa công bố"));
    CHECK_THAT(other, !Catch::Contains("thứ 27"));
}

TEST_CASE("Columns of the text stand under each other, whatever the letters") {
    std::istringstream lines(as_plain_text(blocks_of(lao_cai())));
    std::vector<std::size_t> widths;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("Sa Pa") != std::string::npos ||
            line.find("Bảo Thắng") != std::string::npos) {
            widths.push_back(columns(line));
        }
    }
    REQUIRE(widths.size() == 2);
    CHECK(widths[0] == widths[1]);
}

TEST_CASE("The page escapes what it is given and loads nothing") {
    const std::string page = as_page(blocks_of(lao_cai()), "Báo cáo <nhanh>");
    CHECK_THAT(page, Catch::Contains("&lt;b&gt;cài đặt&lt;/b&gt; &amp; sử dụng"));
    CHECK_THAT(page, !Catch::Contains("<b>"));
    CHECK_THAT(page, Catch::Contains("default-src 'none'"));
    CHECK_THAT(page, !Catch::Contains("src=") && !Catch::Contains("href="));
}

TEST_CASE("Without a count nothing stands where counts do") {
    ProvinceForm f = lao_cai();
    f.counted.reset();
    const std::string text = as_plain_text(blocks_of(f));
    const std::string form = text.substr(0, text.find("PHỤ LỤC"));
    CHECK_THAT(form, Catch::Contains("(chưa có số liệu thống kê)"));
    CHECK_THAT(form, !Catch::Contains("113.317"));
}

TEST_CASE("The department reports to the province, the province to the Ministry") {
    ProvinceForm f = lao_cai();
    const std::string so = as_plain_text(blocks_of(f));
    for (const char* part : {"UBND TỈNH LÀO CAI", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "/BC-STTTT",
                             "Kính gửi: Ủy ban nhân dân tỉnh Lào Cai", "Thực hiện Công văn số",
                             "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lào Cai./."}) {
        CHECK_THAT(so, Catch::Contains(part));
    }
    f.issuer = Issuer::committee;
    const std::string ubnd = as_plain_text(blocks_of(f));
    CHECK_THAT(ubnd, Catch::Contains("Kính gửi: Bộ Thông tin và Truyền thông") &&
                         Catch::Contains("/BC-UBND") && Catch::Contains("PHÓ CHỦ TỊCH") &&
                         !Catch::Contains("STTTT"));
}

TEST_CASE("The districts' own counts stand with what each is short of") {
    ProvinceForm f = lao_cai();
    f.counted->districts = {{"Sa Pa", 65695, 0, 9000, 0}};
    const std::string text = as_plain_text(blocks_of(f));
    // 30 % of 65,695 is 19,708.5.
    CHECK_THAT(text, Catch::Contains("19.709") && Catch::Contains("10.709"));
}

TEST_CASE("The Word file is a zip of the parts that the format asks for") {
    const std::string file = as_docx(blocks_of(lao_cai()), "Báo cáo <nhanh>");
    CHECK(file.starts_with("PK"));
    for (const char* part : {"[Content_Types].xml", "word/document.xml", "word/header1.xml"}) {
        CHECK_THAT(file, Catch::Contains(part));
    }
    CHECK(file == as_docx(blocks_of(lao_cai()), "Báo cáo <nhanh>")); // nothing of the hour
}
