# SPDX-License-Identifier: GPL-2.0-only
truyvet_test(validation_contacts SOURCES test_contacts.cpp test_badges.cpp survey.cpp USES contact
             LINK OpenMP::OpenMP_CXX)
target_compile_definitions(test_validation_contacts PRIVATE
    TRUYVET_CENSUS="${PROJECT_SOURCE_DIR}/scenarios/data")
