#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# completions.sh UNKNOTCTL RESOURCES: presses Tab in each shell and looks at what is offered.
set -eu
ctl=$1 completions=$2/completions bad=0
PATH=$(dirname "$ctl"):$PATH
export PATH
commands=$("$ctl" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')

in_bash() { # LINE
  bash --norc -c 'source "$1"; read -ra COMP_WORDS <<<"$2"; case $2 in *" ") COMP_WORDS+=("");; esac
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$2; COMP_POINT=${#2}; _unknotctl
    printf "%s\n" "${COMPREPLY[@]}"' - "$completions/unknotctl.bash" "$1"
}

in_fish() {
  fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$completions/unknotctl.fish" "$1" | cut -f1
}

# A shell in a terminal of its own, since zsh completes nowhere else.
in_zsh() {
  zsh -f -c '
    zmodload zsh/zpty
    zpty shell "TERM=dumb COLUMNS=200 LINES=100 zsh -fi"
    zpty -w shell "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -D -u; compdef _unknotctl unknotctl"
    zpty -w shell "zstyle \":completion:*\" list-prompt \"\"; LISTMAX=1000; setopt nobeep autolist; print -r -- READY\$((1+1))"
    while zpty -r shell line "*READY2*"; do break; done
    zpty -n -w shell "$2"$'"'\\t\\t'"'
    zpty -n -w shell $'"'\\x15'"'"print -r -- DONE\$((1+1))"$'"'\\n'"'
    out=
    while zpty -r shell line; do out+=$line; [[ $out == *DONE2* ]] && break; done
    print -r -- "$out"
    zpty -d shell' - "$completions" "$1" | tr -s ' \r' '\n'
}

# offers SHELL LINE WORD...: each of the words is offered.
offers() {
  local shell=$1 line=$2 word seen tries=1; shift 2
  seen=$("in_$shell" "$line")
  # zsh leaves its list out when the next key is there before it has drawn it: ask a busy machine again.
  while [ "$shell" = zsh ] && [ $tries -lt 10 ] && ! grep -qxF -e "$1" <<<"$seen"; do
    seen=$("in_$shell" "$line") tries=$((tries + 1))
  done
  for word; do
    grep -qxF -e "$word" <<<"$seen" ||
      { echo "$shell: '$line' does not offer '$word', but: $(tr '\n' ' ' <<<"$seen")"; bad=1; }
  done
}

for shell in bash fish zsh; do
  command -v $shell >/dev/null || { echo "$shell is not installed"; exit 77; }
  # shellcheck disable=SC2086
  offers $shell 'unknotctl ' $commands
  offers $shell 'unknotctl status --' --json --waybar --verbose
  offers $shell 'unknotctl heat --' --end --skin
  offers $shell 'unknotctl answer ' good slouching
  offers $shell 'unknotctl open ' today guides settings
done
exit $bad
