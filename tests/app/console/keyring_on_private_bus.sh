#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a bus and with a keyring of its own: nobody's real keyring is touched. Exit 77 where that is impossible.
set -eu
for program in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$program" >/dev/null 2>&1; then
        echo "skipped: $program is not installed"
        exit 77
    fi
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY
HOME=$home XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home XDG_CONFIG_HOME=$home/config POOLHOUSE_TEST_KEYRING=1 \
    dbus-run-session -- sh -c '
        printf test-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        "$@"' sh "$@"
