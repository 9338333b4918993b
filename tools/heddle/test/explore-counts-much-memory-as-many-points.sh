#!/bin/sh
# SPDX-License-Identifier: MIT
# A program that looks at much memory at once, in one call, or frees it, passes more points than one that looks at a word:
# otherwise one that prints 64 KiB for ever has its points only after minutes.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/much.c" <<'C'
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char text[60000], copy[60000];

int
main(int argc, char **argv)
{
	size_t size = strtoul(argv[2], NULL, 10);

	for (int i = 0; i < 5; i++)
		switch (*argv[1]) {
		case 'w':
			write(1, text, size);
			break;
		case 'c':
			memcpy(copy, text, size);
			break;
		case 'f':
			free(malloc(size));
		}
	return 0;
}
C
"$h" cc "$dir/much.c" -o "$dir/much" || exit 1
points() {
	"$h" explore --schedules 1 -- "$dir/much" "$@" </dev/null | sed -n 's/.*1 schedules, \([0-9]*\) points.*/\1/p'
}
for how in w c f; do
	few=$(points $how 8) many=$(points $how 60000)
	[ "$many" -ge $((few + 5 * 60000 / 2048 - 5)) ] || { echo "$how: 60000 bytes: $many points, 8 bytes: $few"; exit 1; }
done
