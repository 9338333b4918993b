#!/bin/sh
# SPDX-License-Identifier: MIT
# Beside each write stands what it has written: the last one of a thread, too. Where it wrote may be gone by then, which
# disturbs nothing; and another may have written over it meanwhile, whose value is not told for the first. A failed assertion is told with its place, also in JSON.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/gone.c" <<'C'
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>

static atomic_int sum;

static void *
add(void *unused)
{
	int *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	*page = 7;
	munmap(page, 4096);
	sum += 20;
	return unused;
}

int
main(void)
{
	pthread_t t;

	pthread_create(&t, NULL, add, NULL);
	pthread_join(t, NULL);
	assert(sum == 21);
}
C
"$h" explore --json "$dir/json" -- "$dir/gone.c" >"$dir/out" 2>&1
[ $? -eq 1 ] || { echo 'it does not fail'; cat "$dir/out"; exit 1; }
bad() { echo "$1:"; cat "$dir/out" "$dir/json"; exit 1; }
grep -q '^explore: it gives up at .*gone.c:27, in main$' "$dir/out" || bad 'no place'
grep -q '"at": ".*gone.c:27, in main"' "$dir/json" || bad 'no place in JSON'
grep -q '^ *16 write sum 20$' "$dir/out" || bad 'the last write of a thread has no value'
cat >"$dir/over.c" <<'C'
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x, y;

static void *
set(void *unused)
{
	x = 1;
	y = 1;
	return unused;
}

static void *
write_over(void *unused)
{
	if (x == 1 && y == 0)
		x = 5;
	return unused;
}

int
main(void)
{
	pthread_t a, b;

	pthread_create(&a, NULL, set, NULL);
	pthread_create(&b, NULL, write_over, NULL);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	assert(x != 5);
}
C
"$h" explore -- "$dir/over.c" >"$dir/out" 2>&1
[ $? -eq 1 ] || { echo 'nothing is written over'; cat "$dir/out"; exit 1; }
grep -q '^ *10 write x 1$' "$dir/out" && grep -q '^ *19 write x 5$' "$dir/out" || bad "a thread's write is told with the value of another's"
