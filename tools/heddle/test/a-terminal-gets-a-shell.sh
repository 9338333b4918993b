#!/bin/sh
# SPDX-License-Identifier: MIT
# On a terminal: a banner that names the ways out, a shell that edits lines;
# `exit` powers off with status 0 whatever came before, Ctrl-] kills the
# machine, and the terminal is afterwards what it was.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# session KEYS...: types them, with pauses, into heddle on a pty
session() {
	{
		for keys; do
			sleep 1
			printf "$keys"
		done
		sleep 1
	} | timeout 60 script -qec "stty -a >$dir/before; $h run; echo status=\$?; stty -a >$dir/after" /dev/null \
		>"$dir/screen" 2>&1
	cmp "$dir/before" "$dir/after" || { echo "the terminal is not what it was"; exit 1; }
	grep -q 'Ctrl-\]' "$dir/screen" || { echo "no banner:"; cat "$dir/screen"; exit 1; }
}

session 'echo on-"4"2\rfalse\rexit\r'
grep -q 'on-42' "$dir/screen" || { echo "the shell did not answer:"; cat "$dir/screen"; exit 1; }
grep -q 'status=0' "$dir/screen" || { echo "exit did not power off with 0:"; cat "$dir/screen"; exit 1; }

session 'sleep 1000\r' '\035'
grep -q 'status=0' "$dir/screen" || { echo "Ctrl-] did not kill the machine:"; cat "$dir/screen"; exit 1; }

# Ctrl-C is for the guest's foreground job, and the shell goes on.
session 'sleep 1000\r' '\003' 'echo still-"2"\rexit\r'
grep -q 'still-2' "$dir/screen" || { echo "Ctrl-C took the shell along:"; cat "$dir/screen"; exit 1; }
