#!/bin/sh
# SPDX-License-Identifier: MIT
# A function that gcc calls by itself is no point's loss: gcc 12 and later make strlen of a loop that counts to a 0.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
cat lib/conc/lock.c - >"$dir/lib/conc/lock.c" <<'END'
#include <stddef.h>
static size_t
length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}
static size_t (*volatile measure)(const char *) __attribute__((unused)) = length;
END
out=$(build/bin/heddle grade 05-mutex states --submission "$dir" 2>&1) || { echo "points lost: $out"; exit 1; }
