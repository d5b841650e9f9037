# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the npm packages of SOURCE into TOOLS, unless exactly these are there. Run by ctest as a fixture.
foreach(program NODE NPM)
    if(NOT ${program} OR ${program} MATCHES "-NOTFOUND$")
        message(FATAL_ERROR "node or npm is missing. Install the Debian packages nodejs and npm (packaging/test.sh does), then "
            "configure again with: cmake -UPOOLHOUSE_NODE -UPOOLHOUSE_NPM BUILD_FOLDER")
    endif()
endforeach()

file(SHA256 "${SOURCE}/package-lock.json" wanted)
set(stamp "${TOOLS}/installed.txt")
if(EXISTS "${stamp}")
    file(READ "${stamp}" installed)
    if(installed STREQUAL wanted)
        return()
    endif()
endif()

file(REMOVE "${stamp}")
file(MAKE_DIRECTORY "${TOOLS}")
file(COPY "${SOURCE}/package.json" "${SOURCE}/package-lock.json" "${SOURCE}/.npmrc" DESTINATION "${TOOLS}")
execute_process(COMMAND "${NPM}" ci --no-audit --no-fund --ignore-scripts WORKING_DIRECTORY "${TOOLS}" RESULT_VARIABLE code
    OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "npm ci failed in ${TOOLS} (${code}); it needs the network the first time:\n${output}")
endif()
file(WRITE "${stamp}" "${wanted}")
