#!/bin/sh
# SPDX-License-Identifier: MIT
# Each line of user/explore/library/mutants names a program that there is, and its sed expression still changes the file: whether
# exploring finds it is tried by check-long only.
bad=0
while IFS='|' read -r name program file expression; do
	case $name in '' | '#'*) continue ;; esac
	from=lib/conc/$file
	[ "${file#*/}" = "$file" ] || from=lib/$file
	[ -e "user/explore/library/$program.c" ] || { echo "$name: there is no $program.c"; bad=1; }
	sed "$expression" "$from" | cmp -s - "$from" && { echo "$name changes nothing in $from"; bad=1; }
done <user/explore/library/mutants
exit $bad
