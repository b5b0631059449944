#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# links.sh UNKNOT-SERVICE UNKNOTCTL: what runs all day, or for each line of a script, carries no toolkit.
# (gdk_pixbuf, which libnotify brings, is none.)
set -eu
bad=0
for program in "$@"; do
  libraries=$(ldd "$program") # fails where something is missing
  echo "$libraries" | grep -q 'libgio-2' || { echo "$program: this is no list of libraries: $libraries"; bad=1; }
  if echo "$libraries" | grep -E 'libgtk|libgdk-|libgsk|libcairo|libpango|libgraphene|libadwaita'; then
    echo "$program carries these"
    bad=1
  fi
done
exit $bad
