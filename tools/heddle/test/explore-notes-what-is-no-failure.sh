#!/bin/sh
# SPDX-License-Identifier: MIT
# What may be right all the same is no failure, but told of: volatile accesses that nothing orders, memory of which some
# schedules leave more than others, and locks taken in both orders where the deadlock needs a preemption that was not tried.
# So is a detector that gave up: what then is no failure may be a race that it did not see.
# What is left under every schedule is not told of; nor two orders of which one always comes first, one under a gate, or
# one that does not wait.
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
cat >"$dir/orders.c" <<'C'
#include <pthread.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER, gate = PTHREAD_MUTEX_INITIALIZER;

static void *
both(pthread_mutex_t *one, pthread_mutex_t *other)
{
	GATE pthread_mutex_lock(&gate);
	pthread_mutex_lock(one);
	if (TAKE(other) == 0)
		pthread_mutex_unlock(other);
	pthread_mutex_unlock(one);
	GATE pthread_mutex_unlock(&gate);
	return NULL;
}

static void *
forth(void *unused)
{
	return both(&a, &b);
}

static void *
back(void *unused)
{
	return both(&b, &a);
}

int
main(void)
{
	pthread_t x, y;

	pthread_create(&x, NULL, forth, NULL);
	FIRST pthread_join(x, NULL);
	pthread_create(&y, NULL, back, NULL);
	LATER pthread_join(x, NULL);
	pthread_join(y, NULL);
}
C
orders() {	# NAME GATE TAKE FIRST LATER: a program of its own
	printf '#define GATE %s\n#define TAKE %s\n#define FIRST %s\n#define LATER %s\n' "$2" "$3" "$4" "$5" | cat - "$dir/orders.c" >"$dir/$1.c"
}
no='if (0)'
notes() {	# PROGRAM COUNT WORDS [OPTION]...
	"$h" explore --schedules 100 $4 -- "$dir/$1.c" >"$dir/out" 2>&1 </dev/null || { echo "$1 fails"; cat "$dir/out"; exit 1; }
	[ "$(grep -c 'a note: ' "$dir/out")" -eq "$2" ] && tr '\n' ' ' <"$dir/out" | grep -q "$3" || { cat "$dir/out"; exit 1; }
}
cat >"$dir/crowd.c" <<'C'
#include <pthread.h>
#include <semaphore.h>

static sem_t go;

static void *
wait(void *unused)
{
	sem_wait(&go);
	return unused;
}

int
main(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, wait, NULL);
	for (int i = 0; i < THREADS; i++)
		sem_post(&go);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
}
C
crowd() {	# NAME THREADS
	printf '#define THREADS %s\n' "$2" | cat - "$dir/crowd.c" >"$dir/$1.c"
}
crowd known 126
notes known 0 'none fails' '--schedules 2'
crowd unknown 130
notes unknown 1 'not all data races were looked for' '--schedules 2'
notes volatile 1 'accesses of ready, both volatile.*volatile.c:18, in main, thread 3 at .*volatile.c:8, in set'
notes left 1 'left.c:11, in fill some schedules leave 0 blocks at the end, others 1 '
sed 's/\tif (!cache)/\tpthread_mutex_lock(\&lock);\n&/;s/^\treturn unused/\tpthread_mutex_unlock(\&lock);\n&/;s/^static char \*kept/static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n&/' \
	"$dir/left.c" >"$dir/locked.c"
notes locked 0 'none fails'
orders plain "$no" pthread_mutex_lock "$no" ''
notes plain 1 'b and a are taken in both orders.*in both and holds the other, thread' '--strategy bound:0'
orders joined "$no" pthread_mutex_lock '' "$no"
notes joined 0 'none fails'
orders gated '' pthread_mutex_lock "$no" ''
notes gated 0 'none fails'
orders tried "$no" pthread_mutex_trylock "$no" ''
notes tried 0 'none fails'
