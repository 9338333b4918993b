#!/bin/sh
# SPDX-License-Identifier: MIT
# A deterministic program that waits for what can never come is told so at
# once, not after a timeout: a pipe reader that is its own only writer.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/own-pipe.c" <<'C'
#include <unistd.h>
int
main(void)
{
	int ends[2];
	char byte;

	if (pipe(ends) < 0)
		return 1;
	return (int)read(ends[0], &byte, 1) + 2;
}
C
"$h" cc --plain "$dir/own-pipe.c" -o "$dir/own-pipe" || exit 1
timeout 60 "$h" run --deterministic --add "$dir/own-pipe" -- own-pipe </dev/null 2>"$dir/err"
status=$?
[ $status = 124 ] || { echo "status $status, expected 124"; cat "$dir/err"; exit 1; }
grep -q 'nothing can ever happen' "$dir/err" || { echo "not explained:"; cat "$dir/err"; exit 1; }
