#!/bin/sh
# SPDX-License-Identifier: MIT
# A race is told with the locks that each of the two threads held: the C library's, one for reading and one that its
# thread took while it held others, and lib/conc's; of locks that it has let go nothing is said. In --json, too.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/held.c" <<'C'
#include <conc/lock.h>
#include <pthread.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, gone = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t second = PTHREAD_RWLOCK_INITIALIZER;
static struct lock third = LOCK_INIT;
static int count;

static void *
with_three(void *unused)
{
	pthread_mutex_lock(&gone);
	pthread_mutex_lock(&first);
	pthread_rwlock_rdlock(&second);
	pthread_mutex_unlock(&gone);
	lock_acquire(&third);
	count++;
	lock_release(&third);
	pthread_rwlock_unlock(&second);
	pthread_mutex_unlock(&first);
	return unused;
}

static void *
with_none(void *unused)
{
	lock_acquire(&third);
	lock_release(&third);
	count++;
	return unused;
}

int
main(void)
{
	pthread_t a, b;

	pthread_create(&a, NULL, with_three, NULL);
	pthread_create(&b, NULL, with_none, NULL);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return 0;
}
C
"$h" explore --json "$dir/json" -- "$dir/held.c" >"$dir/out" 2>&1
[ $? -eq 1 ] || { echo 'nothing found'; cat "$dir/out"; exit 1; }
for words in 'in with_three, holding first, second, third$' 'in with_none, holding no lock$'; do
	grep -q "$words" "$dir/out" || { echo "it is not told: $words"; cat "$dir/out"; exit 1; }
done
for words in '"held": \["third", "second", "first"\]' '"held": \[\]'; do
	grep -q "$words" "$dir/json" || { echo "not in the JSON: $words"; cat "$dir/json"; exit 1; }
done
