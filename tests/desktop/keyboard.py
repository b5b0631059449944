# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through a window by keyboard alone: what Tab reaches, in which order, and what it says."""
import re
import subprocess

from at import CONTROLS, Atspi, children, fail, is_made_up, press, role_of, tree, wait

# What can have the focus without being something to work with: a page that scrolls, a list.
PLACES = {"scroll pane", "panel", "list", "list item", "table", "table row", "table cell", "level bar", "image", "tool tip", "link", "page tab", "label",
          "filler", "grouping", "menu item", "check menu item", "drawing area", "static", "section", "icon", "canvas"}
MOST = 150


def key(name):
    subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)


def key_to(number, *names):
    """The focus and keys for the X window of that number, which no window manager hands the keyboard to.  The focus is
    given by a command of its own: one that meets a window which has just gone ends at once, and a key that
    it holds down then would be repeated in the window that comes next."""
    if subprocess.run(["xdotool", "windowfocus", number], stderr=subprocess.DEVNULL).returncode == 0 and names:
        subprocess.run(["xdotool", "key", "--delay", "80", *names], check=True)


def has(node, state):
    return node.get_state_set().contains(state)


def choose(title, control, number):
    """The word of that number in a drop-down list of the window @title.  By keyboard, as no action says which word
    of a list is meant; from where the pointer may lie on one."""
    take(title)
    press(next(node for node in children(control) if role_of(node) in ("push button", "toggle button")))
    words = wait("its list", lambda: next((node for node in tree(control) if role_of(node) == "list"), None))

    def chosen():
        return next((str(i) for i, word in enumerate(children(words)) if has(word, Atspi.StateType.SELECTED)), None)

    wait("the keyboard in the list", lambda: any(has(word, Atspi.StateType.FOCUSED) for word in children(words)))
    now = wait("a chosen word", chosen)
    while now != str(number):
        key("Down" if int(now) < number else "Up")
        now = wait("another word", lambda: next((i for i in [chosen()] if i not in (None, now)), None))
    key("Return")


def focused(root):
    for node in tree(root):
        if has(node, Atspi.StateType.FOCUSED):
            return node
    return None


def focused_after(root, previous):
    """The same, looked for where Tab goes from @previous: a whole window takes long to search."""
    node = previous
    while node is not None and node != root:
        parent = node.get_parent()
        if parent is None:
            break
        n, index = parent.get_child_count(), node.get_index_in_parent()
        if index >= 0:
            for i in range(index + 1, n):
                child = parent.get_child_at_index(i)
                found = focused(child) if child is not None else None
                if found is not None:
                    return found
        node = parent
    return focused(root)


def has_keyboard(title):
    """Whether what is typed reaches the window of that title; if not, it is asked for: a window manager may
    keep the keyboard from a window that comes unasked, and without one nobody hands it out."""
    def say(*words):
        return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False).stdout.strip()

    if say("getwindowfocus", "getwindowname") == title:
        return True
    # The last one is the newest.
    ids = say("search", "--onlyvisible", "--name", f"^{re.escape(title)}$").split()
    if ids and not subprocess.run(["xdotool", "windowactivate", ids[-1]], capture_output=True, check=False).stderr:
        return False
    for number in ids[-1:]:
        say("windowfocus", number)
    return False


def take(title):
    """Waits until the window of that title has the keyboard: what is typed before is lost."""
    wait("the keyboard in " + title, lambda: has_keyboard(title))


def go(root, name, step="Tab"):
    """Tab until that has the focus, each time only once the last one has been taken in."""
    node, passed = focused(root), []
    for _ in range(MOST):
        if node is not None and name_of(node) == name:
            return node
        key(step)
        node = wait(f"the focus to go on from {passed[-1:]} to {name}", lambda: next_focus(root, node))
        passed.append(name_of(node))
        if passed.count(passed[-1]) > 3 and len(passed) > 60:
            break
    return fail("Tab does not reach", name, "but", passed)


def box(node):
    extents = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.x + extents.width, extents.y + extents.height


def boxes(one, other):
    """Where two things are at the same time: the page may scroll between two questions."""
    def both():
        here, there = box(one), box(other)
        return (here, there) if box(one) == here else None
    return wait("a page that stands still", both)


def name_of(node):
    """What a screen reader says: parts of a control go by its name."""
    while node is not None:
        name = node.get_name() or ""
        if name != "" and not is_made_up(name):
            return name
        if role_of(node) not in ("text", "entry", "toggle button", "push button", "filler", "panel", "unknown"):
            return ""
        parent = node.get_parent()
        if parent is None or role_of(parent) not in ("spin button", "combo box", "text", "entry"):
            return ""
        node = parent
    return ""


def out_of_order(before, after, rtl):
    """Whether @after should have been read before @before: above it, or in its line on the side where
    lines begin.  A column of its own further on may begin higher up."""
    left, top, right, bottom = before
    left2, top2, right2, bottom2 = after
    if rtl:
        left, right, left2, right2 = -right, -left, -right2, -left2
    if bottom2 <= top and left2 < right:
        return True
    middle = (top2 + bottom2) / 2
    return top <= middle <= bottom and right2 <= left and bottom2 - top2 <= (bottom - top) * 1.5


def next_focus(root, previous):
    """What has the focus instead of @previous, or None."""
    if previous is not None and has(previous, Atspi.StateType.FOCUSED):
        return None
    node = focused_after(root, previous) if previous is not None else focused(root)
    return node if node is not None and node != previous else None


def moved(root, previous):
    """Where the focus is once Tab has been taken in; None where it stays.  A busy machine takes its time."""
    return wait("", lambda: next_focus(root, previous), 12, quietly=True)


def walk(root, what, rtl=False):
    """Tab from where the focus is until it is there again.  Every stop has a name and a role, they
    come in reading order, and none of them keeps the focus.  Returns the stops."""
    take(root.get_name())
    before = focused(root)
    key("Tab")
    first = moved(root, before)
    if first is None:
        fail(what, "has nothing that Tab reaches")
    stops, pairs = [first], []
    while len(stops) < MOST:
        key("Tab")
        node = moved(root, stops[-1])
        if node is None:
            fail(what + ": Tab does not leave", describe(stops[-1]))
        # Now, and not at the end: pages scroll to what has the focus.
        here, there = boxes(stops[-1], node)
        pairs.append((stops[-1], here, node, there))
        if node in stops:
            break
        stops.append(node)
    else:
        fail(what + ": Tab never comes back to", describe(first))
    check(root, stops, what)
    check_order(pairs, what, rtl)
    return stops


def describe(node):
    return f"{role_of(node)} “{name_of(node)}” at {box(node)}"


def check(root, stops, what):
    for node in stops:
        role = role_of(node)
        if role not in CONTROLS and role not in PLACES:
            fail(what + ": something without a role has the focus:", describe(node))
        # Nobody can name the rows of GTK's tables: their cells are read out.
        if role == "table row" and any(name_of(cell) for cell in tree(node) if cell != node):
            continue
        if name_of(node) == "" and role not in ("scroll pane", "list item", "label", "link"):
            fail(what + ": a", role, "without a name has the focus:", describe(node))


def check_order(pairs, what, rtl):
    """Round the corner once: the walk begins where the focus happened to be."""
    jumps = [pair for pair in pairs if out_of_order(pair[1], pair[3], rtl)]
    if len(jumps) > 1:
        words = [f"{name_of(one)} {place} and then {name_of(other)} {place2}" for one, place, other, place2 in jumps]
        fail(what + ": out of reading order:", "; ".join(words))
