#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the main window by mouse alone: the clock of Today, another guide, a place on the body, a guide
for it, and two taps on how strong it was before and after.  Run by test-mouse.sh, without a window manager: the
window's corner is the screen's.
usage: mouse.py HISTORY"""
import re
import sqlite3
import subprocess
import sys
import time

from at import Atspi, fail, find, is_seen, role_of, tree, wait, window
from keyboard import key, take

PLACE = "Between spine and shoulder blade (rhomboids)"
BEFORE, AFTER = 1, 2  # as the history counts them
MANY_STEPS = 20
SPOT = "rhomboids-left"
BLADES = 150  # pixels below the word over the figure, in a window of its usual size


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def middle(node):
    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return box.x + box.width // 2, box.y + box.height // 2


def click(node):
    """Once it stands still: a page may still be sliding in."""
    def still():
        before = middle(node)
        time.sleep(0.1)
        return is_seen(node) and before == middle(node)
    wait(node.get_name() + " standing still", still)
    xdotool("mousemove", *middle(node), "click", 1)


def button(root, name, role="push button"):
    """The last one: what a page before it had keeps its place in the tree."""
    return wait(name, lambda: [node for node in tree(root) if role_of(node) == role and node.get_name() == name
                               and is_seen(node)])[-1]


def labels(root):
    return [node.get_name() or "" for node in tree(root) if role_of(node) in ("label", "static")]


def ask(method, *words):
    out = subprocess.run(["gdbus", "call", "--session", "-d", "io.github.unknot.Unknot.Service", "-o",
                          "/io/github/unknot/Unknot/Service", "-m", method, *words], capture_output=True, text=True, check=True)
    return int(re.findall(r"\d+", out.stdout.replace("int64", ""))[0])


def sat():
    """Seconds, as the service has counted them."""
    then, counted = (ask("org.freedesktop.DBus.Properties.Get", "io.github.unknot.Unknot.Service1", name)
                     for name in ("AsOf", "Sat"))
    return (counted + ask("io.github.unknot.Unknot.Service1.ClockNow") - then) / 1e6


def clock(main):
    """Never apart by more than the second that is passing, and it goes on by itself."""
    face = wait("the clock", lambda: next((node for node in tree(main) if role_of(node) == "label"
                                           and re.fullmatch(r"\d+:\d\d", node.get_name() or "")), None))

    def shown():
        minutes, seconds = face.get_name().split(":")
        return int(minutes) * 60 + int(seconds)

    first = shown()
    for _ in range(3):
        before = shown()
        wait("the next second", lambda: shown() != before, 10)
        early, value, late = sat(), shown(), sat()
        if not early - 2 < value < late + 1:
            fail("the clock says", value, "seconds, the service between", early, "and", late)
    if shown() <= first:
        fail("the clock goes backwards")
    print("ok: the clock of Today is the service's", flush=True)


def another(main):
    group = wait("the next guide", lambda: next((node for node in tree(main) if node.get_name() == "Next guide"), None))

    def title():
        return next(name for name in labels(group) if name)

    seen = [title()]
    for _ in range(3):
        click(button(group, "Another one"))
        wait("another guide than " + seen[-1], lambda: title() != seen[-1])
        seen.append(title())
    print("ok: another one:", " > ".join(seen), flush=True)


def body(main):
    """A click between the spine and a shoulder blade opens that place; what it opens says where that was."""
    click(button(main, "My back", "page tab"))
    caption = wait("the figure from the back", lambda: next((node for node in tree(main) if node.get_name() == "Back"
                                                             and role_of(node) == "label" and is_seen(node)), None))
    wait("the body", lambda: any((node.get_name() or "").startswith("Body map") for node in tree(main)))
    x, y = middle(caption)
    xdotool("mousemove", x - 9, y + BLADES, "sleep", 0.3, "click", 1)
    wait("the place", lambda: find(main, "slider", "How strong it is now, from 0 to 10"))
    wait("its name", lambda: PLACE in labels(main) and "left side" in labels(main))
    print("ok: a click on the body opens the place", flush=True)


def marks(history):
    with sqlite3.connect(f"file:{history}?mode=ro", uri=True) as db:
        return db.execute("SELECT spot, strength, context, guide FROM marks ORDER BY id DESC LIMIT 2").fetchall()


def two_taps(main, history):
    """The place is marked, a guide for it is played from its card, and one tap before it and one after are kept."""
    before = marks(history)
    click(button(main, "Mark it"))
    wait("the mark", lambda: marks(history)[0] != before[0] and marks(history)[0][0] == SPOT)
    card = wait("a guide for it", lambda: next((node for node in tree(main) if (node.get_name() or "").startswith("Play: ")
                                                and is_seen(node)), None))
    title = card.get_name()[len("Play: "):]
    click(card)
    player = wait("its window", lambda: window(title))
    take(title)
    click(button(player, "5 of 10, noticeable"))
    click(button(player, "Start"))
    for _ in range(MANY_STEPS):
        key("Right")
    wait("the end", lambda: find(player, "label", "Done"))
    click(button(player, "2 of 10, slight"))
    wait("both kept", lambda: [mark[:3] for mark in marks(history)] == [(SPOT, 2, AFTER), (SPOT, 5, BEFORE)])
    if len({mark[3] for mark in marks(history)}) != 1 or marks(history)[0][3] is None:
        fail("they are not kept with their guide:", marks(history))
    print("ok: two taps around", title, flush=True)


take("Unknot")
main = wait("the window", lambda: window("Unknot"))
clock(main)
another(main)
body(main)
two_taps(main, sys.argv[1])
