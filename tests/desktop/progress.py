#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of progress by keyboard alone: periods, charts, tables, the page on paper; and in the settings
what is deleted comes back.  Run by test-progress.sh.
usage: progress.py page, or data HISTORY UNKNOTCTL"""
import os
import sqlite3
import subprocess
import sys

from at import check_names, fail, find, gone, is_seen, role_of, tree, wait, window
from keyboard import focused, go, key, name_of, next_focus, take, walk

TABLES = ("breaks", "postures", "feelings", "marks", "spots", "heats")


def labels(root):
    return [node.get_name() or "" for node in tree(root) if role_of(node) in ("label", "static")]


def has_label(root, part):
    return any(part in text for text in labels(root))


def part_of(root, *buttons):
    """The part of a window that all these are in: of a whole window there is much to read."""
    node = wait(buttons[0], lambda: find(root, "push button", buttons[0]))
    while not all(find(node, "push button", name) for name in buttons):
        node = node.get_parent()
    return node


def chart(unknot, page):
    """The arrows go through the days and say what is there; the table behind has the same days."""
    go(unknot, "Breaks")
    key("Home")
    wait("the first day's numbers", lambda: has_label(page, ": With a guide "))
    first = next(text for text in labels(page) if ": With a guide " in text)
    key("Right")
    wait("the next day's numbers", lambda: has_label(page, ": With a guide ") and not has_label(page, first))
    key("Escape")
    wait("the summary", lambda: not has_label(page, ": With a guide "))
    print("ok: the arrows go through the days", flush=True)

    go(unknot, "Breaks, as a table")
    key("space")
    wait("a way to copy it", lambda: find(page, "push button", "Copy"))
    wait("the first day's row", lambda: first.split(":")[0] in labels(page))
    key("space")
    wait("the chart again", lambda: find(page, "slider", "Breaks") and not find(page, "push button", "Copy"))
    print("ok: the table behind the chart", flush=True)


def empty_week(unknot, page):
    """The history ends a week ago: this week is said to have nothing yet, the one before is one press away,
    and the keyboard is not lost with the button."""
    def breaks():
        chart = find(page, "slider", "Breaks")
        return chart is not None and is_seen(chart)

    wait("a word about this week", lambda: has_label(page, "Nothing yet this week"))
    go(unknot, "The week before")
    key("Return")
    wait("the keyboard beside it", lambda: name_of(focused(page)) == "Earlier")
    wait("a way back", lambda: find(page, "push button", "Now"))
    if not breaks():  # on a Monday
        wait("a word about that week", lambda: has_label(page, "Nothing here"))
        key("Return")
    wait("the last week with breaks", breaks)
    print("ok: a week without breaks leads to the one before", flush=True)


def page():
    unknot = wait("the window", lambda: window("Unknot"))
    root = part_of(unknot, "Earlier", "Print or save as PDF…")
    take("Unknot")
    check_names(root)
    empty_week(unknot, root)
    chart(unknot, root)

    go(unknot, "Year")
    key("space")
    go(unknot, "Earlier")
    key("Return")
    wait("the way back", lambda: find(root, "push button", "Now"))
    go(unknot, "Now")
    key("Return")
    wait("the present", lambda: not find(root, "push button", "Now"))
    wait("the keyboard where it was", lambda: name_of(focused(root)) == "Earlier")
    print("ok: back in time and to the present", flush=True)

    go(unknot, "Print or save as PDF…")
    key("Return")
    paper = wait("the page on paper", lambda: window("For your physiotherapist"))
    take("For your physiotherapist")
    for words in ("Four weeks of back and breaks", "Where it hurt", "Guides done"):
        wait(words + " on paper", lambda: has_label(paper, words))
    check_names(paper)
    walk(paper, "The page on paper")
    take("For your physiotherapist")
    key("Escape")
    wait("the end of it", lambda: gone("For your physiotherapist"))
    print("ok: the page on paper", flush=True)


def count(history):
    with sqlite3.connect(f"file:{history}?mode=ro", uri=True) as db:
        return sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)


def search(settings, words, name):
    """From the search of the settings straight to that button."""
    # What is typed before the window has the keyboard again, after a dialog of its own, is lost.
    take("Settings")
    key("ctrl+f")
    entry = wait("the search", lambda: next((n for n in tree(settings) if n.get_name() == "Search the settings"), None))
    wait("the keyboard in it", lambda: focused(entry))
    subprocess.run(["xdotool", "type", words], check=True)
    wait("what was found", lambda: any(role_of(n) == "list item" and name.rstrip("…") in (n.get_name() or "")
                                       for n in tree(settings)))
    key("Return")
    wait(name + " with the keyboard", lambda: name_of(focused(settings)) == name)


def delete(settings, page, history):
    """Escape keeps everything; what is deleted can be taken back where that is said."""
    before = count(history)
    search(settings, "delete the history", "Delete…")
    key("Return")
    dialog = wait("the question", lambda: window("Delete history"))
    take("Delete history")
    check_names(dialog)
    walk(dialog, "Delete history")
    key("Escape")
    wait("the question gone", lambda: gone("Delete history"))
    if count(history) != before:
        fail("Escape has deleted something")
    print("ok: Escape deletes nothing", flush=True)

    search(settings, "delete the history", "Delete…")
    key("Return")
    dialog = wait("the question", lambda: window("Delete history"))
    take("Delete history")
    choose_everything(dialog)
    go(dialog, "Delete")
    key("Return")
    wait("the history empty", lambda: count(history) == 0)
    wait("a way back", lambda: find(page, "push button", "Undo"))
    take("Settings")
    go(page, "Undo", "shift+Tab")
    key("Return")
    wait("the history back", lambda: count(history) == before)
    wait("a word about it", lambda: has_label(page, f"{before} rows are back."))
    print("ok: what was deleted is back", flush=True)


def choose_everything(dialog):
    """Tab to the spans of time, and down to the last one of them."""
    node = wait("the keyboard in it", lambda: focused(dialog))
    for _ in range(8):
        if name_of(node) == "Everything":
            key("space")
            return
        key("Tab" if role_of(node) not in ("radio button", "check box") else "Down")
        node = wait("the focus to go on from " + name_of(node), lambda: next_focus(dialog, node))
    fail("the keyboard does not reach Everything")


def entry_of(chooser):
    node = focused(chooser)
    return node if node is not None and role_of(node) in ("text", "entry") else None


def choose(settings, page, path, answer):
    """That file in the window's own chooser, by its path; then what is said about it."""
    search(settings, "import", "Import…")
    key("Return")
    chooser = wait("the question which file", lambda: window("Import history"))
    take("Import history")
    wait("the keyboard in it", lambda: focused(chooser))
    key("ctrl+l")
    wait("a place for the path", lambda: entry_of(chooser))
    key("ctrl+a")
    subprocess.run(["xdotool", "type", path], check=True)
    key("Return")
    wait("the question gone", lambda: gone("Import history"))
    wait(answer, lambda: has_label(page, answer))


def imports(settings, page, history):
    """A foreign and a broken file change nothing, and why is said; a whole one adds what is missing."""
    before = count(history)
    home = os.environ["HOME"]
    whole, foreign, broken = (os.path.join(home, name) for name in ("whole.csv", "foreign.csv", "broken.csv"))
    subprocess.run([sys.argv[3], "history", "--export=" + whole], check=True, stdout=subprocess.DEVNULL)
    with open(whole) as file:
        lines = file.read().splitlines(keepends=True)
    with open(foreign, "w") as file:
        file.write("date,distance\n2026-01-01,12\n")
    with open(broken, "w") as file:
        file.writelines(lines[:-1] + [lines[-1][:len(lines[-1]) // 2]])
    choose(settings, page, foreign, "Nothing was imported: this is not a history that Unknot has exported.")
    choose(settings, page, broken, f"Nothing was imported. Line {len(lines)}: ")
    if count(history) != before:
        fail("a file that cannot be read has changed the history")
    print("ok: a foreign and a broken file change nothing, and it is said why", flush=True)
    choose(settings, page, whole, "Everything in the file is here already.")
    if count(history) != before:
        fail("what was there was added again")
    print("ok: a whole file adds nothing twice", flush=True)


def data(history):
    settings = wait("the settings", lambda: window("Settings"))
    root = part_of(settings, "Delete…", "Import…")
    check_names(root)
    delete(settings, root, history)
    imports(settings, root, history)


{"page": page, "data": lambda: data(sys.argv[2])}[sys.argv[1]]()
