#!/bin/sh
# SPDX-License-Identifier: MIT
# Without a terminal, `heddle run` is a shell that reads its commands from
# stdin to the end and exits with the last status.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

printf 'echo one\necho two | wc -l\nexit 7\n' |
	timeout 30 "$h" run --timeout 20 >"$dir/out" 2>"$dir/err"
status=$?
[ $status = 7 ] || { echo "status $status, expected 7"; cat "$dir/out" "$dir/err"; exit 1; }
grep -q '^one' "$dir/out" || { echo "output:"; cat "$dir/out"; exit 1; }
grep -q '^ *1' "$dir/out" || { echo "output:"; cat "$dir/out"; exit 1; }
