#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing (Debian 12 or 13), builds the preset `dev` and runs the whole test suite without a display.
# Arguments go to ctest: `packaging/test.sh -R pool_name`. POOLHOUSE_PRESET=asan does the same with sanitizers.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_packages build run test
preset="${POOLHOUSE_PRESET:-dev}"
# A first build takes a third of the time like this; a folder that is worked in keeps what its owner chose. Benchmarks
# are no tests. Clang compiles a test in half of GCC's time (measured).
options=()
if [ ! -f "$root/build/$preset/CMakeCache.txt" ]; then
    options=("${quick_build[@]}" -DPOOLHOUSE_BENCH=OFF)
    [ -n "${CXX:-}" ] || ! command -v clang++ >/dev/null || options+=(-DCMAKE_CXX_COMPILER=clang++)
fi
configure "$preset" "${options[@]}"
build "$preset"
run_suite "$preset" "$@"
