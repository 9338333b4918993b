#!/bin/sh
# SPDX-License-Identifier: MIT
# Each name of C in the table of lib/conc/README.md that says what Python calls it is in a header of lib/conc.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^| Python | C/,/^## Rules/p' lib/conc/README.md | awk -F'|' '{ print $3 }' | grep -oE '`[a-z][a-zA-Z_]*[a-zA-Z]`' |
	tr -d '`' | sort -u >"$work/named"
cat lib/conc/*.h | tr -cs 'a-zA-Z_0-9' '\n' | sort -u >"$work/there"
[ "$(wc -l <"$work/named")" -gt 300 ] || { echo "the table is not where it was"; exit 1; }
missing=$(comm -23 "$work/named" "$work/there")
[ -z "$missing" ] || { echo "lib/conc/README.md names what no header has:" $missing; exit 1; }
