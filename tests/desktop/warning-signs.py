#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One press on the first-aid box shows the warning signs.  Run by test-warning-signs.sh.
usage: warning-signs.py pages | windows | waits WINDOW"""
import subprocess
import sys

from at import Atspi, children, fail, find, press, role_of, tree, wait, window

BOX = "When to see someone"


def last(root, role, name):
    """The last of that name: the title bar comes after what the window holds, where a card may have the name."""
    nodes = [node for node in tree(root) if role_of(node) == role and node.get_name() == name]
    return nodes[-1] if nodes else None


def shown(box):
    """Whether the window shows a guide's page: the way back is beside the box only then."""
    return any(node.get_name() == "Back" for node in children(box.get_parent()))


def show(page):
    subprocess.run(["gdbus", "call", "-e", "-d", "io.github.unknot.Unknot.Service", "-o", "/io/github/unknot/Unknot/Service",
                    "-m", "io.github.unknot.Unknot.Service1.ShowWindow", page, "{}"], check=True, stdout=subprocess.DEVNULL)


def pages():
    show("today")
    main = wait("the window", lambda: window("Unknot"))
    box = wait("the first-aid box", lambda: last(main, "push button", BOX))
    for page in "today", "guides", "back", "progress":
        show(page)
        wait("the page " + page, lambda: not shown(box))
        press(box)
        wait("the warning signs from the page " + page, lambda: shown(box))
    wait("their guide", lambda: find(main, "label", BOX))
    print("ok: four pages")


def windows():
    """Those that stand beside the main window lead into it."""
    main = wait("the window", lambda: window("Unknot"))
    box = wait("the first-aid box", lambda: last(main, "push button", BOX))
    for title, action, parameters in (("Settings", "show", "[<'settings:breaks'>]"),
                                      ("Set up your workplace", "go-through", "[<'workplace-set-up'>]"),
                                      ("Minerals in foods", "foods", "[]")):
        show("today")
        wait("the page today", lambda: not shown(box))
        subprocess.run(["gdbus", "call", "-e", "-d", "io.github.unknot.Unknot", "-o", "/io/github/unknot/Unknot", "-m",
                        "org.freedesktop.Application.ActivateAction", action, parameters, "{}"], check=True,
                       stdout=subprocess.DEVNULL)
        other = wait(title, lambda: window(title))
        press(wait("the first-aid box in " + title, lambda: last(other, "push button", BOX)))
        wait("the warning signs from " + title, lambda: shown(box))
        wait("them in front", lambda: in_front("Unknot"))
    print("ok: three windows")


def in_front(title):
    return subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True,
                          text=True).stdout.strip() == title


def waits(title):
    """A guide or the break screen: it stands still meanwhile."""
    player = wait("the guide", lambda: window(title))
    press(wait("Start", lambda: find(player, "push button", "Start")))
    pause = wait("Pause", lambda: find(player, "push button", "Pause"))
    signs = wait("the first-aid box", lambda: last(player, "push button", BOX))
    if not signs.get_state_set().contains(Atspi.StateType.SENSITIVE):
        fail("the first-aid box is there, but it cannot be pressed")
    press(signs)
    wait("the guide to wait", lambda: pause.get_name() == "Go on")
    main = wait("the window", lambda: window("Unknot"))
    box = wait("its own first-aid box", lambda: last(main, "push button", BOX))
    wait("the warning signs", lambda: shown(box))
    print("ok:", title)


{"pages": pages, "windows": windows, "waits": waits}.get(sys.argv[1], lambda *_: fail("usage"))(*sys.argv[2:])
