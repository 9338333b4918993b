#!/bin/sh
# SPDX-License-Identifier: MIT
# Lines of code, without blank ones and comments, per floor of the kernel
# (its tests apart), and of everything else.
set -eu
cd "$(dirname "$0")/../.."

# count FOLDER...: the lines of the C and assembly files below.
count() {
	find "$@" -name '*.[chS]' -exec cat {} + 2>/dev/null | awk '
	{
		line = $0
		code = ""
		while (line != "") {
			if (inside) {
				end = index(line, "*/")
				if (!end)
					break
				line = substr(line, end + 2)
				inside = 0
			} else {
				start = index(line, "/*")
				if (!start) {
					code = code line
					break
				}
				code = code substr(line, 1, start - 1)
				line = substr(line, start + 2)
				inside = 1
			}
		}
		sub(/\/\/.*/, "", code)
		if (code ~ /[^ \t]/)
			lines++
	}
	END { print lines + 0 }'
}

total=0
for floor in sys proc net fs ipc dev sync sched mm arch base abi; do
	[ -d "kernel/$floor" ] || continue
	lines=$(count "kernel/$floor")
	total=$((total + lines))
	printf '%-14s %6d\n' "$floor" "$lines"
done
printf '%-14s %6d of 12000\n\n' kernel "$total"
for part in kernel/test lib/base lib/c lib/conc user/bin user/lessons user/tests tools grader labs; do
	[ -d "$part" ] && printf '%-14s %6d\n' "$part" "$(count "$part")"
done
