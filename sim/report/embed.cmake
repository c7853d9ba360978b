# SPDX-License-Identifier: GPL-2.0-only
# cmake -D OUT=assets.cpp -D D3=d3.min.js -D DIR=assets -P embed.cmake
function(embed name file)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
    file(APPEND ${OUT} "static constexpr char ${name}_bytes[] = {${bytes}'\\0'};\n"
         "const std::string_view ${name}{${name}_bytes, sizeof ${name}_bytes - 1};\n")
endfunction()
file(WRITE ${OUT} "#include \"sim/report/assets.hpp\"\nnamespace truyvet::report {\n")
embed(style_css ${DIR}/style.css)
embed(page_js ${DIR}/page.js)
embed(provinces_csv ${DIR}/provinces.csv)
embed(d3_js ${D3})
file(APPEND ${OUT} "} // namespace truyvet::report\n")
