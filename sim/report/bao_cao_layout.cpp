// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/bao_cao.hpp"
#include "sim/report/html.hpp"

#include <algorithm>

namespace truyvet::report {
namespace {

using Kind = FormBlock::Kind;
constexpr std::size_t page_width = 100;

/// Columns of a terminal: code points, for Vietnamese here is in composed letters.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string spaces(std::size_t n) {
    return std::string(n, ' ');
}

std::string centred(const std::string& text, std::size_t columns) {
    const std::size_t w = width(text);
    return w >= columns ? text : spaces((columns - w) / 2) + text;
}

std::pair<std::string, std::string> halves(const std::string& text) {
    const auto bar = text.find('|');
    return {text.substr(0, bar), bar == std::string::npos ? "" : text.substr(bar + 1)};
}

std::string two_columns(const std::string& text) {
    const auto [left, right] = halves(text);
    const std::string first = centred(left, 40);
    return first + spaces(40 - std::min<std::size_t>(40, width(first))) +
           centred(right, page_width - 40);
}

std::string plain_table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows[0].size(), 0);
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            widths[c] = std::max(widths[c], width(row[c]));
        }
    }
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const std::string pad = spaces(widths[c] - width(rows[r][c]));
            // Names to the left, figures to the right.
            const bool name = width(rows.back()[c]) > 0 && c == (rows[0][0] == "TT" ? 1U : 0U);
            text += "  " + (name ? rows[r][c] + pad : pad + rows[r][c]);
        }
        text += "\n";
        if (r == 0) {
            for (const std::size_t w : widths) {
                text += "  " + std::string(w, '-');
            }
            text += "\n";
        }
    }
    return text;
}

std::string html_table(const std::vector<std::vector<std::string>>& rows) {
    std::string text = rows[0][0] == "TT" ? "<table class=\"numbered\">\n" : "<table>\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::string tag = r == 0 ? "th" : "td";
        text += "<tr>";
        for (const std::string& cell : rows[r]) {
            text += "<" + tag + ">" + escape(cell) + "</" + tag + ">";
        }
        text += "</tr>\n";
    }
    return text + "</table>\n";
}

std::string html_columns(const std::string& text, const char* kind) {
    const auto [left, right] = halves(text);
    return std::string("<div class=\"") + kind + "\"><span>" + escape(left) + "</span><span>" +
           escape(right) + "</span></div>\n";
}

std::string tagged(const char* tag, const char* kind, const std::string& text) {
    return std::string("<") + tag + " class=\"" + kind + "\">" + escape(text) + "</" + tag + ">\n";
}

std::string plain(const FormBlock& b) {
    switch (b.kind) {
    case Kind::heads:
    case Kind::dateline:
    case Kind::signature:
        return two_columns(b.text) + "\n";
    case Kind::title:
        return "\n" + centred(b.text, page_width) + "\n";
    case Kind::subtitle:
        return centred(b.text, page_width) + "\n";
    case Kind::section:
        return "\n" + b.text + "\n\n";
    case Kind::item:
        return "  - " + b.text + "\n";
    case Kind::table:
        return plain_table(b.rows);
    case Kind::annex:
        return "\n\n" + centred("*** " + std::string(annex_mark) + " ***", page_width) + "\n" +
               centred(b.text, page_width) + "\n";
    case Kind::note:
        return "  (" + b.text + ")\n";
    case Kind::line:
        break;
    }
    return "\n" + b.text + "\n";
}

/// Aslant over the annex, again and again: in print on each of its pages.
std::string watermark() {
    std::string out = "<div class=\"mark\" aria-hidden=\"true\">";
    for (int i = 0; i < 6; ++i) {
        out += "<span>" + escape(annex_mark) + "</span>";
    }
    return out + "</div>\n";
}

std::string marked_up(const FormBlock& b) {
    switch (b.kind) {
    case Kind::heads:
        return html_columns(b.text, "heads");
    case Kind::dateline:
        return html_columns(b.text, "heads dateline");
    case Kind::signature:
        return html_columns(b.text, "signature");
    case Kind::title:
        return tagged("h1", "title", b.text);
    case Kind::subtitle:
        return tagged("p", "subtitle", b.text);
    case Kind::section:
        return tagged("h2", "section", b.text);
    case Kind::item:
        return tagged("p", "item", "- " + b.text);
    case Kind::table:
        return html_table(b.rows);
    case Kind::annex:
        return "<section class=\"annex\">\n" + watermark() + tagged("h1", "title", b.text);
    case Kind::note:
        return tagged("p", "note", b.text);
    case Kind::line:
        break;
    }
    return tagged("p", "line", b.text);
}

/// Decree 30/2020/ND-CP asks for Times New Roman 13-14 on A4.
constexpr const char* form_css = R"(
body { max-width: 19cm; margin: 1.5cm auto; padding: 0 .5cm; color: #000; background: #fff;
  font: 13.5pt/1.45 "Times New Roman", "Liberation Serif", "Noto Serif", serif; }
.heads, .signature { display: flex; justify-content: space-between; gap: 1cm; }
.heads span { flex: 0 0 auto; text-align: center; font-weight: bold; font-size: 12.5pt; white-space: pre; }
.heads span:first-child { flex: 1; } .heads span:last-child { flex: 0 0 9.2cm; }
.dateline span { font-weight: normal; font-style: italic; }
.signature span:last-child { flex: 0 0 45%; text-align: center; font-weight: bold; }
.signature span:first-child { font-size: 11pt; }
h1 { font-size: 15pt; text-align: center; margin: 1cm 0 .2cm; }
.subtitle { text-align: center; font-weight: bold; margin: 0; }
h2 { font-size: 13.5pt; margin: .6cm 0 .2cm; }
p { margin: .15cm 0; } .item { padding-left: .8cm; text-indent: -.4cm; } .note { font-style: italic; font-size: 11pt; }
table { border-collapse: collapse; width: 100%; margin: .3cm 0; font-size: 11pt; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #000; padding: .08cm .18cm; text-align: right; } th { text-align: center; }
td:first-child, .numbered td:nth-child(2) { text-align: left; } .numbered td { white-space: nowrap; }
.annex { position: relative; break-before: page; overflow: hidden; border-top: 1px solid #000; margin-top: 1.5cm; }
.mark { position: absolute; inset: 0; z-index: -1; display: flex; flex-direction: column; gap: 6cm; padding-top: 4cm; overflow: hidden; }
.mark span { flex: none; transform: rotate(-30deg); text-align: center; font-size: 30pt; font-weight: bold; color: #d8d8d8; white-space: nowrap; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media print { .annex { border: 0; margin: 0; } body { margin: 0; } @page { size: A4; margin: 2cm 1.5cm 2cm 3cm; } }
@media (max-width: 16cm) { table { font-size: 8pt; } body { font-size: 11pt; } }
)";

} // namespace

std::string as_plain_text(const std::vector<FormBlock>& blocks) {
    std::string text;
    for (const FormBlock& b : blocks) {
        text += plain(b);
    }
    return text;
}

std::string as_page(const std::vector<FormBlock>& blocks, const std::string& title) {
    std::string text = "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">\n<title>" +
                       escape(title) + "</title>\n<style>" + form_css +
                       "</style>\n</head>\n<body>\n";
    bool annex = false;
    for (const FormBlock& b : blocks) {
        text += marked_up(b);
        annex = annex || b.kind == Kind::annex;
    }
    return text + (annex ? "</section>\n" : "") + "</body>\n</html>\n";
}

} // namespace truyvet::report
