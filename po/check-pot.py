#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether translators get to see every text of the bundled guides, foods and questions, in one
template with the interface.  check-pot.py SOURCE_ROOT BUILD_ROOT

A member that is not known here as a name or a figure is taken for text: what is added to the
format shows up until somebody has thought of its translation."""
import ast
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

NAMES = {"$schema", "id", "kind", "place", "props", "muscles", "form", "sides", "strength", "sources", "never-press",
         "next", "base", "view", "face", "parts", "item", "pose", "move", "from", "glow", "arrows", "side", "breath", "spot",
         "allergen"}


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


def template(source, build):
    with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
        subprocess.run(["xgettext", "--files-from=" + str(source / "po/POTFILES.in"), "--directory=" + str(source),
                        "--directory=" + str(build), "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--no-wrap",
                        "--keyword=ngettext:1,2", "--output=" + pot.name], check=True, stderr=subprocess.DEVNULL)
        found, parts = set(), None
        for line in pathlib.Path(pot.name).read_text(encoding="utf-8").splitlines() + [""]:
            if line.startswith("msgid "):
                parts = [line[6:]]
            elif line.startswith('"') and parts is not None:
                parts.append(line)
            elif parts is not None:
                found.add("".join(ast.literal_eval(part) for part in parts))
                parts = None
        return found


source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
if shutil.which("xgettext") is None:
    print("xgettext is not installed")
    sys.exit(77)
known = template(source, build)
names = [name for name in sorted((source / "resources/guides").glob("*.json"))
         if name.name not in ("sources.json", "postures.json", "guide.schema.json")]
missing = [(path.name, where, text) for path in names for where, text in texts(json.loads(path.read_text("utf-8")), "")
           if text not in known]
for line in missing:
    print("not in the template: %s%s: %s" % line)
print(len(names), "files,", len(known), "texts in the template")
sys.exit(1 if missing or len(names) < 60 else 0)
