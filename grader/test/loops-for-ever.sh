#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission that loops for ever in one test loses that test alone.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
sed '/^lock_locked/,$s/return .*/for (;;) { (void)l; }/' lib/conc/lock.c >"$dir/lib/conc/lock.c"
out=$(build/bin/heddle grade 05-mutex states processes --submission "$dir" 2>&1)
[ $? = 1 ] || { echo "status is not 1: $out"; exit 1; }
case $out in
*"FAIL  states"*"ok    processes"*"never returns from locked"*"score: 10 of 20"*) ;;
*) echo "not that test alone: $out"; exit 1 ;;
esac
