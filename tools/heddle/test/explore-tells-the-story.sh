#!/bin/sh
# SPDX-License-Identifier: MIT
# What fails is told as a table: a column a thread, a row a step, in the order in which the steps happened, with their
# lines, variables and values; who waits for ever is marked. However long the program ran, it has at most 40 rows of 80
# columns, and the steps around the switches and the end are among them. Its head names the program's file, even if the
# library's steps come first. Of a race both accesses are among them, even if they begin at other bytes.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/story.c" <<'C'
#include <pthread.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static int rounds;

static void *
forth(void *unused)
{
	for (int i = 0; i < 200; i++) {
		pthread_mutex_lock(&first);
		rounds++;
		pthread_mutex_unlock(&first);
	}
	pthread_mutex_lock(&first);
	pthread_mutex_lock(&second);
	pthread_mutex_unlock(&second);
	pthread_mutex_unlock(&first);
	return unused;
}

static void *
back(void *unused)
{
	pthread_mutex_lock(&first);
	rounds += 1000;
	pthread_mutex_unlock(&first);
	pthread_mutex_lock(&second);
	pthread_mutex_lock(&first);
	pthread_mutex_unlock(&first);
	pthread_mutex_unlock(&second);
	return unused;
}

int
main(void)
{
	pthread_t a, b;

	pthread_create(&a, NULL, forth, NULL);
	pthread_create(&b, NULL, back, NULL);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return 0;
}
C
"$h" explore -- "$dir/story.c" >"$dir/out" 2>"$dir/errors"
[ $? -eq 1 ] || { echo 'nothing found'; exit 1; }
sed -n '/^steps of each thread/,/^$/p' "$dir/out" >"$dir/table"
awk '
	function bad(why) { print why; failed = 1; exit 1 }
	length($0) > 80 { bad("too wide: " $0) }
	/^thread 2 +thread 3 +thread 4$/ { head = 1 }
	/^ +11 read rounds [0-9]+$/ { value = 1 }
	/^ +14 lock first$/ { own = NR }
	/^ +15 lock second \.\.waits$/ { one = NR; column = index($0, "15") }
	/^ +27 lock second$/ { taken = NR; other = index($0, "27") }
	/^ +28 lock first \.\.waits$/ { two = NR }
	/^38 create$/ || /^...$/ { begun = 1 }
	END {
		if (failed) exit 1
		if (NR > 40 || NR < 20) { print NR " rows"; exit 1 }
		if (!head || !value || !begun) { print "no head or no values"; exit 1 }
		if (!own || !one || !two || !taken || taken > two || own > one || other <= column) { print "not what happened"; exit 1 }
	}' "$dir/table" || { cat "$dir/table"; exit 1; }
cat >"$dir/reads.c" <<'C'
#include <pthread.h>
#include <stdio.h>

static int sum;

static void *
add(void *unused)
{
	sum++;
	return unused;
}

int
main(void)
{
	pthread_t t;

	getchar();
	pthread_create(&t, NULL, add, NULL);
	add(NULL);
	pthread_join(t, NULL);
}
C
"$h" explore -- "$dir/reads.c" >"$dir/out" 2>"$dir/errors" </dev/null
grep -q '^steps of each thread, with their lines of reads\.c:$' "$dir/out" && grep -q '^file\.c:[0-9]* read' "$dir/out" ||
	{ echo 'the wrong file is named'; cat "$dir/out"; exit 1; }
cat >"$dir/overlaps.c" <<'C'
#include <pthread.h>
#include <string.h>

static char name[24] = "a name";

static void *
change(void *unused)
{
	name[5] = 'd';
	return unused;
}

int
main(void)
{
	pthread_t t;
	char copy[24];

	pthread_create(&t, NULL, change, NULL);
	memcpy(copy, name, sizeof(copy));
	pthread_join(t, NULL);
}
C
"$h" explore -- "$dir/overlaps.c" >"$dir/out" 2>"$dir/errors" </dev/null
grep -q '^20 read name' "$dir/out" && grep -q '^  *9 write name+5' "$dir/out" || { echo 'a row is missing'; cat "$dir/out"; exit 1; }
