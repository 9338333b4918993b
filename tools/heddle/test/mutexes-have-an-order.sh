#!/bin/sh
# SPDX-License-Identifier: MIT
# A thread that (made so from gdb) seems to hold kernel mutexes of every rank and
# takes another is a panic that names the mutex: their order is asserted, as that
# of spinlocks is (a-panic-is-125.sh).
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run --gdb --timeout 60 -- sleep 1000 </dev/null >"$dir/out" 2>"$dir/err" &
heddle=$!
sleep 1
SESSION=$heddle timeout 50 sh tools/gdb/attach.sh -batch -ex 'hbreak mutex_lock' -ex continue \
	-ex delete -ex 'set var cpus[0].thread->mutex_ranks = 0x7fffffff' -ex continue >"$dir/gdb" 2>&1
wait $heddle
status=$?
[ $status = 125 ] || { echo "status $status, expected 125"; cat "$dir/gdb" "$dir/err"; exit 1; }
grep -q 'kernel panic: lock order: mutex [a-z ]* (rank [0-9]*) taken while holding ranks 0x7fffffff' "$dir/err" ||
	{ echo "stderr does not say so:"; cat "$dir/err"; exit 1; }
exit 0
