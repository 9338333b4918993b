#!/bin/sh
# SPDX-License-Identifier: MIT
# A program waits for what its handler of SIGINT gives: at a terminal that is no deadlock, for a person can
# press Ctrl-C; where there is none, it is one.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/waits.c" <<'C'
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>

static sem_t pressed;

static void
press(int signo)
{
	sem_post(&pressed);
}

int
main(void)
{
	signal(SIGINT, press);
	puts("it waits");
	fflush(stdout);
	while (sem_wait(&pressed) < 0)
		;
	puts("it goes on");
	return 0;
}
C
"$h" cc --plain "$dir/waits.c" -o "$dir/waits" || exit 1

"$h" run --deterministic --add "$dir/waits:/bin/waits" -- waits </dev/null >"$dir/out" 2>&1
grep -q '^deadlock in process' "$dir/out" || { echo "without a terminal nothing was told:"; cat "$dir/out"; exit 1; }

: >"$dir/screen"
. tools/heddle/test/shared/screen.sh
{
	shown 'heddle[$]'
	printf 'waits\r'
	shown '^it waits'
	sleep 1 # for many looks
	printf '\003'
	shown 'it goes on'
	printf 'exit\r'
} | timeout 90 script -qec "$h run --add $dir/waits:/bin/waits" /dev/null >"$dir/screen" 2>&1
grep -q 'it goes on' "$dir/screen" || { echo "Ctrl-C did not reach it:"; cat "$dir/screen"; exit 1; }
! grep -q '^deadlock' "$dir/screen" || { echo "it was accused:"; cat "$dir/screen"; exit 1; }
