#!/bin/sh
# SPDX-License-Identifier: MIT
# What computes for ever without a call, a read or a write, prints without end, eats all memory, or destroys what it is
# explored with: each has its verdict, in words and as JSON, and its output is shown as far as it can be read. Who
# computes for ever is found by count: live, heddle explore asks a machine with a virtual clock.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/bad.c" <<'C'
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char explore_common[];
static atomic_int late;

static void *
other(void *unused)
{
	late = 1;
	return unused;
}

int
main(int argc, char **argv)
{
	pthread_t t;

	pthread_create(&t, NULL, other, NULL);
	switch (argc > 1 ? *argv[1] : 'x') {
	case 'c':
		if (late)
			__asm__ volatile("1: jmp 1b");
		break;
	case 'p':
		for (;;) {
			puts("and on");
			fflush(stdout);
		}
	case 'm':
		for (char *p; (p = malloc(100000));)
			memset(p, 1, 100000);
		break;
	case 'r':
		memset(explore_common, 0xff, 200000);
	}
	pthread_join(t, NULL);
	return 0;
}
C
"$h" cc "$dir/bad.c" -o "$dir/bad" || exit 1
expect() {
	words=$1 json=$2
	shift 2
	"$h" explore --json "$dir/json" "$@" >"$dir/out" 2>"$dir/errors" </dev/null
	[ $? -eq 1 ] && grep -q "^explore: $words" "$dir/out" && grep -q "\"verdict\": \"$json\"" "$dir/json" ||
		{ echo "$*: not '$words', $json:"; head -c 3000 "$dir/out" "$dir/errors" "$dir/json"; exit 1; }
}
expect 'it does not end: it computes' endless --patience 100 --strategy random -- "$dir/bad" c
grep -q 'virtual clock' "$dir/errors" || { echo 'it was not asked by count'; exit 1; }
grep -q '"choices": \[{"thread": 2,' "$dir/json" || { echo 'the choice that it needs is lost'; cat "$dir/json"; exit 1; }
expect 'it does not end$' endless -- "$dir/bad" p
grep -q '^and on$' "$dir/out" && grep -q '^explore: ... and more' "$dir/out" && [ "$(wc -c <"$dir/out")" -lt 30000 ] ||
	{ echo 'the output is not cut'; wc "$dir/out"; exit 1; }
expect 'exit status 137 (signal 9' signal -- "$dir/bad" m
expect 'exit status 139 (signal 11' signal -- "$dir/bad" r
exit 0
