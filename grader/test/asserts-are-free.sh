#!/bin/sh
# SPDX-License-Identifier: MIT
# A kernel lab's file may assert what it likes, as every file of the kernel does.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/kernel/ipc"
sed '1,/^#include/s/^#include/#include "kernel\/base\/panic.h"\n&/
	/^pipe_read/,/^}/s/^{$/{ assert(f != NULL); assert_eq(f->ops->read, pipe_read); if (!f) panic("no file %p", f);/' kernel/ipc/pipe.c >"$dir/kernel/ipc/pipe.c"
grep -q assert_eq "$dir/kernel/ipc/pipe.c" || { echo "this test is broken"; exit 1; }
out=$(build/bin/heddle grade 09-pipe order --submission "$dir" 2>&1) || { echo "points lost: $out"; exit 1; }
