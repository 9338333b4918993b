#!/bin/sh
# SPDX-License-Identifier: MIT
# A mebibyte of every kind of byte comes back from `cat` as it went in, through
# the initrd; a quarter of it live, through the UART.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

i=0	# every byte value in order, 4 KiB of it, then noise
while [ $i -lt 256 ]; do
	printf "\\$(printf %03o $i)"
	i=$((i + 1))
done >"$dir/all"
{ cat "$dir/all" && head -c 1048320 /dev/urandom; } >"$dir/in"

check() {	# WHAT STATUS
	[ "$2" = 0 ] || { echo "cat, $1: status $2"; cat "$dir/err"; bad=1; }
	cmp "$dir/in" "$dir/out" || { echo "cat, $1: changed the bytes"; bad=1; }
	[ -s "$dir/err" ] && { echo "cat, $1: wrote on stderr:"; cat "$dir/err"; bad=1; }
}

"$h" run --timeout 60 -- cat <"$dir/in" >"$dir/out" 2>"$dir/err"
check "a file" $?
"$h" run --deterministic --timeout 60 -- cat <"$dir/in" >"$dir/out" 2>"$dir/err"
check "deterministic" $?
mkfifo "$dir/pipe"
head -c 262144 "$dir/in" >"$dir/part"	# the UART takes its time
mv "$dir/part" "$dir/in"
cat "$dir/in" >"$dir/pipe" &
"$h" run --timeout 60 -- cat <"$dir/pipe" >"$dir/out" 2>"$dir/err"
check "a live pipe" $?

# An empty stdin is an end of file, not a wait.
"$h" run --timeout 30 -- cat </dev/null >"$dir/out" || { echo "cat </dev/null failed"; bad=1; }
[ -s "$dir/out" ] && { echo "cat of nothing wrote something"; bad=1; }
exit $bad
