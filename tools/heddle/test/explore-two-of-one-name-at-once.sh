#!/bin/sh
# SPDX-License-Identifier: MIT
# Two files of the same name, compiled and explored at the same time: each gets its own verdict.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/0" "$dir/1"
for status in 0 1; do
	printf 'int\nmain(void)\n{\n\treturn %d;\n}\n' $status >"$dir/$status/same.c"
done
for round in 1 2; do
	for status in 0 1; do
		{ "$h" explore --schedules 10 -- "$dir/$status/same.c" >"$dir/$status/out" 2>&1; echo $? >"$dir/$status/status"; } &
	done
	wait
	for status in 0 1; do
		[ "$(cat "$dir/$status/status")" -eq $status ] || { echo "not $status in round $round:"; cat "$dir/$status/out"; exit 1; }
	done
done
exit 0
