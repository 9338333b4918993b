#!/bin/sh
# SPDX-License-Identifier: MIT
# `heddle replay TOKEN --gdb`: from the failure, with a balance that is wrong, watch and reverse-continue lead to the one
# writer that works with what it read before another one wrote; last-write names the same line; schedule shows that the
# choices of the token are made at the end and not at the beginning. Nothing is left behind.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
command -v gdb >/dev/null || { echo "there is no gdb"; exit 1; }
cat >"$dir/bank.c" <<'C'
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance;

static void *
pay_in(void *unused)
{
	pthread_mutex_lock(&lock);
	balance = balance + 10;
	pthread_mutex_unlock(&lock);
	return unused;
}

static void *
add_interest(void *unused)
{
	int before, more;

	pthread_mutex_lock(&lock);
	before = balance;
	pthread_mutex_unlock(&lock);
	more = before + 5;
	pthread_mutex_lock(&lock);
	balance = more;
	pthread_mutex_unlock(&lock);
	return unused;
}

int
main(void)
{
	pthread_t a, b;

	pthread_create(&a, NULL, pay_in, NULL);
	pthread_create(&b, NULL, add_interest, NULL);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	assert(balance == 15);
}
C
fail() {
	echo "$*"
	cat "$dir/gdb"
	exit 1
}
"$h" explore -- "$dir/bank.c" >"$dir/gdb" 2>&1
token=$(sed -n 's/^explore: heddle replay //p' "$dir/gdb")
[ -n "$token" ] || fail "nothing found:"
TMPDIR=$dir timeout 300 "$h" replay "$token" --gdb >"$dir/gdb" 2>&1 <<'G'
schedule
failure
schedule
print balance
watch balance if $in_run()
reverse-continue
delete
failure
print 1000 + balance
last-write balance
G
status=$?
[ $status -eq 0 ] || fail "status $status:"
seen() {
	grep -q "$1" "$dir/gdb" || fail "gdb does not say '$1':"
}
seen ' main () at .*bank.c:[0-9]*$'
seen '^(gdb)   next  at point [0-9]* of thread [0-9]* the turn goes to thread [0-9]'
seen '^(gdb)   made  at point'
seen 'in main () at .*bank.c:40'
seen '= 5$'
seen 'thread 4 has just executed .*bank.c:26$'
seen '^26		balance = more;'
[ "$(ls "$dir")" = "$(printf 'bank.c\ngdb')" ] || fail "left behind: $(ls "$dir")"
