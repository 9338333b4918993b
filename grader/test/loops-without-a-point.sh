#!/bin/sh
# SPDX-License-Identifier: MIT
# A loop that passes no scheduling point, in a file that is explored, loses the test: it does not end, and that is known
# however fast the host is.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
sed '/^lock_release(/,/^}/s/^{/{\n    for (;;)\n        ;/' lib/conc/lock.c >"$dir/lib/conc/lock.c"
out=$(build/bin/heddle grade 05-mutex releases --submission "$dir" 2>&1)
[ $? = 1 ] || { echo "status is not 1: $out"; exit 1; }
case $out in
*"FAIL  releases"*"it does not end: it computes and passes no point"*"score: 0 of 5"*) ;;
*) echo "no such verdict: $out"; exit 1 ;;
esac
