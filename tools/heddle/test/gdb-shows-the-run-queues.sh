#!/bin/sh
# SPDX-License-Identifier: MIT
# gdb's `runqueues`: of two busy threads on one processor one runs and the other
# is queued, each with its priority.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/busy.c" <<'C'
#include <sched.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

int
main(void)
{
	if (fork() == 0) {
		setpriority(PRIO_PROCESS, 0, 7);
		for (;;)
			;
	}
	nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
	sched_get_priority_max(SCHED_FIFO);
	return 0;
}
C
"$h" cc --plain "$dir/busy.c" -o "$dir/busy" || exit 1
"$h" run --gdb --timeout 100 --cmdline deadlocks=0 --add "$dir/busy" -- busy </dev/null >"$dir/out" 2>&1 &
heddle=$!
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh -batch \
	-ex 'hbreak sys_sched_get_priority_max' -ex continue -ex runqueues -ex delete -ex kill >"$dir/gdb" 2>&1
wait
tr '\n' '~' <"$dir/gdb" | grep -q 'cpu 0: 1 queued, default policy rr~  running: 1:2 busy (other, nice 0, [0-9.]* ms of its quantum used)~  queued:  1:3 busy (other, nice 7,' && exit 0
echo "runqueues does not tell:"
cat "$dir/gdb" "$dir/out"
exit 1
