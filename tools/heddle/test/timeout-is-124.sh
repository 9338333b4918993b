#!/bin/sh
# SPDX-License-Identifier: MIT
# --timeout ends a program with 124 and a sentence: wall time as a rule,
# virtual time under --deterministic, where minutes pass in no time.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

timeout 30 "$h" run --timeout 1 -- sleep 1000 </dev/null 2>"$dir/err"
status=$?
[ $status = 124 ] || { echo "wall: status $status, expected 124"; cat "$dir/err"; exit 1; }
grep -q 'timeout: not done after 1 seconds' "$dir/err" || { echo "no sentence:"; cat "$dir/err"; exit 1; }

timeout 60 "$h" run --deterministic --timeout 600 -- sleep 1000 </dev/null 2>"$dir/err"
status=$?
[ $status = 124 ] || { echo "virtual: status $status, expected 124"; cat "$dir/err"; exit 1; }
timeout 60 "$h" run --deterministic --timeout 600 -- sleep 500 </dev/null 2>"$dir/err"
status=$?
[ $status = 0 ] || { echo "sleep 500 of 600 virtual seconds: status $status"; cat "$dir/err"; exit 1; }
