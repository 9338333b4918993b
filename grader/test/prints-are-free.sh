#!/bin/sh
# SPDX-License-Identifier: MIT
# Debug prints cost no point, not even ones that look like events.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
{ echo '#include <stdio.h>'; sed 's/^lock_release(struct lock \*l)$/&/; /^lock_release/,/^}/s/^{$/{ puts("end hung"); puts("event 2 end hung"); fflush(stdout); { char text[40]; sprintf(text, "event %d end hung", 2); putc(*text, stderr); }/' \
	lib/conc/lock.c; } >"$dir/lib/conc/lock.c"
grep -q 'end hung' "$dir/lib/conc/lock.c" || { echo "this test is broken"; exit 1; }
out=$(build/bin/heddle grade 05-mutex states --submission "$dir" 2>&1) || { echo "points lost: $out"; exit 1; }
