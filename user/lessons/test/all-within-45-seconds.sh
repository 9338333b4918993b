#!/bin/sh
# SPDX-License-Identifier: MIT
# `lesson --all` runs each lesson, each ends well, and the whole course takes less than 45 seconds of the host's time.
set -u
cd "$(dirname "$0")/../../.."
out=$(timeout 45 build/bin/heddle run --deterministic -- lesson --all </dev/null 2>/dev/null)
status=$?
[ $status = 124 ] && { echo "FAIL it took more than 45 seconds, and came to: $(echo "$out" | grep '^== ' | tail -1)"; exit 1; }
began=$(echo "$out" | grep -c '^== [A-Z][0-9]*  ') there=$(ls user/lessons/*.c | wc -l)
[ "$began" = "$there" ] || { echo "FAIL $began of $there lessons ran (status $status)"; exit 1; }
[ $status = 0 ] || { echo "FAIL $(echo "$out" | grep 'ended with status')"; exit 1; }
