# SPDX-License-Identifier: GPL-2.0-only
# The matching library as a package of its own: find_package(truyvet), truyvet::matching (C++ and C,
# static) and truyvet::matching_c (C only, shared); for others a pkg-config file.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(cxx_headers ${CMAKE_INSTALL_INCLUDEDIR}/truyvet)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/truyvet)

target_include_directories(truyvet_matching PUBLIC
    $<INSTALL_INTERFACE:${cxx_headers}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_include_directories(truyvet_matching_c PUBLIC
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set_target_properties(truyvet_matching PROPERTIES EXPORT_NAME matching)
set_target_properties(truyvet_matching_c PROPERTIES EXPORT_NAME matching_c)

install(TARGETS truyvet_matching truyvet_matching_c EXPORT truyvet)
install(EXPORT truyvet NAMESPACE truyvet:: FILE truyvetTargets.cmake DESTINATION ${package_dir})
install(FILES ${PROJECT_SOURCE_DIR}/models/core/time.hpp ${PROJECT_SOURCE_DIR}/models/core/error.hpp
        DESTINATION ${cxx_headers}/models/core)
file(GLOB headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/models/matching/*.hpp)
install(FILES ${headers} DESTINATION ${cxx_headers}/models/matching)
install(FILES ${PROJECT_SOURCE_DIR}/models/matching/detail/key_index_search.hpp
        DESTINATION ${cxx_headers}/models/matching/detail)
install(FILES ${PROJECT_SOURCE_DIR}/models/matching/truyvet_matching.h TYPE INCLUDE)

write_basic_package_version_file(truyvetConfigVersion.cmake COMPATIBILITY SameMinorVersion)
configure_file(${CMAKE_CURRENT_LIST_DIR}/truyvetConfig.cmake.in truyvetConfig.cmake @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/truyvet_matching.pc.in truyvet_matching.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/truyvetConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/truyvetConfigVersion.cmake
        DESTINATION ${package_dir})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/truyvet_matching.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
