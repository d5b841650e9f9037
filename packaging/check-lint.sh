#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests .ci/lint in a small repository: line lengths, subjects, and what a missing tool means.
set -euo pipefail
command -v git >/dev/null || { echo "skipped: git is not installed" && exit 77; }
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/clone/.ci" "$scratch/bin"
cp "$here/.ci/lint" "$scratch/clone/.ci/"
cd "$scratch/clone"
for tool in bash dirname git awk xargs nproc sed grep; do ln -s "$(command -v "$tool")" "$scratch/bin/"; done
git=(git -c user.name=test -c user.email=test@localhost -c init.defaultBranch=main -c commit.gpgSign=false)
"${git[@]}" init -q .
failures=0

# expect CODE OUTPUT-PATTERN [NAME=VALUE...] -- CHECK
expect() {
    local wanted="$1" pattern="$2" settings=() code=0 out
    shift 2
    while [ "$1" != -- ]; do settings+=("$1") && shift; done
    out="$(env -i PATH="$scratch/bin" HOME="$scratch" "${settings[@]}" "$scratch/bin/bash" .ci/lint "$2" 2>&1)" || code=$?
    # shellcheck disable=SC2053
    if [ "$code" != "$wanted" ] || [[ "$out" != $pattern ]]; then
        printf 'FAILED: lint %s\n  expected: %s %s\n  actual:   %s %s\n' "$2" "$wanted" "$pattern" "$code" "$out"
        failures=$((failures + 1))
    fi
}
commit() { "${git[@]}" commit -q --allow-empty -m "$1"; }
words() { printf 'word %.0s' {1..30}; }

echo "const char* text = \"$(words) \\\" $(words)\";" >a.cpp
"${git[@]}" add a.cpp
expect 0 'lines: fine*' -- lines
echo "call($(words), \"short\");" >a.cpp
expect 1 'a.cpp:1: *columns*lines: FAILED' -- lines

commit "Add a file"
expect 0 'commits: fine*' -- commits
commit "added another one"
expect 1 '"added another one"*commits: FAILED' -- commits
"${git[@]}" clone -q . ../fresh
cp -r .ci ../fresh/
(cd ../fresh && expect 1 '"added another one"*commits: FAILED' -- commits && exit "$failures") || failures=$((failures + 1))
"${git[@]}" tag v1
commit "Add a third one"
expect 0 'commits: fine*' -- commits

expect 0 '*clang-format 14 is not installed*format: skipped' -- format
expect 1 '*clang-format 14 is not installed*format: FAILED' CI=true -- format
expect 0 '*shellcheck is not installed*shell: skipped' -- shell
expect 1 '*shellcheck is not installed*shell: FAILED' CI=true -- shell

[ "$failures" = 0 ] && echo "all fine"
