# SPDX-License-Identifier: GPL-2.0-only
# Print the tables of docs/radio.md and models/radio/data/collision.toml.
foreach(program radio_agreement radio_calibrate)
    add_executable(${program} ${program}.cpp)
    target_link_libraries(${program} PRIVATE truyvet_radio)
    set_target_properties(${program} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/validation)
endforeach()
