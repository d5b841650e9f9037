#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests run.sh and lib.sh in a copy of this folder, with stand-ins for the package database, cmake, sudo and the program.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
clone="$scratch/a clone" bin="$scratch/bin" failures=0
mkdir -p "$clone/packaging" "$bin"
cp "$here"/{lib.sh,run.sh,dependencies.txt} "$clone/packaging/"

stand_in() { { echo '#!/bin/bash' && cat; } >"$bin/$1" && chmod +x "$bin/$1"; }

# The program: says how it was started; --bogus is a mistake, --tour writes one picture, --fail ends with 7.
stand_in cmake <<'SCRIPT'
program="$CLONE/build/release/app/console/poolhouse"
mkdir -p "$(dirname "$program")"
cat >"$program" <<'PROGRAM'
#!/bin/bash
case " $* " in
    *" --bogus "*) echo "There is no option --bogus." >&2; exit 2 ;;
    *" --fail "*) exit 7 ;;
esac
[ "$1" != --tour ] || { mkdir -p "$2" && touch "$2/board-dark.png" && echo "written"; exit; }
printf 'platform=%s' "${QT_QPA_PLATFORM:-own}"
printf ' <%s>' "$@"
echo
PROGRAM
chmod +x "$program"
SCRIPT
stand_in dpkg-query <<'SCRIPT'
[ "${@: -1}" = "${MISSING:-}" ] || echo installed
SCRIPT
stand_in xdpyinfo <<'SCRIPT'
[ "$DISPLAY" = :1 ]
SCRIPT
stand_in id <<'SCRIPT'
echo 1000
SCRIPT

# run [NAME=VALUE...] -- ARGUMENTS: run.sh from another folder; its output and exit code are in $out, $err and $code.
run() {
    local settings=()
    while [ "$1" != -- ]; do settings+=("$1") && shift; done
    shift
    code=0
    (cd / && env -i HOME="$scratch" CLONE="$clone" PATH="$bin:/usr/bin:/bin" "${settings[@]}" \
        "$clone/packaging/run.sh" "$@") >"$scratch/out" 2>"$scratch/err" </dev/null || code=$?
    out="$(<"$scratch/out")" err="$(<"$scratch/err")"
}

# expect WHAT ACTUAL PATTERN
expect() {
    # shellcheck disable=SC2053
    if [[ "$2" != $3 ]]; then
        printf 'FAILED: %s\n  expected: %s\n  actual:   %s\n' "$1" "$3" "$2"
        failures=$((failures + 1))
    fi
}

run DISPLAY=:1 --
expect "no arguments open the sandbox" "$out" "platform=own <--sandbox>"
# shellcheck disable=SC2016
run DISPLAY=:1 -- --api-url "http://127.0.0.1:1/a b" '$(x)' ''
expect "arguments arrive as they were" "$out" "platform=own <--api-url> <http://127.0.0.1:1/a b> <\$(x)> <>"
run -- info "a cluster" --json
expect "info needs no display, stdout is the program's" "$out" "platform=offscreen <info> <a cluster> <--json>"
run -- --fail --help
expect "the program's exit code is run.sh's" "$code" 7
run --
expect "no display: pictures instead" "$out" "$clone/build/tour/board-dark.png"
expect "no display: says so" "$err" "*There is no display here*"
expect "no display: succeeds" "$code" 0
run DISPLAY=:9 -- --sandbox --scenario busy
expect "an X server that does not answer is named" "$err" "*The display :9 does not answer*"
expect "an X server that does not answer: pictures" "$out" "$clone/build/tour/board-dark.png"
run QT_QPA_PLATFORM=offscreen DISPLAY=:1 --
expect "nobody sees an offscreen window" "$out" "*.png"
run QT_QPA_PLATFORM=vnc --
expect "a chosen platform is taken at its word" "$out" "platform=vnc <--sandbox>"
run -- --bogus
expect "a mistake is told without a display too" "$code $err" "2 *There is no option --bogus.*"

if [[ "$(. /etc/os-release && echo "$ID${VERSION_ID:-}")" =~ ^debian1[23]$ ]]; then
    if ! command -v sudo >/dev/null; then
        run MISSING=g++ --
        expect "neither root nor sudo: what, why, what next" "$code $err" \
            "1 *Missing Debian packages: g++*you are not root and there is no sudo*apt-get install --no-install-recommends g++*"
    fi
    stand_in sudo <<'SCRIPT'
[ "$1" = -v ] && exit
echo "E: no route to the mirror"
exit 100
SCRIPT
    run MISSING=g++ --
    expect "apt fails: what, why, what next" "$code $err" "1 *E: no route to the mirror*could not install*Why:*Next:*"
    run --  --help
    expect "nothing missing: apt is not asked" "$err" "Configuring release*"
fi

[ "$failures" -eq 0 ] && echo "All checks of the scripts passed."
exit "$((failures > 0))"
