#!/bin/sh
# SPDX-License-Identifier: MIT
# The token that explore tells is at most 120 characters, and replays with the
# same bytes on one CPU and four, with and without a virtual clock, and as a
# capsule. One that is mistyped, of another version, another program or other
# arguments says so, with status 2.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/late.c" <<'C'
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>

static sem_t done;
static int steps;

static void *
work(void *unused)
{
	steps++;
	sem_post(&done);
	return unused;
}

int
main(int argc, char **argv)
{
	struct timespec until;
	pthread_t thread;
	int late;

	pthread_create(&thread, NULL, work, NULL);
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += 60;
	late = sem_timedwait(&done, &until) < 0;
	pthread_join(thread, NULL);
	printf("%s %d %d\n", argc > 1 ? argv[1] : "-", late, steps);
	return late;
}
C
"$h" explore -- "$dir/late.c" x >"$dir/found" 2>"$dir/errors"
[ $? -eq 1 ] || { echo "nothing found:"; cat "$dir/found"; exit 1; }
grep -q '^x 1 1$' "$dir/found" || { echo "the failure is not shown:"; cat "$dir/found"; exit 1; }
token=$(sed -n 's/^explore: heddle replay //p' "$dir/found")
[ -n "$token" ] && [ ${#token} -le 120 ] || { echo "the token is '$token'"; exit 1; }

"$h" replay "$token" >"$dir/one" 2>"$dir/errors"
[ $? -eq 1 ] && grep -q '^x 1 1$' "$dir/one" || { echo "it does not fail again:"; cat "$dir/one"; exit 1; }
for how in '--smp 4' --deterministic '--smp 2 --deterministic'; do
	"$h" replay $how "$token" >"$dir/two" 2>"$dir/errors"
	cmp "$dir/one" "$dir/two" || { echo "other bytes with $how"; exit 1; }
done
"$h" replay "$token" -- "$dir/late.c" x >"$dir/two" 2>"$dir/errors"
cmp "$dir/one" "$dir/two" || exit 1
"$h" replay --capsule "$dir/capsule" "$token" && "$h" replay "$dir/capsule" >"$dir/two" 2>"$dir/errors"
cmp "$dir/one" "$dir/two" || exit 1

refuses() {
	why=$1
	shift
	"$h" replay "$@" >"$dir/out" 2>&1
	[ $? -eq 2 ] && grep -q "$why" "$dir/out" || { echo "expected '$why' of: replay $*"; cat "$dir/out"; exit 1; }
}
case $token in
*00) refuses 'mistyped' "${token%??}01" ;;
*) refuses 'mistyped' "${token%??}00" ;;
esac
refuses 'another version' "HD9${token#HD?}"
refuses 'not a token' nonsense
refuses 'another program' "$token" -- "$dir/late.c" y
head -c 1000 "$dir/capsule" >"$dir/part"
refuses 'whole capsule' "$dir/part"
exit 0
