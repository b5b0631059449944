# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for unknotctl

complete -c unknotctl -f
set -l commands status watch break end postpone skip pause resume check answer guides check-guide mark history doctor open quit
set -l none "not __fish_seen_subcommand_from $commands"
complete -c unknotctl -n "$none" -a status -d 'how long you have been sitting, and what comes next'
complete -c unknotctl -n "$none" -a watch -d 'the same, a line at every change'
complete -c unknotctl -n "$none" -a break -d 'take a break now'
complete -c unknotctl -n "$none" -a end -d 'end the break'
complete -c unknotctl -n "$none" -a postpone -d 'ask for the break again in five minutes'
complete -c unknotctl -n "$none" -a skip -d 'skip the break'
complete -c unknotctl -n "$none" -a pause -d 'no reminders for a while'
complete -c unknotctl -n "$none" -a resume -d 'end the pause'
complete -c unknotctl -n "$none" -a check -d 'a posture question now'
complete -c unknotctl -n "$none" -a answer -d 'answer the posture question'
complete -c unknotctl -n "$none" -a guides -d 'all guides, or those of one kind'
complete -c unknotctl -n "$none" -a check-guide -d 'whether guides that you wrote are fine'
complete -c unknotctl -n "$none" -a mark -d 'say where it hurts, or list what is open'
complete -c unknotctl -n "$none" -a history -d 'breaks, posture checks and marks of the last days'
complete -c unknotctl -n "$none" -a doctor -d 'what this session has and lacks'
complete -c unknotctl -n "$none" -a open -d 'open the window'
complete -c unknotctl -n "$none" -a quit -d 'end Unknot'
complete -c unknotctl -n '__fish_seen_subcommand_from status' -l verbose -d 'and why'
complete -c unknotctl -n '__fish_seen_subcommand_from status watch' -l json -d 'as one JSON object'
complete -c unknotctl -n '__fish_seen_subcommand_from status watch' -l waybar -d 'as a Waybar module reads it'
complete -c unknotctl -n '__fish_seen_subcommand_from guides mark history doctor' -l json -d 'as JSON'
complete -c unknotctl -n '__fish_seen_subcommand_from history' -l import -r -F -d 'add what an export holds'
complete -c unknotctl -n '__fish_seen_subcommand_from history' -l export -r -F -d 'write everything to a new file'
complete -c unknotctl -n '__fish_seen_subcommand_from history' -l days -x -d 'how many days back'
complete -c unknotctl -n '__fish_seen_subcommand_from mark' -l spots -d 'the names of all spots'
complete -c unknotctl -n '__fish_seen_subcommand_from mark' -a '(unknotctl mark --spots 2>/dev/null) (seq 0 10)'
complete -c unknotctl -n '__fish_seen_subcommand_from check-guide' -F
complete -c unknotctl -n '__fish_seen_subcommand_from break' -a '(unknotctl guides 2>/dev/null | cut -d" " -f1)'
complete -c unknotctl -n '__fish_seen_subcommand_from pause' -a '30m 1h 2h tomorrow'
complete -c unknotctl -n '__fish_seen_subcommand_from answer' -a 'good slouching'
complete -c unknotctl -n '__fish_seen_subcommand_from guides' -a 'stretch massage heat posture calm care'
complete -c unknotctl -n '__fish_seen_subcommand_from open' -a 'today guides back progress settings welcome'
