#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# completions.sh UNKNOTCTL RESOURCES: presses Tab in each shell and looks at what is offered.
set -eu
here=$(dirname "$(readlink -f "$0")")
completions=$2/completions bad=0
commands=$("$1" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')

# Some words come from the running service; this stands for it.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/unknotctl" <<'END'
#!/bin/sh
case "$*" in
  guides) printf '%s\n' 'shoulder-rolls stretch 45 s  Shoulder rolls' 'heating-pad heat 20 min  Heating pad' ;;
  'guides heat') echo 'heating-pad heat 20 min  Heating pad' ; echo 'warm-bath heat 20 min  Warm bath' ;;
  'mark --spots') printf '%s\n' rhomboids-left rhomboids-right ;;
esac
END
chmod +x "$folder/unknotctl"
touch "$folder/week.csv" "$folder/month.csv" "$folder/my-guide.json" "$folder/my-other.json"
export PATH=$folder:$PATH
cd "$folder"

for shell in bash fish zsh; do
  command -v $shell >/dev/null || { echo "$shell is not installed"; exit 77; }
  "$here/press-tab.py" "$shell" "$completions" <<END || bad=1
unknotctl |$(echo $commands)
unknotctl status --|--json --waybar --verbose
unknotctl watch --|--json --waybar
unknotctl break |shoulder-rolls heating-pad
unknotctl pause |30m 1h 2h tomorrow
unknotctl answer |good slouching
unknotctl guides |stretch massage heat posture calm care
unknotctl check-guide my-|my-guide.json my-other.json
unknotctl heat |heating-pad warm-bath
unknotctl heat --|--end --skin
unknotctl heat --skin |fine sore
unknotctl mark |rhomboids-left rhomboids-right
unknotctl mark rhomboids-left |0 5 10
unknotctl mark --|--json --spots
unknotctl history --|--days --json --import --export
unknotctl history --import |week.csv month.csv
unknotctl open |today guides back progress settings welcome
END
done
exit $bad
