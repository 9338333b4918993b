#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission that prints without end loses that test alone.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
{ echo '#include <stdio.h>'; sed '/^lock_locked/,$s/return .*/for (;;) puts("and on and on and on and on and on");/' lib/conc/lock.c; } \
	>"$dir/lib/conc/lock.c"
out=$(build/bin/heddle grade 05-mutex states processes --submission "$dir" 2>&1)
[ $? = 1 ] || { echo "status is not 1: $out"; exit 1; }
case $out in
*"FAIL  states"*"ok    processes"*"score: 10 of 20"*) ;;
*) echo "not that test alone: $out"; exit 1 ;;
esac
