#!/bin/sh
# SPDX-License-Identifier: MIT
# A program that follows a wild pointer is ended by SIGSEGV, and the report
# names program, thread, address, function and source line; the machine lives.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/wild.c" <<'END'
#include <stdio.h>

static long *volatile pointer = (long *)0x1234000;

__attribute__((noinline)) static void
store_there(void)
{
	puts("now");
	*pointer = 1;
}

int
main(void)
{
	store_there();
	return *pointer != 0;
}
END
"$h" cc --plain "$dir/wild.c" -o "$dir/wild" || exit 1
"$h" run --timeout 30 --add "$dir/wild" -- sh -c 'wild; echo "status $?"' >"$dir/out" 2>"$dir/err" </dev/null
[ "$(tail -n 1 "$dir/out")" = 'status 139' ] || { echo "output:"; cat "$dir/out" "$dir/err"; exit 1; }
for word in wild 'wrote to' 0x1234000 store_there 'wild\.c:9' main; do
	grep -q "$word" "$dir/err" || { echo "the report does not say \"$word\":"; cat "$dir/err"; exit 1; }
done
