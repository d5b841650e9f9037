# SPDX-License-Identifier: GPL-3.0-or-later
# The PCH of the tests of a folder, without which a test takes up to three times as long to compile (measured). <QtTest> is
# all of Qt Core. A build that is thrown away also takes the headers of our own that its folder names in
# POOLHOUSE_SCENE_PCH; one that is worked in would compile all tests anew whenever one of them changes.
set(POOLHOUSE_TEST_PCH <QtTest> <algorithm> <chrono> <functional> <map> <optional> <string> <vector>)
set(POOLHOUSE_TEST_BATCH 12)
set(POOLHOUSE_TEST_ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.qpa.*=false"
    "HEROKU_API_KEY=;XDG_CONFIG_HOME=/nonexistent;DBUS_SESSION_BUS_ADDRESS=disabled:")
set(POOLHOUSE_FUNCTION_TIMEOUT 300) # for what hangs, in seconds
if(POOLHOUSE_SANITIZE)
    set(POOLHOUSE_FUNCTION_TIMEOUT 900)
    list(APPEND POOLHOUSE_TEST_ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=900000") # five minutes otherwise
endif()
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
    target_sources(${target} PRIVATE "${moc}") # OBJECT_DEPENDS of a source is lost in a unity build
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# poolhouse_test_executable(NAME SOURCES ... LIBS ... [SHARE_PCH]): what poolhouse_qtest and poolhouse_test_group build.
# SHARE_PCH: one precompiled header for all of the folder that link the same; the compiler takes it only where all macros
# of the libraries agree.
function(poolhouse_test_executable name)
    cmake_parse_arguments(ARG "SHARE_PCH" "" "SOURCES;LIBS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LIBS})
    poolhouse_link_qt_test(${name} PRIVATE)
    poolhouse_target(${name})
    # A suite starts 1,500 processes, each of which would spend a quarter of its start on functions that it never calls.
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF AUTOMOC OFF POOLHOUSE_BINDS_LAZILY ON)
    foreach(source IN LISTS ARG_SOURCES)
        poolhouse_moc(${name} "${source}")
    endforeach()
    if(NOT ARG_SHARE_PCH)
        return()
    endif()
    list(JOIN ARG_LIBS "_" libraries)
    get_property(owner DIRECTORY PROPERTY "pch_of_${libraries}")
    if(owner)
        target_precompile_headers(${name} REUSE_FROM ${owner})
        return()
    endif()
    set(scene)
    if(CMAKE_UNITY_BUILD)
        list(TRANSFORM POOLHOUSE_SCENE_PCH REPLACE "^tests/" "${PROJECT_SOURCE_DIR}/tests/" OUTPUT_VARIABLE scene)
    endif()
    target_precompile_headers(${name} PRIVATE ${POOLHOUSE_TEST_PCH} ${scene})
    set_property(DIRECTORY PROPERTY "pch_of_${libraries}" ${name})
endfunction()

# poolhouse_qtest(NAME SOURCES ... LIBS ... [LABELS ...] [FIXTURES ...] [SHARE_PCH]); fixtures are those the test requires.
# One executable with one test class and a main function of its own, which is one ctest entry and one process.
function(poolhouse_qtest name)
    cmake_parse_arguments(ARG "SHARE_PCH" "" "SOURCES;LIBS;LABELS;FIXTURES" ${ARGN})
    set(pch)
    if(ARG_SHARE_PCH)
        set(pch SHARE_PCH)
    endif()
    poolhouse_test_executable(${name} SOURCES ${ARG_SOURCES} LIBS ${ARG_LIBS} ${pch})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 LABELS "${ARG_LABELS}" FIXTURES_REQUIRED "${ARG_FIXTURES}"
        ENVIRONMENT "${POOLHOUSE_TEST_ENVIRONMENT}")
endfunction()

# poolhouse_test_group(NAME SOURCES tst_a.cpp ... LIBS ... [LABELS ...] [FIXTURES ...] [ISOLATED])
# One executable for many test classes, with the main function of tests/support/test_main.h. Each class is a ctest entry
# and a process, named after its source: tst_a. ISOLATED: after each build the executable is asked for its test functions
# and each becomes an entry and a process of its own (tst_a.function), for what leaves traces in a process: the whole
# program, signals, programs that are started and killed. A build that is thrown away compiles several sources as one, in half
# the time (measured): names in their anonymous namespaces and after `using` must not collide.
function(poolhouse_test_group name)
    cmake_parse_arguments(ARG "ISOLATED" "" "SOURCES;LIBS;LABELS;FIXTURES" ${ARGN})
    set(pch)
    list(LENGTH ARG_SOURCES count)
    if(count GREATER POOLHOUSE_TEST_BATCH) # for fewer, a precompiled header takes longer than it saves
        set(pch SHARE_PCH)
    endif()
    poolhouse_test_executable(${name} SOURCES ${ARG_SOURCES} LIBS ${ARG_LIBS} poolhouse_test_main ${pch})
    if(CMAKE_UNITY_BUILD)
        set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${POOLHOUSE_TEST_BATCH}
            POOLHOUSE_JOINS_TESTS ON)
    endif()
    if(NOT ARG_ISOLATED)
        foreach(source IN LISTS ARG_SOURCES)
            cmake_path(GET source STEM test)
            if(test MATCHES "^tst_")
                add_test(NAME ${test} COMMAND ${name} ${test})
                set_tests_properties(${test} PROPERTIES TIMEOUT 900 LABELS "${ARG_LABELS}"
                    FIXTURES_REQUIRED "${ARG_FIXTURES}" ENVIRONMENT "${POOLHOUSE_TEST_ENVIRONMENT}")
            endif()
        endforeach()
        return()
    endif()
    set(entries "${CMAKE_CURRENT_BINARY_DIR}/${name}.cmake")
    list(JOIN ARG_LABELS "," labels)
    list(JOIN ARG_FIXTURES "," fixtures)
    list(JOIN POOLHOUSE_TEST_ENVIRONMENT "," environment)
    string(REPLACE ";" "," environment "${environment}")
    add_custom_command(TARGET ${name} POST_BUILD BYPRODUCTS "${entries}"
        COMMAND "${CMAKE_COMMAND}" "-DEXE=$<TARGET_FILE:${name}>" "-DOUT=${entries}" "-DLABELS=${labels}"
            "-DFIXTURES=${fixtures}" "-DENVIRONMENT=${environment}" "-DTIMEOUT=${POOLHOUSE_FUNCTION_TIMEOUT}"
            -P "${PROJECT_SOURCE_DIR}/cmake/QtTestDiscover.cmake" VERBATIM)
    # Each class of a group that was left out of a build is an entry that fails, if it is selected.
    set(include "${CMAKE_CURRENT_BINARY_DIR}/${name}_entries.cmake")
    set(missing "")
    foreach(source IN LISTS ARG_SOURCES)
        cmake_path(GET source STEM test)
        if(test MATCHES "^tst_")
            string(APPEND missing "  add_test(${test}.not_built ${test}.not_built)\n")
        endif()
    endforeach()
    file(WRITE "${include}" "if(EXISTS [=[${entries}]=])\n  include([=[${entries}]=])\nelse()\n${missing}endif()\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${include}")
endfunction()
