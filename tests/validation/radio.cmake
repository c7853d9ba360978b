# SPDX-License-Identifier: GPL-2.0-only
# Prints the tables of docs/radio.md.
add_executable(radio_agreement radio_agreement.cpp)
target_link_libraries(radio_agreement PRIVATE truyvet_radio)
set_target_properties(radio_agreement PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/validation)
