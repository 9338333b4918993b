#!/bin/sh
# SPDX-License-Identifier: MIT
# run --strace of a program that does not end: the call it waits in is the last line, and said to be unfinished;
# a reader that goes away ends the run.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run --deterministic --timeout 5 --strace="$dir/calls" -- sleep 100 </dev/null >"$dir/out" 2>"$dir/err"
status=$?
[ $status = 124 ] || { echo "status $status, expected 124"; cat "$dir/err"; exit 1; }
tail -n 1 "$dir/calls" | grep -q '^[a-z_]*nanosleep(.* <unfinished \.\.\.>$' ||
	{ echo "not unfinished:"; tail -n 3 "$dir/calls"; exit 1; }

# More than the pipes hold between the guest and the reader.
timeout 60 "$h" run --strace -- yes 2>&1 >/dev/null </dev/null | head -n 1 >"$dir/first"
grep -q '^execve("/bin/yes", ' "$dir/first" || { echo "the first line:"; cat "$dir/first"; exit 1; }
