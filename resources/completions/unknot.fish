# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for unknot

complete -c unknot -f
complete -c unknot -s p -l page -x -a 'today guides back progress settings welcome' -d 'open a page'
complete -c unknot -s s -l sheet -r -F -d 'draw every step of a guide into one picture'
complete -c unknot -s o -l out -r -F -d 'the picture'
complete -c unknot -s v -l version -d 'print the version'
