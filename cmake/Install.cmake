# SPDX-License-Identifier: GPL-2.0-only
# Program, scenarios and man page; the Python package; one Debian package of it all (cpack -G DEB).
include(GNUInstallDirs)
install(TARGETS truyvet RUNTIME COMPONENT program)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/truyvet
        COMPONENT program PATTERN data EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios/data DESTINATION ${CMAKE_INSTALL_DATADIR}/truyvet
        COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/docs/truyvet.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
        COMPONENT program)

if(TRUYVET_PYTHON)
    # Where Debian's Python looks: packages in /usr, the administrator's in /usr/local.
    install(CODE "
        if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
            set(truyvet_python_dir lib/python3/dist-packages)
        else()
            set(truyvet_python_dir lib/python${Python_VERSION_MAJOR}.${Python_VERSION_MINOR}/dist-packages)
        endif()" COMPONENT python)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/python/truyvet DESTINATION "\${truyvet_python_dir}"
            COMPONENT python PATTERN __pycache__ EXCLUDE)
    install(TARGETS _truyvet LIBRARY DESTINATION "\${truyvet_python_dir}/truyvet"
            COMPONENT python)
endif()

set(CPACK_PACKAGE_NAME truyvet)
set(CPACK_PACKAGE_VENDOR truyvet)
set(CPACK_PACKAGE_CONTACT "the truyvet developers <truyvet@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Simulator of contact tracing with Bluezone")
set(CPACK_PACKAGE_DESCRIPTION
"How many of a case's close contacts does contact tracing find, if a given share of people
install and really use the Bluezone app? Program, Python module and scenarios.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "python3 (>= ${Python_VERSION_MAJOR}.${Python_VERSION_MINOR}), python3-numpy, python3-pandas")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS python3-matplotlib)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/prerm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENTS_ALL program python)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
include(CPack)
