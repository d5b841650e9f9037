#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing (Debian 12 or 13), builds, and opens Poolhouse. Without arguments on the built-in sandbox, otherwise
# with exactly the arguments given. Where there is no display it renders every screen to PNG files instead.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

opens_window() {
    local argument
    for argument in "$@"; do
        case "$argument" in
            info | -h | --help | --version | --tour | --tour=*) return 1 ;;
            --) return 0 ;;
        esac
    done
}

# Whether a window could be seen. A platform that somebody chose, say vnc, is taken at its word.
has_display() {
    case "${QT_QPA_PLATFORM:-}" in
        offscreen* | minimal*) return 1 ;;
        "" | xcb* | wayland*) ;;
        *) return 0 ;;
    esac
    if [ -n "${DISPLAY:-}" ] && { ! command -v xdpyinfo >/dev/null || timeout 10 xdpyinfo >/dev/null 2>&1; }; then
        return 0
    fi
    [ -n "${WAYLAND_DISPLAY:-}" ] && [ -S "$(wayland_socket)" ]
}

wayland_socket() {
    case "$WAYLAND_DISPLAY" in
        /*) echo "$WAYLAND_DISPLAY" ;;
        *) echo "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$WAYLAND_DISPLAY" ;;
    esac
}

lists=(build run)
if [ -n "${DISPLAY:-}" ]; then
    lists+=(x11)
elif [ -n "${WAYLAND_DISPLAY:-}" ]; then
    lists+=(wayland)
fi
install_packages "${lists[@]}"
configure release
build release poolhouse poolhouse-sandbox
program="$root/build/release/app/console/poolhouse"

if ! opens_window "$@"; then
    export QT_QPA_PLATFORM=offscreen
    exec "$program" "$@"
fi

if has_display; then
    [ $# -gt 0 ] || set -- --sandbox
    say "Opening Poolhouse"
    exec "$program" "$@"
fi

# What makes no sense to the program is told as it would be with a display.
if [ $# -gt 0 ]; then
    QT_QPA_PLATFORM=offscreen "$program" --version "$@" >/dev/null || exit
fi
pictures="$root/build/tour"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "The display ${DISPLAY:-$WAYLAND_DISPLAY} does not answer, so no window can be opened. Rendering every screen to PNG files instead."
else
    say "There is no display here, so no window can be opened. Rendering every screen to PNG files instead."
fi
rm -rf "$pictures"
status=0
QT_QPA_PLATFORM=offscreen "$program" --tour "$pictures" >&2 || status=$?
find "$pictures" -name '*.png' 2>/dev/null | sort
exit "$status"
