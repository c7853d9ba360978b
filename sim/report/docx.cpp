// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/docx.hpp"

#include "sim/report/docx_package.hpp"
#include "sim/report/html.hpp"

namespace truyvet::report {
namespace {

using Kind = FormBlock::Kind;

/// Half points, as Word counts: Decree 30/2020/ND-CP asks for Times New Roman 13-14.
struct Look {
    const char* align = "left";
    bool bold = false;
    bool italic = false;
    int size = 27;
    int before = 60; ///< twentieths of a point
};

std::string run(const std::string& text, const Look& look) {
    return std::string("<w:r><w:rPr>") + (look.bold ? "<w:b/>" : "") +
           (look.italic ? "<w:i/>" : "") + "<w:sz w:val=\"" + std::to_string(look.size) +
           "\"/></w:rPr><w:t xml:space=\"preserve\">" + escape(text) + "</w:t></w:r>";
}

std::string paragraph(const std::string& text, const Look& look, const std::string& more = "") {
    return "<w:p><w:pPr>" + more + "<w:spacing w:before=\"" + std::to_string(look.before) +
           "\" w:after=\"0\"/><w:jc w:val=\"" + look.align + "\"/></w:pPr>" + run(text, look) +
           "</w:p>";
}

std::string cell(const std::string& text, const Look& look, int width) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"pct\"/></w:tcPr>" +
           paragraph(text, look) + "</w:tc>";
}

/// Heads and signatures: two columns without lines.
std::string columns(const FormBlock& b, const Look& look) {
    const auto bar = b.text.find('|');
    const std::string left = b.text.substr(0, bar);
    const std::string right = bar == std::string::npos ? "" : b.text.substr(bar + 1);
    return "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tr>" +
           cell(left, look, 2200) + cell(right, look, 2800) + "</w:tr></w:tbl>";
}

std::string table(const FormBlock& b) {
    std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        out += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>";
    }
    out += "</w:tblBorders></w:tblPr>";
    for (std::size_t r = 0; r < b.rows.size(); ++r) {
        out += r == 0 ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
                      : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t c = 0; c < b.rows[r].size(); ++c) {
            const bool name = c == (b.rows[0][0] == "TT" ? 1U : 0U);
            const char* align = r == 0 ? "center" : name ? "left" : "right";
            out += cell(b.rows[r][c], {align, r == 0, false, 22, 20},
                        5000 / static_cast<int>(b.rows[r].size()));
        }
        out += "</w:tr>";
    }
    return out + "</w:tbl>";
}

std::string marked_up(const FormBlock& b) {
    switch (b.kind) {
    case Kind::heads:
        return columns(b, {"center", true, false, 25, 0});
    case Kind::dateline:
        return columns(b, {"center", false, true, 25, 60});
    case Kind::signature:
        return columns(b, {"center", true, false, 26, 0});
    case Kind::title:
        return paragraph(b.text, {"center", true, false, 30, 360});
    case Kind::subtitle:
        return paragraph(b.text, {"center", true, false, 27, 40});
    case Kind::section:
        return paragraph(b.text, {"left", true, false, 27, 240}, "<w:keepNext/>");
    case Kind::item:
        return paragraph("- " + b.text, {"both"}, "<w:ind w:left=\"340\"/>");
    case Kind::table:
        return table(b);
    case Kind::note:
        return paragraph(b.text, {"left", false, true, 22, 40});
    case Kind::annex:
    case Kind::line:
        break;
    }
    return paragraph(b.text, {"both"});
}

/// A4, margins of the decree: 20 mm above and below, 30 left, 15 right.
std::string section(const std::string& header) {
    return "<w:sectPr>" + header +
           "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:bottom=\"1134\" "
           "w:left=\"1701\" w:right=\"851\" w:header=\"567\" w:footer=\"567\" "
           "w:gutter=\"0\"/></w:sectPr>";
}

} // namespace

std::string as_docx(const std::vector<FormBlock>& blocks, const std::string& title) {
    std::string body;
    bool annex = false;
    for (const FormBlock& b : blocks) {
        if (b.kind == Kind::annex) {
            // What stands before ends its section, which has no watermark.
            body += "<w:p><w:pPr>" + section("") + "</w:pPr></w:p>";
            body += paragraph(b.text, {"center", true, false, 30, 0});
            annex = true;
            continue;
        }
        body += marked_up(b);
        // Word joins tables that touch.
        body += b.kind == Kind::table ? "<w:p/>" : "";
    }
    body += section(annex ? "<w:headerReference w:type=\"default\" r:id=\"rId1\"/>" : "");
    return docx_package(body, title, annex_mark);
}

} // namespace truyvet::report
