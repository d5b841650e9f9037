# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the npm packages of SOURCE into TOOLS unless up to date. Run by ctest as a fixture.
foreach(program NODE NPM)
    if(NOT ${program} OR ${program} MATCHES "-NOTFOUND$")
        message(FATAL_ERROR "node or npm is missing. Install the Debian packages nodejs and npm (packaging/test.sh does), then "
            "configure again with: cmake -UPOOLHOUSE_NODE -UPOOLHOUSE_NPM BUILD_FOLDER")
    endif()
endforeach()

execute_process(COMMAND "${NODE}" -p "process.versions.node.split('.')[0]" OUTPUT_VARIABLE node_major
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
file(SHA256 "${SOURCE}/package-lock.json" wanted)
file(SHA256 "${SOURCE}/node/package-lock.json" wanted_node)
string(APPEND wanted " ${wanted_node} ${NODE} ${node_major}")
set(stamp "${TOOLS}/installed.txt")
if(EXISTS "${stamp}")
    file(READ "${stamp}" installed)
    if(installed STREQUAL wanted)
        return()
    endif()
endif()

function(install from to)
    file(MAKE_DIRECTORY "${to}")
    file(COPY "${from}/package.json" "${from}/package-lock.json" "${from}/.npmrc" DESTINATION "${to}")
    execute_process(COMMAND "${NPM}" ci --no-audit --no-fund --ignore-scripts WORKING_DIRECTORY "${to}" RESULT_VARIABLE code
        OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "npm ci failed in ${to} (${code}); it needs the network the first time:\n${output}")
    endif()
endfunction()

file(REMOVE "${stamp}")
install("${SOURCE}" "${TOOLS}")
# The CLI requires Node 20; 22 keeps its compiled modules (NODE_COMPILE_CACHE). Debian 12 has 18 and Debian 13 has 20: there
# npm installs a newer one, which also runs the tests.
set(node "${NODE}")
if(node_major LESS 22)
    install("${SOURCE}/node" "${TOOLS}/newer-node")
    file(GLOB node "${TOOLS}/newer-node/node_modules/node-linux-*/bin/node")
    if(NOT node AND node_major LESS 20)
        message(FATAL_ERROR "Node ${node_major} is too old for the Heroku CLI, and npm has no newer one for this machine. Install Node 22.")
    elseif(NOT node)
        set(node "${NODE}")
    endif()
endif()
file(CREATE_LINK "${node}" "${TOOLS}/node" SYMBOLIC)
file(WRITE "${stamp}" "${wanted}")
