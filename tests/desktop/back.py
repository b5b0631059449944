#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""My back, by keyboard alone: what the figure says, the list beside it in step, a mark said,
deleted and brought back, a guide played with the two questions.  Run by test-back.sh."""
import json
import subprocess
import sys

from at import Atspi, check_names, children, fail, find, tree, wait, window

RHOMBOIDS = "Between spine and shoulder blade (rhomboids), left side"


def key(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def marks():
    answer = subprocess.run([sys.argv[1], "history", "--json"], capture_output=True, text=True, check=True).stdout
    return [(row["spot"], row["strength"], row["note"], row["context"], row["guide"])
            for row in json.loads(answer)["marks"]]


def focused(root):
    for node in tree(root):
        if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() not in ("frame", "window"):
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


def chosen(root):
    """The names of the chosen rows."""
    return [node.get_name() for node in tree(root)
            if node.get_role_name() == "list item" and node.get_state_set().contains(Atspi.StateType.SELECTED)]


def is_map(name):
    return name.startswith("Body map")


def walk(main):
    """The arrow keys go through all muscles, and the list goes with them."""
    key("Home")
    seen = [wait("the first muscle", lambda: focus_name(main) if "suboccipitals" in focus_name(main) else None)]
    for _ in range(15):
        before = seen[-1]
        key("Down")
        seen.append(wait("the next muscle", lambda: focus_name(main) if focus_name(main) != before else None))
        place = seen[-1][len("Body map: "):]
        wait("the list to go along: " + place, lambda: chosen(main) == [place])
    if len(set(seen)) != 16:
        fail("not every muscle was passed:", seen)
    before = seen[-1]
    key("Right")
    wait("the other side", lambda: focus_name(main) != before)
    if not ("left side" in before) ^ ("left side" in focus_name(main)):
        fail("the sides were not changed:", before, focus_name(main))
    print("ok: the arrow keys pass 16 muscles on both sides, the list goes along")


def open_rhomboids(main):
    key("Home")
    for _ in range(6):
        before = focus_name(main)
        key("Down")
        wait("the next muscle", lambda: focus_name(main) != before)
    wait("the rhomboids", lambda: RHOMBOIDS in focus_name(main))
    key("Return")
    wait("their scale", lambda: focus_name(main) == "How strong it is now, from 0 to 10")


def say(main):
    key("Home", "Right", "Right", "Right", "Right", "Right", "Right")
    wait("6 of 10", lambda: find(main, "label", "6 of 10, clear"))
    tab_to(main, "the note", lambda name: name == "Note", 4)
    subprocess.run(["xdotool", "type", "after lunch"], check=True)
    tab_to(main, "the button", lambda name: name == "Mark it", 4)
    key("Return")
    wait("the mark", lambda: marks() == [("rhomboids-left", 6, "after lunch", "alone", "")])
    # Everything is in step: figure, list, chart, what was said.
    wait("the figure", lambda: any(is_map(node.get_name() or "") and RHOMBOIDS + ": 6 of 10, clear" in node.get_name()
                                   for node in tree(main)))
    wait("the curve", lambda: any((node.get_name() or "").startswith("Curve of this place, 0 to 10: today")
                                  for node in tree(main)))
    wait("what was said", lambda: any((node.get_name() or "").startswith("6 of 10, clear, today")
                                      and (node.get_name() or "").endswith("after lunch") for node in tree(main)))
    print("ok: said by keyboard")


def delete_and_undo(main):
    tab_to(main, "the bin", lambda name: name.startswith("Delete: 6 of 10"))
    key("Return")
    wait("the mark to go", lambda: marks() == [])
    undo = wait("the banner", lambda: find(main, "push button", "Undo"))
    wait("its words", lambda: find(main, "label", "Mark deleted."))
    wait("the keyboard to be somewhere", lambda: focus_name(main))
    for _ in range(60):
        if focus_name(main) == "Undo":
            break
        before = focus_name(main)
        key("shift+Tab")
        wait("the focus to move back from " + before, lambda: focus_name(main) != before)
    if focus_name(main) != "Undo":
        fail("Undo is not reached by keyboard")
    key("Return")
    wait("the mark to come back", lambda: marks() == [("rhomboids-left", 6, "after lunch", "alone", "")])
    print("ok: deleted and brought back")


def leave(main):
    key("Escape")
    wait("the list with the rhomboids chosen",
         lambda: focus_name(main) == RHOMBOIDS + ": 6 of 10, clear")
    key("Down")
    wait("the figure to go along", lambda: any(is_map(node.get_name() or "") and "right side" in node.get_name()
                                               for node in tree(main)))
    key("Up")
    wait("back again", lambda: focus_name(main) == RHOMBOIDS + ": 6 of 10, clear")
    key("Return")
    wait("their scale", lambda: focus_name(main) == "How strong it is now, from 0 to 10")
    print("ok: Escape leads to the list, Enter into it")


def play(main):
    tab_to(main, "a guide", lambda name: name.startswith("Play: "))
    title = focus_name(main)[len("Play: "):]
    key("Return")
    player = wait("the window of " + title, lambda: window(title))
    before = wait("the question before", lambda: find(player, "label", "How strong is it just now, before it begins?"))
    print("ok:", check_names(player), "controls have names")
    tab_to(player, "5 of 10", lambda name: name == "5 of 10, noticeable")
    key("Return")
    wait("the mark before", lambda: len(marks()) == 2 and marks()[1][:4] == ("rhomboids-left", 5, "", "before"))
    guide = marks()[1][4]
    wait("the thanks", lambda: find(player, "label", "Noted: 5 of 10, noticeable."))
    tab_to(player, "Start", lambda name: name == "Start")
    key("Return")
    wait("the steps", lambda: focus_name(player) == "Pause")
    for _ in range(40):
        if find(player, "label", "Done"):
            break
        following = find(player, "push button", "Next step")
        if following is None or not following.get_action_iface().do_action(0):
            fail("cannot go to the next step")
    wait("the end", lambda: find(player, "label", "Done"))
    tab_to(player, "2 of 10", lambda name: name == "2 of 10, slight")
    key("Return")
    wait("the mark after", lambda: len(marks()) == 3 and marks()[2] == ("rhomboids-left", 2, "", "after", guide))
    wait("the thanks", lambda: any((node.get_name() or "").startswith("Thank you") for node in tree(player)))
    wait("the keyboard on Close", lambda: focus_name(player) == "Close")
    key("Return")
    wait("the window to go away", lambda: window(title) is None)
    wait("the figure to have eased", lambda: any(is_map(node.get_name() or "") and "2 of 10" in node.get_name()
                                                 for node in tree(main)))
    print("ok: two taps around", title)


def page_of(node):
    """The page that the body map is on: of the whole window there is much to read."""
    while find(node, "list", "Places, from the head down") is None:
        node = node.get_parent()
    return node


main = wait("the window", lambda: window("Unknot"))
body = wait("the page", lambda: next((node for node in tree(main) if is_map(node.get_name() or "")), None))
page = page_of(body)
print("ok:", check_names(page), "controls have names")
tab_to(main, "the body map", is_map)
walk(page)
open_rhomboids(page)
say(page)
delete_and_undo(page)
leave(page)
play(page)
