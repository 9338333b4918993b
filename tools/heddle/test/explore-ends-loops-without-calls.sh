#!/bin/sh
# SPDX-License-Identifier: MIT
# A thread that loops without a system call does not keep the turn for ever: one that waits for another's flag sees it
# set, and loops that never end, with reads or without any, are said not to end.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/loop.c" <<'C'
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

static atomic_int flag;

static void *
set(void *unused)
{
	flag = 1;
	return unused;
}

int
main(int argc, char **argv)
{
	pthread_t t;
	unsigned n = (unsigned)argc;

	if (argc > 1 && strcmp(argv[1], "empty") == 0)
		while (n != 77)
			n = n * n % 1000;
	if (argc == 1)
		pthread_create(&t, NULL, set, NULL);
	while (!flag)
		;
	return pthread_join(t, NULL);
}
C
"$h" cc "$dir/loop.c" -o "$dir/loop" || exit 1
run() { "$h" run --deterministic --add "$dir/loop:/bin/loop" -- explore -n 20 /bin/loop "$@" >"$dir/out" 2>&1 </dev/null; }
run reads
grep -q 'it does not end' "$dir/out" || { echo 'a loop that reads:'; cat "$dir/out"; exit 1; }
run empty
grep -q 'it does not end' "$dir/out" || { echo 'an empty loop:'; cat "$dir/out"; exit 1; }
run
grep -q 'none fails' "$dir/out" || { echo 'the flag is not seen:'; cat "$dir/out"; exit 1; }
