# SPDX-License-Identifier: GPL-2.0-only
# Writes the source revision into a header; run at every build, changes the file only when it differs.
execute_process(COMMAND git -C ${SOURCE_DIR} describe --always --dirty
                OUTPUT_VARIABLE revision OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT revision)
    set(revision "unknown")
endif()
set(text "#pragma once\n#define TRUYVET_VERSION \"${VERSION}\"\n#define TRUYVET_REVISION \"${revision}\"\n")
set(old "")
if(EXISTS ${HEADER})
    file(READ ${HEADER} old)
endif()
if(NOT old STREQUAL text)
    file(WRITE ${HEADER} "${text}")
endif()
