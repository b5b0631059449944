#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklist and table of foods, driven through AT-SPI.
usage: library.py WORKPLACE.json FOODS.json FOOD_GUIDE.json;  run by test-library.sh"""
import json
import subprocess
import sys

from at import check_names, find, gone, gsettings, press, role_of, tree, wait, window
from keyboard import choose, key_to


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


workplace, foods, food_guide = (read(path) for path in sys.argv[1:4])


def act(action, *parameters):
    subprocess.run(["gdbus", "call", "-e", "-d", "io.github.unknot.Unknot", "-o", "/io/github/unknot/Unknot", "-m",
                    "org.freedesktop.Application.ActivateAction", action, "[%s]" % ", ".join(parameters), "{}"],
                   check=True, stdout=subprocess.DEVNULL)


def go_through(title):
    act("go-through", "<'workplace-set-up'>")
    return wait("the checklist", lambda: window(title))


def shown(root, text):
    return lambda: find(root, "label", text)


def checklist():
    title, steps = workplace["title"], workplace["steps"]
    list_window = go_through(title)
    print("ok:", check_names(list_window), "controls have names")
    wait("the first thing", shown(list_window, steps[0]["title"]))
    press(wait("an answer", lambda: find(list_window, "push button", "It is so")))
    wait("the second thing", shown(list_window, steps[1]["title"]))
    press(wait("an answer", lambda: find(list_window, "push button", "I changed it")))
    wait("the third thing", shown(list_window, steps[2]["title"]))
    press(wait("an answer", lambda: find(list_window, "push button", "Not now")))
    wait("the fourth thing", shown(list_window, steps[3]["title"]))
    wait("the count", shown(list_window, "2 of %d things set up" % len(steps)))
    kept = "{'workplace-set-up/%s': 'so', 'workplace-set-up/%s': 'changed'}" % (steps[0]["item"], steps[1]["item"])
    wait("the answers to be kept", lambda: gsettings("checklist-answers") == kept)
    close(title)

    # Opened again, it begins with what is open; the last page forgets it all.  What is looked at again and
    # again is found once: beside a moving figure a whole window takes seconds to search.
    list_window = go_through(title)
    heading = wait("what is open", shown(list_window, steps[2]["title"]))
    way_on = wait("the way on", lambda: find(list_window, "push button", "The next thing"))
    over = wait("the way back", lambda: find(list_window, "push button", "Forget all answers and start over"))
    for step in steps[3:]:
        press(way_on)
        # A button that is activated is clicked a moment later.
        wait(step["title"], lambda: heading.get_name() == step["title"])
    press(way_on)
    open_words = "%d things are open. They wait here until you like." % (len(steps) - 2)
    wait("the last page", lambda: find(list_window, "status bar", open_words))
    answers = gsettings("checklist-answers")
    press(over)
    wait("the first thing again", lambda: heading.get_name() == steps[0]["title"])
    wait("no answers", lambda: gsettings("checklist-answers") == "@a{ss} {}")
    press(wait("the way back", lambda: find(list_window, "push button", "Undo")))
    wait("the answers back", lambda: gsettings("checklist-answers") == answers)
    wait("what is open", lambda: heading.get_name() == steps[2]["title"])
    close(title)
    print("ok: checklist")


def close(title):
    # The title bar's; the last page has one of that name, too.
    press(wait("Close", lambda: [node for node in tree(window(title))
                                 if role_of(node) == "push button" and node.get_name() == "Close"][-1:])[0])
    wait("the window to go", lambda: gone(title))


def escaped(title):
    """No window comes after this one, which a second Escape could reach."""
    numbers = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True,
                             text=True).stdout.split()
    if numbers:
        key_to(numbers[0], "Escape")
    return gone(title)


def table():
    act("foods")
    title = "Minerals in foods"
    foods_window = wait("the table", lambda: window(title))
    names = {food["name"] for food in foods["foods"]}

    def order():
        return [node.get_name() for node in tree(foods_window) if role_of(node) == "label" and node.get_name() in names]

    by_name = sorted(names, key=str.casefold)
    wait("all foods, from A to Z", lambda: order() == by_name)
    calcium = {food["name"]: food["calcium"] for food in foods["foods"]}
    words = wait("the orders", lambda: next((node for node in tree(foods_window) if role_of(node) == "combo box"), None))
    choose(title, words, 3)
    wait("the most calcium first", lambda: order() == sorted(by_name, key=lambda name: -calcium[name]))
    choose(title, words, 0)
    wait("all foods, from A to Z again", lambda: order() == by_name)
    for caution in food_guide["cautions"] + food_guide["ask-first"]:
        wait("the caution " + caution, shown(foods_window, caution))
    print("ok:", check_names(foods_window), "controls have names,", len(names), "foods")
    wait("Escape to close it", lambda: escaped(title))


checklist()
table()
