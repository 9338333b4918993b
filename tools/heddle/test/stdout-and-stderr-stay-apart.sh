#!/bin/sh
# SPDX-License-Identifier: MIT
# What the program writes to 1 is on stdout and nothing else; what it writes
# to 2 is on stderr.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run --timeout 30 -- sh -c 'echo one; echo two >&2; echo three' \
	</dev/null >"$dir/out" 2>"$dir/err" || { echo "the run failed"; cat "$dir/err"; exit 1; }
printf 'one\nthree\n' | cmp - "$dir/out" || { echo "stdout:"; cat "$dir/out"; exit 1; }
printf 'two\n' | cmp - "$dir/err" || { echo "stderr:"; cat "$dir/err"; exit 1; }
