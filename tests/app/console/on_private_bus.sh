#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a session bus of its own: nobody's desktop is told anything. Exit 77 where that is impossible.
set -eu
if ! command -v dbus-run-session >/dev/null 2>&1; then
    echo "skipped: dbus-run-session is not installed"
    exit 77
fi
unset DBUS_SESSION_BUS_ADDRESS
POOLHOUSE_TEST_BUS=1 exec dbus-run-session -- "$@"
