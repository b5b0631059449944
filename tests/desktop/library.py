#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checklist and table of foods, driven through AT-SPI.
usage: library.py WORKPLACE.json FOODS.json FOOD_GUIDE.json;  run by test-library.sh"""
import json
import subprocess
import sys

from at import check_names, find, gsettings, press, tree, wait, window


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
    press(find(list_window, "push button", "It is so"))
    wait("the second thing", shown(list_window, steps[1]["title"]))
    press(find(list_window, "push button", "I changed it"))
    wait("the third thing", shown(list_window, steps[2]["title"]))
    press(find(list_window, "push button", "Not now"))
    wait("the fourth thing", shown(list_window, steps[3]["title"]))
    wait("the count", shown(list_window, "2 of %d things set up" % len(steps)))
    kept = "{'workplace-set-up/%s': 'so', 'workplace-set-up/%s': 'changed'}" % (steps[0]["item"], steps[1]["item"])
    wait("the answers to be kept", lambda: gsettings("checklist-answers") == kept)
    close(title)

    # Opened again, it begins with what is open.
    list_window = go_through(title)
    wait("what is open", shown(list_window, steps[2]["title"]))
    close(title)
    print("ok: checklist")


def close(title):
    def gone():
        subprocess.run("xdotool search --onlyvisible --name '^%s$' windowfocus key Escape" % title, shell=True,
                       stderr=subprocess.DEVNULL)
        return window(title) is None

    wait("the window to go", gone)


def table():
    act("foods")
    title = "Magnesium, potassium and calcium in foods"
    foods_window = wait("the table", lambda: window(title))
    names = {food["name"] for food in foods["foods"]}

    # Rows are made as they come into view.
    wait("foods", lambda: any(node.get_role_name() == "label" and node.get_name() in names for node in tree(foods_window)))
    for caution in food_guide["cautions"] + food_guide["ask-first"]:
        wait("the caution " + caution, shown(foods_window, caution))
    print("ok:", check_names(foods_window), "controls have names,", len(names), "foods")
    close(title)


checklist()
table()
