#!/bin/sh
# SPDX-License-Identifier: MIT
# A kernel that has halted for good, and no panic can tell of it (kernel/test/panics.c): in a deterministic run QEMU's
# watchdog ends it at once, for its time is virtual.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

for name in halted_with_a_spinlock lost; do
	timeout 100 "$h" run --deterministic --kernel build/kernel-test.elf --cmdline "ktest=panic_$name lasts=5000000000" -- true \
		</dev/null >"$dir/out" 2>"$dir/err"
	status=$?
	[ $status = 125 ] && grep -q 'without a complete record' "$dir/err" && continue
	echo "$name: status $status, expected 125 and no complete record:"
	cat "$dir/out" "$dir/err"
	exit 1
done
