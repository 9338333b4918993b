#!/bin/sh
# SPDX-License-Identifier: MIT
# `heddle play` over plain pipes: it shows what each thread is about to do with its source line, who waits for what and who
# holds which lock; a move is taken back and made otherwise; a timeout can be over. The token that it tells replays what was
# played, and what is refused changes nothing.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/game.c" <<'C'
#include <assert.h>
#include <pthread.h>
#include <time.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *
other(void *unused)
{
	counter++;
	pthread_mutex_lock(&b);
	pthread_mutex_lock(&a);
	pthread_mutex_unlock(&a);
	pthread_mutex_unlock(&b);
	return unused;
}

int
main(int argc, char **argv)
{
	struct timespec until = { .tv_sec = 4000000000 };
	pthread_t thread;

	pthread_create(&thread, NULL, other, NULL);
	counter++;
	pthread_mutex_lock(&a);
	if (argc > 1) {
		assert(pthread_mutex_timedlock(&b, &until) == 0);
	} else
		pthread_mutex_lock(&b);
	pthread_mutex_unlock(&b);
	pthread_mutex_unlock(&a);
	pthread_join(thread, NULL);
	assert(counter == 2);
	return argv[0] == NULL;
}
C
fail() {
	echo "$*"
	cat "$dir/out" "$dir/errors"
	exit 1
}
said() {
	grep -q -e "$1" "$dir/out" || fail "it does not say '$1':"
}
play() {	# STATUS
	expected=$1
	shift
	"$h" play -- "$dir/game.c" $argument >"$dir/out" 2>"$dir/errors" <"$dir/moves"
	status=$?
	[ $status -eq "$expected" ] || fail "status $status, not $expected:"
}
# Thread 3 reads and writes between 2's read and write.
printf '%s\n' '' '' 3 '' 9 x t3 2 s u u s 2 2 2 e s >"$dir/moves"
argument=
play 1
said '^>  2  game.c:25  create  *pthread_create(&thread, NULL, other, NULL);$'
said '^   3  game.c:11  read counter  *counter++;$'
said '^  2: game.c:26  read counter 0 '
said '^  3: game.c:11  write counter 1 '
said "^'9' cannot move now"
said "^'x' cannot move now"
said "^'t3' cannot move now"
said '^it ends after .*: exit status 134'
token=$(sed -n 's/^heddle replay //p' "$dir/out" | tail -1)
"$h" replay "$token" >"$dir/replayed" 2>&1
[ $? -eq 1 ] && grep -q 'game.c:35.*counter == 2' "$dir/replayed" || { cat "$dir/replayed"; fail "the token does not replay:"; }

# Each has one lock and waits for the other.
printf '%s\n' '' '' '' '' 3 '' '' '' u '' '' s >"$dir/moves"
play 1
said '^a: held by 2, waited for by 3$'
said '^b: held by 3, waited for by 2$'
said '^   2  game.c:31  waits: lock b  *pthread_mutex_lock(&b);$'
said ': everyone waits'
[ "$(grep -c '^  3: game.c:13  lock a' "$dir/out")" -eq 2 ] || fail 'the move that was taken back is not made again:'

# By luck a timeout is over.
printf '%s\n' '' '' '' '' 3 '' '' 2 t2 e >"$dir/moves"
argument=x
play 1
said '^   2  game.c:29  waits: lock b, with a timeout'
said '^who moves? 3 t2 (Enter: 3) t2$'
said 'pthread_mutex_timedlock(&b, &until) == 0'
