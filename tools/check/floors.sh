#!/bin/sh
# SPDX-License-Identifier: MIT
# No floor of the kernel includes a header of a higher one; libraries and user
# space see only kernel/abi.  The floors, from the ground up:
set -eu
cd "$(dirname "$0")/../.."
floors="abi base arch mm sched sync dev ipc fs net proc sys"

find kernel lib user -name '*.[chS]' -exec awk -v floors="$floors" '
BEGIN {
	n = split(floors, name, " ")
	for (i = 1; i <= n; i++)
		height[name[i]] = i
}
FNR == 1 {
	split(FILENAME, path, "/")
	where = path[1] == "kernel" ? path[2] : path[1]
}
/^[ \t]*#[ \t]*include[ \t]*["<](kernel|user|tools|grader)\// {
	split($0, quoted, /["<>]/)
	split(quoted[2], part, "/")
	to = part[2]
	if (FILENAME ~ /\/(test|check|sanitize|coverage|points)\// || path[1] == part[1] && part[1] != "kernel")
		next # tests and instruments look everywhere
	if (FILENAME == "kernel/sys/selftest.c" && to == "test")
		next # the one file that knows them
	if (part[1] != "kernel")
		say("includes " quoted[2] ", which is not below it")
	else if (!(to in height))
		say("includes " quoted[2] ", of no known floor")
	else if (where in height && height[to] > height[where])
		say("includes " quoted[2] ", which is a higher floor")
	else if (!(where in height) && to != "abi")
		say("includes " quoted[2] "; only kernel/abi is for it")
}
function say(what) {
	print FILENAME ":" FNR ": " what
	bad = 1
}
END { exit bad }' {} +
