#!/bin/sh
# SPDX-License-Identifier: MIT
# From the first program on, a deterministic run is the same whatever came
# before: a longer command line, another initrd, other memory sizes, a trace
# taken or not.  jitter prints its clock in nanoseconds and who ran when.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0
head -c 300000 /dev/zero >"$dir/more"
echo few >"$dir/few"

for cpus in 1 2; do
	run() { "$h" run --deterministic --smp $cpus --seed 11 "$@" -- jitter 3000 </dev/null; }
	plain=$(run)
	[ -n "$plain" ] || { echo "jitter printed nothing on $cpus CPUs"; bad=1; }
	same() {
		got=$(run "$@")
		[ "$got" = "$plain" ] || { echo "$cpus CPUs, $*: $got, expected $plain"; bad=1; }
	}
	same --cmdline "a-longer-line=$(seq -s, 100)"
	same --add "$dir/more:/tmp/more"
	same $(for i in 1 2 3 4 5 6 7; do echo "--add $dir/few:/tmp/folder-$i/few"; done)
	same --mem 16
	same --mem 300
	same --trace "$dir/trace"
	same --cmdline log=debug --add "$dir/more:/etc/more" --mem 100 --trace "$dir/trace"
done
exit $bad
