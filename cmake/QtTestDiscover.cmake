# SPDX-License-Identifier: GPL-3.0-or-later
# Run by poolhouse_qtest after a build: writes one add_test line for each test function of EXE to OUT.
execute_process(COMMAND "${EXE}" -functions OUTPUT_VARIABLE listing RESULT_VARIABLE code ERROR_VARIABLE complaint)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "${EXE} -functions failed (${code}): ${complaint}")
endif()
string(REGEX MATCHALL "[A-Za-z0-9_]+\\(\\)" functions "${listing}")
if(NOT functions)
    message(FATAL_ERROR "${EXE} has no test function")
endif()
string(REPLACE "," ";" labels "${LABELS}")
string(REPLACE "," ";" fixtures "${FIXTURES}")
set(text "")
foreach(function IN LISTS functions)
    string(REPLACE "()" "" function "${function}")
    string(APPEND text "add_test([=[${NAME}.${function}]=] [=[${EXE}]=] ${function})\n")
    string(APPEND text "set_tests_properties([=[${NAME}.${function}]=] PROPERTIES TIMEOUT 300 LABELS [=[${labels}]=] FIXTURES_REQUIRED [=[${fixtures}]=] "
        "ENVIRONMENT [=[QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false;"
        "HEROKU_API_KEY=;XDG_CONFIG_HOME=/nonexistent;DBUS_SESSION_BUS_ADDRESS=disabled:;${MORE_ENVIRONMENT}]=])\n")
endforeach()
file(WRITE "${OUT}" "${text}")
