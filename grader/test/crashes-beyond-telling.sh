#!/bin/sh
# SPDX-License-Identifier: MIT
# A kernel that overwrites its own page tables crashes and tells nobody. It loses that test, a test that is explored too,
# and is graded.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/kernel/ipc"
sed '/^pipe_write/,/^}/s/^	long r = 0;/&\
	for (volatile uint64_t *p = phys_to_virt(64 << 20);;)\
		*--p = 0;/' kernel/ipc/pipe.c >"$dir/kernel/ipc/pipe.c"
out=$(build/bin/heddle grade 09-pipe order closing --submission "$dir" 2>&1)
[ $? = 1 ] || { echo "status is not 1: $out"; exit 1; }
case $out in
*"FAIL  order"*"FAIL  closing"*"score: 0 of 10"*) ;;
*) echo "not those two: $out"; exit 1 ;;
esac
