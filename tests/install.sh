#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh BUILD: installs into an empty folder and looks at every file there: all that desktops, buses,
# shells and stores look for, in the places where they look, nothing else, and whole.
set -euo pipefail
build=$(realpath "$1")
command -v meson >/dev/null || { echo "SKIP: meson is not installed"; exit 77; }
root=$(mktemp -d "${TMPDIR:-/tmp}/unknot-install.XXXXXX")
trap 'rm -rf "$root"' EXIT
meson install -C "$build" --no-rebuild --quiet --destdir "$root" >"$root.log" 2>&1 || { cat "$root.log"; exit 1; }
rm -f "$root.log"

failed=0
fail() { echo "FAILED: $*"; failed=1; }
option() { python3 -c 'import json, sys
print(next(o["value"] for o in json.load(open(sys.argv[1] + "/meson-info/intro-buildoptions.json")) if o["name"] == sys.argv[2]))' \
  "$build" "$1"; }
prefix=$(option prefix)
id=io.github.unknot.Unknot
lib=$prefix/$(option libexecdir) bin=$prefix/$(option bindir) share=$prefix/$(option datadir) man=$prefix/$(option mandir)

{
  printf '%s\n' "$bin/unknot" "$bin/unknotctl" "$lib/unknot-service" "$prefix/lib/systemd/user/unknot.service" \
    "$share/applications/$id.desktop" "$share/applications/$id.Service.desktop" "$share/metainfo/$id.metainfo.xml" \
    "$share/dbus-1/services/$id.service" "$share/dbus-1/services/$id.Service.service" \
    "$share/glib-2.0/schemas/$id.gschema.xml" \
    "$share/gnome-shell/search-providers/$id.search-provider.ini" "$share/krunner/dbusplugins/$id.krunner.desktop" \
    "$man/man1/unknot.1" "$man/man1/unknotctl.1" \
    "$share/bash-completion/completions/unknot" "$share/bash-completion/completions/unknotctl" \
    "$share/zsh/site-functions/_unknot" "$share/zsh/site-functions/_unknotctl" \
    "$share/fish/vendor_completions.d/unknot.fish" "$share/fish/vendor_completions.d/unknotctl.fish" \
    "$share/icons/hicolor/scalable/apps/$id.svg" "$share/icons/hicolor/symbolic/apps/$id-symbolic.svg"
  for state in due break paused held working-{0..8}; do
    printf '%s\n' "$share/icons/hicolor/scalable/status/$id-$state.svg" "$share/icons/hicolor/symbolic/apps/$id-$state-symbolic.svg"
  done
  while read -r language; do
    [[ -z $language || $language == \#* ]] || echo "$prefix/$(option localedir)/$language/LC_MESSAGES/unknot.mo"
  done <"$(dirname "$(readlink -f "$0")")/../po/LINGUAS"
} | sort >"$root.wanted"
(cd "$root" && find . -type f -o -type l) | sed 's|^\.||' | sort >"$root.there"
differs=$(diff "$root.wanted" "$root.there") || fail "what is installed (>) is not what is wanted (<):
$differs"
rm -f "$root.wanted" "$root.there"
while read -r file; do fail "$file is empty"; done < <(find "$root" -type f -empty)
while read -r file; do fail "$file names the folder it was built in"; done < <(grep -rlF "$build" "$root$share" "$root$prefix/lib" || true)

# What starts a program names one that is there.
starts() { # FILE KEY
  local program
  while read -r program _; do
    case $program in
      /*) ;;
      *) program=$bin/$program ;;
    esac
    [ -x "$root$program" ] || fail "$(basename "$1") starts $program, which is not installed"
  done < <(sed -n "s/^$2=//p" "$root$1")
  grep -q "^$2=" "$root$1" || fail "$(basename "$1") starts nothing"
}
starts "$prefix/lib/systemd/user/unknot.service" ExecStart
for file in "$share"/dbus-1/services/$id{,.Service}.service "$share"/applications/$id{,.Service}.desktop; do starts "$file" Exec; done
for file in "$share"/dbus-1/services/$id{,.Service}.service; do
  [ "$(sed -n 's/^Name=//p' "$root$file")" = "$(basename "$file" .service)" ] || fail "$file is not called as its name on the bus"
done
grep -qx "DesktopId=$id.desktop" "$root$share/gnome-shell/search-providers/$id.search-provider.ini" || fail "the search provider has no desktop entry"

# And what reads them takes them.
reads() { # PROGRAM ARGUMENT...
  command -v "$1" >/dev/null || { echo "not tried: $1 is not installed"; return; }
  "$@" >"$root.said" 2>&1 || { fail "$*"; cat "$root.said"; }
  rm -f "$root.said"
}
reads desktop-file-validate "$root$share/applications/$id.desktop" "$root$share/applications/$id.Service.desktop"
reads appstreamcli validate --no-net "$root$share/metainfo/$id.metainfo.xml"
reads glib-compile-schemas --strict --dry-run "$root$share/glib-2.0/schemas"
reads mandoc -T lint -W error "$root$man/man1/unknot.1" "$root$man/man1/unknotctl.1"
reads bash -n "$root$share/bash-completion/completions/unknot" "$root$share/bash-completion/completions/unknotctl"
reads zsh -n "$root$share/zsh/site-functions/_unknotctl"
reads fish -n "$root$share/fish/vendor_completions.d/unknotctl.fish"
for file in "$root$share"/icons/hicolor/*/*/*.svg; do reads xmllint --noout "$file"; done
exit $failed
