#!/bin/sh
# SPDX-License-Identifier: MIT
# Every lesson's opening comment says, in this order, what Python has, where to look, why it comes out so, and what to try;
# every lesson has a checker and a cheat that it must refuse; no other program stands for a lesson that there is not; and the
# course's table has one full row for each lesson and none besides, and names no test that there is not.
set -u
cd "$(dirname "$0")/../.."
awk '
function close_comment() {
	if (said != "Python Look at Why Try ")
		say(file, "says \"" said "\" where Python:, Look at:, Why:, Try: should be")
}
function say(file, what) {
	print file ": " what
	bad = 1
}
FNR == 1 { if (file) close_comment(); file = FILENAME; said = ""; inside = 1 }
/^ \*\// { inside = 0 }
FNR == 3 && !/^ \* [PQRTSKFNMCDY][0-9]+  / { say(file, "has no title in its third line") }
inside && match($0, /^ \* (Python|Look at|Why|Try):/) { said = said substr($0, 4, RLENGTH - 4) " " }
END { close_comment(); exit bad }' user/lessons/*.c || bad=1
for lesson in user/lessons/*.c; do
	id=${lesson##*/} id=${id%%-*}
	[ -e "user/lessons/check/$id.c" ] || { echo "$lesson: has no checker"; bad=1; }
	set -- user/lessons/check/wrong/"$id"-*
	[ -e "$1" ] || { echo "$lesson: has nothing that its checker must refuse"; bad=1; }
	rows=$(grep -ciE "^\\| $id \\| [A-E](, [A-E])* \\| [^|]+ \\| [^|]+ \\|\$" user/lessons/COURSE.md)
	[ "$rows" = 1 ] || { echo "user/lessons/COURSE.md: $rows rows for $id, where one should be"; bad=1; }
done
for id in $(sed -n 's/^| \([A-Z][0-9]*\) |.*/\1/p' user/lessons/COURSE.md | tr A-Z a-z); do
	set -- user/lessons/"$id"-*.c
	[ -e "$1" ] || { echo "user/lessons/COURSE.md: there is no lesson $id"; bad=1; }
done
for test in $(grep -oE '`[a-z/]+/tests?/[^` ]*`' user/lessons/COURSE.md | tr -d '`'); do
	[ -e "$test" ] || { echo "user/lessons/COURSE.md: there is no test $test"; bad=1; }
done
for other in user/lessons/check/wrong/* user/lessons/check/right/*; do
	id=${other##*/} id=${id%%-*}
	set -- user/lessons/"$id"-*.c
	[ -e "$1" ] || [ "$id" = parrot.c ] || { echo "$other: there is no lesson $id"; bad=1; }	# the parrot is in all places
done
exit ${bad:-0}
