#!/bin/sh
# SPDX-License-Identifier: MIT
# A program that a fault kills is told what it did to which memory, and where, call
# by call; a call that repeats for ever is told once.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0
"$h" cc --plain tools/heddle/test/crash.c -o "$dir/crash" || exit 1

crash() {	# MODE STATUS SENTENCE PLACE...
	"$h" run --deterministic --timeout 60 --add "$dir/crash:/bin/crash" -- crash "$1" \
		</dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	[ $got = "$2" ] || { echo "$1: status $got, expected $2"; bad=1; }
	mode=$1 sentence="^crash: killed by $3\$"
	shift 3
	grep -q "$sentence" "$dir/err" || { echo "$mode: not said: $sentence"; cat "$dir/err"; bad=1; }
	sed -n 's/^      \([a-z_][a-z_]*\)[+.].*/\1/p;s/^      \(\.\.\.\) and.*/\1/p' "$dir/err" >"$dir/places"
	echo "$@" | tr ' ' '\n' | diff - "$dir/places" || { echo "$mode: other places"; cat "$dir/err"; bad=1; }
}

line=$(grep -n '/\* null' tools/heddle/test/crash.c | cut -d: -f1)
crash null 139 'SIGSEGV: wrote to unmapped address 0x8 (a null pointer)' \
	write_to main __libc_start _start
grep -q "write_to+.* (tools/heddle/test/crash.c:$line)" "$dir/err" || { echo "no line of the fault"; bad=1; }
crash text 139 'SIGSEGV: wrote to 0x[0-9a-f]*, which its mapping crash (r-x) does not allow' \
	write_to main __libc_start _start
crash file 135 'SIGBUS: wrote to 0x[0-9a-f]*, beyond the end of the mapped file' \
	write_to main __libc_start _start
crash endless 139 'SIGSEGV: wrote to unmapped address 0x[0-9a-f]* (the stack is full: endless recursion?)' \
	go_deeper go_deeper ... main __libc_start _start
exit $bad
