#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# layout_matrix.sh TST_LAYOUT: audits every screen on each screen size, scale and font of the matrix, and lists what
# cannot be read. With POOLHOUSE_SHOTS=DIR the pictures go to a folder of DIR for each.
set -euo pipefail
audit="$1"
failed=()
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

run() {
    local layout="$1" shots=()
    [ -z "${POOLHOUSE_SHOTS:-}" ] || shots=(POOLHOUSE_SHOTS="$POOLHOUSE_SHOTS/$layout")
    if env QT_LOGGING_RULES='qt.qpa.*=false' POOLHOUSE_LAYOUT="$layout" "${shots[@]}" "$audit" >"$log" 2>&1; then
        echo "$layout: ok"
        return
    fi
    failed+=("$layout")
    echo "$layout: FAILED"
    sed -nE 's/^(QWARN|FAIL!) *: TestLayout::everyTextCanBeRead\(\) /    /p' "$log" | grep -v 'This plugin does not support' || cat "$log"
}

for size in 1280x800 1366x768 1920x1080 2560x1440; do
    for scale in 1 1.25 1.5 2; do
        run "$size@$scale"
    done
    run "$size@1,14"
done
# Laptops whose screen is scaled: 1366x768 and 1280x800 at 150%, 1280x800 at 125%, and a netbook.
for layout in 910x512@1.5 853x533@1.5 1024x640@1.25 1024x600@1; do
    run "$layout"
done
echo "${#failed[@]} of 24 failed${failed:+: ${failed[*]}}"
[ ${#failed[@]} -eq 0 ]
