#!/bin/sh
# SPDX-License-Identifier: MIT
# A row of the lessons graded: the lesson itself gets full marks; a program that repeats its output, one that does less
# and one that does not compile lose, each told why, against the reader's own path; without a file nothing is graded.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
grade() {
	out=$(build/bin/heddle grade S9 "$@" 2>&1)
	status=$?
}
expect() {
	[ "$status" = "$1" ] || { echo "status $status, not $1: $out"; exit 1; }
	case $out in *"$2"*) ;; *) echo "nothing of \"$2\": $out"; exit 1 ;; esac
}
grade --submission user/lessons/s9-semaphore.c
expect 0 "score: 2 of 2"
build/bin/heddle run --deterministic -- /lessons/s9-semaphore </dev/null >"$dir/said" 2>"$dir/err" || { cat "$dir/err"; exit 1; }
{
	echo '#include <stdio.h>'
	echo 'int main(void) {'
	sed 's/["\\]/\\&/g; s/.*/puts("&");/' "$dir/said"
	echo 'return 0; }'
} >"$dir/parrot.c"
grade --submission "$dir/parrot.c"
expect 1 "the lesson did not make 11 threads"
grade --submission user/lessons/check/wrong/s9-joins-in-groups.c
expect 1 "the producer did not wait 3 times for a permit"
echo 'int main(void) { return oops; }' >"$dir/broken.c"
grade --submission "$dir/broken.c"
expect 1 "$dir/broken.c:1:"
grade --submission "$dir/none.c"
expect 2 "cannot be read"
grade
expect 2 "--submission FILE.c"

# What is printed to see a refusal again can be typed, for a changed copy of the lesson too.
sed 's/semaphore_init(&sem, /&1 + /' user/lessons/s9-semaphore.c >"$dir/my-s9.c"
cmp -s user/lessons/s9-semaphore.c "$dir/my-s9.c" && { echo "nothing was changed"; exit 1; }
grade --submission "$dir/my-s9.c"
expect 1 "again:"
here=$PWD again=$(echo "$out" | sed -n 's/^ *again: *//p' | head -1 | sed "s|build/bin/|$PWD/build/bin/|g; s|user/lessons|$PWD/&|")
(cd "$dir" && sh -c "$again") </dev/null >"$dir/seen" 2>&1
grep -q '^@' "$dir/seen" || { echo "$again:"; cat "$dir/seen"; exit 1; }

# A copy of a lesson that shares a header with the shell's tools.
out=$(build/bin/heddle grade N10 --submission user/lessons/n10-who-holds.c 2>&1)
status=$?
expect 0 "score: 2 of 2"
