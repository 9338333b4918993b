#!/bin/sh
# SPDX-License-Identifier: MIT
# run --trace records, trace --text tells it with names: who blocked on the
# pipe, who woke it, which calls; a deterministic run leaves the same bytes.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

for n in 1 2; do
	"$h" run --deterministic --seed 3 --trace "$dir/trace.$n" -- \
		sh -c 'sleep 1 | cat; exit 4' </dev/null >"$dir/out" 2>"$dir/err"
	status=$?
	[ $status = 4 ] || { echo "status $status, expected 4"; cat "$dir/err"; exit 1; }
done
"$h" trace "$dir/trace.1" --text >"$dir/text" || exit 1

seen() {
	grep -q "$1" "$dir/text" && return
	echo "the trace does not tell '$1':"
	tail -40 "$dir/text"
	exit 1
}
seen ' cat  *enter read'
seen ' cat  *block pipe'
seen ' sleep  *block sleep'
seen 'process-start'
seen ' name sleep'
"$h" trace "$dir/trace.1" --summary | grep -q '^ *[0-9]*  block$' || { echo "no summary"; exit 1; }
cmp "$dir/trace.1" "$dir/trace.2" || { echo "two deterministic runs left different traces"; exit 1; }
