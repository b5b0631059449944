#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides against guide.schema.json itself, which editors use: every bundled guide and every example of the
README is valid, and what the program refuses the schema refuses, too, as far as a schema can.
usage: schema.py SOURCE_ROOT"""
import copy
import json
import re
import sys
from pathlib import Path

# What is told by more than the shape of a file: names of places and muscles, lengths that add up, lines and
# bytes.  Whatever else of the broken guides the schema lets through is a gap in it.
BEYOND = {
    "arrow-nowhere", "arrow-slip", "breath-and-seconds", "checklist-sides", "control-in-text", "escaped-name", "glow-unknown",
    "half-character", "heat-again", "heat-alone", "heat-from", "heat-long", "item-alone", "item-missing", "item-twice",
    "lone-surrogate", "low-first", "move-key-pose", "move-too-long", "muscle-slip", "nul-escape", "once-both",
    "once-in-the-middle", "pose-member", "pose-no-sides", "pose-range", "pose-slip", "reach-no-side",
    "reach-nowhere", "reach-slip", "title-blank-end", "too-long", "twice",
}


class Invalid(Exception):
    pass


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": is_number,
    "integer": lambda value: is_number(value) and value == int(value),
}


class Schema:
    """As much of JSON Schema 2020-12 as the schema uses; a keyword that is not known here is an error."""

    def __init__(self, root):
        self.root = root

    def holds(self, schema, value):
        try:
            self.check(schema, value, "")
        except Invalid:
            return False
        return True

    def check(self, schema, value, path):
        for keyword, wanted in schema.items():
            if keyword in ("$schema", "$id", "$defs", "title", "description", "default"):
                continue
            method = getattr(self, "check_" + keyword.lstrip("$"), None)
            assert method, f"the test does not know the keyword {keyword}"
            if not method(wanted, value, path, schema):
                raise Invalid(f"{path or 'the guide'}: {keyword} {json.dumps(wanted)[:60]}")

    def check_ref(self, name, value, path, _schema):
        target = self.root
        for member in name.lstrip("#/").split("/"):
            target = target[member]
        self.check(target, value, path)
        return True

    def check_type(self, name, value, *_):
        return TYPES[name](value)

    def check_const(self, wanted, value, *_):
        return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)

    def check_enum(self, names, value, *_):
        return value in names

    def check_required(self, names, value, *_):
        return not isinstance(value, dict) or all(name in value for name in names)

    def check_properties(self, members, value, path, _schema):
        for name, schema in members.items():
            if isinstance(value, dict) and name in value:
                self.check(schema, value[name], f"{path}.{name}" if path else name)
        return True

    def check_additionalProperties(self, allowed, value, path, schema):
        assert allowed is False
        return not isinstance(value, dict) or all(name in schema["properties"] for name in value)

    def check_items(self, schema, value, path, _schema):
        for index, item in enumerate(value if isinstance(value, list) else []):
            self.check(schema, item, f"{path}[{index}]")
        return True

    def check_minItems(self, number, value, *_):
        return not isinstance(value, list) or len(value) >= number

    def check_maxItems(self, number, value, *_):
        return not isinstance(value, list) or len(value) <= number

    def check_minLength(self, number, value, *_):
        return not isinstance(value, str) or len(value) >= number

    def check_maxLength(self, number, value, *_):
        return not isinstance(value, str) or len(value) <= number

    def check_pattern(self, pattern, value, *_):
        return not isinstance(value, str) or re.search(pattern, value) is not None

    def check_minimum(self, number, value, *_):
        return not is_number(value) or value >= number

    def check_maximum(self, number, value, *_):
        return not is_number(value) or value <= number

    def check_dependentRequired(self, members, value, *_):
        return not isinstance(value, dict) or all(other in value for name in value for other in members.get(name, []))

    def check_oneOf(self, schemas, value, *_):
        return sum(self.holds(schema, value) for schema in schemas) == 1

    def check_anyOf(self, schemas, value, *_):
        return any(self.holds(schema, value) for schema in schemas)

    def check_not(self, schema, value, *_):
        return not self.holds(schema, value)


root = Path(sys.argv[1])
guides = root / "resources" / "guides"
schema = Schema(json.loads((guides / "guide.schema.json").read_text()))
failed = 0


def expect(what, guide, valid):
    global failed
    try:
        schema.check(schema.root, guide, "")
        refused = None
    except Invalid as error:
        refused = str(error)
    if (refused is None) != valid:
        print(f"FAILED: {what}: {refused or 'is taken, but the program refuses it'}")
        failed += 1


names = re.findall(r"^  '([a-z0-9-]+)',$", (guides / "meson.build").read_text(), re.M)
assert len(names) >= 60
for name in names:
    expect(name, json.loads((guides / (name + ".json")).read_text()), True)

examples = re.findall(r"```json\n(.*?)```", (guides / "README.md").read_text(), re.S)
assert len(examples) == 3
for number, example in enumerate(examples):
    expect(f"example {number + 1} of the README", json.loads(example), True)

looked_at = 0
for path in sorted((root / "tests" / "core" / "broken-guides").glob("*.json")):
    try:
        guide = json.loads(path.read_bytes().decode("utf-8"), parse_constant=lambda word: 1 / 0)
    except (ValueError, RecursionError, ZeroDivisionError):
        continue  # no JSON at all
    looked_at += 1
    expect(path.stem, guide, path.stem in BEYOND)
assert looked_at >= 30

# Nobody is left without a word of what to mind and when to stop, and a set has nothing of its steps.
whole = json.loads((guides / "neck-turn.json").read_text())
a_set = json.loads((guides / "neck-set.json").read_text())
for member in ("cautions", "stop"):
    for value in ([], [""], "C.", ["C." * 101]):
        expect(f"{member}: {value!r:.20}", {**whole, member: value}, False)
    expect(f"a set's {member}", {**a_set, member: []}, True)
for member in ("steps", "base", "view", "face", "sides", "spot-limit", "heat", "form"):
    value = whole.get(member) or {"sides": "both", "spot-limit": 90, "heat": {"seconds": 600}, "form": "steps"}[member]
    expect(f"a set with {member}", {**a_set, member: value}, False)
for member in schema.root["required"]:
    guide = copy.deepcopy(whole)
    del guide[member]
    expect(f"without {member}", guide, False)

print(f"{len(names)} guides, {len(examples)} examples and {looked_at} broken guides looked at")
sys.exit(failed > 0)
