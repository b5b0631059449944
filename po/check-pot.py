#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether translators get to see every text of the bundled guides, foods, questions and sources, in one
template with the interface.  check-pot.py SOURCE_ROOT BUILD_ROOT

A member that is not known here as a name or a figure is taken for text: what is added to the
format shows up until somebody has thought of its translation."""
import json
import pathlib
import shutil
import sys

sys.dont_write_bytecode = True  # the source folder stays as it is
import pot

NAMES = {"$schema", "id", "kind", "place", "props", "muscles", "form", "sides", "strength", "sources", "never-press",
         "next", "base", "view", "face", "parts", "item", "pose", "move", "from", "glow", "arrows", "side", "breath", "spot",
         "allergen", "url"}


def texts(value, where):
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, where)
    elif isinstance(value, dict):
        for member, item in value.items():
            if member not in NAMES:
                yield from texts(item, where + "." + member)


source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
if shutil.which("xgettext") is None:
    print("xgettext is not installed")
    sys.exit(77)
known = pot.read(source, build)
names = [name for name in sorted((source / "resources/guides").glob("*.json"))
         if name.name not in ("postures.json", "guide.schema.json")]
missing = [(path.name, where, text) for path in names for where, text in texts(json.loads(path.read_text("utf-8")), "")
           if text not in known and not (path.name == "sources.json" and (where.endswith(".title") or text.isdigit()))]
for line in missing:
    print("not in the template: %s%s: %s" % line)
print(len(names), "files,", len(known), "texts in the template")
sys.exit(1 if missing or len(names) < 60 else 0)
