# SPDX-License-Identifier: GPL-3.0-or-later
# Variables of the environment that every Qt Test needs in this kind of build, beside those in QtTestDiscover.cmake.
set(POOLHOUSE_TEST_ENVIRONMENT "")
if(POOLHOUSE_SANITIZE MATCHES "thread")
    set(POOLHOUSE_TEST_ENVIRONMENT
        "TSAN_OPTIONS=halt_on_error=1:suppressions='${PROJECT_SOURCE_DIR}/tests/thread_sanitizer.supp'")
endif()

# poolhouse_qtest(NAME SOURCES ... LIBS ... [LABELS ...] [FIXTURES ...] [GUI]); fixtures are those the tests require.
# One executable built with Qt Test; after each build its test functions are asked for and every one becomes a ctest entry.
function(poolhouse_qtest name)
    cmake_parse_arguments(ARG "GUI" "" "SOURCES;LIBS;LABELS;FIXTURES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LIBS} Qt6::Test)
    poolhouse_target(${name})
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
    set(entries "${CMAKE_CURRENT_BINARY_DIR}/${name}_tests.cmake")
    list(JOIN ARG_LABELS "," labels)
    list(JOIN ARG_FIXTURES "," fixtures)
    add_custom_command(TARGET ${name} POST_BUILD BYPRODUCTS "${entries}"
        COMMAND "${CMAKE_COMMAND}" -E env QT_QPA_PLATFORM=offscreen "${CMAKE_COMMAND}"
            "-DEXE=$<TARGET_FILE:${name}>" "-DNAME=${name}" "-DOUT=${entries}" "-DLABELS=${labels}"
            "-DFIXTURES=${fixtures}" "-DMORE_ENVIRONMENT=${POOLHOUSE_TEST_ENVIRONMENT}"
            -P "${PROJECT_SOURCE_DIR}/cmake/QtTestDiscover.cmake" VERBATIM)
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${entries}")
endfunction()
