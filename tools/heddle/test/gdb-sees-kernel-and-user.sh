#!/bin/sh
# SPDX-License-Identifier: MIT
# gdb on a paused machine: a breakpoint in a system call, a backtrace through
# to the program's main, and a pipe reader that sleeps, in both its halves.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
command -v gdb >/dev/null || { echo "there is no gdb"; exit 1; }

"$h" run --gdb --timeout 100 -- sh -c 'sh -c "sleep 0.3; sleep 0.1" | cat' </dev/null >"$dir/out" 2>&1 &
heddle=$!
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh -batch \
	-ex 'hbreak sys_nanosleep' -ex 'hbreak sys_clock_nanosleep' \
	-ex continue -ex continue -ex 'echo == backtrace\n' -ex bt \
	-ex 'echo == threads\n' -ex threads -ex 'echo == cat\n' -ex 'thread-bt cat' \
	-ex 'echo == end\n' -ex 'delete' -ex detach >"$dir/gdb" 2>&1
wait

section() {	# the lines of one part
	sed -n "/^== $1/,/^== /p" "$dir/gdb"
}
seen() {	# PART PATTERN
	section "$1" | grep -q "$2" && return
	echo "gdb's $1 has no '$2':"
	cat "$dir/gdb"
	exit 1
}
seen backtrace 'sys_.*nanosleep'
seen backtrace 'syscall_dispatch'
seen backtrace ' main (.*user/bin/sleep.c'
seen threads 'cat  *waiting for pipe'
seen threads 'sleep  *running on cpu 0'
seen cat 'wait_sleep'
seen cat 'sys_read'
seen cat ' main (.*user/bin/cat.c'
