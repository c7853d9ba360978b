// SPDX-License-Identifier: GPL-2.0-only
#include "sim/report/docx_package.hpp"

#include "models/core/error.hpp"
#include "sim/report/html.hpp"

#include <zip.h>

#include <ctime>
#include <memory>
#include <utility>
#include <vector>

namespace truyvet::report {
namespace {

constexpr const char* xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* package = "http://schemas.openxmlformats.org/package/2006/";

std::string type(const char* part, const char* kind) {
    return std::string("<Override PartName=\"/word/") + part +
           ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." +
           kind + "+xml\"/>";
}

std::string types() {
    return std::string(xml) + "<Types xmlns=\"" + package +
           "content-types\"><Default Extension=\"rels\" "
           "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
           "Extension=\"xml\" ContentType=\"application/xml\"/>" +
           type("document", "document.main") + type("header1", "header") +
           type("styles", "styles") +
           "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& all) {
    std::string out = std::string(xml) + "<Relationships xmlns=\"" + package + "relationships\">";
    for (std::size_t i = 0; i < all.size(); ++i) {
        out += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + all[i].first +
               "\" Target=\"" + all[i].second + "\"/>";
    }
    return out + "</Relationships>";
}

std::string styles() {
    return std::string(xml) + "<w:styles xmlns:w=\"" + word +
           "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
           "w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"27\"/><w:lang "
           "w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>";
}

std::string header(const std::string& mark) {
    return std::string(xml) + "<w:hdr xmlns:w=\"" + word +
           "\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:p><w:pPr><w:jc "
           "w:val=\"right\"/></w:pPr><w:r><w:pict><v:shape id=\"mark\" type=\"#_x0000_t136\" "
           "style=\"position:absolute;width:460pt;height:120pt;rotation:315;z-index:-1;"
           "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
           "mso-position-vertical:center;mso-position-vertical-relative:margin\" "
           "fillcolor=\"#d0d0d0\" stroked=\"f\"><v:textpath style=\"font-family:'Times New "
           "Roman'\" string=\"" +
           escape(mark) + "\"/></v:shape></w:pict></w:r><w:r><w:t>" + escape(mark) +
           "</w:t></w:r></w:p></w:hdr>";
}

std::string core_properties(const std::string& title) {
    return std::string(xml) + "<cp:coreProperties xmlns:cp=\"" + package +
           "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
           escape(title) + "</dc:title><dc:creator>truyvet</dc:creator></cp:coreProperties>";
}

using Parts = std::vector<std::pair<std::string, std::string>>;

Parts parts_of(const std::string& body, const std::string& title, const std::string& mark) {
    return {
        {"[Content_Types].xml", types()},
        {"_rels/.rels", relations({{std::string(office) + "/officeDocument", "word/document.xml"},
                                   {std::string(package) + "relationships/metadata/core-properties",
                                    "docProps/core.xml"}})},
        {"docProps/core.xml", core_properties(title)},
        {"word/_rels/document.xml.rels",
         relations({{std::string(office) + "/header", "header1.xml"},
                    {std::string(office) + "/styles", "styles.xml"}})},
        {"word/styles.xml", styles()},
        {"word/header1.xml", header(mark)},
        {"word/document.xml", std::string(xml) + "<w:document xmlns:w=\"" + word + "\" xmlns:r=\"" +
                                  office + "\"><w:body>" + body + "</w:body></w:document>"}};
}

[[noreturn]] void fail(const char* why) {
    throw core::RunError(std::string("the Word file could not be made: ") + why);
}

void add(zip_t* archive, const std::string& name, const std::string& content) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto at = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (source == nullptr || at < 0) {
        fail(zip_strerror(archive));
    }
    // The same form is the same bytes: the first day that the format knows.
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(at), 0, (1 << 5) | 1, 0);
}

} // namespace

std::string docx_package(const std::string& body, const std::string& title,
                         const std::string& mark) {
    const Parts parts = parts_of(body, title, mark);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = bytes == nullptr ? nullptr : zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        fail(zip_error_strerror(&error));
    }
    zip_source_keep(bytes);
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> held(bytes, zip_source_free);
    for (const auto& [name, content] : parts) {
        add(archive, name, content);
    }
    if (zip_close(archive) != 0) {
        fail(zip_strerror(archive));
    }
    zip_stat_t stat;
    if (zip_source_stat(bytes, &stat) != 0 || zip_source_open(bytes) != 0) {
        fail("it cannot be read back");
    }
    std::string file(stat.size, '\0');
    if (zip_source_read(bytes, file.data(), file.size()) != static_cast<zip_int64_t>(file.size())) {
        fail("it cannot be read back");
    }
    zip_source_close(bytes);
    return file;
}

} // namespace truyvet::report
