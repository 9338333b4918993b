#!/bin/sh
# SPDX-License-Identifier: MIT
# gdb's `vm`: the mappings of a process with their rights, and how much of each is in memory.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/mapper.c" <<'C'
#include <string.h>
#include <sys/mman.h>
#include <time.h>

int
main(void)
{
	char *p = mmap((void *)0x10000000, 64 * 4096, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	char *q = mmap((void *)0x20000000, 8 * 4096, PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

	memset(p, 1, 5 * 4096);
	q[4096] = 1;
	mmap((void *)0x30000000, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
	return 0;
}
C
"$h" cc --plain "$dir/mapper.c" -o "$dir/mapper" || exit 1
"$h" run --gdb --timeout 100 --add "$dir/mapper" -- mapper </dev/null >"$dir/out" 2>&1 &
heddle=$!
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh -batch -ex 'hbreak sys_nanosleep' -ex 'hbreak sys_clock_nanosleep' \
	-ex continue -ex 'vm 2' -ex delete -ex detach >"$dir/gdb" 2>&1
wait
grep -q '^0x10000000 *0x10040000 *rw-p *256 *20 *20$' "$dir/gdb" &&
	grep -q '^0x20000000 *0x20008000 *rw-s *32 *4 *4  object 0x' "$dir/gdb" &&
	grep -q '^0x30000000 *0x30001000 *---p *4 *0 *0$' "$dir/gdb" &&
	grep -q ' rw-p .*\[stack\]  grows$' "$dir/gdb" &&
	! grep -q 'or wrong' "$dir/gdb" && exit 0
echo "vm does not tell:"
cat "$dir/gdb" "$dir/out"
exit 1
