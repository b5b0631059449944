#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""My back, by keyboard alone: what the figure says, the list in step beside it, and the way into one
place.  Run by test-back.sh."""
import subprocess

from at import Atspi, check_names, fail, find, press, role_of, tree, wait, window
from keyboard import take

RHOMBOIDS = "Between spine and shoulder blade (rhomboids), left side"


def key(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def focused(root):
    for node in tree(root):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and role_of(node) not in ("frame", "window"):
            return node
    return None


def focus_name(root):
    node = focused(root)
    return (node.get_name() or "") if node else ""


def tab_to(root, what, condition, most=60):
    """Tab until the focus is where @condition says; what was passed is returned."""
    passed = []
    for _ in range(most):
        before = focus_name(root)
        if condition(before):
            return passed
        key("Tab")
        wait("the focus to move on from " + repr(before), lambda: focus_name(root) != before)
        passed.append(focus_name(root))
    fail("Tab never comes to", what, passed)


def is_map(name):
    return name.startswith("Body map")


def walk(body, page):
    """The arrow keys go through all muscles, and the list goes with them."""
    rows = {node.get_name(): node for node in tree(page) if role_of(node) == "list item"}
    if len(rows) != 32:
        fail("the list has not every muscle with its side:", sorted(rows))
    key("Home")
    seen = [wait("the first muscle", lambda: body.get_name() if "suboccipitals" in body.get_name() else None)]
    for _ in range(15):
        before = seen[-1]
        key("Down")
        seen.append(wait("the next muscle", lambda: body.get_name() if body.get_name() != before else None))
        row = rows[seen[-1][len("Body map: "):]]
        wait("the list to go along", lambda: row.get_state_set().contains(Atspi.StateType.SELECTED))
    if len(set(seen)) != 16:
        fail("not every muscle was passed:", seen)
    before = seen[-1]
    # The last one is seen from the front, where the left side is on the right.
    key("Left")
    other = wait("the other side", lambda: body.get_name() if body.get_name() != before else None)
    if ("left side" in before) == ("left side" in other):
        fail("the sides were not changed:", before, other)
    print("ok: the arrow keys pass 16 muscles on both sides, the list goes along")


def open_rhomboids(body, page):
    key("Home")
    wait("the first muscle", lambda: "suboccipitals" in body.get_name())
    for _ in range(6):
        before = body.get_name()
        key("Down")
        wait("the next muscle", lambda: body.get_name() != before)
    wait("the rhomboids", lambda: RHOMBOIDS in body.get_name())
    key("Return")
    wait("their scale", lambda: focus_name(page) == "How strong it is now, from 0 to 10")


def page_of(node):
    """The page that the body map is on: of the whole window there is much to read."""
    while find(node, "list", "Places, from the head down") is None:
        node = node.get_parent()
    return node


main = wait("the window", lambda: window("Unknot"))
body = wait("the page", lambda: next((node for node in tree(main) if is_map(node.get_name() or "")), None))
page = page_of(body)
take("Unknot")
print("ok:", check_names(page), "controls have names")
tab_to(main, "the body map", is_map)
walk(body, page)
open_rhomboids(body, page)
press(wait("the button that marks", lambda: find(page, "push button", "Mark it")))
wait("the mark", lambda: find(page, "push button", "Gone"))
key("Escape")


def top_row():
    return next(node.get_name() for node in tree(page) if role_of(node) == "list item")


# Of 32 places in the order of the body nobody would find the one that is open.
wait("the open place on top of the list", lambda: RHOMBOIDS in top_row())
print("ok: what is marked stands on top of the list")

# What is deleted takes its row with it; the keyboard must not be lost with that.
wait("the list with the keyboard", lambda: RHOMBOIDS in focus_name(page))
key("Return")
wait("their scale", lambda: focus_name(page) == "How strong it is now, from 0 to 10")
tab_to(page, "the mark", lambda name: name.startswith("Delete: "))
key("Return")
wait("the keyboard at the way back", lambda: focus_name(main) == "Undo")
key("Return")
wait("the mark again", lambda: any((node.get_name() or "").startswith("Delete: ") for node in tree(page)))
print("ok: a mark is deleted and comes back by keyboard alone")
