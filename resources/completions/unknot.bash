# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for unknot

_unknot() {
  local now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  case $before in
    -p | --page) mapfile -t COMPREPLY < <(compgen -W 'today guides back progress settings welcome' -- "$now") ;;
    -s | --sheet | -o | --out) mapfile -t COMPREPLY < <(compgen -f -- "$now") ;;
    *) mapfile -t COMPREPLY < <(compgen -W '--page --sheet --out --version --help' -- "$now") ;;
  esac
}
complete -o filenames -F _unknot unknot
