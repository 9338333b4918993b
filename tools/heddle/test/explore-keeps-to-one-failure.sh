#!/bin/sh
# SPDX-License-Identifier: MIT
# Choices are left out as long as a run fails in the same way, and of two assertions each fails in its own: a program that
# gives up at two places with one status is told to fail where it did, as one that has a status for each, under the same seeds.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/two.c" <<'C'
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static atomic_int x, y;

static void
bump(atomic_int *n)
{
	int old = *n;

	*n = old + 1;
}

static void *
work(void *unused)
{
	for (int i = 0; i < 4; i++)
		bump(&x);
	for (int i = 0; i < 4; i++)
		bump(&y);
	return unused;
}

int
main(void)
{
	pthread_t t[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&t[i], NULL, work, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(t[i], NULL);
	if (x != 8) {
		puts("x is wrong");
		exit(3);
	}
	if (y != 8) {
		puts("y is wrong");
		exit(OTHER);
	}
}
C
for other in 3 4; do
	{ echo "#define OTHER $other"; cat "$dir/two.c"; } >"$dir/two-$other.c"
	"$h" cc "$dir/two-$other.c" -o "$dir/$other" || exit 1
done
for seed in $(seq 1 10 300); do
	for other in 3 4; do
		echo "echo == $seed; explore -S random -n 10 -s $seed /tmp/$other </dev/null >/tmp/out; grep wrong /tmp/out >>/tmp/all-$other"
	done
done >"$dir/script"
echo 'echo 3:; cat /tmp/all-3; echo 4:; cat /tmp/all-4' >>"$dir/script"
"$h" run --add "$dir/3:/tmp/3" --add "$dir/4:/tmp/4" --add "$dir/script:/tmp/script" -- sh /tmp/script >"$dir/out" 2>&1
sed -n '/^3:/,/^4:/{/wrong/p}' "$dir/out" >"$dir/same"
sed -n '/^4:/,${/wrong/p}' "$dir/out" >"$dir/each"
[ "$(grep -c '^x' "$dir/same")" -gt 4 ] && [ "$(grep -c '^y' "$dir/same")" -gt 4 ] || { echo 'hardly anything fails'; cat "$dir/out"; exit 1; }
cmp "$dir/same" "$dir/each"
