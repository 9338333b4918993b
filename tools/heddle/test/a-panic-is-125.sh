#!/bin/sh
# SPDX-License-Identifier: MIT
# A kernel panic (made from gdb: a processor that seems to hold the control
# port's spinlock takes another) is 125, with what was asserted, where, and the last
# events on stderr; nothing of it is on stdout.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" run --gdb --timeout 60 -- sleep 1000 </dev/null >"$dir/out" 2>"$dir/err" &
heddle=$!
sleep 1
SESSION=$heddle timeout 50 sh tools/gdb/attach.sh -batch -ex 'hbreak sys_execve' -ex continue \
	-ex delete -ex 'set var cpus[0].held[0] = &control_lock' \
	-ex 'set var cpus[0].nheld = 1' -ex continue >"$dir/gdb" 2>&1
wait $heddle
status=$?
[ $status = 125 ] || { echo "status $status, expected 125"; cat "$dir/gdb" "$dir/err"; exit 1; }
for words in 'kernel panic: lock order: .* taken while holding control port' '+0x.* (kernel/base/spinlock.c:' \
	'syscall_entry+0x' 'last events'; do
	grep -q "$words" "$dir/err" || { echo "stderr does not say '$words':"; cat "$dir/err"; exit 1; }
done
events=$(grep -c '^  [0-9]*\.[0-9]\{9\} cpu[0-9] ' "$dir/err")
[ "$events" = 32 ] || { echo "$events last events, expected 32:"; cat "$dir/err"; exit 1; }
[ -s "$dir/out" ] && { echo "something is on stdout"; exit 1; }
exit 0
