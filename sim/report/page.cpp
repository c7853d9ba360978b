// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/assets.hpp"
#include "sim/report/html.hpp"
#include "sim/report/report.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/atomic_file.hpp"

namespace truyvet::report {
namespace {

/// Nothing but what stands in the file itself.
constexpr const char* policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src "
    "'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

std::string head(const results::Results& r, Language language) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += language == Language::vietnamese ? "vi" : "en";
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
           std::string(policy) +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\"truyvet " +
           escape(r.program_version) + "\">\n<title>" + escape(r.scenario_name) +
           " · truyvet</title>\n<style>\n" + std::string(style_css) + "</style>\n</head>\n";
    return out;
}

/// Two radio buttons before the page: style alone shows one language or the other.
std::string language_switch(Language language) {
    const auto button = [&](const char* code, const char* name, bool on) {
        return "<input type=\"radio\" name=\"language\" class=\"language\" id=\"show-" +
               std::string(code) + "\"" + (on ? " checked" : "") + "><label lang=\"" + code +
               "\" for=\"show-" + code + "\">" + name + "</label>\n";
    };
    return button("vi", "Tiếng Việt", language == Language::vietnamese) +
           button("en", "English", language == Language::english);
}

} // namespace

std::string framed(const results::Results& results, Language language, const std::string& main,
                   const std::string& scripts) {
    return head(results, language) + "<body>\n" + language_switch(language) + "<main>\n" + main +
           "</main>\n<footer>" +
           element("p", {"Trang này do truyvet tạo ra và không tải gì từ mạng.",
                         "Made by truyvet; this page loads nothing from the network."}) +
           "</footer>\n" + scripts + "</body>\n</html>\n";
}

std::string html(const results::Results& results, Language language) {
    const Model model(results);
    std::string main;
    for (const auto section :
         {answer_section, outbreak_section, curve_section, provinces_section, waterfall_section,
          phones_section, channels_section, overlap_section, notice_section, cost_section,
          second_section, settings_section, arms_section, limits_section, repeat_section}) {
        main += section(model);
    }
    return framed(results, language, main,
                  "<script>" + std::string(d3_js) + "</script>\n<script>" + std::string(page_js) +
                      "</script>\n");
}

void write_html(const results::Results& results, const std::filesystem::path& path,
                Language language) {
    const std::string page = html(results, language);
    results::write_atomically(path, std::as_bytes(std::span(page)));
}

} // namespace truyvet::report
