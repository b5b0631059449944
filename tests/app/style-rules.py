#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the look rests upon, wherever it is written: spacing on a grid of 6 px, two weights and at most three sizes of
type on a page.  Reads the style sheet, the templates and the windows' sources.
usage: style-rules.py ROOT"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

GRID = 6
# Within a row, a control or a table's cell, where a whole step is too wide: half of one, up to two and a half.
HALVES = {3, 9, 15}
# With the edge of 1 px that is drawn around a control, a step of the grid.
WITH_EDGE = {5}
# By selector.  A banner with a button is as high as one without.
EXCEPTIONS = {"banner button": {2}}
WEIGHTS = {"normal", "bold"}
MOST_SIZES = 3
# Not a size of its own: it makes the whole page larger, for who stands a step away.
WHOLE_PAGE = "window.fullscreen"
# GTK's and its themes' own classes of type.
FOREIGN = re.compile(r"title-[1-4]|large-title|caption(-heading)?|dim-label")

SPACING = re.compile(r"(padding|margin|border-spacing)(-[a-z]+)?$")
CALLS = re.compile(r"gtk_(?:box_new|box_set_spacing|grid_set_(?:row|column)_spacing|widget_set_margin_\w+) ?"
                   r"\([^;]*?[ ,(](\d+)\)")
TYPE_CALLS = re.compile(r"pango_attr_(?:scale|size|weight)\w*_new")

faults = []


def on_grid(value, extra=frozenset()):
    return abs(value) % GRID == 0 or abs(value) in HALVES | extra


def rules(css):
    """Selectors and declarations, one pair at a time."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        for line in body.split(";"):
            if ":" in line:
                name, value = (part.strip() for part in line.split(":", 1))
                yield " ".join(selector.split()), name, value


def check_sheet(path):
    """Returns: the size of type that each class has."""
    sizes = {}
    for selector, name, value in rules(path.read_text()):
        where = f"{path.name}: {selector} {{ {name}: {value} }}"
        if SPACING.match(name):
            for number in re.findall(r"(-?\d+(?:\.\d+)?)px", value):
                if not on_grid(float(number), WITH_EDGE | EXCEPTIONS.get(selector, set())):
                    faults.append(f"{where}: not on the grid of {GRID} px")
        elif name == "font-weight" and value not in WEIGHTS:
            faults.append(f"{where}: a weight of its own")
        elif name == "font-size" and not selector.startswith(WHOLE_PAGE):
            if not re.fullmatch(r"[\d.]+em", value):
                faults.append(f"{where}: a size that does not follow the text's")
            sizes[frozenset(re.findall(r"\.([\w-]+)", selector))] = value
        elif name == "font":
            faults.append(f"{where}: sizes and weights are written one by one")
    return sizes


class Template:
    """A file of ui/: how far things are apart, the classes of its parts, and the templates of ours that it uses."""

    def __init__(self, path):
        root = xml.parse(path).getroot()
        self.path = path
        template = root.find("template")
        self.name = template.get("class") if template is not None else path.stem
        self.uses = {node.get("class") for node in root.iter("object")}
        self.styles = [frozenset(c.get("name") for c in style.iter("class")) for style in root.iter("style")]
        for node in root.iter("property"):
            if re.search(r"^margin-|spacing$", node.get("name")) and not on_grid(int(node.text)):
                faults.append(f"{path.name}: {node.get('name')} {node.text} is not on the grid of {GRID} px")
        for attribute in root.iter("attribute"):
            if attribute.get("name") in ("scale", "size", "weight", "font-desc"):
                faults.append(f"{path.name}: type is for the style sheet alone: {attribute.get('name')}")
        for style in self.styles:
            if any(FOREIGN.fullmatch(name) for name in style):
                faults.append(f"{path.name}: a class of the theme: {', '.join(style)}")


def size_of(style, sizes):
    """Of a widget with these classes: what the rule with most of them says."""
    matching = [classes for classes in sizes if classes <= style]
    return sizes[max(matching, key=len)] if matching else "1em"


def check_page(template, all_templates, sizes):
    """A page is a template with all that it holds, also a few levels down."""
    seen, left, found = set(), [template], {"1em": template.path.name}
    while left:
        part = left.pop()
        seen.add(part.name)
        for style in part.styles:
            found.setdefault(size_of(style, sizes), part.path.name)
        left += [all_templates[name] for name in part.uses if name in all_templates and name not in seen]
    if len(found) > MOST_SIZES:
        faults.append(f"{template.path.name}: {len(found)} sizes of type: {found}")
    return len(found)


def check_sources(folder):
    for path in sorted(folder.rglob("*.c")):
        text = path.read_text()
        for match in CALLS.finditer(text):
            if not on_grid(int(match.group(1))):
                faults.append(f"{path.name}: {match.group(0)}: not on the grid of {GRID} px")
        for match in TYPE_CALLS.finditer(text):
            faults.append(f"{path.name}: type is for the style sheet alone: {match.group(0)}")


def main():
    root = pathlib.Path(sys.argv[1])
    sizes = {}
    for path in sorted((root / "resources").glob("style*.css")):
        sizes.update(check_sheet(path))
    templates = {template.name: template for template in map(Template, sorted((root / "ui").glob("*.ui")))}
    most = max(check_page(template, templates, sizes) for template in templates.values())
    check_sources(root / "src" / "app")
    # A check that reads nothing finds nothing.
    if len(sizes) < 3 or len(templates) < 30 or most < MOST_SIZES:
        faults.append(f"only {len(sizes)} sizes in {len(templates)} templates were found, at most {most} on a page")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
