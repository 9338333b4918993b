#!/bin/sh
# SPDX-License-Identifier: MIT
# A processor that loops with interrupts off (made from gdb: a system call that
# is overwritten with 56 nops and a jump back, interrupts off) ends a
# deterministic run within seconds of virtual time, with the place on stderr. On the second of two processors too.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

nops=
for i in 0 1 2 3 4 5 6; do
	nops="$nops -ex 'set var *(unsigned long *)(\$pc + 8 * $i) = 0x9090909090909090'"
done
for cpus in 1 2; do
	"$h" run --deterministic --smp $cpus --gdb -- sleep 1000 </dev/null >"$dir/out" 2>"$dir/err" &
	heddle=$!
	sleep 1
	eval "set -- $nops"
	SESSION=$heddle timeout 50 sh tools/gdb/attach.sh -batch -ex 'hbreak sys_execve' -ex continue \
		-ex delete -ex 'set $eflags = $eflags & ~0x200' "$@" \
		-ex 'set var *(unsigned short *)($pc + 56) = 0xc6eb' -ex continue >"$dir/gdb" 2>&1
	wait $heddle
	status=$?
	[ $status = 125 ] || { echo "status $status, expected 125"; cat "$dir/gdb" "$dir/err"; exit 1; }
	for words in 'kernel panic: CPU [01] loops with interrupts off' 'rip sys_execve'; do
		grep -q "$words" "$dir/err" || { echo "stderr does not say '$words':"; cat "$dir/err"; exit 1; }
	done
done
exit 0
