#!/bin/sh
# SPDX-License-Identifier: MIT
# `heddle run -- yes | head -1` ends: a reader that has gone ends the machine,
# as SIGPIPE would end an ordinary program.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

{
	timeout 30 "$h" run -- yes </dev/null 2>"$dir/err"
	echo $? >"$dir/status"
} | head -1 >"$dir/out"
[ "$(cat "$dir/out")" = y ] || { echo "yes said: $(cat "$dir/out")"; exit 1; }
[ "$(cat "$dir/status")" = 141 ] || { echo "status $(cat "$dir/status"), expected 141"; cat "$dir/err"; exit 1; }
