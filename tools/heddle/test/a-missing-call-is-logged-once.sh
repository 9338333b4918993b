#!/bin/sh
# SPDX-License-Identifier: MIT
# A program that asks three times for each of a hundred system calls that there are not gets ENOSYS and a line in the
# kernel's log for each number, not for each time.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/asks.c" <<'END'
#include <errno.h>
#include <unistd.h>
#include <sys/syscall.h>

int
main(void)
{
	for (int i = 0; i < 300; i++)
		if (syscall(1000 + i % 100) != -1 || errno != ENOSYS)
			return 1;
	return 0;
}
END
"$h" cc --plain "$dir/asks.c" -o "$dir/asks" && "$h" run --log "$dir/log" --add "$dir/asks:/bin/asks" -- asks </dev/null ||
	{ echo "status $?"; exit 1; }
lines=$(grep -c 'asks: no system call 10[0-9][0-9] ' "$dir/log")
[ "$lines" = 100 ] || { echo "$lines lines in the log, expected 100"; exit 1; }
