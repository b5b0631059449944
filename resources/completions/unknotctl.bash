# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for unknotctl

_unknotctl() {
  local current=${COMP_WORDS[COMP_CWORD]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='status watch break end postpone skip pause resume check answer guides check-guide history doctor open quit --help --version'
  else
    case ${COMP_WORDS[1]} in
      status) words='--verbose --json --waybar --help' ;;
      watch) words='--json --waybar --help' ;;
      break) words=$(unknotctl guides 2>/dev/null | cut -d' ' -f1) ;;
      pause) words='30m 1h 2h tomorrow' ;;
      answer) words='good slouching' ;;
      check-guide) mapfile -t COMPREPLY < <(compgen -f -X '!*.json' -- "$current"); return ;;
      guides) words='stretch massage heat posture calm care --json --help' ;;
      doctor) words='--json --help' ;;
      history) words='--days --json --help' ;;
      open) words='today guides settings' ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _unknotctl unknotctl
