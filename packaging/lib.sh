# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by run.sh, test.sh and .ci/run: what to install, how to build, what to say. Everything said here goes to stderr,
# so that the output of the program that is started stays its own.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
logs="$root/build/log"
# For a build that is made once and thrown away: in units of many sources, which read the headers once, and of the debug
# information what back traces need.
# shellcheck disable=SC2034
quick_build=(-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=64 -DCMAKE_CXX_FLAGS_DEBUG=-g1)

say() { printf '%s\n' "$*" >&2; }

# die WHAT WHY NEXT: the three things somebody needs who is stuck.
die() {
    say ""
    say "$1"
    say "  Why:  $2"
    say "  Next: $3"
    exit 1
}

# packages_for SECTION...: the names listed in dependencies.txt under these headings.
packages_for() {
    local section
    for section in "$@"; do
        sed -n "/^\[$section\]/,/^\[/{/^\[/d;s/[[:space:]]*#.*//;/^$/d;p}" "$root/packaging/dependencies.txt"
    done
}

# The releases that packaging/prove-install.sh --chroot was run on.
is_supported_debian() {
    # shellcheck disable=SC1091
    [ -r /etc/os-release ] && (. /etc/os-release && [[ "${ID:-}${VERSION_ID:-}" =~ ^debian1[23]$ ]])
}

# is_installed PACKAGE: by itself, or as a part of another one: the nodejs of NodeSource brings npm, and conflicts with Debian's.
is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] || {
        [ "$1" = npm ] && command -v npm >/dev/null
    }
}

# apt_get LOG ARGUMENTS: as root or through sudo, never asking anything but sudo's password.
apt_get() {
    local log="$1" become=()
    shift
    [ "$(id -u)" = 0 ] || become=(sudo)
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
        </dev/null >>"$log" 2>&1
}

# install_packages SECTION...: installs what is missing of these lists; needs neither root nor network when nothing is.
install_packages() {
    local wanted missing=() package log="$logs/apt.log"
    mapfile -t wanted < <(packages_for "$@")
    if ! is_supported_debian; then
        say "Only Debian 12 and 13 are supported. Nothing is installed here; these are the packages' names on Debian:"
        say "  ${wanted[*]}"
        for package in cmake ninja c++; do
            command -v "$package" >/dev/null || die "Cannot go on: '$package' was not found." \
                "this system is neither Debian 12 nor 13, so its packages are left to you" "install the packages above under the names they have here"
        done
        return
    fi
    for package in "${wanted[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    say "Missing Debian packages: ${missing[*]}"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "The missing packages cannot be installed." "you are not root and there is no sudo" \
            "as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
    if [ "$(id -u)" = 0 ]; then
        say "Installing them (log: $log)"
    else
        say "Installing them with sudo, which may ask for your password (log: $log)"
        sudo -v || die "The missing packages cannot be installed." "sudo refused" \
            "as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
    : >"$log"
    # A list that could not be refreshed may still do; whether it did, the installation tells.
    apt_get "$log" update || say "The package lists could not be refreshed; trying with those that are here."
    if ! apt_get "$log" install --no-install-recommends "${missing[@]}"; then
        grep -E '^(E|W|Err):' "$log" | tail -n 5 | sed 's/^/  /' >&2 || true
        die "apt-get could not install the missing packages." "its last complaints are above, all of it is in $log" \
            "check the network and /etc/apt/sources.list (Debian's 'main' is enough), then run this again"
    fi
}

# As many compilers as there are processors, but at least 1 GB of free memory for each: Qt's headers are large.
job_count() {
    local processors gigabytes
    processors="$(nproc)"
    gigabytes="$(awk '/^MemAvailable:/ {print int($2 / 1000000)}' /proc/meminfo 2>/dev/null || true)"
    [ -n "$gigabytes" ] && [ "$gigabytes" -lt "$processors" ] && processors="$gigabytes"
    [ "$processors" -ge 1 ] || processors=1
    echo "$processors"
}

# show_failure LOG: the lines of a build log that matter.
show_failure() {
    say ""
    grep -nE -A 8 'CMake Error|(fatal )?error: |FAILED: |undefined reference|Killed|No space left' "$1" | head -n 40 >&2 || tail -n 20 "$1" >&2
}

# configure PRESET [ARGUMENTS]: into build/PRESET.
configure() {
    local preset="$1" log="$logs/$1-configure.log" cache="$root/build/$1/CMakeCache.txt" fresh=()
    shift
    say "Configuring $preset"
    # CMake refuses a build folder that came along when the clone was moved or copied.
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        fresh=(--fresh)
    fi
    if ! (cd "$root" && cmake "${fresh[@]}" --preset "$preset" "$@") >"$log" 2>&1 </dev/null; then
        show_failure "$log"
        die "Configuring '$preset' failed." "CMake's complaint is above, all of it is in $log" \
            "if a package is said to be missing, compare with packaging/dependencies.txt; else remove build/$preset and try again"
    fi
}

# progress LABEL: ninja's lines on stdin, one line that moves on a terminal, one line every quarter elsewhere.
progress() {
    local line shown=-1 quarter
    while IFS= read -r line; do
        [[ "$line" =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        if [ -t 2 ]; then
            printf '\r\033[K%s: %s of %s' "$1" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
        else
            quarter=$((BASH_REMATCH[1] * 4 / BASH_REMATCH[2]))
            [ "$quarter" -le "$shown" ] || { shown="$quarter" && say "$1: ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"; }
        fi
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

# build PRESET [TARGETS]
build() {
    local preset="$1" log="$logs/$1-build.log" targets=()
    shift
    [ $# -eq 0 ] || targets=(--target "$@")
    if ! NINJA_STATUS='[%f/%t] ' cmake --build "$root/build/$preset" --parallel "$(job_count)" "${targets[@]}" \
        2>&1 </dev/null | tee "$log" | progress "Building $preset"; then
        show_failure "$log"
        die "Building '$preset' failed." "the first errors are above, all of it is in $log" \
            "if the compiler was killed, free some memory and run this again; it goes on where it stopped"
    fi
}

# run_suite PRESET [ctest's ARGUMENTS]: runs the tests headless, prints "PRESET: N passed, N failed, N skipped" on stdout,
# in test functions: ctest's own figures count a test class once.
run_suite() {
    local preset="$1" report="$logs/$1-tests.xml" home status=0 server=() passed failed skipped
    shift
    rm -f "$report"
    # An empty home: no test may read, let alone change, what belongs to whoever runs it.
    home="$(mktemp -d)"
    if command -v xvfb-run >/dev/null && command -v xauth >/dev/null; then
        server=(xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp")
    fi
    # The report holds the whole output: that is where the functions are counted.
    (cd "$root" && env -u WAYLAND_DISPLAY -u HEROKU_API_KEY HOME="$home" QT_QPA_PLATFORM=offscreen \
        "${server[@]}" ctest --preset "$preset" --output-junit "$report" --test-output-size-passed 10000000 \
        --test-output-size-failed 10000000 "$@") </dev/null || status=$?
    rm -rf "$home"
    [ -s "$report" ] || die "No test of '$preset' ran." "ctest ended with $status and wrote no report" \
        "read ctest's lines above, then look at $logs/$preset-build.log"
    read -r passed failed skipped < <(awk -f "$root/packaging/count-tests.awk" "$report")
    printf '%s: %d passed, %d failed, %d skipped\n' "$preset" "$passed" "$failed" "$skipped"
    if [ "$((passed + failed))" -eq 0 ]; then
        say "No test of '$preset' ran; that counts as a failure."
        return 1
    fi
    return "$status"
}

if ! mkdir -p "$logs" 2>/dev/null || [ ! -w "$logs" ]; then
    die "Cannot write to $root/build." "the folder belongs to somebody else, or the disk is read-only" \
        "clone the repository to a folder of your own and run it there"
fi
