#!/bin/sh
# SPDX-License-Identifier: MIT
# Locks that are taken in two orders, though one after the other: told once, with both
# places.  The same order, a gate around both, trylock, a lock taken again by its holder and
# another mutex at the same address are no reason to warn.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

cat >"$dir/order.c" <<'C'
#include <pthread.h>
#include <string.h>

static pthread_mutex_t A = PTHREAD_MUTEX_INITIALIZER, B = PTHREAD_MUTEX_INITIALIZER,
		       C = PTHREAD_MUTEX_INITIALIZER, gate = PTHREAD_MUTEX_INITIALIZER;

static void
both(pthread_mutex_t *x, pthread_mutex_t *y)
{
	pthread_mutex_lock(x);
	pthread_mutex_lock(y);		/* HERE */
	pthread_mutex_unlock(x);
	pthread_mutex_unlock(y);
}

static void
gated(pthread_mutex_t *x, pthread_mutex_t *y)
{
	pthread_mutex_lock(&gate);
	both(x, y);
	pthread_mutex_unlock(&gate);
}

int
main(int argc, char **argv)
{
	for (int i = 0; i < 3; i++) {
		both(&A, &B);
		if (strcmp(argv[1], "two") == 0)
			both(&B, &A);
		if (strcmp(argv[1], "three") == 0) {
			both(&B, &C);
			both(&C, &A);
		}
		if (strcmp(argv[1], "gate") == 0) {
			gated(&B, &C);
			gated(&C, &B);
		}
		if (strcmp(argv[1], "try") == 0) {
			pthread_mutex_lock(&B);
			pthread_mutex_trylock(&A);
			pthread_mutex_unlock(&A);
			pthread_mutex_unlock(&B);
		}
	}
	if (strcmp(argv[1], "again") == 0) {
		pthread_mutexattr_t attr;

		pthread_mutexattr_init(&attr);
		pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
		pthread_mutex_init(&C, &attr);
		pthread_mutex_lock(&C);
		both(&B, &C);
		pthread_mutex_unlock(&C);
	}
	if (strcmp(argv[1], "new") == 0) {
		pthread_mutex_init(&A, NULL);
		both(&B, &A);
	}
	return 0;
}
C
"$h" cc --plain "$dir/order.c" -o "$dir/order" || exit 1
line=$(grep -n HERE "$dir/order.c" | cut -d: -f1)

for way in "two 1" "three 1" "same 0" "gate 0" "try 0" "new 0" "again 0"; do
	want=${way#* } way=${way% *}
	"$h" run --deterministic --add "$dir/order:/bin/order" -- order "$way" </dev/null >/dev/null 2>"$dir/err" || bad=1
	[ "$(grep -c '^warning: lock order' "$dir/err")" = "$want" ] || { echo "$way: not told $want times"; cat "$dir/err"; bad=1; }
	[ "$want" = 0 ] && continue
	grep -q 'takes lock A .* while it held lock [BC]' "$dir/err" && grep -q 'took lock B .* while it held lock A' "$dir/err" &&
		[ "$(grep -c "order.c:$line)" "$dir/err")" = 2 ] || { echo "$way: not explained"; cat "$dir/err"; bad=1; }
done
exit $bad
