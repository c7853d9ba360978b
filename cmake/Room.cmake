# SPDX-License-Identifier: GPL-2.0-only
# A room is one folder, one library truyvet_<name> (alias truyvet::<name>), one namespace.
#   truyvet_room(contact SOURCES a.cpp b.cpp USES core mobility LINK Eigen3::Eigen)
function(truyvet_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LINK" ${ARGN})
    add_library(truyvet_${name} STATIC ${ROOM_SOURCES})
    add_library(truyvet::${name} ALIAS truyvet_${name})
    target_include_directories(truyvet_${name} PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    # g++ 12 sees uninitialised members in every std::variant of vectors (GCC bug 105562 and kin).
    target_compile_options(truyvet_${name} PRIVATE -Wall -Wextra -Wpedantic -Wno-maybe-uninitialized)
    foreach(used IN LISTS ROOM_USES)
        target_link_libraries(truyvet_${name} PUBLIC truyvet_${used})
    endforeach()
    target_link_libraries(truyvet_${name} PUBLIC ${ROOM_LINK})
endfunction()

# Tests of a room, one Catch2 program:
#   truyvet_test(contact SOURCES a.cpp USES contact)
function(truyvet_test name)
    cmake_parse_arguments(TEST "" "" "SOURCES;USES;LINK" ${ARGN})
    add_executable(test_${name} ${TEST_SOURCES})
    target_link_libraries(test_${name} PRIVATE truyvet_test_main ${TEST_LINK})
    foreach(used IN LISTS TEST_USES)
        target_link_libraries(test_${name} PRIVATE truyvet_${used})
    endforeach()
    set_target_properties(test_${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    # A name that selects no test (a semicolon in it) must fail, not pass unseen.
    catch_discover_tests(test_${name} TEST_PREFIX "${name}: " EXTRA_ARGS --warn NoTests
                         PROPERTIES SKIP_RETURN_CODE 4)
endfunction()

# <truyvet_revision.hpp>: TRUYVET_VERSION and TRUYVET_REVISION, for whoever links truyvet_revision.
function(truyvet_revision)
    set(folder ${PROJECT_BINARY_DIR}/generated)
    set(command ${CMAKE_COMMAND} -DSOURCE_DIR=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
                -DHEADER=${folder}/truyvet_revision.hpp -P ${PROJECT_SOURCE_DIR}/cmake/Revision.cmake)
    execute_process(COMMAND ${command})
    add_custom_target(truyvet_write_revision COMMAND ${command}
                      BYPRODUCTS ${folder}/truyvet_revision.hpp)
    add_library(truyvet_revision INTERFACE)
    target_include_directories(truyvet_revision INTERFACE ${folder})
    add_dependencies(truyvet_revision truyvet_write_revision)
endfunction()
