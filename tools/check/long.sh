#!/bin/sh
# SPDX-License-Identifier: MIT
# long.sh [PART]: the long tests, part by part.  A part that has passed is not
# run again at the same commit; what has passed, and where, is printed.
set -eu
file=tools/check/suites-long
done=build/check-long
commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
git diff --quiet HEAD 2>/dev/null || commit=$commit-changed
mkdir -p "$done"

status=0
for part in $(sed -n 's/^suite \([^ ]*\) .*/\1/p' $file | grep -v '^build$'); do
	[ -z "${1:-}" ] || [ "$part" = "$1" ] || continue
	found=1
	if [ "$(cat "$done/$part" 2>/dev/null)" = "$commit" ]; then
		continue
	fi
	echo "check-long: $part"
	if build/bin/check -f $file "$part"; then
		echo "$commit" >"$done/$part"
	else
		status=1
	fi
done
[ "${found:-}" ] || { echo "check-long: no part is called $1" >&2; exit 2; }
for passed in "$done"/*; do
	[ -e "$passed" ] && echo "check-long: ${passed##*/} passed at $(cat "$passed")"
done
exit $status
