# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for unknotctl

_unknotctl() {
  local current=${COMP_WORDS[COMP_CWORD]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='status watch break end postpone skip pause resume check answer guides check-guide heat water mark history doctor open quit --help --version'
  else
    case ${COMP_WORDS[1]} in
      status) words='--verbose --json --waybar --help' ;;
      watch) words='--json --waybar --help' ;;
      break) words=$(unknotctl guides 2>/dev/null | cut -d' ' -f1) ;;
      pause) words='30m 1h 2h tomorrow' ;;
      answer) words='good slouching' ;;
      check-guide) mapfile -t COMPREPLY < <(compgen -f -X '!*.json' -- "$current"); return ;;
      guides) words='stretch massage heat posture calm care --json --help' ;;
      heat)
        case ${COMP_WORDS[COMP_CWORD-1]} in
          --skin) words='fine sore' ;;
          *) words="$(unknotctl guides heat 2>/dev/null | cut -d' ' -f1) --end --skin --help" ;;
        esac ;;
      mark)
        case $COMP_CWORD in
          2) words="$(unknotctl mark --spots 2>/dev/null) --json --spots --help" ;;
          3) words='0 1 2 3 4 5 6 7 8 9 10' ;;
        esac ;;
      doctor) words='--json --help' ;;
      history)
        case ${COMP_WORDS[COMP_CWORD-1]} in
          --import | --export) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
          --days) words='1 7 30 365' ;;
          *) words='--days --json --import --export --help' ;;
        esac ;;
      open) words='today guides back progress settings welcome' ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _unknotctl unknotctl
