#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# words.sh UNKNOTCTL RESOURCES: help, manual page and completions name the same commands.
set -eu
ctl=$1 resources=$2 bad=0
commands=$("$ctl" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]\{1,\}\).*/\1/p')
# One line a command; what does not fit beside a long one stands below it.
help=$("$ctl" --help | sed ':all;N;$!ball;s/\n \{20,\}/ /g')
[ -n "$commands" ] || { echo "no commands found in --help"; exit 1; }
for command in $commands; do
  grep -q "^\.It Cm $command" "$resources/man/unknotctl.1" || { echo "man page lacks $command"; bad=1; }
  grep -q "words='.*\b$command\b.*--version'" "$resources/completions/unknotctl.bash" || { echo "bash lacks $command"; bad=1; }
  grep -q "'$command:" "$resources/completions/_unknotctl" || { echo "zsh lacks $command"; bad=1; }
  grep -q -- "-a $command -d" "$resources/completions/unknotctl.fish" || { echo "fish lacks $command"; bad=1; }
  does=$(echo "$help" | awk -v c="$command" '$1 == c { print $(NF - 1), $NF }')
  "$ctl" "$command" --help | grep -qF -- "$does" || { echo "$command --help does not say what it does: $does"; bad=1; }
  "$ctl" "$command" --help >/dev/null || { echo "$command --help fails"; bad=1; }
done
bash -n "$resources/completions/unknotctl.bash" || bad=1
for page in unknotctl unknot; do
  lint=$(mandoc -Tlint -W error "$resources/man/$page.1" 2>&1) || { echo "$lint"; bad=1; }
done
# What could not be written is a failure, and a reader who goes away none that is spoken of.
said=$("$ctl" --help 2>&1 >/dev/full) && { echo "a full disk goes unnoticed"; bad=1; }
[ -n "$said" ] || { echo "a full disk is not spoken of"; bad=1; }
exit $bad
