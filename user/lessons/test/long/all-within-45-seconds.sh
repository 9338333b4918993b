#!/bin/sh
# SPDX-License-Identifier: MIT
# `lesson --all` runs each lesson, each ends well, and the whole course takes less than 45 seconds: of the processor's
# time, so that other work on this machine does not count.
set -u
cd "$(dirname "$0")/../../../.."
out=$(timeout 400 build/bin/heddle run --deterministic --mem 96 -- lesson --all </dev/null 2>/dev/null)
status=$?
began=$(echo "$out" | grep -c '^== [A-Z][0-9]*  ') there=$(ls user/lessons/*.c | wc -l)
[ "$began" = "$there" ] || { echo "FAIL $began of $there lessons ran (status $status)"; exit 1; }
[ $status = 0 ] || { echo "FAIL $(echo "$out" | grep 'ended with status')"; exit 1; }
case $out in *"There is room for"*) echo "FAIL M6 had not the memory for its connections"; exit 1 ;; esac
file=$(mktemp)
times >"$file" # not in a pipe, whose shell has no such children
took=$(awk 'NR == 2 { split($1, u, /[ms]/); split($2, s, /[ms]/); print int(60 * (u[1] + s[1]) + u[2] + s[2]) }' "$file")
rm "$file"
[ "$took" -lt 45 ] || { echo "FAIL it took $took seconds"; exit 1; }
echo "$took seconds"
