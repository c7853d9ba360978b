# SPDX-License-Identifier: GPL-2.0-only
# What the compiler and linker give against memory errors: files from anybody reach this program.
# Sanitizers find the same errors better and do not go with _FORTIFY_SOURCE, which needs -O1 or more.
include(CheckPIESupported)
check_pie_supported(LANGUAGES C CXX) # CMAKE_POSITION_INDEPENDENT_CODE then links executables so, too
if(TRUYVET_SANITIZE)
    return()
endif()
add_compile_options(-fstack-protector-strong)
# A compiler may define it already, at another level.
add_compile_options("$<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
# Full RELRO: every symbol is bound at the start, then the table of them is read-only.
add_link_options(LINKER:-z,relro,-z,now)
