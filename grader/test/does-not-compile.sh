#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission that does not compile: score 0, status 1, the compiler's text against the student's own path.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
{ cat labs/10-queue/starter/lib/conc/queue.c; echo 'int queue_oops(void) { return no_such_name; }'; } >"$dir/lib/conc/queue.c"
line=$(wc -l <"$dir/lib/conc/queue.c")
out=$(build/bin/heddle grade 10-queue --submission "$dir" 2>&1)
[ $? = 1 ] || { echo "status is not 1: $out"; exit 1; }
case $out in
*"$dir/lib/conc/queue.c:$line:"*error*no_such_name*"score: 0 of 100"*) ;;
*) echo "not against the student's own line: $out"; exit 1 ;;
esac
