#!/bin/sh
# SPDX-License-Identifier: MIT
# heddle cc makes a program of several ordinary C files that heddle run --add
# runs; an error is the compiler's, with the file's own name, and leaves the
# sources alone and no program behind.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/main.c" <<'C'
#include <pthread.h>
#include <stdio.h>

void *square(void *number);

int
main(int argc, char **argv)
{
	long number = argc;
	pthread_t thread;
	void *result;

	pthread_create(&thread, NULL, square, &number);
	pthread_join(thread, &result);
	printf("%s %ld\n", argv[1], (long)result);
	return 3;
}
C
cat >"$dir/square.c" <<'C'
void *square(void *number);

void *
square(void *number)
{
	long n = *(long *)number;

	return (void *)(n * n);
}
C
"$h" cc --plain "$dir/main.c" "$dir/square.c" -o "$dir/program" || { echo "cc failed"; exit 1; }
"$h" run --timeout 30 --add "$dir/program" -- program nine is </dev/null >"$dir/out"
status=$?
[ "$status $(cat "$dir/out")" = "3 nine 9" ] || { echo "status $status: $(cat "$dir/out")"; exit 1; }

echo 'int main(void) { return nothing_of_this_name; }' >"$dir/wrong.c"
"$h" cc --plain "$dir/wrong.c" -o "$dir/wrong" 2>"$dir/err"
status=$?
[ $status != 0 ] && [ ! -e "$dir/wrong" ] || { echo "an error made a program (status $status)"; exit 1; }
grep -q "$dir/wrong.c:1" "$dir/err" || { echo "not the student's path:"; cat "$dir/err"; exit 1; }
[ -s "$dir/wrong.c" ] || { echo "the source is gone"; exit 1; }
