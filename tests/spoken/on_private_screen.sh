#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a screen, a bus and an accessibility bus of its own: nobody's screen reader hears of it. Exit 77 where
# that is impossible.
set -eu
for program in Xvfb openbox dbus-run-session dbus-send /usr/libexec/at-spi-bus-launcher; do
    if ! command -v "$program" >/dev/null 2>&1; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done
home=$(mktemp -d)
screen=
trap '[ -z "$screen" ] || kill "$screen" 2>/dev/null || true; rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY AT_SPI_BUS_ADDRESS XAUTHORITY
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" \
    XDG_RUNTIME_DIR="$home/run" LC_ALL=C.UTF-8 TZ=UTC GSETTINGS_BACKEND=memory HEROKU_API_KEY='' \
    QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
# The screen comes first: the accessibility bus, which types the keys, inherits it from the bus.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$home/display" 2>/dev/null &
screen=$!
read -r display <"$home/display"
export DISPLAY=":$display"
status=0
# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session -- sh -c '
    openbox >/dev/null 2>&1 &
    manager=$!
    # Qt uses an accessibility bus that is there, but does not start one.
    dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress >/dev/null
    status=0
    "$@" || status=$?
    kill "$manager"
    exit "$status"' sh "$@" || status=$?
exit "$status"
