#!/bin/sh
# SPDX-License-Identifier: MIT
# Where user namespaces are refused, Landlock confines the compiler; with neither nothing is graded unless trusted.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
echo secret >"$dir/secret"
grade() { build/bin/heddle grade 05-mutex states "$@" 2>&1; }

out=$(HEDDLE_SANDBOX=none grade --solution)
[ $? = 2 ] || { echo "no sandbox: status is not 2: $out"; exit 1; }
out=$(HEDDLE_SANDBOX=none grade --solution --trust) || { echo "trusted: $out"; exit 1; }
out=$(HEDDLE_SANDBOX=landlock grade --solution)
case $?/$out in
2/*"no sandbox"*) exit 77 ;;	# this kernel has no Landlock
0/*) ;;
*) echo "landlock: $out"; exit 1 ;;
esac
out=$(HEDDLE_SANDBOX=landlock build/bin/heddle grade 09-pipe order --solution 2>&1) ||
	{ echo "landlock, a kernel lab: $out"; exit 1; }
{ echo "#include \"$dir/secret\""; cat lib/conc/lock.c; } >"$dir/lib/conc/lock.c"
for how in bwrap landlock; do
	out=$(HEDDLE_SANDBOX=$how grade --submission "$dir")
	case $?/$out in
	1/*secret:*"unknown type"* | 1/*secret:1*) echo "$how: it was read: $out"; exit 1 ;;
	1/* | 2/*"no sandbox"*) ;;
	*) echo "$how: $out"; exit 1 ;;
	esac
done
