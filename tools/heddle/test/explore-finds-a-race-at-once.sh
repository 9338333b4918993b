#!/bin/sh
# SPDX-License-Identifier: MIT
# Two threads that count without a lock race under the very first schedule, whether an update is lost or not: heddle
# explore names the variable, both lines and both threads, and the choices it tells show it again. With --no-races the
# same program fails only when an update is lost, in a loop that makes no system call; with a lock neither happens. A lock taken to
# read orders nobody who takes it to read, too, even if one ends before the other begins.
# What comes after a release is not ordered by it, and the race with it is found although one thread ends before the other begins.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/count.c" <<'C'
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *
add(void *unused)
{
	for (int i = 0; i < 3; i++) {
		LOCK(&lock);
		counter++;
		UNLOCK(&lock);
	}
	return unused;
}

int
main(void)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, add, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	assert(counter == 6);
	return 0;
}
C
{ echo '#define LOCK(lock) ((void)lock)'; echo '#define UNLOCK(lock) ((void)lock)'; cat "$dir/count.c"; } >"$dir/wrong.c"
{ echo '#define LOCK pthread_mutex_lock'; echo '#define UNLOCK pthread_mutex_unlock'; cat "$dir/count.c"; } >"$dir/right.c"

bad() { echo "$1:"; cat "$dir/out"; exit 1; }
"$h" explore -- "$dir/wrong.c" >"$dir/out" 2>&1
[ $? -eq 1 ] && grep -q 'schedule 1 fails' "$dir/out" && grep -q 'accesses of counter:' "$dir/out" || bad 'no race at the first schedule'
[ "$(grep -c 'thread [34] .* 4 bytes at .*wrong.c:14, in add' "$dir/out")" -eq 2 ] || bad 'not both accesses'
choices=$(sed -n "s/.*--choices '\(.*\)'/\1/p" "$dir/out")
"$h" explore --choices "$choices" -- "$dir/wrong.c" >"$dir/out" 2>&1
[ $? -eq 1 ] && grep -q 'accesses of counter:' "$dir/out" || bad 'the choices do not show it again'
"$h" explore --no-races -- "$dir/wrong.c" >"$dir/out" 2>&1
[ $? -eq 1 ] && grep -q 'counter == 6' "$dir/out" || bad 'no update lost'
"$h" explore --schedules 100 -- "$dir/right.c" >"$dir/out" 2>&1 || bad 'a false alarm'

sed 's/pthread_mutex_t/pthread_rwlock_t/; s/MUTEX/RWLOCK/; s/pthread_mutex_lock/pthread_rwlock_rdlock/; s/mutex_unlock/rwlock_unlock/' \
	"$dir/right.c" >"$dir/readers.c"
"$h" explore --choices none -- "$dir/readers.c" >"$dir/out" 2>&1
[ $? -eq 1 ] && grep -q 'accesses of counter:' "$dir/out" || bad 'who reads under a lock is ordered after who has'

cat >"$dir/after.c" <<'C'
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;
static int data;

static void *
fill(void *unused)
{
	BEFORE data = 1;
	atomic_store_explicit(&ready, 1, memory_order_release);
	AFTER data = 1;
	return unused;
}

static void *
use(void *unused)
{
	return atomic_load_explicit(&ready, memory_order_acquire) ? unused + data : NULL;
}

int
main(void)
{
	pthread_t threads[2];

	pthread_create(&threads[0], NULL, fill, NULL);
	pthread_create(&threads[1], NULL, use, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
}
C
no='if (0)'
printf '#define BEFORE\n#define AFTER %s\n' "$no" | cat - "$dir/after.c" >"$dir/before.c"
sed -i "1i #define BEFORE $no\n#define AFTER" "$dir/after.c"
"$h" explore --choices none -- "$dir/after.c" >"$dir/out" 2>&1
[ $? -eq 1 ] && grep -q 'accesses of data:' "$dir/out" || bad 'what comes after a release is ordered by it'
"$h" explore --choices none -- "$dir/before.c" >"$dir/out" 2>&1 || bad 'what comes before a release is not ordered by it'
