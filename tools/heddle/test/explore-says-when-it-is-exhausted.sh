#!/bin/sh
# SPDX-License-Identifier: MIT
# --strategy bound:1 goes through all schedules of a correct program and says
# that there is none left; within fewer schedules it says that it is not
# exhausted. A thread that spins until another one goes on, which within no
# preemption never happens, is no failure, but then nothing is exhausted.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" explore --strategy bound:1 -- user/explore/right/counter-atomic.c >"$dir/all" 2>&1 &&
	grep -q 'exhausted: there is no other' "$dir/all" || { cat "$dir/all"; exit 1; }
"$h" explore --strategy bound:1 --schedules 10 -- user/explore/right/counter-atomic.c >"$dir/some" 2>&1 &&
	grep -q 'not exhausted' "$dir/some" || { cat "$dir/some"; exit 1; }
cat >"$dir/spin.c" <<'C'
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;

static void *
spin(void *unused)
{
	while (!ready)
		;
	return unused;
}

int
main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, spin, NULL);
	ready = 1;
	pthread_join(thread, NULL);
	return 0;
}
C
"$h" explore --strategy bound:1 --schedules 20 -- "$dir/spin.c" >"$dir/spun" 2>&1 &&
	grep -q 'not exhausted: [0-9]* runs were so long' "$dir/spun" || { cat "$dir/spun"; exit 1; }
