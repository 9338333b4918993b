#!/bin/sh
# SPDX-License-Identifier: MIT
# The terminal's size is the guest terminal's size, also when it changes.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/size.c" <<'C'
#include <stdio.h>
#include <sys/ioctl.h>

int
main(void)
{
	struct winsize size;

	if (ioctl(0, TIOCGWINSZ, &size) < 0)
		return 1;
	printf("<%d by %d>\n", size.ws_row, size.ws_col);
	return 0;
}
C
"$h" cc --plain "$dir/size.c" -o "$dir/size" || exit 1
cat >"$dir/session" <<S
stty rows 33 cols 77
terminal=\$(tty)
(until [ -e $dir/change ]; do sleep 0.1; done; stty rows 41 cols 99 <\$terminal) &
$h run --add $dir/size
wait
S

. tools/heddle/test/shared/screen.sh

{
	shown 'heddle\$ '
	printf 'size\r'
	shown '<33 by 77>'
	touch "$dir/change"
	for try in 1 2 3 4 5 6 7 8 9 10; do	# the guest is told some time after the change
		grep -q '<41 by 99>' "$dir/screen" && break
		printf 'size\r'
		sleep 0.$try
	done
	shown '<41 by 99>'
	printf 'exit\r'
	sleep 1
} | timeout 90 script -qec "sh $dir/session" /dev/null >"$dir/screen" 2>&1
for size in '<33 by 77>' '<41 by 99>'; do
	grep -q "$size" "$dir/screen" || { echo "the guest did not see $size:"; cat "$dir/screen"; exit 1; }
done
