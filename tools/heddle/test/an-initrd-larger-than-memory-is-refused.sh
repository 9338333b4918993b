#!/bin/sh
# SPDX-License-Identifier: MIT
# What cannot fit into the guest's memory is refused before QEMU starts, with
# the sizes and a way out; an input without end too.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

truncate -s 100M "$dir/big"
"$h" run --add "$dir/big" -- true </dev/null 2>"$dir/err"
status=$?
[ $status = 125 ] || { echo "status $status, expected 125"; cat "$dir/err"; exit 1; }
grep -q '1[0-9][0-9] MiB.*64 MiB.*--mem' "$dir/err" || { echo "not explained:"; cat "$dir/err"; exit 1; }

timeout 60 "$h" run --deterministic -- cat </dev/zero 2>"$dir/err"
status=$?
[ $status = 125 ] || { echo "input without end: status $status, expected 125"; cat "$dir/err"; exit 1; }
grep -q '[0-9]* MiB.*64 MiB.*--mem' "$dir/err" || { echo "not explained:"; cat "$dir/err"; exit 1; }
exit 0
