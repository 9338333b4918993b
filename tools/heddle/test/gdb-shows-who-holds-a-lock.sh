#!/bin/sh
# SPDX-License-Identifier: MIT
# gdb's `locks`: a mutex that one thread holds and another waits for, by name.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/holder.c" <<'C'
#include <pthread.h>
#include <time.h>

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

static void *
wait_for_guard(void *unused)
{
	pthread_mutex_lock(&guard);
	return unused;
}

int
main(void)
{
	pthread_t waiter;

	pthread_mutex_lock(&guard);
	pthread_create(&waiter, NULL, wait_for_guard, NULL);
	nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
	nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
	pthread_mutex_unlock(&guard);
	return pthread_join(waiter, NULL);
}
C
"$h" cc --plain "$dir/holder.c" -o "$dir/holder" || exit 1
"$h" run --gdb --timeout 100 --add "$dir/holder" -- holder </dev/null >"$dir/out" 2>&1 &
heddle=$!
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh -batch -ex "user-symbols $dir/holder.elf" \
	-ex 'hbreak sys_nanosleep' -ex 'hbreak sys_clock_nanosleep' \
	-ex continue -ex continue -ex locks -ex delete -ex detach >"$dir/gdb" 2>&1
wait
grep -q '^lock guard.*: held by thread 2, waited for by 1:3' "$dir/gdb" && exit 0
echo "locks does not tell:"
cat "$dir/gdb" "$dir/out"
exit 1
