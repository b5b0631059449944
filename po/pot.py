# SPDX-License-Identifier: GPL-3.0-or-later
"""The template of all texts that translators see, as the tests of po/ read it."""
import ast
import pathlib
import subprocess
import tempfile


def read(source, build):
    """The texts, plural forms included, that xgettext finds.  source, build: the roots, pathlib.Path"""
    with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
        subprocess.run(["xgettext", "--files-from=" + str(source / "po/POTFILES.in"), "--directory=" + str(source),
                        "--directory=" + str(build), "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--no-wrap",
                        "--keyword=ngettext:1,2", "--output=" + pot.name], check=True, stderr=subprocess.DEVNULL)
        found, parts = set(), None
        for line in pathlib.Path(pot.name).read_text(encoding="utf-8").splitlines() + [""]:
            if line.startswith(("msgid ", "msgid_plural ")):
                if parts is not None:
                    found.add("".join(ast.literal_eval(part) for part in parts))
                parts = [line.split(" ", 1)[1]]
            elif line.startswith('"') and parts is not None:
                parts.append(line)
            elif parts is not None:
                found.add("".join(ast.literal_eval(part) for part in parts))
                parts = None
        return found - {""}
