#!/bin/sh
# SPDX-License-Identifier: MIT
# What lies under labs/LAB/mine is the student's.  `make start` makes it once and
# never overwrites, `make clean` leaves it, `make lab` and `make run MINE=1` run
# it, and with it gone the tree's own file is back.  In a copy of the built tree.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/build" || exit 1
# Not what others make meanwhile.
cp -a Makefile kernel lib user labs tools grader "$dir" &&
	find build -mindepth 1 -maxdepth 1 ! -name run ! -name runs ! -name variant ! -name lessons-tried -exec cp -a -t "$dir/build" {} + &&
	cd "$dir" || exit 1
rm -rf labs/*/mine
hello=labs/01-hello/mine/user/bin/hello.c

typed() {
	make -s "$@" </dev/null >out 2>&1
}
fail() {
	echo "$*:"
	tail -n 20 out
	exit 1
}

typed lab LAB=01-hello && fail "make lab without a mine/ succeeds"
grep -q 'make start LAB=01-hello' out || fail "make lab does not say what to do first"
typed start LAB=01-hello || fail "make start"
cmp -s "$hello" labs/01-hello/starter/user/bin/hello.c || fail "make start gives another file than the starter"

# A warning, on purpose: a student's warnings end nothing.
cat >"$hello" <<'END'
#include <stdio.h>

int
main(void)
{
	int unused;

	puts("written by a student");
	return 0;
}
END
cp "$hello" written
typed start LAB=01-hello
cmp -s "$hello" written || fail "make start overwrites"

typed lab LAB=01-hello || fail "make lab"
grep -q '^written by a student' out || fail "make lab runs something else"
[ "$(find build/variant/01-hello/user -type f ! -name '*.elf')" = build/variant/01-hello/user/bin/hello ] ||
	fail "programs were linked anew that do not differ: $(find build/variant/01-hello/user)"

typed start LAB=09-pipe
echo 'hello; true | true' | make -s run MINE=1 >out 2>&1 || fail "make run MINE=1"
grep -q '^written by a student' out || fail "make run MINE=1 runs another hello"
cmp -s build/kernel.elf build/variant/mine/kernel.elf && fail "make run MINE=1 runs another pipe"
rm "$hello"
echo hello | make -s run MINE=1 >out 2>&1
grep -q '^Hello, world!' out || fail "the file is gone and still runs"

cp written "$hello"
typed clean
[ ! -e build ] && cmp -s "$hello" written || fail "make clean takes the student's file, or leaves build/"
