#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Orca speaks the words of each step, each once. Run by on_private_screen.sh; exit 77 without it.

usage: orca_speaks.py POOLHOUSE
"""
import os
import re
import shutil
import subprocess
import sys
import time

try:
    import pyatspi
except ImportError:
    pyatspi = None

SETTINGS = """import orca.debug
import orca.settings
orca.debug.debugFile.reconfigure(line_buffering=True)  # otherwise it tells of speech when 8 KB have gathered
orca.debug.debugLevel = orca.debug.LEVEL_INFO
orca.settings.speechServerFactory = None  # the log of what is spoken is enough
orca.settings.speechFactoryModules = []
orca.settings.enableSound = False
orca.settings.enableKeyEcho = False
"""
KEYS = {"Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52,
        "Right": 0xFF53, "Down": 0xFF54, "Delete": 0xFFFF,
        "Space": 0x20}
MODIFIERS = {"Ctrl": 37, "Shift": 50, "Alt": 64}

# What is pressed, and what is then spoken, as regular expressions; each is spoken once. Figures change with the load.
STEPS = [
    ("", [r"^Fleet: apps, clusters and pools tree"]),
    ("Down", [r"^App billing-prod, 2 clusters", r"^\$[\d,.]+/month"]),
    ("Down", [r"^Cluster postgresql-cubic-55310, available", r"^\$[\d,.]+/month"]),
    ("Right Down", [r"^Pool Leader, .* connections in use"]),
    ("Down", [r"^Pool invoice-reads, .* connections in use"]),
    ("Down", [r"^Pool reports, .* connections in use"]),
    ("Ctrl+k", [r"^Command palette", r"^Search clusters, pools, apps and actions"]),
    ("r e p o r", [r"notification 5 results", r"^reports, "]),
    ("Escape", [r"^Fleet: apps, clusters and pools tree"]),
    ("Ctrl+e", [r"^Scale reports", r"^Instances 2 spin button"]),
    ("Up", [r"^3\b"]),
    ("Escape", [r"^Fleet: apps, clusters and pools tree"]),
    ("Ctrl+n", [r"^Add a follower pool", r"^Level\."]),
    ("Escape", [r"^Fleet: apps, clusters and pools tree"]),
    ("Ctrl+Delete", [r"^Destroy follower pool", r"^Type billing-prod/reports to confirm text"]),
    ("Escape", [r"^Fleet: apps, clusters and pools tree"]),
    ("Ctrl+p", [r"Level of Leader.* combo box"]),
    ("Alt+Home Down", [r"^Fleet board: all clusters", r"^postgresql-[a-z]+-\d+, "]),
]


class Repeated(str):
    """Words that may be spoken more than once."""


# A pool's card, and a plan from its levels to its end, in a sandbox that is quick.
PLAN_STEPS = [
    ("", [r"^Fleet: apps, clusters and pools tree"]),
    ("Home Down", [r"^Cluster postgresql-cubic-55310, available"]),
    ("Tab Tab Tab", [r"^Leader pool", r"/ 3,200 connections\. \d+%\. .*\$1,800/month"]),
    ("Ctrl+p", [r"Level of Leader.* combo box", r"^32G-Performance .* 3,200 connections"]),
    ("Down", [r"^notification 64G-Performance "]),
    ("Up", [r"^notification 32G-Performance "]),
    ("Tab Tab Tab Tab Tab Up", [r"^4\b", r"^notification invoice-reads: 4 instances of 16G-Performance\. Cost per month: \$"]),
    ("Ctrl+f Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab", [r"^Review and apply 1 change"]),
    ("Space", [r"^Review the plan dialog .* Add 1 instance to invoice-reads", r"^Back to the plan push button"]),
    ("Tab", [r"^Apply 1 change push button"]),
    # How much of the way is heard depends on how quick the run is.
    ("Space", [Repeated(r"^notification (Checking the clusters before sending|.* [01] of 1 step done)"),
               r"^notification .*Plan applied: 1 of 1 step done"]),
]


class Orca:
    def __init__(self):
        data = os.path.join(os.environ["XDG_DATA_HOME"], "orca")
        os.makedirs(data)
        with open(os.path.join(data, "orca-customizations.py"), "w", encoding="utf-8") as settings:
            settings.write(SETTINGS)
        self.log = os.path.join(os.environ["HOME"], "orca.log")
        self.heard = 0
        self.said = []
        self.tail = ""  # of a line that is not complete
        self.reader = None
        self.process = subprocess.Popen(["/usr/bin/python3", shutil.which("orca"), "--debug-file", self.log],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def read(self):
        """What has been logged since. Returns whether there is anything."""
        if self.reader is None and os.path.exists(self.log):
            self.reader = open(self.log, encoding="utf-8", errors="replace")
        *lines, self.tail = (self.tail + self.reader.read() if self.reader else "").split("\n")
        said = [re.search(r"SPEECH OUTPUT: '(.*)", line) for line in lines]  # a text may go on in the next line
        self.said += [match.group(1) for match in said if match]
        return bool(lines)

    def spoken(self):
        return self.said[self.heard:]

    def wait(self, done, seconds=20):
        """Until `done` holds and Orca has nothing more to do."""
        end = time.monotonic() + seconds
        since = time.monotonic()
        while time.monotonic() < end:
            if self.read():
                since = time.monotonic()
            elif done() and time.monotonic() - since > 0.3:
                return
            time.sleep(0.05)

    def step(self, expected):
        """What is wrong; empty if nothing is."""
        count = lambda words: sum(bool(re.search(words, text)) for text in self.spoken())
        self.wait(lambda: all(count(words) for words in expected))
        good = lambda words: count(words) == 1 or (isinstance(words, Repeated) and count(words) > 1)
        wrong = [f"{words}: spoken {count(words)} times" for words in expected if not good(words)]
        said = self.spoken()
        self.heard += len(said)
        return said, wrong


def press(keys):
    generate = pyatspi.Registry.generateKeyboardEvent
    for combination in keys.split():
        *modifiers, key = combination.split("+")
        for modifier in modifiers:
            generate(MODIFIERS[modifier], None, pyatspi.KEY_PRESS)
        generate(KEYS.get(key) or ord(key), None, pyatspi.KEY_SYM)
        for modifier in modifiers:
            generate(MODIFIERS[modifier], None, pyatspi.KEY_RELEASE)


def run(orca, arguments, steps):
    """Whether everything was spoken as it should be."""
    program = subprocess.Popen([sys.argv[1], "--sandbox", *arguments], stderr=subprocess.DEVNULL)
    failed = False
    try:
        for keys, expected in steps:
            press(keys)
            said, wrong = orca.step(expected)
            failed = failed or bool(wrong)
            print("FAIL" if wrong else "ok", keys or "start", *wrong, sep="\n     " if wrong else " ")
            if wrong:
                print("  spoken:", *said, sep="\n     ")
    finally:
        program.kill()
        program.wait()
    return not failed


def main():
    if pyatspi is None or shutil.which("orca") is None:
        print("skipped: Orca 43 and pyatspi, as in Debian 12, are not installed")
        return 77
    if subprocess.run(["pgrep", "-u", str(os.getuid()), "-x", "orca"], stdout=subprocess.DEVNULL).returncode == 0:
        print("skipped: a user has one Orca, and it is running")
        return 77
    orca = Orca()
    orca.wait(orca.spoken)
    try:
        passed = [run(orca, [], STEPS), run(orca, ["--time-scale", "60"], PLAN_STEPS)]
    finally:
        orca.process.kill()
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
