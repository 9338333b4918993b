#!/bin/sh
# SPDX-License-Identifier: MIT
# many-side-by-side.sh [N]: so many runs at once (40) do not collide: each gives its own answer.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

n=0
while [ $n -lt "${1:-40}" ]; do
	n=$((n + 1))
	{
		"$h" run --mem 32 -- echo "number $n" </dev/null >"$dir/out.$n" 2>"$dir/err.$n"
		echo $? >"$dir/status.$n"
	} &
done
wait
bad=0
while [ $n -gt 0 ]; do
	if [ "$(cat "$dir/status.$n" "$dir/out.$n")" != "0
number $n" ]; then
		echo "run $n:"
		cat "$dir/status.$n" "$dir/out.$n" "$dir/err.$n"
		bad=1
	fi
	n=$((n - 1))
done
exit $bad
