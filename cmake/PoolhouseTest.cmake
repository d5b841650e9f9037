# SPDX-License-Identifier: GPL-3.0-or-later
# The PCH of the tests of a folder, without which a test takes up to three times as long to compile (measured). <QtTest> is
# all of Qt Core. A build that is thrown away also takes the headers of our own that its folder names in
# POOLHOUSE_SCENE_PCH; one that is worked in would compile all tests anew whenever one of them changes.
set(POOLHOUSE_TEST_PCH <QtTest> <algorithm> <chrono> <functional> <map> <optional> <string> <vector>)
set(POOLHOUSE_TEST_ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false"
    "HEROKU_API_KEY=;XDG_CONFIG_HOME=/nonexistent;DBUS_SESSION_BUS_ADDRESS=disabled:")
if(POOLHOUSE_SANITIZE MATCHES "thread")
    list(APPEND POOLHOUSE_TEST_ENVIRONMENT
        "TSAN_OPTIONS=halt_on_error=1:suppressions='${PROJECT_SOURCE_DIR}/tests/thread_sanitizer.supp'")
endif()

# poolhouse_link_qt_test(NAME SCOPE): Qt Test, without the warnings that its own macros cause.
function(poolhouse_link_qt_test name scope)
    target_link_libraries(${name} ${scope} Qt6::Test)
    if(Qt6Test_VERSION VERSION_GREATER_EQUAL 6.8)
        set_target_properties(${name} PROPERTIES POOLHOUSE_EXPANDS_QTRY ON)
    endif()
endfunction()

# poolhouse_moc(TARGET SOURCE): the moc file that a source includes at its end, made by one run of moc. AUTOMOC would scan
# the target and compile a file for it: three steps and about 1.3 s of CPU for each of 220 tests. moc looks at the class
# alone: without folders it does not read what the source includes, which is most of its time.
function(poolhouse_moc target source)
    file(STRINGS "${source}" included REGEX "^#include \"[a-z_0-9]+\\.moc\"")
    if(NOT included)
        return()
    endif()
    cmake_path(GET source STEM stem)
    set(moc "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
    cmake_path(ABSOLUTE_PATH source)
    add_custom_command(OUTPUT "${moc}" COMMAND Qt6::moc -o "${moc}" "${source}" DEPENDS "${source}" VERBATIM)
    set_property(SOURCE "${source}" TARGET_DIRECTORY ${target} APPEND PROPERTY OBJECT_DEPENDS "${moc}")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# poolhouse_qtest(NAME SOURCES ... LIBS ... [LABELS ...] [FIXTURES ...] [ISOLATED] [SHARE_PCH]); fixtures are those the tests require.
# One executable built with Qt Test, which is one ctest entry and one process. ISOLATED: after each build its test
# functions are asked for and each becomes an entry and a process of its own, for what leaves traces in a process:
# windows, signals, programs that are started and killed. SHARE_PCH: one precompiled header for all tests of the folder
# that link the same; the compiler takes it only where all macros of the libraries agree.
function(poolhouse_qtest name)
    cmake_parse_arguments(ARG "ISOLATED;SHARE_PCH" "" "SOURCES;LIBS;LABELS;FIXTURES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LIBS})
    if(TARGET poolhouse_test_main) # those of the rules and of the tree have main functions of Qt Test
        target_link_libraries(${name} PRIVATE poolhouse_test_main)
    endif()
    poolhouse_link_qt_test(${name} PRIVATE)
    poolhouse_target(${name})
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF AUTOMOC OFF)
    foreach(source IN LISTS ARG_SOURCES)
        poolhouse_moc(${name} "${source}")
    endforeach()
    if(ARG_SHARE_PCH)
        list(JOIN ARG_LIBS "_" libraries)
        get_property(owner DIRECTORY PROPERTY "pch_of_${libraries}")
        if(owner)
            target_precompile_headers(${name} REUSE_FROM ${owner})
        else()
            set(scene)
            if(CMAKE_UNITY_BUILD)
                list(TRANSFORM POOLHOUSE_SCENE_PCH REPLACE "^tests/" "${PROJECT_SOURCE_DIR}/tests/" OUTPUT_VARIABLE scene)
            endif()
            target_precompile_headers(${name} PRIVATE ${POOLHOUSE_TEST_PCH} ${scene})
            set_property(DIRECTORY PROPERTY "pch_of_${libraries}" ${name})
        endif()
    endif()
    if(NOT ARG_ISOLATED)
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES TIMEOUT 600 LABELS "${ARG_LABELS}" FIXTURES_REQUIRED "${ARG_FIXTURES}"
            ENVIRONMENT "${POOLHOUSE_TEST_ENVIRONMENT}")
        return()
    endif()
    set(entries "${CMAKE_CURRENT_BINARY_DIR}/${name}_tests.cmake")
    list(JOIN ARG_LABELS "," labels)
    list(JOIN ARG_FIXTURES "," fixtures)
    list(JOIN POOLHOUSE_TEST_ENVIRONMENT "," environment)
    string(REPLACE ";" "," environment "${environment}")
    add_custom_command(TARGET ${name} POST_BUILD BYPRODUCTS "${entries}"
        COMMAND "${CMAKE_COMMAND}" "-DEXE=$<TARGET_FILE:${name}>" "-DOUT=${entries}" "-DLABELS=${labels}"
            "-DFIXTURES=${fixtures}" "-DENVIRONMENT=${environment}"
            -P "${PROJECT_SOURCE_DIR}/cmake/QtTestDiscover.cmake" VERBATIM)
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${entries}")
endfunction()
