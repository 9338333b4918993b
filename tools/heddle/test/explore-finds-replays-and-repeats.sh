#!/bin/sh
# SPDX-License-Identifier: MIT
# heddle explore compiles a C program and finds a schedule under which it
# fails; the choices that it tells make it fail again; and it finds the same
# one, byte for byte, on one CPU and on four, with and without a virtual clock.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/bank.c" <<'C'
#include <pthread.h>
#include <sched.h>
#include <stdio.h>

static int money = 100;

static void *
withdraw(void *unused)
{
	if (money >= 100) {
		sched_yield();
		money -= 100;
	}
	return unused;
}

int
main(void)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, withdraw, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	printf("money %d\n", money);
	return money < 0;
}
C
sed 's/if (money >= 100) {/pthread_mutex_lock(\&m); &/; s/sched_yield();//; s/return unused/pthread_mutex_unlock(\&m); &/
	s/^static int money.*/&\nstatic pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;/' "$dir/bank.c" >"$dir/mended.c"

"$h" explore --no-races -- "$dir/bank.c" >"$dir/found" 2>"$dir/errors"
[ $? -eq 1 ] || { echo "nothing found:"; cat "$dir/found"; exit 1; }
grep -q '^money -100$' "$dir/found" || { echo "the failure is not shown:"; cat "$dir/found"; exit 1; }
choices=$(sed -n "s/.*--choices '\(.*\)'/\1/p" "$dir/found")
case $choices in
*,* | "") echo "one choice is enough, these are told: $choices"; exit 1 ;;
esac
"$h" explore --no-races --choices "$choices" -- "$dir/bank.c" >"$dir/again" 2>"$dir/errors"
[ $? -eq 1 ] && grep -q '^money -100$' "$dir/again" || { echo "it does not fail again:"; cat "$dir/again"; exit 1; }
"$h" explore --no-races --choices none -- "$dir/bank.c" >/dev/null 2>"$dir/errors" || { echo "it fails without choices, too"; exit 1; }

"$h" explore --no-races --smp 4 -- "$dir/bank.c" >"$dir/four" 2>"$dir/errors"
cmp "$dir/found" "$dir/four" || exit 1
"$h" cc "$dir/bank.c" -o "$dir/bank"
"$h" run --deterministic --seed 7 --add "$dir/bank:/bin/bank" -- explore -R /bin/bank >"$dir/virtual" 2>"$dir/errors" </dev/null
cmp "$dir/found" "$dir/virtual" || exit 1

# What the kernel reports is told of the last replay only.
cat >"$dir/orders.c" <<'C'
#include <pthread.h>

static pthread_mutex_t m[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

static void *
both(void *first)
{
	int i = first != NULL;

	pthread_mutex_lock(&m[i]);
	pthread_mutex_lock(&m[!i]);
	pthread_mutex_unlock(&m[!i]);
	pthread_mutex_unlock(&m[i]);
	return NULL;
}

int
main(void)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, both, i ? &m[0] : NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
C
"$h" explore -- "$dir/orders.c" >"$dir/orders" 2>&1
[ $? -eq 1 ] && [ "$(grep -c 'warning: lock order' "$dir/orders")" -le 1 ] && [ "$(grep -c '^deadlock in' "$dir/orders")" -eq 1 ] ||
	{ echo "reports of other schedules, or none:"; cat "$dir/orders"; exit 1; }

"$h" explore --schedules 200 -- "$dir/mended.c" >"$dir/none" 2>&1 || { echo "the mended one fails:"; cat "$dir/none"; exit 1; }
grep -q '200 schedules' "$dir/none" || { cat "$dir/none"; exit 1; }
