#!/bin/sh
# SPDX-License-Identifier: MIT
# heddle run exits with the program's status: 0..255, 128+N after signal N,
# 126 for what cannot be executed, 127 for what is not there.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

expect() {	# STATUS PROGRAM ARG...
	want=$1
	shift
	"$h" run --timeout 30 "$@" </dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	[ $got = "$want" ] && return
	echo "heddle run $*: status $got, expected $want"
	cat "$dir/err"
	bad=1
}

echo 'not a program' >"$dir/text"
chmod 644 "$dir/text"
expect 0 -- true
expect 1 -- false
expect 42 -- sh -c 'exit 42'
expect 255 -- sh -c 'exit 255'
expect 143 -- sh -c 'kill -TERM $$'
expect 137 -- sh -c 'kill -9 $$'
expect 126 --add "$dir/text:/text" -- /text
echo 'int main(void) { return 0; }' >"$dir/main.c"
cc "$dir/main.c" -o "$dir/dynamic" || bad=1
expect 126 --add "$dir/dynamic:/dynamic" -- /dynamic
grep -q 'static program' "$dir/err" || { echo "a program that is not static is not explained"; bad=1; }
expect 127 -- no-such-program
grep -q no-such-program "$dir/err" || { echo "127 is not explained on stderr"; bad=1; }
exit $bad
