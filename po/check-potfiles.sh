#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Says which files hold words for the user but are not in POTFILES.in, and which are in it
# but gone.  check-potfiles.sh SOURCE_ROOT
cd "$1" || exit 2
missing=0
for file in $(grep -rlE '(^|[^A-Za-z0-9_])(_|N_|C_|Q_|ngettext|g_dngettext) ?\("' src --include=*.c --include=*.h) \
  $(ls ui/*.ui resources/*.desktop.in resources/*.metainfo.xml.in 2>/dev/null); do
  grep -qxF "$file" po/POTFILES.in || { echo "po/POTFILES.in lacks $file"; missing=1; }
done
for file in $(grep -v '^#' po/POTFILES.in); do
  [ "$file" = po/guide-strings.h ] || [ -f "$file" ] || { echo "po/POTFILES.in has $file, which is gone"; missing=1; }
done
exit $missing
