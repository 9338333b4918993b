#!/bin/sh
# SPDX-License-Identifier: MIT
# gdb's `files` and `trace`: the descriptors of a process, and the calls that made them.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/opener.c" <<'C'
#include <fcntl.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

int
main(void)
{
	int ends[2];

	pipe2(ends, O_NONBLOCK | O_CLOEXEC);
	epoll_create1(0);
	open("/dev/null", O_WRONLY | O_APPEND);
	nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
	return 0;
}
C
"$h" cc --plain "$dir/opener.c" -o "$dir/opener" || exit 1
"$h" run --gdb --timeout 100 --add "$dir/opener" -- opener </dev/null >"$dir/out" 2>&1 &
heddle=$!
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh -batch -ex 'hbreak sys_nanosleep' -ex 'hbreak sys_clock_nanosleep' \
	-ex continue -ex threads -ex 'files 2' -ex 'trace 40' -ex delete -ex detach >"$dir/gdb" 2>&1
wait
grep -q '^ *3  pipe  *r,nonblock .*cloexec$' "$dir/gdb" &&
	grep -q '^ *5  epoll ' "$dir/gdb" &&
	grep -q '^ *6  null  *w,append .*inode' "$dir/gdb" &&
	grep -q ' 1:2  *enter  *pipe2(' "$dir/gdb" &&
	grep -q ' 1:2  *exit  *open = 6$' "$dir/gdb" && exit 0
echo "files or trace do not tell:"
cat "$dir/gdb" "$dir/out"
exit 1
