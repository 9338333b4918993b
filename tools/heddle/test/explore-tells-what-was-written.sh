#!/bin/sh
# SPDX-License-Identifier: MIT
# Beside each write stands what it has written: the last one of a thread, too. Where it wrote may be gone by then, which
# disturbs nothing. And a failed assertion is told with its place, also in JSON.
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
