#!/bin/sh
# SPDX-License-Identifier: MIT
# Lesson M6 with all its ten thousand connections, as its checker judges it, live; a connection in the
# loop costs less than 5,000 bytes with both ends, and a machine with too little memory says how many it has room for.
set -u
cd "$(dirname "$0")/../../.."
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
lesson() {
	timeout 300 build/bin/heddle run "$@" </dev/null >"$work/out" 2>"$work/err"
}
fail() {
	echo "FAIL $1"
	cat "$work/out" "$work/err"
	exit 1
}
lesson --mem 160 --trace "$work/trace" -- /lessons/m6-ten-thousand 10000 2000 || fail "status $?"
build/bin/lesson-check judge m6 "$work/out" "$work/err" "$work/trace" - 0 /lessons/m6-ten-thousand 10000 2000 || fail "(above)"
each=$(sed -n 's/^@loop connections=10000 answered=10000 .*bytes_each=//p' "$work/out")
[ "$each" -gt 2000 ] && [ "$each" -lt 5000 ] || fail "a connection costs $each bytes"
lesson --mem 32 -- /lessons/m6-ten-thousand 10000 10 || fail "little memory: status $?"
grep -q 'There is room for [0-9]* connections only' "$work/out" || fail "it does not say that there is too little memory"
sed -n 's/^@loop connections=\([0-9]*\) answered=\([0-9]*\) .*/\1 \2/p' "$work/out" |
	{ read -r had answered && [ "$had" -gt 500 ] && [ "$had" = "$answered" ]; } || fail "not all were answered with little memory"
