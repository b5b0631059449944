#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts every single test of a Meson run, names what was skipped and why, and ends with
one line: N passed, N failed, N skipped.

Meson counts programs; a test program holds many tests and says so in TAP. A program that
speaks no TAP counts as one test."""

import json
import re
import sys

TAP = re.compile(r"^\s*(not )?ok\b(?:\s+\d+)?\s*(?:- )?([^#]*)(?:#\s*(SKIP|TODO)\b\s*(.*))?$", re.I)
GOOD = {"OK", "EXPECTEDFAIL"}


def points(run):
    """The (name, ok, skip reason or None) of every test in one program's output."""
    found = []
    for line in run.get("stdout", "").splitlines():
        match = TAP.match(line)
        if match:
            failed, name, directive, reason = match.groups()
            skip = (reason or "no reason given") if directive and directive.upper() == "SKIP" else None
            found.append((name.strip(), not failed, skip))
    return found


def main(path):
    passed = failed = 0
    skips, failures = [], []
    with open(path, encoding="utf-8") as log:
        runs = [json.loads(line) for line in log if line.strip()]
    for run in runs:
        name, result = run["name"], run["result"]
        tests = points(run)
        if result == "SKIP" and not any(skip for _, _, skip in tests):
            # It says why last, also when part of it was done before.
            skips.append((name, (run.get("stdout", "").strip().splitlines() or ["no reason given"])[-1]))
        for test, ok, skip in tests:
            if skip is not None:
                skips.append((f"{name} {test}".strip(), skip))
            elif ok:
                passed += 1
            else:
                failed += 1
                failures.append(f"{name} {test}")
        good = result in GOOD or result == "SKIP"
        if not tests:
            passed += result in GOOD
        if not good and all(ok for _, ok, _ in tests):
            # It crashed, timed out or left its plan unfinished: that is a failure of its own.
            failed += 1
            failures.append(f"{name} ({result})")
    for name, reason in skips:
        print(f"skipped: {name}: {reason}")
    for name in failures:
        print(f"failed: {name}")
    print(f"{passed} passed, {failed} failed, {len(skips)} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
