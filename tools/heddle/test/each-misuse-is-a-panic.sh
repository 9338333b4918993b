#!/bin/sh
# SPDX-License-Identifier: MIT
# What no kernel may do (kernel/test/panics.c) ends the machine, which says what it was: 125.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

bad=0
while read -r name words; do
	timeout 100 "$h" run --deterministic --kernel build/kernel-test.elf --cmdline "ktest=panic_$name" -- true \
		</dev/null >"$dir/out" 2>"$dir/err"
	status=$?
	[ $status = 125 ] && grep -q "kernel panic: $words" "$dir/err" && continue
	echo "$name: status $status, expected 125 and '$words':"
	cat "$dir/out" "$dir/err"
	bad=1
done <<END
spinlock_out_of_order lock order: same (rank [0-9]*) taken while holding low
spinlock_not_held low released but not held
mutex_twice a taken twice by start
mutex_out_of_order lock order: mutex b (rank [0-9]*) taken while holding ranks
mutex_not_held a released by start, which does not hold it
per_cpu_data_unprotected per-CPU data of CPU 0 touched with preemption on
freed_twice heap: 0x[0-9a-f]* is not an allocation (freed twice?)
stack_overflow kernel stack overflow (double fault) at descend
wild_pointer .* in the kernel, address 0xffff900000000010
text_overwritten page fault in the kernel, address 0xffff8000001
invalid_instruction .* in the kernel
unknown_trap unexpected trap 20
loop_with_a_spinlock CPU 0 loops with interrupts off, holding spinlock low
END
exit $bad
