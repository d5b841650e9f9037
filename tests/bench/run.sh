#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures a release build and prints one line of JSON for each benchmark, with what counts and its limit.
# Only ratios within one run are comparable: both sides alternate on the same machine. The planner has absolute limits in
# milliseconds.
#   tests/bench/run.sh [RUNS]          default 9
# Needs packaging/run.sh and packaging/test.sh to have been run once (packages), and curl.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../packaging/lib.sh"

runs="${1:-9}"
in_flight=32
clusters=1000
latency=20
bin="$root/build/release"
scratch="$(mktemp -d)"
sandbox_id=
finish() {
    [ -z "$sandbox_id" ] || kill "$sandbox_id" 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT

median() { sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

# wall COMMAND...: its time from start to end in milliseconds; its output goes to stderr.
wall() {
    local start="${EPOCHREALTIME/./}"
    "$@" >&2
    echo $((("${EPOCHREALTIME/./}" - start) / 1000))
}

configure release
build release poolhouse poolhouse-sandbox bench_startup bare_window bench_fleet_load bench_planner bench_planner_page bench_lanes

# An empty home, so that user settings do not affect the first page.
startup() {
    env -u WAYLAND_DISPLAY -u HEROKU_API_KEY HOME="$scratch" XDG_CONFIG_HOME="$scratch" QT_QPA_PLATFORM="$2" "${@:3}" \
        "$bin/tests/bench/bench_startup" "$runs" "$1" -- "$bin/app/console/poolhouse" --sandbox -- "$bin/tests/bench/bare_window" |
        sed "s/^{/{\"platform\":\"$2\",/"
}
caches=(warm)
if [ "$(id -u)" = 0 ] && [ -w /proc/sys/vm/drop_caches ]; then caches+=(cold); fi
for cache in "${caches[@]}"; do
    startup "$cache" offscreen
    if command -v xvfb-run >/dev/null; then
        startup "$cache" xcb xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" 2>&1
    fi
done

"$bin/tests/bench/bench_planner" # fails when one of its limits is not kept
QT_QPA_PLATFORM=offscreen "$bin/tests/bench/bench_planner_page" # so does this one
QT_QPA_PLATFORM=offscreen "$bin/tests/bench/bench_lanes" # and this one

command -v curl >/dev/null || die "curl was not found." "it is what loading is compared with" "apt-get install curl"
coproc sandbox { exec "$bin/app/sandbox/poolhouse-sandbox" --port 0 --scenario "large:$clusters" --latency "$latency"; }
# shellcheck disable=SC2154
sandbox_id="$sandbox_PID"
read -r -t 60 line <&"${sandbox[0]}" || die "The sandbox did not start." "it printed no address within a minute" \
    "run $bin/app/sandbox/poolhouse-sandbox --port 0 by hand"
url="${line#*\"url\":\"}" url="${url%%\"*}"

load() { "$bin/tests/bench/bench_fleet_load" "$url" "$in_flight" "$scratch/curl.cfg" 2>"$scratch/load.err" || { cat "$scratch/load.err" >&2 && return 1; }; }
with_curl() { curl --parallel --parallel-immediate --parallel-max "$in_flight" --config "$scratch/curl.cfg"; }
load >"$scratch/load.json" # warms the server up and records what curl has to ask
for ((run = 0; run < runs; run++)); do
    wall load >>"$scratch/ours"
    wall with_curl >>"$scratch/curls"
done
ours="$(median <"$scratch/ours")" curls="$(median <"$scratch/curls")"
awk -v ours="$ours" -v curls="$curls" -v runs="$runs" -v in_flight="$in_flight" -v latency="$latency" -v detail="$(<"$scratch/load.json")" \
    'BEGIN {printf "{\"benchmark\":\"fleet_load\",\"runs\":%d,\"in_flight\":%d,\"latency_ms\":%d,\"poolhouse_ms\":%d,\"curl_ms\":%d,\"ratio\":%.2f,\"limit\":1.3,\"detail\":%s}\n",
     runs, in_flight, latency, ours, curls, ours / curls, detail}'
