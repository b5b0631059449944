#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether any text that users see promises, scolds or names a brand: all of the interface, the
guides with their checklists, the foods and questions, and the list of sources.
check-words.py SOURCE_ROOT BUILD_ROOT

The words themselves are those of tests/core/test-guide-words.c."""
import json
import pathlib
import re
import shutil
import sys

sys.dont_write_bytecode = True  # the source folder stays as it is
import pot

# Sentences in which such a word promises nothing and scolds nobody.
FINE = ("The chair must not ", "The desk must stand firmly.", "before you feel you must", "joints must not hurt",
        "The number of days must be ", "the words of the call are wrong", "not a proven dose", "it promises no cure",
        "NIH Office of Dietary Supplements")

# Words with a capital letter inside a sentence that are no brand of a thing to buy.
NAMES = set("""Unknot I C Y B H X N JSON CSV PDF GNU General Public License RSI ITEM COMMAND Enter Escape Monday
Waybar PipeWire KStatusNotifierItem Tray Status Notifier Area Support Plugin Companion
Today Guides Stretch Start Down""".split())


# Words that only ever begin a text or a sentence of the interface, and are no names of things to buy either.
FIRST = set("""Acorn Agree Allergic Anywhere AppIndicator Avocado Banana Bars Base-of-the-skull Black Boxes Broad Broccoli
Brown Bruises Cancel Cheddar Clasp Copied Copies Copy Cross-body Crosses Curve Data Decided Door-frame Dots Draws Edamame
Equal Esc Evening Exports Files Fill Fire Fix Forget Front-of-neck GNOME Glides Hide Hook Idleness Ids
Import Install Kale Kneel Leans Lentils Limited M Meant Mirrored OB Oatmeal Opposite-hand Order Outside
P_ause Peanut Perhaps Pills Pressing Previous Print Pulls Quinoa S_kip Salmon Search Seated Seeing Send
Shoulder-blade Side-of-the-back Size Slim Sounds Starting Strength Stroke Sweet Talks Tea Tenses Thank Think Thirst Timely
Two-minute Uncross Undo Upper-back Upper-body Usage Walnuts Wear Wring Write XApp""".split())


def words(text):
    """Each word, and whether it begins a sentence or a quotation."""
    begins = True
    for match in re.finditer(r"[\w-]+|[.?!:“\n]", re.sub(r"<[^>]*>|%[-\d.$]*[a-z]+", "", text)):
        if not re.match(r"\w", match.group()):
            begins = True
            continue
        yield match.group(), begins
        begins = False


def name_in(text, small):
    """The words of text that look like names: capital inside a sentence, or first and nowhere in small letters."""
    return [word for word, begins in words(text) if word[0].isupper() and word not in NAMES and
            not (begins and (word.lower() in small or word in FIRST))]


source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
if shutil.which("xgettext") is None:
    print("xgettext is not installed")
    sys.exit(77)
lists = (source / "tests/core/test-guide-words.c").read_text("utf-8")
banned, phrases = (set(re.findall(r'"([^"]+)"', lists.split(name + "[] = {")[1].split("};")[0]))
                   for name in ("banned", "banned_phrases"))
texts = pot.read(source, build)
sources = [entry[member] for entry in json.loads((source / "resources/guides/sources.json").read_text("utf-8")).values()
           for member in ("title", "publisher", "note") if member in entry]
faults = [("“%s” in" % word, text) for text in [*texts, *sources] for word, _ in words(text)
          if word.lower() in banned and not any(fine in text for fine in FINE)]
faults += [("“%s” in" % phrase, text) for text in texts.difference(sources) for phrase in phrases if phrase in text.lower()]
# Publishers are names, of whoever wrote, and stand in their own list.
own = texts.difference(sources)
small = {word for text in own for word, _ in words(text) if not word[0].isupper()}
faults += [("is “%s” a name? In" % word, text) for text in own for word in name_in(text, small)]
faults += [("is not seen as a name", text) for text in ("Zorbleen eases the neck.", "Breathe. Zorbleen helps.", "Try Zorbleen.")
           if not name_in(text, small)]
for fault in faults:
    print("%s: %s" % fault)
print(len(texts), "texts,", len(sources), "of sources,", len(banned), "words")
sys.exit(1 if faults or len(texts) < 1500 or len(sources) < 200 or len(banned) < 30 or not phrases else 0)
