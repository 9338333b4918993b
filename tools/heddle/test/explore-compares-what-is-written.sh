#!/bin/sh
# SPDX-License-Identifier: MIT
# With --expect a run fails, too, that ends well and writes other bytes, before its first thread or after it; by its token it is
# seen again.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/say.c" <<'C'
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *
say(void *word)
{
	write(1, word, 4);
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t a, b;

	write(1, "say\n", 4);
	pthread_create(&a, NULL, say, "one\n");
	pthread_create(&b, NULL, say, argc > 1 ? "one\n" : "two\n");
	pthread_join(a, NULL);
	pthread_join(b, NULL);
}
C
printf 'say\none\none\n' >"$dir/same"
printf 'say\none\ntwo\n' >"$dir/other"
"$h" explore --expect "$dir/same" --schedules 100 -- "$dir/say.c" again >"$dir/out" 2>&1 </dev/null || { cat "$dir/out"; exit 1; }
"$h" explore --expect "$dir/other" --json "$dir/json" -- "$dir/say.c" >"$dir/out" 2>&1 </dev/null
[ $? -eq 1 ] && grep -q 'it writes something else than is expected' "$dir/out" && grep -q '"verdict": "output"' "$dir/json" ||
	{ echo 'not found'; cat "$dir/out" "$dir/json"; exit 1; }
"$h" replay "$(sed -n 's/^explore: heddle replay //p' "$dir/out")" 2>&1 | tail -3 >"$dir/again"
printf 'say\ntwo\none\n' | cmp - "$dir/again" || { cat "$dir/again"; exit 1; }
"$h" explore --expect "$dir/none" -- "$dir/say.c" >"$dir/out" 2>&1 </dev/null
[ $? -eq 125 ] && grep -q 'cannot read .*none' "$dir/out"
