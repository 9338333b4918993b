#!/bin/sh
# SPDX-License-Identifier: MIT
# What may be right all the same is no failure, but told of: volatile accesses that nothing orders, and memory of which some
# schedules leave more than others. What is left under every schedule is not told of.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/volatile.c" <<'C'
#include <pthread.h>

static volatile int ready;

static void *
set(void *unused)
{
	ready = 1;
	return unused;
}

int
main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, set, NULL);
	while (!ready)
		;
	pthread_join(thread, NULL);
}
C
cat >"$dir/left.c" <<'C'
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static _Atomic(char *) cache;
static char *kept;

static void *
fill(void *unused)
{
	char *mine = malloc(10);

	if (!cache)
		cache = mine;
	else
		free(mine);
	return unused;
}

int
main(void)
{
	pthread_t a, b;

	kept = malloc(20);
	pthread_create(&a, NULL, fill, NULL);
	pthread_create(&b, NULL, fill, NULL);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	free(cache);
}
C
notes() {	# PROGRAM COUNT WORDS
	"$h" explore --schedules 100 -- "$dir/$1.c" >"$dir/out" 2>&1 </dev/null || { echo "$1 fails"; cat "$dir/out"; exit 1; }
	[ "$(grep -c 'a note: ' "$dir/out")" -eq "$2" ] && tr '\n' ' ' <"$dir/out" | grep -q "$3" || { cat "$dir/out"; exit 1; }
}
notes volatile 1 'accesses of ready, both volatile.*volatile.c:18, in main, thread 3 at .*volatile.c:8, in set'
notes left 1 'left.c:11, in fill some schedules leave 0 blocks at the end, others 1 '
sed 's/\tif (!cache)/\tpthread_mutex_lock(\&lock);\n&/;s/^\treturn unused/\tpthread_mutex_unlock(\&lock);\n&/;s/^static char \*kept/static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n&/' \
	"$dir/left.c" >"$dir/locked.c"
notes locked 0 'none fails'
