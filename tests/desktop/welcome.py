#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The introduction, by keyboard alone.  Run by test-welcome.sh: first "pages", "last" and
"again" ask for the test notification, "closed" is after it was closed, "arrived" after
the test notification has been clicked."""
import sys

from at import check_names, fail, find, gsettings, tree, wait, window
from keyboard import go, key, take, walk

TITLE = "Welcome to Unknot"
PAGES = [
    ("1 of 4", "All warning signs"),
    ("2 of 4", "Try it"),
    ("3 of 4", "Something warm"),
    ("4 of 4", "Show one"),
]


def says(root, words):
    return any(words in (node.get_name() or "") for node in tree(root))


def pages(root):
    take(TITLE)
    check_names(root)
    for count, control in PAGES:
        wait(count, lambda: says(root, count))
        wait(control, lambda: says(root, control))
        stops = walk(root, f"introduction, page {count}")
        print("ok:", count, "by keyboard:", len(stops), "stops")
        if count != PAGES[-1][0]:
            go(root, "Next")
            key("Return")
    # Back to the levels, and another one by keyboard.
    key("alt+Left")
    wait("the third page", lambda: says(root, "3 of 4"))
    key("alt+Left")
    wait("the second page", lambda: says(root, "2 of 4"))
    go(root, "Window")
    key("space")
    wait("the level set", lambda: gsettings("break-screen") == "'window'")
    go(root, "Try it")
    key("Return")
    trial = wait("the break screen", lambda: window("Time for a break"))
    wait("its buttons", lambda: find(trial, "push button", "Skip"))
    print("ok: a level tried")


def show_one(root):
    take(TITLE)
    go(root, "Show one")
    key("Return")
    wait("it said", lambda: says(root, "It is on its way"))


if sys.argv[1] == "pages":
    pages(wait("the introduction", lambda: window(TITLE)))
elif sys.argv[1] == "last":
    root = wait("the introduction", lambda: window(TITLE))
    take(TITLE)
    for count, _ in PAGES[2:]:
        key("alt+Right")
        wait(count, lambda: says(root, count))
    # No panel runs here.
    wait("advice where there is no tray", lambda: says(root, "Status Tray"))
    show_one(root)
elif sys.argv[1] == "again":
    show_one(wait("the introduction", lambda: window(TITLE)))
elif sys.argv[1] == "closed":
    root = wait("the introduction", lambda: window(TITLE))
    wait("a word about it", lambda: says(root, "It has gone without an answer."))
    if says(root, "It is on its way"):
        fail("it is said to be on its way yet")
    print("ok: what is closed is not waited for")
else:
    root = wait("the introduction", lambda: window(TITLE))
    wait("the click", lambda: says(root, "Your click has arrived"))
    print("ok: the click has arrived")
