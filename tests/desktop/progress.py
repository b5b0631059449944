#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of progress by keyboard alone: periods, charts, tables and their copies, the page on paper and the
desktop's question how to print it; and in the settings what is deleted, all or some days, comes back.  Run by test-progress.sh.
usage: progress.py page, or data HISTORY UNKNOTCTL"""
import datetime
import os
import sqlite3
import subprocess
import sys

from at import Atspi, check_names, fail, find, gone, is_seen, press, role_of, tree, wait, window
from keyboard import focused, go, key, name_of, next_focus, take, walk

# With what says when each row was.
TABLES = {"breaks": "started", "postures": "asked", "feelings": "felt", "marks": "marked", "spots": "pressed",
          "heats": "started"}


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
    """The arrows go through the days and say what is there; the table behind has the same days, and is copied.
    Returns what the first day says, and what stands in the table."""
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
    wait("a way to copy it", lambda: is_seen(find(page, "push button", "Copy")))
    wait("the first day's row", lambda: first.split(":")[0] in labels(page))
    # A long title stands in two lines.
    cells = [text.replace("\n", " ") for text in labels(page)]
    # It says so for a moment only: no time to look for it.
    copy = go(unknot, "Copy")
    key("Return")
    wait("a word that it is copied", lambda: copy.get_name() == "Copied")
    go(unknot, "Breaks, as a table", "shift+Tab")
    key("space")
    wait("the chart again", lambda: is_seen(find(page, "slider", "Breaks")))
    print("ok: the table behind the chart", flush=True)
    return first, cells


def pasted(unknot, first, cells):
    """What was copied can be put in elsewhere: the table, line by line."""
    key("ctrl+f")
    entry = wait("the search for guides", lambda: next((n for n in tree(unknot) if n.get_name() == "Search the guides"), None))
    wait("the keyboard in it", lambda: focused(entry))
    key("ctrl+v")
    text = wait("what was copied", lambda: words_in(entry))
    rows = [line.split("\t") for line in text.strip("\n").split("\n")]
    if len(rows) != 8 or rows[0][1:] != ["With a guide", "By walking away", "Left out", "Left early", "Put off"]:
        fail("no week with its titles was copied, but", rows)
    if rows[1][0] != first.split(":")[0] or not all(cell in cells for row in rows for cell in row):
        fail("what was copied is not what the table says:", rows, cells)
    print("ok: the table is copied", flush=True)


def words_in(entry):
    """What has been typed there."""
    return Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry))


def empty_week(unknot, page):
    """The history ends a week ago: this week is said to have nothing yet, the one before is one press away,
    and the keyboard is not lost with the button."""
    wait("a word about this week", lambda: has_label(page, "Nothing yet this week"))
    go(unknot, "The week before")
    key("Return")
    wait("the keyboard beside it", lambda: name_of(focused(page)) == "Earlier")
    wait("a way back", lambda: find(page, "push button", "Now"))
    if not has_chart(page):  # on a Monday
        wait("a word about that week", lambda: has_label(page, "Nothing here"))
        key("Return")
    wait("the last week with breaks", lambda: has_chart(page))
    print("ok: a week without breaks leads to the one before", flush=True)


def page():
    unknot = wait("the window", lambda: window("Unknot"))
    root = part_of(unknot, "Earlier", "Print or save as PDF…")
    take("Unknot")
    check_names(root)
    empty_week(unknot, root)
    first, cells = chart(unknot, root)

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
    printing()
    key("Escape")
    wait("the end of it", lambda: gone("For your physiotherapist"))
    print("ok: the page on paper", flush=True)

    key("ctrl+p")
    wait("the page on paper by its key", lambda: window("For your physiotherapist"))
    take("For your physiotherapist")
    key("Escape")
    wait("the end of it", lambda: gone("For your physiotherapist"))
    print("ok: Ctrl+P", flush=True)
    take("Unknot")
    pasted(unknot, first, cells)


def printing():
    """The desktop's own question where to print can be asked by its key, and taken back."""
    key("ctrl+p")
    dialog = wait("the question where to print", lambda: window("Print"))
    take("Print")
    # GTK's own buttons, named by what they show with the key that they take.
    wait("its buttons", lambda: {"Print", "Cancel"} <= {(n.get_name() or "").replace("_", "") for n in tree(dialog)})
    key("Escape")
    wait("the question gone", lambda: gone("Print"))
    take("For your physiotherapist")
    print("ok: the question where to print", flush=True)


def count(history):
    with sqlite3.connect(f"file:{history}?mode=ro", uri=True) as db:
        return sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES)


def count_days(history, first, last):
    """How many rows are of those days and of those between."""
    start, end = (int(datetime.datetime.combine(day, datetime.time()).timestamp() * 1000000)
                  for day in (first, last + datetime.timedelta(days=1)))
    with sqlite3.connect(f"file:{history}?mode=ro", uri=True) as db:
        return sum(db.execute(f"SELECT count(*) FROM {table} WHERE {when} >= ? AND {when} < ?", (start, end)).fetchone()[0]
                   for table, when in TABLES.items())


def returns(title):
    """The keyboard is there again by itself, although another window of ours is open below."""
    wait("the keyboard back in " + title, lambda: subprocess.run(["xdotool", "getwindowfocus", "getwindowname"],
                                                                   capture_output=True, text=True).stdout.strip() == title)


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
    """Escape keeps everything; what is deleted can be taken back where that is said.  The page of progress beside
    it goes along."""
    before = count(history)
    progress = wait("the page of progress beside it", lambda: window("Unknot"))
    wait("its charts", lambda: has_report(progress))
    search(settings, "delete the history", "Delete…")
    key("Return")
    dialog = wait("the question", lambda: window("Delete history"))
    take("Delete history")
    check_names(dialog)
    walk(dialog, "Delete history")
    key("Escape")
    wait("the question gone", lambda: gone("Delete history"))
    returns("Settings")
    if count(history) != before:
        fail("Escape has deleted something")
    print("ok: Escape deletes nothing", flush=True)

    search(settings, "delete the history", "Delete…")
    key("Return")
    dialog = wait("the question", lambda: window("Delete history"))
    take("Delete history")
    choose_span(dialog, "Everything")
    go(dialog, "Delete")
    key("Return")
    wait("the history empty", lambda: count(history) == 0)
    returns("Settings")
    wait("no charts of what is gone", lambda: not has_report(progress) and has_label(progress, "After your first break, "))
    wait("a way back", lambda: find(page, "push button", "Undo"))
    take("Settings")
    go(page, "Undo", "shift+Tab")
    key("Return")
    wait("the history back", lambda: count(history) == before)
    wait("its charts back", lambda: has_report(progress))
    wait("a word about it", lambda: has_label(page, f"{before} rows are back."))
    print("ok: what was deleted is back", flush=True)


def has_report(page):
    """Is not offered where nothing has been kept.  Charts that have given way to a word still have their size."""
    return find(page, "push button", "Print or save as PDF…") is not None


def has_chart(page):
    chart = find(page, "slider", "Breaks")
    return chart is not None and is_seen(chart)


def choose_span(dialog, name):
    """Tab to the spans of time, and down to that one."""
    node = wait("the keyboard in it", lambda: focused(dialog))
    for _ in range(8):
        if name_of(node) == name:
            key("space")
            return
        key("Tab" if role_of(node) not in ("radio button", "check box") else "Down")
        node = wait("the focus to go on from " + name_of(node), lambda: next_focus(dialog, node))
    fail("the keyboard does not reach", name)


def choose_day(dialog, title, *keys):
    """In the calendar behind that button; what the button says then."""
    def said():
        return next((n for n in tree(dialog) if (n.get_name() or "").startswith(title + " ") and is_seen(n)), None)

    button = wait("the day " + title, said)
    before = button.get_name()
    go(dialog, before)
    key("space")
    wait("the keyboard in its calendar", lambda: name_of(focused(dialog)) != before)
    for name in keys:
        key(name)
    wait("another day", lambda: said().get_name() != before)
    wait("the keyboard back on its button", lambda: name_of(focused(dialog)) == said().get_name())
    return datetime.datetime.strptime(said().get_name(), title + " %d %b %Y").date()


def delete_days(settings, page, history):
    """A month goes, and nothing else; it can be taken back.  What is deleted is what the buttons say, also where
    only the calendar's month was changed."""
    before = count(history)
    search(settings, "delete the history", "Delete…")
    key("Return")
    dialog = wait("the question", lambda: window("Delete history"))
    take("Delete history")
    choose_span(dialog, "These days:")
    first = choose_day(dialog, "From", "ctrl+Left", "ctrl+Left", "Escape")
    last = choose_day(dialog, "To", "ctrl+Left", "Escape")
    there = count_days(history, first, last)
    if not 0 < there < before:
        fail("there is nothing to delete between", first, "and", last)
    go(dialog, "Delete")
    key("Return")
    wait("those days gone", lambda: count(history) == before - there and count_days(history, first, last) == 0)
    wait("a way back", lambda: find(page, "push button", "Undo"))
    settings, page = reopened()
    press(wait("the way back still there", lambda: find(page, "push button", "Undo")))
    wait("those days back", lambda: count(history) == before and count_days(history, first, last) == there)
    print(f"ok: {there} rows from {first} to {last} deleted, and back", flush=True)
    return settings, page


def reopened():
    """Whoever closes the settings meanwhile finds them again."""
    take("Settings")
    key("Escape")
    if not wait("the search left, or the settings", lambda: gone("Settings"), 2, True):
        key("Escape")
    wait("the settings gone", lambda: gone("Settings"))
    subprocess.run(["gdbus", "call", "--session", "-d", "io.github.unknot.Unknot", "-o", "/io/github/unknot/Unknot", "-m",
                    "org.freedesktop.Application.ActivateAction", "show", "[<'settings:data'>]", "{}"], check=True,
                   stdout=subprocess.DEVNULL)
    return opened()


def opened():
    settings = wait("the settings", lambda: window("Settings"))
    take("Settings")
    return settings, part_of(settings, "Delete…", "Import…")


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
    settings, root = opened()
    check_names(root)
    delete(settings, root, history)
    settings, root = delete_days(settings, root, history)
    imports(settings, root, history)


{"page": page, "data": lambda: data(sys.argv[2])}[sys.argv[1]]()
