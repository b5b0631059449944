#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page by keyboard alone: what Tab reaches has a name and a role, comes in reading order and lets
the keyboard go again.

usage: pages.py [rtl] PAGE...      run by test-pages.sh"""
import subprocess
import sys

from at import check_names, fail, find, tree, wait, window
from keyboard import focused, walk


def show(page):
    subprocess.run(["gdbus", "call", "--session", "-d", "io.github.unknot.Unknot", "-o", "/io/github/unknot/Unknot",
                    "-m", "org.freedesktop.Application.ActivateAction", "show", f"[<'{page}'>]", "{}"], check=True,
                   stdout=subprocess.DEVNULL)


def activate(title):
    """A window manager may keep the keyboard from a window that comes unasked."""
    ids = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True,
                         text=True).stdout.split()
    if not ids:
        return False
    subprocess.run(["xdotool", "windowactivate", ids[0]], check=False)
    name = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True).stdout
    return name.strip() == title


pages = [argument for argument in sys.argv[1:] if argument != "rtl"]
rtl = "rtl" in sys.argv
for page in pages:
    show(page)
    title = "Settings" if page.startswith("settings") else "Unknot"
    root = wait(title, lambda: window(title))
    wait("the keyboard in " + title, lambda: activate(title))
    check_names(root)
    stops = walk(root, page, rtl)
    print("ok:", page, "by keyboard:", len(stops), "stops", flush=True)
