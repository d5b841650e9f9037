#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves that packaging/dependencies.txt is complete.
#   packaging/prove-install.sh            in seconds, from the builds that are here: every header that was compiled, every
#                                         package CMake found, every library and plugin that gets loaded belongs to a listed
#                                         package or to one that a listed package depends on.
#   packaging/prove-install.sh --chroot   in about half an hour, as root and with debootstrap: a new Debian in a scratch
#                                         folder, a clone of the last commit in it, and both commands of the README.
#                                         --release bookworm or trixie (default: this one's, or bookworm);
#                                         --keep leaves the folder for a look; a last FOLDER argument says where it goes.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Everything that installing the packages on stdin brings along, and what every Debian has.
closure() {
    {
        xargs apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts --no-breaks \
            --no-replaces --no-enhances 2>/dev/null | grep -E '^[a-z0-9]' | sed 's/:.*//'
        dpkg-query -W -f '${Package} ${Essential} ${Priority}\n' | awk '$2 == "yes" || $3 == "required" {print $1}'
    } | sort -u
}

# owners: the packages of the files named on stdin; /lib and /usr/lib are one folder, the package database knows either name.
owners() {
    local file
    sort -u | while IFS= read -r file; do
        [ -e "$file" ] || continue
        printf '%s\n%s\n%s\n' "$file" "$(realpath "$file")" "/${file#/usr/}"
    done | sort -u | xargs -d '\n' -r dpkg-query -S 2>/dev/null | sed 's/: .*//; s/, /\n/g' | sed 's/:.*//' | sort -u
}

headers() { ninja -C "$1" -t deps 2>/dev/null | sed -n 's/^ *\(\/usr\/.*\)/\1/p' | sort -u; }
found_by_cmake() {
    local folder
    sed -n 's/^[^:]*_DIR:PATH=\(\/usr\/.*\/cmake\/.*\)$/\1/p' "$1/CMakeCache.txt" | while IFS= read -r folder; do
        printf '%s\n' "$folder"/*onfig.cmake
    done
}
programs() { find "$1/app" "$1/tests" -type f -perm -u+x -exec sh -c 'head -c 4 "$1" | grep -q ELF' _ {} \; -print; }
libraries() { xargs -r -d '\n' ldd 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p' | sort -u; }
opened_at_run_time() {
    local folder
    folder="/usr/lib/$(gcc -print-multiarch)"
    printf '%s\n' "$folder"/qt6/plugins/{platforms/libqxcb,platforms/libqoffscreen,sqldrivers/libqsqlite}.so \
        "$folder/libsecret-1.so.0"
}
commands() { type -P cmake ninja c++ xvfb-run xauth desktop-file-validate appstreamcli; }

# check NAME LISTS FILES: whether the packages of the files on stdin come with these lists.
check() {
    local name="$1" lists="$2" missing
    # shellcheck disable=SC2086
    missing="$(comm -13 <(packages_for $lists | closure) <(owners))"
    if [ -z "$missing" ]; then
        echo "complete: $name"
    else
        echo "NOT LISTED: $name needs ${missing//$'\n'/ }"
        return 1
    fi
}

prove_here() {
    local failed=0 preset
    is_supported_debian || die "Nothing to prove here." "the lists are those of Debian 12 and 13" "run this on one of them"
    for preset in release dev; do
        [ -f "$root/build/$preset/build.ninja" ] || die "There is no build/$preset." "this proof reads what the builds used" \
            "run packaging/run.sh and packaging/test.sh first"
        headers "$root/build/$preset" | check "headers of $preset" "build" || failed=1
        found_by_cmake "$root/build/$preset" | check "what CMake found for $preset" "build" || failed=1
        programs "$root/build/$preset" | libraries | check "libraries of $preset" "build run" || failed=1
    done
    { opened_at_run_time && opened_at_run_time | libraries; } | check "plugins and their libraries" "build run" || failed=1
    fc-list : file 2>/dev/null | sed 's/: *$//' | grep DejaVuSans.ttf | check "fonts" "build run" || failed=1
    commands | check "commands" "build run test" || failed=1
    return "$failed"
}

# in_scratch FOLDER COMMAND: in a mount and process namespace of its own, so nothing stays mounted or running afterwards.
in_scratch() {
    local folder="$1"
    shift
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child bash -c '
        mount --rbind /dev "$1/dev" && mount -t proc proc "$1/proc" && mount -t tmpfs tmp "$1/dev/shm" &&
        shift && exec "$@"' _ "$folder" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$folder" "$@" </dev/null
}

prove_in_scratch() {
    local keep="$1" release="$2" folder="$3" start="$SECONDS" command status=0
    [ "$(id -u)" = 0 ] || die "A scratch Debian needs root." "chroot and debootstrap are root's" "run this as root"
    command -v debootstrap >/dev/null || die "debootstrap was not found." "it makes the scratch Debian" "apt-get install debootstrap"
    # It is removed in the end, so it must not be anything that was there before.
    [ -z "$folder" ] || mkdir "$folder" || die "The scratch folder was not made." "$folder is there already, or cannot be" "name a new one"
    [ -n "$folder" ] || folder="$(mktemp -d)"
    [ "$keep" = yes ] || trap 'rm -rf --one-file-system "'"$folder"'"' EXIT
    say "Making a Debian ($release) in $folder"
    debootstrap --variant=minbase "$release" "$folder" >"$logs/debootstrap.log" 2>&1 || die "debootstrap failed." \
        "its last line: $(tail -n 1 "$logs/debootstrap.log")" "read $logs/debootstrap.log"
    cp /etc/resolv.conf /etc/hosts "$folder/etc/"
    git clone -q --no-hardlinks "$root" "$folder/root/poolhouse"
    say "$((SECONDS - start)) s to get there; commit $(git -C "$root" rev-parse --short HEAD)"
    for command in packaging/run.sh packaging/test.sh; do
        start="$SECONDS"
        echo "\$ $command"
        in_scratch "$folder" bash -c "cd /root/poolhouse && $command" || status=$?
        echo "$command ended with $status after $((SECONDS - start)) s"
        [ "$status" = 0 ] || return "$status"
    done
}

case "${1:-}" in
    "") prove_here ;;
    --chroot)
        keep=no
        release="$(is_supported_debian && . /etc/os-release && echo "$VERSION_CODENAME" || echo bookworm)"
        shift
        while :; do
            case "${1:-}" in
                --keep) keep=yes && shift ;;
                --release) release="${2:?bookworm or trixie}" && shift 2 ;;
                *) break ;;
            esac
        done
        prove_in_scratch "$keep" "$release" "${1:-}"
        ;;
    *) die "Unknown argument: $1" "only --chroot [--keep] [--release NAME] [FOLDER] is understood" "read the first lines of packaging/prove-install.sh" ;;
esac
