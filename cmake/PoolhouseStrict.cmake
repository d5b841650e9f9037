# SPDX-License-Identifier: GPL-3.0-or-later
# One target, poolhouse_strict, carries the language level, the warnings and the sanitizers of every target of ours.
add_library(poolhouse_strict INTERFACE)
target_compile_features(poolhouse_strict INTERFACE cxx_std_20)
target_include_directories(poolhouse_strict INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(poolhouse_strict INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wunused -fno-omit-frame-pointer
    $<$<BOOL:${POOLHOUSE_WERROR}>:-Werror>)
target_compile_definitions(poolhouse_strict INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_KEYWORDS
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
# Hardening, checked by the test packaging.hardening. Position independence comes from Qt. FORTIFY needs an optimiser.
if(NOT POOLHOUSE_SANITIZE)
    target_compile_options(poolhouse_strict INTERFACE -fstack-protector-strong -fstack-clash-protection)
    target_compile_definitions(poolhouse_strict INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
    target_link_options(poolhouse_strict INTERFACE
        -Wl,-z,relro,-z,$<IF:$<BOOL:$<TARGET_PROPERTY:POOLHOUSE_BINDS_LAZILY>>,lazy,now>
        $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # In a unity build sources are included, and GCC takes whatever is included for a header.
    target_compile_options(poolhouse_strict INTERFACE -Wno-subobject-linkage)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # GCC's optimiser takes the inactive value of a std::optional or std::variant for one that is read (its bug 80635).
    target_compile_options(poolhouse_strict INTERFACE -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 takes std::string's own operator+ for an overlapping copy when it optimises (its bug 105651).
    target_compile_options(poolhouse_strict INTERFACE -Wno-restrict)
endif()
# The QTRY macros of Qt 6.8 convert long to int in the code that expands them.
target_compile_options(poolhouse_strict INTERFACE
    $<$<BOOL:$<TARGET_PROPERTY:POOLHOUSE_EXPANDS_QTRY>>:-Wno-conversion>)
# In tests that are compiled together, local names shadow those of the sources before.
target_compile_options(poolhouse_strict INTERFACE $<$<BOOL:$<TARGET_PROPERTY:POOLHOUSE_JOINS_TESTS>>:-Wno-shadow>)
if(POOLHOUSE_SANITIZE)
    target_compile_options(poolhouse_strict INTERFACE "-fsanitize=${POOLHOUSE_SANITIZE}" -fno-sanitize-recover=all)
    target_link_options(poolhouse_strict INTERFACE "-fsanitize=${POOLHOUSE_SANITIZE}")
    if(POOLHOUSE_SANITIZE MATCHES "address.*undefined")
        # Checks before each access through a pointer, a quarter of the code. ASan reports an access through null itself;
        # no cast here could lower an alignment (-Wcast-align).
        target_compile_options(poolhouse_strict INTERFACE -fno-sanitize=null,alignment
            $<IF:$<CXX_COMPILER_ID:GNU>,-Wcast-align=strict,-Wcast-align>)
    endif()
endif()

find_program(POOLHOUSE_CCACHE ccache)
if(POOLHOUSE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${POOLHOUSE_CCACHE}" CACHE STRING "" FORCE)
endif()
foreach(linker mold lld)
    find_program(POOLHOUSE_LINKER_${linker} NAMES ${linker} ld.${linker})
    if(POOLHOUSE_LINKER_${linker})
        target_link_options(poolhouse_strict INTERFACE "-fuse-ld=${linker}")
        break()
    endif()
endforeach()

# poolhouse_target(NAME [PCH header ...]): the strictness, and precompiled headers where they pay (measured: clang only).
function(poolhouse_target name)
    cmake_parse_arguments(ARG "" "" "PCH" ${ARGN})
    target_link_libraries(${name} PUBLIC poolhouse_strict)
    if(POOLHOUSE_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC_EXECUTABLE "${POOLHOUSE_MOC}")
    endif()
    if(ARG_PCH AND CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT CMAKE_UNITY_BUILD)
        target_precompile_headers(${name} PRIVATE ${ARG_PCH})
    endif()
endfunction()
