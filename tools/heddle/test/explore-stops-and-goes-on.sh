#!/bin/sh
# SPDX-License-Identifier: MIT
# SIGINT ends the exploring: it says how far it came, and the command that it tells goes on from there: bound:B ends with the
# same schedules as without a pause. -v tells what each strategy did, --add puts a file beside the program, and
# standard input is the same for each run and in a token's replay.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
program=user/explore/right/counter-atomic.c

for seconds in 2 8 30; do # until it is so far as to have something to tell
	"$h" explore --schedules 100000000 --json "$dir/json" -- $program >"$dir/out" 2>"$dir/errors" &
	pid=$!
	sleep $seconds
	kill -INT $pid
	wait $pid
	status=$?
	grep -q 'before the first' "$dir/errors" || break
done
[ $status -eq 130 ] && grep -q 'to go on: heddle explore --seed [0-9]* --schedules [0-9]* .*-- '$program "$dir/errors" &&
	grep -q '"verdict": "stopped"' "$dir/json" || { echo 'not told how to go on:'; cat "$dir/errors" "$dir/json"; exit 1; }

all=$("$h" explore --strategy bound:1 -v -- $program) || { echo "$all"; exit 1; }
echo "$all" | grep -q '^explore: bound: [0-9]* schedules, [0-9]* points and [0-9]* switches each' || { echo "no -v: $all"; exit 1; }
place=0/0/none ran=0
for schedules in 1 9 1000; do
	out=$("$h" explore --strategy bound:1 --from $place --schedules $schedules -- $program 2>&1) || { echo "$out"; exit 1; }
	ran=$((ran + $(echo "$out" | sed -n 's/^explore: \([0-9]*\) schedules, .*none fails/\1/p')))
	place=$(echo "$out" | sed -n 's/^explore: to go on: --from //p')
done
[ "$ran" -eq "$(echo "$all" | sed -n 's/^explore: \([0-9]*\) schedules, .*none fails/\1/p')" ] || { echo "$ran in pieces, but: $all"; exit 1; }

cat >"$dir/sum.c" <<'C'
#include <stdio.h>

int
main(void)
{
	FILE *f = fopen("/limit", "r");
	int limit = 0, n, sum = 0;

	fscanf(f, "%d", &limit);
	while (scanf("%d", &n) == 1)
		sum += n;
	printf("sum %d limit %d\n", sum, limit);
	return sum > limit;
}
C
echo 10 >"$dir/limit"
echo 4 5 6 >"$dir/numbers"
echo 4 5 >"$dir/few"
"$h" explore --schedules 3 --add "$dir/limit:/limit" -- "$dir/sum.c" <"$dir/few" >"$dir/out" 2>&1 || { cat "$dir/out"; exit 1; }
"$h" explore --add "$dir/limit:/limit" -- "$dir/sum.c" <"$dir/numbers" >"$dir/out" 2>&1
[ $? -eq 1 ] && grep -q '^sum 15 limit 10$' "$dir/out" || { echo 'it has not read its input:'; cat "$dir/out"; exit 1; }
exit 0
